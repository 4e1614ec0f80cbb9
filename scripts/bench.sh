#!/usr/bin/env bash
# Measure the optimised build: import, start-up, first queries, weight of the pages, and how soon
# they stand on a slow phone.
#   scripts/bench.sh [SECTION...]   sections: national demo weight lighthouse map (default: all)
# Prints a table and writes target/bench/all.json (when all are measured) and lighthouse.json.
# SASAE_OFFICIAL_DATA names the folder of the official files (default: ../shared/data/national,
# left out when it is not there).
set -euo pipefail
source "$(dirname "$0")/lib.sh"
source scripts/postgres.sh

trap stop_postgres EXIT
trap 'exit 130' INT
if (($#)) && [[ " $* " != *" national "* ]]; then
    : # no other section asks for PostgreSQL
elif [[ -n $(find_postgres) ]]; then
    start_postgres
else
    say "no PostgreSQL here: measured on SQLite only"
fi
node scripts/bench.mjs "$@"
