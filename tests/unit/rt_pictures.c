// rt_pictures.c -- pictures of other sizes, of 16 bits, JPEG files as cameras write them, folders of classes.
#include "rt_chunks.h"

#include "data/raster.h"
#include "data/rows_in.h"
#include "data/survey.h"

#include <stdio.h>

#include <jpeglib.h>

static int forget(void **state) {
    (void)state;
    vae_how_forget();
    return 0;
}

static VaeHow *how(int stream) { return vae_how_of(all[stream].name); }

static void says(int stream, const char *path, const char *want) {
    VaeData d = open_one(stream, path);
    if (strcmp(d.stream[0].how, want) != 0) fail_msg("%s: said \"%s\", want \"%s\"", path, d.stream[0].how, want);
    vae_data_close(&d);
}

// ---------------------------------------------------------------- sizes

// From Pillow 12, Image.resize, ImageOps.fit and ImageOps.pad with BILINEAR, which are the same filter with
// weights of 22 bits: a value may be off by one.
static void resamples(void **state) {
    (void)state;
    static const uint8_t stretched[] = {101, 149, 178, 161, 115, 170};
    static const uint8_t enlarged[] = {
        0,   32,  102, 157, 110, 121, 173, 181, 118, 43,  77,  99,  119, 161, 174, 166, 163, 177,
        107, 132, 95,  75,  220, 236, 159, 145, 247, 194, 115, 100, 135, 159, 177, 193, 200, 197,
        215, 139, 126, 146, 111, 132, 195, 214, 160, 169, 202, 173, 109, 76,  100, 166, 188, 136,
        146, 192, 165, 94,  64,  92,  160, 185, 136, 132, 180, 155, 86,  58,  88,  158, 185, 138};
    static const uint8_t cropped[] = {118, 171, 134, 143};
    static const uint8_t padded[] = {67, 119, 168, 168, 152, 127, 165, 191, 173, 114, 111, 166, 0, 0, 0, 0};
    static const struct {
        VaeSizing fit;
        size_t height, width;
        const uint8_t *want;
    } c[] = {{VAE_SIZING_STRETCH, 2, 3, stretched}, {VAE_SIZING_STRETCH, 8, 9, enlarged},
             {VAE_SIZING_CROP, 2, 2, cropped},      {VAE_SIZING_PAD, 4, 4, padded}};
    uint8_t from[35], to[72];
    uint16_t wide[35], wide_to[72];
    for (int i = 0; i < 35; i++) {
        from[i] = (uint8_t)((37 * i * i + 11 * i) % 256);
        wide[i] = (uint16_t)(257 * from[i]);
    }
    for (size_t k = 0; k < sizeof c / sizeof *c; k++) {
        const Resample r = {c[k].fit, 5, 7, c[k].height, c[k].width, 1, false};
        Resample deep = r;
        deep.deep = true;
        vae_data_resample(&r, from, to);
        vae_data_resample(&deep, wide, wide_to);
        for (size_t i = 0; i < c[k].height * c[k].width; i++) {
            if (abs(to[i] - c[k].want[i]) > 1) fail_msg("case %zu, %zu: got %d, want %d", k, i, to[i], c[k].want[i]);
            if (abs(wide_to[i] - 257 * to[i]) > 129) fail_msg("case %zu, %zu: 16 bits %d", k, i, wide_to[i]);
        }
    }
    // One pixel, and a size that is the same in one direction only.
    vae_data_resample(&(Resample){VAE_SIZING_CROP, 1, 1, 2, 3, 1, false}, (uint8_t[]){7}, to);
    for (int i = 0; i < 6; i++) assert_int_equal(to[i], 7);
    vae_data_resample(&(Resample){VAE_SIZING_PAD, 3, 1, 3, 3, 1, false}, (uint8_t[]){1, 2, 3}, to);
    assert_memory_equal(to, ((uint8_t[]){0, 1, 0, 0, 2, 0, 0, 3, 0}), 9);
}

static const Make tall = {2, 4, 8, 0, 0, ROWS("\0\0\0\0\144\144\0\144\144\0\0\0"), 0, 0, 0, 0};

