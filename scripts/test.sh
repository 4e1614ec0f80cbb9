#!/usr/bin/env bash
# Everything that must hold. Stops at the first stage that fails and says which.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
source scripts/postgres.sh

stage_names=()
stage_times=()
current=

finish() {
    local code=$?
    trap - EXIT
    stop_postgres
    printf '\n'
    local index
    for index in "${!stage_names[@]}"; do
        printf '%5d s  %s\n' "${stage_times[index]}" "${stage_names[index]}"
    done
    if ((code == 0)) && [[ -z $current ]]; then
        printf '%5d s  in all\n\nALL PASSED\n' "$SECONDS"
    else
        ((code != 0)) || code=1
        printf '\nFAILED: %s (after %d s, exit code %d)\n' "${current:-the script itself}" "$SECONDS" "$code"
    fi
    exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# stage NAME COMMAND...
stage() {
    current=$1
    shift
    printf '\n'
    say "$current"
    local start=$SECONDS
    "$@"
    stage_names+=("$current")
    stage_times+=($((SECONDS - start)))
    current=
}

doc_tests() {
    cargo test --doc "${host_packages[@]}" --locked
}

browser_tests() {
    (cd end2end && node_modules/.bin/playwright test)
}

stage "set-up" scripts/setup.sh all
stage "lint" scripts/lint.sh
stage "PostgreSQL" start_postgres
stage "tests" cargo nextest run "${host_packages[@]}" --locked --no-fail-fast
stage "documentation tests" doc_tests
stage "build" scripts/build.sh
stage "weight" cargo run --release --quiet -p xtask -- weight
stage "browser tests" browser_tests
