/* trouble.c - the words for a transfer that failed: what, where, what to do; a wrong clock and a Wi-Fi to sign in to come before any worse thought. */
#include "fetch/http_inside.h"

#include "base/say.h"
#include "fetch/fetch.h"
#include "fetch/proxy.h"

/* OpenSSL's numbers, which libcurl passes on (openssl/x509_vfy.h): so no header of its own is needed. */
enum {
	VERIFY_OK = 0,
	VERIFY_UNSPECIFIED = 1, /* none failed, and libcurl found the name wrong */
	VERIFY_NO_ISSUER = 2,
	VERIFY_NOT_YET = 9,
	VERIFY_EXPIRED = 10,
	VERIFY_SELF_SIGNED = 18,
	VERIFY_SELF_SIGNED_IN_CHAIN = 19,
	VERIFY_NO_LOCAL_ISSUER = 20,
	VERIFY_NO_LEAF = 21,
	VERIFY_HOST = 62,
	VERIFY_IP = 64,
};

static int
say_clock(const struct trouble *trouble, const char *what, struct err *err)
{
	const struct http_options *options = trouble->options;
	struct buf now = { 0 }, known = { 0 }, listed = { 0 };

	fetch_day(time_day(options->now), &now);
	fetch_day(time_day(options->known), &known);
	fetch_day(time_day(options->listed), &listed);
	if (options->now < options->known)
		err_set(err, ERR_UNUSABLE, _("this computer's clock says %s, but it is %s or later. Set the clock, then try again (%s: %s)"), buf_text(&now), buf_text(&known), trouble->host, what);
	else if (options->now < options->listed)
		err_set(err, ERR_UNUSABLE, _("%s: %s. This computer's clock says %s, and the last list from there is dated %s: is the clock wrong? Set it, then try again"), trouble->host, what,
		    buf_text(&now), buf_text(&listed));
	else
		err_set(err, ERR_UNUSABLE, _("%s: %s. This computer's clock says %s: if that is wrong, set it and try again; if it is right, ask the publisher"), trouble->host, what, buf_text(&now));
	buf_clear(&now);
	buf_clear(&known);
	buf_clear(&listed);
	return -1;
}

static int
say_certificate(const struct trouble *trouble, struct err *err)
{
	const char *host = trouble->host;

	switch (trouble->verify) {
	case VERIFY_NOT_YET:
		return say_clock(trouble, _("its certificate is not valid yet"), err);
	case VERIFY_EXPIRED:
		return say_clock(trouble, _("its certificate has expired"), err);
	case VERIFY_SELF_SIGNED:
	case VERIFY_SELF_SIGNED_IN_CHAIN:
	case VERIFY_NO_ISSUER:
	case VERIFY_NO_LOCAL_ISSUER:
	case VERIFY_NO_LEAF:
		return err_set(err, ERR_UNUSABLE, _("%s cannot show that it is %s: its certificate is its own, or from someone this computer does not know. Are you signed in to the Wi-Fi? If so, ask the publisher"),
		    host, host);
	case VERIFY_OK:
	case VERIFY_UNSPECIFIED:
	case VERIFY_HOST:
	case VERIFY_IP:
		return err_set(err, ERR_UNUSABLE, _("%s shows a certificate that is for another address. Are you signed in to the Wi-Fi? If so, check the address, or ask the publisher"), host);
	default:
		return err_set(err, ERR_UNUSABLE, _("%s shows a certificate that cannot be accepted (reason %ld). Are you signed in to the Wi-Fi? If so, ask the publisher"), host, trouble->verify);
	}
}

static int
say_head(const struct trouble *trouble, struct err *err)
{
	return err_set(err, ERR_UNUSABLE, _("%s begins its answer for %s with more than %d bytes of headers, so it was stopped; ask the publisher"), trouble->host, trouble->name,
	    HTTP_HEAD_MAX);
}

static int
say_stop(const struct trouble *trouble, struct err *err)
{
	const char *host = trouble->host, *name = trouble->name;

	switch (trouble->stop) {
	case STOP_SIGNAL:
		return err_set(err, ERR_FAILED, _("stopped while fetching %s from %s; nothing was changed by it"), name, host);
	case STOP_TOO_LARGE:
		if (trouble->is_page)
			return err_set(err, ERR_UNUSABLE, _("%s sent a web page instead of %s. Are you signed in to the Wi-Fi? Open a web page to see, then try again"), host, name);
		return err_set(err, ERR_UNUSABLE, _("%s sends more for %s than it may be long, so it was stopped; ask the publisher"), host, name);
	case STOP_ALL:
		return err_set(err, ERR_UNUSABLE, _("%s was stopped at %s, since all that is new there is more than %d MiB; ask the publisher to spread it over two lists"), host, name, TRUST_RUN_MAX_BYTES >> 20);
	case STOP_HEAD:
		return say_head(trouble, err);
	case STOP_PACKED:
		return err_set(err, ERR_UNUSABLE, _("%s sends %s packed (compressed), which closeknit did not ask for; ask the publisher to switch that off"), host, name);
	case STOP_MEMORY:
		return err_memory(err);
	default:
		return err_set(err, ERR_FAILED, _("%s could not be fetched from %s; try again later"), name, host);
	}
}

