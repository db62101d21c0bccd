/* Contexts of one's own, canonical forms, embedded proofs, comparing, DID documents and key sets. */

#include "suite.h"

static const char OVEN_URL[] = "https://issuer.example/oven.json";
static const char OVEN[] = "{\"@context\":{\"id\":\"@id\",\"oven\":\"https://issuer.example/terms#oven\"}}";
static const char HOT[] = "{\"@context\":\"https://issuer.example/oven.json\",\"id\":\"urn:example:1\",\"oven\":\"hot\"}";
static const char HOT_QUADS[] = "<urn:example:1> <https://issuer.example/terms#oven> \"hot\" .\n";

/** SAMPLE_CREDENTIAL with a context of the issuer's own, and a term that only it defines. */
static const char OWN_TERM[] = "\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\"";

static ovenbird_bytes out, second, third;
static ovenbird_error *err;

static void release(void) {
    ovenbird_bytes_free(&out);
    ovenbird_bytes_free(&second);
    ovenbird_bytes_free(&third);
    ovenbird_error_free(err);
    err = NULL;
}

/** The contexts that the library knows, and that of the oven. */
static ovenbird_contexts *with_oven(void) {
    ovenbird_contexts *contexts = NULL;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_contexts_new(&contexts, &err), err);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_contexts_add(contexts, TEXT(OVEN_URL), TEXT(OVEN), &err), err);
    return contexts;
}

/** Writes the sample credential with the context and a term of the oven. */
static void write_hot_credential(char *text, size_t size) {
    const char *context = strstr(SAMPLE_CREDENTIAL, OWN_TERM) + strlen(OWN_TERM);
    snprintf(text, size, "%.*s,\"%s\"],\"oven\":\"hot\"%s", (int)(context - SAMPLE_CREDENTIAL), SAMPLE_CREDENTIAL, OVEN_URL,
             context + 1);
}

static bool knows(const ovenbird_contexts *contexts, const char *url) {
    bool known = false;
    CHECK(ovenbird_contexts_knows(contexts, TEXT(url), &known, NULL) == OVENBIRD_OK);
    return known;
}

static void a_context_is_known_once_it_is_registered(void) {
    ovenbird_contexts *contexts = with_oven();
    CHECK(knows(contexts, OVEN_URL) && !knows(NULL, OVEN_URL));
    CHECK(knows(contexts, "https://www.w3.org/ns/credentials/v2") && knows(NULL, "https://www.w3.org/ns/credentials/v2"));
    CHECK(!knows(contexts, "https://issuer.example/oven.jso"));
    ovenbird_contexts_free(contexts);
}

static void what_a_url_means_does_not_change(void) {
    static const char *const URLS[] = {OVEN_URL, "https://www.w3.org/ns/credentials/v2"};
    ovenbird_contexts *contexts = with_oven();
    for (size_t i = 0; i < 2; i++)
        CHECK_FAILS(OVENBIRD_CALLER, "option.conflict",
                    ovenbird_contexts_add(contexts, TEXT(URLS[i]), TEXT("{\"@context\":{}}"), &err), err);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_canonicalize(TEXT(HOT), DEFAULTS, contexts, &out, NULL, &err), err);
    CHECK(holds_text(&out, HOT_QUADS));
    release();
    ovenbird_contexts_free(contexts);
}

static void what_is_no_context_is_refused_and_changes_nothing(void) {
    static const char *const DOCUMENTS[] = {"{}", "[]", "{\"@context\":{\"a\":7}}", "{\"@context\":"};
    ovenbird_contexts *contexts = with_oven();
    for (size_t i = 0; i < sizeof DOCUMENTS / sizeof *DOCUMENTS; i++) {
        ovenbird_status status = ovenbird_contexts_add(contexts, TEXT("urn:example:c"), TEXT(DOCUMENTS[i]), &err);
        if (!CHECK(status == OVENBIRD_MALFORMED))
            printf("    %s: %s\n", DOCUMENTS[i], ovenbird_error_detail(err));
        release();
    }
    CHECK(!knows(contexts, "urn:example:c") && knows(contexts, OVEN_URL));
    ovenbird_contexts_free(contexts);
}

