/* Looks at outputs, and sample inputs. The PNG is put together here, CRC and zlib included, by nothing that Ovenbird
 * uses. */

#include "suite.h"

const char SAMPLE_SVG[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><rect width=\"1\" height=\"1\"/></svg>";

const char SAMPLE_URL[] = "https://badges.example.org/assertions/1";

const char SAMPLE_ASSERTION[] =
    "{\"@context\":\"https://w3id.org/openbadges/v2\",\"type\":\"Assertion\","
    "\"id\":\"https://badges.example.org/assertions/1\","
    "\"recipient\":{\"type\":\"email\",\"hashed\":false,\"identity\":\"learner@example.org\"},"
    "\"badge\":\"https://badges.example.org/classes/1\",\"issuedOn\":\"2024-01-01T00:00:00Z\","
    "\"verification\":{\"type\":\"HostedBadge\"}}";

/** CRC-32 as in PNG, annex D, bit by bit. */
static uint32_t crc32_of(const uint8_t *data, size_t len) {
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < len; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320u : 0);
    }
    return crc ^ 0xffffffffu;
}

static void put_u32(uint8_t *out, uint32_t value) {
    for (int i = 0; i < 4; i++)
        out[i] = (uint8_t)(value >> (24 - 8 * i));
}

size_t put_chunk(uint8_t *out, const char *type, const void *data, size_t data_len) {
    put_u32(out, (uint32_t)data_len);
    memcpy(out + 4, type, 4);
    if (data_len > 0)
        memcpy(out + 8, data, data_len);
    put_u32(out + 8 + data_len, crc32_of(out + 4, data_len + 4));
    return data_len + 12;
}

size_t sample_png(uint8_t out[SAMPLE_PNG_CAPACITY]) {
    static const uint8_t SIGNATURE[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    static const uint8_t HEADER[] = {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0};
    /* zlib: one stored block with the filter byte 0 and the pixel 0x80, then Adler-32 (0x0082, 0x0081). */
    static const uint8_t PIXELS[] = {0x78, 0x01, 0x01, 0x02, 0x00, 0xfd, 0xff, 0x00, 0x80, 0x00, 0x82, 0x00, 0x81};
    size_t len = sizeof SIGNATURE;
    memcpy(out, SIGNATURE, len);
    len += put_chunk(out + len, "IHDR", HEADER, sizeof HEADER);
    len += put_chunk(out + len, "IDAT", PIXELS, sizeof PIXELS);
    len += put_chunk(out + len, "IEND", NULL, 0);
    return len;
}

int holds_bytes(const ovenbird_bytes *bytes, const void *expected, size_t len) {
    return bytes->data != NULL && bytes->len == len && memcmp(bytes->data, expected, len) == 0;
}

int holds_text(const ovenbird_bytes *bytes, const char *expected) {
    return holds_bytes(bytes, expected, strlen(expected)) && bytes->data[bytes->len] == 0;
}

int mentions(const ovenbird_bytes *bytes, const char *part) {
    return bytes->data != NULL && strlen((const char *)bytes->data) == bytes->len &&
           strstr((const char *)bytes->data, part) != NULL;
}

int is_empty(const ovenbird_bytes *bytes) {
    return bytes->data == NULL && bytes->len == 0;
}
