// format.c -- a model's text in one style: what `vaec fmt` prints.
// In:  text that parse_file took without an error.  Out: the same tokens and comments in the same order.
// The user's line breaks between stages, between arguments and around comments stay, since they say what belongs
// together; all else is decided here: indentation, blanks, blank lines, the columns of =, { and comments.
// Formatting what is formatted changes nothing (tests/fmt).
#include "front/tokens.h"

#include <string.h>

#define WIDTH 100         // of a line without its comment; longer ones are broken where they can be
#define COMMENT_COLUMN 40 // of a comment behind a short line

typedef struct Line {
    char *text;    // without indentation and comment
    int width;     // of it, with the indentation
    int indent;
    const Token *first, *comment; // comment: NULL if there is none
    int pad;       // where blanks can be put in: the byte of text, -1: nowhere
    char pad_kind; // lines with the same are aligned: 'd' data and latent, '=' settings, '{' blocks
    bool blank;    // a blank line before it
} Line;

typedef struct Format {
    Arena *arena;
    Token *token;
    int n;
    Line *line;
    int n_lines, cap_lines;
} Format;

// ---------------------------------------------------------------- line breaks

// A { that does not end on its own line.
static bool is_open(const Format *f, int i) {
    const Token *t = &f->token[i];
    for (int k = i + 1; k <= t->match; k++)
        if (f->token[k].breaks || f->token[k].kind == '#') return true;
    return false;
}

static void at_least(Token *t, int breaks) {
    if (t->breaks < breaks) t->breaks = breaks;
}

// What is on one line and what is not, before the width of lines is looked at.
static void settle_breaks(Format *f) {
    for (int i = 0; i < f->n; i++) {
        Token *t = &f->token[i];
        const Token *last = i ? &f->token[i - 1] : NULL;
        const bool movable = t->starts || t->kind == '#' || t->kind == '}' || t->parens || t->kind == ')';
        if (!movable) t->breaks = 0;
        if (t->kind != '#' && !t->starts && t->breaks > 1) t->breaks = 1;
        if (t->parens && t->breaks > 1) t->breaks = 1;
        if (last && last->kind == '#') at_least(t, 1);
        if (t->decl) at_least(t, 1);
    }
    for (int i = 0; i < f->n; i++) {
        Token *t = &f->token[i];
        if (t->kind != '{') continue;
        if (t->match == i + 1) f->token[i + 1].breaks = 0;
        if (!is_open(f, i)) continue;
        Token *first = &f->token[i + 1], *end = &f->token[t->match];
        if (first->kind != '#') at_least(first, 1);
        if (first->breaks > 1) first->breaks = 1;
        end->breaks = 1;
        for (int k = i + 1; k < t->match; k++)
            if (f->token[k].starts && f->token[k].inside != 's') at_least(&f->token[k], 1);
    }
    if (f->n) f->token[0].breaks = 0;
}

static bool own_line(const Format *f, int i) { // a comment that has one
    const Token *t = &f->token[i];
    return t->kind == '#' && (t->breaks || !i) && !t->behind;
}

// A declaration of several lines has blank lines around it and the comments right above it.
static void settle_blanks(Format *f) {
    for (int i = 0; i < f->n; i++) {
        const Token *t = &f->token[i];
        if (t->kind != '{' || t->depth || !is_open(f, i)) continue;
        int first = i;
        while (first > 0 && !f->token[first].decl) first--;
        while (first > 0 && f->token[first].breaks == 1 && own_line(f, first - 1)) first--;
        if (first && f->token[first].breaks) f->token[first].breaks = 2;
        int next = t->match + 1;
        while (next < f->n && (!f->token[next].breaks || f->token[next].behind)) next++;
        if (next < f->n) f->token[next].breaks = 2;
    }
}

// ---------------------------------------------------------------- lines

// Blanks between two tokens on one line.
static const char *gap(const Format *f, int i) {
    const Token *t = &f->token[i], *last = &f->token[i - 1];
    const Token *before = i > 1 ? &f->token[i - 2] : NULL;
    const bool operand = before && (before->kind == 'n' || before->kind == '0' || before->kind == ')');
    if (t->starts && t->inside != 's' && !t->decl && last->kind != '{') return "  ";
    if (t->kind == ')' || t->kind == ',' || t->kind == ':' || last->kind == '(') return "";
    if (t->kind == '^' || last->kind == '^') return "";
    if (t->kind == '=' || last->kind == '=') return t->parens ? "" : " ";
    if (t->kind == '(') return last->kind == 'n' ? "" : " ";
    if (last->kind == '-' && !operand) return ""; // a sign
    return " ";
}

