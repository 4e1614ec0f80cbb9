#!/usr/bin/env bash
# Rebuild, restart and reload the page whenever a source file changes.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

scripts/setup.sh build
exec cargo run --release --quiet -p xtask -- dev
