#!/bin/sh
# wrong.sh - part of fetch.sh: every way in which a server, a signature or a list can be wrong is refused by name, in time, and what was here stays as it was.

${CC:-cc} -O2 -o "$work/peak" tests/fetch/peak.c || { echo "0 passed, 1 failed"; exit 1; }

# What is served: list number 5 with pack example number 3; what is here already: list 4 with number 2, so that everything is refused over something.
wrong=$work/wrong
mkdir -p "$wrong" "$work/base"
pack "$wrong/example.json" example 3 2027.1
index "$wrong" 5
sign "$wrong" a
pack "$work/base/example.json" example 2 2026.12
index "$work/base" 4
sign "$work/base" a
node tests/fetch/bad.mjs "$wrong" "$work" "$work/bad.ports" &
started="$started $!"
i=0
while [ ! -e "$work/bad.ports" ] && [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done
. "$work/bad.ports"
rm -rf "$CLOSEKNIT_HOME"
rm -rf "$site" && cp -r "$work/base" "$site"
run 0 "a publisher to go wrong is trusted" add --yes "$url" "$A"
run 0 "and its pack is here" update
cp -r "$CLOSEKNIT_HOME" "$work/template"

# home NAME ADDRESS: a home of the test's own, as it was, whose publisher now is there.
home() {
	rm -rf "$work/homes/$1" "$work/homes/$1.before"
	cp -r "$work/template" "$work/homes/$1"
	sed -i 's|"url": "[^"]*"|"url": "'"$2"'"|' "$work/homes/$1/publishers/$AID.json"
}
# The largest memory [KiB] and time [ms] of any; the sanitizers' memory is not ours.
most_memory=24576
! nm -D "$built/closeknit-fetch" 2>/dev/null | grep -q __asan_init || most_memory=4194304
# attempt NAME ADDRESS COMMAND-PREFIX...: one update in its own home.
attempt() {
	name=$1
	home "$name" "$2"
	shift 2
	cp -r "$work/homes/$name" "$work/homes/$name.before"
	CLOSEKNIT_HOME=$work/homes/$name "$work/peak" "$work/homes/$name.peak" "$@" "$program" pack update >"$work/homes/$name.out" 2>&1 </dev/null
	echo $? >"$work/homes/$name.status"
}
# On a machine that does other things besides nothing is judged by a clock that strictly: the program's own, of ten seconds and of a minute, are told by what it says.
patience=5
[ "${CLOSEKNIT_TEST_LENGTH:-}" != long ] || patience=1
# judge NAME STATUS MILLISECONDS TEXT...: how that went.
judge() {
	name=$1 want=$2 limit=$(($3 * patience))
	shift 3
	seen=$(cat "$work/homes/$name.out")
	read -r got <"$work/homes/$name.status"
	read -r memory time <"$work/homes/$name.peak"
	[ "$got" -eq "$want" ] || { bad "$name ends with status $want (not $got)" "$seen"; return; }
	[ "$time" -le "$limit" ] || { bad "$name ends within $limit ms (not $time)" "$seen"; return; }
	[ "$memory" -le $most_memory ] || { bad "$name takes at most 24 MB (not $memory KiB)" "$seen"; return; }
	[ "$want" -eq 0 ] || diff -r -x .lock "$work/homes/$name.before" "$work/homes/$name" >"$work/homes/$name.diff" 2>&1 || { bad "$name leaves what was here as it was" "$(cat "$work/homes/$name.diff")"; return; }
	! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$work/homes/$name.out" || { bad "$name shows nothing raw" "$seen"; return; }
	! grep -q 'Pwned\|Teapot\|sign in\.\|SSH-2' "$work/homes/$name.out" || { bad "$name shows nothing that the server says" "$seen"; return; }
	for text; do case $seen in *"$text"*) ;; *) bad "$name says \"$text\"" "$seen"; return ;; esac; done
	ok
}
# refused NAME ADDRESS TEXT...: at once, with status 3.
refused() {
	refused_name=$1
	address=$2
	shift 2
	attempt "$refused_name" "$address"
	judge "$refused_name" 3 8000 "$@" "stay in use"
}

# ---- Slow ones: begun first, all at once, judged last ------------------------------------------------------------

good=https://localhost:$good_port
slow="endless endless-refusal endless-chunk-mark drip drip-headers hang half signature-drip pack-half pack-hang silent dripped"
slow_jobs=
mkdir -p "$work/homes"
for way in $slow; do
	case $way in silent) where=https://localhost:$silent_port/ ;; dripped) where=https://localhost:$dripped_port/good/ ;; *) where=$good/$way/ ;; esac
	attempt "$way" "$where" &
	slow_jobs="$slow_jobs $!"
