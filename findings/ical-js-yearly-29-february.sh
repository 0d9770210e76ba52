#!/bin/sh
# ical.js 2.2.1 (npm), Node 20.
#
# A birthday on 29 February that repeats FREQ=YEARLY is put on 1 March in the years between. RFC 5545 (3.3.10) has it that
# days which a year does not have are ignored. The same library keeps to that by the month: FREQ=MONTHLY from 31 January
# passes February over, and FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 gives leap years only.
#
# Seen:
#   FREQ=YEARLY                          2024-02-29 2025-03-01 2026-03-01 2027-03-01 2028-02-29
#   FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29  2024-02-29 2028-02-29 2032-02-29 2036-02-29 2040-02-29
#   FREQ=MONTHLY (from 31 January)       2025-01-31 2025-03-31 2025-05-31 2025-07-31 2025-08-31
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ical.js@2.2.1
cat >run.mjs <<'JS'
import ICAL from "ical.js";
const five = (rule, start) => {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start));
  return Array.from({ length: 5 }, () => iterator.next().toString()).join(" ");
};
const seen = [five("FREQ=YEARLY", "2024-02-29"), five("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29"), five("FREQ=MONTHLY", "2025-01-31")];
console.log(seen.join("\n"));
const told = [
  "2024-02-29 2025-03-01 2026-03-01 2027-03-01 2028-02-29",
  "2024-02-29 2028-02-29 2032-02-29 2036-02-29 2040-02-29",
  "2025-01-31 2025-03-31 2025-05-31 2025-07-31 2025-08-31",
];
process.exit(seen.join() === told.join() ? 0 : 1);
JS
node run.mjs
