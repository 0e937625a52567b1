// rt_words.c -- tokens and weights of the functions that libraries are made of (library/words.c, lines.c, files.c): vocabularies
// that are none, lines that have no numbers, memory that is not there, files that are none; what is refused changes nothing.
#include "fixture_model.h"
#include "library/handle.h"
#include "rt_die.h"

#include <signal.h>

enum { IMAGE, WORDS, CHARS, BYTES, ATOMS, IDS, TABLE, STREAMS };

static const VaeColumn columns[] = {{.name = "kind", .kind = VAE_COLUMN_CATEGORY, .classes = 4},
                                    {.name = "on", .kind = VAE_COLUMN_FLAG},
                                    {.name = "size", .kind = VAE_COLUMN_NUMBER},
                                    {.name = "of", .kind = VAE_COLUMN_CATEGORY, .classes = 2, .word = (const char *const[]){"a", "b"}}};
#define TOKENS(NAME, UNIT) {.name = NAME, .kind = VAE_TOKENS, .height = 1, .width_px = 1, .channels = 4, .width = 4, .words = 9, .unit = UNIT}
static VaeStream streams[STREAMS] = {[WORDS] = TOKENS("w", VAE_UNIT_WORD), [CHARS] = TOKENS("c", VAE_UNIT_CHAR), [BYTES] = TOKENS("b", VAE_UNIT_BYTE),
    [ATOMS] = TOKENS("a", VAE_UNIT_ATOM), [IDS] = TOKENS("n", VAE_UNIT_ID),
    [TABLE] = {.name = "t", .kind = VAE_TABLE, .height = 1, .width_px = 1, .channels = 4, .width = 4, .column = columns}};
static VaeModel model;

static int make_model(void **state) {
    model = vae_model;
    streams[IMAGE] = model.stream[0];
    streams[CHARS].truncate = true;
    streams[BYTES].words = VAE_FIRST_WORD + 255;
    model.stream = streams;
    model.n_streams = STREAMS;
    return rt_make_dir(state);
}

static VaeHandle *opened(const VaeHandleOptions *o) {
    VaeHandle *h;
    assert_int_equal(vae_handle_open(&h, &model, o), VAE_OK);
    return h;
}

// As opened, in memory of the caller's that has `more` bytes than are needed.
static VaeHandle *in_memory(VaeHandleOptions o, size_t more, void **block) {
    o.size = vae_handle_memory(&model, &o) + more;
    o.memory = *block = malloc(o.size);
    return opened(&o);
}

static void fails(const VaeHandle *h, int got, int want, const char *says) {
    if (got != want || !strstr(vae_handle_error(h), says))
        fail_msg("status %d, want %d: \"%s\", want \"%s\"", got, want, vae_handle_error(h), says);
}

// ---------------------------------------------------------------- vocabularies