static void add_line(Format *f, int first, int end) {
    const Token *t = &f->token[first];
    const bool goes_on = !t->starts && t->kind != '#' && t->kind != '}' && !t->parens && t->kind != ')';
    Line l = {.indent = 4 * (t->depth + goes_on), .first = t, .pad = -1, .blank = t->breaks > 1};
    size_t size = 1;
    for (int i = first; i < end; i++) size += (size_t)f->token[i].length + 2;
    l.text = arena_alloc(f->arena, size);
    char *at = l.text;
    int names = 0;
    for (int i = first; i < end; i++) {
        const Token *k = &f->token[i];
        if (k->kind == '#') {
            l.comment = k;
            break;
        }
        if (i > first) at += strlen(strcpy(at, gap(f, i)));
        if (k->kind == 'n') names++;
        const bool keyword = t->decl && names == 2 && l.pad < 0 && (token_is(t, "data") || token_is(t, "latent"));
        const bool equals = t->starts && !t->decl && t->inside == '=' && k->kind == '=' && l.pad < 0;
        const bool column = t->starts && t->inside == 't' && !t->decl && names == 2 && l.pad < 0;
        const bool brace = t->decl && token_is(t, "block") && k->kind == '{' && l.pad < 0 && k->match < end &&
                           at - l.text < WIDTH;
        if (keyword || equals || brace || column)
            l.pad = (int)(at - l.text), l.pad_kind = keyword ? 'd' : column ? 't' : k->kind;
        memcpy(at, k->text, (size_t)k->length);
        at += k->length;
    }
    // Several settings on one line have no column to be aligned at.
    for (int i = first + 1; i < end && (l.pad_kind == '=' || l.pad_kind == 't'); i++)
        if (f->token[i].starts) l.pad = -1, l.pad_kind = 0;
    l.width = l.indent + (int)(at - l.text);
    f->line = arena_grow(f->arena, f->line, &f->cap_lines, f->n_lines + 1, sizeof *f->line);
    f->line[f->n_lines++] = l;
}

// A line that is too long is broken before the stages that do not fit; where there is only one, its { } goes over
// several lines.
static bool break_line(Format *f, int first, int end, int indent) {
    const int level = f->token[first].depth;
    bool changed = false;
    int width = indent, from = first, cut = 0;
    for (int i = first; i < end && f->token[i].kind != '#'; i++) {
        const Token *t = &f->token[i];
        width += (i > from ? (int)strlen(gap(f, i)) : 0) + t->length;
        if (i > from && t->starts && t->depth == level) cut = i;
        if (width <= WIDTH) continue;
        if (cut) {
            f->token[cut].breaks = 1;
            changed = true;
            i = from = cut;
            width = indent + f->token[cut].length;
            cut = 0;
            continue;
        }
        for (; from < end && from <= i; from++) {
            const Token *open = &f->token[from];
            if (open->kind != '{' || open->match >= end || open->match == from + 1) continue;
            at_least(&f->token[from + 1], 1);
            changed = true;
            i = from = open->match;
            width = indent + 1;
        }
        from = i;
    }
    return changed;
}

static bool make_lines(Format *f) {
    f->n_lines = 0;
    bool changed = false;
    for (int first = 0, end; first < f->n; first = end) {
        for (end = first + 1; end < f->n && !f->token[end].breaks; end++) continue;
        add_line(f, first, end);
        const Line *l = &f->line[f->n_lines - 1];
        if (l->width > WIDTH) changed |= break_line(f, first, end, l->indent);
    }
    return changed;
}

// ---------------------------------------------------------------- columns

// Lines that follow each other, from `first`: how many have the same to be aligned.
static int run_of(const Format *f, int first, bool comments) {
    int i = first + 1;
    while (i < f->n_lines && !f->line[i].blank) {
        const Line *l = &f->line[i];
        if (comments ? !(l->comment && (l->text[0] || l->comment->behind))
                     : l->pad < 0 || l->pad_kind != f->line[first].pad_kind || l->indent != f->line[first].indent)
            break;
        i++;
    }
    return i - first;
}

static void align_pads(Format *f) {
    for (int i = 0, n; i < f->n_lines; i += n) {
        n = 1;
        if (f->line[i].pad < 0) continue;
        n = run_of(f, i, false);
        int most = 0;
        for (int k = i; k < i + n; k++)
            if (f->line[k].pad > most) most = f->line[k].pad;
        for (int k = i; k < i + n; k++) {
            Line *l = &f->line[k];
            const int more = most - l->pad;
            l->text = arena_printf(f->arena, "%.*s%*s%s", l->pad, l->text, more, "", l->text + l->pad);
            l->width += more;
        }
    }
}

static int comment_column(const Format *f, int first, int n) {
    int column = COMMENT_COLUMN;
    for (int k = first; k < first + n; k++)
        if (f->line[k].text[0] && f->line[k].width <= WIDTH && f->line[k].width + 2 > column)
            column = f->line[k].width + 2;
    return column;
}

static void print(Format *f, FILE *out) {
    for (int i = 0, n; i < f->n_lines; i += n) {
        const bool comments = f->line[i].comment && f->line[i].text[0];
        n = comments ? run_of(f, i, true) : 1;
        const int column = comments ? comment_column(f, i, n) : 0;
        for (int k = i; k < i + n; k++) {
            const Line *l = &f->line[k];
            const int start = l->text[0] || !comments ? l->indent : 0, used = l->text[0] ? l->width : 0;
            fprintf(out, "%s%*s%s", l->blank ? "\n" : "", start, "", l->text);
            if (comments) fprintf(out, "%*s", column > used + 2 ? column - used : 2, "");
            if (l->comment) fprintf(out, "%.*s", l->comment->length, l->comment->text);
            fputc('\n', out);
        }
    }
}

char *format_model(Arena *a, const char *text, size_t length) {
    Format f = {.arena = a};
    Capture capture;
    f.token = tokens_of(a, text, length, &f.n);
    do { // a break can make others necessary
        settle_breaks(&f);
        settle_blanks(&f);
    } while (make_lines(&f));
    align_pads(&f);
    capture_begin(&capture);
    print(&f, capture.f);
    return capture_end(&capture, a);
}
