// actions.c -- messages as diagnostics, what mends them, and the whole text in the one style.
#include "lsp/document.h"

#include <string.h>

static json_t *diagnostic(Document *d, const Message *m) {
    Capture c;
    capture_begin(&c);
    fputs(m->message, c.f);
    if (m->context) fprintf(c.f, "\nin: %s", m->context);
    if (m->hint) fprintf(c.f, "\nhint: %s", m->hint);
    const char *text = capture_end(&c, d->arena);
    json_t *message = json_string(text); // NULL: it quotes what is no UTF-8
    if (!message) message = json_string(diag_meaning(m->code));
    return json_pack("{s:o, s:i, s:s, s:s, s:o}", "range", range_of(d, span_of(d, m->loc)), "severity",
                     m->error ? 1 : 2, "code", m->code, "source", "vaec", "message", message);
}

json_t *diagnostics_of(Document *d) {
    json_t *list = json_array();
    for (int i = 0; i < diag_messages(d->diag); i++)
        json_array_append_new(list, diagnostic(d, diag_message(d->diag, i)));
    return list;
}

static json_t *edit(Document *d, Span s, const char *text) {
    return json_pack("{s:o, s:s}", "range", range_of(d, s), "newText", text);
}

static json_t *workspace_edit(Document *d, json_t *edits) {
    json_t *changes = json_object();
    json_object_set_new(changes, d->uri, edits);
    return json_pack("{s:o}", "changes", changes);
}

json_t *answer_formatting(Document *d) {
    json_t *edits = json_array();
    if (!d->ast) return edits;
    const char *now = format_model(d->arena, d->text, d->length);
    if (strcmp(now, d->text)) json_array_append_new(edits, edit(d, (Span){0, (int)d->length}, now));
    return edits;
}

json_t *answer_actions(Document *d, Span range) {
    json_t *list = json_array();
    bool certain = false;
    for (int i = 0; i < diag_messages(d->diag); i++) {
        const Message *m = diag_message(d->diag, i);
        const Span s = span_of(d, m->loc);
        certain |= m->fix && m->fix->certain;
        if (!m->fix || s.to < range.from || s.from > range.to) continue;
        json_t *edits = json_array(), *messages = json_array();
        json_array_append_new(edits, edit(d, (Span){m->fix->from, m->fix->to}, m->fix->text));
        json_array_append_new(messages, diagnostic(d, m));
        json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:b, s:o}", "title", m->fix->title, "kind", "quickfix",
                                              "diagnostics", messages, "isPreferred", (int)m->fix->certain, "edit",
                                              workspace_edit(d, edits)));
    }
    char *fixed = certain ? fix_apply(d->arena, d->diag, d->text, d->length) : NULL;
    if (!fixed) return list;
    json_t *edits = json_array();
    json_array_append_new(edits, edit(d, (Span){0, (int)d->length}, fixed));
    json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "title", "mend all that is certain", "kind",
                                          "source.fixAll", "edit", workspace_edit(d, edits)));
    return list;
}
