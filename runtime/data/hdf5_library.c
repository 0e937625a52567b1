// hdf5_library.c -- libhdf5, where it is installed: it is looked for when such a file is to be read, so that programs need
// it for nothing else. Its ids have 64 bits since version 1.10; the functions have not changed since.
#include "data/hdf5.h"

#include <dlfcn.h>
#include <string.h>

static void *open_any(void) {
    static const char *const name[] = {"libhdf5_serial.so.103", "libhdf5.so.103", "libhdf5_serial.so.310", "libhdf5.so.310",
                                       "libhdf5_serial.so.200", "libhdf5.so.200", "libhdf5.so"};
    void *found = NULL;
    for (size_t i = 0; i < sizeof name / sizeof *name && !found; i++) found = dlopen(name[i], RTLD_NOW | RTLD_LOCAL);
    return found;
}

const char *vae_hdf5_library(Hdf5Library *l, Hdf5Type type[HDF5_TYPES]) {
    const struct {
        const char *name;
        void *to;
    } function[] = {{"H5open", &l->open},
                    {"H5Eset_auto2", &l->set_auto},
                    {"H5PLset_loading_state", &l->set_plugins},
                    {"H5Fopen", &l->file_open},
                    {"H5Fget_name", &l->file_name},
                    {"H5Oopen", &l->object_open},
                    {"H5Iget_type", &l->id_type},
                    {"H5Lexists", &l->link_exists},
                    {"H5Aexists", &l->attribute_exists},
                    {"H5Aopen", &l->attribute_open},
                    {"H5Aget_type", &l->attribute_type},
                    {"H5Aget_space", &l->attribute_space},
                    {"H5Aread", &l->attribute_read},
                    {"H5Screate_simple", &l->space_simple},
                    {"H5Sget_simple_extent_ndims", &l->space_rank},
                    {"H5Sget_simple_extent_dims", &l->space_dims},
                    {"H5Sget_simple_extent_npoints", &l->space_points},
                    {"H5Sselect_hyperslab", &l->space_select},
                    {"H5Dget_space", &l->data_space},
                    {"H5Dget_type", &l->data_type},
                    {"H5Dget_create_plist", &l->data_settings},
                    {"H5Dget_offset", &l->data_offset},
                    {"H5Dread", &l->data_read},
                    {"H5Pget_layout", &l->layout},
                    {"H5Pget_chunk", &l->chunk},
                    {"H5Pget_external_count", &l->externals},
                    {"H5Tget_class", &l->type_class},
                    {"H5Tget_size", &l->type_size},
                    {"H5Tequal", &l->type_equal},
                    {"H5Tget_super", &l->type_super},
                    {"H5Tis_variable_str", &l->type_is_variable},
                    {"H5Tget_nmembers", &l->type_members}};
    static const Hdf5Type known[HDF5_TYPES] = {
        {"H5T_STD_U8LE_g", {.cell = VAE_CELL_U8}, 0},      {"H5T_STD_U8BE_g", {.cell = VAE_CELL_U8}, 0},
        {"H5T_STD_I8LE_g", {.cell = VAE_CELL_I8}, 0},      {"H5T_STD_I8BE_g", {.cell = VAE_CELL_I8}, 0},
        {"H5T_STD_U16LE_g", {.cell = VAE_CELL_U16}, 0},    {"H5T_STD_U16BE_g", {.cell = VAE_CELL_U16, .big = true}, 0},
        {"H5T_STD_I16LE_g", {.cell = VAE_CELL_I16}, 0},    {"H5T_STD_I16BE_g", {.cell = VAE_CELL_I16, .big = true}, 0},
        {"H5T_STD_U32LE_g", {.cell = VAE_CELL_U32}, 0},    {"H5T_STD_U32BE_g", {.cell = VAE_CELL_U32, .big = true}, 0},
        {"H5T_STD_I32LE_g", {.cell = VAE_CELL_I32}, 0},    {"H5T_STD_I32BE_g", {.cell = VAE_CELL_I32, .big = true}, 0},
        {"H5T_STD_U64LE_g", {.cell = VAE_CELL_U64}, 0},    {"H5T_STD_U64BE_g", {.cell = VAE_CELL_U64, .big = true}, 0},
        {"H5T_STD_I64LE_g", {.cell = VAE_CELL_I64}, 0},    {"H5T_STD_I64BE_g", {.cell = VAE_CELL_I64, .big = true}, 0},
        {"H5T_IEEE_F32LE_g", {.cell = VAE_CELL_F32}, 0},   {"H5T_IEEE_F32BE_g", {.cell = VAE_CELL_F32, .big = true}, 0},
        {"H5T_IEEE_F64LE_g", {.cell = VAE_CELL_F64}, 0},   {"H5T_IEEE_F64BE_g", {.cell = VAE_CELL_F64, .big = true}, 0}};
    void *handle = open_any();
    if (!handle) return "libhdf5, which reads HDF5, is not installed";
    for (size_t i = 0; i < sizeof function / sizeof *function; i++) {
        void *found = dlsym(handle, function[i].name);
        memcpy(function[i].to, &found, sizeof found); // a function, as POSIX has it
        if (!found) return "libhdf5 lacks what it is read with";
    }
    if (l->open() < 0) return "libhdf5 does not start";
    memcpy(type, known, sizeof known);
    for (int i = 0; i < HDF5_TYPES; i++) { // its types are variables, which H5open has set
        const Hdf5Id *id = dlsym(handle, type[i].name);
        if (!id) return "libhdf5 lacks what it is read with";
        type[i].id = *id;
    }
    return NULL;
}
