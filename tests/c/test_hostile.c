/* Hostile input: cut off anywhere with a forbidden page behind it, flipped, nested deeply on a small stack. */

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "suite.h"

/** Calls everything that reads an image, and tells whether each answered as documented. */
static int answers(const uint8_t *image, size_t len) {
    ovenbird_bytes out, second;
    ovenbird_error *err;
    ovenbird_splice *splice;
    size_t removed;
    int right = 1;
    ovenbird_status status = ovenbird_unbake_one(image, len, DEFAULTS, &out, &second, &err);
    right &= status == OVENBIRD_OK ? out.data != NULL : is_empty(&out) && *ovenbird_error_code(err) != 0;
    right &= status != OVENBIRD_INTERNAL && status != OVENBIRD_CALLER;
    ovenbird_error_free(err);
    ovenbird_bytes_free(&out);
    ovenbird_bytes_free(&second);
    status = ovenbird_bake(image, len, TEXT(SAMPLE_URL), DEFAULTS, &out, NULL, NULL);
    right &= status != OVENBIRD_INTERNAL && status != OVENBIRD_CALLER;
    ovenbird_bytes_free(&out);
    right &= ovenbird_splice_new(image, len, TEXT(SAMPLE_URL), DEFAULTS, &splice, NULL) == status;
    ovenbird_splice_free(splice);
    status = ovenbird_strip(image, len, DEFAULTS, &out, &removed, NULL);
    right &= status != OVENBIRD_INTERNAL && status != OVENBIRD_CALLER;
    ovenbird_bytes_free(&out);
    status = ovenbird_inspect(image, len, DEFAULTS, &out, NULL);
    right &= status != OVENBIRD_INTERNAL && status != OVENBIRD_CALLER;
    ovenbird_bytes_free(&out);
    return right;
}

/** Every beginning of an image, placed so that one byte more would be a crash. */
static void cut_off_everywhere(const uint8_t *image, size_t len) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    void *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (!CHECK(memory != MAP_FAILED && len <= page))
        return;
    uint8_t *end = (uint8_t *)memory + page;
    CHECK(mprotect(end, page, PROT_NONE) == 0);
    for (size_t kept = 0; kept <= len; kept++) {
        memcpy(end - kept, image, kept);
        if (!CHECK(answers(end - kept, kept)))
            printf("    with %zu bytes\n", kept);
    }
    munmap(memory, 2 * page);
}

static void a_cut_off_image_is_never_read_beyond_its_end(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_bytes image;
    CHECK(ovenbird_bake(png, png_len, TEXT(SAMPLE_ASSERTION), DEFAULTS, &image, NULL, NULL) == OVENBIRD_OK);
    cut_off_everywhere(image.data, image.len);
    ovenbird_bytes_free(&image);
    CHECK(ovenbird_bake(BYTES(SAMPLE_SVG), TEXT(SAMPLE_ASSERTION), DEFAULTS, &image, NULL, NULL) == OVENBIRD_OK);
    cut_off_everywhere(image.data, image.len);
    ovenbird_bytes_free(&image);
}

static void a_flipped_bit_anywhere_is_answered(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_bytes image;
    CHECK(ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &image, NULL, NULL) == OVENBIRD_OK);
    for (size_t bit = 0; bit < image.len * 8; bit++) {
        image.data[bit / 8] ^= (uint8_t)(1u << (bit % 8));
        if (!CHECK(answers(image.data, image.len)))
            printf("    with bit %zu\n", bit);
        image.data[bit / 8] ^= (uint8_t)(1u << (bit % 8));
    }
    ovenbird_bytes_free(&image);
}

/** What a thread with a small stack found. */
typedef struct {
    const char *nested;
    size_t nested_len;
    ovenbird_status parse, payload, options, identities, bake, canonical, compared;
    char code[64];
} small_thread;

