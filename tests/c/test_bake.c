/* Baking, its three forms, unbaking and stripping, on a PNG and an SVG; and every status. */

#include <sys/uio.h>
#include <unistd.h>

#include "suite.h"

static uint8_t png[SAMPLE_PNG_CAPACITY];
static size_t png_len;

/** Bakes with the default options; the caller releases. */
static ovenbird_bytes baked(const uint8_t *image, size_t image_len, const char *payload) {
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_bake(image, image_len, TEXT(payload), DEFAULTS, &out, NULL, &err), err);
    ovenbird_error_free(err);
    return out;
}

static void round_trip(const uint8_t *image, size_t image_len, const char *payload) {
    ovenbird_bytes text, clean, image_out = baked(image, image_len, payload);
    ovenbird_error *err;
    size_t removed = 0;
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_unbake_one(image_out.data, image_out.len, DEFAULTS, &text, NULL, &err), err);
    CHECK(holds_text(&text, payload));
    CHECK_STATUS(OVENBIRD_OK, ovenbird_strip(image_out.data, image_out.len, DEFAULTS, &clean, &removed, &err),
                 err);
    CHECK(removed == 1);
    CHECK(holds_bytes(&clean, image, image_len));
    ovenbird_bytes_free(&clean);
    ovenbird_bytes_free(&text);
    ovenbird_bytes_free(&image_out);
}

static void a_png_comes_back_byte_for_byte(void) {
    png_len = sample_png(png);
    round_trip(png, png_len, SAMPLE_URL);
    round_trip(png, png_len, SAMPLE_ASSERTION);
}

static void an_svg_comes_back_byte_for_byte(void) {
    round_trip(BYTES(SAMPLE_SVG), SAMPLE_URL);
    round_trip(BYTES(SAMPLE_SVG), SAMPLE_ASSERTION);
}

static void the_baked_png_is_what_png_says(void) {
    uint8_t expected[SAMPLE_PNG_CAPACITY + 128], data[128];
    static const size_t IHDR_END = 8 + 25;
    size_t head_len = strlen("openbadges") + 5, len = IHDR_END;
    png_len = sample_png(png);
    memset(data, 0, sizeof data);
    memcpy(data, "openbadges", strlen("openbadges"));
    memcpy(data + head_len, SAMPLE_URL, strlen(SAMPLE_URL));
    memcpy(expected, png, IHDR_END);
    len += put_chunk(expected + len, "iTXt", data, head_len + strlen(SAMPLE_URL));
    memcpy(expected + len, png + IHDR_END, png_len - IHDR_END);
    ovenbird_bytes out = baked(png, png_len, SAMPLE_URL);
    CHECK(holds_bytes(&out, expected, len + png_len - IHDR_END));
    ovenbird_bytes_free(&out);
}

static void baking_tells_what_it_did(void) {
    ovenbird_bytes out, report;
    ovenbird_error *err;
    png_len = sample_png(png);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &out, &report, &err), err);
    CHECK(mentions(&report, "\"format\":\"png\""));
    CHECK(mentions(&report, "\"carrier\":\"iTXt\""));
    CHECK(mentions(&report, "\"replaced\":0"));
    ovenbird_bytes_free(&report);
    ovenbird_bytes_free(&out);
}

static void baking_again_replaces_the_badge(void) {
    ovenbird_bytes first, second, report, text;
    ovenbird_error *err;
    png_len = sample_png(png);
    first = baked(png, png_len, SAMPLE_ASSERTION);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_bake(first.data, first.len, TEXT(SAMPLE_URL), DEFAULTS, &second, &report, &err), err);
    CHECK(mentions(&report, "\"replaced\":1"));
    CHECK(ovenbird_unbake_one(second.data, second.len, DEFAULTS, &text, NULL, NULL) == OVENBIRD_OK);
    CHECK(holds_text(&text, SAMPLE_URL));
    ovenbird_bytes_free(&text);
    ovenbird_bytes_free(&report);
    ovenbird_bytes_free(&second);
    ovenbird_bytes_free(&first);
}

static void a_buffer_of_the_needed_size_is_filled(void) {
    png_len = sample_png(png);
    ovenbird_bytes expected = baked(png, png_len, SAMPLE_URL);
    ovenbird_error *err;
    size_t needed = 0;
    CHECK_FAILS(OVENBIRD_CALLER, "buffer.too_small",
                ovenbird_bake_into(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, NULL, 0, &needed, NULL, &err), err);
    CHECK(needed == expected.len);
    uint8_t *buffer = (uint8_t *)malloc(needed + 1);
    if (CHECK(buffer != NULL)) {
        CHECK_STATUS(OVENBIRD_OK,
                     ovenbird_bake_into(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, buffer, needed, &needed, NULL,
                                        &err),
                     err);
        CHECK(needed == expected.len && holds_bytes(&expected, buffer, needed));
    }
    free(buffer);
    ovenbird_bytes_free(&expected);
}

static void a_buffer_too_small_is_left_alone_and_told_the_size(void) {
    png_len = sample_png(png);
    ovenbird_bytes expected = baked(png, png_len, SAMPLE_URL), report;
    ovenbird_error *err;
    uint8_t buffer[512];
    size_t needed = 0;
    char told[64];
    memset(buffer, 0x5a, sizeof buffer);
    CHECK(expected.len > 0 && expected.len < sizeof buffer);
    CHECK_STATUS(OVENBIRD_CALLER,
                 ovenbird_bake_into(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, buffer, expected.len - 1, &needed,
                                    &report, &err),
                 err);
    snprintf(told, sizeof told, "\"needed\":%zu}", expected.len);
    CHECK(strstr(ovenbird_error_detail(err), told) != NULL);
    CHECK(needed == expected.len && is_empty(&report));
    for (size_t i = 0; i < sizeof buffer; i++)
        CHECK(buffer[i] == 0x5a);
    ovenbird_error_free(err);
    ovenbird_bytes_free(&expected);
}

