// join.c -- several C files as one, as SQLite makes its amalgamation.
// In:  sources in order, and a way to find the headers that they include.  Out: one text without project includes:
// each header where it is first included, conditions on known macros resolved, what other files could see made
// local, what nobody uses left out, declarations that nobody
// needs, too, and names that several files have for something of their own told apart.
#include "tool/join.h"
#include "tool/join_items.h"

#include <string.h>
#include <strings.h>

typedef struct File {
    const char *name, *stem, *purpose;
    bool whole, seen, fused;
} File;

typedef struct Joined {
    Arena *arena;
    const char *const *defined;
    const char *(*source)(Arena *a, const char *name);
    File *file;
    int n_files, cap_files;
    const char **system; // "<string.h>"
    int n_system, cap_system;
    Items items;
} Joined;

// ---------------------------------------------------------------- lines

static const char *next_line(const char *s) {
    s += strcspn(s, "\n");
    return *s ? s + 1 : s;
}

// What a directive's line has behind "#WORD "; NULL: it is another one.
static const char *directive(const char *line, const char *word) {
    if (*line != '#') return NULL;
    const char *s = line + 1 + strspn(line + 1, " ");
    const size_t n = strlen(word);
    if (strncmp(s, word, n)) return NULL;
    s += n;
    return *s == ' ' || *s == '\n' || !*s ? s + strspn(s, " ") : NULL;
}

// Whether a macro is known: 1 defined, 0 not defined, -1 not known.
static int known(const Joined *j, const char *name) {
    const size_t n = strcspn(name, " \n");
    for (const char *const *d = j->defined; *d; d++) {
        const char *word = **d == '!' ? *d + 1 : *d;
        if (strlen(word) == n && !strncmp(word, name, n)) return **d != '!';
    }
    return -1;
}

// Without the lines that conditions on known macros leave out, and without these conditions. A condition that also
// asks for something else stays as it is.
static const char *resolve(Joined *j, const char *text) {
    enum { MOST = 64 };
    struct {
        bool known, taken; // taken: the branch under way stays
    } at[MOST];
    int depth = 0, left_out = 0;
    Capture out;
    capture_begin(&out);
    for (const char *line = text; *line; line = next_line(line)) {
        const char *name = directive(line, "ifdef");
        const bool negative = !name && directive(line, "ifndef");
        if (negative) name = directive(line, "ifndef");
        bool drop = false;
        if (name || directive(line, "if")) {
            if (depth == MOST) die("join: conditions within conditions");
            const int is = name ? known(j, name) : -1;
            at[depth].known = drop = is >= 0;
            at[depth].taken = is < 0 || (negative ? !is : is);
            left_out += !at[depth++].taken;
        } else if (depth && at[depth - 1].known && directive(line, "else")) {
            left_out += at[depth - 1].taken ? 1 : -1;
            at[depth - 1].taken = !at[depth - 1].taken;
            drop = true;
        } else if (directive(line, "endif")) {
            if (!depth--) die("join: #endif");
            left_out -= !at[depth].taken;
            drop = at[depth].known;
        }
        if (!drop && !left_out) fwrite(line, 1, (size_t)(next_line(line) - line), out.f);
    }
    return capture_end(&out, j->arena);
}

// Without a header's guard.
static const char *strip_guard(Joined *j, const char *text) {
    const char *line = text;
    while (*line == '/' || *line == '\n') line = next_line(line);
    const char *name = directive(line, "ifndef"), *second = next_line(line);
    const char *again = name ? directive(second, "define") : NULL;
    const size_t n = name ? strcspn(name, "\n") : 0;
    if (!again || strncmp(name, again, n) || again[n] != '\n') return text;
    const char *end = text + strlen(text);
    do end--;
    while (end > text && !(end[-1] == '\n' && *end == '#'));
    const char *body = next_line(second);
    return arena_printf(j->arena, "%.*s%.*s", (int)(line - text), text, (int)(end - body), body);
}

