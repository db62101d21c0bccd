/* The vector runner's operations on keys: reading, writing, signing, issuing, and status lists. What the Rust runner
 * looks at beside the expectation is looked at here too: see the table in tests/vectors/README.md. */

#include "vectors.h"

/** Reads the key in a field with the options in another. NULL with the error in `out`. */
static ovenbird_key *read_key(const field *text, const field *options, outcome *out) {
    ovenbird_key *key;
    ovenbird_key_read(STRING(*text), STRING(*options), &key, &out->err);
    return key;
}

/** The status that goes with the error in `out`; what it is does not matter, only that there is one. */
static ovenbird_status status_of(const outcome *out) {
    return out->err == NULL ? OVENBIRD_OK : OVENBIRD_CALLER;
}

static ovenbird_status run_key_read(const field *in, outcome *out) {
    ovenbird_key *key = read_key(&in[0], &in[1], out);
    if (key != NULL)
        ovenbird_key_info(key, &out->text, &out->err);
    ovenbird_key_free(key);
    return status_of(out);
}

static ovenbird_status run_key_write(const field *in, outcome *out) {
    ovenbird_key *key = read_key(&in[0], &in[1], out);
    if (key != NULL)
        ovenbird_key_write(key, STRING(in[2]), &out->text, &out->err);
    ovenbird_key_free(key);
    return status_of(out);
}

static ovenbird_status run_key_public(const field *in, outcome *out) {
    ovenbird_key *key = read_key(&in[0], &in[1], out), *half = NULL;
    if (key != NULL && ovenbird_key_public(key, &half, &out->err) == OVENBIRD_OK)
        ovenbird_key_write(half, STRING(in[2]), &out->text, &out->err);
    ovenbird_key_free(half);
    ovenbird_key_free(key);
    return status_of(out);
}

/** Makes a key, and sees that what it writes is read back as the same key. */
static ovenbird_status run_key_generate(const field *in, outcome *out) {
    ovenbird_key *key = NULL, *again = NULL;
    ovenbird_bytes info = {NULL, 0};
    if (ovenbird_key_generate(STRING(in[0]), &key, &out->err) == OVENBIRD_OK &&
        ovenbird_key_info(key, &out->text, &out->err) == OVENBIRD_OK)
        ovenbird_key_write(key, TEXT("jwk"), &out->bytes, &out->err);
    if (out->err == NULL) {
        ovenbird_key_read((const char *)out->bytes.data, out->bytes.len, DEFAULTS, &again, NULL);
        ovenbird_key_info(again, &info, NULL);
        if (!holds_text(&info, (const char *)out->text.data))
            out->disagreement = "the key that was written is read back as another";
    }
    ovenbird_bytes_free(&info);
    ovenbird_key_free(again);
    ovenbird_key_free(key);
    return status_of(out);
}

/** Whether a token is verified with the public half of a key. */
static int verifies(const ovenbird_bytes *token, const ovenbird_key *key, const ovenbird_contexts *contexts) {
    bool verified;
    ovenbird_key *half;
    ovenbird_key_public(key, &half, NULL);
    const ovenbird_key *keys[] = {half};
    ovenbird_verify_signature_with((const char *)token->data, token->len, keys, 1, DEFAULTS, contexts, &verified, NULL,
                                   NULL);
    ovenbird_key_free(half);
    return verified;
}

/** Whether a text is in the details: a token as it is; of JSON the quotation marks are escaped. */
static int told(const ovenbird_bytes *details, const ovenbird_bytes *text) {
    return text->len > 0 && (text->data[0] == '{' || mentions(details, (const char *)text->data));
}

