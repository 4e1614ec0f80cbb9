//! What the page of the map loads beside its program: MapLibre GL JS as its authors compile it.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::assets;

/// A script of a few words that puts MapLibre where the program finds it.
pub const LIBRARY: &str = "map_library";

const MAPLIBRE: &str = "end2end/node_modules/maplibre-gl/dist";

/// Copies MapLibre into the site, and writes the script beside it.
pub fn assemble(pkg: &Path) -> anyhow::Result<()> {
    let library = copied(pkg, "maplibre-gl.mjs", "maplibre.js")?;
    let worker = copied(pkg, "maplibre-gl-worker.mjs", "maplibre-worker.js")?;
    let script = format!(
        "import*as maplibregl from\"./{library}\";\
         maplibregl.setWorkerUrl(new URL(\"./{worker}\",import.meta.url).href);globalThis.maplibregl=maplibregl;"
    );
    Ok(fs::write(pkg.join(LIBRARY).with_extension("js"), script)?)
}

fn copied(pkg: &Path, from: &str, to: &str) -> anyhow::Result<String> {
    let path = crate::root().join(MAPLIBRE).join(from);
    fs::copy(&path, pkg.join(to))
        .with_context(|| format!("{} is missing: run `scripts/setup.sh npm`", path.display()))?;
    assets::rename(pkg, to)
}
