// fatal.h -- what a program does that a library must not: it prints, exits, and asks the system for memory.
#ifndef VAE_FATAL_H
#define VAE_FATAL_H

#include "core/memory.h"
#include "core/status.h"

#include <stdio.h>
#include <sysexits.h>

// Prints "<program>: error: <message>" on standard error and exits with a <sysexits.h> code. Every
// user error in the runtime ends here, and only here.
_Noreturn void vae_die(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void vae_die_of(const VaeError *error); // of core/, with its status's code
void vae_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
extern const char *vae_program_name; // for messages
extern bool vae_follows; // of several processes, not the one that speaks: only its errors are said
// Called when this process is about to end by an error: before it is said, and afterwards, in place of exit if it does
// not return. NULL: nobody else has to end.
extern void (*vae_dying)(int code, bool said);
extern void (*vae_unfinished)(void); // removes files that are not in place yet; NULL: none was begun
extern void (*vae_before_message)(void); // makes room on the terminal, where something is drawn; NULL: nothing is

// start-up only; zeroed, 64-byte aligned, sizes overflow-checked; dies with EX_OSERR when out of
// memory. `vae_allocations` counts calls, so that a test can show that none happen while training.
void *vae_alloc(size_t count, size_t size);
void vae_free(void *p);
extern unsigned long vae_allocations;
// A block for core/ to take from, not zeroed; without a base where there is none. vae_free(its base) gives it back.
VaeMemory vae_block(size_t size);
// malloc for libraries (libpng, zlib), some of which go on without what they did not get.
void *vae_library_alloc(size_t size);
// The memory there can be for this process, in bytes: the machine's, or less where ulimit says so.
double vae_memory(void);
// What a program that is one C file leaves out, as it needs a library or is more than that should be: vaec emit
// --standalone writes NULL for it.
#ifndef VAE_STANDALONE
#define VAE_FULL(what) what
#endif
#define VAE_S(n) ((n) == 1 ? "" : "s") // of a plural

#endif
