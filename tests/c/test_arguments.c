/* Wrong arguments: NULL in every place, lengths that cannot be, text that is not UTF-8. */

#include "suite.h"

#define OUT(place) P(place, ovenbird_bytes *, &out)
#define SECOND(place) P(place, ovenbird_bytes *, &second)
#define ERR(place) P(place, ovenbird_error **, &err)

static uint8_t png[SAMPLE_PNG_CAPACITY];
static size_t png_len;
static uint8_t buffer[1024];
static ovenbird_bytes out, second;
static ovenbird_error *err;
static size_t number;
static const char *name;

static ovenbird_status call_sniff(int null_at) {
    return ovenbird_sniff(IN(0, png), png_len, P(1, const char **, &name), ERR(2));
}

static ovenbird_status call_bake(int null_at) {
    return ovenbird_bake(IN(0, png), png_len, TEXT_IN(1, SAMPLE_URL), TEXT_IN(2, "{}"), OUT(3), SECOND(4), ERR(5));
}

static ovenbird_status call_bake_into(int null_at) {
    return ovenbird_bake_into(IN(0, png), png_len, TEXT_IN(1, SAMPLE_URL), TEXT_IN(2, "{}"),
                              P(3, uint8_t *, buffer), sizeof buffer, P(4, size_t *, &number), SECOND(5), ERR(6));
}

static ovenbird_status call_splice_new(int null_at) {
    ovenbird_splice *splice = NULL;
    ovenbird_status status =
        ovenbird_splice_new(IN(0, png), png_len, TEXT_IN(1, SAMPLE_URL), TEXT_IN(2, "{}"),
                            P(3, ovenbird_splice **, &splice), ERR(4));
    ovenbird_splice_free(splice);
    return status;
}

static ovenbird_status call_splice_pieces(int null_at) {
    ovenbird_splice *splice = NULL;
    const ovenbird_slice *pieces;
    ovenbird_splice_new(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &splice, NULL);
    ovenbird_status status =
        ovenbird_splice_pieces(P(0, const ovenbird_splice *, splice), P(1, const ovenbird_slice **, &pieces),
                               P(2, size_t *, &number), ERR(3));
    ovenbird_splice_free(splice);
    return status;
}

static ovenbird_status call_splice_report(int null_at) {
    ovenbird_splice *splice = NULL;
    ovenbird_splice_new(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &splice, NULL);
    ovenbird_status status = ovenbird_splice_report(P(0, const ovenbird_splice *, splice), OUT(1), ERR(2));
    ovenbird_splice_free(splice);
    return status;
}

static ovenbird_status call_strip(int null_at) {
    return ovenbird_strip(IN(0, png), png_len, TEXT_IN(1, "{}"), OUT(2), P(3, size_t *, &number), ERR(4));
}

static ovenbird_status call_unbake(int null_at) {
    ovenbird_bytes baked;
    ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &baked, NULL, NULL);
    ovenbird_status status = ovenbird_unbake(IN(0, baked.data), baked.len, TEXT_IN(1, "{}"), OUT(2), ERR(3));
    ovenbird_bytes_free(&baked);
    return status;
}

static ovenbird_status call_unbake_one(int null_at) {
    ovenbird_bytes baked;
    ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &baked, NULL, NULL);
    ovenbird_status status =
        ovenbird_unbake_one(IN(0, baked.data), baked.len, TEXT_IN(1, "{}"), OUT(2), SECOND(3), ERR(4));
    ovenbird_bytes_free(&baked);
    return status;
}

static ovenbird_status call_inspect(int null_at) {
    return ovenbird_inspect(IN(0, png), png_len, TEXT_IN(1, "{}"), OUT(2), ERR(3));
}

static ovenbird_status call_validate(int null_at) {
    return ovenbird_validate((const uint8_t *)TEXT_IN(0, SAMPLE_ASSERTION), TEXT_IN(1, "{}"), OUT(2), ERR(3));
}

static ovenbird_status call_validate_extension(int null_at) {
    return ovenbird_validate_extension(TEXT_IN(0, "{\"type\":[]}"), TEXT_IN(1, "{\"type\":\"object\"}"),
                                       TEXT_IN(2, "{}"), OUT(3), ERR(4));
}

static ovenbird_status call_rules(int null_at) {
    return ovenbird_rules(OUT(0), ERR(1));
}

static ovenbird_status call_upgrade(int null_at) {
    return ovenbird_upgrade(TEXT_IN(0, SAMPLE_ASSERTION), TEXT_IN(1, "2.0"), TEXT_IN(2, "{}"), OUT(3), ERR(4));
}

static ovenbird_status call_parse(int null_at) {
    return ovenbird_parse(TEXT_IN(0, SAMPLE_ASSERTION), TEXT_IN(1, "{}"), OUT(2), ERR(3));
}

static ovenbird_status call_payload(int null_at) {
    return ovenbird_payload(TEXT_IN(0, SAMPLE_URL), TEXT_IN(1, "{}"), OUT(2), ERR(3));
}

static ovenbird_status call_hash_identity(int null_at) {
    return ovenbird_hash_identity(TEXT_IN(0, "a@example.org"), TEXT_IN(1, "salt"), TEXT_IN(2, "sha256"),
                                  TEXT_IN(3, "2.0"), OUT(4), ERR(5));
}

static ovenbird_status call_match_recipient(int null_at) {
    bool matched;
    return ovenbird_match_recipient(TEXT_IN(0, SAMPLE_ASSERTION), TEXT_IN(1, "[\"learner@example.org\"]"),
                                    TEXT_IN(2, "{}"), P(3, bool *, &matched), OUT(4), ERR(5));
}

