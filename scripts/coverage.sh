#!/usr/bin/env bash
# Which lines and regions of the note's rules its tests run: a table. It needs the component llvm-tools of rustup.
source "$(dirname "$0")/lib.sh"

tools=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin
[[ -x $tools/llvm-cov ]] || rustup component add llvm-tools
target=target/coverage
rm -f "$target"/*.profraw
RUSTFLAGS=-Cinstrument-coverage LLVM_PROFILE_FILE="$PWD/$target/%p-%m.profraw" CARGO_TARGET_DIR=$target \
    cargo test --quiet --locked -p note
program=$(find "$target/debug/deps" -name 'note-*' -type f -executable -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2)
"$tools/llvm-profdata" merge --sparse "$target"/*.profraw -o "$target/note.profdata"
"$tools/llvm-cov" report "$program" --instr-profile="$target/note.profdata" app/note/src
