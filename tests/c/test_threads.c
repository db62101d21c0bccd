/* Eight threads at once, on one shared image, splice, error, key, status list and handle of contexts; and a process that forks after use. */

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "suite.h"

enum { THREADS = 8 };

/** How often each thread does its work. Slow tools ask for less. */
#ifndef ROUNDS
#define ROUNDS 500
#endif

/** What all threads read and none writes. */
typedef struct {
    const ovenbird_bytes *image;
    const ovenbird_splice *splice;
    const ovenbird_error *err;
    const ovenbird_key *key;
    const ovenbird_status_list *list;
    const ovenbird_contexts *contexts;
} shared_data;

/** One thread's place to write: how many of its rounds went wrong. */
typedef struct {
    const shared_data *shared;
    int wrong;
} worker;

static int use_splice(const shared_data *shared) {
    const ovenbird_slice *pieces;
    ovenbird_bytes report;
    size_t count, len = 0;
    int right = ovenbird_splice_pieces(shared->splice, &pieces, &count, NULL) == OVENBIRD_OK;
    for (size_t i = 0; right && i < count; i++)
        len += pieces[i].len;
    right &= len == shared->image->len && ovenbird_splice_len(shared->splice) == len;
    right &= ovenbird_splice_report(shared->splice, &report, NULL) == OVENBIRD_OK && mentions(&report, "png");
    ovenbird_bytes_free(&report);
    return right;
}

static int use_image(const ovenbird_bytes *image) {
    ovenbird_bytes text, again, hash;
    int right = ovenbird_unbake_one(image->data, image->len, DEFAULTS, &text, NULL, NULL) == OVENBIRD_OK;
    right &= holds_text(&text, SAMPLE_URL);
    right &= ovenbird_bake(image->data, image->len, TEXT(SAMPLE_URL), DEFAULTS, &again, NULL, NULL) == OVENBIRD_OK;
    right &= holds_bytes(&again, image->data, image->len);
    right &= ovenbird_hash_identity(TEXT("abc"), DEFAULTS, DEFAULTS, DEFAULTS, &hash, NULL) == OVENBIRD_OK;
    right &= mentions(&hash, "sha256$ba7816bf");
    ovenbird_bytes_free(&hash);
    ovenbird_bytes_free(&again);
    ovenbird_bytes_free(&text);
    return right;
}

static int use_error(const ovenbird_error *shared) {
    ovenbird_bytes none;
    ovenbird_error *own;
    int right = ovenbird_payload(NULL, 1, DEFAULTS, &none, &own) == OVENBIRD_CALLER;
    right &= strcmp(ovenbird_error_detail(own), ovenbird_error_detail(shared)) == 0;
    ovenbird_error_free(own);
    return right;
}

/** Signs and checks with one key. Ed25519 gives the same token every time. */
static int use_key(const ovenbird_key *key, const ovenbird_bytes *expected) {
    const ovenbird_key *keys[] = {key};
    ovenbird_bytes token;
    bool verified;
    int right = ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, DEFAULTS, &token, NULL, NULL) == OVENBIRD_OK;
    right &= expected == NULL || holds_bytes(&token, expected->data, expected->len);
    ovenbird_verify_signature((const char *)token.data, token.len, keys, 1, DEFAULTS, &verified, NULL, NULL);
    ovenbird_bytes_free(&token);
    return right && verified;
}

static int use_list(const ovenbird_status_list *list) {
    uint8_t status = 0;
    return ovenbird_status_list_get(list, 7, &status, NULL) == OVENBIRD_OK && status == 1;
}

static void *sign_only(void *argument) {
    worker *self = (worker *)argument;
    for (int i = 0; i < ROUNDS / 10; i++)
        self->wrong += !use_key(self->shared->key, self->shared->image) | !use_list(self->shared->list);
    return NULL;
}

static const char OVEN_URL[] = "https://issuer.example/oven.json";
static const char OVEN[] = "{\"@context\":{\"id\":\"@id\",\"oven\":\"https://issuer.example/terms#oven\"}}";
static const char HOT[] = "{\"@context\":\"https://issuer.example/oven.json\",\"id\":\"urn:example:1\",\"oven\":\"hot\"}";
static const char PROOF[] = "{\"cryptosuite\":\"eddsa-rdfc-2022\",\"now_unix\":1767225600}";

/** Canonicalizes, signs and checks with one handle of contexts. The same text and the same proof every time. */
static int use_contexts(const shared_data *shared) {
    const ovenbird_key *keys[] = {shared->key};
    ovenbird_bytes text, token;
    bool verified, known;
    int right = ovenbird_canonicalize(TEXT(HOT), DEFAULTS, shared->contexts, &text, NULL, NULL) == OVENBIRD_OK;
    right &= holds_text(&text, "<urn:example:1> <https://issuer.example/terms#oven> \"hot\" .\n");
    right &= ovenbird_sign_with(TEXT(SAMPLE_CREDENTIAL), shared->key, TEXT(PROOF), shared->contexts, &token, NULL, NULL) ==
             OVENBIRD_OK;
    right &= holds_bytes(&token, shared->image->data, shared->image->len);
    ovenbird_verify_signature_with((const char *)token.data, token.len, keys, 1, DEFAULTS, shared->contexts, &verified,
                                   NULL, NULL);
    right &= ovenbird_contexts_knows(shared->contexts, TEXT(OVEN_URL), &known, NULL) == OVENBIRD_OK && known;
    ovenbird_bytes_free(&token);
    ovenbird_bytes_free(&text);
    return right && verified;
}

