// progress.c -- what a command says while it runs, all of it on standard error: a bar with the speed
// and the time left on a terminal; of training, plain lines elsewhere; nothing under --quiet. NO_COLOR in the
// environment, or a dumb terminal, turns colour off (no-color.org).
#include "commands/commands.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { PROGRESS_BAR = 24, PROGRESS_LEAST = 4, PROGRESS_COLUMNS = 80 };
#define PROGRESS_EVERY 0.1 // seconds between two drawings
#define PROGRESS_SHARE 0.002 // of the time that lines of epochs may take, once they took PROGRESS_FREE seconds
#define PROGRESS_FREE 0.01

void vae_meter_open(VaeMeter *p, bool quiet, long steps_done) {
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    const bool dumb = !term || strcmp(term, "dumb") == 0;
    *p = (VaeMeter){.quiet = quiet,
                    .bar = !quiet && !dumb && isatty(STDERR_FILENO),
                    .colour = !(no_color && *no_color),
                    .start = vae_seconds(),
                    .steps_at_start = steps_done};
}

// "3:07", or "2:03:07" for hours.
static void progress_time(char *text, size_t size, double seconds) {
    const long s = seconds < 3e6 ? (long)(seconds + 0.5) : 3000000;
    if (s >= 3600) snprintf(text, size, "%ld:%02ld:%02ld", s / 3600, s / 60 % 60, s % 60);
    else snprintf(text, size, "%ld:%02ld", s / 60, s % 60);
}

// One line, however narrow the terminal is: a line that wraps could not be drawn over.
static void progress_draw(VaeMeter *p, double done, const char *text) {
    struct winsize window;
    const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0;
    const int room = (known ? window.ws_col : PROGRESS_COLUMNS) - 1;
    int wide = room - (int)strlen(text) - 3; // "[", "] "
    if (wide > PROGRESS_BAR) wide = PROGRESS_BAR;
    p->drawn = true;
    if (wide < PROGRESS_LEAST) {
        fprintf(stderr, "\r%.*s\033[K", room, text);
        return;
    }
    char bar[PROGRESS_BAR + 1];
    for (int i = 0; i < wide; i++) bar[i] = i < (int)(done * wide) ? '#' : '.';
    bar[wide] = '\0';
    fprintf(stderr, "\r%s[%s]%s %s\033[K", p->colour ? "\033[36m" : "", bar, p->colour ? "\033[0m" : "", text);
}

void vae_meter_step(VaeMeter *p, long step, long steps, long epoch, long epochs, double loss) {
    if (!p->bar) return;
    const double now = vae_seconds();
    if (now - p->last_drawn < PROGRESS_EVERY) return;
    p->last_drawn = now;
    const double took = now - p->start, done = (double)(step - p->steps_at_start);
    const double speed = took > 0 ? done / took : 0;
    char left[32] = "?";
    if (speed > 0) progress_time(left, sizeof left, (double)(steps - step) / speed);
    char text[160];
    snprintf(text, sizeof text, "epoch %ld/%ld  loss %.4g  %.0f steps/s  %s left", epoch, epochs, loss, speed,
             left);
    progress_draw(p, steps > 0 ? (double)step / (double)steps : 0, text);
}

// Work that is over at once shows nothing.
void vae_meter_work(VaeMeter *p, const char *work, double done) {
    if (!p->bar) return;
    const double now = vae_seconds();
    if (done >= 1) vae_meter_clear(p);
    if (done <= 0) p->start = p->last_drawn = now;
    if (done >= 1 || now - p->last_drawn < PROGRESS_EVERY) return;
    p->last_drawn = now;
    char left[32] = "?", text[160];
    if (done > 0) progress_time(left, sizeof left, (now - p->start) * (1 - done) / done);
    snprintf(text, sizeof text, "%s  %.0f %%  %s left", work, 100 * done, left);
    progress_draw(p, done, text);
}

static void meter_worked(void *arg, const char *work, double done) { vae_meter_work(arg, work, done); }

static VaeMeter meter_of_session;

static void meter_away(void) { vae_meter_clear(&meter_of_session); }

void vae_meter_of(VaeSession *s, bool quiet) {
    vae_meter_open(&meter_of_session, quiet, 0);
    if (!meter_of_session.bar) return;
    s->progress = meter_worked;
    s->progress_arg = &meter_of_session;
    vae_before_message = meter_away;
}

void vae_meter_clear(VaeMeter *p) {
    if (p->drawn) fputs("\r\033[K", stderr);
    p->drawn = false;
}

void vae_meter_epoch(VaeMeter *p, const VaeRecord *r, long epochs, bool last) {
    if (p->quiet) return;
    const double begin = vae_seconds();
    if (!last && p->spoke > PROGRESS_FREE + PROGRESS_SHARE * (begin - p->start)) return;
    vae_meter_clear(p);
    int digits = 1;
    for (long n = epochs; n >= 10; n /= 10) digits++;
    char valid[64] = "", critic[96] = "";
    if (r->has_critic)
        snprintf(critic, sizeof critic, "  critic %.3f (right %.0f%% real, %.0f%% made)", r->critic, 100 * r->critic_real,
                 100 * r->critic_made);
    if (r->has_valid) snprintf(valid, sizeof valid, "  valid %.2f", r->valid_loss);
    fprintf(stderr, "epoch %*ld/%ld  loss %.2f  recon %.2f  kl %.2f%s%s  %.1f s  %.0f samples/s\n",
            digits, r->epoch, epochs, r->loss, r->reconstruction, r->kl, critic, valid, r->seconds,
            r->samples_per_second);
    p->spoke += vae_seconds() - begin;
}

void vae_meter_log(VaeMeter *p, const VaeRecord *r, long steps) {
    if (p->quiet) return;
    vae_meter_clear(p);
    char critic[32] = "";
    if (r->has_critic) snprintf(critic, sizeof critic, "  critic %.3f", r->critic);
    fprintf(stderr, "step %ld/%ld  loss %.2f  recon %.2f  kl %.2f%s  lr %.3g\n", r->step, steps,
            r->loss, r->reconstruction, r->kl, critic, r->lr);
}

void vae_note(bool quiet, const char *format, ...) {
    if (quiet || vae_follows) return;
    if (vae_before_message) vae_before_message();
    va_list ap;
    va_start(ap, format);
    fprintf(stderr, "%s: ", vae_program_name);
    vfprintf(stderr, format, ap);
    fputc('\n', stderr);
    va_end(ap);
}