static void fits(void **state) {
    (void)state;
    const float s = 1.0f / 255.0f;
    char path[256];
    snprintf(path, sizeof path, "%s", put_png("tall.png", tall));
    refuse(path, IMAGE, EX_DATAERR,
           "is 4 by 2 pixels, but data x: image(2, 2, 1) needs 2 by 2 (--fit crop, pad or stretch makes it fit)");
    how(IMAGE)->fit = VAE_SIZING_CROP; // a pixel is the mean of itself and its neighbours at scale 1
    assert_rows(IMAGE, path, 1, (const float[]){100 * s, 100 * s, 100 * s, 100 * s});
    says(IMAGE, path, "bytes / 255, 1 cropped to 2 by 2");
    how(IMAGE)->fit = VAE_SIZING_PAD;
    assert_rows(IMAGE, path, 1, (const float[]){57 * s, 0, 57 * s, 0});
    says(IMAGE, path, "bytes / 255, 1 padded to 2 by 2");
    how(IMAGE)->fit = VAE_SIZING_NONE;
    how(IMAGE)->trained_fit = VAE_SIZING_STRETCH;
    assert_rows(IMAGE, path, 1, (const float[]){57 * s, 57 * s, 57 * s, 57 * s});
    says(IMAGE, path, "bytes / 255, 1 stretched to 2 by 2 as in training");
    how(IMAGE)->fit = VAE_SIZING_CROP;
    const Make huge = {100001, 1000, 8, 0, 0, ROWS("\0"), 0, 0, 0, 0};
    refuse(put_png("huge.png", huge), IMAGE, EX_DATAERR, "is 1000 by 100001 pixels: more than 100000000");
    refuse(path, ANY3, EX_DATAERR, "data v: vector(3) needs 3 values");
}

// ---------------------------------------------------------------- 16 bits

static void keeps_16_bits(void **state) {
    (void)state;
    const float s = 1.0f / 65535.0f;
    const Make deep = {2, 2, 16, 0, 0, ROWS("\0\0\0\0\1\0\377\376\377\377"), 0, 0, 0, 0};
    const Make plain = {2, 2, 8, 0, 0, ROWS("\0\0\377\0\1\2"), 0, 0, 0, 0};
    char path[256];
    snprintf(path, sizeof path, "%s", put_png("deep.png", deep));
    assert_rows(IMAGE, path, 1, (const float[]){0, s, 65534 * s, 65535 * s});
    says(IMAGE, path, "uint16 / 65535");
    assert_rows(BYTES, path, 1, (const float[]){0, 0, 255, 255});
    says(BYTES, path, "bytes from 0 to 255, 16 bits rounded to 8");
    how(IMAGE)->bytes = 1; // levels of 8 bits
    refuse(path, IMAGE, EX_DATAERR, "value 255 is outside [0, 1]");
    vae_how_forget();
    // Among pictures of 8 bits, before and after it.
    assert_int_equal(mkdir(rt_path("deep"), 0777), 0);
    put_png("deep/a.png", plain), put_png("deep/b.png", deep), put_png("deep/c.png", plain);
    assert_rows(IMAGE, rt_path("deep"), 3, (const float[]){0, 65535 * s, 257 * s, 514 * s, 0, s, 65534 * s,
                                                           65535 * s, 0, 65535 * s, 257 * s, 514 * s});
    // Arrays of 16 bits: only if it is said.
    const char *array = put_npy("u2.npy", 1, "{'descr': '<u2', 'fortran_order': False, 'shape': (1, 2, 2), }",
                                "\0\0\1\0\377\377\0\0", 8);
    refuse(array, IMAGE, EX_DATAERR, "(if these are pixels of 16 bits, --bytes 65535 divides them)");
    how(IMAGE)->bytes = 65535;
    assert_rows(IMAGE, array, 1, (const float[]){0, s, 65535 * s, 0});
    says(IMAGE, array, "uint16 / 65535");
    how(IMAGE)->bytes = 0;
    how(IMAGE)->trained_bytes = 65535;
    says(IMAGE, array, "uint16 / 65535, as in training");
    says(IMAGE, put_png("plain.png", plain), "bytes / 255, as in training");
}

// ---------------------------------------------------------------- JPEG

static unsigned char *jpeg;
static unsigned long jpeg_size;