static void add_system(Joined *j, const char *name) {
    const char *one = arena_strndup(j->arena, name, strcspn(name, ">") + 1);
    for (int i = 0; i < j->n_system; i++)
        if (!strcmp(j->system[i], one)) return;
    j->system = arena_grow(j->arena, (void *)j->system, &j->cap_system, j->n_system + 1, sizeof *j->system);
    j->system[j->n_system++] = one;
}

// ---------------------------------------------------------------- files

static int add_file(Joined *j, const char *name, const JoinPart *part) {
    const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
    j->file = arena_grow(j->arena, j->file, &j->cap_files, j->n_files + 1, sizeof *j->file);
    j->file[j->n_files] = (File){name, arena_strndup(j->arena, base, strcspn(base, ".")), part->purpose, part->whole,
                                  part->seen, part->fused};
    return j->n_files++;
}

static void add_header(Joined *j, const char *quoted);

// Whether there is nothing but comments.
static bool is_lead(const char *text) {
    while (*text == '\n' || (text[0] == '/' && text[1] == '/')) text = next_line(text);
    return !*text;
}

// A comment in front of the first includes stays in front of the file's own first words.
static void add_text(Joined *j, const char *text, int file) {
    const char *from = text, *lead = "";
    int depth = 0;
    for (const char *line = text; *line; line = next_line(line)) {
        if (directive(line, "if") || directive(line, "ifdef") || directive(line, "ifndef")) depth++;
        if (directive(line, "endif")) depth--;
        const char *name = directive(line, "include");
        if (!name || (depth && *name == '<')) continue;
        lead = arena_printf(j->arena, "%s%.*s", lead, (int)(line - from), from);
        if (!is_lead(lead)) {
            items_add(&j->items, j->arena, lead, file);
            lead = "";
        }
        from = next_line(line);
        if (*name == '<') add_system(j, name);
        else add_header(j, name);
    }
    items_add(&j->items, j->arena, arena_printf(j->arena, "%s%s", lead, from), file);
}

static void add_header(Joined *j, const char *quoted) {
    const char *name = arena_strndup(j->arena, quoted + 1, strcspn(quoted + 1, "\""));
    for (int i = 0; i < j->n_files; i++)
        if (!strcmp(j->file[i].name, name)) return;
    const char *text = j->source(j->arena, name);
    if (!text) die("join: no %s", name);
    const int file = add_file(j, name, &(JoinPart){.fused = !strchr(name, '/')}); // those of kernels/
    add_text(j, strip_guard(j, resolve(j, text)), file);
}

// ---------------------------------------------------------------- what is used

// The items that define each name, as Lists over names.
static Lists definitions(Joined *j, int **item_of) {
    const Items *all = &j->items;
    int total = 0;
    for (int i = 0; i < all->n; i++) total += all->item[i].n_names;
    int *name = arena_alloc(j->arena, (size_t)(total + 1) * sizeof *name);
    int *item = arena_alloc(j->arena, (size_t)(total + 1) * sizeof *item);
    for (int i = 0, k = 0; i < all->n; i++)
        for (int n = 0; n < all->item[i].n_names; n++, k++) {
            name[k] = all->item[i].name[n];
            item[k] = i;
        }
    *item_of = item;
    return lists_by(j->arena, all->names.n, name, total);
}

static bool is_root(const Joined *j, const Item *it) {
    return j->file[it->file].whole || it->kind == ITEM_DIRECTIVE || it->kind == ITEM_IF || it->kind == ITEM_ELSE ||
           (it->kind == ITEM_TYPE && it->n_names == 0);
}

// Functions that a macro's call makes are named after one of its words, with an ending.
static bool makes_used(const Joined *j, const Item *it, const bool *used) {
    for (int n = 0; n < it->n_names; n++) {
        const char *name = j->items.names.name[it->name[n]];
        for (int k = 0; k < j->items.names.n; k++)
            if (used[k] && strlen(name) > 4 && !strncmp(j->items.names.name[k], name, strlen(name))) return true;
    }
    return false;
}