static ovenbird_status run_sign(const field *in, outcome *out) {
    ovenbird_bytes token = {NULL, 0};
    ovenbird_contexts *contexts;
    ovenbird_key *key = read_key(&in[1], &in[2], out);
    if (read_contexts(&in[4], &contexts, out) &&
        ovenbird_sign_with(STRING(in[0]), key, STRING(in[3]), contexts, &token, &out->text, &out->err) == OVENBIRD_OK &&
        !(verifies(&token, key, contexts) && told(&out->text, &token)))
        out->disagreement = "the token is not verified with the public half of the key, or is not in the details";
    ovenbird_bytes_free(&token);
    ovenbird_contexts_free(contexts);
    ovenbird_key_free(key);
    return status_of(out);
}

static ovenbird_status run_signing_input(const field *in, outcome *out) {
    ovenbird_bytes input = {NULL, 0}, again = {NULL, 0}, unsigned_text = {NULL, 0};
    ovenbird_contexts *contexts;
    if (read_contexts(&in[2], &contexts, out) &&
        ovenbird_signing_input_with(STRING(in[0]), STRING(in[1]), contexts, &input, &unsigned_text, &out->text,
                                    &out->err) == OVENBIRD_OK) {
        if (!told(&out->text, &unsigned_text))
            out->disagreement = "what a signature is attached to is not in the details";
        else if (contexts == NULL &&
                 (ovenbird_signing_input(STRING(in[0]), STRING(in[1]), &again, NULL, NULL) != OVENBIRD_OK ||
                  !holds_bytes(&again, input.data, input.len)))
            out->disagreement = "signing_input gives something else without contexts";
    }
    ovenbird_bytes_free(&unsigned_text);
    ovenbird_bytes_free(&again);
    ovenbird_bytes_free(&input);
    ovenbird_contexts_free(contexts);
    return status_of(out);
}

static ovenbird_status run_attach_signature(const field *in, outcome *out) {
    return ovenbird_attach_signature(STRING(in[0]), IMAGE(in[1]), STRING(in[2]), &out->text, &out->err);
}

static ovenbird_status run_verify_signature(const field *in, outcome *out) {
    ovenbird_contexts *contexts;
    ovenbird_key *keys[MAX_FIELDS];
    bool verified;
    size_t count = 0;
    if (read_contexts(&in[3], &contexts, out))
        count = read_keys(&in[1], keys, out);
    if (out->err == NULL && out->disagreement == NULL) {
        ovenbird_verify_signature_with(STRING(in[0]), (const ovenbird_key *const *)keys, count, STRING(in[2]), contexts,
                                       &verified, &out->text, &out->err);
        const char *said = verified ? "{\"verified\":true" : "{\"verified\":false";
        if (out->err == NULL && !mentions(&out->text, said))
            out->disagreement = "verify_signature's two answers differ";
    }
    free_keys(keys, count);
    ovenbird_contexts_free(contexts);
    return status_of(out);
}

/* Whether what was issued is a revocation list of 1.x: a map without a context or a type, which nobody recognises. */
static bool is_bare_map(const ovenbird_bytes *issued) {
    return mentions(issued, "\"class\":\"RevocationList\"") && mentions(issued, "\"version\":\"1.");
}

static ovenbird_status run_issue(const field *in, outcome *out) {
    ovenbird_bytes document, report = {NULL, 0};
    ovenbird_status status = ovenbird_issue(STRING(in[0]), STRING(in[1]), &document, &out->text, &out->err);
    if (status == OVENBIRD_OK && !is_bare_map(&out->text)) {
        ovenbird_validate(document.data, document.len, DEFAULTS, &report, NULL);
        if (!mentions(&report, "\"errors\":0,\"warnings\":0"))
            out->disagreement = "the document that was issued has faults";
    }
    ovenbird_bytes_free(&report);
    ovenbird_bytes_free(&document);
    return status;
}