// grey[height, width] or colour[height, width, 3], with EXIF's orientation if it is not 0.
static const char *put_jpeg(const char *name, const uint8_t *pixels, int height, int width, int channels,
                            int turn, bool progressive) {
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr error;
    free(jpeg);
    jpeg = NULL, jpeg_size = 0;
    c.err = jpeg_std_error(&error);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &jpeg, &jpeg_size);
    c.image_width = (JDIMENSION)width, c.image_height = (JDIMENSION)height;
    c.input_components = channels;
    c.in_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 2 ? JCS_UNKNOWN : channels == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&c);
    jpeg_set_quality(&c, 100, TRUE);
    c.comp_info[0].h_samp_factor = c.comp_info[0].v_samp_factor = 1; // no colour between neighbours
    if (progressive) jpeg_simple_progression(&c);
    jpeg_start_compress(&c, TRUE);
    if (turn) {
        uint8_t exif[] = "Exif\0\0II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0.\0\0\0\0\0\0";
        exif[24] = (uint8_t)turn;
        jpeg_write_marker(&c, JPEG_APP0 + 1, exif, sizeof exif - 1);
    }
    while (c.next_scanline < c.image_height) {
        JSAMPROW row = (JSAMPROW)(uintptr_t)(pixels + c.next_scanline * (unsigned)(width * channels));
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    return rt_put(name, jpeg, jpeg_size);
}

static const uint8_t grey[] = {0, 255, 100, 40};

static void reads_jpeg(void **state) {
    (void)state;
    const float s = 1.0f / 255.0f;
    const float want[] = {0, 1, 100 * s, 40 * s};
    assert_rows(IMAGE, put_jpeg("g.jpg", grey, 2, 2, 1, 0, false), 1, want);
    assert_rows(IMAGE, put_jpeg("p.jpeg", grey, 2, 2, 1, 0, true), 1, want);
    assert_rows(VECTOR4, rt_path("p.jpeg"), 1, want);
    assert_rows(BYTES, put_jpeg("like.png", grey, 2, 2, 1, 0, false), 1, (const float[]){0, 255, 100, 40});
    says(IMAGE, rt_path("g.jpg"), "bytes / 255");
    uint8_t rgb[24];
    VaeData d;
    float row[24];
    for (int i = 0; i < 24; i++) rgb[i] = (uint8_t)(i % 3 == 0 ? 200 : i % 3 == 1 ? 30 : 90); // one colour
    d = open_one(COLOUR, put_jpeg("c.jpg", rgb, 2, 4, 3, 0, false));
    VaeModel m = model_of(COLOUR);
    vae_data_row(&d, &m, 0, 0, row);
    for (int i = 0; i < 24; i++) assert_true(fabsf(row[i] * 255 - (float)rgb[i]) <= 2);
    vae_data_close(&d);
    for (int i = 0; i < 24; i++) rgb[i] = 77; // colour that is all grey
    how(IMAGE)->fit = VAE_SIZING_STRETCH;
    assert_rows(IMAGE, put_jpeg("c.jpg", rgb, 2, 4, 3, 0, false), 1, (const float[]){77 * s, 77 * s, 77 * s, 77 * s});
}

// The stored picture is 2 by 2: every orientation, by EXIF's own words about its row 0 and column 0.
static void turns(void **state) {
    (void)state;
    static const float want[9][4] = {
        {0},
        {0, 255, 100, 40}, // top, left: as it is
        {255, 0, 40, 100}, // top, right
        {40, 100, 255, 0}, // bottom, right
        {100, 40, 0, 255}, // bottom, left
        {0, 100, 255, 40}, // left, top
        {100, 0, 40, 255}, // right, top: row 0 is the right-hand side, column 0 the top
        {40, 255, 100, 0}, // right, bottom
        {255, 40, 0, 100}, // left, bottom
    };
    for (int turn = 1; turn <= 8; turn++) {
        const char *path = put_jpeg("t.jpg", grey, 2, 2, 1, turn, false);
        assert_rows(BYTES, path, 1, want[turn]);
        says(BYTES, path, turn == 1 ? "bytes from 0 to 255" : "bytes from 0 to 255, 1 turned as EXIF says");
    }
    assert_rows(BYTES, put_jpeg("t.jpg", grey, 2, 2, 1, 9, false), 1, want[1]); // nothing that EXIF knows
    // Height and width change places before they are held against the model's.
    uint8_t wide[48];
    for (int i = 0; i < 48; i++) wide[i] = (uint8_t)(5 * i);
    refuse(put_jpeg("w.jpg", wide, 6, 8, 1, 6, false), TALL, EX_DATAERR,
           "is 8 by 6 pixels, but data t: image(6, 8, 1)");
    VaeData d = open_one(TALL, put_jpeg("w.jpg", wide, 8, 6, 1, 8, false));
    VaeModel m = model_of(TALL);
    float row[48];
    vae_data_row(&d, &m, 0, 0, row);
    for (int y = 0; y < 6; y++)
        for (int x = 0; x < 8; x++) assert_true(fabsf(row[y * 8 + x] * 255 - 5 * (float)(x * 6 + 5 - y)) <= 3);
    vae_data_close(&d);
}