static void vocabularies(void **state) {
    (void)state;
    static const struct { int stream; const char *text; bool good; } each[] = {
        {WORDS, "", true}, {WORDS, "a\nb\n", true}, {WORDS, "1\n2\n3\n4\n5\n", true}, {WORDS, "1\n2\n3\n4\n5\n6\n", false},
        {WORDS, "a\nb", false}, {WORDS, "a b\n", false}, {WORDS, "\n", false}, {WORDS, " \n", false}, {WORDS, "a\nb\na\n", false},
        {CHARS, "\xc3\xa9\ne\n", true}, {CHARS, "ee\n", false}, {CHARS, "\xff\n", false}, {CHARS, "\xc3\n", false},
        {BYTES, "41\nff\n", true}, {BYTES, "4\n", false}, {BYTES, "00\n", false}, {BYTES, "4g\n", false}, {BYTES, "g4\n", false},
        {BYTES, "411\n", false}, {ATOMS, "Br\n[nH]\n%12\n@@\nC\n", true}, {ATOMS, "BrC\n", false}, {ATOMS, "[n\n", false},
        {TABLE, "", true}, {TABLE, "\n\n\n\n", true}, {TABLE, "\"a\",b,\"c\"\"d\"\nno,yes\n2\n\n", true}, {TABLE, "\"a\nb\",\"c,d\"\n\n\n\n", true},
        {TABLE, "a,b,c,d\n\n\n\n", false}, {TABLE, "a\nno,yes,maybe\n\n\n", false}, {TABLE, "a\n\n1,2\n\n", false}, {TABLE, "a\n\n\n", false},
        {TABLE, "a\n\n\n\n\n", false}, {TABLE, "a\n\n2", false}, {TABLE, "\"a\n\n\n\n", false}, {TABLE, "a\n", false}};
    static const char *const was[] = {[WORDS] = "was\n", [CHARS] = "w\n", [BYTES] = "77\n", [ATOMS] = "Cl\n", [TABLE] = "was\n\n0\n\n"};
    VaeHandle *h = opened(NULL);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const int stream = each[i].stream;
        assert_int_equal(vae_handle_set_vocabulary(h, stream, was[stream]), VAE_OK);
        const int got = vae_handle_set_vocabulary(h, stream, each[i].text);
        if ((got == VAE_OK) != each[i].good) fail_msg("stream %d: \"%s\": status %d", stream, each[i].text, got);
        assert_string_equal(vae_handle_vocabulary(h, stream), each[i].good ? each[i].text : was[stream]);
        if (!each[i].good) fails(h, got, VAE_BAD_DATA, stream == TABLE ? "a line for each of the table's columns" : "a line for each, each once");
    }
    fails(h, vae_handle_set_vocabulary(h, WORDS, NULL), VAE_BAD_ARGUMENT, "the text is NULL");
    assert_int_equal(vae_handle_set_vocabulary(NULL, WORDS, "a\n"), VAE_BAD_ARGUMENT);
    assert_string_equal(vae_handle_vocabulary(NULL, WORDS), "");
    char all[3 * 255 + 1];
    for (int i = 0; i < 255; i++) snprintf(all + 3 * i, 4, "%02x\n", i + 1);
    assert_int_equal(vae_handle_set_vocabulary(h, BYTES, all), VAE_OK);
    size_t n;
    for (int i = 0; i < 255; i++) {
        const char c = (char)(i + 1);
        assert_int_equal(vae_vocabulary_find(h, BYTES, &c, 1), VAE_FIRST_WORD + i);
        assert_memory_equal(vae_vocabulary_word(h, BYTES, (uint32_t)(VAE_FIRST_WORD + i), &n), all + 3 * i, 2);
    }
    assert_null(vae_vocabulary_word(h, BYTES, VAE_UNK, &n));
    vae_handle_close(h);
}

static void room_for_vocabularies(void **state) {
    (void)state;
    static char two[2][200]; // a word each that is longer than there is room
    memset(two[0], 'x', 150), memcpy(two[0] + 150, "\n", 2);
    memset(two[1], 'y', 180), memcpy(two[1] + 180, "\n", 2);
    VaeHandle *h = opened(&(VaeHandleOptions){.text = 8});
    for (int i = 0; i < 2; i++) {
        assert_int_equal(vae_handle_set_vocabulary(h, WORDS, two[i]), VAE_OK);
        assert_string_equal(vae_handle_vocabulary(h, WORDS), two[i]);
    }
    fails(h, vae_vocabulary_room(h, WORDS, UINT32_MAX), VAE_NO_MEMORY, "the words of w take 4294967295 bytes, and there is room for 181");
    vae_handle_close(h);

    void *block;
    h = in_memory((VaeHandleOptions){.text = 8, .words = {[WORDS] = "longer\nthan\neight\n", [TABLE] = "a\n\n\n\n"}}, 0, &block);
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "longer\nthan\neight\n");
    fails(h, vae_handle_set_vocabulary(h, WORDS, two[0]), VAE_NO_MEMORY, "the words of w take 151 bytes, and there is room for 18");
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "longer\nthan\neight\n");
    vae_handle_close(h);
    free(block);
}

// ---------------------------------------------------------------- lines

