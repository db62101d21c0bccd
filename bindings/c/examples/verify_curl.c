/* Verifies a badge with libcurl, for a program that has libcurl anyway, or a library built without the guarded client.
 * Documents that do not depend on each other are fetched at the same time. Needs libcurl 7.66 or later.
 *
 *     gcc verify_curl.c -o verify_curl $(pkg-config --cflags --libs ovenbird libcurl)
 *     ./verify_curl badge.png '{"recipient": {"email": ["ada@example.org"]}}'
 *
 * What libcurl does for anybody is not what a stranger's URL may have: here only https is spoken, only to public
 * addresses, within bounds of time and size, with a few redirects, and without cookies, passwords, .netrc and proxies.
 */

#include <curl/curl.h>

#include "addresses.h"
#include "verify.h"

static const char USAGE[] =
    "usage: verify_curl [--loopback-for-tests] BADGE [OPTIONS]\n"
    "\n"
    "  BADGE    a URL, or a file: a baked image, JSON or a JWS; - for standard input\n"
    "  OPTIONS  JSON for ovenbird_verification_new, such as '{\"check_images\": true}'\n"
    "\n"
    "  --loopback-for-tests  speaks plain http, and to 127.0.0.1 alone\n"
    "\n"
    "Exit code: 0 valid, 1 invalid or failed, 2 unverified.\n";

enum { MOST_REDIRECTS = 3, CONNECT_MS = 5000, WHOLE_MS = 10000, AT_ONCE = 8 };

/** One document on its way. */
typedef struct {
    const ovenbird_fetch_request *request;
    CURL *curl;
    struct curl_slist *headers;
    uint8_t *body;
    size_t len;
    const char *refusal;
    int loopback;
    CURLcode result;
} transfer;

/** Takes a piece of the body, decompressed, unless it grows too large: then the transfer ends. */
static size_t take_piece(char *piece, size_t one, size_t len, void *user) {
    transfer *t = (transfer *)user;
    (void)one; /* It is always 1. */
    if (len > t->request->max_bytes - t->len) {
        t->refusal = "the body is too large";
        return 0;
    }
    uint8_t *more = (uint8_t *)realloc(t->body, t->len + len + 1);
    if (more == NULL)
        return 0;
    memcpy(more + t->len, piece, len);
    t->body = more;
    t->len += len;
    return len;
}

/** Opens a socket for an address that the name was resolved to, if it may be connected to. libcurl asks before each
 * connection, also after a redirect, and connects to what was looked at here: no second look at the name can differ. */
static curl_socket_t open_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address) {
    transfer *t = (transfer *)user;
    (void)purpose;
    if (!(t->loopback ? is_loopback(&address->addr) : is_public(&address->addr))) {
        t->refusal = "the address is not public";
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

/** What a stranger's URL may do, and what not. */
static void restrict_it(transfer *t) {
    CURL *curl = t->curl;
    const char *scheme = t->loopback ? "http" : "https";
    curl_easy_setopt(curl, CURLOPT_URL, t->request->url);
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, scheme);
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, scheme);
#else
    long schemes = strcmp(scheme, "http") == 0 ? CURLPROTO_HTTP : CURLPROTO_HTTPS;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS, schemes);
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS, schemes);
#endif
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, t);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)WHOLE_MS);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* Not even that of the environment. */
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    /* Cookies are off as long as nobody turns them on. */
}