static void refuses_jpeg(void **state) {
    (void)state;
    put_jpeg("g.jpg", grey, 2, 2, 1, 6, false);
    for (size_t cut = 3; cut + 2 < jpeg_size; cut++) // but for the end's own marker
        refuse(rt_put("cut.jpg", jpeg, cut), BYTES, EX_DATAERR, "damaged JPEG file: ");
    uint8_t ink[16] = {0};
    refuse(put_jpeg("cmyk.jpg", ink, 2, 2, 4, 0, false), IMAGE, EX_DATAERR,
           "its colours are those of printers (CMYK), not grey");
    refuse(put_jpeg("two.jpg", ink, 2, 2, 2, 0, false), IMAGE, EX_DATAERR, "its colours are of an unknown kind, not grey");
    put_jpeg("g.jpg", grey, 2, 2, 1, 0, false);
    unsigned char *text = malloc(jpeg_size + 9);
    memcpy(text, jpeg, jpeg_size);
    memcpy(text + jpeg_size, "a preview", 9); // cameras put something there
    assert_rows(BYTES, rt_put("more.jpg", text, jpeg_size + 9), 1, (const float[]){0, 255, 100, 40});
    free(text);
    // Whatever the EXIF says of places, nothing outside of it is read.
    for (int at = 10; at < 24; at++)
        for (int bit = 0; bit < 8; bit += 3) {
            put_jpeg("e.jpg", grey, 2, 2, 1, 6, false);
            unsigned char *exif = memmem(jpeg, jpeg_size, "Exif", 4);
            exif[at] ^= (unsigned char)(1 << bit);
            VaeData d = open_one(BYTES, rt_put("e.jpg", jpeg, jpeg_size));
            vae_data_close(&d);
        }
    // EXIF that says nothing: too short, another kind of marker, a directory that is not there, an orientation that is no number of 16 bits.
    static const struct { size_t at; const char *bytes; size_t n; } exif[] = {{0, "JPEG", 4}, {10, "\377\377\377\377", 4}, {10, "\31\0\0\0", 4}, {18, "\4", 1}, {16, "\0", 1}};
    for (size_t i = 0; i < sizeof exif / sizeof *exif; i++) {
        put_jpeg("e.jpg", grey, 2, 2, 1, 6, false);
        memcpy((unsigned char *)memmem(jpeg, jpeg_size, "Exif", 4) + exif[i].at, exif[i].bytes, exif[i].n);
        assert_rows(BYTES, rt_put("e.jpg", jpeg, jpeg_size), 1, (const float[]){0, 255, 100, 40});
    }
    put_jpeg("e.jpg", grey, 2, 2, 1, 6, false); // another marker that EXIF might stand in comes first
    unsigned char *twice = malloc(jpeg_size + 6);
    memcpy(twice, jpeg, 2), memcpy(twice + 2, "\377\341\0\4ab", 6), memcpy(twice + 8, jpeg + 2, jpeg_size - 2);
    assert_rows(BYTES, rt_put("e.jpg", twice, jpeg_size + 6), 1, (const float[]){100, 0, 40, 255});
    free(twice);
    uint8_t rgb[12] = {200};
    refuse(put_jpeg("c.jpg", rgb, 2, 2, 3, 0, false), IMAGE, EX_DATAERR, "the picture is in colour");
    refuse(rt_put("none.png", "\x89PNG\r\n\32\r", 8), IMAGE, EX_DATAERR, "is neither a PNG nor a JPEG file");
}

// ---------------------------------------------------------------- classes

static void try_one_class(const void *path) {
    static const VaeStream one = {.name = "o", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 1, .width = 1,
         .domain = VAE_DOMAIN_ANY};
    const VaeModel m = {.name = "one", .stream = &one, .n_streams = 1};
    VaeData d;
    vae_data_open(&d, &m, (const char *const *)&path, 1, 0, 1);
}

static void beyond(const void *in) { vae_rows_in_go((DataRowsIn *)(uintptr_t)in, (const uint64_t[4]){3}); }