static void mark_used(Joined *j) {
    Items *all = &j->items;
    int *item_of, *queue = arena_alloc(j->arena, (size_t)(all->n + 1) * sizeof *queue), n = 0;
    const Lists by_name = definitions(j, &item_of);
    bool *used = arena_alloc(j->arena, (size_t)all->names.n + 1);
    for (int i = 0; i < all->n; i++)
        if (is_root(j, &all->item[i])) all->item[queue[n++] = i].live = true;
    for (int before = -1; n != before;) {
        for (int at = before < 0 ? 0 : before; at < n; at++) {
            const Item *it = &all->item[queue[at]];
            for (int u = 0; u < it->n_uses; u++) {
                const int name = it->use[u];
                if (used[name]) continue;
                used[name] = true;
                for (int d = by_name.first[name]; d < by_name.first[name + 1]; d++) {
                    Item *found = &all->item[item_of[by_name.item[d]]];
                    if (found->live || found->kind == ITEM_CALL) continue;
                    found->live = true;
                    queue[n++] = (int)(found - all->item);
                }
            }
        }
        before = n;
        for (int i = 0; i < all->n; i++) {
            Item *it = &all->item[i];
            if (it->kind != ITEM_CALL || it->live || !makes_used(j, it, used)) continue;
            it->live = true;
            queue[n++] = i;
        }
    }
}

// ---------------------------------------------------------------- declarations

// The end of a function's declaration, behind its `;`; NULL: it is something else, or says more than the definition
// (attributes) does.
static const char *declaration_end(const Item *it) {
    if ((it->kind != ITEM_SHARED && it->kind != ITEM_LOCAL) || it->n_names != 1) return NULL;
    const char *end = it->code + strcspn(it->code, ";{=");
    const bool more = strstr(it->code, "__attribute__") || strstr(it->code, "_Noreturn");
    return *end == ';' && end[-1] == ')' && !more ? end + 1 : NULL;
}

static bool uses(const Item *it, int name) {
    for (int u = 0; u < it->n_uses; u++)
        if (it->use[u] == name) return true;
    return false;
}

// The item that defines what item `at` declares, if nobody needs the declaration before; -1: somebody does.
static int definition_of(const Items *all, int at) {
    const int name = all->item[at].name[0];
    for (int i = at + 1; i < all->n; i++) {
        const Item *it = &all->item[i];
        if (!it->live || !uses(it, name)) continue;
        const bool function = it->kind == ITEM_SHARED || it->kind == ITEM_LOCAL;
        return function && it->n_names == 1 && it->name[0] == name && strchr(it->code, '{') ? i : -1;
    }
    return -1;
}

// Whether a comment says only in which file what follows is.
static bool names_file(const char *comment) {
    const size_t n = strcspn(comment, "\n");
    return n > 2 && !strncmp(comment + n - 2, ".c", 2) && strcspn(comment + 3, " \n") == n - 3;
}

// In one text, a function that is defined before it is used needs no declaration. What is said of it there goes to
// the definition.
static void drop_declarations(Joined *j) {
    for (int i = 0; i < j->items.n; i++) {
        Item *it = &j->items.item[i];
        const char *end = it->live && !j->file[it->file].whole ? declaration_end(it) : NULL;
        const int found = end ? definition_of(&j->items, i) : -1;
        if (found < 0) continue;
        Item *to = &j->items.item[found];
        const char *above = names_file(it->text) ? next_line(it->text) : it->text, *behind = end + strspn(end, " ");
        const char *text = arena_printf(j->arena, "%.*s%s%.*s", (int)(it->code - above), above,
                                        *behind == '/' ? behind : "", (int)(to->code - to->text), to->text);
        const size_t comment = strlen(text);
        to->text = arena_printf(j->arena, "%s%s", text, to->code);
        to->code = to->text + comment;
        to->blank = true;
        it->live = false;
    }
}

// ---------------------------------------------------------------- names of a file's own

static bool is_source(const File *f) {
    const size_t n = strlen(f->name);
    return !f->whole && n > 2 && !strcmp(f->name + n - 2, ".c");
}

