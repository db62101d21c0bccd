/* Wrong arguments of keys, signing, issuing and status lists: NULL in every place, wrong lengths, hostile arrays. */

#include "suite.h"

#define OUT(place) P(place, ovenbird_bytes *, &out)
#define SECOND(place) P(place, ovenbird_bytes *, &second)
#define ERR(place) P(place, ovenbird_error **, &err)
#define KEY(place) P(place, const ovenbird_key *, key)
#define LIST(place) P(place, ovenbird_status_list *, list)

static uint8_t png[SAMPLE_PNG_CAPACITY];
static size_t png_len;
static ovenbird_bytes out, second;
static ovenbird_error *err;
static ovenbird_key *key;
static ovenbird_status_list *list;
static bool verified;

static const char LATIN1[] = "caf\xe9";
static const char AT[] = "{\"now_unix\":1700000000}";
static const char TOKEN[] = "eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp1dWlkOjEifQ.c2lnbmVk";
static const char INPUT[] = "eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp1dWlkOjEifQ";
static const uint8_t SIGNATURE[64] = {1};

/** A call that makes a key, which is released at once. */
static ovenbird_status made_key(ovenbird_status status, ovenbird_key *made) {
    CHECK((made != NULL) == (status == OVENBIRD_OK));
    ovenbird_key_free(made);
    return status;
}

static ovenbird_status made_list(ovenbird_status status, ovenbird_status_list *made) {
    CHECK((made != NULL) == (status == OVENBIRD_OK));
    ovenbird_status_list_free(made);
    return status;
}

static ovenbird_status call_key_generate(int null_at) {
    ovenbird_key *made = NULL;
    ovenbird_status status = ovenbird_key_generate(TEXT_IN(0, "{}"), P(1, ovenbird_key **, &made), ERR(2));
    return null_at == 1 ? status : made_key(status, made);
}

static ovenbird_status call_key_read(int null_at) {
    ovenbird_key *made = NULL;
    ovenbird_status status =
        ovenbird_key_read(TEXT_IN(0, SAMPLE_KEY), TEXT_IN(1, "{}"), P(2, ovenbird_key **, &made), ERR(3));
    return null_at == 2 ? status : made_key(status, made);
}

static ovenbird_status call_key_write(int null_at) {
    return ovenbird_key_write(KEY(0), TEXT_IN(1, "jwk"), OUT(2), ERR(3));
}

static ovenbird_status call_key_public(int null_at) {
    ovenbird_key *made = NULL;
    ovenbird_status status = ovenbird_key_public(KEY(0), P(1, ovenbird_key **, &made), ERR(2));
    return null_at == 1 ? status : made_key(status, made);
}

static ovenbird_status call_key_info(int null_at) {
    return ovenbird_key_info(KEY(0), OUT(1), ERR(2));
}

static ovenbird_status call_sign(int null_at) {
    return ovenbird_sign(TEXT_IN(0, SAMPLE_SIGNED_ASSERTION), KEY(1), TEXT_IN(2, "{}"), OUT(3), SECOND(4), ERR(5));
}

static ovenbird_status call_signing_input(int null_at) {
    return ovenbird_signing_input(TEXT_IN(0, SAMPLE_SIGNED_ASSERTION), TEXT_IN(1, "{\"algorithm\":\"EdDSA\"}"), OUT(2),
                                  SECOND(3), ERR(4));
}

static ovenbird_status call_attach_signature(int null_at) {
    return ovenbird_attach_signature(TEXT_IN(0, INPUT), IN(1, SIGNATURE), sizeof SIGNATURE, TEXT_IN(2, "{}"), OUT(3),
                                     ERR(4));
}

static ovenbird_status call_verify_signature(int null_at) {
    const ovenbird_key *keys[1] = {key};
    return ovenbird_verify_signature(TEXT_IN(0, TOKEN), P(1, const ovenbird_key *const *, keys), 1, TEXT_IN(2, "{}"),
                                     P(3, bool *, &verified), OUT(4), ERR(5));
}

static ovenbird_status call_issue(int null_at) {
    return ovenbird_issue(TEXT_IN(0, SAMPLE_REQUEST), TEXT_IN(1, AT), OUT(2), SECOND(3), ERR(4));
}

static ovenbird_status call_issue_and_bake(int null_at) {
    return ovenbird_issue_and_bake(IN(0, png), png_len, TEXT_IN(1, SAMPLE_REQUEST), key, TEXT_IN(2, "{}"), OUT(3),
                                   SECOND(4), ERR(5));
}

static ovenbird_status call_list_new(int null_at) {
    ovenbird_status_list *made = NULL;
    ovenbird_status status = ovenbird_status_list_new(TEXT_IN(0, "{}"), P(1, ovenbird_status_list **, &made), ERR(2));
    return null_at == 1 ? status : made_list(status, made);
}

static ovenbird_status call_list_decode(int null_at) {
    ovenbird_status_list *made = NULL;
    ovenbird_bytes encoded;
    ovenbird_status_list_encode(list, &encoded, NULL);
    ovenbird_status status =
        ovenbird_status_list_decode(P(0, const char *, (const char *)encoded.data), encoded.len, TEXT_IN(1, "{}"),
                                    P(2, ovenbird_status_list **, &made), ERR(3));
    ovenbird_bytes_free(&encoded);
    return null_at == 2 ? status : made_list(status, made);
}

static ovenbird_status call_list_encode(int null_at) {
    return ovenbird_status_list_encode(LIST(0), OUT(1), ERR(2));
}

static ovenbird_status call_list_get(int null_at) {
    uint8_t status;
    return ovenbird_status_list_get(LIST(0), 0, P(1, uint8_t *, &status), ERR(2));
}

