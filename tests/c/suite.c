/* Runs the C suite: all tests, or those whose names contain the first argument. The last line counts them. */

#include "suite.h"

static const test *const LISTS[] = {ARGUMENT_TESTS, SIGNING_ARGUMENT_TESTS, PROOF_ARGUMENT_TESTS, OUTPUT_TESTS, BAKE_TESTS,
                                    DOCUMENT_TESTS, KEY_TESTS,              SIGN_TESTS,           PROOF_TESTS,  ISSUE_TESTS,
                                    STATUS_TESTS,   VERIFY_TESTS,           FETCH_TESTS,          HOSTILE_TESTS, THREAD_TESTS};

static const char *running = "";
static int running_failed;

int check(int holds, const char *what, const char *file, int line) {
    if (!holds) {
        if (!running_failed)
            printf("FAILED %s\n", running);
        printf("    %s:%d: %s\n", file, line, what);
        running_failed = 1;
    }
    return holds;
}

int check_status(ovenbird_status expected, ovenbird_status actual, ovenbird_error **err, const char *what,
                 const char *file, int line) {
    if (actual != expected)
        printf("    expected status %d, found %d %s: %s\n", (int)expected, (int)actual, ovenbird_error_code(*err),
               ovenbird_error_message(*err));
    return check(actual == expected, what, file, line);
}

int check_fails(ovenbird_status expected, const char *code, ovenbird_status actual, ovenbird_error **err,
                const char *what, const char *file, int line) {
    int as_expected = check_status(expected, actual, err, what, file, line);
    if (as_expected && strcmp(ovenbird_error_code(*err), code) != 0) {
        printf("    expected code %s, found %s\n", code, ovenbird_error_code(*err));
        as_expected = check(0, what, file, line);
    }
    ovenbird_error_free(*err);
    *err = NULL;
    return as_expected;
}

void check_nulls(const checked_function *one, ovenbird_bytes *out, ovenbird_bytes *second, ovenbird_error **err) {
    for (int null_at = -1; null_at < one->places; null_at++) {
        int refused = null_at >= 0 && null_at < one->required;
        ovenbird_status status = one->call(null_at);
        int right = CHECK_STATUS(refused ? OVENBIRD_CALLER : OVENBIRD_OK, status, *err);
        right &= CHECK(!refused || strcmp(ovenbird_error_code(*err), "argument.invalid") == 0);
        right &= CHECK(!refused || is_empty(out));
        if (!right)
            printf("    in %s with NULL in place %d\n", one->name, null_at);
        ovenbird_bytes_free(out);
        ovenbird_bytes_free(second);
        ovenbird_error_free(*err);
        *err = NULL;
    }
}

int main(int argc, char **argv) {
    const char *wanted = argc > 1 ? argv[1] : "";
    int passed = 0, failed = 0;
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ); /* What was found so far is seen even if a test crashes. */
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
        for (const test *one = LISTS[i]; one->name != NULL; one++) {
            if (strstr(one->name, wanted) == NULL)
                continue;
            running = one->name;
            running_failed = 0;
            if (getenv("SUITE_VERBOSE") != NULL)
                printf("%s\n", running);
            one->run();
            passed += !running_failed;
            failed += running_failed;
        }
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
