/* Verifying: the machine that the caller drives, from the first request to the report, and every wrong way to drive it. */

#include <pthread.h>

#include "suite.h"

#define V(place) P(place, ovenbird_verification *, v)
#define OUT(place) P(place, ovenbird_bytes *, &out)
#define ERR(place) P(place, ovenbird_error **, &err)

static const char PLACE[] = "https://badges.example.org";
static const char AT[] = "{\"at\":\"2024-06-01T00:00:00Z\"}";
static const char LATIN1[] = "caf\xe9";
static const char LD[] = "application/ld+json";

static ovenbird_verification *v;
static const ovenbird_fetch_request *requests;
static size_t count;
static ovenbird_bytes out, second;
static ovenbird_verdict verdict;
static ovenbird_error *err;

/** Begins with the URL of the sample, and takes the first request. */
static void begin(const char *options) {
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_new(BYTES(SAMPLE_URL), TEXT(options), &v, &err), err);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_next_requests(v, &requests, &count, NULL, &err), err);
    CHECK(count == 1);
}

static void end(void) {
    ovenbird_verification_free(v);
    v = NULL;
}

/** Answers a request with the sample document of its URL. Without checks: other threads use it too. */
static ovenbird_status answer(ovenbird_verification *machine, const ovenbird_fetch_request *request) {
    char document[SAMPLE_DOCUMENT_CAPACITY];
    for (int i = 0; i < SAMPLE_DOCUMENTS; i++) {
        const char *path = SAMPLE_HOSTED[i].path;
        if (strcmp(request->url + strlen(PLACE), path) == 0) {
            size_t len = write_document(document, &SAMPLE_HOSTED[i], PLACE);
            return ovenbird_verification_supply(machine, request->id, 200, TEXT(request->url), TEXT(LD),
                                                (const uint8_t *)document, len, NULL);
        }
    }
    return ovenbird_verification_supply_failure(machine, request->id, TEXT("offline"), TEXT("no such sample"), NULL);
}

/** Verifies the sample from the first request to the report. Returns whether every call went well. */
static int verify_sample(const char *options, ovenbird_verdict *came_to, ovenbird_bytes *report) {
    ovenbird_verification *machine;
    const ovenbird_fetch_request *list;
    size_t len;
    bool ready = false;
    int right = ovenbird_verification_new(BYTES(SAMPLE_URL), TEXT(options), &machine, NULL) == OVENBIRD_OK;
    for (int turn = 0; right && !ready && turn < 10; turn++) {
        right &= ovenbird_verification_next_requests(machine, &list, &len, NULL, NULL) == OVENBIRD_OK;
        for (size_t i = 0; i < len; i++)
            right &= answer(machine, &list[i]) == OVENBIRD_OK;
        right &= ovenbird_verification_is_ready(machine, &ready, NULL) == OVENBIRD_OK;
    }
    right &= ovenbird_verification_report(machine, DEFAULTS, came_to, report, NULL) == OVENBIRD_OK;
    ovenbird_verification_free(machine);
    return right && ready;
}

static ovenbird_status call_new(int null_at) {
    ovenbird_verification *made = NULL;
    ovenbird_status status = ovenbird_verification_new(IN(0, (const uint8_t *)SAMPLE_URL), strlen(SAMPLE_URL),
                                                       TEXT_IN(1, "{}"), P(2, ovenbird_verification **, &made), ERR(3));
    CHECK((made != NULL) == (status == OVENBIRD_OK));
    ovenbird_verification_free(made);
    return status;
}

static ovenbird_status call_next_requests(int null_at) {
    return ovenbird_verification_next_requests(V(0), P(1, const ovenbird_fetch_request **, &requests),
                                               P(2, size_t *, &count), OUT(3), ERR(4));
}

/** The request is open again and again, in a verification of its own. */
static ovenbird_status call_supply(int null_at) {
    end();
    begin(AT);
    return ovenbird_verification_supply(V(0), 1, 200, TEXT_IN(1, SAMPLE_URL), TEXT_IN(2, LD),
                                        IN(3, (const uint8_t *)SAMPLE_ASSERTION), strlen(SAMPLE_ASSERTION), ERR(4));
}

static ovenbird_status call_supply_failure(int null_at) {
    end();
    begin(AT);
    return ovenbird_verification_supply_failure(V(0), 1, TEXT_IN(1, "offline"), TEXT_IN(2, "why"), ERR(3));
}

