/* Puts a badge into a PNG or SVG image.
 *
 *     gcc bake.c -o bake $(pkg-config --cflags --libs ovenbird)
 *     ./bake picture.png assertion.json badge.png
 */

#include "files.h"

static const char USAGE[] =
    "usage: bake IMAGE BADGE OUTPUT [OPTIONS]\n"
    "\n"
    "  IMAGE    a PNG or SVG file\n"
    "  BADGE    a file with the badge: a URL, a JSON document or a compact JWS; - for standard input\n"
    "  OUTPUT   the baked image\n"
    "  OPTIONS  JSON, such as '{\"on_existing\": \"refuse\"}'\n";

static int bake(const file_bytes *image, const file_bytes *badge, const char *options, const char *output) {
    ovenbird_bytes baked, report;
    ovenbird_error *err;
    ovenbird_status status =
        ovenbird_bake(image->data, image->len, (const char *)badge->data, badge->len, options, strlen(options),
                      &baked, &report, &err);
    if (status != OVENBIRD_OK)
        return fail("bake", err);
    int failed = write_file(output, baked.data, baked.len);
    if (!failed)
        printf("%s: %s\n", output, (const char *)report.data);
    ovenbird_bytes_free(&report);
    ovenbird_bytes_free(&baked);
    return failed ? EXIT_FAILED : EXIT_DONE;
}

int main(int argc, char **argv) {
    if (argc < 4 || argc > 5) {
        fputs(USAGE, stderr);
        return EXIT_USAGE;
    }
    file_bytes image = {NULL, 0}, badge = {NULL, 0};
    int code = EXIT_FAILED;
    if (read_file(argv[1], &image) == 0 && read_file(argv[2], &badge) == 0)
        code = bake(&image, &badge, argc == 5 ? argv[4] : "", argv[3]);
    free(badge.data);
    free(image.data);
    return code;
}
