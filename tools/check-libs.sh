#!/bin/sh
# check-libs.sh - prints the further libraries that the unit test library (check) wants linked on this system.
if [ -e "$(${CC:-cc} -print-file-name=libsubunit.a)" ] || [ -e "$(${CC:-cc} -print-file-name=libsubunit.so)" ]; then echo -lsubunit; fi
