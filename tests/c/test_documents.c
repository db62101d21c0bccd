/* Sniffing, inspecting, payloads, documents, recipients, and the library's own facts. */

#include "suite.h"

static void an_image_is_told_by_its_first_bytes(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    const char *name;
    CHECK(ovenbird_sniff(png, png_len, &name, NULL) == OVENBIRD_OK && strcmp(name, "png") == 0);
    CHECK(ovenbird_sniff(BYTES(SAMPLE_SVG), &name, NULL) == OVENBIRD_OK && strcmp(name, "svg") == 0);
    CHECK(ovenbird_sniff(BYTES("GIF89a"), &name, NULL) == OVENBIRD_OK && strcmp(name, "gif") == 0);
    CHECK(ovenbird_sniff(BYTES("hello"), &name, NULL) == OVENBIRD_OK && strcmp(name, "unknown") == 0);
}

static void inspecting_an_unbaked_image_is_no_error(void) {
    uint8_t png[SAMPLE_PNG_CAPACITY];
    size_t png_len = sample_png(png);
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_inspect(png, png_len, DEFAULTS, &out, &err), err);
    CHECK(mentions(&out, "\"badge\":null") && mentions(&out, "\"badges\":[]"));
    ovenbird_bytes_free(&out);
}

static void inspecting_a_document_tells_its_version(void) {
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_inspect(BYTES(SAMPLE_ASSERTION), DEFAULTS, &out, &err), err);
    CHECK(mentions(&out, "\"version\":\"2.0\""));
    ovenbird_bytes_free(&out);
}

static void every_fault_of_a_document_is_found(void) {
    static const char BADGE[] = "{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"Assertion\"}";
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_validate(BYTES(SAMPLE_ASSERTION), DEFAULTS, &out, &err), err);
    CHECK(mentions(&out, "\"version\":\"2.0\"") && mentions(&out, "\"class\":\"Assertion\""));
    ovenbird_bytes_free(&out);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_validate(BYTES(BADGE), TEXT("{\"profile\":\"strict\"}"), &out, &err), err);
    CHECK(mentions(&out, "\"ok\":false") && mentions(&out, "\"pointer\":\"/recipient\""));
    CHECK(mentions(&out, "\"rule\":\"2.0/Assertion/recipient/required\""));
    ovenbird_bytes_free(&out);
    CHECK_FAILS(OVENBIRD_NOT_FOUND, "document.hosted",
                ovenbird_validate(BYTES(SAMPLE_URL), DEFAULTS, &out, &err), err);
}

static void an_extension_is_held_against_a_schema(void) {
    static const char EXTENSION[] =
        "{\"@context\":\"https://example.org/c.json\",\"type\":[\"Extension\",\"extensions:Own\"],\"points\":\"5\"}";
    static const char SCHEMA[] = "{\"properties\":{\"points\":{\"type\":\"integer\"}}}";
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_validate_extension(TEXT(EXTENSION), TEXT(SCHEMA), DEFAULTS, &out, &err), err);
    CHECK(mentions(&out, "extension.schema") && mentions(&out, "\"pointer\":\"/points\""));
    ovenbird_bytes_free(&out);
    CHECK_FAILS(OVENBIRD_CALLER, "schema.invalid",
                ovenbird_validate_extension(TEXT(EXTENSION), TEXT("5"), DEFAULTS, &out, &err), err);
}

static void the_rules_are_listed(void) {
    ovenbird_bytes out;
    CHECK(ovenbird_rules(&out, NULL) == OVENBIRD_OK);
    CHECK(mentions(&out, "\"id\":\"2.0/Assertion/recipient/required\""));
    ovenbird_bytes_free(&out);
}

static void a_document_is_written_in_a_newer_version(void) {
    static const char OLD[] = "{\"name\":\"Makers\",\"url\":\"https://issuer.example\",\"founded\":1999}";
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_upgrade(TEXT(OLD), TEXT("2.0"), TEXT("{\"id\":\"https://issuer.example/me\"}"), &out, &err),
                 err);
    CHECK(mentions(&out, "\"from\":\"1.0\"") && mentions(&out, "\"changed\":true"));
    CHECK(mentions(&out, "\\\"type\\\":\\\"Profile\\\"") && mentions(&out, "https://issuer.example/me"));
    CHECK(mentions(&out, "upgrade.lost") && mentions(&out, "\"pointer\":\"/founded\""));
    ovenbird_bytes_free(&out);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "upgrade.unsupported",
                ovenbird_upgrade(TEXT(OLD), TEXT("1.1"), DEFAULTS, &out, &err), err);
    CHECK_FAILS(OVENBIRD_NOT_FOUND, "document.hosted",
                ovenbird_upgrade(TEXT(SAMPLE_URL), TEXT("2.0"), DEFAULTS, &out, &err), err);
}

