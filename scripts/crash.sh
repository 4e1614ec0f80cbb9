#!/usr/bin/env bash
# kill -9 under load, many times: SASAE_CRASH_ROUNDS says how often.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

export SASAE_CRASH_ROUNDS=${SASAE_CRASH_ROUNDS:-500}
cargo test -p server --test crash --locked -- --nocapture
