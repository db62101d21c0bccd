/* Two planted bugs: reads beyond a buffer, one in C and one inside the library, which a sanitizer or valgrind has to
 * catch. A run that ends well means that the tool is not looking, and fails the suite. */

#include "suite.h"

/** Keeps the compiler from seeing through what follows. */
static volatile int beyond = 1;

static int read_beyond_in_c(void) {
    uint8_t *data = (uint8_t *)malloc(16);
    if (data == NULL)
        return 0;
    memset(data, 1, 16);
    int found = data[15 + beyond] > 1;
    free(data);
    return found;
}

static int read_beyond_in_rust(void) {
    uint8_t whole[SAMPLE_PNG_CAPACITY];
    ovenbird_bytes out;
    size_t whole_len = sample_png(whole), short_len = whole_len - 12;
    uint8_t *image = (uint8_t *)malloc(short_len);
    if (image == NULL)
        return 0;
    memcpy(image, whole, short_len);
    /* The length is a lie: the last chunk would stand behind the buffer. */
    int found = ovenbird_unbake(image, whole_len, DEFAULTS, &out, NULL) == OVENBIRD_OK;
    ovenbird_bytes_free(&out);
    free(image);
    return found;
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "c") == 0)
        printf("%d\n", read_beyond_in_c());
    else if (argc == 2 && strcmp(argv[1], "rust") == 0)
        printf("%d\n", read_beyond_in_rust());
    else
        return 64;
    return 0;
}