static void lines_as_numbers(void **state) {
    (void)state;
    static const struct { int stream; const char *line; int32_t want[4]; const char *says; } each[] = {
        {WORDS, "b  a", {5, 4, VAE_EOS}, NULL}, {WORDS, " \ta ? ", {4, VAE_UNK, VAE_EOS}, NULL}, {WORDS, "", {VAE_EOS}, NULL},
        {WORDS, "a a a a", {0}, "w: row 0 has more than 3 words, and there are 4 steps, one for the end"},
        {WORDS, "a\nb", {0}, "w: row 0 has an end of a line in it"}, {WORDS, "\xc3", {0}, "w: row 0 is no UTF-8"},
        {CHARS, "\xc3\xa9\x65\x65\x65", {4, VAE_UNK, VAE_UNK, VAE_EOS}, NULL}, {BYTES, "A\xff\xc3", {4, 5, VAE_UNK, VAE_EOS}, NULL},
        {ATOMS, "CBr[nH]", {4, 5, 6, VAE_EOS}, NULL}, {ATOMS, "[n", {VAE_UNK, VAE_UNK, VAE_EOS}, NULL}, {IDS, "3 8", {3, 8, VAE_EOS}, NULL},
        {IDS, "2", {0}, "n: row 0 has what is no number"}, {IDS, "9", {0}, "n: row 0 has what is no number"}, {IDS, "a", {0}, "what is no number"},
        {IDS, "0000000003", {0}, "what is no number"}, {IDS, "/", {0}, "what is no number"}, {IDS, "999999999", {0}, "what is no number"}};
    VaeHandle *h = opened(&(VaeHandleOptions){.inference = true, .words = {[WORDS] = "a\nb\n", [CHARS] = "\xc3\xa9\n", [BYTES] = "41\nff\n",
                                              [ATOMS] = "C\nBr\n[nH]\n"}});
    int32_t row[4];
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const int got = vae_handle_read(h, each[i].stream, &each[i].line, 1, row);
        if (each[i].says) fails(h, got, VAE_BAD_DATA, each[i].says);
        else if (got != VAE_OK || memcmp(row, each[i].want, sizeof row) != 0)
            fail_msg("\"%s\": status %d, %d %d %d %d", each[i].line, got, row[0], row[1], row[2], row[3]);
    }
    const char *none = NULL;
    assert_int_equal(vae_handle_read(NULL, WORDS, &none, 1, row), VAE_BAD_ARGUMENT);
    fails(h, vae_handle_read(h, WORDS, NULL, 1, row), VAE_BAD_ARGUMENT, "are NULL");
    fails(h, vae_handle_read(h, WORDS, &none, 1, NULL), VAE_BAD_ARGUMENT, "are NULL");
    fails(h, vae_handle_read(h, WORDS, &none, -1, row), VAE_BAD_ARGUMENT, "n is -1");
    fails(h, vae_handle_read(h, WORDS, &none, 1, row), VAE_BAD_ARGUMENT, "line 0 is NULL");
    assert_int_equal(vae_handle_set_vocabulary(h, WORDS, ""), VAE_OK);
    fails(h, vae_handle_read(h, WORDS, &none, 1, row), VAE_BAD_ARGUMENT, "the words of w are not known");
    vae_handle_close(h);
}

static void numbers_as_lines(void **state) {
    (void)state;
    static const struct { int stream; int32_t row[4]; const char *want; } each[] = {
        {WORDS, {5, 4, 3, VAE_EOS}, "b a <unk>"}, {WORDS, {4, 8, VAE_PAD}, "a <unk>"}, {WORDS, {4, 4, 4, 4}, "a a a a"},
        {CHARS, {4, 3, 1, VAE_EOS}, "\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd"}, {BYTES, {4, 5, VAE_EOS}, "A\xff"}, {ATOMS, {3, VAE_EOS}, "3"},
        {IDS, {3, 8, VAE_EOS}, "3 8"}, {IDS, {9, 4, VAE_EOS}, NULL}, {IDS, {4, -1, VAE_EOS}, NULL}};
    VaeHandle *h = opened(&(VaeHandleOptions){.words = {[WORDS] = "a\nb\n", [CHARS] = "\xc3\xa9\n", [BYTES] = "41\nff\n"}});
    char line[32];
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const int got = vae_handle_write(h, each[i].stream, each[i].row, line, sizeof line);
        if (!each[i].want) fails(h, got, VAE_BAD_DATA, "is no number of a token");
        else if (got != VAE_OK || strcmp(line, each[i].want) != 0) fail_msg("\"%s\": status %d, \"%s\"", each[i].want, got, line);
    }
    fails(h, vae_handle_write(h, WORDS, each[0].row, line, 8), VAE_BAD_ARGUMENT, "the line takes 10 bytes, and 8 are given");
    assert_string_equal(line, "b a <un");
    fails(h, vae_handle_write(h, WORDS, each[0].row, line, 0), VAE_BAD_ARGUMENT, "size is 0");
    fails(h, vae_handle_write(h, WORDS, NULL, line, 8), VAE_BAD_ARGUMENT, "are NULL");
    vae_handle_close(h);
}

