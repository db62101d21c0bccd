/* An issuer of Open Badges 3.0, and whoever is shown its badge: a credential with an embedded proof (eddsa-rdfc-2022) is
 * baked, and verified with the issuer's DID document and status list. Both are files here, in a folder that stands for
 * the issuer's web server: nothing is fetched. Then the badge is revoked, and verified again.
 *
 *     gcc issue_proof.c -o issue_proof $(pkg-config --cflags --libs ovenbird)
 *     ./issue_proof template.png ada@example.org badge.png .
 */

#include "files.h"

static const char USAGE[] =
    "usage: issue_proof TEMPLATE EMAIL OUTPUT FOLDER\n"
    "\n"
    "  TEMPLATE  a PNG or SVG file\n"
    "  EMAIL     the recipient, of whom the badge has only a hash\n"
    "  OUTPUT    the badge\n"
    "  FOLDER    for did.json and status.json, which the issuer serves\n";

/* The issuer is a DID: its keys are in the document at https://issuer.example/.well-known/did.json. */
static const char ISSUER[] = "did:web:issuer.example";
static const char KEY[] = "{\"id\": \"did:web:issuer.example#key-1\"}";
static const char PROOF[] = "{\"cryptosuite\": \"eddsa-rdfc-2022\"}";

/* What the issuer serves: address, file, media type. */
static const struct {
    const char *url, *file, *type;
} PAGES[] = {{"https://issuer.example/.well-known/did.json", "did.json", "application/did+json"},
             {"https://issuer.example/status/1", "status.json", "application/vc"}};

/* The badge has the place 7 in the issuer's status list. docs/issuing.md has everything that a request can say. */
enum { PLACE = 7 };
static const char BADGE[] =
    "{\"version\": \"3.0\","
    " \"recipient\": {\"identity\": \"%s\", \"id\": \"urn:uuid:6f0b4d5e-2a53-4c0e-9a3b-6a1f0f2f9a51\"},"
    " \"badge\": {\"name\": \"Robotics\", \"description\": \"Built a robot that finds its way.\","
    "           \"criteria\": {\"narrative\": \"Build a robot and let it find its way.\"}},"
    " \"issuer\": {\"id\": \"did:web:issuer.example\", \"name\": \"Example School\"},"
    " \"status\": {\"statusListCredential\": \"https://issuer.example/status/1\", \"statusListIndex\": %d}}";
static const char LIST[] =
    "{\"version\": \"3.0\", \"class\": \"BitstringStatusListCredential\", \"id\": \"https://issuer.example/status/1\","
    " \"issuer\": {\"id\": \"did:web:issuer.example\", \"name\": \"Example School\"},"
    " \"status_list\": {\"purpose\": \"revocation\", \"encoded\": \"%s\"}}";

/** Writes what the library gave to FOLDER/NAME, and releases it. Returns the exit code. */
static int publish(const char *folder, const char *name, ovenbird_bytes *text) {
    char path[4096];
    int len = snprintf(path, sizeof path, "%s/%s", folder, name);
    int failed = len < 0 || (size_t)len >= sizeof path || write_file(path, text->data, text->len) != 0;
    ovenbird_bytes_free(text);
    return failed ? EXIT_FAILED : EXIT_DONE;
}

/** The issuer's DID document: the public half of its key. */
static int publish_key(const char *folder, const ovenbird_key *key) {
    const ovenbird_key *keys[] = {key};
    ovenbird_bytes text;
    ovenbird_error *err;
    if (ovenbird_did_document(ISSUER, strlen(ISSUER), keys, 1, NULL, 0, &text, &err) != OVENBIRD_OK)
        return fail("did.json", err);
    return publish(folder, "did.json", &text);
}

/** The status list, a credential that is signed as badges are. */
static int publish_list(const char *folder, const ovenbird_key *key, const ovenbird_status_list *list) {
    ovenbird_bytes encoded = {NULL, 0}, document = {NULL, 0}, text = {NULL, 0};
    ovenbird_error *err = NULL;
    char request[4096];
    if (ovenbird_status_list_encode(list, &encoded, &err) == OVENBIRD_OK) {
        /* A list in which few bits are set is a few hundred bytes; a full one has to be given more room. */
        snprintf(request, sizeof request, LIST, (const char *)encoded.data);
        ovenbird_issue(request, strlen(request), NULL, 0, &document, NULL, &err);
    }
    if (err == NULL)
        ovenbird_sign((const char *)document.data, document.len, key, PROOF, strlen(PROOF), &text, NULL, &err);
    ovenbird_bytes_free(&document);
    ovenbird_bytes_free(&encoded);
    return err != NULL ? fail("status.json", err) : publish(folder, "status.json", &text);
}

/** The badge: issued, signed and baked in one call. */
static int award(const char *picture, const char *email, const ovenbird_key *key, const char *output) {
    char request[1024], options[128];
    file_bytes image = {NULL, 0};
    ovenbird_bytes baked;
    ovenbird_error *err;
    snprintf(request, sizeof request, BADGE, email, (int)PLACE);
    snprintf(options, sizeof options, "{\"sign\": %s}", PROOF);
    if (read_file(picture, &image) != 0)
        return EXIT_FAILED;
    ovenbird_status status = ovenbird_issue_and_bake(image.data, image.len, request, strlen(request), key, options,
                                                     strlen(options), &baked, NULL, &err);
    free(image.data);
    if (status != OVENBIRD_OK)
        return fail("issue", err);
    int code = write_file(output, baked.data, baked.len) == 0 ? EXIT_DONE : EXIT_FAILED;
    ovenbird_bytes_free(&baked);
    return code;
}