static void a_canonical_form_is_told_with_its_hash_and_contexts(void) {
    ovenbird_contexts *contexts = with_oven();
    CHECK_STATUS(OVENBIRD_OK, ovenbird_canonicalize(TEXT(HOT), DEFAULTS, contexts, &out, &second, &err), err);
    CHECK(holds_text(&out, HOT_QUADS));
    CHECK(mentions(&second, "\"quads\":1") && mentions(&second, OVEN_URL));
    release();
    /* Printed by `printf '%s' '{"a":1,"b":2}' | sha256sum`. */
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_canonicalize(TEXT("{\"b\":2, \"a\":1.0}"), TEXT("{\"algorithm\":\"jcs\"}"), NULL, &out, &second,
                                       &err),
                 err);
    CHECK(holds_text(&out, "{\"a\":1,\"b\":2}"));
    CHECK(mentions(&second, "43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777"));
    release();
    ovenbird_contexts_free(contexts);
}

static void a_context_that_nobody_registered_is_never_fetched(void) {
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "canon.context", ovenbird_canonicalize(TEXT(HOT), DEFAULTS, NULL, &out, NULL, &err),
                err);
    CHECK_FAILS(OVENBIRD_NOT_FOUND, "proof.missing",
                ovenbird_canonicalize(TEXT(SAMPLE_CREDENTIAL), TEXT("{\"part\":\"proof\"}"), NULL, &out, NULL, &err), err);
    CHECK(is_empty(&out));
}

/** Checks a credential with its embedded proof, and gives the report in `second`. */
static bool verifies(const ovenbird_bytes *credential, const ovenbird_key *key, const char *options,
                     const ovenbird_contexts *contexts) {
    const ovenbird_key *keys[] = {key};
    bool verified = false;
    ovenbird_bytes_free(&second);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_verify_signature_with((const char *)credential->data, credential->len, keys, 1, TEXT(options),
                                                contexts, &verified, &second, &err),
                 err);
    return verified;
}

static void every_suite_signs_what_it_verifies(void) {
    static const struct {
        const char *key, *suite;
    } CASES[] = {{"ed25519", "eddsa-rdfc-2022"}, {"ed25519", "eddsa-jcs-2022"},  {"p256", "ecdsa-rdfc-2019"},
                 {"p256", "ecdsa-jcs-2019"},     {"p384", "ecdsa-rdfc-2019"}, {"p384", "ecdsa-jcs-2019"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char options[128];
        ovenbird_key *key = NULL, *half = NULL;
        snprintf(options, sizeof options, "{\"kind\":\"%s\",\"insecure_seed\":\"c\"}", CASES[i].key);
        CHECK(ovenbird_key_generate(TEXT(options), &key, NULL) == OVENBIRD_OK);
        CHECK(ovenbird_key_public(key, &half, NULL) == OVENBIRD_OK);
        snprintf(options, sizeof options, "{\"cryptosuite\":\"%s\"}", CASES[i].suite);
        CHECK_STATUS(OVENBIRD_OK, ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT(options), &out, &third, &err), err);
        CHECK(mentions(&out, CASES[i].suite) && mentions(&out, "\"proofValue\":\"z"));
        CHECK(mentions(&third, "\"format\":\"data_integrity\"") && mentions(&third, CASES[i].suite));
        CHECK(verifies(&out, half, "{}", NULL) && mentions(&second, "\"proofs\":[{\"index\":0"));
        ovenbird_key_free(half);
        ovenbird_key_free(key);
        release();
    }
}

static void a_proof_is_made_now_unless_it_names_a_moment(void) {
    ovenbird_key *key = sample_key();
    static const char *const OPTIONS[] = {
        "{\"cryptosuite\":\"eddsa-jcs-2022\"}", "{\"format\":\"data_integrity\",\"now_unix\":1767225600}",
        "{\"format\":\"data_integrity\",\"created\":\"2025-05-05T05:05:05Z\"}"};
    static const char *const CREATED[] = {"\"created\":\"20", "\"created\":\"2026-01-01T00:00:00Z\"",
                                          "\"created\":\"2025-05-05T05:05:05Z\""};
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        CHECK_STATUS(OVENBIRD_OK, ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT(OPTIONS[i]), &out, NULL, &err), err);
        CHECK(mentions(&out, CREATED[i]));
        release();
    }
    ovenbird_key_free(key);
}

