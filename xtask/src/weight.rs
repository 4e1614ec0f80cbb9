//! What a browser downloads, as it travels: brotli.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};

use crate::build::PKG;
use crate::{assets, compress, map, programs, style, wasm};

/// JavaScript and WebAssembly of any one page: the main part and the page's own. On the slow phones most residents have,
/// more than this keeps a page from answering for seconds.
const LIMIT: u64 = 150_000;

/// The same of the page of the note: an editor that also encrypts, which somebody opens to stay for a while.
const NOTE_LIMIT: u64 = 320_000;

pub fn run(site: &Path) -> anyhow::Result<()> {
    let pkg = site.join(PKG);
    let row = |name: &str| -> anyhow::Result<u64> {
        let size = travels(&pkg.join(name))?;
        println!("{size:>9} B  {name}");
        Ok(size)
    };

    let script = row(&assets::file(&pkg, "script")?)?;
    let loader = row(wasm::LOADER)?;
    let module = row(&assets::file(&pkg, "module")?)?;
    for (name, _) in style::SHEETS {
        row(&assets::file(&pkg, name)?)?;
    }

    let main = script + loader + module;
    println!("{main:>9} B  main part, JavaScript and WebAssembly, of {LIMIT} B allowed");
    let mut heavy = Vec::new();
    if main > LIMIT {
        heavy.push("the main part".to_owned());
    }
    for (route, parts) in wasm::manifest(&pkg)? {
        let mut page = main;
        for part in parts {
            page += travels(&pkg.join(format!("{part}.wasm")))?;
        }
        println!("{:>9} B  lazy {route}: {page} B with the main part", page - main);
        if page > LIMIT {
            heavy.push(route);
        }
    }
    let sum = |entry: &str| programs::files(&pkg, entry)?.iter().map(|file| row(file)).sum::<anyhow::Result<u64>>();
    for (program, limit) in [(programs::MAP, LIMIT), (programs::NOTE, NOTE_LIMIT), (programs::PRO, LIMIT)] {
        let page = main + sum(program.entry)?;
        println!("{:>9} B  {}: {page} B with the main part, of {limit} B allowed", page - main, program.package);
        if page > limit {
            heavy.push(program.package.to_owned());
        }
    }
    println!("{:>9} B  {}, when a passphrase is typed", sum(programs::KEYS.entry)?, programs::KEYS.package);
    println!("{:>9} B  MapLibre, where a map is shown", sum(map::LIBRARY)?);
    ensure!(heavy.is_empty(), "too much to download: {}", heavy.join(", "));
    Ok(())
}

/// The size of the brotli file, or of the file itself where brotli gains nothing.
fn travels(path: &Path) -> anyhow::Result<u64> {
    let size = |path: &Path| fs::metadata(path).map(|found| found.len());
    size(&compress::with_suffix(path, "br"))
        .or_else(|_| size(path))
        .with_context(|| format!("{} is missing: run `make build`", path.display()))
}
