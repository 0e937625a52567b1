// dedup.c -- kernels that differ in their buffers only share one function.
// In:  the text of every kernel.  Out: the same, but where several are equal up to the names of their
// buffers and values, one function is written for all, and called with the buffers of each.
//
// A deep network repeats its blocks: without this the C compiler, and whoever reads the C, would go
// through the same loops dozens of times.
#include "emit/emit.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 100 // columns

typedef struct Buffered { // a declaration "const vae_real *h7 = s->arena + 560; // [n, 1]"
    const char *type;     // "const vae_real *"
    const char *name, *pointer, *layout;
} Buffered;

struct SharedKernel {
    const char *program;
    int index;
    const char *head; // its comment
    const char *text; // of the function as it stands
    const char *body; // between its braces, without the declarations
    Buffered *buffer;
    int n_buffers, cap_buffers;
    const char *key; // equal for kernels that can share
    int first, uses; // the first of those, and how many they are
    int part;        // the object file of `vaec build` that has what they share: 1, 2; 0: all are one
    bool written;    // what they share
};

// ---------------------------------------------------------------- taking a kernel's text apart

static bool declaration(Arena *a, const char *line, size_t length, Buffered *b) {
    const char *text = arena_strndup(a, line + strspn(line, " "), length - strspn(line, " "));
    const char *star = strchr(text, '*'), *equals = strstr(text, " = s->");
    const char *end = strstr(text, "; // ");
    if ((strncmp(text, "const vae_real *", 16) && strncmp(text, "vae_real *", 10)) || !star ||
        !equals || !end || equals < star || end < equals)
        return false;
    b->type = arena_strndup(a, text, (size_t)(star + 1 - text));
    b->name = arena_strndup(a, star + 1, (size_t)(equals - star - 1));
    b->pointer = arena_strndup(a, equals + 3, (size_t)(end - equals - 3));
    const char *layout = end + 5, *place = strstr(layout, ", in place of ");
    b->layout = place ? arena_strndup(a, layout, (size_t)(place - layout)) : layout;
    return true;
}

// A growing text.
typedef struct Text {
    Arena *arena;
    char *at;
    int length, room;
} Text;

static void append(Text *t, const char *from, size_t n) {
    t->at = arena_grow(t->arena, t->at, &t->room, t->length + (int)n + 1, 1);
    memcpy(t->at + t->length, from, n);
    t->length += (int)n;
    t->at[t->length] = '\0';
}

// The part of a word that names a node: "h7", of "h7_sum" too; 0: none. It ends in the node's number;
// nothing else in a kernel does but functions.
static size_t node_name_length(const char *word, size_t length) {
    static const char sum[] = "_sum";
    const size_t tail = sizeof sum - 1;
    if (!islower((unsigned char)word[0]) || word[length] == '(') return 0;
    if (length > tail && !strncmp(word + length - tail, sum, tail)) length -= tail;
    return isdigit((unsigned char)word[length - 1]) ? length : 0;
}

typedef struct Names {
    Arena *arena;
    const char **name;
    int n, cap;
} Names;

static int name_number(Names *names, const char *word, size_t length) {
    for (int i = 0; i < names->n; i++)
        if (strlen(names->name[i]) == length && !strncmp(names->name[i], word, length)) return i;
    names->name = arena_grow(names->arena, names->name, &names->cap, names->n + 1, sizeof(char *));
    names->name[names->n] = arena_strndup(names->arena, word, length);
    return names->n++;
}

// The text with every name replaced by its number in order of appearance.
static void append_numbered(Text *t, Names *names, const char *text) {
    for (const char *c = text; *c;) {
        size_t n = 1;
        if (isalpha((unsigned char)*c) || *c == '_') {
            while (isalnum((unsigned char)c[n]) || c[n] == '_') n++;
            const size_t name = node_name_length(c, n);
            if (name) {
                const char *number = arena_printf(t->arena, "$%d", name_number(names, c, name));
                append(t, number, strlen(number));
                c += name;
                n -= name;
            }
        } else if (isdigit((unsigned char)*c)) { // 1.5e-05f is no name
            while (isalnum((unsigned char)c[n]) || c[n] == '.') n++;
        }
        append(t, c, n);
        c += n;
    }
}