static void *call_on_a_small_stack(void *argument) {
    small_thread *found = (small_thread *)argument;
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    const char *text = found->nested;
    size_t len = found->nested_len;
    ovenbird_bytes out;
    ovenbird_error *err;
    bool matched;
    found->parse = ovenbird_parse(text, len, DEFAULTS, &out, &err);
    snprintf(found->code, sizeof found->code, "%s", ovenbird_error_code(err));
    ovenbird_error_free(err);
    ovenbird_bytes_free(&out);
    found->payload = ovenbird_payload(text, len, DEFAULTS, &out, NULL);
    ovenbird_bytes_free(&out);
    found->options = ovenbird_payload(TEXT(SAMPLE_URL), text, len, &out, NULL);
    ovenbird_bytes_free(&out);
    found->identities =
        ovenbird_match_recipient(TEXT(SAMPLE_ASSERTION), text, len, DEFAULTS, &matched, NULL, NULL);
    found->bake = ovenbird_bake(png, png_len, text, len, DEFAULTS, &out, NULL, NULL);
    ovenbird_bytes_free(&out);
    found->canonical = ovenbird_canonicalize(text, len, TEXT("{\"algorithm\":\"jcs\"}"), NULL, &out, NULL, NULL);
    ovenbird_bytes_free(&out);
    found->compared = ovenbird_equal_credentials(text, len, TEXT(SAMPLE_CREDENTIAL), DEFAULTS, &matched, NULL, NULL);
    return NULL;
}

/** Runs the calls above on `opening`, `depth` times, then `middle`, then `closing`, `depth` times. */
static small_thread on_a_small_stack(const char *opening, const char *middle, const char *closing, size_t depth) {
    small_thread found;
    pthread_attr_t attributes;
    pthread_t thread;
    size_t open_len = strlen(opening), middle_len = strlen(middle), close_len = strlen(closing);
    size_t behind = depth * open_len + middle_len;
    char *text = (char *)malloc(behind + depth * close_len + 1);
    memset(&found, 0, sizeof found);
    if (!CHECK(text != NULL))
        return found;
    memcpy(text + depth * open_len, middle, middle_len);
    for (size_t i = 0; i < depth; i++) {
        memcpy(text + i * open_len, opening, open_len);
        memcpy(text + behind + i * close_len, closing, close_len);
    }
    found.nested = text;
    found.nested_len = behind + depth * close_len;
    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, SMALL_STACK) == 0);
    if (CHECK(pthread_create(&thread, &attributes, call_on_a_small_stack, &found) == 0))
        pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    free(text);
    return found;
}

static void json_nested_deeply_is_a_typed_error_on_a_small_stack(void) {
    small_thread found = on_a_small_stack("{\"a\":", "1", "}", (size_t)200 * 1000);
    CHECK(found.parse == OVENBIRD_LIMIT && strcmp(found.code, "limit.json_depth") == 0);
    CHECK(found.payload == OVENBIRD_LIMIT);
    CHECK(found.bake == OVENBIRD_LIMIT);
    CHECK(found.canonical == OVENBIRD_LIMIT && found.compared == OVENBIRD_LIMIT);
    CHECK(found.options == OVENBIRD_CALLER);
    CHECK(found.identities == OVENBIRD_CALLER);
    found = on_a_small_stack("[", "1", "]", (size_t)500 * 1000);
    CHECK(found.parse == OVENBIRD_LIMIT || found.parse == OVENBIRD_MALFORMED);
    CHECK(found.payload == OVENBIRD_LIMIT || found.payload == OVENBIRD_MALFORMED);
    CHECK(found.options == OVENBIRD_CALLER);
    CHECK(found.identities == OVENBIRD_CALLER);
}

static void json_of_the_allowed_depth_fits_a_small_stack(void) {
    small_thread found = on_a_small_stack("{\"a\":", "1", "}", 128);
    CHECK(found.payload == OVENBIRD_OK);
    CHECK(found.canonical == OVENBIRD_OK);
    CHECK(found.parse == OVENBIRD_UNSUPPORTED && strcmp(found.code, "document.unrecognised") == 0);
    found = on_a_small_stack("{\"a\":", "1", "}", 129);
    CHECK(found.payload == OVENBIRD_LIMIT);
}

const test HOSTILE_TESTS[] = {
    TEST(a_cut_off_image_is_never_read_beyond_its_end),
    TEST(a_flipped_bit_anywhere_is_answered),
    TEST(json_nested_deeply_is_a_typed_error_on_a_small_stack),
    TEST(json_of_the_allowed_depth_fits_a_small_stack),
    END_OF_TESTS,
};
