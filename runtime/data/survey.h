// survey.h -- what is in a data file, before there is a model for it.
#ifndef VAE_SURVEY_H
#define VAE_SURVEY_H

#include "data/table.h"

typedef struct DataColumn {
    const char *name; // as the header has it; NULL: there is none
    size_t length;
    size_t missing, numbers, words; // fields
    char word[48];                  // the first that is neither a number nor missing
    double low, high;               // of the numbers
    bool whole;                     // all numbers are
    bool counts;                    // each is one more than that of the line before
    double last;
    size_t dates, filled;           // fields that are dates; all that are not missing
    DataWords fields;               // as they are written, the first SURVEY_WORDS that differ
    bool many;                      // there are more
    double sum[4], log_sum[4];      // of powers of the numbers, and of their logarithms where all are above 0
} DataColumn;
enum { SURVEY_WINDOW = 512 }; // steps that sound is cut into
enum { SURVEY_WORDS = 2000, SURVEY_VOCABULARY = 20000 };

typedef struct DataLengths { // of lines of text, in characters or in words
    size_t most, middle, nearly_all; // the longest; half are no longer; 99 of 100 are no longer
    size_t differ, often;            // characters or words that differ, the first SURVEY_VOCABULARY; those seen twice
} DataLengths;

typedef struct DataSurvey {
    enum { SURVEY_TABLE, SURVEY_ARRAY, SURVEY_PICTURES, SURVEY_LINES, SURVEY_SOUND } kind;
    size_t rows;
    // SURVEY_TABLE
    DataFile file;
    CsvText text;
    CsvForm form;
    bool header;
    DataColumn *column;
    size_t columns;
    // SURVEY_ARRAY
    DataTable table;
    double low, high;
    bool whole;
    // SURVEY_PICTURES
    size_t height, width; // of the first
    size_t others;        // of other sizes
    size_t classes;       // folders of pictures; 0: pictures
    bool colour;          // some are
    // SURVEY_SOUND
    size_t files, frames, channels;
    long rate;
    // SURVEY_LINES
    DataLengths lines[2]; // in characters, in words
} DataSurvey;

// Dies with 65 or 66 where there is nothing that could be modelled. s: whose options say how CSV is read.
void vae_data_survey(DataSurvey *v, const char *path, const VaeStream *s);
void vae_data_survey_folder(DataSurvey *v, const char *path); // folder.c
void vae_data_survey_sound(DataSurvey *v, const char *path, size_t window); // sound.c: a file, or a folder of files
void vae_data_survey_lines(DataSurvey *v, const char *path);  // survey_lines.c
double vae_survey_skewness(const double sum[4]); // of DataColumn.sum
void vae_data_survey_close(DataSurvey *v);

#endif