static void a_payload_is_told_by_its_text(void) {
    ovenbird_bytes out;
    CHECK(ovenbird_payload(TEXT(SAMPLE_URL), DEFAULTS, &out, NULL) == OVENBIRD_OK);
    CHECK(mentions(&out, "\"kind\":\"url\""));
    ovenbird_bytes_free(&out);
    CHECK(ovenbird_payload(TEXT(SAMPLE_ASSERTION), DEFAULTS, &out, NULL) == OVENBIRD_OK);
    CHECK(mentions(&out, "\"kind\":\"json\"") && mentions(&out, "\"verified\":false"));
    ovenbird_bytes_free(&out);
}

static void a_document_is_parsed_into_one_view(void) {
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK, ovenbird_parse(TEXT(SAMPLE_ASSERTION), DEFAULTS, &out, &err), err);
    CHECK(mentions(&out, "\"version\":\"2.0\"") && mentions(&out, "\"class\":\"Assertion\""));
    CHECK(mentions(&out, "\"identity\":\"learner@example.org\""));
    ovenbird_bytes_free(&out);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "document.unrecognised",
                ovenbird_parse(TEXT("{\"a\":1}"), DEFAULTS, &out, &err), err);
}

static void an_identity_is_hashed(void) {
    ovenbird_bytes out;
    ovenbird_error *err;
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_hash_identity(TEXT("abc"), DEFAULTS, DEFAULTS, DEFAULTS, &out, &err), err);
    CHECK(holds_text(&out, "sha256$ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    ovenbird_bytes_free(&out);
    CHECK_STATUS(OVENBIRD_OK, ovenbird_hash_identity(TEXT("ab"), TEXT("c"), TEXT("md5"), TEXT("1.0"), &out, &err),
                 err);
    CHECK(holds_text(&out, "md5$900150983cd24fb0d6963f7d28e17f72"));
    ovenbird_bytes_free(&out);
    CHECK_FAILS(OVENBIRD_UNSUPPORTED, "recipient.algorithm",
                ovenbird_hash_identity(TEXT("abc"), DEFAULTS, TEXT("sha1"), TEXT("2.0"), &out, &err), err);
}

static void a_recipient_is_matched(void) {
    ovenbird_bytes out;
    ovenbird_error *err;
    bool matched = false;
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_match_recipient(TEXT(SAMPLE_ASSERTION), TEXT("[\"x@example.org\",\"learner@example.org\"]"),
                                          DEFAULTS, &matched, &out, &err),
                 err);
    CHECK(matched && mentions(&out, "\"matched\":true") && mentions(&out, "\"candidate\":1"));
    ovenbird_bytes_free(&out);
}

static void nobody_matching_is_an_answer(void) {
    ovenbird_bytes out;
    ovenbird_error *err;
    bool matched = true;
    CHECK_STATUS(OVENBIRD_OK,
                 ovenbird_match_recipient(TEXT(SAMPLE_ASSERTION), TEXT("[\"x@example.org\"]"), DEFAULTS, &matched,
                                          &out, &err),
                 err);
    CHECK(!matched && mentions(&out, "recipient.mismatch"));
    ovenbird_bytes_free(&out);
}

static void the_codes_are_listed(void) {
    ovenbird_bytes out;
    CHECK(ovenbird_error_codes(&out, NULL) == OVENBIRD_OK);
    CHECK(mentions(&out, "\"code\":\"png.truncated\"") && mentions(&out, "\"kind\":\"malformed\""));
    ovenbird_bytes_free(&out);
}

static void header_and_library_are_of_one_version(void) {
    char numbers[64];
    snprintf(numbers, sizeof numbers, "%d.%d.%d", OVENBIRD_VERSION_MAJOR, OVENBIRD_VERSION_MINOR,
             OVENBIRD_VERSION_PATCH);
    CHECK(strcmp(ovenbird_version(), OVENBIRD_VERSION) == 0);
    CHECK(strncmp(OVENBIRD_VERSION, numbers, strlen(numbers)) == 0);
    CHECK(ovenbird_abi_version() == OVENBIRD_ABI_VERSION);
}

static void the_numbers_of_the_status_never_change(void) {
    CHECK(OVENBIRD_OK == 0 && OVENBIRD_CALLER == 1 && OVENBIRD_MALFORMED == 2 && OVENBIRD_UNSUPPORTED == 3);
    CHECK(OVENBIRD_NOT_FOUND == 4 && OVENBIRD_LIMIT == 5 && OVENBIRD_REFUSED == 6 && OVENBIRD_INTERNAL == 7);
}

const test DOCUMENT_TESTS[] = {
    TEST(an_image_is_told_by_its_first_bytes),
    TEST(inspecting_an_unbaked_image_is_no_error),
    TEST(inspecting_a_document_tells_its_version),
    TEST(every_fault_of_a_document_is_found),
    TEST(an_extension_is_held_against_a_schema),
    TEST(the_rules_are_listed),
    TEST(a_document_is_written_in_a_newer_version),
    TEST(a_payload_is_told_by_its_text),
    TEST(a_document_is_parsed_into_one_view),
    TEST(an_identity_is_hashed),
    TEST(a_recipient_is_matched),
    TEST(nobody_matching_is_an_answer),
    TEST(the_codes_are_listed),
    TEST(header_and_library_are_of_one_version),
    TEST(the_numbers_of_the_status_never_change),
    END_OF_TESTS,
};