static void a_changed_credential_is_not_verified_and_says_why(void) {
    ovenbird_key *key = sample_key();
    ovenbird_bytes changed;
    CHECK(ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT("{\"cryptosuite\":\"eddsa-rdfc-2022\"}"), &changed, NULL, NULL) ==
          OVENBIRD_OK);
    char *name = strstr((char *)changed.data, "Built a robot.");
    if (CHECK(name != NULL))
        *name = 'b';
    CHECK(!verifies(&changed, key, "{\"explain\":true}", NULL));
    CHECK(mentions(&second, "proof.signature") && mentions(&second, "\"document_hash\":"));
    ovenbird_bytes_free(&changed);
    ovenbird_key_free(key);
    release();
}

static void domain_and_challenge_have_to_be_the_expected_ones(void) {
    static const char SIGNED[] =
        "{\"cryptosuite\":\"eddsa-jcs-2022\",\"domain\":\"shop.example\",\"challenge\":\"c-1\"}";
    ovenbird_key *key = sample_key();
    CHECK(ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT(SIGNED), &out, NULL, NULL) == OVENBIRD_OK);
    CHECK(verifies(&out, key, "{\"domain\":\"shop.example\",\"challenge\":\"c-1\"}", NULL));
    CHECK(!verifies(&out, key, "{\"domain\":\"evil.example\"}", NULL) && mentions(&second, "proof.domain"));
    CHECK(!verifies(&out, key, "{\"challenge\":\"c-2\"}", NULL) && mentions(&second, "proof.challenge"));
    ovenbird_key_free(key);
    release();
}

static void a_term_of_the_issuers_own_needs_its_context_to_be_signed_and_verified(void) {
    static const char OPTIONS[] = "{\"cryptosuite\":\"eddsa-rdfc-2022\"}";
    char credential[2048];
    ovenbird_key *key = sample_key();
    ovenbird_contexts *contexts = with_oven();
    write_hot_credential(credential, sizeof credential);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "canon.context",
                ovenbird_sign(TEXT(credential), key, TEXT(OPTIONS), &out, NULL, &err), err);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_sign_with(TEXT(credential), key, TEXT(OPTIONS), contexts, &out, NULL, &err), err);
    CHECK(verifies(&out, key, "{}", contexts));
    CHECK(!verifies(&out, key, "{}", NULL) && mentions(&second, "canon.context"));
    release();
    ovenbird_contexts_free(contexts);
    ovenbird_key_free(key);
}

static void a_verification_outlives_the_contexts_that_it_began_with(void) {
    char credential[2048], options[256];
    ovenbird_key *key = sample_key();
    ovenbird_contexts *contexts = with_oven();
    ovenbird_verification *v = NULL;
    ovenbird_verdict verdict;
    write_hot_credential(credential, sizeof credential);
    CHECK(ovenbird_sign_with(TEXT(credential), key, TEXT("{\"cryptosuite\":\"eddsa-rdfc-2022\"}"), contexts, &out, NULL,
                             NULL) == OVENBIRD_OK);
    snprintf(options, sizeof options, "{\"keys\":[{\"key\":\"%s\",\"issuer\":\"https://badges.example.org/issuer\"}]}",
             SAMPLE_DID);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_new_with(out.data, out.len, TEXT(options), contexts, &v, &err), err);
    ovenbird_contexts_free(contexts);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_report(v, DEFAULTS, &verdict, &second, &err), err);
    CHECK(verdict == OVENBIRD_VALID);
    ovenbird_verification_free(v);
    ovenbird_bytes_free(&second);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_new(out.data, out.len, TEXT(options), &v, &err), err);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_report(v, DEFAULTS, &verdict, &second, &err), err);
    CHECK(verdict != OVENBIRD_VALID && mentions(&second, "canon.context"));
    ovenbird_verification_free(v);
    release();
    ovenbird_key_free(key);
}