static bool is_own(const Joined *j, const Item *it) {
    return is_source(&j->file[it->file]) &&
           (it->kind == ITEM_LOCAL || it->kind == ITEM_TYPE || it->kind == ITEM_MACRO);
}

// renamed[file, name]: what a file has for its own and another file has, too. What begins with Vae is everybody's.
static bool *find_clashes(Joined *j) {
    const Items *all = &j->items;
    int *item_of;
    const Lists by_name = definitions(j, &item_of);
    bool *renamed = arena_alloc(j->arena, (size_t)all->names.n * (size_t)j->n_files + 1);
    for (int name = 0; name < all->names.n; name++) {
        if (!strncasecmp(all->names.name[name], "vae", 3)) continue;
        const int *first = by_name.item + by_name.first[name], n = by_name.first[name + 1] - by_name.first[name];
        for (int d = 0; d < n; d++) {
            const Item *it = &all->item[item_of[first[d]]];
            bool others = false;
            for (int e = 0; e < n; e++) others |= all->item[item_of[first[e]]].live &&
                                                  all->item[item_of[first[e]]].file != it->file;
            if (it->live && others && is_own(j, it))
                renamed[(size_t)it->file * (size_t)all->names.n + (size_t)name] = true;
        }
    }
    return renamed;
}

// ---------------------------------------------------------------- writing

static void write_code(Joined *j, FILE *out, const Item *it, const bool *renamed) {
    const Items *all = &j->items;
    const File *f = &j->file[it->file];
    const char *s = it->text;
    const bool *mine = renamed + (size_t)it->file * (size_t)all->names.n;
    char before = 0, before2 = 0;
    while (*s) {
        if (s == it->code && !f->seen && (it->kind == ITEM_SHARED || it->kind == ITEM_LOCAL)) {
            if (!strncmp(s, "extern ", 7)) s += 7;
            if (!strncmp(s, "static ", 7)) s += 7;
            if (it->kind == ITEM_SHARED || s != it->code) fputs("VAE_LOCAL ", out);
        }
        const char *at = s;
        const int n = items_word(&s);
        if (n) s = at + n;
        const int name = n ? names_find(&all->names, arena_strndup(j->arena, at, (size_t)n)) : -1;
        const bool member = before == '.' || (before == '>' && before2 == '-');
        if (name >= 0 && mine[name] && !member) fprintf(out, "%s_", f->stem);
        fwrite(at, 1, (size_t)(s - at), out);
        before2 = s - at > 1 ? s[-2] : before;
        before = s[-1];
    }
}

// Items that stay, in order: conditions around nothing and rulers above nothing are gone.
static int *kept_items(Joined *j, int *n) {
    const Items *all = &j->items;
    int *kept = arena_alloc(j->arena, (size_t)(all->n + 1) * sizeof *kept), open[64], depth = 0;
    *n = 0;
    for (int i = 0; i < all->n; i++) {
        const Item *it = &all->item[i];
        if (it->kind == ITEM_IF) open[depth++] = *n;
        if (it->kind == ITEM_ENDIF) {
            bool some = false;
            for (int k = open[--depth]; k < *n; k++) {
                const Item *inside = &all->item[kept[k]];
                some |= inside->kind != ITEM_COMMENT && inside->kind != ITEM_IF && inside->kind != ITEM_ELSE;
            }
            if (!some) {
                *n = open[depth];
                continue;
            }
        } else if (it->kind != ITEM_COMMENT && !it->live) {
            continue;
        }
        kept[(*n)++] = i;
    }
    return kept;
}

static bool is_ruler(const Item *it) { return it->kind == ITEM_COMMENT && !strncmp(it->text, "// -----", 8); }

// Whether something of the file follows item k before the next ruler.
static bool heads(const Joined *j, const int *kept, int n, int k) {
    const Item *it = &j->items.item[kept[k]];
    for (k++; k < n; k++) {
        const Item *next = &j->items.item[kept[k]];
        if (next->file != it->file || (is_ruler(it) && is_ruler(next))) return false;
        if (next->kind != ITEM_COMMENT) return true;
    }
    return false;
}

