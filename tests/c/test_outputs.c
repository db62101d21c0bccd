/* Outputs and errors: emptied, written whole or not at all, released once, twice or as NULL. */

#include <errno.h>

#include "suite.h"

/** Something that no output may still hold after a failed call. */
static uint8_t rubbish[4] = {1, 2, 3, 4};

static ovenbird_bytes dirty(void) {
    ovenbird_bytes bytes = {rubbish, sizeof rubbish};
    return bytes;
}

static void failed_calls_empty_every_output(void) {
    ovenbird_bytes first = dirty(), second = dirty();
    size_t number = 7;
    bool matched = true;
    const char *name = "rubbish";
    ovenbird_splice *splice = (ovenbird_splice *)rubbish;
    const ovenbird_slice *pieces = (const ovenbird_slice *)rubbish;

    CHECK(ovenbird_bake(BYTES("no image"), TEXT(SAMPLE_URL), DEFAULTS, &first, &second, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&first) && is_empty(&second));
    first = second = dirty();
    CHECK(ovenbird_unbake_one(BYTES("no image"), DEFAULTS, &first, &second, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&first) && is_empty(&second));
    first = dirty();
    CHECK(ovenbird_strip(BYTES("no image"), DEFAULTS, &first, &number, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&first) && number == 0);
    first = dirty();
    CHECK(ovenbird_match_recipient(TEXT("no JSON"), TEXT("[]"), DEFAULTS, &matched, &first, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&first) && !matched);
    CHECK(ovenbird_sniff(NULL, 1, &name, NULL) == OVENBIRD_CALLER && name == NULL);
    CHECK(ovenbird_splice_new(BYTES("no image"), TEXT(SAMPLE_URL), DEFAULTS, &splice, NULL) != OVENBIRD_OK);
    CHECK(splice == NULL);
    number = 7;
    CHECK(ovenbird_splice_pieces(NULL, &pieces, &number, NULL) == OVENBIRD_CALLER);
    CHECK(pieces == NULL && number == 0);
}

static void an_output_is_emptied_even_if_another_is_null(void) {
    ovenbird_bytes report = dirty();
    ovenbird_error *err = (ovenbird_error *)rubbish;
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, NULL, &report, &err), err);
    CHECK(is_empty(&report));
}

static void a_call_that_succeeds_sets_the_error_to_null(void) {
    ovenbird_bytes out;
    ovenbird_error *err = (ovenbird_error *)rubbish;
    CHECK(ovenbird_error_codes(&out, &err) == OVENBIRD_OK);
    CHECK(err == NULL);
    ovenbird_bytes_free(&out);
}

static void bytes_can_be_released_twice(void) {
    ovenbird_bytes out;
    CHECK(ovenbird_error_codes(&out, NULL) == OVENBIRD_OK);
    CHECK(out.data != NULL && out.len > 0);
    ovenbird_bytes_free(&out);
    CHECK(is_empty(&out));
    ovenbird_bytes_free(&out);
    CHECK(is_empty(&out));
}

static void releasing_null_does_nothing(void) {
    ovenbird_bytes_free(NULL);
    ovenbird_error_free(NULL);
    ovenbird_splice_free(NULL);
}

static void getters_take_null(void) {
    CHECK(strcmp(ovenbird_error_code(NULL), "") == 0);
    CHECK(strcmp(ovenbird_error_message(NULL), "") == 0);
    CHECK(strcmp(ovenbird_error_detail(NULL), "") == 0);
    CHECK(ovenbird_splice_len(NULL) == 0);
}

static void an_error_survives_later_calls(void) {
    ovenbird_bytes out;
    ovenbird_error *first, *second;
    CHECK(ovenbird_unbake(BYTES("no image"), DEFAULTS, &out, &first) == OVENBIRD_UNSUPPORTED);
    CHECK(ovenbird_payload(NULL, 1, DEFAULTS, &out, &second) == OVENBIRD_CALLER);
    CHECK(ovenbird_error_codes(&out, NULL) == OVENBIRD_OK);
    ovenbird_bytes_free(&out);
    CHECK(strcmp(ovenbird_error_code(first), "image.unsupported") == 0);
    CHECK(strcmp(ovenbird_error_code(second), "argument.invalid") == 0);
    CHECK(strstr(ovenbird_error_message(second), "text") != NULL);
    ovenbird_error_free(first);
    ovenbird_error_free(second);
}

static void an_error_has_its_details_as_json(void) {
    ovenbird_bytes out;
    ovenbird_error *err;
    static const char START[] = "{\"code\":\"option.invalid\",\"kind\":\"caller\",\"message\":\"";
    CHECK(ovenbird_payload(TEXT(SAMPLE_URL), TEXT("{\"a\":1}"), &out, &err) == OVENBIRD_CALLER);
    CHECK(strncmp(ovenbird_error_detail(err), START, strlen(START)) == 0);
    ovenbird_error_free(err);
}

static void errno_is_left_alone(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_bytes out;
    ovenbird_error *err;
    errno = ENOTTY;
    ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &out, NULL, NULL);
    ovenbird_bytes_free(&out);
    ovenbird_unbake(BYTES("no image"), DEFAULTS, &out, &err);
    ovenbird_error_free(err);
    CHECK(errno == ENOTTY);
}

#ifdef __cplusplus
extern "C"
#endif
ovenbird_status ovenbird_panic_for_test(ovenbird_error **err);

static void a_panic_comes_out_as_internal_and_the_process_lives(void) {
    ovenbird_error *err = NULL;
    CHECK_FAILS(OVENBIRD_INTERNAL, "internal", ovenbird_panic_for_test(&err), err);
    CHECK(ovenbird_panic_for_test(NULL) == OVENBIRD_INTERNAL);
    a_call_that_succeeds_sets_the_error_to_null();
}

const test OUTPUT_TESTS[] = {
    TEST(failed_calls_empty_every_output),
    TEST(an_output_is_emptied_even_if_another_is_null),
    TEST(a_call_that_succeeds_sets_the_error_to_null),
    TEST(bytes_can_be_released_twice),
    TEST(releasing_null_does_nothing),
    TEST(getters_take_null),
    TEST(an_error_survives_later_calls),
    TEST(an_error_has_its_details_as_json),
    TEST(errno_is_left_alone),
    TEST(a_panic_comes_out_as_internal_and_the_process_lives),
    END_OF_TESTS,
};