static ovenbird_status call_is_ready(int null_at) {
    bool ready;
    return ovenbird_verification_is_ready(V(0), P(1, bool *, &ready), ERR(2));
}

static ovenbird_status call_report(int null_at) {
    return ovenbird_verification_report(V(0), TEXT_IN(1, "json"), P(2, ovenbird_verdict *, &verdict), OUT(3), ERR(4));
}

static const checked_function FUNCTIONS[] = {
    {"ovenbird_verification_new", call_new, 3, 4},
    {"ovenbird_verification_next_requests", call_next_requests, 3, 5},
    {"ovenbird_verification_supply", call_supply, 4, 5},
    {"ovenbird_verification_supply_failure", call_supply_failure, 3, 4},
    {"ovenbird_verification_is_ready", call_is_ready, 2, 3},
    {"ovenbird_verification_report", call_report, 3, 5},
};

static void verifying_refuses_null_in_every_required_place(void) {
    begin(AT);
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        check_nulls(&FUNCTIONS[i], &out, &second, &err);
    end();
}

static void lengths_that_cannot_be_are_refused_by_verifying(void) {
    const size_t lengths[] = {(size_t)PTRDIFF_MAX + 1, SIZE_MAX};
    const uint8_t byte = 0;
    ovenbird_verification *made = NULL;
    begin(AT);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        size_t huge = lengths[i];
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_verification_new(&byte, huge, DEFAULTS, &made, &err),
                    err);
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verification_new(BYTES(SAMPLE_URL), AT, huge, &made, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verification_supply(v, 1, 200, LD, huge, DEFAULTS, DEFAULTS, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verification_supply(v, 1, 200, DEFAULTS, LD, huge, DEFAULTS, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verification_supply(v, 1, 200, DEFAULTS, DEFAULTS, &byte, huge, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verification_supply_failure(v, 1, LD, huge, DEFAULTS, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verification_supply_failure(v, 1, DEFAULTS, LD, huge, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                    ovenbird_verification_report(v, "json", huge, &verdict, &out, &err), err);
    }
    CHECK(answer(v, &requests[0]) == OVENBIRD_OK); /* What was refused has closed nothing. */
    end();
}

static void text_that_is_not_utf8_is_refused_by_verifying(void) {
    ovenbird_verification *made = NULL;
    begin(AT);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verification_new(BYTES(SAMPLE_URL), TEXT(LATIN1), &made, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verification_supply(v, 1, 200, TEXT(LATIN1), DEFAULTS, DEFAULTS, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verification_supply(v, 1, 200, DEFAULTS, TEXT(LATIN1), DEFAULTS, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verification_supply_failure(v, 1, TEXT(LATIN1), DEFAULTS, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verification_supply_failure(v, 1, DEFAULTS, TEXT(LATIN1), &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verification_report(v, TEXT(LATIN1), &verdict, NULL, &err), err);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_supply(v, 1, 200, DEFAULTS, DEFAULTS, BYTES(LATIN1), &err), err);
    end();
}

static void what_no_option_of_a_verification_can_be_is_refused(void) {
    static const char *const OPTIONS[] = {"{\"sicher\":true}", "{\"at\":\"yesterday\"}", "{\"now_unix\":\"now\"}", "[]"};
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++)
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid",
                    ovenbird_verification_new(BYTES(SAMPLE_URL), TEXT(OPTIONS[i]), &v, &err), err);
    CHECK(v == NULL);
}

static void input_without_a_badge_is_refused_as_everywhere(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    CHECK_FAILS(OVENBIRD_NOT_FOUND, "image.unbaked", ovenbird_verification_new(png, png_len, AT, strlen(AT), &v, &err),
                err);
    CHECK(v == NULL);
}

static void a_hosted_badge_is_valid_once_every_document_is_there(void) {
    CHECK(verify_sample(AT, &verdict, &out));
    CHECK(verdict == OVENBIRD_VALID && mentions(&out, "{\"verdict\":\"valid\""));
    ovenbird_bytes_free(&out);
}

static void a_badge_of_somebody_else_is_invalid(void) {
    static const char OPTIONS[] = "{\"at\":\"2024-06-01T00:00:00Z\",\"recipient\":{\"email\":[\"eve@example.org\"]}}";
    CHECK(verify_sample(OPTIONS, &verdict, &out));
    CHECK(verdict == OVENBIRD_INVALID && !mentions(&out, "ada@") && !mentions(&out, "eve@"));
    ovenbird_bytes_free(&out);
}

static void without_a_moment_a_badge_is_judged_now(void) {
    CHECK(verify_sample("{}", &verdict, &out));
    CHECK(verdict == OVENBIRD_VALID && mentions(&out, "\"at\":\"20"));
    ovenbird_bytes_free(&out);
}

static void a_report_before_any_answer_is_unverified(void) {
    begin(AT);
    verdict = OVENBIRD_VALID;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_report(v, DEFAULTS, &verdict, &out, &err), err);
    CHECK(verdict == OVENBIRD_UNVERIFIED && mentions(&out, "{\"verdict\":\"unverified\""));
    ovenbird_bytes_free(&out);
    CHECK(answer(v, &requests[0]) == OVENBIRD_OK); /* And it goes on. */
    end();
}

static void every_form_of_a_report_is_written_and_no_other(void) {
    static const char *const FORMS[] = {"json", "table", "html", "problem_details"};
    static const char *const SIGNS[] = {"{\"verdict\"", "UNVERIFIED", "<html", "\"type\":"};
    begin(AT);
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_report(v, TEXT(FORMS[i]), &verdict, &out, &err), err);
        if (!CHECK(mentions(&out, SIGNS[i])))
            printf("    in the form %s\n", FORMS[i]);
        ovenbird_bytes_free(&out);
    }
    verdict = OVENBIRD_VALID;
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid",
                ovenbird_verification_report(v, TEXT("pdf"), &verdict, &out, &err), err);
    CHECK(verdict == OVENBIRD_UNVERIFIED && is_empty(&out));
    end();
}