done

# ---- What a server sends -----------------------------------------------------------------------------------------

wifi="Are you signed in to the Wi-Fi?"
refused endless-headers "$good/endless-headers/" "headers"
refused endless-line "$good/endless-line/" "localhost"
refused endless-continue "$good/endless-continue/" "headers"
refused endless-hints "$good/endless-hints/" "headers"
refused endless-trailers "$good/endless-trailers/" "headers"
refused endless-chunk-size "$good/endless-chunk-size/" "localhost"
refused endless-bits "$good/endless-bits/" "more for index.json than it may be long"
refused two-lengths "$good/two-lengths/" "localhost"
refused two-locations "$good/two-locations/" "not plain https"
refused endless-redirect "$good/endless-redirect/" "more than 5 times"
refused truncated "$good/truncated/" "broke off"
refused truncated-quietly "$good/truncated-quietly/" "do not fit together"
refused reset "$good/reset/" "broke off"
refused not-http "$good/not-http/" "localhost"
refused gzip-bomb "$good/gzip-bomb/" "packed (compressed)"
refused gzip-bomb-unsaid "$good/gzip-bomb-unsaid/" "more for index.json than it may be long"
refused gzip-transfer "$good/gzip-transfer/" "packed (compressed)"
refused gzip "$good/gzip/" "packed (compressed)"
refused empty "$good/empty/" "do not fit together"
refused garbage "$good/garbage/" "do not fit together"
refused page "$good/page/" "$wifi"
refused page-unsaid "$good/page-unsaid/" "$wifi"
refused page-large "$good/page-large/" "$wifi"
refused to-http "$good/to-http/" "$wifi"
refused to-file "$good/to-file/" "not plain https"
refused to-ftp "$good/to-ftp/" "not plain https"
refused to-gopher "$good/to-gopher/" "not plain https"
refused to-password "$good/to-password/" "not plain https"
refused to-lookalike "$good/to-lookalike/" "not plain https"
refused to-nowhere "$good/to-nowhere/" "localhost"
refused to-itself "$good/to-itself/" "more than 5 times"
refused hop-6 "$good/hop-6/" "more than 5 times"
refused status-304 "$good/pack-status-304/" "unchanged, though nobody asked"
refused escape-redirect "$good/escape-redirect/" "localhost"
for way in signature-endless signature-page signature-status-404 signature-empty signature-garbage pack-endless pack-page pack-truncated pack-truncated-quietly pack-garbage pack-empty \
	pack-gzip pack-gzip-bomb-unsaid pack-status-404 pack-to-http; do
	refused "$way" "$good/$way/"
done
judge signature-status-404 3 8000 "without a signature"
judge signature-page 3 8000 "$wifi"
judge signature-garbage 3 8000 "not a whole minisign signature"
judge pack-page 3 8000 "$wifi"
judge pack-truncated-quietly 3 8000 "cut short"
judge pack-garbage 3 8000 "cut short, or another file"
for way in status-500 status-404 status-204 status-206 escape page-status other-protocol; do
	attempt "$way" "$good/$way/"
	judge "$way" 1 8000 "status "
done
attempt hop-5 "$good/hop-5/"
judge hop-5 0 8000 "example has changed from version 2026.12 to 2027.1"
attempt cookie "$good/cookie/"
judge cookie 0 8000 "example has changed"
holds "no cookie is kept or sent" test -z "$(grep -i '"cookie"' "$work/bad.ports.log")"
holds "a mark of the server that is long or strange is not kept" grep -q '"etag": ""' "$work/homes/cookie/serials/$AID.json"

# ---- What a publisher signs, rightly, and no family could use ------------------------------------------------------

# bulky NAME WHAT: a list of its own, signed, whose pack example, number 3, is nearly 4 MiB of something (bulky.mjs).
bulky() {
	mkdir -p "$wrong/bulky/$1"
	node tests/fetch/bulky.mjs "$1" "$wrong/example.json" "$wrong/bulky/$1/example.json" || bad "bulky.mjs makes $1"
	index "$wrong/bulky/$1" 5
	sign "$wrong/bulky/$1" a
	attempt "bulky-$1" "$good/good/bulky/$1/"
}
for way in own-text own-numbers own-keys questions; do
	bulky "$way"
	judge "bulky-$way" 0 20000 "example has changed"
done
for way in numbers lists steps keys renamed contacts conditions translation; do
	bulky "$way"
	judge "bulky-$way" 3 20000 "example" "stay in use"
done
judge bulky-steps 3 20000 "so many parts that reading it takes more memory than closeknit allows"
judge bulky-translation 3 20000 "so many parts that reading it takes more memory than closeknit allows"

