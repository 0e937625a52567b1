// folder.c -- a folder of pictures, one row each, in the order of their names; or of folders of pictures, one
// for each class, in the order of their names: then a label stream takes the classes.
// What is not read is said: by kind, and why.
#include "data/raster.h"
#include "data/survey.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

// ---------------------------------------------------------------- what is there

static const char *const suffixes[] = {".png", ".jpg", ".jpeg"};

static bool is_picture(const char *name) {
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (vae_data_suffix(name, suffixes[i])) return true;
    return false;
}

static bool is_folder(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

static int is_shown(const struct dirent *e) { return e->d_name[0] != '.'; }

// By bytes: the order must not depend on the locale.
static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void join(char path[DATA_NAME], const char *folder, const char *name) {
    snprintf(path, DATA_NAME, "%.4000s/%.300s", folder, name);
}

typedef struct Entries { // of a folder, without hidden files; by name
    struct dirent **entry;
    int n;
} Entries;

static Entries list(const char *folder) {
    Entries e = {0};
    e.n = scandir(folder, &e.entry, is_shown, by_name);
    if (e.n < 0 && errno == ENOMEM) vae_die(EX_OSERR, "out of memory: cannot read folder %s", folder);
    if (e.n < 0) vae_die(EX_NOINPUT, "cannot read folder %s: %s", folder, strerror(errno));
    return e;
}

static void drop(Entries *e) {
    for (int i = 0; i < e->n; i++) free(e->entry[i]);
    free(e->entry);
    *e = (Entries){0};
}

static size_t count_pictures(const char *folder, const Entries *e) {
    char path[DATA_NAME];
    size_t n = 0;
    for (int i = 0; i < e->n; i++) {
        if (!is_picture(e->entry[i]->d_name)) continue;
        join(path, folder, e->entry[i]->d_name);
        n += !is_folder(path);
    }
    return n;
}

// ---------------------------------------------------------------- what is not read

typedef struct Unread {
    size_t folders, others; // others: of further suffixes
    struct {
        char suffix[16];
        size_t n;
    } kind[4];
} Unread;

static void unread_file(Unread *u, const char *name) {
    char shown[48], suffix[16];
    const char *dot = strrchr(name, '.');
    snprintf(suffix, sizeof suffix, "%.15s", dot ? vae_data_shown(shown, dot, strlen(dot)) : "without suffix");
    for (size_t k = 0; k < 4; k++) {
        if (u->kind[k].n && strcasecmp(u->kind[k].suffix, suffix) != 0) continue;
        if (u->kind[k].n++ == 0) memcpy(u->kind[k].suffix, suffix, sizeof suffix);
        return;
    }
    u->others++;
}

// folders: they are read.
static void unread_add(Unread *u, const char *folder, const Entries *e, bool folders) {
    char path[DATA_NAME];
    for (int i = 0; i < e->n; i++) {
        join(path, folder, e->entry[i]->d_name);
        if (is_folder(path)) u->folders += !folders;
        else if (folders || !is_picture(e->entry[i]->d_name)) unread_file(u, e->entry[i]->d_name);
    }
}

// "3 *.txt, 1 without suffix, 1 folder"; "" where all is read
static void unread_text(const Unread *u, char *text, size_t room) {
    size_t at = 0;
    text[0] = 0;
    for (size_t k = 0; k < 4 && u->kind[k].n; k++)
        at += (size_t)snprintf(text + at, room - at, "%s%zu %s%s", at ? ", " : "", u->kind[k].n,
                               u->kind[k].suffix[0] == '.' ? "*" : "", u->kind[k].suffix);
    if (u->others) at += (size_t)snprintf(text + at, room - at, ", %zu others", u->others);
    if (u->folders)
        snprintf(text + at, room - at, "%s%zu folder%s", at ? ", " : "", u->folders, u->folders > 1 ? "s" : "");
}

// ---------------------------------------------------------------- the folder

typedef struct Class { // of a folder without classes there is one, itself
    char path[DATA_NAME];
    const char *name;
    Entries entries;
    size_t pictures;
} Class;

typedef struct Folder {
    const char *path;
    Entries top;
    Class *class;
    size_t n, pictures;
    bool classes;
    char unread[200];
} Folder;

static void add_class(Folder *f, const char *name, size_t pictures, Entries entries) {
    Class *c = &f->class[f->n++];
    if (name) join(c->path, f->path, name);
    else snprintf(c->path, sizeof c->path, "%s", f->path);
    c->name = name;
    c->entries = entries;
    c->pictures = pictures;
    f->pictures += pictures;
}

// Pictures go before folders: those beside them are not entered.
static void folder_open(Folder *f, const char *path) {
    Unread u = {0};
    char inside[DATA_NAME];
    *f = (Folder){.path = path, .top = list(path)};
    const size_t here = count_pictures(path, &f->top);
    size_t folders = 1;
    for (int i = 0; i < f->top.n && here == 0; i++) {
        join(inside, path, f->top.entry[i]->d_name);
        folders += is_folder(inside);
    }
    f->class = vae_alloc(folders, sizeof *f->class);
    for (int i = 0; i < f->top.n && here == 0; i++) {
        join(inside, path, f->top.entry[i]->d_name);
        if (!is_folder(inside)) continue;
        Entries e = list(inside);
        const size_t pictures = count_pictures(inside, &e);
        if (pictures == 0) {
            u.folders++;
            drop(&e);
            continue;
        }
        add_class(f, f->top.entry[i]->d_name, pictures, e);
        unread_add(&u, inside, &e, false);
    }
    f->classes = f->pictures > 0;
    if (!f->classes) {
        u = (Unread){0};
        add_class(f, NULL, here, f->top);
    }
    unread_add(&u, path, &f->top, f->classes);
    unread_text(&u, f->unread, sizeof f->unread);
}

static void folder_close(Folder *f) {
    for (size_t i = 0; f->classes && i < f->n; i++) drop(&f->class[i].entries);
    drop(&f->top);
    vae_free(f->class);
}

bool vae_data_has_classes(const char *path) {
    Folder f;
    if (!is_folder(path)) return false;
    folder_open(&f, path);
    const bool classes = f.classes;
    folder_close(&f);
    return classes;
}

static void say_unread(const Folder *f, bool warn) {
    if (f->pictures == 0)
        vae_die(EX_DATAERR, "%s: there is no picture (.png, .jpg, .jpeg) in this folder%s%s%s", f->path,
                *f->unread ? " (but " : "", f->unread, *f->unread ? ")" : "");
    if (*f->unread && warn)
        vae_warn("%s: %zu picture%s read; not read: %s (pictures are *.png, *.jpg and *.jpeg%s)", f->path,
                 f->pictures, f->pictures == 1 ? "" : "s", f->unread,
                 f->classes                      ? " in folders"
                 : strstr(f->unread, "folder") ? "; folders beside them are not entered"
                                                 : "");
}

static void read_pictures(DataTable *t, const Folder *f, const VaeStream *s, size_t rows) {
    char first[DATA_NAME], other[DATA_NAME];
    Pictures p;
    size_t row = 0;
    vae_pictures_begin(&p, t, s, rows);
    for (size_t k = 0; k < f->n; k++)
        for (int i = 0; i < f->class[k].entries.n && row < rows; i++) {
            char *path = row == 0 ? first : other;
            join(path, f->class[k].path, f->class[k].entries.entry[i]->d_name);
            if (!is_picture(path) || is_folder(path)) continue;
            DataFile file = vae_data_map(path);
            vae_pictures_read(&p, &file, row++);
            vae_data_unmap(&file);
        }
    vae_pictures_end(&p, t);
}

char **vae_data_folder_pictures(const char *path, size_t *n) {
    Folder f;
    char file[DATA_NAME];
    if (!is_folder(path)) return NULL;
    vae_guard_input_path(path);
    folder_open(&f, path);
    say_unread(&f, true);
    char **all = vae_alloc(f.pictures, sizeof *all);
    *n = 0;
    for (size_t k = 0; k < f.n; k++)
        for (int i = 0; i < f.class[k].entries.n; i++) {
            join(file, f.class[k].path, f.class[k].entries.entry[i]->d_name);
            if (!is_picture(file) || is_folder(file)) continue;
            all[*n] = memcpy(vae_alloc(strlen(file) + 1, 1), file, strlen(file) + 1);
            ++*n;
        }
    folder_close(&f);
    return all;
}

// ---------------------------------------------------------------- labels

// "cats/dogs/foxes": a name holds no slash.
static char *class_names(const Folder *f) {
    size_t n = 1;
    for (size_t k = 0; k < f->n; k++) n += strlen(f->class[k].name) + 1;
    char *names = vae_alloc(n, 1), *at = names;
    for (size_t k = 0; k < f->n; k++) at += sprintf(at, "%s%s", k ? "/" : "", f->class[k].name);
    return names;
}

// Which class of training it is, from 0.
static size_t trained_class(const Folder *f, const char *name, const char *names) {
    char shown[48];
    size_t k = 0;
    for (const char *at = names; at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL, k++)
        if (strcspn(at, "/") == strlen(name) && strncmp(at, name, strlen(name)) == 0) return k;
    vae_die(EX_DATAERR, "%s: folder %s is none of the classes of training: %.300s", f->path,
            vae_data_shown(shown, name, strlen(name)), names);
}

static void read_labels(DataTable *t, const Folder *f, const VaeStream *s, size_t rows) {
    const char *trained = vae_how(s->name)->trained_classes;
    if (!f->classes)
        vae_die(EX_DATAERR, "%s: no folders of classes in it, but data %s is a label", f->path, s->name);
    if (!trained && f->n > (size_t)s->width)
        vae_die(EX_DATAERR, "%s: %zu folders of classes, but data %s: label(%d)", f->path, f->n, s->name, s->width);
    uint32_t *label = vae_data_alloc(t, rows, sizeof *label);
    size_t row = 0;
    for (size_t k = 0; k < f->n; k++) {
        const size_t class = trained ? trained_class(f, f->class[k].name, trained) : k;
        for (size_t i = 0; i < f->class[k].pictures && row < rows; i++) label[row++] = (uint32_t)class;
    }
    t->classes = class_names(f);
    t->rows = t->dim[0] = rows;
    t->rank = 1;
    t->width = 1;
    t->type = (DataType){.cell = VAE_CELL_U32};
    t->owned = label;
    t->values = (const uint8_t *)label;
}

void vae_data_read_folder(DataTable *t, const char *path, const VaeStream *s, size_t limit) {
    Folder f;
    vae_guard_input_path(path);
    folder_open(&f, path);
    say_unread(&f, s->kind != VAE_LABEL); // the pictures' stream has said it
    const size_t rows = limit && limit < f.pictures ? limit : f.pictures;
    if (s->kind == VAE_LABEL) read_labels(t, &f, s, rows);
    else read_pictures(t, &f, s, rows);
    folder_close(&f);
}

// ---------------------------------------------------------------- before there is a model

static void survey_picture(DataSurvey *v, const char *path) {
    Raster r;
    DataFile file = vae_data_map(path);
    if (vae_png_is(&file)) vae_png_open(&r, &file);
    else if (vae_jpeg_is(&file)) vae_jpeg_open(&r, &file);
    else vae_die(EX_DATAERR, "%s: is neither a PNG nor a JPEG file", path);
    const size_t height = r.turn > 4 ? r.width : r.height, width = r.turn > 4 ? r.height : r.width;
    if (v->rows++ == 0) v->height = height, v->width = width;
    v->others += v->height != height || v->width != width;
    v->colour |= r.channels >= 3;
    r.close(&r);
    vae_data_unmap(&file);
}

void vae_data_survey_folder(DataSurvey *v, const char *path) {
    Folder f;
    char file[DATA_NAME];
    vae_guard_input_path(path);
    folder_open(&f, path);
    say_unread(&f, true);
    v->kind = SURVEY_PICTURES;
    v->classes = f.classes ? f.n : 0;
    for (size_t k = 0; k < f.n; k++)
        for (int i = 0; i < f.class[k].entries.n; i++) {
            join(file, f.class[k].path, f.class[k].entries.entry[i]->d_name);
            if (is_picture(file) && !is_folder(file)) survey_picture(v, file);
        }
    folder_close(&f);
}