static void words_are_learned(void **state) {
    (void)state;
    static const char *const some[] = {"b b a", "ab a", "c d e f"}, *const bytes[] = {"BB\xff", "A"}, *const bad[] = {"a", "\xff"};
    VaeHandle *h = opened(NULL);
    streams[WORDS].width = 5;
    assert_int_equal(vae_handle_learn(h, WORDS, some, 3, true), VAE_OK);
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "a\nb\nab\nc\nd\n"); // the commonest, then by their bytes
    assert_int_equal(vae_handle_learn(h, BYTES, bytes, 2, true), VAE_OK);
    assert_string_equal(vae_handle_vocabulary(h, BYTES), "42\n41\nff\n");
    fails(h, vae_handle_learn(h, WORDS, bad, 2, true), VAE_BAD_DATA, "w: row 1 is no UTF-8");
    fails(h, vae_handle_learn(h, WORDS, NULL, 2, true), VAE_BAD_ARGUMENT, "are NULL");
    fails(h, vae_handle_learn(h, WORDS, some, 0, true), VAE_BAD_ARGUMENT, "n is 0 rows");
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "a\nb\nab\nc\nd\n");

    enum { MANY = 1500 }; // more than there is room for at first
    static char word[MANY][8];
    static const char *line[MANY];
    for (int i = 0; i < MANY; i++) {
        snprintf(word[i], sizeof word[i], "w%d", i % (MANY - 1));
        line[i] = word[i];
    }
    model.training.validation = 0.2;
    assert_int_equal(vae_handle_learn(h, WORDS, line, MANY, true), VAE_OK);
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "w0\nw1\nw10\nw100\nw1000\n"); // w0 stands there twice
    assert_int_equal(vae_handle_learn(h, WORDS, line, MANY, false), VAE_OK); // of the rows that are trained on
    vae_handle_close(h);

    void *block;
    h = in_memory((VaeHandleOptions){0}, 0, &block);
    fails(h, vae_handle_learn(h, WORDS, line, MANY, false), VAE_NO_MEMORY, "1500 rows have no room for their numbers");
    fails(h, vae_handle_learn(h, WORDS, line, MANY, true), VAE_NO_MEMORY, "out of memory");
    vae_handle_close(h);
    free(block);
    h = in_memory((VaeHandleOptions){.text = 4}, 4096, &block);
    fails(h, vae_handle_learn(h, WORDS, line, MANY, true), VAE_NO_MEMORY, "different words were counted, and there is no room for more");
    fails(h, vae_handle_learn(h, WORDS, some, 3, true), VAE_NO_MEMORY, "the words of w take 11 bytes, and there is room for 4");
    assert_int_equal(vae_handle_learn(h, WORDS, some, 1, true), VAE_OK);
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "b\na\n");
    vae_handle_close(h);
    free(block);
    streams[WORDS].width = 4;
    model.training.validation = 0;
}

// ---------------------------------------------------------------- files

// Weights as they are saved, with these metadata.
static size_t bytes_of(const char *const *metadata, unsigned char *to) {
    static float flat[FIX_PARAM + FIX_STATE];
    size_t n;
    vae_weights_write(rt_path("said"), &model, flat, true, metadata, NULL, 0);
    unsigned char *bytes = vae_file_read(rt_path("said"), 1 << 16, &n);
    memcpy(to, bytes, n);
    vae_free(bytes);
    return n;
}