static ovenbird_status call_list_set(int null_at) {
    return ovenbird_status_list_set(LIST(0), 0, 1, ERR(1));
}

static const checked_function FUNCTIONS[] = {
    {"ovenbird_key_generate", call_key_generate, 2, 3},
    {"ovenbird_key_read", call_key_read, 3, 4},
    {"ovenbird_key_write", call_key_write, 3, 4},
    {"ovenbird_key_public", call_key_public, 2, 3},
    {"ovenbird_key_info", call_key_info, 2, 3},
    {"ovenbird_sign", call_sign, 4, 6},
    {"ovenbird_signing_input", call_signing_input, 3, 5},
    {"ovenbird_attach_signature", call_attach_signature, 4, 5},
    {"ovenbird_verify_signature", call_verify_signature, 4, 6},
    {"ovenbird_issue", call_issue, 3, 5},
    {"ovenbird_issue_and_bake", call_issue_and_bake, 4, 6},
    {"ovenbird_status_list_new", call_list_new, 2, 3},
    {"ovenbird_status_list_decode", call_list_decode, 3, 4},
    {"ovenbird_status_list_encode", call_list_encode, 2, 3},
    {"ovenbird_status_list_get", call_list_get, 2, 3},
    {"ovenbird_status_list_set", call_list_set, 1, 2},
};

static void begin(void) {
    png_len = sample_png(png);
    key = sample_key();
    CHECK(ovenbird_status_list_new(DEFAULTS, &list, NULL) == OVENBIRD_OK);
}

static void end(void) {
    ovenbird_key_free(key);
    ovenbird_status_list_free(list);
}

static void keys_signing_and_issuing_refuse_null_in_every_required_place(void) {
    begin();
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        check_nulls(&FUNCTIONS[i], &out, &second, &err);
    end();
}

static void a_null_among_the_keys_is_refused_and_named(void) {
    begin();
    const ovenbird_key *keys[3] = {key, NULL, key};
    verified = true;
    CHECK(ovenbird_verify_signature(TEXT(TOKEN), keys, 3, DEFAULTS, &verified, &out, &err) == OVENBIRD_CALLER);
    CHECK(strcmp(ovenbird_error_message(err), "entry 1 of `keys` is NULL") == 0);
    CHECK(!verified && is_empty(&out));
    ovenbird_error_free(err);
    end();
}

static void no_keys_are_no_error_and_verify_nothing(void) {
    verified = true;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verify_signature(TEXT(TOKEN), NULL, 0, DEFAULTS, &verified, NULL, &err), err);
    CHECK(!verified);
}

static void lengths_that_cannot_be_are_refused(void) {
    const size_t huge = (size_t)PTRDIFF_MAX + 1;
    ovenbird_key *made = NULL;
    ovenbird_status_list *other = NULL;
    begin();
    const ovenbird_key *keys[1] = {key};
    const size_t lengths[] = {huge, SIZE_MAX, huge / sizeof *keys, SIZE_MAX / sizeof *keys + 1};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verify_signature(TEXT(TOKEN), keys, lengths[i], DEFAULTS, &verified, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_key_read(SAMPLE_KEY, huge, DEFAULTS, &made, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_key_write(key, "pem", huge, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_attach_signature(TEXT(INPUT), SIGNATURE, huge, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_sign(SAMPLE_CREDENTIAL, SIZE_MAX, key, DEFAULTS, &out, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_issue_and_bake(png, huge, TEXT(SAMPLE_REQUEST), key, DEFAULTS, &out, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_status_list_decode("u", huge, DEFAULTS, &other, &err),
                err);
    end();
}

static void text_that_is_not_utf8_is_refused_everywhere(void) {
    ovenbird_key *made = NULL;
    begin();
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_key_read(TEXT(LATIN1), DEFAULTS, &made, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_key_generate(TEXT(LATIN1), &made, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_key_write(key, TEXT(LATIN1), &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_sign(TEXT(LATIN1), key, DEFAULTS, &out, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verify_signature(TEXT(LATIN1), NULL, 0, DEFAULTS, &verified, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_issue(TEXT(LATIN1), DEFAULTS, &out, NULL, &err), err);
    end();
}

static void unknown_options_of_keys_and_signing_are_refused(void) {
    ovenbird_key *made = NULL;
    static const char OPTIONS[] = "{\"sicher\":true}";
    begin();
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid", ovenbird_key_generate(TEXT(OPTIONS), &made, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid", ovenbird_key_read(TEXT(SAMPLE_KEY), TEXT(OPTIONS), &made, &err),
                err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_key_write(key, TEXT("PEM"), &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT(OPTIONS), &out, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                ovenbird_verify_signature(TEXT(TOKEN), NULL, 0, TEXT(OPTIONS), &verified, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                ovenbird_issue(TEXT(SAMPLE_REQUEST), TEXT(OPTIONS), &out, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "issue.invalid", ovenbird_issue(TEXT(OPTIONS), DEFAULTS, &out, NULL, &err), err);
    end();
}

static void releasing_no_key_and_no_list_does_nothing(void) {
    ovenbird_key_free(NULL);
    ovenbird_status_list_free(NULL);
    CHECK(ovenbird_status_list_length(NULL) == 0 && ovenbird_status_list_size(NULL) == 0);
}

const test SIGNING_ARGUMENT_TESTS[] = {
    TEST(keys_signing_and_issuing_refuse_null_in_every_required_place),
    TEST(a_null_among_the_keys_is_refused_and_named),
    TEST(no_keys_are_no_error_and_verify_nothing),
    TEST(lengths_that_cannot_be_are_refused),
    TEST(text_that_is_not_utf8_is_refused_everywhere),
    TEST(unknown_options_of_keys_and_signing_are_refused),
    TEST(releasing_no_key_and_no_list_does_nothing),
    END_OF_TESTS,
};
