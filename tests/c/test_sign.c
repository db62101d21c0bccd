/* Signing, here and outside, and checking signatures. */

#include "suite.h"

/** Checks a token with some keys, and gives the report, which is to be released. */
static bool verify(const ovenbird_bytes *token, const ovenbird_key *const *keys, size_t count, ovenbird_bytes *report) {
    bool verified = false;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_verify_signature((const char *)token->data, token->len, keys, count, DEFAULTS, &verified,
                                           report, &err),
                 err);
    return verified;
}

static void what_is_signed_is_verified_with_the_public_half(void) {
    static const char *const DOCUMENTS[] = {SAMPLE_SIGNED_ASSERTION, SAMPLE_CREDENTIAL};
    static const char *const FORMATS[] = {"\"format\":\"jws\"", "\"format\":\"vc_jwt\""};
    ovenbird_key *key = sample_key(), *half = sample_public_key(), *other = NULL;
    CHECK(ovenbird_key_generate(DEFAULTS, &other, NULL) == OVENBIRD_OK);
    for (size_t i = 0; i < 2; i++) {
        ovenbird_bytes token, details, report;
        ovenbird_error *err;
        const ovenbird_key *right[] = {other, half}, *wrong[] = {other};
        CHECK_STATUS(OVENBIRD_OK, ovenbird_sign(TEXT(DOCUMENTS[i]), key, DEFAULTS, &token, &details, &err), err);
        CHECK(mentions(&details, FORMATS[i]) && mentions(&details, (const char *)token.data));
        CHECK(!mentions(&details, SAMPLE_SECRET));
        CHECK(verify(&token, right, 2, &report));
        CHECK(mentions(&report, "\"source\":\"given\",\"index\":1"));
        ovenbird_bytes_free(&report);
        CHECK(!verify(&token, wrong, 1, &report));
        CHECK(mentions(&report, "\"verified\":false") && mentions(&report, "jws.signature"));
        ovenbird_bytes_free(&report);
        ovenbird_bytes_free(&details);
        ovenbird_bytes_free(&token);
    }
    ovenbird_key_free(other);
    ovenbird_key_free(half);
    ovenbird_key_free(key);
}

static void every_algorithm_of_a_key_signs(void) {
    static const struct {
        const char *key, *algorithm;
    } CASES[] = {{"p256", "ES256"}, {"p384", "ES384"}, {"ed25519", "EdDSA"}, {"rsa", "RS256"},
                 {"rsa", "RS512"},  {"rsa", "PS256"},  {"rsa", "PS384"}};
    ovenbird_key *key = NULL;
    const char *kind = "";
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char options[64];
        ovenbird_bytes token = {NULL, 0};
        ovenbird_error *err;
        if (strcmp(kind, CASES[i].key) != 0) {
            ovenbird_key_free(key);
            kind = CASES[i].key;
            snprintf(options, sizeof options, "{\"kind\":\"%s\",\"insecure_seed\":\"c\"}", kind);
            CHECK_STATUS(OVENBIRD_OK, ovenbird_key_generate(TEXT(options), &key, &err), err);
        }
        const ovenbird_key *keys[] = {key};
        snprintf(options, sizeof options, "{\"algorithm\":\"%s\"}", CASES[i].algorithm);
        CHECK_STATUS(OVENBIRD_OK,
                     ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, TEXT(options), &token, NULL, &err), err);
        CHECK(verify(&token, keys, 1, NULL));
        ovenbird_bytes_free(&token);
    }
    ovenbird_key_free(key);
}

static void a_changed_token_is_not_verified(void) {
    ovenbird_key *key = sample_key();
    const ovenbird_key *keys[] = {key};
    ovenbird_bytes token, report;
    CHECK(ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, DEFAULTS, &token, NULL, NULL) == OVENBIRD_OK);
    for (size_t at = 0; at < token.len; at += 7) {
        uint8_t was = token.data[at];
        bool verified = true;
        token.data[at] = was == 'A' ? 'B' : 'A';
        ovenbird_status status = ovenbird_verify_signature((const char *)token.data, token.len, keys, 1, DEFAULTS,
                                                           &verified, &report, NULL);
        CHECK(!verified && status != OVENBIRD_INTERNAL && status != OVENBIRD_CALLER);
        ovenbird_bytes_free(&report);
        token.data[at] = was;
    }
    ovenbird_bytes_free(&token);
    ovenbird_key_free(key);
}