static void ages(void **state) {
    (void)state;
    static const struct { const char *metadata[5]; bool known; } each[] = {
        {{"epoch", "3", "step", "17", NULL}, true}, {{"epoch", "3", NULL}, false}, {{"step", "17", NULL}, false}, {{"model", "17", NULL}, false},
        {{"epoch", "-3", "step", "17", NULL}, false}, {{"epoch", "3", "step", "1e3", NULL}, false}, {{"epoch", "", "step", "17", NULL}, false},
        {{"epoch", "4294967296", "step", "17", NULL}, false}, {{"epoch", "3", "step", "1000000000000000000", NULL}, false}};
    static unsigned char bytes[1 << 16];
    for (int inference = 0; inference < 2; inference++) {
        VaeHandle *h = opened(&(VaeHandleOptions){.inference = inference});
        for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
            const size_t n = bytes_of(each[i].metadata, bytes);
            assert_int_equal(vae_handle_load_bytes(h, bytes, n), VAE_OK);
            if (h->age.known != each[i].known) fail_msg("%s=%s: known %d", each[i].metadata[0], each[i].metadata[1], h->age.known);
            if (each[i].known) assert_true(h->age.epoch == 3 && h->age.step == 17);
        }
        assert_int_equal(vae_handle_load_bytes(NULL, bytes, 1), VAE_BAD_ARGUMENT);
        fails(h, vae_handle_load_bytes(h, NULL, 1), VAE_BAD_ARGUMENT, "the bytes to load are NULL");
        vae_handle_close(h);
    }
}

// Words that are none, and good ones with weights that are not the model's: neither changes anything.
static void words_with_weights(void **state) {
    (void)state;
    static unsigned char bytes[1 << 16];
    static const char *const none[] = {"data.w.words", "one two\n", NULL}, *const good[] = {"data.w.words", "one\n", "data.t.table", "a\n\n\n\n", NULL};
    static char big[4000]; // more than the caller gave room for
    void *block;
    VaeHandle *h = in_memory((VaeHandleOptions){.words = {[WORDS] = "was\n"}}, 0, &block);
    h->session.state.param[0] = 5;
    size_t n = bytes_of(none, bytes);
    fails(h, vae_handle_load_bytes(h, bytes, n), VAE_BAD_WEIGHTS, "the words of w must be a line for each, each once");
    memset(big, 'x', sizeof big - 2), big[sizeof big - 2] = '\n';
    n = bytes_of((const char *[]){"data.w.words", big, NULL}, bytes);
    fails(h, vae_handle_load_bytes(h, bytes, n), VAE_NO_MEMORY, "the words of w take 3999 bytes");
    n = bytes_of(good, bytes);
    memcpy(bytes + n - 4, "\xff\xff\xff\xff", 4); // no number
    assert_int_equal(vae_handle_load_bytes(h, bytes, n), VAE_BAD_WEIGHTS);
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "was\n");
    assert_string_equal(vae_handle_vocabulary(h, TABLE), "");
    assert_true(h->session.state.param[0] == 5);
    n = bytes_of(good, bytes);
    assert_int_equal(vae_handle_load_bytes(h, bytes, n), VAE_OK);
    assert_string_equal(vae_handle_vocabulary(h, WORDS), "one\n");
    assert_string_equal(vae_handle_vocabulary(h, TABLE), "a\n\n\n\n");
    assert_true(h->session.state.param[0] == 0);
    vae_handle_close(h);
    free(block);
}

