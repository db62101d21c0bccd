/* Wrong arguments of contexts, canonical forms, comparing, DID documents, key sets and of signing with contexts. */

#include "suite.h"

#define OUT(place) P(place, ovenbird_bytes *, &out)
#define SECOND(place) P(place, ovenbird_bytes *, &second)
#define ERR(place) P(place, ovenbird_error **, &err)
#define KEY(place) P(place, const ovenbird_key *, key)
#define CONTEXTS(place) P(place, const ovenbird_contexts *, contexts)

static ovenbird_bytes out, second, third;
static ovenbird_error *err;
static ovenbird_key *key;
static ovenbird_contexts *contexts;
static bool answer;

static const char LATIN1[] = "caf\xe9";
static const char TOKEN[] = "eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp1dWlkOjEifQ.c2lnbmVk";
static const char DID[] = "did:web:issuer.example";
static const char CONTEXT_URL[] = "https://issuer.example/other.json";
static const char CONTEXT[] = "{\"@context\":{\"oven\":\"https://issuer.example/terms#oven\"}}";
static const char JCS[] = "{\"algorithm\":\"jcs\"}";
static const char OUTSIDE[] = "{\"algorithm\":\"EdDSA\"}";

static ovenbird_status call_contexts_new(int null_at) {
    ovenbird_contexts *made = NULL;
    ovenbird_status status = ovenbird_contexts_new(P(0, ovenbird_contexts **, &made), ERR(1));
    CHECK((made != NULL) == (status == OVENBIRD_OK));
    ovenbird_contexts_free(made);
    return status;
}

static ovenbird_status call_contexts_add(int null_at) {
    ovenbird_contexts *fresh = NULL;
    ovenbird_contexts_new(&fresh, NULL);
    ovenbird_status status = ovenbird_contexts_add(P(0, ovenbird_contexts *, fresh), TEXT_IN(1, CONTEXT_URL),
                                                   TEXT_IN(2, CONTEXT), ERR(3));
    ovenbird_contexts_free(fresh);
    return status;
}

static ovenbird_status call_contexts_knows(int null_at) {
    return ovenbird_contexts_knows(CONTEXTS(2), TEXT_IN(0, CONTEXT_URL), P(1, bool *, &answer), ERR(3));
}

static ovenbird_status call_canonicalize(int null_at) {
    return ovenbird_canonicalize(TEXT_IN(0, SAMPLE_CREDENTIAL), TEXT_IN(1, JCS), CONTEXTS(3), OUT(2), SECOND(4), ERR(5));
}

static ovenbird_status call_equal_credentials(int null_at) {
    return ovenbird_equal_credentials(TEXT_IN(0, SAMPLE_CREDENTIAL), TEXT_IN(1, SAMPLE_CREDENTIAL), TEXT_IN(2, "{}"),
                                      P(3, bool *, &answer), OUT(4), ERR(5));
}

static ovenbird_status call_did_document(int null_at) {
    const ovenbird_key *keys[1] = {key};
    return ovenbird_did_document(TEXT_IN(0, DID), P(1, const ovenbird_key *const *, keys), 1, TEXT_IN(2, "{}"), OUT(3),
                                 ERR(4));
}

static ovenbird_status call_key_read_all(int null_at) {
    ovenbird_key_set *set = NULL;
    ovenbird_status status =
        ovenbird_key_read_all(TEXT_IN(0, SAMPLE_KEY), TEXT_IN(1, "{}"), P(2, ovenbird_key_set **, &set), ERR(3));
    CHECK((set != NULL) == (status == OVENBIRD_OK));
    ovenbird_key_set_free(set);
    return status;
}

static ovenbird_status call_key_set_keys(int null_at) {
    ovenbird_key_set *set = NULL;
    const ovenbird_key *const *keys = NULL;
    size_t count = 0;
    ovenbird_key_read_all(TEXT(SAMPLE_KEY), DEFAULTS, &set, NULL);
    ovenbird_status status =
        ovenbird_key_set_keys(P(0, const ovenbird_key_set *, set), P(1, const ovenbird_key *const **, &keys),
                              P(2, size_t *, &count), ERR(3));
    CHECK(status == OVENBIRD_OK ? keys != NULL && count == 1 : keys == NULL && count == 0);
    ovenbird_key_set_free(set);
    return status;
}

static ovenbird_status call_sign_with(int null_at) {
    return ovenbird_sign_with(TEXT_IN(0, SAMPLE_SIGNED_ASSERTION), KEY(1), TEXT_IN(2, "{}"), CONTEXTS(4), OUT(3),
                              SECOND(5), ERR(6));
}

