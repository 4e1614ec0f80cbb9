#!/usr/bin/env bash
# Build, load the fictional demo town into an empty database, and serve.
# SASAE_DATABASE_URL and SASAE_ADDR say where; the server has defaults for both.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

scripts/setup.sh build
scripts/build.sh
target/release/sasae demo --if-empty
exec target/release/sasae serve