static void a_token_without_a_signature_is_never_verified(void) {
    /* alg none with an empty signature, and HMAC with the public key as its secret: both {"id":"urn:uuid:1"}. */
    static const char *const TOKENS[] = {"eyJhbGciOiJub25lIn0.eyJpZCI6InVybjp1dWlkOjEifQ.",
                                         "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6InVybjp1dWlkOjEifQ.AAAA"};
    static const char *const CODES[] = {"jws.unsigned", "jws.hmac"};
    ovenbird_key *key = sample_public_key();
    const ovenbird_key *keys[] = {key};
    for (size_t i = 0; i < 2; i++) {
        bool verified = true;
        ovenbird_bytes report;
        ovenbird_error *err;
        CHECK_STATUS(OVENBIRD_OK, ovenbird_verify_signature(TEXT(TOKENS[i]), keys, 1, DEFAULTS, &verified, &report, &err),
                     err);
        CHECK(!verified && mentions(&report, CODES[i]));
        ovenbird_bytes_free(&report);
    }
    ovenbird_key_free(key);
}

/** What a key service does with an input: here another key of this library signs, and the token gives its signature. */
static size_t sign_outside(const ovenbird_bytes *expected_input, uint8_t signature[64]) {
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    ovenbird_key *key = sample_key();
    ovenbird_bytes token;
    size_t len = 0;
    unsigned bits = 0, held = 0;
    CHECK(ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, DEFAULTS, &token, NULL, NULL) == OVENBIRD_OK);
    const char *text = (const char *)token.data, *last = strrchr(text, '.');
    CHECK(last != NULL && holds_bytes(expected_input, text, (size_t)(last - text)));
    for (const char *at = last + 1; *at != 0 && len < 64; at++) {
        bits = bits << 6 | (unsigned)(strchr(DIGITS, *at) - DIGITS);
        held += 6;
        if (held >= 8) {
            held -= 8;
            signature[len++] = (uint8_t)(bits >> held);
        }
    }
    ovenbird_bytes_free(&token);
    ovenbird_key_free(key);
    return len;
}

static void an_outside_signer_gives_the_same_token(void) {
    char options[160];
    uint8_t signature[64];
    ovenbird_key *key = sample_key();
    ovenbird_bytes input, details, token, own;
    ovenbird_error *err;
    snprintf(options, sizeof options, "{\"key\":\"%s\"}", SAMPLE_DID);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_signing_input(TEXT(SAMPLE_SIGNED_ASSERTION), TEXT(options), &input, &details, &err), err);
    CHECK(mentions(&details, "\"algorithm\":\"EdDSA\""));
    CHECK(sign_outside(&input, signature) == sizeof signature);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_attach_signature((const char *)input.data, input.len, signature, sizeof signature,
                                           TEXT(options), &token, &err),
                 err);
    CHECK(ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, DEFAULTS, &own, NULL, NULL) == OVENBIRD_OK);
    CHECK(holds_bytes(&token, own.data, own.len));
    ovenbird_bytes_free(&own);
    ovenbird_bytes_free(&token);
    signature[9] ^= 1;
    CHECK_FAILS(OVENBIRD_MALFORMED, "jws.signature",
                ovenbird_attach_signature((const char *)input.data, input.len, signature, sizeof signature,
                                          TEXT(options), &token, &err),
                err);
    CHECK(is_empty(&token));
    CHECK_FAILS(OVENBIRD_MALFORMED, "jws.signature_length",
                ovenbird_attach_signature((const char *)input.data, input.len, signature, 63, DEFAULTS, &token, &err),
                err);
    ovenbird_bytes_free(&details);
    ovenbird_bytes_free(&input);
    ovenbird_key_free(key);
}

static void what_cannot_be_signed_is_refused_and_outputs_stay_empty(void) {
    ovenbird_key *key = sample_key(), *half = sample_public_key();
    ovenbird_bytes token = {NULL, 1}, details = {NULL, 1};
    ovenbird_error *err;
    CHECK_FAILS(OVENBIRD_CALLER, "key.not_private",
                ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), half, DEFAULTS, &token, &details, &err), err);
    CHECK(is_empty(&token) && is_empty(&details));
    CHECK_FAILS(OVENBIRD_CALLER, "option.conflict",
                ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, TEXT("{\"algorithm\":\"ES256\"}"), &token, NULL, &err),
                err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, TEXT("{\"algorithm\":\"none\"}"), &token, NULL, &err),
                err);
    /* It says that it is hosted. */
    CHECK_FAILS(OVENBIRD_CALLER, "issue.invalid",
                ovenbird_sign(TEXT(SAMPLE_ASSERTION), key, DEFAULTS, &token, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.conflict",
                ovenbird_signing_input(TEXT(SAMPLE_SIGNED_ASSERTION), DEFAULTS, &token, &details, &err), err);
    CHECK(is_empty(&token) && is_empty(&details));
    ovenbird_key_free(half);
    ovenbird_key_free(key);
}

const test SIGN_TESTS[] = {
    TEST(what_is_signed_is_verified_with_the_public_half),
    TEST(every_algorithm_of_a_key_signs),
    TEST(a_changed_token_is_not_verified),
    TEST(a_token_without_a_signature_is_never_verified),
    TEST(an_outside_signer_gives_the_same_token),
    TEST(what_cannot_be_signed_is_refused_and_outputs_stay_empty),
    END_OF_TESTS,
};
