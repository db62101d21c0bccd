/* Says what an image or a badge document is, as JSON.
 *
 *     gcc inspect.c -o inspect $(pkg-config --cflags --libs ovenbird)
 *     ./inspect badge.png
 */

#include "files.h"

static const char USAGE[] =
    "usage: inspect FILE...\n"
    "\n"
    "  FILE  a PNG or SVG image, or a badge as JSON, JWS or URL; - for standard input\n";

static int inspect(const char *path) {
    file_bytes input;
    ovenbird_bytes inspection;
    ovenbird_error *err;
    if (read_file(path, &input) != 0)
        return EXIT_FAILED;
    ovenbird_status status = ovenbird_inspect(input.data, input.len, NULL, 0, &inspection, &err);
    free(input.data);
    if (status != OVENBIRD_OK)
        return fail(path, err);
    puts((const char *)inspection.data);
    ovenbird_bytes_free(&inspection);
    return EXIT_DONE;
}

int main(int argc, char **argv) {
    int code = argc < 2 ? EXIT_USAGE : EXIT_DONE;
    if (code == EXIT_USAGE)
        fputs(USAGE, stderr);
    for (int i = 1; i < argc; i++) {
        int one = inspect(argv[i]);
        code = one == EXIT_DONE ? code : one;
    }
    return code;
}
