/* What the examples share: reading a whole file, writing one, and saying what went wrong. */

#ifndef OVENBIRD_EXAMPLES_FILES_H
#define OVENBIRD_EXAMPLES_FILES_H

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ovenbird.h>

/** Exit codes, as those of the command `ovenbird`. */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 64 };

/** A file in memory; `data` is to be freed. */
typedef struct {
    uint8_t *data;
    size_t len;
} file_bytes;

/** Reads a stream to its end. Returns 0, or -1 with errno set and nothing to free. */
static inline int read_stream(FILE *stream, file_bytes *out) {
    size_t capacity = 64 * 1024, len = 0, got;
    uint8_t *data = (uint8_t *)malloc(capacity);
    while (data != NULL && (got = fread(data + len, 1, capacity - len, stream)) > 0) {
        len += got;
        if (len == capacity) {
            uint8_t *more = (uint8_t *)realloc(data, capacity *= 2);
            if (more == NULL)
                free(data);
            data = more;
        }
    }
    if (data == NULL || ferror(stream)) {
        free(data);
        return -1;
    }
    out->data = data;
    out->len = len;
    return 0;
}

/** Reads a file, `-` for standard input. Returns 0, or -1 after saying why. */
static inline int read_file(const char *path, file_bytes *out) {
    FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    int failed = stream == NULL || read_stream(stream, out) != 0;
    if (failed)
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
    if (stream != NULL && stream != stdin)
        fclose(stream);
    return failed ? -1 : 0;
}

/** Writes a file. Returns 0, or -1 after saying why; a half-written file is removed. */
static inline int write_file(const char *path, const uint8_t *data, size_t len) {
    FILE *stream = fopen(path, "wb");
    int failed = stream == NULL || fwrite(data, 1, len, stream) != len;
    if (stream != NULL)
        failed |= fclose(stream) != 0;
    if (failed) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        if (stream != NULL)
            remove(path);
    }
    return failed ? -1 : 0;
}

/** Says why a call failed and releases the error. Returns the exit code. */
static inline int fail(const char *what, ovenbird_error *err) {
    fprintf(stderr, "%s: %s [%s]\n", what, ovenbird_error_message(err), ovenbird_error_code(err));
    ovenbird_error_free(err);
    return EXIT_FAILED;
}

#endif