static ovenbird_status run_issue_and_bake(const field *in, outcome *out) {
    ovenbird_bytes text = {NULL, 0}, details = {NULL, 0};
    ovenbird_key *key = in[2].len == 0 ? NULL : read_key(&in[2], &in[3], out);
    if (out->err == NULL)
        ovenbird_issue_and_bake(IMAGE(in[0]), STRING(in[1]), key, STRING(in[4]), &out->bytes, &out->text, &out->err);
    if (out->err == NULL) {
        ovenbird_unbake_one(out->bytes.data, out->bytes.len, DEFAULTS, &text, &details, NULL);
        /* A token stands in the JSON as it is; of a document the quotation marks are escaped. */
        if (text.len == 0 || !mentions(&details, "\"problems\":[]") ||
            (text.data[0] != '{' && !mentions(&out->text, (const char *)text.data)))
            out->disagreement = "unbaking does not give what was baked";
    }
    ovenbird_bytes_free(&details);
    ovenbird_bytes_free(&text);
    ovenbird_key_free(key);
    return status_of(out);
}

/** Reads a number in decimal digits, and moves behind it and the character after it. */
static size_t take_number(const uint8_t **at, const uint8_t *end) {
    size_t number = 0;
    for (; *at < end && **at >= '0' && **at <= '9'; ++*at)
        number = number * 10 + (size_t)(**at - '0');
    if (*at < end)
        ++*at;
    return number;
}

/** Encodes a list, decodes it again, and writes its length and the statuses asked for as JSON. */
static void tell_list(const ovenbird_status_list *list, const field *options, const field *get, outcome *out) {
    ovenbird_bytes encoded;
    ovenbird_status_list *again = NULL;
    uint8_t status;
    if (ovenbird_status_list_encode(list, &encoded, &out->err) != OVENBIRD_OK)
        return;
    ovenbird_status_list_decode((const char *)encoded.data, encoded.len, STRING(*options), &again, &out->err);
    ovenbird_bytes_free(&encoded);
    /* An index takes at least two characters of the field, and its status at most four of the answer. */
    size_t capacity = 64 + get->len * 2, len = 0;
    out->written = (char *)malloc(capacity);
    if (out->written == NULL)
        abort();
    len += (size_t)snprintf(out->written, capacity, "{\"length\":%zu,\"statuses\":[", ovenbird_status_list_length(again));
    const uint8_t *at = get->data, *end = get->data + get->len;
    for (const char *comma = ""; at < end && out->err == NULL; comma = ",") {
        ovenbird_status_list_get(again, take_number(&at, end), &status, &out->err);
        len += (size_t)snprintf(out->written + len, capacity - len, "%s%u", comma, (unsigned)status);
    }
    snprintf(out->written + len, capacity - len, "]}");
    ovenbird_status_list_free(again);
}

static ovenbird_status run_status_list(const field *in, outcome *out) {
    const uint8_t *at = in[0].data, *end = in[0].data + in[0].len;
    ovenbird_status_list *list = NULL;
    record encoded;
    if (take_record(&at, end, &encoded) == 0 && encoded.count == 1)
        ovenbird_status_list_decode(STRING(encoded.fields[0]), STRING(in[1]), &list, &out->err);
    else
        ovenbird_status_list_new(STRING(in[1]), &list, &out->err);
    at = in[2].data;
    end = in[2].data + in[2].len;
    while (at < end && out->err == NULL) {
        size_t index = take_number(&at, end);
        ovenbird_status_list_set(list, index, (uint8_t)take_number(&at, end), &out->err);
    }
    if (out->err == NULL)
        tell_list(list, &in[1], &in[3], out);
    ovenbird_status_list_free(list);
    return status_of(out);
}

const operation SIGNING_OPERATIONS[] = {
    {"key_read", run_key_read, 2},
    {"key_write", run_key_write, 3},
    {"key_public", run_key_public, 3},
    {"key_generate", run_key_generate, 1},
    {"sign", run_sign, 5},
    {"signing_input", run_signing_input, 3},
    {"attach_signature", run_attach_signature, 3},
    {"verify_signature", run_verify_signature, 4},
    {"issue", run_issue, 2},
    {"issue_and_bake", run_issue_and_bake, 5},
    {"status_list", run_status_list, 4},
    {NULL, NULL, 0},
};