/** Decodes base58btc into 64 bytes: what a key service gives, and a proof has as text. Returns whether it fits. */
static int from_base58(const char *text, size_t len, uint8_t bytes[64]) {
    static const char DIGITS[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    memset(bytes, 0, 64);
    for (size_t i = 0; i < len; i++) {
        const char *digit = strchr(DIGITS, text[i]);
        unsigned carry = digit == NULL ? 0 : (unsigned)(digit - DIGITS);
        for (int at = 63; at >= 0; at--) {
            carry += 58u * bytes[at];
            bytes[at] = (uint8_t)carry;
            carry >>= 8;
        }
        if (digit == NULL || carry != 0)
            return 0;
    }
    return 1;
}

static void an_outside_signer_gives_the_same_proof(void) {
    static const char MEMBER[] = "\"proofValue\":\"z";
    char options[256];
    uint8_t signature[64];
    ovenbird_key *key = sample_key();
    ovenbird_bytes token, own;
    snprintf(options, sizeof options, "{\"cryptosuite\":\"eddsa-rdfc-2022\",\"created\":\"2026-01-01T00:00:00Z\"}");
    CHECK_STATUS(OVENBIRD_OK, ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT(options), &own, NULL, &err), err);
    snprintf(options, sizeof options,
             "{\"cryptosuite\":\"eddsa-rdfc-2022\",\"created\":\"2026-01-01T00:00:00Z\",\"key\":\"%s\"}", SAMPLE_DID);
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_signing_input_with(TEXT(SAMPLE_CREDENTIAL), TEXT(options), NULL, &out, &second, &third, &err),
                 err);
    /* Two hashes of SHA-256, as bytes and not as text. */
    CHECK(out.len == 64 && mentions(&second, "\"proof\"") && !mentions(&second, "proofValue"));
    CHECK(mentions(&third, "\"unsigned\":") && mentions(&third, "\"input\":"));
    const char *value = own.data == NULL ? NULL : strstr((const char *)own.data, MEMBER);
    if (CHECK(value != NULL)) {
        value += strlen(MEMBER);
        CHECK(from_base58(value, strcspn(value, "\""), signature));
        snprintf(options, sizeof options, "{\"key\":\"%s\"}", SAMPLE_DID);
        CHECK_STATUS(OVENBIRD_OK,
                     ovenbird_attach_signature((const char *)second.data, second.len, signature, sizeof signature,
                                               TEXT(options), &token, &err),
                     err);
        CHECK(own.len == token.len && holds_bytes(&token, own.data, own.len));
        ovenbird_bytes_free(&token);
        signature[9] ^= 1;
        CHECK(ovenbird_attach_signature((const char *)second.data, second.len, signature, sizeof signature, TEXT(options),
                                        &token, NULL) == OVENBIRD_MALFORMED);
        CHECK(is_empty(&token));
    }
    ovenbird_bytes_free(&own);
    ovenbird_key_free(key);
    release();
}

static void of_a_token_the_text_to_attach_to_is_the_input(void) {
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_signing_input_with(TEXT(SAMPLE_SIGNED_ASSERTION), TEXT("{\"algorithm\":\"EdDSA\"}"), NULL, &out,
                                             &second, NULL, &err),
                 err);
    CHECK(out.data != NULL && holds_text(&second, (const char *)out.data));
    release();
}

/** Compares, and tells whether both answers are `json`. */
static int compares(const char *a, const char *b, const char *json) {
    bool equal = false;
    int right = CHECK_STATUS(OVENBIRD_OK, ovenbird_equal_credentials(TEXT(a), TEXT(b), DEFAULTS, &equal, &out, &err), err);
    right &= holds_text(&out, json) && equal == mentions(&out, "\"equal\":true");
    if (!right && out.data != NULL)
        printf("    found %s\n", (const char *)out.data);
    release();
    return right;
}