static void weights_of_files(void **state) {
    (void)state;
    char beside[40], left[24], path[5000];
    void *block;
    VaeHandle *h[2] = {opened(NULL), NULL};
    h[1] = in_memory((VaeHandleOptions){.words = {[WORDS] = "one\n", [BYTES] = "41\n"}}, 0, &block);
    rt_put("empty", "", 0);
    for (int i = 0; i < 2; i++) {
        fails(h[i], vae_handle_load(h[i], NULL), VAE_BAD_ARGUMENT, "the path is NULL");
        fails(h[i], vae_handle_save(h[i], NULL), VAE_BAD_ARGUMENT, "the path is NULL");
        fails(h[i], vae_handle_load(h[i], rt_path("none")), VAE_NO_FILE, "No such file");
        fails(h[i], vae_handle_load(h[i], rt_dir), VAE_NO_FILE, "it is no file");
        fails(h[i], vae_handle_load(h[i], rt_path("empty")), VAE_BAD_WEIGHTS, "");
        fails(h[i], vae_handle_save(h[i], rt_path("none/w")), VAE_NO_FILE, "cannot write");
        fails(h[i], vae_handle_save(h[i], rt_dir), VAE_NO_FILE, "cannot write"); // a directory cannot be replaced
        snprintf(beside, sizeof beside, "%s.new", rt_dir);
        assert_int_not_equal(access(beside, F_OK), 0);
        assert_int_equal(vae_handle_save(h[i], rt_path("w")), VAE_OK);
        assert_int_equal(vae_handle_load(h[i], rt_path("w")), VAE_OK);
        h[i]->age = (VaeAge){true, 2, 34};
        assert_int_equal(vae_handle_set_vocabulary(h[i], WORDS, "two\n"), VAE_OK);
        for (int k = 0; k < 9; k++) { // as many have been killed while they saved
            snprintf(left, sizeof left, k ? "w.new%d" : "w.new", k);
            rt_put(left, "", 0);
            assert_int_equal(vae_handle_save(h[i], rt_path("w")), VAE_OK);
        }
        rt_put("w.new9", "", 0);
        assert_int_equal(vae_handle_save(h[i], rt_path("w")), VAE_OK); // the last is taken, whoever left it
        assert_int_not_equal(access(rt_path("w.new9"), F_OK), 0);
        assert_int_equal(vae_handle_load(h[1 - i], rt_path("w")), VAE_OK);
        assert_true(h[1 - i]->age.known && h[1 - i]->age.step == 34);
        assert_string_equal(vae_handle_vocabulary(h[1 - i], WORDS), "two\n");
    }
    memset(path, 'x', sizeof path - 2), memcpy(path + sizeof path - 2, "\n", 2);
    assert_int_equal(vae_handle_set_vocabulary(h[0], WORDS, path), VAE_OK); // more than is written at once
    assert_int_equal(vae_handle_save(h[0], rt_path("w")), VAE_OK);
    const rlim_t most[] = {100, 4500};
    struct rlimit room, was;
    getrlimit(RLIMIT_FSIZE, &was);
    signal(SIGXFSZ, SIG_IGN);
    for (int i = 0; i < 2; i++) { // the disk is full, as it were
        room = (struct rlimit){most[i], was.rlim_max};
        setrlimit(RLIMIT_FSIZE, &room);
        const int full = vae_handle_save(h[0], rt_path("w"));
        setrlimit(RLIMIT_FSIZE, &was);
        fails(h[0], full, VAE_NO_FILE, "cannot write");
    }
    assert_int_equal(vae_handle_set_vocabulary(h[0], WORDS, ""), VAE_OK);
    assert_int_equal(vae_handle_load(h[0], rt_path("w")), VAE_OK);
    assert_string_equal(vae_handle_vocabulary(h[0], WORDS), path);
    memset(path, 'x', sizeof path - 1), path[sizeof path - 1] = 0;
    fails(h[0], vae_handle_save(h[0], path), VAE_BAD_ARGUMENT, "the path is too long");
    assert_int_equal(vae_handle_load(NULL, "w"), VAE_BAD_ARGUMENT);
    assert_int_equal(vae_handle_save(NULL, "w"), VAE_BAD_ARGUMENT);
    vae_handle_close(h[0]);
    vae_handle_close(h[1]);
    free(block);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vocabularies), cmocka_unit_test(room_for_vocabularies), cmocka_unit_test(lines_as_numbers),
        cmocka_unit_test(numbers_as_lines), cmocka_unit_test(words_are_learned), cmocka_unit_test(ages),
        cmocka_unit_test(words_with_weights), cmocka_unit_test(weights_of_files),
    };
    return cmocka_run_group_tests(tests, make_model, rt_remove_all);
}
