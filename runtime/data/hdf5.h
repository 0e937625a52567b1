// hdf5.h -- HDF5 files: what is read of them by libhdf5, in a process of its own.
// A file may be damaged or made to do harm, and libhdf5 is large: where it ends by a signal, that is an error of the file.
// Files: hdf5_library.c (libhdf5, looked for when it is needed), hdf5_child.c (the process that calls it), hdf5.c (the one
// that asks, and what the rows are).
#ifndef VAE_HDF5_H
#define VAE_HDF5_H

#include "data/readers.h"

enum { HDF5_NAMES = 1 << 18 }; // bytes of names of categories

// What the process says of a thing in the file, in memory that both have.
typedef struct Hdf5Report {
    int code;          // of sysexits.h; 0: all is well
    char message[320]; // behind the file's name
    enum { HDF5_ARRAY = 1, HDF5_SPARSE, HDF5_CODES } kind;
    bool columns;      // HDF5_SPARSE: csc, and not csr
    uint64_t shape[2]; // HDF5_SPARSE: rows and columns
    int rank;
    uint64_t dim[DATA_MAX_RANK];
    DataType type;
    uint64_t offset;   // of values that stand in the file as they are; UINT64_MAX: they do not
    char names[HDF5_NAMES]; // of categories, with slashes between, in the order of their codes; "": there are none
} Hdf5Report;

// The child: writes a byte to `to` when the report is complete, and then the array's values, row by row. Never returns.
_Noreturn void vae_hdf5_child(const char *path, const char *object, Hdf5Report *report, int to);

typedef int64_t Hdf5Id;
typedef struct Hdf5Library { // what is called of it; ids below 0 are errors
    int (*open)(void);
    int (*set_auto)(Hdf5Id stack, void *function, void *arg);
    int (*set_plugins)(unsigned mask);
    Hdf5Id (*file_open)(const char *path, unsigned flags, Hdf5Id access);
    int64_t (*file_name)(Hdf5Id object, char *name, size_t room);
    Hdf5Id (*object_open)(Hdf5Id at, const char *name, Hdf5Id access);
    int (*id_type)(Hdf5Id id);
    int (*link_exists)(Hdf5Id at, const char *name, Hdf5Id access);
    int (*attribute_exists)(Hdf5Id object, const char *name);
    Hdf5Id (*attribute_open)(Hdf5Id object, const char *name, Hdf5Id access);
    Hdf5Id (*attribute_type)(Hdf5Id attribute);
    Hdf5Id (*attribute_space)(Hdf5Id attribute);
    int (*attribute_read)(Hdf5Id attribute, Hdf5Id type, void *to);
    Hdf5Id (*space_simple)(int rank, const uint64_t *dim, const uint64_t *most);
    int (*space_rank)(Hdf5Id space);
    int (*space_dims)(Hdf5Id space, uint64_t *dim, uint64_t *most);
    int64_t (*space_points)(Hdf5Id space);
    int (*space_select)(Hdf5Id space, int how, const uint64_t *start, const uint64_t *stride, const uint64_t *count,
                        const uint64_t *block);
    Hdf5Id (*data_space)(Hdf5Id data);
    Hdf5Id (*data_type)(Hdf5Id data);
    Hdf5Id (*data_settings)(Hdf5Id data);
    uint64_t (*data_offset)(Hdf5Id data);
    int (*data_read)(Hdf5Id data, Hdf5Id type, Hdf5Id to_space, Hdf5Id from_space, Hdf5Id how, void *to);
    int (*layout)(Hdf5Id settings);
    int (*chunk)(Hdf5Id settings, int rank, uint64_t *dim);
    int (*externals)(Hdf5Id settings);
    int (*type_class)(Hdf5Id type);
    size_t (*type_size)(Hdf5Id type);
    int (*type_equal)(Hdf5Id a, Hdf5Id b);
    Hdf5Id (*type_super)(Hdf5Id type);
    int (*type_is_variable)(Hdf5Id type);
    int (*type_members)(Hdf5Id type);
} Hdf5Library;
enum { HDF5_TYPES = 20 };
typedef struct Hdf5Type {
    const char *name; // the variable in the library that has its id
    DataType type;
    Hdf5Id id;
} Hdf5Type;
// NULL: all is well; else what is wrong.
const char *vae_hdf5_library(Hdf5Library *l, Hdf5Type type[HDF5_TYPES]);

#endif