static ovenbird_status call_signing_input_with(int null_at) {
    ovenbird_status status =
        ovenbird_signing_input_with(TEXT_IN(0, SAMPLE_SIGNED_ASSERTION), TEXT_IN(1, OUTSIDE), CONTEXTS(3), OUT(2),
                                    P(4, ovenbird_bytes *, &third), SECOND(5), ERR(6));
    CHECK(null_at == 4 || is_empty(&third) == (status != OVENBIRD_OK));
    ovenbird_bytes_free(&third);
    return status;
}

static ovenbird_status call_verify_signature_with(int null_at) {
    const ovenbird_key *keys[1] = {key};
    return ovenbird_verify_signature_with(TEXT_IN(0, TOKEN), P(1, const ovenbird_key *const *, keys), 1,
                                          TEXT_IN(2, "{}"), CONTEXTS(4), P(3, bool *, &answer), OUT(5), ERR(6));
}

static ovenbird_status call_verification_new_with(int null_at) {
    ovenbird_verification *made = NULL;
    ovenbird_status status =
        ovenbird_verification_new_with(IN(0, (const uint8_t *)SAMPLE_URL), strlen(SAMPLE_URL), TEXT_IN(1, "{}"),
                                       CONTEXTS(3), P(2, ovenbird_verification **, &made), ERR(4));
    CHECK((made != NULL) == (status == OVENBIRD_OK));
    ovenbird_verification_free(made);
    return status;
}

static const checked_function FUNCTIONS[] = {
    {"ovenbird_contexts_new", call_contexts_new, 1, 2},
    {"ovenbird_contexts_add", call_contexts_add, 3, 4},
    {"ovenbird_contexts_knows", call_contexts_knows, 2, 4},
    {"ovenbird_canonicalize", call_canonicalize, 3, 6},
    {"ovenbird_equal_credentials", call_equal_credentials, 3, 6},
    {"ovenbird_did_document", call_did_document, 4, 5},
    {"ovenbird_key_read_all", call_key_read_all, 3, 4},
    {"ovenbird_key_set_keys", call_key_set_keys, 3, 4},
    {"ovenbird_sign_with", call_sign_with, 4, 7},
    {"ovenbird_signing_input_with", call_signing_input_with, 3, 7},
    {"ovenbird_verify_signature_with", call_verify_signature_with, 4, 7},
    {"ovenbird_verification_new_with", call_verification_new_with, 3, 5},
};

static void begin(void) {
    key = sample_key();
    contexts = NULL;
    CHECK(ovenbird_contexts_new(&contexts, NULL) == OVENBIRD_OK);
}

static void end(void) {
    ovenbird_key_free(key);
    ovenbird_contexts_free(contexts);
}

static void proofs_and_contexts_refuse_null_in_every_required_place(void) {
    begin();
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        check_nulls(&FUNCTIONS[i], &out, &second, &err);
    end();
}

/** Every text of the new functions, once as `text` of `len` bytes, where all else is right. */
static void refused_everywhere(const char *text, size_t len) {
    const ovenbird_key *keys[1] = {key};
    ovenbird_key_set *set = NULL;
    ovenbird_verification *v = NULL;
    const ovenbird_status statuses[] = {
        ovenbird_contexts_add(contexts, text, len, TEXT(CONTEXT), NULL),
        ovenbird_contexts_add(contexts, TEXT(CONTEXT_URL), text, len, NULL),
        ovenbird_contexts_knows(contexts, text, len, &answer, NULL),
        ovenbird_canonicalize(text, len, DEFAULTS, contexts, &out, NULL, NULL),
        ovenbird_canonicalize(TEXT("{}"), text, len, contexts, &out, NULL, NULL),
        ovenbird_equal_credentials(text, len, TEXT(SAMPLE_CREDENTIAL), DEFAULTS, &answer, &out, NULL),
        ovenbird_equal_credentials(TEXT(SAMPLE_CREDENTIAL), text, len, DEFAULTS, &answer, &out, NULL),
        ovenbird_equal_credentials(TEXT(SAMPLE_CREDENTIAL), TEXT(SAMPLE_CREDENTIAL), text, len, &answer, &out, NULL),
        ovenbird_did_document(text, len, keys, 1, DEFAULTS, &out, NULL),
        ovenbird_did_document(TEXT(DID), keys, 1, text, len, &out, NULL),
        ovenbird_key_read_all(text, len, DEFAULTS, &set, NULL),
        ovenbird_key_read_all(TEXT(SAMPLE_KEY), text, len, &set, NULL),
        ovenbird_sign_with(text, len, key, DEFAULTS, contexts, &out, NULL, NULL),
        ovenbird_sign_with(TEXT(SAMPLE_SIGNED_ASSERTION), key, text, len, contexts, &out, NULL, NULL),
        ovenbird_signing_input_with(text, len, TEXT(OUTSIDE), contexts, &out, NULL, NULL, NULL),
        ovenbird_signing_input_with(TEXT(SAMPLE_SIGNED_ASSERTION), text, len, contexts, &out, NULL, NULL, NULL),
        ovenbird_verify_signature_with(text, len, keys, 1, DEFAULTS, contexts, &answer, NULL, NULL),
        ovenbird_verify_signature_with(TEXT(TOKEN), keys, 1, text, len, contexts, &answer, NULL, NULL),
        ovenbird_verification_new_with(BYTES(SAMPLE_URL), text, len, contexts, &v, NULL),
    };
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (!CHECK(statuses[i] == OVENBIRD_CALLER))
            printf("    in call %zu\n", i);
    CHECK(is_empty(&out) && !answer && set == NULL && v == NULL);
}

