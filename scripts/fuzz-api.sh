#!/usr/bin/env bash
# Thousands of made-up requests against what /api/v1/openapi.json promises, valid ones and broken ones:
# no 5xx, no answer that the description does not allow. SASAE_FUZZ_CASES says how many (10,000).
set -euo pipefail
source "$(dirname "$0")/lib.sh"

cases=${SASAE_FUZZ_CASES:-10000}
port=${SASAE_FUZZ_PORT:-3994}
version=4.32.5
python=${XDG_CACHE_HOME:-$HOME/.cache}/sasae/schemathesis-$version
folder=target/fuzz

if [[ ! -d $python ]]; then
    have python3 || die "Python 3.10 or newer is missing: install python3 and python3-venv, then run this again"
    say "installing schemathesis $version"
    rm -rf "$python.new"
    python3 -m venv "$python.new" || die "python3-venv is missing: install it, then run this again"
    "$python.new/bin/pip" install --quiet "schemathesis==$version"
    mv "$python.new" "$python"
fi

cargo build --release --locked -p server
rm -rf "$folder"
mkdir -p "$folder"
export SASAE_DATABASE_URL=sqlite://$PWD/$folder/fuzz.db SASAE_ADDR=127.0.0.1:$port SASAE_RATE_LIMIT=0 SASAE_LOG=error
target/release/sasae demo
target/release/sasae serve &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do
    kill -0 $server 2>/dev/null || die "the server has stopped"
    sleep 0.1
done

# A scheme cannot tell all that a value must be (a cursor of the same question, a box the right way round),
# so that what it allows may still be refused with a reason: positive_data_acceptance is left out.
operations=$(curl -s "http://127.0.0.1:$port/api/v1/openapi.json" | grep -o '"operationId"' | wc -l)
# Its notes about earlier runs stay below target/.
(cd "$folder" && "$python/bin/python" -m schemathesis.cli run "http://127.0.0.1:$port/api/v1/openapi.json" \
    --max-examples $((cases / operations + 200)) --checks all --exclude-checks positive_data_acceptance \
    --continue-on-failure) | tee "$folder/report.txt"
generated=$(sed -n 's/^ *\([0-9]*\) generated.*/\1/p' "$folder/report.txt")
((generated >= cases)) || die "only $generated of $cases requests were made; raise SASAE_FUZZ_CASES"
