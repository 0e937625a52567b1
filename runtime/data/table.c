// table.c -- a field of a table's column as a number, and a number as the field that stands for it.
// Numbers are what programs read (VaeColumn in vaert.h): themselves, counts, 0 and 1, days since 1970, which of the
// words, which of the levels.
#include "data/table.h"

#include <math.h>
#include <string.h>
#include <strings.h>

// ---------------------------------------------------------------- dates

// Days since 1970-01-01 of the proleptic Gregorian calendar. Years are counted from March: the leap day is their last.
static long days_of(long year, int month, int day) {
    year -= month <= 2;
    const long era = (year < 0 ? year - 399 : year) / 400, of_era = year - 400 * era; // January of the year 0 is of -1
    const long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int month_days(long year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

// So many digits at *at, which moves behind them; -1: they are not there.
static int digits(const char **at, const char *end, int n) {
    int v = 0;
    for (int i = 0; i < n; i++, (*at)++) {
        if (*at == end || **at < '0' || **at > '9') return -1;
        v = 10 * v + (**at - '0');
    }
    return v;
}

static bool skip(const char **at, const char *end, const char *any) {
    if (*at == end || !strchr(any, **at)) return false;
    (*at)++;
    return true;
}

// "12:34", "12:34:56.789", with "Z" or "+01:00" behind it, which changes nothing: a day is the one that is written.
static bool time_read(const char *at, const char *end, double *day) {
    const int hour = digits(&at, end, 2);
    if (hour < 0 || hour > 24 || !skip(&at, end, ":")) return false;
    const int minute = digits(&at, end, 2);
    int second = 0;
    double part = 0;
    if (minute < 0 || minute > 59) return false;
    if (skip(&at, end, ":")) {
        second = digits(&at, end, 2);
        if (second < 0 || second > 60) return false;
        double unit = 0.1;
        if (skip(&at, end, ".,"))
            for (int d; at < end && *at >= '0' && *at <= '9'; unit /= 10)
                d = *at++ - '0', part += unit * d;
    }
    if (!skip(&at, end, "Zz") && skip(&at, end, "+-")) {
        if (digits(&at, end, 2) < 0) return false;
        const bool colon = skip(&at, end, ":");
        if ((colon || at < end) && digits(&at, end, 2) < 0) return false;
    }
    *day += (hour * 3600 + minute * 60 + second + part) / 86400;
    return at == end;
}

bool vae_date_read(const char *text, size_t n, double *days) {
    const char *at = text, *end = text + n;
    const int year = digits(&at, end, 4);
    if (year < 0 || !skip(&at, end, "-")) return false;
    const int month = digits(&at, end, 2);
    if (month < 1 || month > 12 || !skip(&at, end, "-")) return false;
    const int day = digits(&at, end, 2);
    if (day < 1 || day > month_days(year, month)) return false;
    *days = (double)days_of(year, month, day);
    if (at == end) return true;
    return skip(&at, end, "Tt ") && time_read(at, end, days);
}

void vae_date_text(double value, char text[VAE_DATE_TEXT]) {
    const double least = (double)days_of(0, 1, 1), most = (double)days_of(9999, 12, 31);
    const long days = (long)fmin(fmax(floor(value + 0.5), least), most);
    long year = (long)floor((double)(days + 719468) / 365.2425) - 1;
    while (days_of(year + 1, 3, 1) <= days) year++; // the March at or before it
    int month = 3;
    while (days_of(month > 11 ? year + 1 : year, month > 11 ? month - 11 : month + 1, 1) <= days) month++;
    if (month > 12) month -= 12, year++;
    snprintf(text, VAE_DATE_TEXT, "%04d-%02d-%02d", (int)year, month, (int)(days - days_of(year, month, 1)) + 1);
}

// ---------------------------------------------------------------- flags

static const char *const flag_words[][2] = {{"0", "1"}, {"no", "yes"}, {"false", "true"}, {"n", "y"}, {"f", "t"}};
enum { FLAG_WORDS = sizeof flag_words / sizeof *flag_words };

static int flag_of(const char *text, size_t n, int *pair) { // 0, 1; -1: none
    for (int k = 0; k < FLAG_WORDS; k++)
        for (int v = 0; v < 2; v++)
            if (strlen(flag_words[k][v]) == n && strncasecmp(text, flag_words[k][v], n) == 0) return *pair = k, v;
    return -1;
}

bool vae_table_is_flag(const char *a, const char *b) {
    int one = 0, two = 0;
    const int x = flag_of(a, strlen(a), &one), y = flag_of(b, strlen(b), &two);
    return x >= 0 && y >= 0 && x != y && one == two;
}

// The other word of the pair, in the same letters: TRUE and FALSE, Yes and No.
static void other_word(const char *text, int pair, int value, char to[8]) {
    snprintf(to, 8, "%s", flag_words[pair][!value]);
    const bool first = *text >= 'A' && *text <= 'Z', second = first && text[1] >= 'A' && text[1] <= 'Z';
    for (int i = 0; to[i]; i++)
        if (to[i] >= 'a' && to[i] <= 'z' && (i == 0 ? first : second)) to[i] = (char)(to[i] - 32);
}

static void note_flag(DataColumnForm *form, const Csv *c, int pair, int value) {
    char *same = value ? form->yes : form->no, *other = value ? form->no : form->yes;
    if (!*same) snprintf(same, sizeof form->no, "%.*s", (int)c->length, c->field);
    if (!*other) other_word(same, pair, value, other);
}

// ---------------------------------------------------------------- a field

size_t vae_table_unquoted(const Csv *c, char *to) {
    size_t n = 0;
    const bool quoted = c->field > c->begin && c->field[-1] == '"';
    for (size_t i = 0; i < c->length; i++) {
        to[n++] = c->field[i];
        i += quoted && c->field[i] == '"' && i + 1 < c->length && c->field[i + 1] == '"';
    }
    return n;
}

static _Noreturn void wrong(const Csv *c, const VaeColumn *k, const char *why) {
    char shown[48], name[48];
    vae_die(EX_DATAERR, "%s: line %zu, column %zu (%s): \"%s\" %s", c->path, c->line, c->column,
            vae_data_shown(name, k->name, strlen(k->name)), vae_data_shown(shown, c->field, c->length), why);
}

static double number_of(const Csv *c, const VaeColumn *k) {
    double v;
    if (!vae_csv_number(c->field, c->length, c->decimal, &v))
        wrong(c, k, vae_csv_number(c->field, c->length, c->decimal == ',' ? '.' : ',', &v)
                        ? "is not a number (--csv says whether decimals have a comma)" : "is not a number");
    if (!isfinite((float)v)) wrong(c, k, isfinite(v) ? "does not fit in 32-bit floating point" : "is not finite");
    return v;
}

static double word_of(const Csv *c, const VaeColumn *k, DataColumnForm *form, bool grows) {
    char small[256], *text = c->length <= sizeof small ? small : vae_alloc(c->length, 1);
    const size_t n = vae_table_unquoted(c, text);
    uint32_t found = NO_WORD;
    if (k->word) {
        for (int w = 0; w < k->classes && found == NO_WORD; w++)
            if (strlen(k->word[w]) == n && memcmp(k->word[w], text, n) == 0) found = (uint32_t)w;
    } else {
        found = grows ? vae_words_add(&form->words, text, n) : vae_words_find(&form->words, text, n);
        if (found == NO_WORD) found = (uint32_t)k->classes - 1;
    }
    if (text != small) vae_free(text);
    if (found != NO_WORD) return found;
    char words[300] = "";
    size_t at = 0;
    int w = 0;
    for (; w < k->classes && at + 60 < sizeof words; w++)
        at += (size_t)snprintf(words + at, sizeof words - at, "%s%.40s", w ? ", " : "", k->word[w]);
    char why[360];
    snprintf(why, sizeof why, "is none of its words: %s%s", words, w < k->classes ? ", ..." : "");
    wrong(c, k, why);
}

static int decimals_of(const Csv *c) { // -1: it has an exponent
    int n = 0;
    bool point = false;
    for (size_t i = 0; i < c->length; i++) {
        if (c->field[i] == 'e' || c->field[i] == 'E') return -1;
        n += point;
        point |= c->field[i] == c->decimal;
    }
    return n;
}

double vae_table_field(const Csv *c, const VaeStream *s, size_t column, DataCsv *form) {
    const VaeColumn *k = &s->column[column];
    DataColumnForm *found = &form->found[column];
    char why[80];
    double v;
    int pair = 0;
    switch (k->kind) {
    case VAE_COLUMN_NUMBER:
    case VAE_COLUMN_LOG:
        v = number_of(c, k);
        if (k->kind == VAE_COLUMN_LOG && !(v > 0)) wrong(c, k, "is not above 0, which log=true needs");
        if (found->decimals != -2 && decimals_of(c) > found->decimals) found->decimals = decimals_of(c);
        if (decimals_of(c) < 0) found->decimals = -2;
        return v;
    case VAE_COLUMN_COUNT:
        v = number_of(c, k);
        if (!(v >= 0) || v != floor(v)) wrong(c, k, "is not a whole number from 0 on, which a count is");
        return v;
    case VAE_COLUMN_ORDINAL:
        v = number_of(c, k);
        snprintf(why, sizeof why, "is not a whole number from 1 to %d", k->classes);
        if (!(v >= 1 && v <= k->classes) || v != floor(v)) wrong(c, k, why);
        return v - 1;
    case VAE_COLUMN_FLAG:
        v = flag_of(c->field, c->length, &pair);
        if (v < 0) wrong(c, k, "is no flag: 0 and 1, no and yes, false and true are");
        note_flag(found, c, pair, v > 0);
        return v;
    case VAE_COLUMN_DATE:
        if (!vae_date_read(c->field, c->length, &v)) wrong(c, k, "is not a date, such as 2024-05-17");
        return v;
    case VAE_COLUMN_CATEGORY: return word_of(c, k, found, form->grows);
    case VAE_COLUMN_TEXT:
    case VAE_COLUMN_KINDS: break;
    }
    return (double)NAN;
}

// ---------------------------------------------------------------- and back

void vae_table_put_name(VaeFile *f, char separator, const char *text, bool quoted) {
    const size_t n = strlen(text);
    const bool odd = strpbrk(text, "\"\r\n") || strchr(text, separator) || (n && (*text == ' ' || text[n - 1] == ' '));
    if (odd && !quoted) vae_file_write(f, "\"", 1);
    for (const char *at = text; *at; at++) {
        if (*at == '"') vae_file_write(f, "\"", 1);
        vae_file_write(f, at, 1);
    }
    if (odd && !quoted) vae_file_write(f, "\"", 1);
}

void vae_table_put(VaeFile *f, const DataCsv *like, const VaeStream *s, size_t column, double value, bool quoted,
                   int decimals) {
    static const DataCsv usual = {.separator = ',', .decimal = '.'};
    const VaeColumn *k = &s->column[column];
    const DataColumnForm *trained = vae_how(s->name)->table ? &vae_how(s->name)->table[column] : NULL;
    const DataColumnForm *own = like && like->found ? &like->found[column] : NULL;
    char text[VAE_DATE_TEXT] = "(other)";
    if (!like) like = &usual;
    const char *word = text;
    switch (k->kind) {
    case VAE_COLUMN_NUMBER:
    case VAE_COLUMN_LOG:
        if (decimals == -1 && trained) decimals = trained->decimals;
        vae_data_csv_put(f, like, value, decimals, quoted, true);
        return;
    case VAE_COLUMN_COUNT: vae_data_csv_put(f, like, value, 0, quoted, true); return;
    case VAE_COLUMN_ORDINAL: vae_data_csv_put(f, like, value + 1, 0, quoted, true); return;
    case VAE_COLUMN_FLAG:
        if (own && *own->no) trained = own;
        word = value != 0 ? "1" : "0";
        if (trained && *trained->no) word = value != 0 ? trained->yes : trained->no;
        break;
    case VAE_COLUMN_DATE: vae_date_text(value, text); break;
    case VAE_COLUMN_CATEGORY: {
        const size_t class = (size_t)value;
        if (k->word && class < (size_t)k->classes) word = k->word[class];
        if (!k->word && trained && class < trained->words.n) word = trained->words.word[class];
        if (!k->word && !(trained && trained->words.n) && class + 1 < (size_t)k->classes)
            snprintf(text, sizeof text, "word%zu", class + 1); // of made-up rows
        break;
    }
    case VAE_COLUMN_TEXT:
    case VAE_COLUMN_KINDS: break;
    }
    vae_table_put_name(f, like->separator, word, quoted);
}

void vae_table_open(DataCsv *form, const VaeStream *s) {
    const VaeHow *how = vae_how(s->name);
    form->found = vae_table_form_new(s);
    form->grows = !how->table;
    for (int j = 0; j < s->width; j++) {
        if (s->column[j].kind != VAE_COLUMN_CATEGORY || s->column[j].word) continue;
        if (form->grows && how->must_know)
            vae_die(EX_DATAERR, "%s: the weights do not say which words column %s of data %s has: they are of another "
                    "training", form->path, s->column[j].name, s->name);
        for (size_t k = 0; how->table && k < how->table[j].words.n; k++)
            vae_words_add(&form->found[j].words, how->table[j].words.word[k], strlen(how->table[j].words.word[k]));
    }
}

DataColumnForm *vae_table_form_new(const VaeStream *s) {
    DataColumnForm *form = vae_alloc((size_t)s->width, sizeof *form);
    for (int j = 0; j < s->width; j++) form[j].decimals = -1;
    return form;
}

void vae_table_form_free(DataColumnForm *form, size_t n) {
    for (size_t j = 0; form && j < n; j++) vae_words_free(&form[j].words);
    vae_free(form);
}