static void text_that_is_not_utf8_is_refused_by_proofs_and_contexts(void) {
    begin();
    refused_everywhere(TEXT(LATIN1));
    end();
}

static void lengths_that_cannot_be_are_refused_by_proofs_and_contexts(void) {
    const size_t huge = (size_t)PTRDIFF_MAX + 1;
    begin();
    refused_everywhere("{}", huge);
    refused_everywhere("{}", SIZE_MAX);
    const ovenbird_key *keys[1] = {key};
    const size_t lengths[] = {huge, SIZE_MAX, huge / sizeof *keys, SIZE_MAX / sizeof *keys + 1};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_did_document(TEXT(DID), keys, lengths[i], DEFAULTS, &out, &err), err);
    end();
}

static void empty_texts_are_answered_by_proofs_and_contexts(void) {
    ovenbird_key_set *set = NULL;
    begin();
    const ovenbird_key *keys[1] = {key};
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_contexts_add(contexts, DEFAULTS, TEXT(CONTEXT), &err),
                err);
    CHECK_STATUS(OVENBIRD_MALFORMED, ovenbird_contexts_add(contexts, TEXT(CONTEXT_URL), DEFAULTS, &err), err);
    ovenbird_error_free(err);
    CHECK(ovenbird_contexts_knows(contexts, DEFAULTS, &answer, NULL) == OVENBIRD_OK && !answer);
    CHECK(ovenbird_contexts_knows(contexts, TEXT(CONTEXT_URL), &answer, NULL) == OVENBIRD_OK && !answer);
    CHECK(ovenbird_canonicalize(DEFAULTS, DEFAULTS, contexts, &out, NULL, NULL) == OVENBIRD_MALFORMED);
    CHECK(ovenbird_equal_credentials(DEFAULTS, DEFAULTS, DEFAULTS, &answer, &out, NULL) == OVENBIRD_MALFORMED);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_did_document(DEFAULTS, keys, 1, DEFAULTS, &out, &err),
                err);
    CHECK_FAILS(OVENBIRD_MALFORMED, "key.malformed", ovenbird_key_read_all(DEFAULTS, DEFAULTS, &set, &err), err);
    CHECK(is_empty(&out) && set == NULL);
    end();
}

static void an_embedded_nul_cuts_nothing_off(void) {
    static const char URL_AND_MORE[] = "https://issuer.example/other.json\0x";
    static const char OPTIONS_AND_MORE[] = "{\"algorithm\":\"jcs\"}\0x";
    static const char DID_AND_MORE[] = "did:web:issuer.example\0x";
    begin();
    const ovenbird_key *keys[1] = {key};
    CHECK(ovenbird_contexts_add(contexts, URL_AND_MORE, sizeof URL_AND_MORE - 1, TEXT(CONTEXT), NULL) == OVENBIRD_OK);
    CHECK(ovenbird_contexts_knows(contexts, TEXT(CONTEXT_URL), &answer, NULL) == OVENBIRD_OK && !answer);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                ovenbird_canonicalize(TEXT("{}"), OPTIONS_AND_MORE, sizeof OPTIONS_AND_MORE - 1, NULL, &out, NULL, &err),
                err);
    CHECK(ovenbird_canonicalize("{}\0x", 4, TEXT(JCS), NULL, &out, NULL, NULL) == OVENBIRD_MALFORMED);
    CHECK(ovenbird_did_document(DID_AND_MORE, sizeof DID_AND_MORE - 1, keys, 1, DEFAULTS, &out, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&out));
    end();
}

static void comparing_without_any_output_is_refused(void) {
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_equal_credentials(TEXT(SAMPLE_CREDENTIAL), TEXT(SAMPLE_CREDENTIAL), DEFAULTS, NULL, NULL, &err),
                err);
}

