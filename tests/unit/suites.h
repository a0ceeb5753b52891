/* suites.h - the suites of unit tests: a line here for each test_<module>.c. */
#ifndef CLOSEKNIT_SUITES_H
#define CLOSEKNIT_SUITES_H

#include <check.h>

#define SUITES(suite) \
	suite(err) \
	suite(buf) \
	suite(gate) \
	suite(text) \
	suite(date) \
	suite(json_read) \
	suite(json_fault) \
	suite(json_keys) \
	suite(json_write) \
	suite(line) \
	suite(file) \
	suite(paths) \
	suite(pack) \
	suite(lint) \
	suite(style) \
	suite(translation) \
	suite(overlay) \
	suite(audit) \
	suite(audit_file) \
	suite(audit_refused) \
	suite(visible) \
	suite(score) \
	suite(plan) \
	suite(examples) \
	suite(walk) \
	suite(sheet) \
	suite(doc) \
	suite(pdf) \
	suite(formats) \
	suite(documents) \
	suite(store) \
	suite(past) \
	suite(packs) \
	suite(compare) \
	suite(edges) \
	suite(leave) \
	suite(guard) \
	suite(secret) \
	suite(trust) \
	suite(coming_back) \
	suite(print) \
	suite(fetch) \
	suite(sitting) \
	suite(plain) \
	suite(keys) \
	suite(screens)

#define SUITE_DECLARE(name) Suite *suite_##name(void);
SUITES(SUITE_DECLARE)

#endif