# The next version of the largest: both at once would be too much to compare.
node -e 'const fs = require("fs"), file = process.argv[1], pack = JSON.parse(fs.readFileSync(file)); fs.writeFileSync(file, JSON.stringify({ ...pack, serial: 4, version: "2027.2" }));' "$wrong/bulky/questions/example.json"
index "$wrong/bulky/questions" 6
sign "$wrong/bulky/questions" a
CLOSEKNIT_HOME=$work/homes/bulky-questions "$work/peak" "$work/homes/bulky-questions.peak" "$program" pack update >"$work/homes/bulky-questions.out" 2>&1 </dev/null
echo $? >"$work/homes/bulky-questions.status"
judge bulky-questions 0 20000 "example has changed to version 2027.2; what is new in it cannot be told here"

# A list whose checklists keep changing their names.
node -e '
	const fs = require("fs"), file = process.argv[1], seen = JSON.parse(fs.readFileSync(file));
	for (let i = 0; JSON.stringify(seen, null, 2).length < (1 << 20) - 400; i += 10)
		for (let j = i; j < i + 10; j++) seen.packs.push({ id: `gone-${j}`, serial: 1, sha256: "0".repeat(64), here: false, translations: [] });
	seen.packs.length -= 10;
	fs.writeFileSync(file, JSON.stringify(seen));' "$work/template/serials/$AID.json"
mkdir -p "$wrong/bulky/names"
for name in a b c d e f g h i j k l m n o p; do pack "$wrong/bulky/names/$name.json" "named-$name" 1 1; done
index "$wrong/bulky/names" 6
sign "$wrong/bulky/names" a
attempt bulky-names "$good/good/bulky/names/"
judge bulky-names 3 20000 "more checklists by now than are kept in mind here" "stay in use"
cp "$CLOSEKNIT_HOME/serials/$AID.json" "$work/template/serials/$AID.json"

# All that is new at once.
mkdir -p "$wrong/bulky/all"
node tests/fetch/bulky.mjs own-text "$wrong/example.json" "$wrong/bulky/all/example.json"
for number in 1 2 3 4 5 6 7 8; do sed "s/\"id\":\"example\"/\"id\":\"example-$number\"/" "$wrong/bulky/all/example.json" >"$wrong/bulky/all/example-$number.json"; done
index "$wrong/bulky/all" 5
sign "$wrong/bulky/all" a
attempt bulky-all "$good/good/bulky/all/"
judge bulky-all 3 20000 "more than 32 MiB" "stay in use"

# ---- Certificates and clocks -------------------------------------------------------------------------------------

refused certificate-expired "https://localhost:$expired_port/good/" "has expired" "clock says"
refused certificate-early "https://localhost:$early_port/good/" "not valid yet" "clock says"
refused certificate-other "https://localhost:$other_port/good/" "for another address"
refused certificate-self "https://localhost:$selfsigned_port/good/" "its own, or from someone this computer does not know"
refused tls-1.1 "https://localhost:$tls11_port/good/" "TLS 1.2"
refused plain-port "https://localhost:$plain_port/good/" "TLS 1.2"
refused cut "https://localhost:$cut_port/good/" "something on the way cuts in" "Wi-Fi"
refused no-tls "https://localhost:$garbage_port/good/" "TLS 1.2"
(unset CURL_CA_BUNDLE; attempt certificate-unknown "$good/good/")
judge certificate-unknown 3 8000 "someone this computer does not know"
attempt nobody-there https://localhost:1/
judge nobody-there 1 8000 "cannot be reached"
attempt no-such-host https://no-such-host.invalid/
judge no-such-host 1 15000 "there is no way to"

# ---- Signatures and lists that fit, and must not be taken ---------------------------------------------------------