/** Answers one request with the file that stands for its URL. */
static ovenbird_status answer(ovenbird_verification *v, const ovenbird_fetch_request *request, const char *folder,
                              ovenbird_error **err) {
    file_bytes body = {NULL, 0};
    char path[4096];
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        if (strcmp(request->url, PAGES[i].url) != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, PAGES[i].file);
        if (read_file(path, &body) != 0)
            break;
        printf("%-12s %s\n", request->purpose, request->url);
        ovenbird_status status =
            ovenbird_verification_supply(v, request->id, 200, request->url, strlen(request->url), PAGES[i].type,
                                         strlen(PAGES[i].type), body.data, body.len, err);
        free(body.data);
        return status;
    }
    return ovenbird_verification_supply_failure(v, request->id, "offline", strlen("offline"), NULL, 0, err);
}

/** Prints the part of the report that says what the status lists say. */
static void show_statuses(const ovenbird_bytes *report) {
    const char *from = strstr((const char *)report->data, "\"statuses\":[");
    const char *to = from == NULL ? NULL : strchr(from, ']');
    if (to != NULL)
        printf("%.*s\n", (int)(to + 1 - from), from);
}

/** Verifies a badge, as everybody does who is shown it. */
static ovenbird_verdict verify(const char *badge, const char *email, const char *folder) {
    ovenbird_verification *v = NULL;
    ovenbird_verdict verdict = OVENBIRD_UNVERIFIED;
    const ovenbird_fetch_request *requests;
    ovenbird_bytes report = {NULL, 0}, table = {NULL, 0};
    ovenbird_error *err = NULL;
    file_bytes image = {NULL, 0};
    char options[512];
    size_t count;
    bool ready = false;
    snprintf(options, sizeof options, "{\"recipient\": {\"email\": [\"%s\"]}}", email);
    if (read_file(badge, &image) != 0)
        return verdict;
    ovenbird_verification_new(image.data, image.len, options, strlen(options), &v, &err);
    free(image.data);
    while (err == NULL && ovenbird_verification_is_ready(v, &ready, &err) == OVENBIRD_OK && !ready) {
        ovenbird_verification_next_requests(v, &requests, &count, NULL, &err);
        for (size_t i = 0; err == NULL && i < count; i++)
            answer(v, &requests[i], folder, &err);
    }
    if (err == NULL && ovenbird_verification_report(v, NULL, 0, &verdict, &report, &err) == OVENBIRD_OK)
        ovenbird_verification_report(v, "table", strlen("table"), &verdict, &table, &err);
    if (err != NULL) {
        fail(badge, err);
        verdict = OVENBIRD_UNVERIFIED;
    } else {
        fputs((const char *)table.data, stdout);
        show_statuses(&report);
    }
    ovenbird_bytes_free(&table);
    ovenbird_bytes_free(&report);
    ovenbird_verification_free(v);
    return verdict;
}

/** The whole story. Returns the exit code. */
static int run(char **argv, ovenbird_key *key, ovenbird_status_list *list) {
    const char *picture = argv[1], *email = argv[2], *output = argv[3], *folder = argv[4];
    ovenbird_error *err;
    if (publish_key(folder, key) != EXIT_DONE || publish_list(folder, key, list) != EXIT_DONE ||
        award(picture, email, key, output) != EXIT_DONE)
        return EXIT_FAILED;
    puts("-- as it was issued");
    if (verify(output, email, folder) != OVENBIRD_VALID)
        return EXIT_FAILED;
    if (ovenbird_status_list_set(list, PLACE, 1, &err) != OVENBIRD_OK)
        return fail("revoke", err);
    if (publish_list(folder, key, list) != EXIT_DONE)
        return EXIT_FAILED;
    puts("-- after it was revoked");
    return verify(output, email, folder) == OVENBIRD_INVALID ? EXIT_DONE : EXIT_FAILED;
}

int main(int argc, char **argv) {
    ovenbird_key *key = NULL;
    ovenbird_status_list *list = NULL;
    ovenbird_error *err;
    int code = EXIT_FAILED;
    if (argc != 5 || strlen(argv[2]) > 200 || strpbrk(argv[2], "\"\\") != NULL || strchr(argv[2], '@') == NULL) {
        fputs(USAGE, stderr);
        return EXIT_USAGE;
    }
    /* A real issuer keeps its key: ovenbird_key_read, or ovenbird_signing_input_with where it is in a key service. */
    if (ovenbird_key_generate(KEY, strlen(KEY), &key, &err) != OVENBIRD_OK)
        return fail("key", err);
    if (ovenbird_status_list_new(NULL, 0, &list, &err) != OVENBIRD_OK)
        code = fail("list", err);
    else
        code = run(argv, key, list);
    ovenbird_status_list_free(list);
    ovenbird_key_free(key);
    return code;
}