static void failed_calls_about_proofs_empty_every_output(void) {
    uint8_t rubbish[4] = {1, 2, 3, 4};
    const ovenbird_bytes dirty = {rubbish, sizeof rubbish};
    ovenbird_contexts *made = (ovenbird_contexts *)rubbish;
    const ovenbird_key *const *keys = (const ovenbird_key *const *)rubbish;
    ovenbird_key_set *set = (ovenbird_key_set *)rubbish;
    size_t count = 7;
    begin();
    out = second = third = dirty;
    CHECK(ovenbird_canonicalize(TEXT("no JSON"), DEFAULTS, contexts, &out, &second, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&out) && is_empty(&second));
    out = second = dirty;
    CHECK(ovenbird_signing_input_with(TEXT("no JSON"), TEXT(OUTSIDE), contexts, &out, &third, &second, NULL) !=
          OVENBIRD_OK);
    CHECK(is_empty(&out) && is_empty(&second) && is_empty(&third));
    out = second = dirty;
    CHECK(ovenbird_sign_with(TEXT("no JSON"), key, DEFAULTS, contexts, &out, &second, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&out) && is_empty(&second));
    out = dirty;
    answer = true;
    CHECK(ovenbird_equal_credentials(TEXT("no JSON"), TEXT("{}"), DEFAULTS, &answer, &out, NULL) != OVENBIRD_OK);
    CHECK(is_empty(&out) && !answer);
    out = dirty;
    CHECK(ovenbird_did_document(TEXT(DID), NULL, 0, DEFAULTS, &out, NULL) != OVENBIRD_OK && is_empty(&out));
    answer = true;
    CHECK(ovenbird_contexts_knows(contexts, TEXT(LATIN1), &answer, NULL) == OVENBIRD_CALLER && !answer);
    CHECK(ovenbird_key_read_all(TEXT("no key"), DEFAULTS, &set, NULL) != OVENBIRD_OK && set == NULL);
    CHECK(ovenbird_key_set_keys(NULL, &keys, &count, NULL) == OVENBIRD_CALLER && keys == NULL && count == 0);
    err = (ovenbird_error *)rubbish;
    CHECK(ovenbird_contexts_new(&made, &err) == OVENBIRD_OK && err == NULL);
    ovenbird_contexts_free(made);
    end();
}

static void unknown_options_of_proofs_are_refused(void) {
    static const char *const OPTIONS[] = {"{\"sicher\":true}", "{\"contexts\":{}}", "[]", "{\"hash\":\"md5\"}",
                                          "{\"algorithm\":\"urdna\"}", "{\"part\":\"half\"}", "{\"proof\":-1}"};
    begin();
    const ovenbird_key *keys[1] = {key};
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++)
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                    ovenbird_canonicalize(TEXT("{}"), TEXT(OPTIONS[i]), NULL, &out, NULL, &err), err);
    for (size_t i = 0; i < 3; i++) {
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                    ovenbird_did_document(TEXT(DID), keys, 1, TEXT(OPTIONS[i]), &out, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                    ovenbird_equal_credentials(TEXT(SAMPLE_CREDENTIAL), TEXT(SAMPLE_CREDENTIAL), TEXT(OPTIONS[i]),
                                               &answer, NULL, &err),
                    err);
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                    ovenbird_sign_with(TEXT(SAMPLE_CREDENTIAL), key, TEXT(OPTIONS[i]), contexts, &out, NULL, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                    ovenbird_verify_signature_with(TEXT(TOKEN), keys, 1, TEXT(OPTIONS[i]), contexts, &answer, NULL, &err),
                    err);
    }
    end();
}

static void releasing_no_contexts_and_no_key_set_does_nothing(void) {
    ovenbird_contexts_free(NULL);
    ovenbird_key_set_free(NULL);
}

const test PROOF_ARGUMENT_TESTS[] = {
    TEST(proofs_and_contexts_refuse_null_in_every_required_place),
    TEST(text_that_is_not_utf8_is_refused_by_proofs_and_contexts),
    TEST(lengths_that_cannot_be_are_refused_by_proofs_and_contexts),
    TEST(empty_texts_are_answered_by_proofs_and_contexts),
    TEST(an_embedded_nul_cuts_nothing_off),
    TEST(comparing_without_any_output_is_refused),
    TEST(failed_calls_about_proofs_empty_every_output),
    TEST(unknown_options_of_proofs_are_refused),
    TEST(releasing_no_contexts_and_no_key_set_does_nothing),
    END_OF_TESTS,
};
