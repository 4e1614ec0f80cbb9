#!/usr/bin/env bash
# Serve the fictional demo town from a fresh database, for one run of the browser tests.
set -euo pipefail
cd "$(dirname "$0")/.."

home=$(mktemp -d "${TMPDIR:-/tmp}/sasae-end2end.XXXXXX")
server=
finish() {
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 143' INT TERM

export SASAE_DATABASE_URL="sqlite://$home/sasae.db"
export SASAE_LOG="${SASAE_LOG:-warn}"
target/release/sasae demo >"$home/demo.log" 2>&1 || {
    cat "$home/demo.log" >&2
    exit 1
}
target/release/sasae serve &
server=$!
wait "$server"
