// vae_no_zip.c -- what a program built with --static has in place of libzip, which Debian has no static
// library of: opening an archive fails, and data/npz.c says why. Nothing else is ever called.
#define OPERATION_NOT_SUPPORTED 28 // ZIP_ER_OPNOTSUPP

void *zip_open(const char *path, int flags, int *error);
void *zip_open(const char *path, int flags, int *error) {
    (void)path, (void)flags;
    *error = OPERATION_NOT_SUPPORTED;
    return 0;
}

#define NEVER_CALLED(name)                                                                         \
    long long name(void);                                                                          \
    long long name(void) { return 0; }
NEVER_CALLED(zip_error_code_system)
NEVER_CALLED(zip_error_code_zip)
NEVER_CALLED(zip_error_fini)
NEVER_CALLED(zip_error_init_with_code)
NEVER_CALLED(zip_error_strerror)
NEVER_CALLED(zip_file_get_error)
NEVER_CALLED(zip_file_strerror)
NEVER_CALLED(zip_get_error)
NEVER_CALLED(zip_strerror)
NEVER_CALLED(zip_get_name)
NEVER_CALLED(zip_get_num_entries)
NEVER_CALLED(zip_stat_index)
NEVER_CALLED(zip_fopen_index)
NEVER_CALLED(zip_fread)
NEVER_CALLED(zip_fclose)
NEVER_CALLED(zip_discard)

// Nor of libsndfile, which is looked for at run time otherwise: data/sound_library.c.
struct Sound;
void vae_die(int exit_code, const char *format, ...);
void vae_sound_by_library(struct Sound *s, const char *path);
void vae_sound_by_library(struct Sound *s, const char *path) {
    (void)s;
    vae_die(69, "%s: is no WAV file, and others are read by programs built without --static", path); // EX_UNAVAILABLE
}
