//! Small style sheets out of `style/main.css`, the sheets of some pages, and what they import.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use crate::build::Mode;
use crate::exec;

/// Lightning CSS as its authors compile it: compiling it here takes longer than anything
/// else in the build.
pub const BUNDLER: &str = "end2end/build/style.mjs";

/// Name among the assets, and file: every page loads the first, pages with forms, a map, the note or questions to a desk
/// another one too.
pub const SHEETS: [(&str, &str); 6] =
    [("style", "main"), ("forms", "forms"), ("consult", "consult"), ("map", "map"), ("note", "note"), ("pro", "pro")];

pub fn bundle(mode: Mode, pkg: &Path) -> anyhow::Result<()> {
    let root = crate::root();
    for (_, file) in SHEETS {
        let mut command = Command::new("node");
        command
            .arg(root.join(BUNDLER))
            .arg(root.join("style").join(file).with_extension("css"))
            .arg(pkg.join(file).with_extension("css"))
            .args((mode == Mode::Release).then_some("--minify"));
        exec::run(&mut command).with_context(|| format!("style/{file}.css cannot be bundled"))?;
    }
    Ok(())
}