static void a_request_says_what_it_is_for_and_is_listed_once(void) {
    const ovenbird_fetch_request *none;
    size_t more = 99;
    ovenbird_verification_new(BYTES(SAMPLE_URL), TEXT(AT), &v, NULL);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_next_requests(v, &requests, &count, &out, &err), err);
    CHECK(count == 1 && requests[0].id == 1 && strcmp(requests[0].url, SAMPLE_URL) == 0);
    CHECK(strcmp(requests[0].purpose, "assertion") == 0 && strstr(requests[0].accept, LD) != NULL);
    CHECK(requests[0].max_bytes > 0 && mentions(&out, "[{\"id\":1,\"url\":"));
    ovenbird_bytes_free(&out);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_next_requests(v, &none, &more, NULL, &err), err);
    CHECK(more == 0);
    end();
}

static void requests_stay_readable_while_they_are_answered(void) {
    begin(AT);
    CHECK(answer(v, &requests[0]) == OVENBIRD_OK);
    CHECK(strcmp(requests[0].url, SAMPLE_URL) == 0 && strcmp(requests[0].purpose, "assertion") == 0);
    end();
}

static void only_an_open_request_takes_an_answer_and_only_one(void) {
    static const uint32_t NUMBERS[] = {0, 2, UINT32_MAX};
    begin(AT);
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        CHECK_FAILS(OVENBIRD_CALLER, "verify.request",
                    ovenbird_verification_supply(v, NUMBERS[i], 200, DEFAULTS, DEFAULTS, DEFAULTS, &err), err);
        CHECK_FAILS(OVENBIRD_CALLER, "verify.request",
                    ovenbird_verification_supply_failure(v, NUMBERS[i], DEFAULTS, DEFAULTS, &err), err);
    }
    CHECK(answer(v, &requests[0]) == OVENBIRD_OK);
    CHECK_FAILS(OVENBIRD_CALLER, "verify.request",
                ovenbird_verification_supply(v, 1, 410, DEFAULTS, DEFAULTS, DEFAULTS, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "verify.request",
                ovenbird_verification_supply_failure(v, 1, DEFAULTS, DEFAULTS, &err), err);
    end();
}

static void a_verification_may_be_released_at_any_moment(void) {
    for (int step = 0; step < 4; step++) {
        ovenbird_verification_new(BYTES(SAMPLE_URL), TEXT(AT), &v, NULL);
        if (step > 0)
            ovenbird_verification_next_requests(v, &requests, &count, NULL, NULL);
        if (step > 1)
            CHECK(answer(v, &requests[0]) == OVENBIRD_OK);
        if (step > 2)
            ovenbird_verification_next_requests(v, &requests, &count, NULL, NULL);
        end();
    }
    ovenbird_verification_free(v); /* NULL by now. */
}