/** Prepares a transfer. Returns 0, or -1 without memory. */
static int prepare(transfer *t, const ovenbird_fetch_request *request, int loopback) {
    char accept[512];
    t->request = request;
    t->loopback = loopback;
    t->result = CURLE_FAILED_INIT; /* Until libcurl says otherwise. */
    t->curl = curl_easy_init();
    snprintf(accept, sizeof accept, "Accept: %s", request->accept);
    t->headers = curl_slist_append(NULL, accept);
    if (t->curl == NULL || t->headers == NULL)
        return -1;
    restrict_it(t);
    curl_easy_setopt(t->curl, CURLOPT_HTTPHEADER, t->headers);
    curl_easy_setopt(t->curl, CURLOPT_USERAGENT, "verify_curl/" OVENBIRD_VERSION);
    curl_easy_setopt(t->curl, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(t->curl, CURLOPT_WRITEFUNCTION, take_piece);
    curl_easy_setopt(t->curl, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(t->curl, CURLOPT_PRIVATE, t);
    return 0;
}

/** Hands over what came, or why nothing came. Status, URL and media type are those behind the redirects. */
static ovenbird_status hand_over(ovenbird_verification *v, const transfer *t, ovenbird_error **err) {
    uint32_t id = t->request->id;
    if (t->result != CURLE_OK) {
        const char *why = t->refusal != NULL ? t->refusal : curl_easy_strerror(t->result);
        const char *code = t->refusal != NULL ? "refused" : "curl";
        return ovenbird_verification_supply_failure(v, id, code, strlen(code), why, strlen(why), err);
    }
    long status = 0;
    char *url = NULL, *type = NULL;
    curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(t->curl, CURLINFO_EFFECTIVE_URL, &url);
    curl_easy_getinfo(t->curl, CURLINFO_CONTENT_TYPE, &type);
    return ovenbird_verification_supply(v, id, (uint16_t)status, url, url == NULL ? 0 : strlen(url), type,
                                        type == NULL ? 0 : strlen(type), t->body, t->len, err);
}

/** Runs all transfers to their ends. */
static void run(CURLM *multi) {
    int running = 1, left;
    while (running > 0 && curl_multi_perform(multi, &running) == CURLM_OK && running > 0)
        curl_multi_poll(multi, NULL, 0, 1000, NULL);
    for (CURLMsg *done; (done = curl_multi_info_read(multi, &left)) != NULL;) {
        transfer *t = NULL;
        curl_easy_getinfo(done->easy_handle, CURLINFO_PRIVATE, (char **)&t);
        t->result = done->data.result;
    }
}

/** Answers these requests, each once. */
static ovenbird_status answer(ovenbird_verification *v, const ovenbird_fetch_request *requests, size_t count,
                              int loopback, ovenbird_error **err) {
    transfer *transfers = (transfer *)calloc(count + 1, sizeof *transfers);
    CURLM *multi = curl_multi_init();
    if (transfers == NULL || multi == NULL)
        abort(); /* Out of memory; a server would rather fail this one verification. */
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)AT_ONCE);
    for (size_t i = 0; i < count; i++)
        if (prepare(&transfers[i], &requests[i], loopback) != 0 ||
            curl_multi_add_handle(multi, transfers[i].curl) != CURLM_OK)
            abort();
    run(multi);
    ovenbird_status status = OVENBIRD_OK;
    for (size_t i = 0; i < count; i++) {
        if (status == OVENBIRD_OK)
            status = hand_over(v, &transfers[i], err);
        curl_multi_remove_handle(multi, transfers[i].curl);
        curl_easy_cleanup(transfers[i].curl);
        curl_slist_free_all(transfers[i].headers);
        free(transfers[i].body);
    }
    curl_multi_cleanup(multi);
    free(transfers);
    return status;
}

/** The loop. Returns 0, or -1 after saying why not. */
static int answer_all(ovenbird_verification *v, int loopback) {
    const ovenbird_fetch_request *requests;
    size_t count = 0;
    ovenbird_error *err = NULL;
    bool ready = false;
    while (ovenbird_verification_is_ready(v, &ready, &err) == OVENBIRD_OK && !ready)
        if (ovenbird_verification_next_requests(v, &requests, &count, NULL, &err) != OVENBIRD_OK ||
            answer(v, requests, count, loopback, &err) != OVENBIRD_OK)
            break;
    if (!ready)
        fail("answer", err);
    return ready ? 0 : -1;
}

int main(int argc, char **argv) {
    int loopback = argc > 1 && strcmp(argv[1], "--loopback-for-tests") == 0;
    int first = 1 + loopback;
    if (argc < first + 1 || argc > first + 2) {
        fputs(USAGE, stderr);
        return EXIT_USAGE;
    }
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return EXIT_FAILED;
    int code = EXIT_FAILED;
    ovenbird_verification *v = begin(argv[first], argc > first + 1 ? argv[first + 1] : "");
    if (v != NULL && answer_all(v, loopback) == 0)
        code = tell(v);
    ovenbird_verification_free(v);
    curl_global_cleanup();
    return code;
}
