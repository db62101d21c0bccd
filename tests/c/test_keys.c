/* Keys: read, made, written, their public halves, and what must never be seen of them. */

#include "suite.h"

static const char PUBLIC_JWK[] =
    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

/** Whether a key is written as this text in this form. */
static int is_written(const ovenbird_key *key, const char *format, const char *expected) {
    ovenbird_bytes out;
    ovenbird_error *err;
    int right = CHECK_STATUS(OVENBIRD_OK, ovenbird_key_write(key, TEXT(format), &out, &err), err);
    right &= holds_text(&out, expected);
    ovenbird_bytes_free(&out);
    return right;
}

static void a_key_goes_from_any_form_to_any_other(void) {
    static const char *const FORMS[] = {SAMPLE_KEY, SAMPLE_PEM};
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        ovenbird_key *key = NULL;
        CHECK(ovenbird_key_read(TEXT(FORMS[i]), DEFAULTS, &key, NULL) == OVENBIRD_OK);
        CHECK(is_written(key, "jwk", SAMPLE_KEY));
        CHECK(is_written(key, "pem", SAMPLE_PEM));
        CHECK(is_written(key, "did_key", SAMPLE_DID));
        CHECK(is_written(key, "multikey", SAMPLE_DID + strlen("did:key:")));
        ovenbird_key_free(key);
    }
}

static void the_public_half_holds_nothing_secret(void) {
    ovenbird_key *key = sample_key(), *half = NULL;
    ovenbird_bytes info;
    CHECK(ovenbird_key_public(key, &half, NULL) == OVENBIRD_OK);
    ovenbird_key_free(key); /* The half stands on its own. */
    CHECK(is_written(half, "jwk", PUBLIC_JWK));
    CHECK(ovenbird_key_info(half, &info, NULL) == OVENBIRD_OK);
    CHECK(mentions(&info, "\"private\":false"));
    ovenbird_bytes_free(&info);
    ovenbird_key_free(half);
}

static void the_information_of_a_private_key_holds_nothing_secret(void) {
    ovenbird_key *key = NULL;
    ovenbird_bytes info;
    CHECK(ovenbird_key_read(TEXT(SAMPLE_KEY), TEXT("{\"id\":\"key-1\"}"), &key, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_key_info(key, &info, NULL) == OVENBIRD_OK);
    CHECK(mentions(&info, "\"kind\":\"ed25519\"") && mentions(&info, "\"private\":true"));
    CHECK(mentions(&info, "\"id\":\"key-1\"") && mentions(&info, SAMPLE_DID));
    /* RFC 8037, appendix A.3. */
    CHECK(mentions(&info, "\"thumbprint\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\""));
    CHECK(!mentions(&info, SAMPLE_SECRET));
    ovenbird_bytes_free(&info);
    ovenbird_key_free(key);
}

static void a_made_key_can_be_stored_and_read_again(void) {
    static const char *const OPTIONS[] = {"", "{\"kind\":\"p256\"}", "{\"kind\":\"p384\",\"id\":\"key-2\"}"};
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        ovenbird_key *key = NULL, *again = NULL;
        ovenbird_bytes stored = {NULL, 0}, first = {NULL, 0}, second = {NULL, 0};
        ovenbird_error *err;
        CHECK_STATUS(OVENBIRD_OK, ovenbird_key_generate(TEXT(OPTIONS[i]), &key, &err), err);
        CHECK(ovenbird_key_write(key, TEXT("jwk"), &stored, NULL) == OVENBIRD_OK);
        CHECK(ovenbird_key_read((const char *)stored.data, stored.len, DEFAULTS, &again, NULL) == OVENBIRD_OK);
        ovenbird_key_info(key, &first, NULL);
        ovenbird_key_info(again, &second, NULL);
        CHECK(first.data != NULL && holds_bytes(&second, first.data, first.len));
        ovenbird_bytes_free(&second);
        ovenbird_bytes_free(&first);
        ovenbird_bytes_free(&stored);
        ovenbird_key_free(again);
        ovenbird_key_free(key);
    }
}

