/* Issuing: from a small request to a document, and to a signed badge in an image. */

#include <pthread.h>
#include <time.h>

#include "suite.h"

static const char HOSTED[] =
    "{\"id\":\"https://badges.example.org/assertions/1\",\"recipient\":\"ada@example.org\","
    "\"badge\":\"https://badges.example.org/classes/1\"}";

static void a_request_becomes_a_document_without_a_fault(void) {
    static const char *const REQUESTS[] = {HOSTED, SAMPLE_REQUEST};
    for (size_t i = 0; i < 2; i++) {
        ovenbird_bytes document, details, report;
        ovenbird_error *err;
        CHECK_STATUS(OVENBIRD_OK, ovenbird_issue(TEXT(REQUESTS[i]), DEFAULTS, &document, &details, &err), err);
        CHECK(mentions(&details, i == 0 ? "\"version\":\"2.0\"" : "\"version\":\"3.0\""));
        CHECK(!mentions(&document, "ada@example.org")); /* It is hashed. */
        CHECK(ovenbird_validate(document.data, document.len, DEFAULTS, &report, NULL) == OVENBIRD_OK);
        CHECK(mentions(&report, "\"errors\":0,\"warnings\":0"));
        ovenbird_bytes_free(&report);
        ovenbird_bytes_free(&details);
        ovenbird_bytes_free(&document);
    }
}

static void the_clock_is_read_where_no_moment_is_named(void) {
    ovenbird_bytes document;
    char year[16];
    time_t now = time(NULL);
    CHECK(ovenbird_issue(TEXT(HOSTED), DEFAULTS, &document, NULL, NULL) == OVENBIRD_OK);
    CHECK(strftime(year, sizeof year, "\"%Y-%m-", gmtime(&now)) > 0);
    CHECK(mentions(&document, year));
    ovenbird_bytes_free(&document);
    CHECK(ovenbird_issue(TEXT(HOSTED), TEXT("{\"now_unix\":1700000000}"), &document, NULL, NULL) == OVENBIRD_OK);
    CHECK(mentions(&document, "\"2023-11-14T22:13:20Z\""));
    ovenbird_bytes_free(&document);
}

static void salts_differ_unless_a_seed_is_given(void) {
    static const char *const OPTIONS[] = {"{\"now_unix\":1700000000}",
                                          "{\"now_unix\":1700000000,\"insecure_seed\":\"test\"}"};
    for (int seeded = 0; seeded < 2; seeded++) {
        ovenbird_bytes first, second;
        CHECK(ovenbird_issue(TEXT(HOSTED), TEXT(OPTIONS[seeded]), &first, NULL, NULL) == OVENBIRD_OK);
        CHECK(ovenbird_issue(TEXT(HOSTED), TEXT(OPTIONS[seeded]), &second, NULL, NULL) == OVENBIRD_OK);
        CHECK(holds_bytes(&second, first.data, first.len) == seeded);
        ovenbird_bytes_free(&second);
        ovenbird_bytes_free(&first);
    }
}

static void a_request_that_lacks_something_is_told_all_of_it(void) {
    ovenbird_bytes document = {NULL, 1}, details = {NULL, 1};
    ovenbird_error *err;
    CHECK(ovenbird_issue(NULL, 0, DEFAULTS, &document, &details, &err) == OVENBIRD_NOT_FOUND);
    CHECK(strcmp(ovenbird_error_code(err), "issue.incomplete") == 0);
    CHECK(strstr(ovenbird_error_message(err), "recipient") != NULL);
    CHECK(strstr(ovenbird_error_message(err), "badge") != NULL);
    CHECK(is_empty(&document) && is_empty(&details));
    ovenbird_error_free(err);
    CHECK_FAILS(OVENBIRD_CALLER, "issue.invalid", ovenbird_issue(TEXT("[]"), DEFAULTS, &document, NULL, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "issue.invalid",
                ovenbird_issue(TEXT("{\"recipients\":\"a\"}"), DEFAULTS, &document, NULL, &err), err);
}

static void one_call_makes_a_signed_badge_in_an_image(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_key *key = sample_key(), *half = sample_public_key();
    const ovenbird_key *keys[] = {half};
    ovenbird_bytes baked, report, token;
    ovenbird_error *err;
    bool verified = false;
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_issue_and_bake(png, png_len, TEXT(SAMPLE_REQUEST), key, DEFAULTS, &baked, &report, &err), err);
    CHECK(ovenbird_unbake_one(baked.data, baked.len, DEFAULTS, &token, NULL, NULL) == OVENBIRD_OK);
    CHECK(mentions(&report, (const char *)token.data) && !mentions(&report, SAMPLE_SECRET));
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_verify_signature((const char *)token.data, token.len, keys, 1, DEFAULTS, &verified, NULL, &err),
                 err);
    CHECK(verified);
    ovenbird_bytes_free(&token);
    ovenbird_bytes_free(&report);
    ovenbird_bytes_free(&baked);
    ovenbird_key_free(half);
    ovenbird_key_free(key);
}

