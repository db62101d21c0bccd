/* What the examples of verifying share: beginning with a file or a URL, and telling what came of it. */

#ifndef OVENBIRD_EXAMPLES_VERIFY_H
#define OVENBIRD_EXAMPLES_VERIFY_H

#include "files.h"

/** Exit codes beside those of files.h, as those of `ovenbird verify`: 0 is valid and 1 invalid. */
enum { EXIT_UNVERIFIED = 2 };

/** Begins a verification of a URL, or of the image, JSON or JWS in a file. NULL after saying why not. `options` is JSON,
 * such as {"recipient": {"email": ["ada@example.org"]}}, or "". */
static inline ovenbird_verification *begin(const char *badge, const char *options) {
    ovenbird_verification *v = NULL;
    ovenbird_error *err = NULL;
    file_bytes input = {NULL, 0};
    if (strncmp(badge, "https://", 8) == 0 || strncmp(badge, "http://", 7) == 0)
        ovenbird_verification_new((const uint8_t *)badge, strlen(badge), options, strlen(options), &v, &err);
    else if (read_file(badge, &input) == 0)
        ovenbird_verification_new(input.data, input.len, options, strlen(options), &v, &err);
    free(input.data);
    if (err != NULL)
        fail(badge, err);
    return v;
}

/** Prints the report for people. Returns the exit code that goes with the verdict. */
static inline int tell(const ovenbird_verification *v) {
    ovenbird_verdict verdict;
    ovenbird_bytes table;
    ovenbird_error *err;
    if (ovenbird_verification_report(v, "table", strlen("table"), &verdict, &table, &err) != OVENBIRD_OK)
        return fail("report", err);
    fputs((const char *)table.data, stdout);
    ovenbird_bytes_free(&table);
    switch (verdict) {
    case OVENBIRD_VALID: return EXIT_DONE;
    case OVENBIRD_INVALID: return EXIT_FAILED;
    default: return EXIT_UNVERIFIED;
    }
}

#endif
