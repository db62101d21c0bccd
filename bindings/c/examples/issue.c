/* Issues a badge: from a template image, a badge class and a recipient to a signed, baked badge, in one call. Then the
 * same with a signer outside, as a key service or an HSM is: the bytes to sign go out, the signature comes back.
 *
 *     gcc issue.c -o issue $(pkg-config --cflags --libs ovenbird)
 *     ./issue template.png ada@example.org badge.png
 */

#include "files.h"

static const char USAGE[] =
    "usage: issue TEMPLATE EMAIL OUTPUT [KEY]\n"
    "\n"
    "  TEMPLATE  a PNG or SVG file\n"
    "  EMAIL     the recipient, of whom the badge has only a hash\n"
    "  OUTPUT    the badge\n"
    "  KEY       a file with the private key, as PEM or JWK; without it a new one is made\n";

/* Who, what and by whom; when is now. docs/issuing.md has everything that a request can say. */
static const char REQUEST[] =
    "{\"version\": \"3.0\","
    " \"recipient\": {\"identity\": \"%s\", \"id\": \"urn:uuid:6f0b4d5e-2a53-4c0e-9a3b-6a1f0f2f9a51\"},"
    " \"badge\": {\"name\": \"Robotics\", \"description\": \"Built a robot that finds its way.\","
    "           \"criteria\": {\"narrative\": \"Build a robot and let it find its way.\"}},"
    " \"issuer\": {\"id\": \"https://badges.example.org/issuer\", \"name\": \"Example School\"}}";

/** Writes the request. Returns 0, or -1 for an address that would break the JSON. */
static int write_request(char *request, size_t size, const char *email) {
    if (strpbrk(email, "\"\\") != NULL || strchr(email, '@') == NULL)
        return -1;
    int len = snprintf(request, size, REQUEST, email);
    return len > 0 && (size_t)len < size ? 0 : -1;
}

/** Reads the key in a file, or makes one. NULL after saying why not. */
static ovenbird_key *take_key(const char *path) {
    ovenbird_key *key = NULL;
    ovenbird_error *err = NULL;
    file_bytes text = {NULL, 0};
    if (path == NULL)
        ovenbird_key_generate(NULL, 0, &key, &err);
    else if (read_file(path, &text) == 0)
        ovenbird_key_read((const char *)text.data, text.len, NULL, 0, &key, &err);
    if (text.data != NULL)
        memset(text.data, 0, text.len); /* Better: explicit_bzero or memset_s, which no compiler leaves out. */
    free(text.data);
    if (err != NULL)
        fail("key", err);
    return key;
}

/** Checks a token with the public half of a key, as everybody who is shown the badge does. */
static int check(const ovenbird_bytes *token, const ovenbird_key *key) {
    ovenbird_key *half = NULL;
    ovenbird_error *err;
    bool verified = false;
    if (ovenbird_key_public(key, &half, &err) != OVENBIRD_OK)
        return fail("public half", err);
    const ovenbird_key *keys[] = {half};
    ovenbird_status status = ovenbird_verify_signature((const char *)token->data, token->len, keys, 1, NULL, 0,
                                                       &verified, NULL, &err);
    ovenbird_key_free(half);
    if (status != OVENBIRD_OK)
        return fail("verify", err);
    puts(verified ? "the signature is right" : "THE SIGNATURE IS WRONG");
    return verified ? EXIT_DONE : EXIT_FAILED;
}

/** One call: document, signature and image. */
static int in_one_call(const file_bytes *image, const char *request, const ovenbird_key *key, const char *output) {
    ovenbird_bytes baked, token;
    ovenbird_error *err;
    if (ovenbird_issue_and_bake(image->data, image->len, request, strlen(request), key, NULL, 0, &baked, NULL, &err) !=
        OVENBIRD_OK)
        return fail("issue", err);
    int code = write_file(output, baked.data, baked.len) == 0 ? EXIT_DONE : EXIT_FAILED;
    if (code == EXIT_DONE && ovenbird_unbake_one(baked.data, baked.len, NULL, 0, &token, NULL, &err) == OVENBIRD_OK) {
        printf("%s: %zu bytes, ", output, baked.len);
        code = check(&token, key);
        ovenbird_bytes_free(&token);
    }
    ovenbird_bytes_free(&baked);
    return code;
}

/** Stands for the key service, which knows nothing of badges: it signs bytes. Here it cuts the signature out of a token
 * that Ovenbird made of the same document. Returns the length, at most 64. */
static size_t sign_elsewhere(const ovenbird_key *key, const char *document, size_t len, uint8_t signature[64]) {
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    ovenbird_bytes token;
    size_t made = 0;
    unsigned bits = 0, held = 0;
    if (ovenbird_sign(document, len, key, NULL, 0, &token, NULL, NULL) != OVENBIRD_OK)
        return 0;
    const char *at = strrchr((const char *)token.data, '.') + 1;
    for (; *at != 0 && made < 64; at++) {
        bits = bits << 6 | (unsigned)(strchr(DIGITS, *at) - DIGITS);
        held += 6;
        if (held >= 8)
            signature[made++] = (uint8_t)(bits >> (held -= 8));
    }
    ovenbird_bytes_free(&token);
    return made;
}

/** Three steps: the document, the bytes to sign, the token with the signature. The private key stays where it is. */
static int with_a_signer_outside(const char *request, const ovenbird_key *key) {
    ovenbird_bytes document, input = {NULL, 0}, token = {NULL, 0}, name = {NULL, 0};
    ovenbird_error *err = NULL;
    uint8_t signature[64];
    char options[256];
    if (ovenbird_issue(request, strlen(request), NULL, 0, &document, NULL, &err) != OVENBIRD_OK)
        return fail("issue", err);
    const char *text = (const char *)document.data;
    /* All that is known here of the key is its public half: with it the token is checked before it is given out. */
    if (ovenbird_key_write(key, "did_key", strlen("did_key"), &name, &err) == OVENBIRD_OK) {
        snprintf(options, sizeof options, "{\"key\": \"%s\"}", (const char *)name.data);
        ovenbird_signing_input(text, document.len, options, strlen(options), &input, NULL, &err);
    }
    if (err == NULL) {
        size_t len = sign_elsewhere(key, text, document.len, signature);
        ovenbird_attach_signature((const char *)input.data, input.len, signature, len, options, strlen(options), &token,
                                  &err);
    }
    int code = EXIT_DONE;
    if (err != NULL) {
        code = fail("outside signer", err);
    } else {
        printf("outside signer: %zu bytes to sign, ", input.len);
        code = check(&token, key);
    }
    ovenbird_bytes_free(&token);
    ovenbird_bytes_free(&input);
    ovenbird_bytes_free(&name);
    ovenbird_bytes_free(&document);
    return code;
}

int main(int argc, char **argv) {
    char request[1024];
    if (argc < 4 || argc > 5 || write_request(request, sizeof request, argv[2]) != 0) {
        fputs(USAGE, stderr);
        return EXIT_USAGE;
    }
    file_bytes image = {NULL, 0};
    ovenbird_key *key = take_key(argc == 5 ? argv[4] : NULL);
    int code = EXIT_FAILED;
    if (key != NULL && read_file(argv[1], &image) == 0) {
        code = in_one_call(&image, request, key, argv[3]);
        /* A key without did:key, which is RSA, is given to "key" as PEM or JWK; here that is left out. */
        if (code == EXIT_DONE && argc < 5)
            code = with_a_signer_outside(request, key);
    }
    free(image.data);
    ovenbird_key_free(key);
    return code;
}