static void two_made_keys_differ_unless_a_seed_is_given(void) {
    static const char *const OPTIONS[] = {"{}", "{\"insecure_seed\":\"test\"}"};
    for (int seeded = 0; seeded < 2; seeded++) {
        ovenbird_key *first = NULL, *second = NULL;
        ovenbird_bytes text;
        CHECK(ovenbird_key_generate(TEXT(OPTIONS[seeded]), &first, NULL) == OVENBIRD_OK);
        CHECK(ovenbird_key_generate(TEXT(OPTIONS[seeded]), &second, NULL) == OVENBIRD_OK);
        CHECK(ovenbird_key_write(first, TEXT("did_key"), &text, NULL) == OVENBIRD_OK);
        ovenbird_bytes other;
        CHECK(ovenbird_key_write(second, TEXT("did_key"), &other, NULL) == OVENBIRD_OK);
        CHECK(holds_bytes(&other, text.data, text.len) == seeded);
        ovenbird_bytes_free(&other);
        ovenbird_bytes_free(&text);
        ovenbird_key_free(second);
        ovenbird_key_free(first);
    }
}

static const char SET[] = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\","
                          "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"},"
                          "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"b\","
                          "\"x\":\"PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw\"}]}";

static void a_key_of_a_set_is_taken_by_its_id(void) {
    ovenbird_key *key = NULL;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_key_read(TEXT(SET), TEXT("{\"id\":\"b\"}"), &key, &err), err);
    ovenbird_key_free(key);
    CHECK_FAILS(OVENBIRD_CALLER, "key.ambiguous", ovenbird_key_read(TEXT(SET), DEFAULTS, &key, &err), err);
    CHECK_FAILS(OVENBIRD_NOT_FOUND, "key.not_found", ovenbird_key_read(TEXT(SET), TEXT("{\"id\":\"c\"}"), &key, &err),
                err);
    CHECK(key == NULL);
}

static void all_keys_of_a_set_are_lent_as_the_array_that_others_take(void) {
    ovenbird_key *signer = sample_key();
    ovenbird_key_set *set = NULL;
    const ovenbird_key *const *keys = NULL;
    size_t count = 0;
    ovenbird_bytes token, document;
    ovenbird_error *err;
    bool verified = false;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_key_read_all(TEXT(SET), DEFAULTS, &set, &err), err);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_key_set_keys(set, &keys, &count, &err), err);
    CHECK(count == 2 && is_written(keys[0], "did_key", SAMPLE_DID));
    CHECK(ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), signer, DEFAULTS, &token, NULL, NULL) == OVENBIRD_OK);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_verify_signature((const char *)token.data, token.len, keys, count, DEFAULTS, &verified, NULL,
                                           &err),
                 err);
    CHECK(verified);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_did_document(TEXT("did:web:issuer.example"), keys, count, DEFAULTS, &document, &err), err);
    ovenbird_bytes_free(&document);
    ovenbird_bytes_free(&token);
    ovenbird_key_set_free(set);
    ovenbird_key_free(signer);
}

static void a_set_leaves_out_what_is_not_supported_and_is_never_empty(void) {
    static const char MIXED[] = "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"},{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\","
                                "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}";
    static const char *const OPTIONS[] = {"{}", "{\"id\":\"a\"}"};
    ovenbird_key_set *set = NULL;
    const ovenbird_key *const *keys;
    size_t count = 0;
    ovenbird_error *err;
    for (size_t i = 0; i < 2; i++) {
        CHECK_STATUS(OVENBIRD_OK, ovenbird_key_read_all(TEXT(MIXED), TEXT(OPTIONS[i]), &set, &err), err);
        CHECK(ovenbird_key_set_keys(set, &keys, &count, NULL) == OVENBIRD_OK && count == 1);
        ovenbird_key_set_free(set);
    }
    CHECK_FAILS(OVENBIRD_NOT_FOUND, "key.not_found",
                ovenbird_key_read_all(TEXT(MIXED), TEXT("{\"id\":\"c\"}"), &set, &err), err);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "key.unsupported",
                ovenbird_key_read_all(TEXT("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"), DEFAULTS, &set, &err), err);
    CHECK(set == NULL);
}

