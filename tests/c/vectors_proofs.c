/* The vector runner's operations on canonical forms, comparing and DID documents, and the contexts of all operations. */

#include "vectors.h"

int read_contexts(const field *pairs, ovenbird_contexts **contexts, outcome *out) {
    const uint8_t *at = pairs->data, *end = pairs->data + pairs->len;
    record pair;
    *contexts = NULL;
    if (out->err == NULL && pairs->len > 0)
        ovenbird_contexts_new(contexts, &out->err);
    while (out->err == NULL && at < end && take_record(&at, end, &pair) == 0)
        ovenbird_contexts_add(*contexts, STRING(pair.fields[0]), STRING(pair.fields[1]), &out->err);
    return out->err == NULL;
}

size_t read_keys(const field *texts, ovenbird_key *keys[MAX_FIELDS], outcome *out) {
    const uint8_t *at = texts->data;
    record each;
    size_t count = 0;
    if (take_record(&at, texts->data + texts->len, &each) != 0) {
        out->disagreement = "the plan has more keys than the runner can hold";
        return 0;
    }
    while (count < each.count &&
           ovenbird_key_read(STRING(each.fields[count]), DEFAULTS, &keys[count], &out->err) == OVENBIRD_OK)
        count++;
    return count;
}

void free_keys(ovenbird_key *keys[MAX_FIELDS], size_t count) {
    while (count > 0)
        ovenbird_key_free(keys[--count]);
}

static ovenbird_status run_canonicalize(const field *in, outcome *out) {
    ovenbird_contexts *contexts;
    ovenbird_bytes text = {NULL, 0};
    if (read_contexts(&in[2], &contexts, out))
        ovenbird_canonicalize(STRING(in[0]), STRING(in[1]), contexts, &text, &out->text, &out->err);
    /* In the details the text is escaped: they agree at least on whether there is one. */
    if (out->err == NULL && mentions(&out->text, "{\"text\":\"\"") != (text.len == 0))
        out->disagreement = "the text and the details differ";
    ovenbird_bytes_free(&text);
    ovenbird_contexts_free(contexts);
    return out->err == NULL ? OVENBIRD_OK : OVENBIRD_CALLER;
}

static ovenbird_status run_equal_credentials(const field *in, outcome *out) {
    bool equal;
    ovenbird_status status =
        ovenbird_equal_credentials(STRING(in[0]), STRING(in[1]), STRING(in[2]), &equal, &out->text, &out->err);
    if (status == OVENBIRD_OK && !mentions(&out->text, equal ? "{\"equal\":true" : "{\"equal\":false"))
        out->disagreement = "equal_credentials' two answers differ";
    return status;
}

static ovenbird_status run_did_document(const field *in, outcome *out) {
    ovenbird_key *keys[MAX_FIELDS];
    size_t count = read_keys(&in[1], keys, out);
    if (out->err == NULL && out->disagreement == NULL)
        ovenbird_did_document(STRING(in[0]), (const ovenbird_key *const *)keys, count, STRING(in[2]), &out->text,
                              &out->err);
    free_keys(keys, count);
    return out->err == NULL ? OVENBIRD_OK : OVENBIRD_CALLER;
}

const operation PROOF_OPERATIONS[] = {
    {"canonicalize", run_canonicalize, 3},
    {"equal_credentials", run_equal_credentials, 3},
    {"did_document", run_did_document, 3},
    {NULL, NULL, 0},
};
