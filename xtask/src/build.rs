//! From the sources to the folder the server serves.
//!
//! cargo decides whether the program changed; a stamp decides the rest. Everything is
//! written beside the old site and takes its place in one step, so an interrupted build
//! leaves the old site as it was.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;

use crate::{assets, compress, map, programs, site, style, wasm};

/// Where the server looks for the site.
pub const SITE: &str = "target/site";
/// The folder of everything that is built; the rest comes from `public/` as it is.
pub const PKG: &str = "pkg";
/// Also what `LEPTOS_OUTPUT_NAME` says in `.cargo/config.toml`.
pub const NAME: &str = "sasae";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// What people download: small first.
    Release,
    /// What a developer waits for: fast first.
    Dev,
}

impl Mode {
    pub fn from_dev_flag(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Release }
    }
}

pub fn run(mode: Mode, out: &Path) -> anyhow::Result<()> {
    wasm::compile(mode)?;
    let stamp = site::stamp(mode, &wasm::modules(mode))?;
    if site::is_current(out, &stamp) {
        println!("site: up to date");
        return Ok(());
    }

    let fresh = site::Draft::beside(out)?;
    let pkg = fresh.path().join(PKG);
    fs::create_dir_all(&pkg)?;
    step("split and bind", || wasm::split_and_bind(mode, &pkg))?;
    step("styles", || style::bundle(mode, &pkg))?;
    step("public files", || site::copy_public(fresh.path()))?;
    if mode == Mode::Release {
        step("optimise WebAssembly", || wasm::optimise(&pkg))?;
        step("minify JavaScript", || wasm::minify(&pkg))?;
    }
    step("programs", || programs::assemble(&pkg))?;
    // Not minified: MapLibre is small already.
    step("map", || map::assemble(&pkg))?;
    step("names", || assets::name_after_content(&pkg))?;
    if mode == Mode::Release {
        step("compress", || compress::run(fresh.path()))?;
    }
    wasm::keep_previous_parts(&out.join(PKG), &pkg)?;
    site::write_stamp(fresh.path(), &stamp)?;
    fresh.replace(out)?;
    println!("site: built");
    Ok(())
}

fn step(name: &str, work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let start = Instant::now();
    work().with_context(|| format!("the build step \"{name}\" failed"))?;
    println!("site: {name} ({:.1} s)", start.elapsed().as_secs_f32());
    Ok(())
}
