#!/usr/bin/env bash
# Measure the optimised build: import, start-up, first queries, weight of the pages.
# Prints a table and writes target/bench/skeleton.json. SASAE_OFFICIAL_DATA names the folder of
# the official files (default: ../shared/data/national, left out when it is not there).
set -euo pipefail
source "$(dirname "$0")/lib.sh"
source scripts/postgres.sh

trap stop_postgres EXIT
trap 'exit 130' INT
if [[ -n $(find_postgres) ]]; then
    start_postgres
else
    say "no PostgreSQL here: measured on SQLite only"
fi
node scripts/bench.mjs "$@"
