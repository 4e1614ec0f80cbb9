//! Names of what pages load: they carry a digest of the content, so that a browser may keep
//! them for ever, and `assets.json` tells the server which they are.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::build::{NAME, PKG};
use crate::programs::PROGRAMS;
use crate::{map, site, style, wasm};

pub const LIST: &str = "assets.json";

/// Give the main module, its script and the style sheets their names.
pub fn name_after_content(pkg: &Path) -> anyhow::Result<()> {
    let mut list = Map::new();
    let script = format!("{NAME}.js");
    let mut assets = vec![("module", format!("{NAME}.wasm")), ("script", script.clone())];
    let entries = PROGRAMS.map(|program| program.entry).into_iter().chain([map::LIBRARY]);
    assets.extend(entries.map(|name| (name, format!("{name}.js"))));
    assets.extend(style::SHEETS.map(|(name, file)| (name, format!("{file}.css"))));
    for (name, file) in assets {
        let named = rename(pkg, &file)?;
        if file == script {
            // The lazy parts reach the main module through its script.
            let loader = pkg.join(wasm::LOADER);
            let text = fs::read_to_string(&loader)?.replace(&format!("./{script}"), &format!("./{named}"));
            fs::write(loader, text)?;
        }
        list.insert(name.to_owned(), Value::String(format!("/{PKG}/{named}")));
    }
    fs::write(pkg.join(LIST), serde_json::to_string(&list)?)?;
    Ok(())
}

/// Puts a digest of its content into the name of a file, so that a browser may keep it for ever: `a.js` becomes
/// `a.DIGEST.js`. Returns the new name.
pub fn rename(pkg: &Path, file: &str) -> anyhow::Result<String> {
    let path = pkg.join(file);
    let content = fs::read(&path).with_context(|| format!("{} is missing", path.display()))?;
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let named = format!("{stem}.{}.{extension}", site::hex(&Sha256::digest(content)[..4]));
    fs::rename(&path, pkg.join(&named))?;
    Ok(named)
}

/// The file name of an asset: `script`, `module`, a style sheet, `map_library`, or the entry of a program.
pub fn file(pkg: &Path, name: &str) -> anyhow::Result<String> {
    let path = pkg.join(LIST);
    let text = fs::read_to_string(&path).with_context(|| format!("{} is missing: run `make build`", path.display()))?;
    let list: Map<String, Value> = serde_json::from_str(&text)?;
    let address = list.get(name).and_then(Value::as_str).unwrap_or_default();
    Ok(address.rsplit('/').next().unwrap_or_default().to_owned())
}
