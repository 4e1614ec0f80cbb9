# shellcheck shell=bash
# Sourced by the other scripts: where we are, and how to speak.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# The scripts look for what was built below target/, whatever the caller prefers.
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET
# rustup keeps cargo here when no profile put it on the path.
case ":$PATH:" in
*":$HOME/.cargo/bin:"*) ;;
*) PATH="$PATH:$HOME/.cargo/bin" ;;
esac

# Everything that compiles for the host. `frontend` is for the browser alone, and would
# switch the pages' browser features on for the server too. The same selection everywhere,
# so that nothing is compiled twice.
# shellcheck disable=SC2034  # used by the scripts that source this one
host_packages=(--workspace --exclude frontend --exclude map-program --exclude note-keys --exclude note-program --exclude pro-program)

say() { printf '==> %s\n' "$*"; }

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }
