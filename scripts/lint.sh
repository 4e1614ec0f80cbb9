#!/usr/bin/env bash
# Everything that can be said about the sources without running them.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

scripts/setup.sh rust

say "shell scripts parse"
for script in scripts/*.sh end2end/*.sh .ci/run; do
    bash -n "$script"
done
if have shellcheck; then
    shellcheck -x scripts/*.sh end2end/*.sh .ci/run
fi

say "cargo fmt"
cargo fmt --all --check

say "clippy for the host"
cargo clippy "${host_packages[@]}" --all-targets --locked -- -D warnings

say "clippy for the browser"
cargo clippy -p frontend -p map-program -p note-keys -p note-program -p pro-program -p app --features app/hydrate --target wasm32-unknown-unknown --locked -- -D warnings

say "direction of dependencies"
cargo run --release --quiet -p xtask -- deps

if cargo deny --version >/dev/null 2>&1; then
    say "licences, bans and sources"
    # Not advisories: their database comes from outside and may be out of reach.
    cargo deny --all-features check licenses bans sources
else
    say "cargo-deny is not installed: licences, bans and sources are not checked"
fi