static void take_apart(Arena *a, SharedKernel *k) {
    const char *line = strchr(k->text, '\n') + 1; // behind the opening brace
    Text body = {.arena = a}, key = {.arena = a};
    Names names = {.arena = a};
    append(&body, "", 0);
    for (const char *next; *line && *line != '}'; line = next) {
        const size_t length = strcspn(line, "\n");
        next = line + length + 1;
        Buffered b;
        if (!declaration(a, line, length, &b)) {
            append(&body, line, length + 1);
            continue;
        }
        k->buffer = arena_grow(a, k->buffer, &k->cap_buffers, k->n_buffers + 1, sizeof *k->buffer);
        k->buffer[k->n_buffers++] = b;
    }
    k->body = body.at;
    for (int i = 0; i < k->n_buffers; i++) {
        const Buffered *b = &k->buffer[i];
        append_numbered(&key, &names, arena_printf(a, "%s%s %s\n", b->type, b->name, b->layout));
    }
    append_numbered(&key, &names, k->body);
    k->key = key.at;
}

// ---------------------------------------------------------------- all kernels

static char *captured(Arena *a, const Graph *g, int k, const Cut *cut, const char *file) {
    Capture text;
    capture_begin(&text);
    Out o = {.f = text.f, .arena = a};
    kernel_emit(&o, g, k, cut, file);
    return capture_end(&text, a);
}

// The first kernel with the key of kernel `own`. table: hash -> kernel + 1, or 0.
static int find_first(const SharedKernels *all, int own, int *table, unsigned mask) {
    const char *key = all->kernel[own].key;
    uint64_t at = hash_bytes(HASH_START, key, strlen(key)) & mask;
    for (; table[at]; at = (at + 1) & mask)
        if (!strcmp(all->kernel[table[at] - 1].key, key)) return table[at] - 1;
    table[at] = own + 1;
    return own;
}

static bool is_shared(const SharedKernels *all, const SharedKernel *k) { return all->kernel[k->first].uses > 1; }

// About how long gcc takes, in letters of a loop: for a call of what is shared, for the tables of the model.
enum { LETTERS_OF_CALL = 60, LETTERS_OF_TABLES = 5000 };

// Cuts what is shared in two, so that the object file of what trains and the other take as long to compile: the longest first,
// each to the one that has less.
static void cut_in_two(Arena *a, SharedKernels *all, int n_training) {
    size_t letters[2] = {0, LETTERS_OF_TABLES}; // of what trains, of the rest
    int *longest = arena_alloc(a, (size_t)(all->n + 1) * sizeof *longest), n = 0;
    for (int i = 0; i < all->n; i++) {
        const SharedKernel *k = &all->kernel[i];
        letters[i >= n_training] += is_shared(all, k) ? LETTERS_OF_CALL : strlen(k->body);
        if (!is_shared(all, k) || k->first != i) continue;
        int at = n++;
        for (; at > 0 && strlen(all->kernel[longest[at - 1]].body) < strlen(k->body); at--) longest[at] = longest[at - 1];
        longest[at] = i;
    }
    for (int i = 0; i < n; i++) {
        SharedKernel *k = &all->kernel[longest[i]];
        const int less = letters[1] < letters[0];
        k->part = less + 1;
        letters[less] += strlen(k->body);
    }
}

SharedKernels dedup_kernels(const Compilation *c, const Cut *cut) {
    SharedKernels all = {.n = 0};
    int n_kernels = 0;
    for (int i = 0; i < PROGRAMS; i++) n_kernels += emitted(c, i) ? c->graph[i]->n_kernels : 0;
    const unsigned mask = hash_mask(n_kernels);
    int *table = arena_alloc(c->arena, (mask + (size_t)1) * sizeof *table);
    for (int i = 0; i < PROGRAMS; i++) {
        const Graph *g = emitted(c, i);
        all.first[i] = all.n;
        for (int k = 0; g && k < g->n_kernels; k++) {
            const char *text = captured(c->arena, g, k, cut, c->model->file);
            const char *function = strstr(text, "VAE_KERNEL ");
            all.kernel = arena_grow(c->arena, all.kernel, &all.cap, all.n + 1, sizeof *all.kernel);
            SharedKernel *s = &all.kernel[all.n];
            *s = (SharedKernel){.program = program_names[i], .index = k, .text = function};
            s->head = arena_strndup(c->arena, text, (size_t)(function - text));
            take_apart(c->arena, s);
            s->first = find_first(&all, all.n++, table, mask);
            all.kernel[s->first].uses++;
        }
    }
    if (c->purpose == FOR_RUNTIME) cut_in_two(c->arena, &all, all.first[PROGRAM_TRAIN + 1]);
    return all;
}

