/* What the files of the vector runner share: records of the plan, and what a case gives. */

#ifndef OVENBIRD_TESTS_VECTORS_H
#define OVENBIRD_TESTS_VECTORS_H

#include "suite.h"

enum { MAX_FIELDS = 16 };

/** A field of a record, borrowed from the plan. */
typedef struct {
    const uint8_t *data;
    size_t len;
} field;

typedef struct {
    field fields[MAX_FIELDS];
    size_t count;
} record;

/** What a case gave. All of it is released by `run_case`. */
typedef struct {
    ovenbird_bytes text, bytes;
    ovenbird_error *err;
    /** The text of operations whose result is none of the library's own: `words`, or of any length, from malloc. */
    char words[64];
    char *written;
    /** What is written beside the text, in place of `bytes`, from malloc. */
    char *listed;
    /** What two forms of an operation did not agree about, or NULL. */
    const char *disagreement;
} outcome;

/** Runs one operation on the fields behind its name. */
typedef struct {
    const char *name;
    ovenbird_status (*run)(const field *in, outcome *out);
    size_t arguments;
} operation;

/** Those of keys, signing, issuing and status lists, ended by a NULL name. */
extern const operation SIGNING_OPERATIONS[];

/** That of verifying, ended in the same way. */
extern const operation VERIFYING_OPERATIONS[];

/** Those of canonical forms, comparing and DID documents, ended in the same way. */
extern const operation PROOF_OPERATIONS[];

#define IMAGE(one) (one).data, (one).len
#define STRING(one) (const char *)(one).data, (one).len

/** Reads one record and moves on; -1 if it is broken. */
int take_record(const uint8_t **at, const uint8_t *end, record *out);

/** Makes the contexts in a field, pairs of URL and document; NULL if there are none. Returns whether that went well. */
int read_contexts(const field *pairs, ovenbird_contexts **contexts, outcome *out);

/** Reads the keys in a field, a record of their texts. Returns how many. */
size_t read_keys(const field *texts, ovenbird_key *keys[MAX_FIELDS], outcome *out);

/** Releases them. */
void free_keys(ovenbird_key *keys[MAX_FIELDS], size_t count);

#endif
