/* The guarded client: against a server on loopback that this file runs, and against addresses that it must refuse. */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "suite.h"

static const char FOR_TESTS[] = "{\"allow_http\":true,\"allow_loopback_for_tests\":true,\"cache_entries\":0}";
static const char AT[] = "{\"at\":\"2024-06-01T00:00:00Z\"}";

static ovenbird_fetch_client *client;
static ovenbird_verification *v;
static ovenbird_bytes out, second;
static ovenbird_error *err;

/** An issuer on loopback, which answers one request after another. */
typedef struct {
    int listener;
    char place[64];
    pthread_t thread;
} issuer;

static void send_all(int socket_fd, const char *data, size_t len) {
    while (len > 0) {
        ssize_t sent = send(socket_fd, data, len, MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        data += sent;
        len -= (size_t)sent;
    }
}

/** Reads a request up to its empty line, and answers it with the sample document of its path. */
static void serve(const issuer *self, int socket_fd) {
    char request[4096], body[SAMPLE_DOCUMENT_CAPACITY], head[256];
    size_t len = 0, body_len = 0;
    ssize_t got;
    memset(request, 0, sizeof request);
    while (len < sizeof request - 1 && strstr(request, "\r\n\r\n") == NULL &&
           (got = recv(socket_fd, request + len, sizeof request - 1 - len, 0)) > 0)
        len += (size_t)got;
    for (int i = 0; i < SAMPLE_DOCUMENTS; i++) {
        size_t path_len = strlen(SAMPLE_HOSTED[i].path);
        if (strncmp(request, "GET ", 4) == 0 && strncmp(request + 4, SAMPLE_HOSTED[i].path, path_len) == 0 &&
            request[4 + path_len] == ' ')
            body_len = write_document(body, &SAMPLE_HOSTED[i], self->place);
    }
    snprintf(head, sizeof head,
             "HTTP/1.1 %s\r\nContent-Type: application/ld+json\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n",
             body_len > 0 ? "200 OK" : "404 Not Found", body_len);
    send_all(socket_fd, head, strlen(head));
    send_all(socket_fd, body, body_len);
}

static void *serve_all(void *argument) {
    const issuer *self = (const issuer *)argument;
    int socket_fd;
    while ((socket_fd = accept(self->listener, NULL, NULL)) >= 0) {
        serve(self, socket_fd);
        close(socket_fd);
    }
    return NULL;
}

static void open_issuer(issuer *self) {
    struct sockaddr_in address;
    socklen_t len = sizeof address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    self->listener = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(bind(self->listener, (struct sockaddr *)&address, len) == 0 && listen(self->listener, 16) == 0);
    CHECK(getsockname(self->listener, (struct sockaddr *)&address, &len) == 0);
    snprintf(self->place, sizeof self->place, "http://127.0.0.1:%d", ntohs(address.sin_port));
    CHECK(pthread_create(&self->thread, NULL, serve_all, self) == 0);
}

static void close_issuer(issuer *self) {
    shutdown(self->listener, SHUT_RDWR); /* Ends `accept`. */
    CHECK(pthread_join(self->thread, NULL) == 0);
    close(self->listener);
}

/** Begins with the badge of an issuer. */
static ovenbird_verification *begin_at(const char *place) {
    ovenbird_verification *begun = NULL;
    char url[128];
    snprintf(url, sizeof url, "%s/assertions/1", place);
    ovenbird_verification_new(BYTES(url), TEXT(AT), &begun, NULL);
    return begun;
}

/** Fetches until it is ready. Returns whether every call went well. */
static int fetch_all(ovenbird_verification *machine, const ovenbird_fetch_client *with) {
    bool ready = false;
    for (int turn = 0; !ready && turn < 20; turn++)
        if (ovenbird_verification_fetch(machine, with, NULL) != OVENBIRD_OK ||
            ovenbird_verification_is_ready(machine, &ready, NULL) != OVENBIRD_OK)
            return 0;
    return ready;
}

static ovenbird_verdict verdict_of(const ovenbird_verification *machine) {
    ovenbird_verdict verdict = OVENBIRD_UNVERIFIED;
    ovenbird_verification_report(machine, DEFAULTS, &verdict, NULL, NULL);
    return verdict;
}

static ovenbird_status call_client_new(int null_at) {
    ovenbird_fetch_client *made = NULL;
    ovenbird_status status = ovenbird_fetch_client_new(TEXT_IN(0, "{}"), P(1, ovenbird_fetch_client **, &made),
                                                       P(2, ovenbird_error **, &err));
    CHECK((made != NULL) == (status == OVENBIRD_OK));
    ovenbird_fetch_client_free(made);
    return status;
}

static ovenbird_status call_counters(int null_at) {
    return ovenbird_fetch_client_counters(P(0, const ovenbird_fetch_client *, client), P(1, ovenbird_bytes *, &out),
                                          P(2, ovenbird_error **, &err));
}

static ovenbird_status call_fetch(int null_at) {
    return ovenbird_verification_fetch(P(0, ovenbird_verification *, v), P(1, const ovenbird_fetch_client *, client),
                                       P(2, ovenbird_error **, &err));
}

static const checked_function FUNCTIONS[] = {
    {"ovenbird_fetch_client_new", call_client_new, 2, 3},
    {"ovenbird_fetch_client_counters", call_counters, 2, 3},
    {"ovenbird_verification_fetch", call_fetch, 2, 3},
};

static void fetching_refuses_null_in_every_required_place(void) {
    CHECK_STATUS(OVENBIRD_OK, ovenbird_fetch_client_new(DEFAULTS, &client, &err), err);
    v = begin_at("https://10.0.0.1");
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++)
        check_nulls(&FUNCTIONS[i], &out, &second, &err);
    ovenbird_verification_free(v);
    ovenbird_fetch_client_free(client);
    ovenbird_fetch_client_free(NULL);
}

