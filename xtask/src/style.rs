//! One small style sheet out of `style/main.css` and what it imports.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use crate::build::{Mode, NAME};
use crate::exec;

/// Lightning CSS as its authors compile it: compiling it here takes longer than anything
/// else in the build.
pub const BUNDLER: &str = "end2end/build/style.mjs";

pub fn bundle(mode: Mode, pkg: &Path) -> anyhow::Result<()> {
    let root = crate::root();
    let mut command = Command::new("node");
    command
        .arg(root.join(BUNDLER))
        .arg(root.join("style/main.css"))
        .arg(pkg.join(NAME).with_extension("css"))
        .args((mode == Mode::Release).then_some("--minify"));
    exec::run(&mut command).context("the style sheet cannot be bundled")
}