static void *prove(void *argument) {
    worker *self = (worker *)argument;
    for (int i = 0; i < ROUNDS / 10; i++)
        self->wrong += !use_contexts(self->shared);
    return NULL;
}

static void *work(void *argument) {
    worker *self = (worker *)argument;
    for (int i = 0; i < ROUNDS; i++) {
        int right = use_splice(self->shared) & use_image(self->shared->image) & use_error(self->shared->err);
        self->wrong += !right;
    }
    return NULL;
}

static void run_threads(const shared_data *shared, void *(*body)(void *)) {
    pthread_t threads[THREADS];
    worker workers[THREADS];
    int started = 0;
    for (; started < THREADS; started++) {
        workers[started].shared = shared;
        workers[started].wrong = 0;
        if (!CHECK(pthread_create(&threads[started], NULL, body, &workers[started]) == 0))
            break;
    }
    for (int i = 0; i < started; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(workers[i].wrong == 0);
    }
}

static void threads_share_what_is_const(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_bytes image, none;
    ovenbird_splice *splice;
    ovenbird_error *err;
    CHECK(ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &image, NULL, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_splice_new(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &splice, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_payload(NULL, 1, DEFAULTS, &none, &err) == OVENBIRD_CALLER);
    shared_data shared = {&image, splice, err, NULL, NULL, NULL};
#ifdef WARM_UP
    /* What the processor can do is looked up at first use and kept in an atomic; helgrind knows no atomics. */
    worker first = {&shared, 0};
    work(&first);
#endif
    run_threads(&shared, work);
    ovenbird_error_free(err);
    ovenbird_splice_free(splice);
    ovenbird_bytes_free(&image);
}

static void threads_share_one_key_and_one_status_list(void) {
    ovenbird_key *key = sample_key();
    ovenbird_status_list *list = NULL;
    ovenbird_bytes token;
    CHECK(ovenbird_status_list_new(DEFAULTS, &list, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_status_list_set(list, 7, 1, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_sign(TEXT(SAMPLE_SIGNED_ASSERTION), key, DEFAULTS, &token, NULL, NULL) == OVENBIRD_OK);
    shared_data shared = {&token, NULL, NULL, key, list, NULL};
#ifdef WARM_UP
    /* As above: what verifying looks up of the processor. */
    CHECK(use_key(key, &token));
#else
    /* A key that has not signed yet: what it prepares at its first signature is prepared by all of them at once. */
    ovenbird_key_free(key);
    shared.key = key = sample_key();
#endif
    run_threads(&shared, sign_only);
    ovenbird_bytes_free(&token);
    ovenbird_status_list_free(list);
    ovenbird_key_free(key);
}

static void threads_share_one_handle_of_contexts(void) {
    ovenbird_key *key = sample_key();
    ovenbird_contexts *contexts = NULL;
    ovenbird_bytes token;
    CHECK(ovenbird_contexts_new(&contexts, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_contexts_add(contexts, TEXT(OVEN_URL), TEXT(OVEN), NULL) == OVENBIRD_OK);
    CHECK(ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT(PROOF), &token, NULL, NULL) == OVENBIRD_OK);
    shared_data shared = {&token, NULL, NULL, key, NULL, contexts};
#ifdef WARM_UP
    /* As above: what is looked up of the processor, and what is prepared once. */
    CHECK(use_contexts(&shared));
#endif
    /* Else a handle that was never used: what is worked out of its contexts is worked out by all of them at once. */
    run_threads(&shared, prove);
    ovenbird_bytes_free(&token);
    ovenbird_contexts_free(contexts);
    ovenbird_key_free(key);
}

static void a_forked_child_goes_on_with_what_it_inherits(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_bytes image;
    ovenbird_splice *splice;
    int child_status = 0;
    CHECK(ovenbird_bake(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &image, NULL, NULL) == OVENBIRD_OK);
    CHECK(ovenbird_splice_new(png, png_len, TEXT(SAMPLE_URL), DEFAULTS, &splice, NULL) == OVENBIRD_OK);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        int right = use_image(&image) && ovenbird_splice_len(splice) == image.len;
        _exit(right ? 0 : 1);
    }
    CHECK(child > 0 && waitpid(child, &child_status, 0) == child);
    CHECK(WIFEXITED(child_status) && WEXITSTATUS(child_status) == 0);
    ovenbird_splice_free(splice);
    ovenbird_bytes_free(&image);
}

const test THREAD_TESTS[] = {
    TEST(threads_share_what_is_const),
    TEST(threads_share_one_key_and_one_status_list),
    TEST(threads_share_one_handle_of_contexts),
    TEST(a_forked_child_goes_on_with_what_it_inherits),
    END_OF_TESTS,
};