static void options_out_of_their_bounds_make_no_client(void) {
    static const char *const OPTIONS[] = {"{\"proxy\":\"http://127.0.0.1\"}", "{\"max_redirects\":6}",
                                          "{\"total_timeout_ms\":0}", "{\"user_agent\":\"a\\r\\nb\"}", "[]"};
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        CHECK_FAILS(OVENBIRD_CALLER, "option.invalid", ovenbird_fetch_client_new(TEXT(OPTIONS[i]), &client, &err), err);
        CHECK(client == NULL);
    }
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_fetch_client_new("{}", SIZE_MAX, &client, &err), err);
    CHECK_FAILS(OVENBIRD_CALLER, "argument.invalid", ovenbird_fetch_client_new("\xff", 1, &client, &err), err);
}

static void a_hosted_badge_is_fetched_and_valid(void) {
    issuer school;
    open_issuer(&school);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_fetch_client_new(TEXT(FOR_TESTS), &client, &err), err);
    v = begin_at(school.place);
    CHECK(fetch_all(v, client) && verdict_of(v) == OVENBIRD_VALID);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_fetch_client_counters(client, &out, &err), err);
    CHECK(mentions(&out, "{\"requests\":3,\"responses\":3,"));
    CHECK_STATUS(OVENBIRD_OK, ovenbird_verification_fetch(v, client, &err), err); /* Ready: nothing to do. */
    ovenbird_bytes_free(&out);
    ovenbird_verification_free(v);
    ovenbird_fetch_client_free(client);
    close_issuer(&school);
}

static void requests_that_were_handed_out_before_are_answered_too(void) {
    issuer school;
    const ovenbird_fetch_request *requests;
    size_t count;
    open_issuer(&school);
    CHECK(ovenbird_fetch_client_new(TEXT(FOR_TESTS), &client, NULL) == OVENBIRD_OK);
    v = begin_at(school.place);
    CHECK(ovenbird_verification_next_requests(v, &requests, &count, NULL, NULL) == OVENBIRD_OK && count == 1);
    CHECK(fetch_all(v, client) && verdict_of(v) == OVENBIRD_VALID);
    ovenbird_verification_free(v);
    ovenbird_fetch_client_free(client);
    close_issuer(&school);
}

static void a_private_address_is_refused_and_the_badge_unverified(void) {
    static const char *const PLACES[] = {"https://127.0.0.1", "https://10.0.0.1", "https://[::1]", "https://localhost",
                                         "http://badges.example.org", "https://169.254.169.254"};
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        CHECK(ovenbird_fetch_client_new(DEFAULTS, &client, NULL) == OVENBIRD_OK);
        v = begin_at(PLACES[i]);
        CHECK(fetch_all(v, client) && verdict_of(v) == OVENBIRD_UNVERIFIED);
        CHECK(ovenbird_fetch_client_counters(client, &out, NULL) == OVENBIRD_OK);
        if (!CHECK(mentions(&out, "\"refused\":1,") && mentions(&out, "\"connections\":0,")))
            printf("    at %s: %s\n", PLACES[i], (const char *)out.data);
        ovenbird_bytes_free(&out);
        ovenbird_verification_free(v);
        ovenbird_fetch_client_free(client);
    }
}

enum { THREADS = 8 };

/** What a thread found with the client of all and a verification of its own. */
typedef struct {
    const ovenbird_fetch_client *shared;
    const char *place;
    int right;
} fetching_thread;

static void *fetch_alone(void *argument) {
    fetching_thread *self = (fetching_thread *)argument;
    ovenbird_verification *own = begin_at(self->place);
    self->right = fetch_all(own, self->shared) && verdict_of(own) == OVENBIRD_VALID;
    ovenbird_verification_free(own);
    return NULL;
}

static void one_client_serves_eight_threads(void) {
    issuer school;
    pthread_t threads[THREADS];
    fetching_thread own[THREADS];
    open_issuer(&school);
    CHECK(ovenbird_fetch_client_new(TEXT(FOR_TESTS), &client, NULL) == OVENBIRD_OK);
    for (int i = 0; i < THREADS; i++) {
        own[i].shared = client;
        own[i].place = school.place;
        CHECK(pthread_create(&threads[i], NULL, fetch_alone, &own[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(own[i].right);
    }
    CHECK(ovenbird_fetch_client_counters(client, &out, NULL) == OVENBIRD_OK && mentions(&out, "{\"requests\":24,"));
    ovenbird_bytes_free(&out);
    ovenbird_fetch_client_free(client);
    close_issuer(&school);
}

const test FETCH_TESTS[] = {
    TEST(fetching_refuses_null_in_every_required_place),
    TEST(options_out_of_their_bounds_make_no_client),
    TEST(a_hosted_badge_is_fetched_and_valid),
    TEST(requests_that_were_handed_out_before_are_answered_too),
    TEST(a_private_address_is_refused_and_the_badge_unverified),
    TEST(one_client_serves_eight_threads),
    END_OF_TESTS,
};