static void a_hosted_badge_is_baked_without_a_key(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_key *key = sample_key();
    ovenbird_bytes baked = {NULL, 1}, report, text;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_issue_and_bake(png, png_len, TEXT(HOSTED), NULL, DEFAULTS, &baked, &report, &err),
                 err);
    CHECK(ovenbird_unbake_one(baked.data, baked.len, DEFAULTS, &text, NULL, NULL) == OVENBIRD_OK);
    CHECK(mentions(&text, "HostedBadge") && !mentions(&report, "\"signed\""));
    ovenbird_bytes_free(&text);
    ovenbird_bytes_free(&report);
    ovenbird_bytes_free(&baked);
    /* A credential of 3.0 counts only signed. */
    CHECK_FAILS(OVENBIRD_CALLER, "option.conflict",
                ovenbird_issue_and_bake(png, png_len, TEXT(SAMPLE_REQUEST), NULL, DEFAULTS, &baked, &report, &err), err);
    CHECK(is_empty(&baked) && is_empty(&report));
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "image.unsupported",
                ovenbird_issue_and_bake(BYTES("GIF89a"), TEXT(SAMPLE_REQUEST), key, DEFAULTS, &baked, NULL, &err), err);
    ovenbird_key_free(key);
}

static void a_request_nested_deeply_is_a_typed_error(void) {
    enum { DEPTH = 100000 };
    static const char START[] = "{\"badge\":";
    size_t len = strlen(START) + 2 * DEPTH + 1;
    char *request = (char *)malloc(len);
    ovenbird_bytes document;
    ovenbird_error *err;
    if (!CHECK(request != NULL))
        return;
    memcpy(request, START, strlen(START));
    memset(request + strlen(START), '[', DEPTH);
    memset(request + strlen(START) + DEPTH, ']', DEPTH);
    request[len - 1] = '}';
    ovenbird_status status = ovenbird_issue(request, len, DEFAULTS, &document, NULL, &err);
    CHECK(status == OVENBIRD_CALLER || status == OVENBIRD_LIMIT);
    CHECK(is_empty(&document));
    ovenbird_error_free(err);
    free(request);
}

static void *issue_on_a_small_stack(void *argument) {
    enum { DEPTH = 120 };
    static const char START[] =
        "{\"version\":\"3.0\",\"recipient\":{\"id\":\"did:example:ada\"},\"badge\":{\"name\":\"R\",\"description\":\"B\","
        "\"criteria\":{\"narrative\":\"B\"}},\"issuer\":{\"id\":\"https://badges.example.org/issuer\",\"name\":\"E\"},"
        "\"members\":{\"@context\":";
    int *right = (int *)argument;
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png), len = strlen(START);
    char request[1024];
    ovenbird_key *key = NULL;
    ovenbird_bytes baked, document;
    memcpy(request, START, len);
    for (int i = 0; i < DEPTH; i++, len += 5)
        memcpy(request + len, "{\"a\":", 5);
    request[len++] = '1';
    memset(request + len, '}', DEPTH + 2);
    len += DEPTH + 2;
    *right = ovenbird_key_read(TEXT(SAMPLE_KEY), DEFAULTS, &key, NULL) == OVENBIRD_OK;
    *right &= ovenbird_issue_and_bake(png, png_len, TEXT(SAMPLE_REQUEST), key, DEFAULTS, &baked, NULL, NULL) == OVENBIRD_OK;
    *right &= ovenbird_issue(request, len, DEFAULTS, &document, NULL, NULL) != OVENBIRD_INTERNAL;
    ovenbird_bytes_free(&document);
    ovenbird_bytes_free(&baked);
    ovenbird_key_free(key);
    return NULL;
}

static void issuing_fits_twice_a_small_stack(void) {
    pthread_attr_t attributes;
    pthread_t thread;
    int right = 0;
    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, 2 * SMALL_STACK) == 0);
    if (CHECK(pthread_create(&thread, &attributes, issue_on_a_small_stack, &right) == 0))
        pthread_join(thread, NULL);
    CHECK(right);
    pthread_attr_destroy(&attributes);
}

