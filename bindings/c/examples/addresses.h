/* Which addresses on the internet are public. A URL in a badge was chosen by a stranger: a program that fetches it must
 * not be a way into the network that it runs in. The list is that of docs/fetching.md. */

#ifndef OVENBIRD_EXAMPLES_ADDRESSES_H
#define OVENBIRD_EXAMPLES_ADDRESSES_H

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

/** A block of addresses: those that begin with the same bits. */
typedef struct {
    uint8_t start[16];
    unsigned bits;
} address_block;

static inline int in_block(const uint8_t *address, const address_block *block) {
    unsigned whole = block->bits / 8, rest = block->bits % 8;
    return memcmp(address, block->start, whole) == 0 &&
           (rest == 0 || (address[whole] ^ block->start[whole]) >> (8 - rest) == 0);
}

static inline int in_any(const uint8_t *address, const address_block *blocks, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (in_block(address, &blocks[i]))
            return 1;
    return 0;
}

static inline int is_public_v4(const uint8_t address[4]) {
    static const address_block REFUSED[] = {
        {{0}, 8},              {{10}, 8},        {{100, 64}, 10},      {{127}, 8},          {{168, 63, 129, 16}, 32},
        {{169, 254}, 16},      {{172, 16}, 12},  {{192, 0, 0}, 24},    {{192, 0, 2}, 24},   {{192, 88, 99}, 24},
        {{192, 168}, 16},      {{198, 18}, 15},  {{198, 51, 100}, 24}, {{203, 0, 113}, 24}, {{224}, 3},
    };
    return !in_any(address, REFUSED, sizeof REFUSED / sizeof *REFUSED);
}

static inline int is_public_v6(const uint8_t address[16]) {
    static const address_block GLOBAL[] = {{{0x20}, 3}};
    static const address_block REFUSED[] = {
        {{0x20, 0x01, 0x00}, 23}, {{0x20, 0x01, 0x0d, 0xb8}, 32}, {{0x20, 0x02}, 16}, {{0x3f, 0xff, 0x00}, 20},
    };
    return in_any(address, GLOBAL, 1) && !in_any(address, REFUSED, sizeof REFUSED / sizeof *REFUSED);
}

/** Splits an address into its bytes and its port. Returns how many bytes: 4, 16, or 0 for another family. */
static inline size_t split_address(const struct sockaddr *address, uint8_t bytes[16], uint16_t *port) {
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof v4);
        memcpy(bytes, &v4.sin_addr, 4);
        *port = ntohs(v4.sin_port);
        return 4;
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, address, sizeof v6);
        memcpy(bytes, &v6.sin6_addr, 16);
        *port = ntohs(v6.sin6_port);
        return 16;
    }
    return 0;
}

/** Whether this is the https port of a public address. */
static inline int is_public(const struct sockaddr *address) {
    uint8_t bytes[16];
    uint16_t port = 0;
    size_t len = split_address(address, bytes, &port);
    return port == 443 && (len == 4 ? is_public_v4(bytes) : len == 16 && is_public_v6(bytes));
}

/** Whether this is 127.0.0.1, at whatever port. */
static inline int is_loopback(const struct sockaddr *address) {
    static const uint8_t LOOPBACK[4] = {127, 0, 0, 1};
    uint8_t bytes[16];
    uint16_t port;
    return split_address(address, bytes, &port) == 4 && memcmp(bytes, LOOPBACK, 4) == 0;
}

#endif