# bent NAME SERIAL [NAME=VALUE...]: another list in a folder of its own, signed; then whatever else is done to it.
bent() { folder=$wrong/bent-$1; mkdir -p "$folder"; cp "$work/base/example.json" "$folder/"; name=$1; shift; index "$folder" "$@"; sign "$folder" a; }
offered() { offered_name=$1; shift; refused "$offered_name" "$good/good/bent-$offered_name/" "$@"; }
bent other-key 6; sign "$folder" b; offered other-key "another key than the one that is trusted"
bent legacy 6; sign "$folder" a -l; offered legacy "old kind" "minisign -S"
bent other-file 6; echo '{}' >"$folder/index.json"; sign "$folder" a; index "$folder" 6; offered other-file "do not fit together"
bent comment-changed 6; sed -i 's/^trusted comment: .*/&!/' "$folder/index.json.minisig"; offered comment-changed "trusted comment of the signature was changed"
bent comment-trimmed 6; sed -i 's/^trusted comment: .*/trusted comment: /' "$folder/index.json.minisig"; offered comment-trimmed "trusted comment of the signature was changed"
bent line-more 6; echo x >>"$folder/index.json.minisig"; offered line-more "not a whole minisign signature"
bent line-less 6; head -n 3 "$folder/index.json.minisig" >"$folder/x"; mv "$folder/x" "$folder/index.json.minisig"; offered line-less "not a whole minisign signature"
bent byte-changed 6; sed -i 's/"serial": 6/"serial": 7/' "$folder/index.json"; offered byte-changed "do not fit together"
bent replayed 3; offered replayed "number 3, and number 4 was here already"
bent same-number 4 'expires="2098-01-01"'; offered same-number "other contents than before under the same number 4"
bent jump 1000005; offered jump "jumps from number 4 to 1000005"
bent pack-older 6; sed -i 's/"serial": *2/"serial":1/' "$folder/example.json"; index "$folder" 6; sign "$folder" a; offered pack-older "example has number 1, and number 2 was here already"
bent pack-same-number 6; sed -i 's/"summary": "/&x/' "$folder/example.json"; index "$folder" 6; sign "$folder" a; offered pack-same-number "other contents than before under the same number 2"
bent pack-jump 6; sed -i 's/"serial": *2/"serial":1000003/' "$folder/example.json"; index "$folder" 6; sign "$folder" a; offered pack-jump "jumps from number 2 to 1000003"
# From here on a new pack is offered.
newer() { sed -i 's/"serial": *2/"serial":3/' "$folder/example.json"; index "$folder" 6 "$@"; sign "$folder" a; }
bent size-small 6; newer packs.0.size=100; offered size-small "more for example.json than it may be long"
bent size-large 6; newer packs.0.size=99999; offered size-large "cut short, or another file"
bent hash 6; newer 'packs.0.sha256="0000000000000000000000000000000000000000000000000000000000000000"'; offered hash "not the file that was signed"
bent id 6; newer 'packs.0.id="something-else"'; offered id "the list calls it something-else"
bent number 6; newer packs.0.serial=4; offered number "number 3 in itself and number 4 in the list"
for file in '"../example.json"' '"/etc/passwd"' '"Example.json"' '"example"' '"index.json"' '".json"' '"a/b.json"' '"https://evil.example/x.json"' '"-x.json"' '"x%2f.json"'; do
	bent "file" 6; index "$folder" 6 "packs.0.file=$file"; sign "$folder" a; offered "file" "expected a file name"
done
bent unknown-key 6 'pakcs=[]'; offered unknown-key 'unknown key "pakcs"' 'did you mean "packs"'
bent not-json 6; echo '{' >"$folder/index.json"; sign "$folder" a; offered not-json "index.json:"
bent wrong-format 6 'format="closeknit-index/2"'; offered wrong-format "closeknit-index/1"
bent bad-pack 6; sed -i 's/"serial": *2/"serial":3/; s/"topics"/"tpoics"/' "$folder/example.json"; index "$folder" 6; sign "$folder" a; offered bad-pack "example.json:" "error:"
bent bad-words 6; printf '{"format":"closeknit-translation/1","pack":"example","serial":2,"language":"cy","strings":5}' >"$folder/example-cy.json"; index "$folder" 6; sign "$folder" a
offered bad-words "reading a translation"
# Good and bad together: nothing of it is taken.
bent half-good 6; newer; pack "$folder/another.json" another 1 2026.1; index "$folder" 6 'packs.1.sha256="0000000000000000000000000000000000000000000000000000000000000000"'; sign "$folder" a
offered half-good "not the file that was signed"

# ---- What is said, and stops nothing -----------------------------------------------------------------------------

bent expired 6 'issued="2020-01-01"' 'expires="2020-02-02"'
attempt expired "$good/good/bent-expired/"
judge expired 0 8000 "renewed by 2 February 2020" "stays in use"
bent future 6 'issued="2098-01-01"'
attempt future "$good/good/bent-future/"
judge future 0 8000 "dated 1 January 2098" "check the clock"
bent next-key 6 "next_key=\"$B\""
attempt next-key "$good/good/bent-next-key/"
judge next-key 0 8000 "will sign with a new key, $(key_id b)" "closeknit pack add $good/good/bent-next-key/ $B"

wait $slow_jobs
for way in $slow; do
	case $way in
	endless) judge "$way" 3 20000 "more for index.json than it may be long" ;;
	endless-refusal) judge "$way" 1 20000 "status 403" ;;
	silent | dripped) judge "$way" 3 20000 "did not answer within 10 seconds" ;;
	*) judge "$way" 3 20000 "too slow" ;;
	esac
done