static int
say_slow(const struct trouble *trouble, struct err *err)
{
	if (!trouble->connected)
		return err_set(err, ERR_UNUSABLE, _("%s did not answer within %d seconds; check the network, or try again later"), trouble->host, HTTP_CONNECT_MAX);
	return err_set(err, ERR_UNUSABLE, _("%s is too slow with %s: less than %d bytes a second for %d seconds, or over %d seconds in all; try again later"), trouble->host, trouble->name,
	    HTTP_SLOW_BYTES, HTTP_SLOW_MAX, HTTP_RUN_MAX);
}

/* ---- A proxy ------------------------------------------------------------------------------------------------------ */

int
proxy_refused(struct err *err)
{
	return err_set(err, ERR_FAILED, _("the proxy that this computer is set to use (https_proxy, all_proxy) is not asked by http or https, and closeknit uses no other; ask who looks after the network"));
}

/* Whether it was the proxy that did not do, with the words; its address may hold a password, so that is not shown. */
static bool
say_proxy(const struct trouble *trouble, struct err *err)
{
	const char *setting = proxy_setting();

	if (trouble->code == CURLE_OK || trouble->stop != STOP_NONE)
		return false;
	/* As http_set.c sees to it: nothing was tried, so the system has nothing to complain of. */
	if (trouble->code == CURLE_COULDNT_CONNECT && trouble->system_error == 0 && setting != NULL && !proxy_is_http(setting))
		proxy_refused(err);
	else if (trouble->proxy_verify != VERIFY_OK)
		err_set(err, ERR_FAILED, _("the proxy that this computer is set to use (https_proxy) shows a certificate that cannot be accepted; ask who looks after the network"));
	else if (trouble->proxy_status == 407)
		err_set(err, ERR_FAILED, _("the proxy that this computer is set to use (https_proxy) wants another name and password; ask who looks after the network"));
	else if (trouble->proxy_status >= 300)
		err_set(err, ERR_FAILED, _("the proxy that this computer is set to use (https_proxy) does not let us through to %s (status %ld); ask who looks after the network"), trouble->host,
		    trouble->proxy_status);
	else
		return false;
	return true;
}

int
trouble_words(const struct trouble *trouble, struct err *err)
{
	const char *host = trouble->host, *name = trouble->name;

	if (trouble->stop != STOP_NONE)
		return say_stop(trouble, err);
	if (say_proxy(trouble, err))
		return -1;
	switch (trouble->code) {
	case CURLE_PEER_FAILED_VERIFICATION:
		return say_certificate(trouble, err);
	case CURLE_SSL_CACERT_BADFILE:
		return err_set(err, ERR_FAILED, _("the list of certificates to trust cannot be read; install ca-certificates, or name a file with --ca-file"));
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CIPHER:
		return err_set(err, ERR_UNUSABLE, _("%s does not speak TLS 1.2 or later as closeknit needs it, or something on the way cuts in. Are you signed in to the Wi-Fi? If so, try another network, or ask the publisher"),
		    host);
	case CURLE_OPERATION_TIMEDOUT:
		return say_slow(trouble, err);
	case CURLE_PARTIAL_FILE:
	case CURLE_RECV_ERROR:
	case CURLE_GOT_NOTHING:
	case CURLE_SEND_ERROR:
		return err_set(err, ERR_UNUSABLE, _("%s broke off before all of %s had come; try again"), host, name);
	case CURLE_COULDNT_RESOLVE_HOST:
		return err_set(err, ERR_FAILED, _("there is no way to %s: is this computer on the network, and is the address right?"), host);
	case CURLE_COULDNT_CONNECT:
		if (proxy_setting() != NULL)
			return err_set(err, ERR_FAILED, _("%s cannot be reached, or the proxy that this computer is set to use (https_proxy) cannot; ask who looks after the network"), host);
		return err_set(err, ERR_FAILED, _("%s cannot be reached: is this computer on the network? Try again later"), host);
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_PROXY:
		return err_set(err, ERR_FAILED, _("the proxy that this computer is set to use (https_proxy) cannot be reached; ask who looks after the network"));
	case CURLE_OUT_OF_MEMORY:
		/* So libcurl 7.88 calls a line of headers that is too long for it. */
		return trouble->connected ? say_head(trouble, err) : err_memory(err);
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_BAD_CONTENT_ENCODING:
	case CURLE_HTTP2:
		return err_set(err, ERR_UNUSABLE, _("%s does not answer for %s as a web server does; ask the publisher"), host, name);
	default:
		return err_set(err, ERR_UNUSABLE, _("%s could not be fetched from %s (libcurl's number %d); try again later, or ask the publisher"), name, host, (int)trouble->code);
	}
}