static void survey(const void *path) { vae_data_survey_folder(&(DataSurvey){0}, path); }

static void open_model(const void *model) {
    const char *path = rt_path("rgb.jpg");
    VaeData d;
    vae_data_open(&d, model, &path, 1, 0, 1);
}

static void folders_of_classes(void **state) {
    (void)state;
    static const char *const folder[] = {"k", "k/dogs", "k/cats", "k/.git", "k/notes"};
    for (int i = 0; i < 5; i++) assert_int_equal(mkdir(rt_path(folder[i]), 0777), 0);
    put_jpeg("k/dogs/1.jpg", (uint8_t[]){1, 1, 1, 1}, 2, 2, 1, 0, false);
    put_jpeg("k/dogs/0.jpg", (uint8_t[]){2, 2, 2, 2}, 2, 2, 1, 0, false);
    put_jpeg("k/cats/7.jpg", (uint8_t[]){9, 9, 9, 9}, 2, 2, 1, 0, false);
    rt_put("k/cats/7.txt", "x", 1), rt_put("k/list.csv", "x", 1), rt_put("k/.git/a.png", "x", 1);
    const char *path = rt_path("k");
    const float rows[] = {9, 9, 9, 9, 2, 2, 2, 2, 1, 1, 1, 1};
    float labels[30] = {0};
    labels[0] = labels[11] = labels[21] = 1;
    assert_rows(BYTES, path, 3, rows);
    assert_rows(LABEL, path, 3, labels);
    says(LABEL, path, "folders: cats 0, dogs 1");
    char said[1000];
    assert_int_equal(rt_run(try_open, &(Open){path, BYTES}, said, sizeof said), 0);
    assert_non_null(strstr(said, "/k: 3 pictures read; not read: 1 *.txt, 1 *.csv, 1 folder (pictures are *.png, "
                                 "*.jpg and *.jpeg in folders)\n"));
    // Both streams at once, and of training the numbers of the classes.
    const VaeStream both[] = {all[BYTES], all[LABEL]};
    const VaeModel m = {.name = "both", .stream = both, .n_streams = 2};
    VaeData d;
    vae_data_open(&d, &m, &path, 1, 2, 1);
    assert_int_equal(d.rows, 2);
    assert_int_equal(vae_data_label(&d, 1, 0), 0);
    assert_int_equal(vae_data_label(&d, 1, 1), 1);
    assert_string_equal(d.stream[1].classes, "cats/dogs");
    vae_data_close(&d);
    how(LABEL)->trained_classes = "ants/cats/bees/dogs";
    says(LABEL, path, "folders: cats 1, dogs 3");
    memset(labels, 0, sizeof labels);
    labels[1] = labels[13] = labels[23] = 1;
    assert_rows(LABEL, path, 3, labels);
    how(LABEL)->trained_classes = "cats/dog/dogss";
    refuse(path, LABEL, EX_DATAERR, "folder dogs is none of the classes of training: cats/dog/dogss\n");
    how(LABEL)->trained_classes = NULL;
    rt_dies("one class", try_one_class, path, EX_DATAERR, "/k: 2 folders of classes, but data o: label(1)");
    refuse(rt_path("k/dogs"), LABEL, EX_DATAERR, "no folders of classes in it, but data y is a label");
    put_jpeg("k/top.jpg", grey, 2, 2, 1, 0, false); // now the folders are beside pictures
    assert_rows(BYTES, path, 1, (const float[]){0, 255, 100, 40});
    assert_int_equal(rt_run(try_open, &(Open){path, BYTES}, said, sizeof said), 0);
    assert_non_null(strstr(said, "1 picture read; not read: 1 *.csv, 3 folders (pictures are *.png, *.jpg and "
                                 "*.jpeg; folders beside them are not entered)\n"));
}

