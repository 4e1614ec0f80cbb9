//! One small style sheet out of `style/main.css` and what it imports.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::build::{Mode, NAME};

/// The oldest browsers that get what they can read: the last ones for phones and PCs that
/// no longer receive updates but are still in use in town halls and at home.
const BROWSERS: [&str; 5] = ["chrome >= 109", "edge >= 109", "firefox >= 115", "safari >= 15.4", "ios_saf >= 15.4"];

pub fn bundle(mode: Mode, pkg: &Path) -> anyhow::Result<()> {
    let main = crate::root().join("style/main.css");
    let browsers =
        Browsers::from_browserslist(BROWSERS).map_err(|fault| anyhow!("the list of browsers is wrong: {fault}"))?;
    let targets = Targets { browsers, ..Targets::default() };

    let provider = FileProvider::new();
    let mut sheet = Bundler::new(&provider, None, ParserOptions::default())
        .bundle(&main)
        // The fault borrows from the sources: only its words leave this function.
        .map_err(|fault| anyhow!("{fault}"))
        .with_context(|| format!("{} cannot be bundled", main.display()))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|fault| anyhow!("{fault}"))?;
    let css = sheet
        .to_css(PrinterOptions { minify: mode == Mode::Release, targets, ..PrinterOptions::default() })
        .map_err(|fault| anyhow!("{fault}"))?;
    fs::write(pkg.join(NAME).with_extension("css"), css.code)?;
    Ok(())
}
