/* Verifies a badge without a network: https://issuer.example/badge.json is answered by FOLDER/issuer.example/badge.json,
 * as `wget --mirror` stores a site. The loop is the same with whatever you have to fetch with: take the requests, answer
 * each of them once, until it is ready.
 *
 *     gcc verify_files.c -o verify_files $(pkg-config --cflags --libs ovenbird)
 *     ./verify_files badge.png mirror '{"at": "2024-06-01T00:00:00Z"}'
 */

#include "verify.h"

static const char USAGE[] =
    "usage: verify_files BADGE FOLDER [OPTIONS]\n"
    "\n"
    "  BADGE    a URL, or a file: a baked image, JSON or a JWS; - for standard input\n"
    "  FOLDER   the answers, a folder a host\n"
    "  OPTIONS  JSON for ovenbird_verification_new, such as '{\"check_images\": true}'\n"
    "\n"
    "Exit code: 0 valid, 1 invalid or failed, 2 unverified.\n";

/** The path below the folder that a URL stands for. NULL if there is none: strangers choose URLs, so nothing but plain
 * names is taken, and nothing that leads upwards. */
static const char *path_of(const char *url) {
    static const char PLAIN[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
    if (strncmp(url, "https://", 8) != 0)
        return NULL;
    const char *path = url + 8;
    return strspn(path, PLAIN) == strlen(path) && strstr(path, "..") == NULL ? path : NULL;
}

static const char *media_type_of(const char *path) {
    const char *ending = strrchr(path, '.');
    if (ending != NULL && strcmp(ending, ".png") == 0)
        return "image/png";
    if (ending != NULL && strcmp(ending, ".svg") == 0)
        return "image/svg+xml";
    return ending != NULL && strcmp(ending, ".jws") == 0 ? "text/plain" : "application/ld+json";
}

/** Answers one request. Returns what the library says about it. */
static ovenbird_status answer(ovenbird_verification *v, const ovenbird_fetch_request *request, const char *folder,
                              ovenbird_error **err) {
    static const char CODE[] = "offline", MESSAGE[] = "there is no file for it";
    const char *path = path_of(request->url);
    char name[4096];
    file_bytes body = {NULL, 0};
    int len = path == NULL ? -1 : snprintf(name, sizeof name, "%s/%s", folder, path);
    if (len < 0 || (size_t)len >= sizeof name || read_file(name, &body) != 0)
        return ovenbird_verification_supply_failure(v, request->id, CODE, strlen(CODE), MESSAGE, strlen(MESSAGE), err);
    const char *type = media_type_of(path);
    printf("%-15s %s: %zu bytes\n", request->purpose, request->url, body.len);
    ovenbird_status status = ovenbird_verification_supply(v, request->id, 200, request->url, strlen(request->url), type,
                                                          strlen(type), body.data, body.len, err);
    free(body.data);
    return status;
}

/** Answers until nothing is missing. Returns 0, or -1 after saying why not. */
static int answer_all(ovenbird_verification *v, const char *folder) {
    const ovenbird_fetch_request *requests;
    size_t count = 0;
    ovenbird_error *err = NULL;
    bool ready = false;
    while (ovenbird_verification_is_ready(v, &ready, &err) == OVENBIRD_OK && !ready) {
        ovenbird_status status = ovenbird_verification_next_requests(v, &requests, &count, NULL, &err);
        for (size_t i = 0; status == OVENBIRD_OK && i < count; i++)
            status = answer(v, &requests[i], folder, &err);
        if (status != OVENBIRD_OK)
            break;
    }
    if (!ready)
        fail("answer", err);
    return ready ? 0 : -1;
}

int main(int argc, char **argv) {
    if (argc < 3 || argc > 4) {
        fputs(USAGE, stderr);
        return EXIT_USAGE;
    }
    int code = EXIT_FAILED;
    ovenbird_verification *v = begin(argv[1], argc > 3 ? argv[3] : "");
    if (v != NULL && answer_all(v, argv[2]) == 0)
        code = tell(v);
    ovenbird_verification_free(v);
    return code;
}
