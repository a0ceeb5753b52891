/* http_inside.h - inside fetch: what every transfer is set up with, and what the words for a failure need to know. */
#ifndef CLOSEKNIT_FETCH_HTTP_INSIDE_H
#define CLOSEKNIT_FETCH_HTTP_INSIDE_H

#include <stdbool.h>

#include <curl/curl.h>

#include "fetch/address.h"
#include "fetch/http.h"

/* http_set(curl, ca_file): HTTPS alone, certificates checked, nothing told that need not be (SECURITY.md, What a server learns).  0, or -1: this libcurl cannot. */
int http_set(CURL *, const char *ca_file);

/* Why a transfer was stopped by us. */
enum http_stop { STOP_NONE, STOP_SIGNAL, STOP_TOO_LARGE, STOP_ALL, STOP_HEAD, STOP_STATUS, STOP_PACKED, STOP_MEMORY };

/* A transfer that failed. */
struct trouble {
	CURLcode code;
	enum http_stop stop;
	long status;		/* 0: none came */
	long verify;		/* what OpenSSL says of the certificate (X509_V_ERR_...) */
	long proxy_status;	/* what a proxy said; 0: there is none, or it said nothing */
	long proxy_verify;	/* what OpenSSL says of a proxy's certificate */
	long system_error;	/* errno of a connection that failed; 0: none was tried */
	bool is_page;		/* what came looks like a web page */
	bool connected;
	const char *name;	/* of the file */
	const char *host;	/* whom it was asked of */
	const struct http_options *options;
};
/* trouble_words(trouble, err): set `err`: what, where, what to do.  Returns -1. */
int trouble_words(const struct trouble *, struct err *);
/* proxy_refused(err): set `err`: the proxy is not one for us.  Returns -1. */
int proxy_refused(struct err *);

#endif
