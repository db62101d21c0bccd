/* Verifies a badge with the guarded client that is built in: the loop is three lines.
 *
 *     gcc verify_guarded.c -o verify_guarded $(pkg-config --cflags --libs ovenbird)
 *     ./verify_guarded badge.png '{"recipient": {"email": ["ada@example.org"]}}'
 */

#include "verify.h"

static const char USAGE[] =
    "usage: verify_guarded BADGE [OPTIONS [CLIENT]]\n"
    "\n"
    "  BADGE    a URL, or a file: a baked image, JSON or a JWS; - for standard input\n"
    "  OPTIONS  JSON for ovenbird_verification_new, such as '{\"check_images\": true}'\n"
    "  CLIENT   JSON for ovenbird_fetch_client_new, such as '{\"total_timeout_ms\": 3000}'\n"
    "\n"
    "Exit code: 0 valid, 1 invalid or failed, 2 unverified.\n";

/** Fetches until nothing is missing. Returns 0, or -1 after saying why not. */
static int fetch_all(ovenbird_verification *v, const ovenbird_fetch_client *client) {
    ovenbird_error *err = NULL;
    bool ready = false;
    while (ovenbird_verification_is_ready(v, &ready, &err) == OVENBIRD_OK && !ready)
        if (ovenbird_verification_fetch(v, client, &err) != OVENBIRD_OK)
            break;
    if (!ready)
        fail("fetch", err);
    return ready ? 0 : -1;
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 4) {
        fputs(USAGE, stderr);
        return EXIT_USAGE;
    }
    const char *options = argc > 2 ? argv[2] : "", *bounds = argc > 3 ? argv[3] : "";
    ovenbird_fetch_client *client;
    ovenbird_error *err;
    if (ovenbird_fetch_client_new(bounds, strlen(bounds), &client, &err) != OVENBIRD_OK)
        return fail("client", err);
    int code = EXIT_FAILED;
    ovenbird_verification *v = begin(argv[1], options);
    if (v != NULL && fetch_all(v, client) == 0)
        code = tell(v);
    ovenbird_bytes counters;
    if (ovenbird_fetch_client_counters(client, &counters, NULL) == OVENBIRD_OK)
        fprintf(stderr, "%s\n", (const char *)counters.data);
    ovenbird_bytes_free(&counters);
    ovenbird_verification_free(v);
    ovenbird_fetch_client_free(client);
    return code;
}
