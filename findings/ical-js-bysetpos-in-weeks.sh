#!/bin/sh
# ical.js 2.2.1 (npm), Node 20.
#
# BYSETPOS is passed over, without a word, in rules that repeat by the week or the day: "the first of Monday and Tuesday of
# each week" is every Monday and every Tuesday. RFC 5545 (3.3.10) allows BYSETPOS with any other BYxxx part. By the month it
# is heeded.
#
# Seen:
#   FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1   2026-05-04 2026-05-05 2026-05-11 2026-05-12
#   FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1  2026-05-04 2026-06-01 2026-07-06 2026-08-03
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ical.js@2.2.1
cat >run.mjs <<'JS'
import ICAL from "ical.js";
const four = rule => {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString("2026-05-04"));
  return Array.from({ length: 4 }, () => iterator.next().toString()).join(" ");
};
const seen = [four("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1"), four("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1")];
console.log(seen.join("\n"));
process.exit(seen[0] === "2026-05-04 2026-05-05 2026-05-11 2026-05-12" && seen[1] === "2026-05-04 2026-06-01 2026-07-06 2026-08-03" ? 0 : 1);
JS
node run.mjs
