#!/usr/bin/env bash
# The optimised site (target/site) and server (target/release/sasae).
set -euo pipefail
source "$(dirname "$0")/lib.sh"

cargo run --release --quiet -p xtask -- build
cargo build --release -p server
