// server.c -- a libFuzzer target: what an editor may send to `vaec lsp`. Each line of the bytes that begins with { is a
// message; what comes then is a place and a text, which opens a document, and every request is made at that place.
#include "lsp/lsp.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char *const uri = "file:///m.vae";

static void message(FILE *f, const char *text, size_t n) {
    fprintf(f, "Content-Length: %zu\r\n\r\n", n);
    fwrite(text, 1, n, f);
}

static void say(FILE *f, json_t *j) {
    char *text = json_dumps(j, 0);
    json_decref(j);
    message(f, text, strlen(text));
    free(text);
}

// The rest of the bytes as a text, and every request at a place in it.
static void ask_all(FILE *f, const char *text, size_t n, int line, int column) {
    static const char *const method[] = {"hover", "completion", "definition", "references", "documentHighlight",
                                         "rename", "prepareRename", "documentSymbol", "formatting", "inlayHint",
                                         "codeAction"};
    json_t *string = json_stringn(text, n);
    if (!string) return; // no UTF-8
    say(f, json_pack("{s:s,s:{s:{s:s,s:i,s:o}}}", "method", "textDocument/didOpen", "params", "textDocument",
                     "uri", uri, "version", 1, "text", string));
    for (size_t i = 0; i < sizeof method / sizeof *method; i++) {
        char name[64];
        snprintf(name, sizeof name, "textDocument/%s", method[i]);
        say(f, json_pack("{s:i,s:s,s:{s:{s:s},s:{s:i,s:i},s:s,s:{s:{s:i,s:i},s:{s:i,s:i}}}}", "id", (int)i, "method",
                         name, "params", "textDocument", "uri", uri, "position", "line", line, "character", column,
                         "newName", "other", "range", "start", "line", 0, "character", 0, "end", "line", line,
                         "character", column));
    }
    say(f, json_pack("{s:s,s:{s:{s:s,s:i},s:[{s:{s:{s:i,s:i},s:{s:i,s:i}},s:s}]}}", "method",
                     "textDocument/didChange", "params", "textDocument", "uri", uri, "version", 2, "contentChanges",
                     "range", "start", "line", line / 2, "character", column, "end", "line", line, "character", column,
                     "text", "x }\n"));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    static FILE *nowhere;
    if (!nowhere) nowhere = fopen("/dev/null", "w");
    char *input = NULL;
    size_t length = 0;
    FILE *f = open_memstream(&input, &length);
    const char *begin = "{\"id\":0,\"method\":\"initialize\",\"params\":{}}";
    message(f, begin, strlen(begin));
    const char *at = (const char *)bytes, *end = at + n;
    while (at < end && *at == '{') {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        message(f, at, (size_t)((stop ? stop : end) - at));
        at = stop ? stop + 1 : end;
    }
    if (end - at > 2) ask_all(f, at + 2, (size_t)(end - at - 2), (unsigned char)at[0], (unsigned char)at[1]);
    fclose(f);
    FILE *in = fmemopen(input, length, "r");
    lsp_serve(in, nowhere, "0");
    fclose(in);
    free(input);
    return 0;
}