const test ISSUE_TESTS[] = {
    TEST(a_request_becomes_a_document_without_a_fault),
    TEST(the_clock_is_read_where_no_moment_is_named),
    TEST(salts_differ_unless_a_seed_is_given),
    TEST(a_request_that_lacks_something_is_told_all_of_it),
    TEST(one_call_makes_a_signed_badge_in_an_image),
    TEST(a_hosted_badge_is_baked_without_a_key),
    TEST(a_request_nested_deeply_is_a_typed_error),
    TEST(issuing_fits_twice_a_small_stack),
    END_OF_TESTS,
};

static ovenbird_status_list *list_of(const char *options) {
    ovenbird_status_list *list = NULL;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_status_list_new(TEXT(options), &list, &err), err);
    return list;
}

static void a_status_comes_back_out_of_the_published_text(void) {
    ovenbird_status_list *list = list_of("{\"size\":2}"), *again = NULL;
    ovenbird_bytes encoded;
    ovenbird_error *err;
    uint8_t status = 9;
    CHECK(ovenbird_status_list_length(list) == 131072 && ovenbird_status_list_size(list) == 2);
    CHECK(ovenbird_status_list_set(list, 94567, 3, &err) == OVENBIRD_OK && err == NULL);
    CHECK(ovenbird_status_list_encode(list, &encoded, NULL) == OVENBIRD_OK && mentions(&encoded, "uH4sI"));
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_status_list_decode((const char *)encoded.data, encoded.len, TEXT("{\"size\":2}"), &again, &err),
                 err);
    CHECK(ovenbird_status_list_get(again, 94567, &status, NULL) == OVENBIRD_OK && status == 3);
    CHECK(ovenbird_status_list_get(again, 94568, &status, NULL) == OVENBIRD_OK && status == 0);
    ovenbird_bytes_free(&encoded);
    ovenbird_status_list_free(again);
    ovenbird_status_list_free(list);
}

static void what_has_no_place_in_a_list_is_refused(void) {
    static const size_t INDEXES[] = {131072, (size_t)PTRDIFF_MAX, SIZE_MAX};
    ovenbird_status_list *list = list_of(""), *none = list;
    ovenbird_error *err;
    uint8_t status = 9;
    for (size_t i = 0; i < sizeof INDEXES / sizeof *INDEXES; i++) {
        CHECK_FAILS(OVENBIRD_CALLER, "status.index", ovenbird_status_list_get(list, INDEXES[i], &status, &err), err);
        CHECK(status == 0);
        CHECK_FAILS(OVENBIRD_CALLER, "status.index", ovenbird_status_list_set(list, INDEXES[i], 1, &err), err);
    }
    CHECK_FAILS(OVENBIRD_CALLER, "status.value", ovenbird_status_list_set(list, 0, 2, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "option.invalid", ovenbird_status_list_new(TEXT("{\"length\":8}"), &none, &err), err);
    CHECK(none == NULL);
    CHECK_FAILS(OVENBIRD_LIMIT, "limit.status_list",
                ovenbird_status_list_new(TEXT("{\"length\":9007199254740991}"), &none, &err), err);
    CHECK_FAILS(OVENBIRD_MALFORMED, "status.encoding", ovenbird_status_list_decode(TEXT("uH4sI"), DEFAULTS, &none, &err),
                err);
    ovenbird_status_list_free(list);
}

static void a_damaged_list_is_answered(void) {
    ovenbird_status_list *list = list_of(""), *none;
    ovenbird_bytes encoded;
    CHECK(ovenbird_status_list_encode(list, &encoded, NULL) == OVENBIRD_OK);
    for (size_t at = 0; at < encoded.len; at++) {
        uint8_t was = encoded.data[at];
        encoded.data[at] = was == 'x' ? 'y' : 'x';
        ovenbird_status status =
            ovenbird_status_list_decode((const char *)encoded.data, encoded.len, DEFAULTS, &none, NULL);
        CHECK(status != OVENBIRD_INTERNAL && status != OVENBIRD_CALLER);
        ovenbird_status_list_free(none);
        status = ovenbird_status_list_decode((const char *)encoded.data, at, DEFAULTS, &none, NULL);
        CHECK(status == OVENBIRD_MALFORMED && none == NULL);
        encoded.data[at] = was;
    }
    ovenbird_bytes_free(&encoded);
    ovenbird_status_list_free(list);
}

const test STATUS_TESTS[] = {
    TEST(a_status_comes_back_out_of_the_published_text),
    TEST(what_has_no_place_in_a_list_is_refused),
    TEST(a_damaged_list_is_answered),
    END_OF_TESTS,
};
