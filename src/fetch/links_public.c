/* links_public.c - which addresses belong to everyone: a pack's links are not used to reach into a home. */
#include "fetch/links.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* The IANA registries of special-purpose addresses (RFC 6890 and what came after): all that is not reachable from everywhere. */
static const struct { uint32_t begins; int bits; } special4[] = {
	{ 0x00000000, 8 },	/* this network */
	{ 0x0a000000, 8 },	/* private */
	{ 0x64400000, 10 },	/* a provider's own */
	{ 0x7f000000, 8 },	/* this computer */
	{ 0xa9fe0000, 16 },	/* link-local */
	{ 0xac100000, 12 },	/* private */
	{ 0xc0000000, 24 },	/* protocols' own */
	{ 0xc0000200, 24 },	/* examples */
	{ 0xc0586300, 24 },	/* 6to4 relays */
	{ 0xc0a80000, 16 },	/* private */
	{ 0xc6120000, 15 },	/* measuring */
	{ 0xc6336400, 24 },	/* examples */
	{ 0xcb007100, 24 },	/* examples */
	{ 0xe0000000, 3 },	/* groups, and reserved */
};
static const struct { uint8_t begins[16]; int bits; } special6[] = {
	{ { 0 }, 8 },						/* none, this computer, and all that begins 00 but for what is looked through below */
	{ { 0x01, 0x00 }, 64 },					/* thrown away */
	{ { 0x20, 0x01, 0x00 }, 23 },				/* protocols' own, tunnels among them */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 },			/* examples */
	{ { 0x3f, 0xff }, 20 },					/* examples */
	{ { 0x5f, 0x00 }, 16 },					/* segment routing */
	{ { 0xfc }, 7 },					/* private (ULA) */
	{ { 0xfe, 0x80 }, 10 },					/* link-local */
	{ { 0xfe, 0xc0 }, 10 },					/* site-local */
	{ { 0xff }, 8 },					/* groups */
};

static bool
is_public4(uint32_t address)
{
	size_t i;

	for (i = 0; i < sizeof(special4) / sizeof(special4[0]); i++)
		if (((address ^ special4[i].begins) >> (32 - special4[i].bits)) == 0)
			return false;
	return true;
}

static uint32_t
number4(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool
begins6(const uint8_t *address, const uint8_t *begins, int bits)
{
	const size_t whole = (size_t)bits / 8;
	const int rest = bits % 8;

	if (memcmp(address, begins, whole) != 0)
		return false;
	return rest == 0 || ((address[whole] ^ begins[whole]) >> (8 - rest)) == 0;
}

static bool
is_public6(const uint8_t *address)
{
	/* An IPv4 address in another's clothes: mapped, by NAT64, by 6to4. */
	static const uint8_t mapped[16] = { [10] = 0xff, [11] = 0xff }, nat64[16] = { 0x00, 0x64, 0xff, 0x9b }, six_to_four[2] = { 0x20, 0x02 };
	size_t i;

	if (memcmp(address, mapped, 12) == 0 || memcmp(address, nat64, 12) == 0)
		return is_public4(number4(address + 12));
	if (memcmp(address, six_to_four, sizeof(six_to_four)) == 0)
		return is_public4(number4(address + 2));
	for (i = 0; i < sizeof(special6) / sizeof(special6[0]); i++)
		if (begins6(address, special6[i].begins, special6[i].bits))
			return false;
	return true;
}

bool
links_is_public(const struct sockaddr *address)
{
	struct sockaddr_in in;
	struct sockaddr_in6 in6;

	switch (address->sa_family) {
	case AF_INET:
		memcpy(&in, address, sizeof(in));
		return is_public4(ntohl(in.sin_addr.s_addr));
	case AF_INET6:
		memcpy(&in6, address, sizeof(in6));
		return is_public6(in6.sin6_addr.s6_addr);
	default:
		return false;
	}
}

/* localhost, and what is below it (RFC 6761 6.3). */
static bool
is_own_name(const char *host)
{
	static const char own[] = "localhost";
	const size_t len = strlen(host);

	if (len < sizeof(own) - 1 || strncasecmp(host + len - (sizeof(own) - 1), own, sizeof(own) - 1) != 0)
		return false;
	return len == sizeof(own) - 1 || host[len - sizeof(own)] == '.';
}

bool
links_is_private_name(const char *host)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };
	char name[ADDRESS_HOST_TEXT];
	const bool is_six = host[0] == '[';
	size_t len = strcspn(host, is_six ? "]" : ":");

	/* A dot behind it is the root's, and changes nothing (RFC 1034 3.1). */
	if (!is_six && len > 0 && host[len - 1] == '.')
		len--;
	if (len >= sizeof(name))
		return false;
	memcpy(name, host, len);
	name[len] = '\0';
	if (is_six)
		return inet_pton(AF_INET6, name + 1, &in6.sin6_addr) == 1 && !is_public6(in6.sin6_addr.s6_addr);
	if (inet_pton(AF_INET, name, &in.sin_addr) == 1)
		return !is_public4(ntohl(in.sin_addr.s_addr));
	return is_own_name(name);
}
