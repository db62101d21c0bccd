/* Whether a private key stays behind in memory that is given back. Linked with `-Wl,--wrap=free,--wrap=realloc`, so that
 * every block that this program or the library frees is looked at first: none may hold a piece of the secret. Not for
 * valgrind, which minds that the unused end of a block is looked at. */

#include <malloc.h>

#include "suite.h"

/* The secret as bytes, as base64 and as base64url: a piece of each that no other text has. */
static const char *const PIECES[] = {"\x9d\x61\xb1\x9d\xef\xfd\x5a\x60", "\xba\x84\x4a\xf4\x92\xec\x2c\xc4",
                                     "J1hsZ3v/VpguoRK", "nWGxne_9WmC6hEr"};

static const char *doing = "";
static int found;

#ifdef __cplusplus
extern "C" {
#endif
void __real_free(void *block);
void *__real_realloc(void *block, size_t size);
void __wrap_free(void *block);
void *__wrap_realloc(void *block, size_t size);
#ifdef __cplusplus
}
#endif

static void look_at(const void *block) {
    const char *bytes = (const char *)block;
    size_t len = block == NULL ? 0 : malloc_usable_size((void *)block);
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        size_t piece = strlen(PIECES[i]);
        for (size_t at = 0; at + piece <= len; at++) {
            if (memcmp(bytes + at, PIECES[i], piece) == 0) {
                fprintf(stderr, "%s: a block of %zu bytes is freed with piece %zu of the secret at %zu\n", doing, len, i,
                        at);
                found++;
                return;
            }
        }
    }
}

void __wrap_free(void *block) {
    look_at(block);
    __real_free(block);
}

void *__wrap_realloc(void *block, size_t size) {
    if (block != NULL && size > malloc_usable_size(block)) /* It may move, and the old place is not zeroed. */
        look_at(block);
    return __real_realloc(block, size);
}

/** A secret that is freed is seen, by this program and by the library, whose errors quote the caller: else the rest of
 * this program proves nothing. */
static int the_look_works(void) {
    size_t len = strlen(SAMPLE_SECRET) + 1;
    ovenbird_key *key = sample_public_key();
    ovenbird_bytes out;
    ovenbird_error *err;
    doing = "planted in C";
    char *block = (char *)malloc(len);
    memcpy(block, SAMPLE_SECRET, len);
    free(block);
    int works = found == 1;
    doing = "planted in the library";
    ovenbird_key_write(key, TEXT(SAMPLE_SECRET), &out, &err);
    ovenbird_error_free(err);
    works &= found > 1;
    ovenbird_key_free(key);
    found = 0;
    return works;
}

static void use(const char *text) {
    static const char *const FORMATS[] = {"pem", "jwk", "did_key", "did_jwk"};
    ovenbird_key *key = NULL, *half = NULL;
    ovenbird_key_set *set = NULL;
    ovenbird_bytes out;
    doing = "reading";
    CHECK(ovenbird_key_read(TEXT(text), DEFAULTS, &key, NULL) == OVENBIRD_OK);
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        doing = FORMATS[i];
        CHECK(ovenbird_key_write(key, TEXT(FORMATS[i]), &out, NULL) == OVENBIRD_OK);
        ovenbird_bytes_free(&out);
    }
    doing = "public";
    CHECK(ovenbird_key_public(key, &half, NULL) == OVENBIRD_OK);
    ovenbird_key_free(half);
    doing = "info";
    CHECK(ovenbird_key_info(key, &out, NULL) == OVENBIRD_OK);
    ovenbird_bytes_free(&out);
    doing = "signing";
    CHECK(ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, DEFAULTS, &out, NULL, NULL) == OVENBIRD_OK);
    ovenbird_bytes_free(&out);
    doing = "signing with an embedded proof";
    CHECK(ovenbird_sign(TEXT(SAMPLE_CREDENTIAL), key, TEXT("{\"cryptosuite\":\"eddsa-rdfc-2022\"}"), &out, NULL, NULL) ==
          OVENBIRD_OK);
    ovenbird_bytes_free(&out);
    doing = "writing a DID document";
    const ovenbird_key *keys[] = {key};
    CHECK(ovenbird_did_document(TEXT("did:web:issuer.example"), keys, 1, DEFAULTS, &out, NULL) == OVENBIRD_OK);
    ovenbird_bytes_free(&out);
    doing = "reading all";
    CHECK(ovenbird_key_read_all(TEXT(text), DEFAULTS, &set, NULL) == OVENBIRD_OK);
    doing = "freeing a set";
    ovenbird_key_set_free(set);
    doing = "freeing";
    ovenbird_key_free(key);
    doing = "refusing";
    CHECK(ovenbird_key_read(text, strlen(text) - 2, DEFAULTS, &key, NULL) != OVENBIRD_OK);
}

int check(int holds, const char *what, const char *file, int line) {
    if (!holds)
        fprintf(stderr, "%s:%d: %s\n", file, line, what);
    found += !holds;
    return holds;
}

int main(void) {
    if (!the_look_works()) {
        fputs("the planted secret was not found\n", stderr);
        return 1;
    }
    use(SAMPLE_KEY);
    use(SAMPLE_PEM);
    return found > 0;
}
