/* The vector runner's operation of verifying: answers every request as the plan says, and writes the report and what was
 * asked for. What else is looked at: that the forms and outputs of the library agree, and that no request is answered
 * twice. */

#include "vectors.h"

enum { MOST_REQUESTS = 1000 };

/** Adds a line to what the case writes beside its report. */
static void add_line(outcome *out, const char *line) {
    size_t before = out->listed == NULL ? 0 : strlen(out->listed), len = strlen(line);
    out->listed = (char *)realloc(out->listed, before + len + 2);
    if (out->listed == NULL)
        abort();
    memcpy(out->listed + before, line, len);
    memcpy(out->listed + before + len, "\n", 2);
}

static int is_text(const field *one, const char *text) {
    return one->len == strlen(text) && memcmp(one->data, text, one->len) == 0;
}

/** Finds the answer to a URL among the records; 0 if there is none. */
static int find_answer(const field *answers, const char *url, record *found) {
    const uint8_t *at = answers->data, *end = answers->data + answers->len;
    while (at < end && take_record(&at, end, found) == 0)
        if (found->count > 1 && is_text(&found->fields[0], url))
            return 1;
    return 0;
}

static uint16_t number_of(const field *digits) {
    unsigned number = 0;
    for (size_t i = 0; i < digits->len; i++)
        number = number * 10 + (unsigned)(digits->data[i] - '0');
    return (uint16_t)number;
}

/** Answers one request as the plan says. */
static ovenbird_status answer(ovenbird_verification *v, const ovenbird_fetch_request *request, const field *answers,
                              ovenbird_error **err) {
    record said;
    if (!find_answer(answers, request->url, &said))
        return ovenbird_verification_supply_failure(v, request->id, TEXT("offline"), DEFAULTS, err);
    const field *in = said.fields;
    if (is_text(&in[1], "failure"))
        return ovenbird_verification_supply_failure(v, request->id, STRING(in[2]), STRING(in[3]), err);
    return ovenbird_verification_supply(v, request->id, number_of(&in[2]), STRING(in[3]), STRING(in[4]), IMAGE(in[5]),
                                        err);
}

/** What is not as it should be about a request that was answered, or NULL. */
static const char *complain(ovenbird_verification *v, const ovenbird_fetch_request *request, const ovenbird_bytes *json) {
    ovenbird_error *err;
    char id[32];
    const char *complaint = NULL;
    snprintf(id, sizeof id, "\"id\":%u,", (unsigned)request->id);
    if (!mentions(json, id) || !mentions(json, request->purpose) || !mentions(json, request->accept))
        complaint = "next_requests gives a request that is not in its JSON";
    if (ovenbird_verification_supply_failure(v, request->id, DEFAULTS, DEFAULTS, &err) != OVENBIRD_CALLER ||
        strcmp(ovenbird_error_code(err), "verify.request") != 0)
        complaint = "a request was answered twice";
    ovenbird_error_free(err);
    return complaint;
}

/** Takes the requests and answers them. */
static void take_turn(ovenbird_verification *v, const field *answers, outcome *out) {
    const ovenbird_fetch_request *requests;
    size_t count;
    ovenbird_bytes json;
    if (ovenbird_verification_next_requests(v, &requests, &count, &json, &out->err) != OVENBIRD_OK)
        return;
    if (count == 0)
        out->disagreement = "neither ready nor asking for anything";
    for (size_t i = 0; i < count && out->err == NULL && out->disagreement == NULL; i++) {
        add_line(out, requests[i].purpose);
        add_line(out, requests[i].url);
        if (answer(v, &requests[i], answers, &out->err) == OVENBIRD_OK)
            out->disagreement = complain(v, &requests[i], &json);
    }
    ovenbird_bytes_free(&json);
}

/** Takes the report in every form. */
static void take_report(const ovenbird_verification *v, outcome *out) {
    static const char *const FORMS[] = {"json", "table", "html", "problem_details"};
    static const char *const VERDICTS[] = {"{\"verdict\":\"unverified\"", "{\"verdict\":\"valid\"",
                                           "{\"verdict\":\"invalid\""};
    ovenbird_verdict verdict, other;
    ovenbird_bytes form;
    if (ovenbird_verification_report(v, DEFAULTS, &verdict, &out->text, &out->err) != OVENBIRD_OK)
        return;
    if (!mentions(&out->text, VERDICTS[verdict]))
        out->disagreement = "the report has another verdict";
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (ovenbird_verification_report(v, TEXT(FORMS[i]), &other, &form, NULL) != OVENBIRD_OK || other != verdict ||
            form.len == 0 || (i == 0 && !holds_text(&form, (const char *)out->text.data)))
            out->disagreement = "the forms of the report differ";
        ovenbird_bytes_free(&form);
    }
}

static ovenbird_status run_verify(const field *in, outcome *out) {
    ovenbird_verification *v = NULL;
    ovenbird_contexts *contexts;
    bool ready = false;
    if (read_contexts(&in[3], &contexts, out))
        ovenbird_verification_new_with(IMAGE(in[0]), STRING(in[1]), contexts, &v, &out->err);
    ovenbird_contexts_free(contexts);
    for (int turn = 0; out->err == NULL && out->disagreement == NULL && !ready; turn++) {
        if (ovenbird_verification_is_ready(v, &ready, &out->err) == OVENBIRD_OK && !ready)
            take_turn(v, &in[2], out);
        if (turn > MOST_REQUESTS)
            out->disagreement = "it never ends";
    }
    if (out->err == NULL && out->disagreement == NULL)
        take_report(v, out);
    ovenbird_verification_free(v);
    return out->err == NULL ? OVENBIRD_OK : OVENBIRD_CALLER;
}

const operation VERIFYING_OPERATIONS[] = {
    {"verify", run_verify, 4},
    {NULL, NULL, 0},
};