// The first sentence of a file's comment, less its name.
static const char *purpose(Joined *j, const Item *it) {
    enum { MOST = 84 };
    if (j->file[it->file].purpose) return j->file[it->file].purpose;
    const char *s = strstr(it->text, " -- ");
    if (!s || s > it->text + strcspn(it->text, "\n")) return "";
    char *text = arena_strndup(j->arena, s + 4, strlen(s + 4)), *to = text;
    for (const char *from = text; *from; to++)
        if (from[0] == '\n' && from[1] == '/' && from[2] == '/' && from[3] == ' ') *to = ' ', from += 4;
        else *to = *from++;
    *to = '\0';
    size_t n = strcspn(text, "\n");
    for (size_t i = 1; i < n; i++)
        if ((text[i] == '.' || text[i] == ':') && (text[i + 1] == ' ' || i + 1 == n)) n = i;
    if (n <= MOST) return arena_strndup(j->arena, text, n);
    n = MOST - 3;
    while (text[n] != ' ') n--;
    return arena_printf(j->arena, "%.*s ...", (int)n, text);
}

typedef struct Contents {
    const char *name, *purpose;
    int line;
} Contents;

static int count_lines(const char *text) {
    int n = 0;
    for (; *text; text++) n += *text == '\n';
    return n;
}

static char *write_items(Joined *j, const int *kept, int n, Contents *contents, int *n_contents) {
    Capture out;
    capture_begin(&out);
    const bool *renamed = find_clashes(j);
    int file = -1, lines = 1;
    bool fused = true;
    for (int k = 0; k < n; k++) {
        const Item *it = &j->items.item[kept[k]];
        if (it->kind == ITEM_COMMENT && !j->file[it->file].whole && !heads(j, kept, n, k)) continue;
        Capture one;
        capture_begin(&one);
        if (it->file != file) {
            const File *f = &j->file[file = it->file];
            fprintf(one.f, "\n// ==================================================================== %s\n\n", f->name);
            if (f->fused != fused) fputs((fused = f->fused) ? "VAE_FUSED\n\n" : "VAE_UNFUSED\n\n", one.f);
            contents[(*n_contents)++] = (Contents){f->name, purpose(j, it), lines + 1};
        } else if (it->blank) {
            fputc('\n', one.f);
        }
        write_code(j, one.f, it, renamed);
        const char *text = capture_end(&one, j->arena);
        lines += count_lines(text);
        fputs(text, out.f);
    }
    return capture_end(&out, j->arena);
}

char *join(Arena *a, const JoinPart *part, int n, const char *const *defined,
           const char *(*source)(Arena *a, const char *name)) {
    Joined j = {.arena = a, .defined = defined, .source = source};
    for (int i = 1; i < n; i++)
        add_text(&j, resolve(&j, part[i].text), add_file(&j, part[i].name, &part[i]));
    mark_used(&j);
    drop_declarations(&j);
    int n_kept, n_contents = 0;
    const int *kept = kept_items(&j, &n_kept);
    Contents *contents = arena_alloc(a, (size_t)(j.items.n + 1) * sizeof *contents);
    const char *body = write_items(&j, kept, n_kept, contents, &n_contents);
    const char *mark = strstr(part[0].text, "// CONTENTS\n");
    if (!mark) die("join: no place for the contents");
    int before = count_lines(part[0].text) - 1 + n_contents + j.n_system; // lines above the body
    Capture out;
    capture_begin(&out);
    fwrite(part[0].text, 1, (size_t)(mark - part[0].text), out.f);
    for (int i = 0; i < n_contents; i++)
        fprintf(out.f, "//   %6d  %-22s %s\n", before + contents[i].line, contents[i].name, contents[i].purpose);
    fputs(next_line(mark), out.f);
    for (int i = 0; i < j.n_system; i++) fprintf(out.f, "#include %s\n", j.system[i]);
    fputs(body, out.f);
    return capture_end(&out, a);
}