static void a_buffer_over_the_image_is_refused(void) {
    uint8_t both[1024];
    ovenbird_error *err;
    size_t len = sample_png(both), needed = 7;
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_bake_into(both, len, TEXT(SAMPLE_URL), DEFAULTS, both + len - 1, 512, &needed, NULL,
                                   &err),
                err);
    CHECK(needed == 0);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_bake_into(both, len, TEXT(SAMPLE_URL), DEFAULTS, both + len, 512, &needed, NULL, &err),
                 err);
}

/** Writes the pieces with one writev and reads them back: they have to be the image that `ovenbird_bake` gives. */
static void write_and_compare(const ovenbird_splice *splice, const ovenbird_bytes *expected) {
    const ovenbird_slice *pieces;
    size_t count;
    uint8_t back[1024];
    FILE *file = tmpfile();
    CHECK(sizeof(ovenbird_slice) == sizeof(struct iovec));
    CHECK(ovenbird_splice_pieces(splice, &pieces, &count, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_splice_len(splice) == expected->len);
    if (CHECK(file != NULL && expected->len <= sizeof back)) {
        const struct iovec *vector = (const struct iovec *)(const void *)pieces;
        CHECK(writev(fileno(file), vector, (int)count) == (ssize_t)expected->len);
        CHECK(lseek(fileno(file), 0, SEEK_SET) == 0);
        CHECK(read(fileno(file), back, sizeof back) == (ssize_t)expected->len);
        CHECK(holds_bytes(expected, back, expected->len));
        fclose(file);
    }
}

static void the_pieces_of_a_splice_are_the_baked_image(void) {
    const struct {
        const uint8_t *data;
        size_t len;
    } images[] = {{png, sample_png(png)}, {BYTES(SAMPLE_SVG)}};
    for (size_t i = 0; i < 2; i++) {
        ovenbird_bytes report, expected = baked(images[i].data, images[i].len, SAMPLE_ASSERTION);
        ovenbird_splice *splice;
        ovenbird_error *err;
        CHECK_STATUS(OVENBIRD_OK,
                     ovenbird_splice_new(images[i].data, images[i].len, TEXT(SAMPLE_ASSERTION), DEFAULTS, &splice,
                                         &err),
                     err);
        write_and_compare(splice, &expected);
        CHECK(ovenbird_splice_report(splice, &report, NULL) == OVENBIRD_OK);
        CHECK(mentions(&report, "\"problems\":[]"));
        ovenbird_bytes_free(&report);
        ovenbird_splice_free(splice);
        ovenbird_bytes_free(&expected);
    }
}

static void every_status_but_internal_has_a_cause(void) {
    ovenbird_bytes out, image;
    ovenbird_error *err;
    png_len = sample_png(png);
    image = baked(png, png_len, SAMPLE_URL);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_unbake(NULL, 1, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_MALFORMED, "png.truncated",
                ovenbird_bake(png, png_len - 13, TEXT(SAMPLE_URL), DEFAULTS, &out, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "image.unsupported",
                ovenbird_bake(BYTES("\xff\xd8\xff\xe0\x00\x10JFIF"), TEXT(SAMPLE_URL), DEFAULTS, &out, NULL, &err),
                err);
    CHECK_FAILS(OVENBIRD_NOT_FOUND, "image.unbaked", ovenbird_unbake(png, png_len, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_LIMIT, "limit.input",
                ovenbird_unbake(png, png_len, TEXT("{\"limits\":{\"input_bytes\":10}}"), &out, &err), err);
    CHECK_FAILS(OVENBIRD_REFUSED, "image.already_baked",
                ovenbird_bake(image.data, image.len, TEXT(SAMPLE_URL), TEXT("{\"on_existing\":\"refuse\"}"), &out,
                              NULL, &err),
                err);
    ovenbird_bytes_free(&image);
}

static void unbaking_gives_the_same_badge_in_both_forms(void) {
    ovenbird_bytes all, text, details, image = baked(BYTES(SAMPLE_SVG), SAMPLE_ASSERTION);
    CHECK(ovenbird_unbake(image.data, image.len, DEFAULTS, &all, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_unbake_one(image.data, image.len, DEFAULTS, &text, &details, NULL) == OVENBIRD_OK);
    CHECK(details.data != NULL && mentions(&all, (const char *)details.data));
    CHECK(mentions(&details, "\"carrier\":\"svg body\""));
    ovenbird_bytes_free(&details);
    ovenbird_bytes_free(&text);
    ovenbird_bytes_free(&all);
    ovenbird_bytes_free(&image);
}

const test BAKE_TESTS[] = {
    TEST(a_png_comes_back_byte_for_byte),
    TEST(an_svg_comes_back_byte_for_byte),
    TEST(the_baked_png_is_what_png_says),
    TEST(baking_tells_what_it_did),
    TEST(baking_again_replaces_the_badge),
    TEST(a_buffer_of_the_needed_size_is_filled),
    TEST(a_buffer_too_small_is_left_alone_and_told_the_size),
    TEST(a_buffer_over_the_image_is_refused),
    TEST(the_pieces_of_a_splice_are_the_baked_image),
    TEST(every_status_but_internal_has_a_cause),
    TEST(unbaking_gives_the_same_badge_in_both_forms),
    END_OF_TESTS,
};