static void a_did_jwk_is_written_and_read_again_without_the_secret(void) {
    ovenbird_key *key = sample_key(), *again = NULL;
    ovenbird_bytes did;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_key_write(key, TEXT("did_jwk"), &did, &err), err);
    CHECK(mentions(&did, "did:jwk:eyJ"));
    CHECK_STATUS(OVENBIRD_OK, ovenbird_key_read((const char *)did.data, did.len, DEFAULTS, &again, &err), err);
    CHECK(is_written(again, "did_key", SAMPLE_DID) && is_written(again, "did_jwk", (const char *)did.data));
    ovenbird_bytes_free(&did);
    ovenbird_key_free(again);
    ovenbird_key_free(key);
}

/** Reading fails with this code, hands nothing over, and tells nothing of the secret. */
static void refused(ovenbird_status status, const char *code, const char *text) {
    ovenbird_key *key = NULL;
    ovenbird_error *err;
    CHECK_STATUS(status, ovenbird_key_read(TEXT(text), DEFAULTS, &key, &err), err);
    CHECK(strcmp(ovenbird_error_code(err), code) == 0);
    CHECK(strstr(ovenbird_error_detail(err), SAMPLE_SECRET) == NULL);
    CHECK(strstr(ovenbird_error_detail(err), "nWGxne") == NULL && strstr(ovenbird_error_detail(err), "J1hsZ3v") == NULL);
    CHECK(key == NULL);
    ovenbird_error_free(err);
}

static void broken_keys_are_refused_without_telling_the_secret(void) {
    char text[512];
    refused(OVENBIRD_MALFORMED, "key.malformed", "");
    refused(OVENBIRD_MALFORMED, "key.malformed", "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v\n");
    refused(OVENBIRD_UNSUPPORTED, "key.unsupported", "{\"kty\":\"oct\",\"k\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7Mmk\"}");
    /* The secret of one key and the public half of another. */
    snprintf(text, sizeof text,
             "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"%s\",\"x\":\"PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw\"}",
             SAMPLE_SECRET);
    refused(OVENBIRD_MALFORMED, "key.mismatch", text);
}

static void a_key_cut_off_anywhere_is_answered(void) {
    for (size_t len = 0; len < strlen(SAMPLE_PEM) - strlen("-----END PRIVATE KEY-----\n"); len++) {
        ovenbird_key *key = NULL;
        ovenbird_error *err;
        /* On the heap and of this length, so that a read beyond it is seen. */
        char *text = (char *)malloc(len + 1);
        if (!CHECK(text != NULL))
            return;
        memcpy(text, SAMPLE_PEM, len);
        ovenbird_status status = ovenbird_key_read(len == 0 ? NULL : text, len, DEFAULTS, &key, &err);
        CHECK(status != OVENBIRD_OK && status != OVENBIRD_INTERNAL && status != OVENBIRD_CALLER && key == NULL);
        CHECK(strstr(ovenbird_error_detail(err), "J1hsZ3v") == NULL);
        ovenbird_error_free(err);
        free(text);
    }
}

static void rsa_has_no_multikey(void) {
    ovenbird_key *key = NULL;
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_key_generate(TEXT("{\"kind\":\"rsa\",\"insecure_seed\":\"c\"}"), &key, &err), err);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "key.unsupported", ovenbird_key_write(key, TEXT("multikey"), &out, &err), err);
    CHECK(is_empty(&out));
    ovenbird_key_free(key);
    CHECK_FAILS(OVENBIRD_CALLER, "option.conflict", ovenbird_key_generate(TEXT("{\"bits\":2048}"), &key, &err), err);
}

const test KEY_TESTS[] = {
    TEST(a_key_goes_from_any_form_to_any_other),
    TEST(the_public_half_holds_nothing_secret),
    TEST(the_information_of_a_private_key_holds_nothing_secret),
    TEST(a_made_key_can_be_stored_and_read_again),
    TEST(two_made_keys_differ_unless_a_seed_is_given),
    TEST(a_key_of_a_set_is_taken_by_its_id),
    TEST(all_keys_of_a_set_are_lent_as_the_array_that_others_take),
    TEST(a_set_leaves_out_what_is_not_supported_and_is_never_empty),
    TEST(a_did_jwk_is_written_and_read_again_without_the_secret),
    TEST(broken_keys_are_refused_without_telling_the_secret),
    TEST(a_key_cut_off_anywhere_is_answered),
    TEST(rsa_has_no_multikey),
    END_OF_TESTS,
};
