/* What the files of the C suite share: checks that count, the list of tests, and sample inputs. */

#ifndef OVENBIRD_TESTS_SUITE_H
#define OVENBIRD_TESTS_SUITE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ovenbird.h"

/** One test. Its name is a statement that the test proves. */
typedef struct {
    const char *name;
    void (*run)(void);
} test;

/* Each file's tests, ended by a NULL name. */
extern const test ARGUMENT_TESTS[];
extern const test OUTPUT_TESTS[];
extern const test BAKE_TESTS[];
extern const test DOCUMENT_TESTS[];
extern const test HOSTILE_TESTS[];
extern const test THREAD_TESTS[];
extern const test KEY_TESTS[];
extern const test SIGN_TESTS[];
extern const test ISSUE_TESTS[];
extern const test STATUS_TESTS[];
extern const test SIGNING_ARGUMENT_TESTS[];
extern const test PROOF_ARGUMENT_TESTS[];
extern const test PROOF_TESTS[];
extern const test VERIFY_TESTS[];
extern const test FETCH_TESTS[];

/** The stack of a thread in a small server. Sanitizers need more, and the build of that mode says so. */
#ifndef SMALL_STACK
#define SMALL_STACK ((size_t)64 * 1024)
#endif

/** A row of such a list. */
#define TEST(function) {#function, function}
#define END_OF_TESTS {NULL, NULL}

/** Fails the running test, says where, and goes on. Not for other threads than the main one. */
#define CHECK(condition) check((condition) ? 1 : 0, #condition, __FILE__, __LINE__)

/** Checks a status, and shows the code of `err` if it is another one. */
#define CHECK_STATUS(expected, actual, err) \
    check_status((expected), (actual), &(err), #actual, __FILE__, __LINE__)

/** Checks status and code, and releases `err`. */
#define CHECK_FAILS(expected, code, actual, err) \
    check_fails((expected), (code), (actual), &(err), #actual, __FILE__, __LINE__)

int check(int holds, const char *what, const char *file, int line);
int check_status(ovenbird_status expected, ovenbird_status actual, ovenbird_error **err, const char *what,
                 const char *file, int line);
int check_fails(ovenbird_status expected, const char *code, ovenbird_status actual, ovenbird_error **err,
                const char *what, const char *file, int line);

/** Whether the library has handed over exactly these bytes. */
int holds_bytes(const ovenbird_bytes *bytes, const void *expected, size_t len);

/** Whether the library has handed over exactly this text, with the NUL beyond it. */
int holds_text(const ovenbird_bytes *bytes, const char *expected);

/** Whether the library has handed over text with this in it. */
int mentions(const ovenbird_bytes *bytes, const char *part);

/** Whether nothing was handed over. */
int is_empty(const ovenbird_bytes *bytes);

/** Bytes and their length, as two arguments. */
#define TEXT(literal) (literal), strlen(literal)
#define BYTES(literal) (const uint8_t *)(literal), strlen(literal)
#define DEFAULTS NULL, 0

/** An operation for `check_nulls`: `call` makes a call that is right but for the pointer at place `null_at`. */
typedef struct {
    const char *name;
    ovenbird_status (*call)(int null_at);
    /** The places below this one may not be NULL, ... */
    int required;
    /** ... and those from there to this one may. */
    int places;
} checked_function;

/* The arguments of such a call. */
#define P(place, type, pointer) (null_at == (place) ? (type)NULL : (pointer))
#define IN(place, pointer) P(place, const uint8_t *, pointer)
#define TEXT_IN(place, pointer) P(place, const char *, pointer), strlen(pointer)

/** Calls with NULL in each place: refused where it is required, with empty outputs. Releases the outputs. */
void check_nulls(const checked_function *one, ovenbird_bytes *out, ovenbird_bytes *second, ovenbird_error **err);

/** A PNG of one grey pixel, made here: the suite needs no files. */
#define SAMPLE_PNG_CAPACITY 128
size_t sample_png(uint8_t out[SAMPLE_PNG_CAPACITY]);

/** Appends a chunk with a right CRC at `out` and returns its length, 12 bytes more than the data's. */
size_t put_chunk(uint8_t *out, const char *type, const void *data, size_t data_len);

/** A hosted badge of 2.0 and its documents: assertion, badge class and issuer. `%s` stands for the issuer's place. */
enum { SAMPLE_DOCUMENTS = 3 };
typedef struct {
    const char *path, *json;
} sample_document;
extern const sample_document SAMPLE_HOSTED[SAMPLE_DOCUMENTS];

/** Writes a document of `SAMPLE_HOSTED` with its issuer's place, such as "https://badges.example.org". */
#define SAMPLE_DOCUMENT_CAPACITY 1024
size_t write_document(char *out, const sample_document *document, const char *place);

extern const char SAMPLE_SVG[];
extern const char SAMPLE_URL[];
extern const char SAMPLE_ASSERTION[];

/** The private key of RFC 8037, appendix A, as JWK; its secret member alone, and in PKCS#8. */
extern const char SAMPLE_KEY[];
extern const char SAMPLE_SECRET[];
extern const char SAMPLE_PEM[];

/** Its public half as did:key. */
extern const char SAMPLE_DID[];

/** An assertion of 2.0 and a credential of 3.0 that can be signed, and a request for such a credential. */
extern const char SAMPLE_SIGNED_ASSERTION[];
extern const char SAMPLE_CREDENTIAL[];
extern const char SAMPLE_REQUEST[];

/** Reads the sample key, or its public half. */
ovenbird_key *sample_key(void);
ovenbird_key *sample_public_key(void);

#endif