static ovenbird_status call_error_codes(int null_at) {
    return ovenbird_error_codes(OUT(0), ERR(1));
}

static ovenbird_status call_explain(int null_at) {
    return ovenbird_explain(TEXT_IN(0, "png.truncated"), OUT(1), ERR(2));
}

static const checked_function FUNCTIONS[] = {
    {"ovenbird_sniff", call_sniff, 2, 3},
    {"ovenbird_bake", call_bake, 4, 6},
    {"ovenbird_bake_into", call_bake_into, 5, 7},
    {"ovenbird_splice_new", call_splice_new, 4, 5},
    {"ovenbird_splice_pieces", call_splice_pieces, 3, 4},
    {"ovenbird_splice_report", call_splice_report, 2, 3},
    {"ovenbird_strip", call_strip, 3, 5},
    {"ovenbird_unbake", call_unbake, 3, 4},
    {"ovenbird_unbake_one", call_unbake_one, 3, 5},
    {"ovenbird_inspect", call_inspect, 3, 4},
    {"ovenbird_validate", call_validate, 3, 4},
    {"ovenbird_validate_extension", call_validate_extension, 4, 5},
    {"ovenbird_rules", call_rules, 1, 2},
    {"ovenbird_upgrade", call_upgrade, 4, 5},
    {"ovenbird_parse", call_parse, 3, 4},
    {"ovenbird_payload", call_payload, 3, 4},
    {"ovenbird_hash_identity", call_hash_identity, 5, 6},
    {"ovenbird_match_recipient", call_match_recipient, 3, 6},
    {"ovenbird_error_codes", call_error_codes, 1, 2},
    {"ovenbird_explain", call_explain, 2, 3},
};

static void release(void) {
    ovenbird_bytes_free(&out);
    ovenbird_bytes_free(&second);
    ovenbird_error_free(err);
    err = NULL;
}

static void null_is_refused_in_every_required_place_and_allowed_in_the_others(void) {
    png_len = sample_png(png);
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        check_nulls(&FUNCTIONS[i], &out, &second, &err);
}

static void matching_without_any_output_is_refused(void) {
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_match_recipient(TEXT(SAMPLE_ASSERTION), TEXT("[]"), DEFAULTS, NULL, NULL, &err), err);
}

static void null_with_length_0_is_the_empty_input(void) {
    CHECK_STATUS(OVENBIRD_OK, ovenbird_sniff(NULL, 0, &name, &err), err);
    CHECK(strcmp(name, "unknown") == 0);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "image.unsupported", ovenbird_unbake(NULL, 0, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "image.unsupported", ovenbird_validate(NULL, 0, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_MALFORMED, "payload.empty", ovenbird_payload(NULL, 0, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "recipient.identity_invalid",
                ovenbird_hash_identity(NULL, 0, NULL, 0, NULL, 0, NULL, 0, &out, &err), err);
}

static void a_length_beyond_the_address_space_is_refused(void) {
    const size_t huge = (size_t)PTRDIFF_MAX + 1;
    png_len = sample_png(png);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_sniff(png, huge, &name, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_unbake(png, SIZE_MAX, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_parse("{}", huge, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_bake_into(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, buffer, huge, &number, NULL, &err),
                err);
}

static void text_that_is_not_utf8_is_refused(void) {
    static const char LATIN1[] = "caf\xe9";
    png_len = sample_png(png);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_parse(TEXT(LATIN1), DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_payload(TEXT(LATIN1), DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_bake(png, png_len, TEXT(LATIN1), DEFAULTS, &out, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_unbake(png, png_len, TEXT(LATIN1), &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_hash_identity(TEXT(LATIN1), DEFAULTS, DEFAULTS, DEFAULTS, &out, &err), err);
}

static void an_embedded_nul_does_not_cut_an_identity(void) {
    CHECK_FAILS(OVENBIRD_CALLER, "recipient.identity_invalid",
                ovenbird_hash_identity("a\0b", 3, DEFAULTS, DEFAULTS, DEFAULTS, &out, &err), err);
}

static void unknown_options_and_names_are_refused(void) {
    png_len = sample_png(png);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                ovenbird_unbake(png, png_len, TEXT("{\"strickt\":true}"), &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.conflict",
                ovenbird_validate(BYTES(SAMPLE_ASSERTION), TEXT("{\"class\":\"Image\"}"), &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_upgrade(TEXT(SAMPLE_ASSERTION), TEXT("4.0"), DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_upgrade(TEXT(SAMPLE_ASSERTION), DEFAULTS, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid", ovenbird_unbake(png, png_len, TEXT("{"), &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_hash_identity(TEXT("a"), DEFAULTS, TEXT("sha0"), DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_hash_identity(TEXT("a"), DEFAULTS, DEFAULTS, TEXT("9.9"), &out, &err), err);
}

static void options_that_are_no_object_are_refused(void) {
    static const char *const TEXTS[] = {"[]", "[true]", "null", "1", "\"strict\""};
    png_len = sample_png(png);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                    ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), TEXT(TEXTS[i]), &out, NULL, &err), err);
        release();
    }
}

const test ARGUMENT_TESTS[] = {
    TEST(null_is_refused_in_every_required_place_and_allowed_in_the_others),
    TEST(matching_without_any_output_is_refused),
    TEST(null_with_length_0_is_the_empty_input),
    TEST(a_length_beyond_the_address_space_is_refused),
    TEST(text_that_is_not_utf8_is_refused),
    TEST(an_embedded_nul_does_not_cut_an_identity),
    TEST(unknown_options_and_names_are_refused),
    TEST(options_that_are_no_object_are_refused),
    END_OF_TESTS,
};
