// server.c -- the protocol: messages in and out, one request after the other, and the open documents.
// A message is "Content-Length: N", other headers, an empty line, and N bytes of JSON-RPC 2.0.
#include "lsp/lsp.h"
#include "lsp/document.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

#define MOST_BYTES (64 << 20) // of a message

enum { PARSE_ERROR = -32700, INVALID_REQUEST = -32600, METHOD_NOT_FOUND = -32601, INVALID_PARAMS = -32602,
       NOT_INITIALIZED = -32002, REQUEST_FAILED = -32803 };

typedef struct Server {
    FILE *in, *out;
    const char *version; // of vaec
    Document *documents;
    const char *hover_kind, *help_kind; // of text, as the editor knows it
    bool initialized, shut_down, ended;
} Server;

// ---------------------------------------------------------------- messages

static void send(Server *s, json_t *message) {
    json_object_set_new(message, "jsonrpc", json_string("2.0"));
    char *text = json_dumps(message, JSON_COMPACT);
    json_decref(message);
    if (!text) die("an answer that is no JSON");
    fprintf(s->out, "Content-Length: %zu\r\n\r\n%s", strlen(text), text);
    fflush(s->out);
    free(text);
}

static void answer(Server *s, const json_t *id, json_t *result) {
    send(s, json_pack("{s:O, s:o}", "id", id, "result", result ? result : json_null()));
}

static void refuse(Server *s, const json_t *id, int code, const char *message) {
    send(s, json_pack("{s:o, s:{s:i, s:s}}", "id", id ? json_incref((json_t *)id) : json_null(), "error", "code", code,
                      "message", message));
}

// The bytes of the next message; NULL: there is none, or no length that can be believed.
static char *receive(Server *s, size_t *length) {
    char line[1024];
    long long n = -1;
    while (fgets(line, sizeof line, s->in)) {
        if (!strcmp(line, "\r\n") || !strcmp(line, "\n")) {
            if (n < 0) continue;
            char *text = malloc((size_t)n + 1);
            if (!text) out_of_memory();
            *length = fread(text, 1, (size_t)n, s->in);
            if (*length == (size_t)n) return text;
            free(text);
            return NULL;
        }
        if (strncasecmp(line, "Content-Length:", 15)) continue;
        char *end;
        errno = 0;
        n = strtoll(line + 15, &end, 10);
        if (end == line + 15 || errno || n < 0 || n > MOST_BYTES) return NULL;
    }
    return NULL;
}

// ---------------------------------------------------------------- documents

static Document **find(Server *s, const json_t *params) {
    const char *uri = json_string_value(json_object_get(json_object_get(params, "textDocument"), "uri"));
    Document **d = &s->documents;
    while (*d && (!uri || strcmp((*d)->uri, uri))) d = &(*d)->next;
    return d;
}

static void publish(Server *s, Document *d) {
    send(s, json_pack("{s:s, s:{s:s, s:I, s:o}}", "method", "textDocument/publishDiagnostics", "params", "uri", d->uri,
                      "version", (json_int_t)d->version, "diagnostics", diagnostics_of(d)));
}

static void did_open(Server *s, const json_t *params) {
    const json_t *item = json_object_get(params, "textDocument"), *text = json_object_get(item, "text");
    const char *uri = json_string_value(json_object_get(item, "uri"));
    if (!uri || !json_is_string(text)) return;
    const long long version = json_integer_value(json_object_get(item, "version"));
    Document **d = find(s, params);
    if (*d) document_set(*d, json_string_value(text), json_string_length(text), version);
    else *d = document_new(uri, json_string_value(text), json_string_length(text), version);
    (*d)->hover_kind = s->hover_kind;
    (*d)->help_kind = s->help_kind;
    publish(s, *d);
}

static void did_change(Server *s, const json_t *params) {
    Document *d = *find(s, params);
    if (!d) return;
    const long long version = json_integer_value(json_object_get(json_object_get(params, "textDocument"), "version"));
    const json_t *changes = json_object_get(params, "contentChanges");
    for (size_t i = 0; i < json_array_size(changes); i++) document_change(d, json_array_get(changes, i), version);
    publish(s, d);
}

static void did_close(Server *s, const json_t *params) {
    Document **at = find(s, params), *d = *at;
    if (!d) return;
    *at = d->next;
    send(s, json_pack("{s:s, s:{s:s, s:[]}}", "method", "textDocument/publishDiagnostics", "params", "uri", d->uri,
                      "diagnostics"));
    document_free(d);
}

// ---------------------------------------------------------------- requests

static json_t *capabilities(const char *version) {
    static const char *const yes[] = {"hover", "definition", "references", "documentHighlight", "documentFormatting",
                                      "documentSymbol", "inlayHint"};
    json_t *c = json_pack("{s:{s:b, s:i}, s:{s:[s,s,s]}, s:{s:b}, s:{s:[s,s]}}",
                          "textDocumentSync", "openClose", true, "change", 2, // pieces
                          "completionProvider", "triggerCharacters", "(", "=", ":",
                          "renameProvider", "prepareProvider", true,             
                          "codeActionProvider", "codeActionKinds", "quickfix", "source.fixAll");
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        char name[64];
        snprintf(name, sizeof name, "%sProvider", yes[i]);
        json_object_set_new(c, name, json_true());
    }
    return json_pack("{s:o, s:{s:s, s:s}}", "capabilities", c, "serverInfo", "name", "vaec", "version", version);
}

