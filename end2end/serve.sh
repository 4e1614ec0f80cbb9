#!/usr/bin/env bash
# Serve the fictional demo town from a fresh database, for one run of the browser tests.
set -euo pipefail
cd "$(dirname "$0")/.."

home="${TMPDIR:-/tmp}/sasae-end2end.${SASAE_END2END_RUN:-$PPID}"
mkdir "$home"
server=
finish() {
    if [[ -n $server ]]; then
        kill "$server" 2>/dev/null || true
        wait "$server" || true
    fi
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 143' INT TERM

export SASAE_DATABASE_URL="sqlite://$home/sasae.db"
export SASAE_LOG="${SASAE_LOG:-warn}"
# Every component in every state: part of what is looked at.
export SASAE_GALLERY=true
# All tests come from one address.
export SASAE_RATE_LIMIT=0
# A build meanwhile does not change what is looked at.
cp target/release/sasae "$home/sasae"
cp -r target/site "$home/site"
export SASAE_SITE_ROOT="$home/site"
"$home/sasae" demo >"$home/demo.log" 2>&1 || {
    cat "$home/demo.log" >&2
    exit 1
}
# What it logs is looked through by tests, and shown.
"$home/sasae" serve > >(tee "$home/serve.log") 2>&1 &
server=$!
# Ends with the run of the tests, however that ends: a server left behind would hold the port.
while kill -0 "$server" 2>/dev/null && kill -0 "${SASAE_END2END_RUN:-$PPID}" 2>/dev/null; do
    sleep 1 &
    wait "$!"
done