static void credentials_are_equal_by_issuer_and_id_and_the_later_one_is_newer(void) {
    char later[2048], other[2048];
    ovenbird_key *key = sample_key();
    ovenbird_bytes token;
    snprintf(later, sizeof later, "%s", SAMPLE_CREDENTIAL);
    memcpy(strstr(later, "2024-01-01"), "2025-01-01", 10);
    snprintf(other, sizeof other, "%s", SAMPLE_CREDENTIAL);
    memcpy(strstr(other, "b2c6f4a0"), "b2c6f4a1", 8);
    CHECK(compares(SAMPLE_CREDENTIAL, SAMPLE_CREDENTIAL, "{\"equal\":true,\"newer\":\"neither\"}"));
    CHECK(compares(SAMPLE_CREDENTIAL, later, "{\"equal\":true,\"newer\":\"second\"}"));
    CHECK(compares(later, SAMPLE_CREDENTIAL, "{\"equal\":true,\"newer\":\"first\"}"));
    CHECK(compares(SAMPLE_CREDENTIAL, other, "{\"equal\":false}"));
    CHECK(ovenbird_sign(TEXT(later), key, DEFAULTS, &token, NULL, NULL) == OVENBIRD_OK);
    CHECK(compares((const char *)token.data, SAMPLE_CREDENTIAL, "{\"equal\":true,\"newer\":\"first\"}"));
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "document.unrecognised",
                ovenbird_equal_credentials(TEXT(SAMPLE_CREDENTIAL), TEXT("{}"), DEFAULTS, NULL, &out, &err), err);
    ovenbird_bytes_free(&token);
    ovenbird_key_free(key);
}

static void a_did_document_has_the_public_halves_and_no_secret(void) {
    ovenbird_key *key = sample_key(), *other = NULL;
    CHECK(ovenbird_key_generate(TEXT("{\"kind\":\"p256\",\"insecure_seed\":\"c\"}"), &other, NULL) == OVENBIRD_OK);
    const ovenbird_key *keys[] = {key, other};
    CHECK_STATUS(OVENBIRD_OK, ovenbird_did_document(TEXT("did:web:issuer.example"), keys, 2, DEFAULTS, &out, &err), err);
    CHECK(mentions(&out, "\"id\": \"did:web:issuer.example\"") && mentions(&out, "\"assertionMethod\": ["));
    CHECK(mentions(&out, SAMPLE_DID + strlen("did:key:")) && !mentions(&out, SAMPLE_SECRET) && !mentions(&out, "\"d\""));
    release();
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_did_document(TEXT("did:web:issuer.example"), keys, 0, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_did_document(TEXT("urn:uuid:1"), keys, 1, DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "verify.did",
                ovenbird_did_document(TEXT("did:example:ada"), keys, 1, DEFAULTS, &out, &err), err);
    keys[1] = NULL;
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_did_document(TEXT("did:web:issuer.example"), keys, 2, DEFAULTS, &out, &err), err);
    ovenbird_key_free(other);
    ovenbird_key_free(key);
}

const test PROOF_TESTS[] = {
    TEST(a_context_is_known_once_it_is_registered),
    TEST(what_a_url_means_does_not_change),
    TEST(what_is_no_context_is_refused_and_changes_nothing),
    TEST(a_canonical_form_is_told_with_its_hash_and_contexts),
    TEST(a_context_that_nobody_registered_is_never_fetched),
    TEST(every_suite_signs_what_it_verifies),
    TEST(a_proof_is_made_now_unless_it_names_a_moment),
    TEST(a_changed_credential_is_not_verified_and_says_why),
    TEST(domain_and_challenge_have_to_be_the_expected_ones),
    TEST(a_term_of_the_issuers_own_needs_its_context_to_be_signed_and_verified),
    TEST(a_verification_outlives_the_contexts_that_it_began_with),
    TEST(an_outside_signer_gives_the_same_proof),
    TEST(of_a_token_the_text_to_attach_to_is_the_input),
    TEST(credentials_are_equal_by_issuer_and_id_and_the_later_one_is_newer),
    TEST(a_did_document_has_the_public_halves_and_no_secret),
    END_OF_TESTS,
};