// How text can be sent, by a list of formats among the capabilities. Its path is of names with dots between.
static const char *markup(const json_t *capability, const char *path) {
    char name[64];
    while (*path) {
        const size_t n = strcspn(path, ".");
        snprintf(name, sizeof name, "%.*s", (int)n, path);
        capability = json_object_get(capability, name);
        path += n + (path[n] == '.');
    }
    for (size_t i = 0; i < json_array_size(capability); i++) {
        const char *format = json_string_value(json_array_get(capability, i));
        if (format && !strcmp(format, "markdown")) return "markdown";
    }
    return "plaintext";
}

typedef struct Request {
    Document *d;
    int offset;  // of "position"; -1: there is none
    Span range;  // of "range"
    const json_t *params;
    const char *error; // what the answer is instead
} Request;

static json_t *hover(Request *r) { return answer_hover(r->d, r->offset); }
static json_t *completion(Request *r) { return answer_completion(r->d, r->offset); }
static json_t *definition(Request *r) { return answer_definition(r->d, r->offset); }
static json_t *highlights(Request *r) { return answer_highlights(r->d, r->offset); }
static json_t *prepare_rename(Request *r) { return answer_prepare_rename(r->d, r->offset); }
static json_t *symbols(Request *r) { return answer_symbols(r->d); }
static json_t *formatting(Request *r) { return answer_formatting(r->d); }
static json_t *hints(Request *r) { return answer_hints(r->d, r->range); }
static json_t *actions(Request *r) { return answer_actions(r->d, r->range); }

static json_t *references(Request *r) {
    const json_t *context = json_object_get(r->params, "context");
    return answer_references(r->d, r->offset, json_is_true(json_object_get(context, "includeDeclaration")));
}

static json_t *rename_name(Request *r) {
    const char *name = json_string_value(json_object_get(r->params, "newName"));
    return answer_rename(r->d, r->offset, name ? name : "", &r->error);
}

enum { AT_POSITION = 1, AT_RANGE = 2 };
static const struct {
    const char *method;
    json_t *(*answer)(Request *r);
    int needs;
} requests[] = {
    {"textDocument/hover", hover, AT_POSITION},
    {"textDocument/completion", completion, AT_POSITION},
    {"textDocument/definition", definition, AT_POSITION},
    {"textDocument/references", references, AT_POSITION},
    {"textDocument/documentHighlight", highlights, AT_POSITION},
    {"textDocument/prepareRename", prepare_rename, AT_POSITION},
    {"textDocument/rename", rename_name, AT_POSITION},
    {"textDocument/documentSymbol", symbols, 0},
    {"textDocument/formatting", formatting, 0},
    {"textDocument/inlayHint", hints, AT_RANGE},
    {"textDocument/codeAction", actions, AT_RANGE},
};

static void request_document(Server *s, const json_t *id, const char *method, const json_t *params) {
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        if (strcmp(requests[i].method, method)) continue;
        Request r = {.d = *find(s, params), .params = params};
        if (!r.d) return refuse(s, id, INVALID_PARAMS, "the document is not open");
        const json_t *range = json_object_get(params, "range");
        r.offset = offset_of(r.d, json_object_get(params, "position"));
        r.range.from = offset_of(r.d, json_object_get(range, "start"));
        r.range.to = offset_of(r.d, json_object_get(range, "end"));
        if ((requests[i].needs == AT_POSITION && r.offset < 0) ||
            (requests[i].needs == AT_RANGE && (r.range.from < 0 || r.range.to < r.range.from)))
            return refuse(s, id, INVALID_PARAMS, "no place in the document");
        json_t *result = requests[i].answer(&r);
        if (r.error) return refuse(s, id, REQUEST_FAILED, r.error);
        return answer(s, id, result);
    }
    refuse(s, id, METHOD_NOT_FOUND, method);
}

static void request(Server *s, const json_t *id, const char *method, const json_t *params) {
    if (s->shut_down) return refuse(s, id, INVALID_REQUEST, "shut down");
    if (!strcmp(method, "initialize")) {
        const json_t *capability = json_object_get(params, "capabilities");
        s->initialized = true;
        s->hover_kind = markup(capability, "textDocument.hover.contentFormat");
        s->help_kind = markup(capability, "textDocument.completion.completionItem.documentationFormat");
        return answer(s, id, capabilities(s->version));
    }
    if (!s->initialized) return refuse(s, id, NOT_INITIALIZED, "not initialized");
    if (!strcmp(method, "shutdown")) {
        s->shut_down = true;
        return answer(s, id, NULL);
    }
    request_document(s, id, method, params);
}

static void notified(Server *s, const char *method, const json_t *params) {
    if (!strcmp(method, "exit")) s->ended = true;
    if (!s->initialized || s->shut_down) return;
    if (!strcmp(method, "textDocument/didOpen")) did_open(s, params);
    if (!strcmp(method, "textDocument/didChange")) did_change(s, params);
    if (!strcmp(method, "textDocument/didClose")) did_close(s, params);
}

int lsp_serve(FILE *in, FILE *out, const char *version) {
    Server s = {.in = in, .out = out, .version = version};
    char *text;
    for (size_t length; !s.ended && (text = receive(&s, &length)); free(text)) {
        json_t *message = json_loadb(text, length, JSON_ALLOW_NUL, NULL);
        const json_t *id = json_object_get(message, "id");
        const char *method = json_string_value(json_object_get(message, "method"));
        if (!message) refuse(&s, NULL, PARSE_ERROR, "no JSON");
        else if (method && id) request(&s, id, method, json_object_get(message, "params"));
        else if (method) notified(&s, method, json_object_get(message, "params"));
        else if (!json_object_get(message, "result") && !json_object_get(message, "error"))
            refuse(&s, id, INVALID_REQUEST, "no method");
        json_decref(message);
    }
    while (s.documents) {
        Document *d = s.documents;
        s.documents = d->next;
        document_free(d);
    }
    return s.ended && s.shut_down ? EX_OK : 1;
}
