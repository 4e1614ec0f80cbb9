#!/usr/bin/env bash
# Install what is missing; say nothing about what is there.
#   scripts/setup.sh PIECE...   pieces: rust npm nextest browser postgres
#   scripts/setup.sh build      rust npm
#   scripts/setup.sh all        every piece
# Each piece may be interrupted and run again.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
source scripts/postgres.sh
source scripts/browser.sh

setup_rust() {
    have cargo || die "Rust is missing: install rustup, then run this again"
    # A distribution's own cargo brings its own targets.
    have rustup || return 0
    local channel
    channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
    if ! rustup toolchain list | grep -q "^$channel"; then
        say "installing Rust $channel"
        rustup toolchain install "$channel" --profile minimal
    fi
    local installed
    installed=$(rustup component list --toolchain "$channel" --installed)
    local component
    for component in clippy rustfmt; do
        if ! grep -q "^$component" <<<"$installed"; then
            say "adding $component to Rust $channel"
            rustup component add --toolchain "$channel" "$component"
        fi
    done
    if ! rustup target list --toolchain "$channel" --installed | grep -qx wasm32-unknown-unknown; then
        say "adding the WebAssembly target to Rust $channel"
        rustup target add --toolchain "$channel" wasm32-unknown-unknown
    fi
}

setup_npm() {
    if ! have node || ! have npm; then
        die "Node.js 20 or newer with npm is missing: install it, then run this again"
    fi
    local major
    major=$(node -p 'process.versions.node.split(".")[0]')
    ((major >= 20)) || die "Node.js 20 or newer is needed, found $(node --version)"

    # The stamp is written last, and `npm ci` starts by removing it: an interrupted
    # installation is never taken for a finished one.
    local stamp=end2end/node_modules/.complete wanted
    wanted="$(sha256sum <end2end/package-lock.json) node $major"
    if [[ -f $stamp && $(<"$stamp") == "$wanted" ]]; then
        return 0
    fi
    say "installing npm packages into end2end/node_modules"
    (cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefer-offline --no-audit --no-fund)
    printf '%s\n' "$wanted" >"$stamp"
}

setup_nextest() {
    cargo nextest --version >/dev/null 2>&1 && return 0
    say "installing cargo-nextest (once, some minutes)"
    # A test runner need not be optimised to the last: this takes a fraction of the time.
    # The folder is kept, so that an interrupted installation goes on where it stopped.
    CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
        cargo install cargo-nextest --version 0.9.143 --locked \
        --no-default-features --features default-no-update \
        --target-dir "${XDG_CACHE_HOME:-$HOME/.cache}/sasae/nextest"
}

# apt_install WHAT PACKAGE...: install, or say what to install.
apt_install() {
    local what=$1
    shift
    if [[ $(id -u) != 0 ]] || ! have apt-get; then
        die "$what is missing: install the packages $* (Debian's names), then run this again"
    fi
    say "installing $what ($*)"
    export DEBIAN_FRONTEND=noninteractive
    # Finishes what an interrupted installation left half done.
    dpkg --configure -a
    # One mirror that does not answer is no reason to stop: the installation will tell.
    apt-get -o DPkg::Lock::Timeout=300 update -qq || true
    apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@"
}

setup_browser() {
    [[ -n $(find_chromium) ]] || apt_install "Chromium" chromium
    have_japanese_fonts || apt_install "a Japanese font" fonts-noto-cjk
}

setup_postgres() {
    [[ -n ${TEST_POSTGRES_URL:-} ]] && return 0
    [[ -n $(find_postgres) ]] || apt_install "PostgreSQL" postgresql
    [[ -n $(find_postgres) ]] || die "PostgreSQL is installed, but initdb, pg_ctl and postgres are not found together"
}

for piece in "$@"; do
    case $piece in
    rust | npm | nextest | browser | postgres) "setup_$piece" ;;
    build)
        setup_rust
        setup_npm
        ;;
    all)
        setup_rust
        setup_npm
        setup_nextest
        setup_browser
        setup_postgres
        ;;
    *) die "unknown piece \"$piece\": rust npm nextest browser postgres build all" ;;
    esac
done