enum { THREADS = 8 };

/** What a thread with a verification of its own found. */
typedef struct {
    ovenbird_verdict verdict;
    ovenbird_bytes report;
    int right;
} own_verification;

static void *verify_alone(void *argument) {
    own_verification *own = (own_verification *)argument;
    own->right = verify_sample(AT, &own->verdict, &own->report);
    return NULL;
}

static void threads_share_nothing_of_their_own_verifications(void) {
    pthread_t threads[THREADS];
    own_verification own[THREADS], first;
    verify_alone(&first);
    CHECK(first.right);
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_create(&threads[i], NULL, verify_alone, &own[i]) == 0);
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(own[i].right && own[i].verdict == OVENBIRD_VALID);
        CHECK(holds_bytes(&own[i].report, first.report.data, first.report.len));
        ovenbird_bytes_free(&own[i].report);
    }
    ovenbird_bytes_free(&first.report);
}

/** Verifies a badge whose assertion has a member that is nested as deeply as it may be. */
static void *verify_on_a_small_stack(void *argument) {
    enum { DEPTH = 120 };
    int *right = (int *)argument;
    char deep[SAMPLE_DOCUMENT_CAPACITY + 8 * DEPTH];
    ovenbird_verification *machine;
    const ovenbird_fetch_request *list;
    ovenbird_verdict came_to;
    size_t len = write_document(deep, &SAMPLE_HOSTED[0], PLACE) - 1; /* Without the last brace. */
    len += (size_t)snprintf(deep + len, 8, ",\"x\":");
    for (int i = 0; i < DEPTH; i++, len += 5)
        memcpy(deep + len, "{\"a\":", 5);
    deep[len++] = '1';
    memset(deep + len, '}', DEPTH + 1);
    len += DEPTH + 1;
    *right = ovenbird_verification_new((const uint8_t *)deep, len, TEXT(AT), &machine, NULL) == OVENBIRD_OK;
    for (size_t left = 1; *right && left > 0;) {
        *right &= ovenbird_verification_next_requests(machine, &list, &left, NULL, NULL) == OVENBIRD_OK;
        for (size_t i = 0; i < left; i++)
            *right &= strcmp(list[i].purpose, "assertion") != 0
                          ? answer(machine, &list[i]) == OVENBIRD_OK
                          : ovenbird_verification_supply(machine, list[i].id, 200, DEFAULTS, TEXT(LD),
                                                         (const uint8_t *)deep, len, NULL) == OVENBIRD_OK;
    }
    *right &= ovenbird_verification_report(machine, TEXT("html"), &came_to, NULL, NULL) == OVENBIRD_OK;
    *right &= came_to == OVENBIRD_VALID;
    ovenbird_verification_free(machine);
    return NULL;
}

static void verifying_fits_twice_a_small_stack(void) {
    pthread_attr_t attributes;
    pthread_t thread;
    int right = 0;
    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, 2 * SMALL_STACK) == 0);
    if (CHECK(pthread_create(&thread, &attributes, verify_on_a_small_stack, &right) == 0))
        pthread_join(thread, NULL);
    CHECK(right);
    pthread_attr_destroy(&attributes);
}

const test VERIFY_TESTS[] = {
    TEST(verifying_refuses_null_in_every_required_place),
    TEST(lengths_that_cannot_be_are_refused_by_verifying),
    TEST(text_that_is_not_utf8_is_refused_by_verifying),
    TEST(what_no_option_of_a_verification_can_be_is_refused),
    TEST(input_without_a_badge_is_refused_as_everywhere),
    TEST(a_hosted_badge_is_valid_once_every_document_is_there),
    TEST(a_badge_of_somebody_else_is_invalid),
    TEST(without_a_moment_a_badge_is_judged_now),
    TEST(a_report_before_any_answer_is_unverified),
    TEST(every_form_of_a_report_is_written_and_no_other),
    TEST(a_request_says_what_it_is_for_and_is_listed_once),
    TEST(requests_stay_readable_while_they_are_answered),
    TEST(only_an_open_request_takes_an_answer_and_only_one),
    TEST(a_verification_may_be_released_at_any_moment),
    TEST(verifying_fits_twice_a_small_stack),
    TEST(threads_share_nothing_of_their_own_verifications),
    END_OF_TESTS,
};
