/* Reads the badge in a PNG or SVG image.
 *
 *     gcc unbake.c -o unbake $(pkg-config --cflags --libs ovenbird)
 *     ./unbake badge.png
 */

#include "files.h"

static const char USAGE[] =
    "usage: unbake [--details] IMAGE\n"
    "\n"
    "  IMAGE      a PNG or SVG file; - for standard input\n"
    "  --details  print where and how the badge is carried, as JSON, instead of its text\n";

static int unbake(const file_bytes *image, int want_details) {
    ovenbird_bytes text, details;
    ovenbird_error *err;
    ovenbird_status status = ovenbird_unbake_one(image->data, image->len, NULL, 0, &text, &details, &err);
    if (status == OVENBIRD_NOT_FOUND) {
        ovenbird_error_free(err);
        fputs("There is no badge in this image.\n", stderr);
        return EXIT_FAILED;
    }
    if (status != OVENBIRD_OK)
        return fail("unbake", err);
    puts((const char *)(want_details ? details.data : text.data));
    ovenbird_bytes_free(&details);
    ovenbird_bytes_free(&text);
    return EXIT_DONE;
}

int main(int argc, char **argv) {
    int want_details = argc == 3 && strcmp(argv[1], "--details") == 0;
    if (argc != 2 + want_details) {
        fputs(USAGE, stderr);
        return EXIT_USAGE;
    }
    file_bytes image = {NULL, 0};
    int code = EXIT_FAILED;
    if (read_file(argv[argc - 1], &image) == 0)
        code = unbake(&image, want_details);
    free(image.data);
    return code;
}