// ---------------------------------------------------------------- writing

// "head(s, tile, scratch, a, b)tail" on as many lines as it takes.
static void emit_list(Out *o, const char *head, const char *typed, const SharedKernel *k, bool call,
                      const char *tail) {
    const char *line = arena_printf(o->arena, "%s(%s", head, typed);
    for (int i = 0; i < k->n_buffers; i++) {
        const Buffered *b = &k->buffer[i];
        const char *item = call ? b->pointer : arena_printf(o->arena, "%s%s", b->type, b->name);
        if (strlen(line) + strlen(item) + strlen(tail) + 2 + 4 * (size_t)o->depth > WIDTH) {
            out_line(o, "%s,", line);
            line = arena_printf(o->arena, "    %s", item);
        } else {
            line = arena_printf(o->arena, "%s, %s", line, item);
        }
    }
    out_line(o, "%s)%s", line, tail);
}

static void emit_shared(Out *o, const SharedKernel *k) {
    out_comment(o, "What kernel %d of %s and %d other%s do, each with buffers of its own:", k->index,
                k->program, k->uses - 1, DIAG_S(k->uses - 1));
    for (int i = 0; i < k->n_buffers; i++)
        out_comment(o, "  %s: %s", k->buffer[i].name, k->buffer[i].layout);
    const char *name = arena_printf(o->arena, "like_%s_k%d", k->program, k->index);
    const char *head = k->part > 0 ? arena_printf(o->arena, "VAE_SHARED_%d", k->part) : arena_printf(o->arena, "VAE_SHARED void %s", name);
    const char *parameters = "const VaeState *s, int tile, vae_real *scratch";
    emit_list(o, head, k->part > 0 ? arena_printf(o->arena, "%s, %s", name, parameters) : parameters, k, false, " {");
    if (!strstr(k->body, "s->") && !strstr(k->body, "(s,")) fputs("    (void)s;\n", o->f);
    fputs(k->body, o->f);
    out_line(o, "}");
    out_blank(o);
}

static const SharedKernel *kernel_of(const SharedKernels *all, int program, int index) {
    return &all->kernel[all->first[program] + index];
}

static void emit_call(Out *o, const SharedKernels *all, const SharedKernel *k) {
    const SharedKernel *first = &all->kernel[k->first];
    emit_list(o, arena_printf(o->arena, "like_%s_k%d", first->program, first->index), "s, tile, scratch", k, true, ";");
}

void dedup_emit(Out *o, SharedKernels *all, int program, int index, bool within) {
    const SharedKernel *k = kernel_of(all, program, index);
    if (!is_shared(all, k)) {
        fprintf(o->f, "%s%s", k->head, k->text);
        return;
    }
    SharedKernel *first = &all->kernel[k->first];
    if (!first->written) emit_shared(o, first);
    first->written = true;
    if (within) return;
    fputs(k->head, o->f);
    out_open(o, "VAE_KERNEL void %s_k%d(const VaeState *s, int tile, vae_real *scratch)", k->program, index);
    emit_call(o, all, k);
    out_close(o, "");
    out_blank(o);
}

void dedup_call(Out *o, const SharedKernels *all, int program, int index) {
    const SharedKernel *k = kernel_of(all, program, index);
    if (!is_shared(all, k)) {
        out_line(o, "%s_k%d(s, tile, scratch);", program_names[program], index);
        return;
    }
    for (const char *line = k->head; *line; line += strcspn(line, "\n"), line += *line == '\n')
        out_line(o, "%.*s", (int)strcspn(line, "\n"), line);
    emit_call(o, all, k);
}