// Folders named as pictures, other files among them, and what there is before there is a model.
static void folders_with_others(void **state) {
    (void)state;
    static const char *const folder[] = {"f", "f/b.png", "g", "g/one", "g/one/z.jpg", "g/two", "h"};
    for (size_t i = 0; i < sizeof folder / sizeof *folder; i++) assert_int_equal(mkdir(rt_path(folder[i]), 0777), 0);
    put_jpeg("f/a.jpg", grey, 2, 2, 1, 0, false);
    put_jpeg("f/c.jpg", (uint8_t[]){1, 1, 1, 1}, 2, 2, 1, 0, false);
    rt_put("f/notes.txt", "x", 1);
    const float rows[] = {0, 255, 100, 40, 1, 1, 1, 1};
    assert_rows(BYTES, rt_path("f"), 2, rows);
    for (size_t limit = 1; limit < 4; limit++) {
        DataTable t;
        vae_data_read(&t, rt_path("f"), &all[BYTES], limit);
        assert_int_equal(t.rows, limit < 2 ? limit : 2);
        vae_data_release(t.owned, t.values, t.mapped, t.opened);
    }
    const VaeModel m = model_of(BYTES);
    DataRowsIn in;
    uint8_t to[8];
    vae_guard_forget();
    vae_rows_in_open(&in, &m, 0, rt_path("f"), 1);
    assert_true(in.known == 2 && vae_rows_in_next(&in, to, 1) == 1 && vae_rows_in_next(&in, to + 4, 9) == 1 && vae_rows_in_next(&in, to, 1) == 0);
    for (int i = 0; i < 8; i++) assert_int_equal(to[i], rows[i]);
    vae_rows_in_go(&in, (const uint64_t[4]){2});
    assert_int_equal(vae_rows_in_next(&in, to, 1), 0);
    rt_dies("gone", beyond, &in, EX_DATAERR, "a.jpg: has fewer rows than were written of it");
    vae_rows_in_close(&in);

    DataSurvey v = {0};
    put_jpeg("g/one/a.jpg", (uint8_t[]){1, 2, 3, 4, 5, 6}, 2, 3, 1, 6, false); // turned: three rows of two
    put_jpeg("g/two/b.jpg", (uint8_t[]){1, 2, 3, 4, 5, 6}, 3, 2, 1, 0, false);
    vae_data_survey(&v, rt_path("g"), &all[IMAGE]);
    assert_true(v.kind == SURVEY_PICTURES && v.classes == 2 && v.rows == 2 && v.height == 3 && v.width == 2 && v.others == 0 && !v.colour);
    put_jpeg("g/two/c.jpg", grey, 2, 2, 1, 0, false); // as wide, and not as high
    put_jpeg("g/two/d.jpg", (uint8_t[12]){200}, 3, 4, 1, 0, false);
    v = (DataSurvey){0};
    vae_data_survey_folder(&v, rt_path("g"));
    assert_true(v.rows == 4 && v.others == 2);
    rt_put("h/none.png", "text", 4);
    rt_dies("no picture", survey, rt_path("h"), EX_DATAERR, "none.png: is neither a PNG nor a JPEG file");
}

// Of a vector the first picture says how high the others are, as it was held.
static void vectors_of_pictures(void **state) {
    (void)state;
    static const uint8_t line[] = {0, 255, 100, 40};
    const float s = 1.0f / 255.0f, down[] = {40 * s, 100 * s, 1, 0};
    assert_int_equal(mkdir(rt_path("v"), 0777), 0);
    put_jpeg("v/a.jpg", line, 1, 4, 1, 8, false); // top and bottom change places
    assert_rows(VECTOR4, rt_path("v"), 1, down);
    put_jpeg("v/b.jpg", grey, 2, 2, 1, 0, false);
    how(VECTOR4)->fit = VAE_SIZING_CROP; // which is for images
    refuse(rt_path("v"), VECTOR4, EX_DATAERR, "b.jpg: is 2 by 2 pixels, but ");
    vae_how_forget();
    uint8_t rgb[24] = {200};
    static const VaeStream two = {.name = "x", .kind = VAE_IMAGE, .height = 2, .width_px = 4, .channels = 2, .width = 16, .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"};
    const VaeModel m = {.name = "test", .stream = &two, .n_streams = 1};
    put_jpeg("rgb.jpg", rgb, 2, 4, 3, 0, false);
    rt_dies("colour", open_model, &m, EX_DATAERR, "the picture is in colour, but data x has 2 channels\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(resamples, forget),    cmocka_unit_test_teardown(fits, forget),
        cmocka_unit_test_teardown(keeps_16_bits, forget), cmocka_unit_test_teardown(reads_jpeg, forget),
        cmocka_unit_test_teardown(turns, forget),        cmocka_unit_test_teardown(refuses_jpeg, forget),
        cmocka_unit_test_teardown(folders_of_classes, forget), cmocka_unit_test_teardown(folders_with_others, forget),
        cmocka_unit_test_teardown(vectors_of_pictures, forget),
    };
    const int failed = cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
    free(jpeg);
    return failed;
}
