/* Runs the shared vectors through the C library: run_vectors PLAN RESULTS
 *
 * Both files are sequences of records: a u32 with the number of fields, then for each field a u32 with its length and
 * its bytes, all little-endian. A record of the plan is [id, operation, arguments...]; its result is
 * [id, "ok", text, bytes] or [id, "error", detail as JSON, ""]. The library's other forms of the same operation are
 * called too; if they disagree, the result is the error `runner.disagreement`. */

#include "vectors.h"

static int same(const ovenbird_bytes *a, const ovenbird_bytes *b) {
    return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

static ovenbird_status run_sniff(const field *in, outcome *out) {
    const char *name;
    ovenbird_status status = ovenbird_sniff(IMAGE(in[0]), &name, &out->err);
    if (status == OVENBIRD_OK)
        snprintf(out->words, sizeof out->words, "%s", name);
    return status;
}

/** Bakes into a buffer of `capacity` bytes and compares with the plain form. */
static const char *compare_into(const field *in, const outcome *plain, size_t capacity) {
    const char *complaint = NULL;
    size_t needed;
    ovenbird_bytes report;
    ovenbird_error *err;
    uint8_t *buffer = (uint8_t *)malloc(capacity + 1);
    if (buffer == NULL)
        abort();
    ovenbird_status status = ovenbird_bake_into(IMAGE(in[0]), STRING(in[1]), STRING(in[2]), buffer, capacity, &needed,
                                                &report, &err);
    ovenbird_bytes filled = {buffer, needed};
    if (needed != plain->bytes.len)
        complaint = "bake_into needs another length than bake gave";
    else if (capacity < needed && strcmp(ovenbird_error_code(err), "buffer.too_small") != 0)
        complaint = "bake_into took a buffer that is too small";
    else if (capacity >= needed && status != OVENBIRD_OK)
        complaint = "bake_into failed with a buffer of the needed size";
    else if (capacity >= needed && !(same(&filled, &plain->bytes) && same(&report, &plain->text)))
        complaint = "bake_into and bake give different images or reports";
    ovenbird_error_free(err);
    ovenbird_bytes_free(&report);
    free(buffer);
    return complaint;
}

/** Makes a splice, joins its pieces and compares with the plain form. */
static const char *compare_splice(const field *in, const outcome *plain) {
    const char *complaint = NULL;
    ovenbird_splice *splice;
    const ovenbird_slice *pieces;
    ovenbird_bytes report;
    size_t count, at = 0;
    if (ovenbird_splice_new(IMAGE(in[0]), STRING(in[1]), STRING(in[2]), &splice, NULL) != OVENBIRD_OK)
        return "splice failed where bake did not";
    if (ovenbird_splice_len(splice) != plain->bytes.len)
        complaint = "splice and bake give different lengths";
    ovenbird_splice_report(splice, &report, NULL);
    if (!same(&report, &plain->text))
        complaint = "splice and bake give different reports";
    ovenbird_splice_pieces(splice, &pieces, &count, NULL);
    for (size_t i = 0; complaint == NULL && i < count; i++) {
        if (memcmp(plain->bytes.data + at, pieces[i].data, pieces[i].len) != 0)
            complaint = "splice and bake give different bytes";
        at += pieces[i].len;
    }
    ovenbird_bytes_free(&report);
    ovenbird_splice_free(splice);
    return complaint;
}

/** Where plain baking fails, the other forms have to fail with the same code. */
static const char *compare_failures(const field *in, const ovenbird_error *plain) {
    size_t needed;
    ovenbird_error *into, *spliced;
    ovenbird_splice *splice;
    ovenbird_bake_into(IMAGE(in[0]), STRING(in[1]), STRING(in[2]), NULL, 0, &needed, NULL, &into);
    ovenbird_splice_new(IMAGE(in[0]), STRING(in[1]), STRING(in[2]), &splice, &spliced);
    int agree = strcmp(ovenbird_error_detail(into), ovenbird_error_detail(plain)) == 0 &&
                strcmp(ovenbird_error_detail(spliced), ovenbird_error_detail(plain)) == 0;
    ovenbird_splice_free(splice);
    ovenbird_error_free(spliced);
    ovenbird_error_free(into);
    return agree ? NULL : "bake, bake_into and splice fail differently";
}

static ovenbird_status run_bake(const field *in, outcome *out) {
    ovenbird_status status =
        ovenbird_bake(IMAGE(in[0]), STRING(in[1]), STRING(in[2]), &out->bytes, &out->text, &out->err);
    if (status != OVENBIRD_OK) {
        out->disagreement = compare_failures(in, out->err);
        return status;
    }
    out->disagreement = compare_into(in, out, out->bytes.len);
    if (out->disagreement == NULL)
        out->disagreement = compare_into(in, out, out->bytes.len - 1);
    if (out->disagreement == NULL)
        out->disagreement = compare_splice(in, out);
    return status;
}

static ovenbird_status run_unbake(const field *in, outcome *out) {
    ovenbird_bytes text, details;
    ovenbird_error *err;
    ovenbird_status status = ovenbird_unbake(IMAGE(in[0]), STRING(in[1]), &out->text, &out->err);
    ovenbird_status one = ovenbird_unbake_one(IMAGE(in[0]), STRING(in[1]), &text, &details, &err);
    if (status != one || strcmp(ovenbird_error_detail(out->err), ovenbird_error_detail(err)) != 0)
        out->disagreement = "unbake and unbake_one end differently";
    else if (one == OVENBIRD_OK && !mentions(&out->text, (const char *)details.data))
        out->disagreement = "unbake does not list what unbake_one gives";
    ovenbird_error_free(err);
    ovenbird_bytes_free(&details);
    ovenbird_bytes_free(&text);
    return status;
}

static ovenbird_status run_strip(const field *in, outcome *out) {
    size_t removed;
    ovenbird_status status = ovenbird_strip(IMAGE(in[0]), STRING(in[1]), &out->bytes, &removed, &out->err);
    snprintf(out->words, sizeof out->words, "{\"removed\":%zu}", removed);
    return status;
}

static ovenbird_status run_inspect(const field *in, outcome *out) {
    return ovenbird_inspect(IMAGE(in[0]), STRING(in[1]), &out->text, &out->err);
}

static ovenbird_status run_validate(const field *in, outcome *out) {
    return ovenbird_validate(IMAGE(in[0]), STRING(in[1]), &out->text, &out->err);
}

static ovenbird_status run_validate_extension(const field *in, outcome *out) {
    return ovenbird_validate_extension(STRING(in[0]), STRING(in[1]), STRING(in[2]), &out->text, &out->err);
}

static ovenbird_status run_rules(const field *in, outcome *out) {
    (void)in;
    return ovenbird_rules(&out->text, &out->err);
}

static ovenbird_status run_upgrade(const field *in, outcome *out) {
    return ovenbird_upgrade(STRING(in[0]), STRING(in[1]), STRING(in[2]), &out->text, &out->err);
}

static ovenbird_status run_parse(const field *in, outcome *out) {
    return ovenbird_parse(STRING(in[0]), STRING(in[1]), &out->text, &out->err);
}

static ovenbird_status run_payload(const field *in, outcome *out) {
    return ovenbird_payload(STRING(in[0]), STRING(in[1]), &out->text, &out->err);
}

static ovenbird_status run_hash_identity(const field *in, outcome *out) {
    return ovenbird_hash_identity(STRING(in[0]), STRING(in[1]), STRING(in[2]), STRING(in[3]), &out->text, &out->err);
}

static ovenbird_status run_match_recipient(const field *in, outcome *out) {
    bool matched;
    ovenbird_status status =
        ovenbird_match_recipient(STRING(in[0]), STRING(in[1]), STRING(in[2]), &matched, &out->text, &out->err);
    const char *said = matched ? "\"matched\":true" : "\"matched\":false";
    if (status == OVENBIRD_OK && !mentions(&out->text, said))
        out->disagreement = "match_recipient's two answers differ";
    return status;
}

static ovenbird_status run_error_codes(const field *in, outcome *out) {
    (void)in;
    return ovenbird_error_codes(&out->text, &out->err);
}

static ovenbird_status run_explain(const field *in, outcome *out) {
    return ovenbird_explain(STRING(in[0]), &out->text, &out->err);
}

static const operation OPERATIONS[] = {
    {"sniff", run_sniff, 1},
    {"bake", run_bake, 3},
    {"unbake", run_unbake, 2},
    {"strip", run_strip, 2},
    {"inspect", run_inspect, 2},
    {"validate", run_validate, 2},
    {"validate_extension", run_validate_extension, 3},
    {"rules", run_rules, 0},
    {"upgrade", run_upgrade, 3},
    {"parse", run_parse, 2},
    {"payload", run_payload, 2},
    {"hash_identity", run_hash_identity, 4},
    {"match_recipient", run_match_recipient, 3},
    {"error_codes", run_error_codes, 0},
    {"explain", run_explain, 1},
    {NULL, NULL, 0},
};

/** The operation of this name in a list, or NULL. */
static const operation *find(const operation *list, const field *name) {
    for (; list->name != NULL; list++)
        if (strlen(list->name) == name->len && memcmp(list->name, name->data, name->len) == 0)
            return list;
    return NULL;
}

/** Reads a u32 and moves on; -1 at the end. */
static int take_u32(const uint8_t **at, const uint8_t *end, uint32_t *value) {
    if (end - *at < 4)
        return -1;
    const uint8_t *b = *at;
    *value = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    *at += 4;
    return 0;
}

int take_record(const uint8_t **at, const uint8_t *end, record *out) {
    uint32_t count, len;
    if (take_u32(at, end, &count) != 0 || count > MAX_FIELDS)
        return -1;
    out->count = count;
    for (uint32_t i = 0; i < count; i++) {
        if (take_u32(at, end, &len) != 0 || (size_t)(end - *at) < len)
            return -1;
        out->fields[i].data = *at;
        out->fields[i].len = len;
        *at += len;
    }
    return 0;
}

static void put_field(FILE *file, const void *data, size_t len) {
    const uint8_t head[4] = {(uint8_t)len, (uint8_t)(len >> 8), (uint8_t)(len >> 16), (uint8_t)(len >> 24)};
    fwrite(head, 1, sizeof head, file);
    if (len > 0)
        fwrite(data, 1, len, file);
}

static void put_result(FILE *file, const field *id, const char *how, const void *text, size_t text_len,
                       const ovenbird_bytes *bytes) {
    static const uint8_t FIELDS[4] = {4, 0, 0, 0};
    fwrite(FIELDS, 1, sizeof FIELDS, file);
    put_field(file, id->data, id->len);
    put_field(file, how, strlen(how));
    put_field(file, text, text_len);
    put_field(file, bytes->data, bytes->len);
}

static void put_error(FILE *file, const field *id, const char *detail) {
    const ovenbird_bytes none = {NULL, 0};
    put_result(file, id, "error", detail, strlen(detail), &none);
}

/** Runs one case and writes its result. Returns -1 for an operation that this runner does not know. */
static int run_case(const record *one, FILE *results) {
    outcome out;
    memset(&out, 0, sizeof out);
    const operation *known = find(OPERATIONS, &one->fields[1]);
    if (known == NULL)
        known = find(SIGNING_OPERATIONS, &one->fields[1]);
    if (known == NULL)
        known = find(VERIFYING_OPERATIONS, &one->fields[1]);
    if (known == NULL)
        known = find(PROOF_OPERATIONS, &one->fields[1]);
    if (known == NULL || one->count != known->arguments + 2)
        return -1;
    ovenbird_status status = known->run(one->fields + 2, &out);
    ovenbird_bytes beside = out.bytes;
    if (out.listed != NULL) {
        beside.data = (uint8_t *)out.listed;
        beside.len = strlen(out.listed);
    }
    char detail[256];
    snprintf(detail, sizeof detail, "{\"code\":\"runner.disagreement\",\"kind\":\"internal\",\"message\":\"%s\"}",
             out.disagreement == NULL ? "" : out.disagreement);
    if (out.disagreement != NULL)
        put_error(results, &one->fields[0], detail);
    else if (status != OVENBIRD_OK)
        put_error(results, &one->fields[0], ovenbird_error_detail(out.err));
    else if (out.text.data != NULL)
        put_result(results, &one->fields[0], "ok", out.text.data, out.text.len, &beside);
    else if (out.written != NULL)
        put_result(results, &one->fields[0], "ok", out.written, strlen(out.written), &beside);
    else
        put_result(results, &one->fields[0], "ok", out.words, strlen(out.words), &beside);
    free(out.listed);
    free(out.written);
    ovenbird_error_free(out.err);
    ovenbird_bytes_free(&out.text);
    ovenbird_bytes_free(&out.bytes);
    return 0;
}

/** Runs every case of the plan. Returns 0, or -1 after saying what is wrong with it. */
static int run_plan(const uint8_t *plan, size_t plan_len, FILE *results) {
    const uint8_t *at = plan, *end = plan + plan_len;
    record one;
    while (at < end) {
        if (take_record(&at, end, &one) != 0 || one.count < 2) {
            fprintf(stderr, "run_vectors: the plan is broken at byte %ld\n", (long)(at - plan));
            return -1;
        }
        if (run_case(&one, results) != 0) {
            fprintf(stderr, "run_vectors: unknown operation or number of arguments: %.*s\n",
                    (int)one.fields[1].len, (const char *)one.fields[1].data);
            return -1;
        }
    }
    return 0;
}

/** Reads a whole file. NULL after saying why not. */
static uint8_t *read_plan(const char *path, size_t *len) {
    FILE *file = fopen(path, "rb");
    long end = file != NULL && fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    uint8_t *data = end < 0 ? NULL : (uint8_t *)malloc((size_t)end + 1);
    if (data != NULL && (fseek(file, 0, SEEK_SET) != 0 || fread(data, 1, (size_t)end, file) != (size_t)end)) {
        free(data);
        data = NULL;
    }
    if (data == NULL)
        perror(path);
    if (file != NULL)
        fclose(file);
    *len = end < 0 ? 0 : (size_t)end;
    return data;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: run_vectors PLAN RESULTS\n", stderr);
        return 64;
    }
    size_t plan_len;
    uint8_t *plan = read_plan(argv[1], &plan_len);
    FILE *results = plan == NULL ? NULL : fopen(argv[2], "wb");
    if (plan != NULL && results == NULL)
        perror(argv[2]);
    int failed = results == NULL || run_plan(plan, plan_len, results) != 0;
    if (results != NULL)
        failed |= ferror(results) || fclose(results) != 0;
    free(plan);
    return failed ? 1 : 0;
}
