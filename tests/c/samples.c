/* Keys, documents and a request for the tests of signing and verifying. */

#include "suite.h"

#define SECRET "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"

const char SAMPLE_KEY[] = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                          "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"d\":\"" SECRET "\"}";

const char SAMPLE_SECRET[] = SECRET;

const char SAMPLE_PEM[] = "-----BEGIN PRIVATE KEY-----\n"
                          "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
                          "-----END PRIVATE KEY-----\n";

const char SAMPLE_DID[] = "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";

const char SAMPLE_SIGNED_ASSERTION[] =
    "{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"Assertion\","
    "\"id\":\"urn:uuid:a7e1cbd3-2c1d-4c4b-9a0d-3f0c1d2e4b5a\","
    "\"recipient\":{\"type\":\"email\",\"hashed\":false,\"identity\":\"ada@example.org\"},"
    "\"badge\":\"https://badges.example.org/classes/1\",\"issuedOn\":\"2024-01-01T00:00:00Z\","
    "\"verification\":{\"type\":\"SignedBadge\",\"creator\":\"https://badges.example.org/key\"}}";

const char SAMPLE_CREDENTIAL[] =
    "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\","
    "\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\"],"
    "\"id\":\"urn:uuid:b2c6f4a0-7d1e-4f3a-8a55-0d9c1c3b7e21\","
    "\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"],\"name\":\"Robotics\","
    "\"issuer\":{\"id\":\"https://badges.example.org/issuer\",\"type\":[\"Profile\"],\"name\":\"Example School\"},"
    "\"validFrom\":\"2024-01-01T00:00:00Z\","
    "\"credentialSubject\":{\"id\":\"did:example:ada\",\"type\":[\"AchievementSubject\"],\"achievement\":{"
    "\"id\":\"urn:uuid:5b1c3c0e-4a0e-4c52-9f5b-4c8d1f7e9a10\",\"type\":[\"Achievement\"],\"name\":\"Robotics\","
    "\"description\":\"Built a robot.\",\"criteria\":{\"narrative\":\"Build a robot.\"}}}}";

const char SAMPLE_REQUEST[] =
    "{\"version\":\"3.0\",\"recipient\":{\"identity\":\"ada@example.org\",\"id\":\"did:example:ada\"},"
    "\"badge\":{\"name\":\"Robotics\",\"description\":\"Built a robot.\","
    "\"criteria\":{\"narrative\":\"Build a robot.\"}},"
    "\"issuer\":{\"id\":\"https://badges.example.org/issuer\",\"name\":\"Example School\"}}";

ovenbird_key *sample_key(void) {
    ovenbird_key *key = NULL;
    CHECK(ovenbird_key_read(TEXT(SAMPLE_KEY), DEFAULTS, &key, NULL) == OVENBIRD_OK);
    return key;
}

ovenbird_key *sample_public_key(void) {
    ovenbird_key *key = NULL;
    CHECK(ovenbird_key_read(TEXT(SAMPLE_DID), DEFAULTS, &key, NULL) == OVENBIRD_OK);
    return key;
}

const sample_document SAMPLE_HOSTED[SAMPLE_DOCUMENTS] = {
    {"/assertions/1", "{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"Assertion\",\"id\":\"%s/assertions/1\","
                      "\"recipient\":{\"type\":\"email\",\"hashed\":false,\"identity\":\"ada@example.org\"},"
                      "\"badge\":\"%s/classes/1\",\"issuedOn\":\"2024-01-01T00:00:00Z\","
                      "\"verification\":{\"type\":\"HostedBadge\"}}"},
    {"/classes/1", "{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"BadgeClass\",\"id\":\"%s/classes/1\","
                   "\"name\":\"Robotics\",\"description\":\"Built a robot.\",\"image\":\"%s/robot.png\","
                   "\"criteria\":{\"narrative\":\"Build a robot.\"},\"issuer\":\"%s/issuer\"}"},
    {"/issuer", "{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"Issuer\",\"id\":\"%s/issuer\","
                "\"name\":\"Example School\",\"url\":\"%s\",\"email\":\"badges@example.org\"}"},
};

size_t write_document(char *out, const sample_document *document, const char *place) {
    const char *from = document->json, *gap;
    size_t len = 0, place_len = strlen(place);
    while ((gap = strstr(from, "%s")) != NULL) {
        memcpy(out + len, from, (size_t)(gap - from));
        len += (size_t)(gap - from);
        memcpy(out + len, place, place_len);
        len += place_len;
        from = gap + 2;
    }
    strcpy(out + len, from);
    return len + strlen(from);
}
