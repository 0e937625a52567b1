// two.cpp -- two models in one C++ program: one squeezes signals into three numbers, the other learns which of those
// numbers are usual. Errors are exceptions, and handles close themselves.
//
//   vaec emit --library wave.vae -o wave.c
//   vaec emit --library code.vae -o code.c
//   cc -O3 -march=native -c wave.c code.c && c++ -O2 two.cpp wave.o code.o -lm -o two && ./two
#include "code.h"
#include "wave.h"

#include <cmath>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <vector>

struct Close {
    void operator()(wave *m) const { wave_close(m); }
    void operator()(code *m) const { code_close(m); }
};

static void must(const wave *m, int status) {
    if (status != WAVE_OK) throw std::runtime_error(wave_error(m));
}
static void must(const code *m, int status) {
    if (status != CODE_OK) throw std::runtime_error(code_error(m));
}

// Sines of any phase and strength; or, odd, triangles.
static std::vector<float> signals(std::size_t n, bool odd) {
    std::vector<float> all(n * WAVE_SIGNAL);
    for (std::size_t i = 0; i < n; i++) {
        const double which = static_cast<double>(i), phase = 0.37 * which;
        const double height = 0.5 + 0.5 * std::fabs(std::sin(1.7 * which));
        for (int t = 0; t < WAVE_SIGNAL; t++) {
            const double angle = phase + 6.283185307179586 * t / WAVE_SIGNAL;
            const double value = odd ? std::asin(std::sin(3 * angle)) : std::sin(angle);
            all[i * WAVE_SIGNAL + static_cast<std::size_t>(t)] = static_cast<float>(height * value);
        }
    }
    return all;
}

static double score(wave *w, code *c, const std::vector<float> &x, std::size_t n) {
    std::vector<float> z(n * WAVE_Z), nats(n);
    wave_rows rows = {x.data()};
    must(w, wave_encode(w, rows, static_cast<int>(n), z.data(), nullptr));
    code_rows codes = {z.data()};
    must(c, code_elbo(c, codes, static_cast<int>(n), 1, nats.data()));
    double sum = 0;
    for (float v : nats) sum -= static_cast<double>(v);
    return sum / static_cast<double>(n);
}

int main() {
    try {
        const std::size_t n = 1000;
        const std::vector<float> x = signals(n, false), other = signals(n, true);
        wave *opened = nullptr;
        must(opened, wave_open(&opened, nullptr));
        const std::unique_ptr<wave, Close> w(opened);
        code *also = nullptr;
        must(also, code_open(&also, nullptr));
        const std::unique_ptr<code, Close> c(also);

        wave_rows rows = {x.data()};
        must(w.get(), wave_train(w.get(), rows, n, nullptr));
        std::vector<float> z(n * WAVE_Z);
        must(w.get(), wave_encode(w.get(), rows, static_cast<int>(n), z.data(), nullptr));
        code_rows codes = {z.data()};
        must(c.get(), code_train(c.get(), codes, n, nullptr));

        const double usual = score(w.get(), c.get(), x, n), strange = score(w.get(), c.get(), other, n);
        std::printf("score of a signal's code, mean: %.2f nats; of signals of another form: %.2f\n", usual, strange);
        return usual < strange ? 0 : 1;
    } catch (const std::exception &e) {
        std::fprintf(stderr, "two: %s\n", e.what());
        return 1;
    }
}
