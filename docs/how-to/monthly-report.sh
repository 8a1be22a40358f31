#!/bin/sh
# A month's trade report as plain text, on stdout.
#
#   monthly-report.sh MONTH DATA [REPORTER [CURRENCY]]
#   monthly-report.sh 2025-11 china-2025-11.yaml CN USD
#
# MONTH is written 2025-11. DATA is a dataset file, a folder or a bundled collection. The balance of
# the month must be known, else the report ends with tbcalc's own exit code; what else the data do
# not hold is said in its place.
set -eu

if [ $# -lt 2 ]; then
    echo "usage: $0 MONTH DATA [REPORTER [CURRENCY]]" >&2
    exit 2
fi
month=$1
data=$2
reporter=${3:-CN}
currency=${4:-USD}
so_far=${month%-*}-01/$month

heading() {
    printf '%s\n' "$1"
    printf '%s\n\n' "$1" | sed 's/./=/g'
}

ask() {
    tbcalc "$@" --data "$data" --reporter "$reporter" --format text && echo
}

ask_if_known() { # exit code 1 of tbcalc: not answerable from these data
    ask "$@" 2>/dev/null || { code=$? && [ $code -eq 1 ] && printf 'Not in the data.\n\n'; }
}

heading "Trade report $month"
ask surplus --period "$month"

heading "The month in $currency"
ask surplus --period "$month" --in "$currency"

heading "Growth, and the same month a year before"
ask_if_known growth --period "$month"

if [ "$so_far" != "$month/$month" ]; then
    heading "The year so far"
    ask_if_known surplus --period "$so_far"

    heading "Partners in the year so far"
    ask_if_known share --period "$so_far" --by partner
fi
