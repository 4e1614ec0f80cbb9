//! What the page of the map loads beside the main part: its program, and MapLibre GL JS as its authors compile it.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use crate::{site, wasm};

/// Scripts of a few words that begin the program, and put MapLibre where the program finds it.
pub const PROGRAM: &str = "map_program";
pub const LIBRARY: &str = "map_library";

const MAPLIBRE: &str = "end2end/node_modules/maplibre-gl/dist";

/// Gives the bound program its names, copies MapLibre into the site, and writes the scripts beside them.
pub fn assemble(pkg: &Path) -> anyhow::Result<()> {
    let module = moved(pkg, wasm::MAP, "wasm")?;
    let script = moved(pkg, wasm::MAP, "js")?;
    let program =
        format!("import begin from\"./{script}\";begin({{module_or_path:new URL(\"./{module}\",import.meta.url)}});");
    fs::write(pkg.join(PROGRAM).with_extension("js"), program)?;

    let library = copied(pkg, "maplibre-gl.mjs", "maplibre")?;
    let worker = copied(pkg, "maplibre-gl-worker.mjs", "maplibre-worker")?;
    let script = format!(
        "import*as maplibregl from\"./{library}\";\
         maplibregl.setWorkerUrl(new URL(\"./{worker}\",import.meta.url).href);globalThis.maplibregl=maplibregl;"
    );
    Ok(fs::write(pkg.join(LIBRARY).with_extension("js"), script)?)
}

/// Names of the files of the program, and of those of MapLibre.
pub fn files(pkg: &Path) -> anyhow::Result<[Vec<String>; 2]> {
    let names = fs::read_dir(pkg)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".js") || name.ends_with(".wasm")).collect();
    names.sort();
    let of = |stems: &[&str]| {
        let is_one = |name: &&String| stems.iter().any(|stem| name.split('.').next() == Some(stem));
        names.iter().filter(is_one).cloned().collect()
    };
    Ok([of(&[wasm::MAP, PROGRAM]), of(&["maplibre", "maplibre-worker", LIBRARY])])
}

fn moved(pkg: &Path, stem: &str, extension: &str) -> anyhow::Result<String> {
    let old = pkg.join(stem).with_extension(extension);
    let content = fs::read(&old)?;
    fs::remove_file(&old)?;
    write(pkg, stem, extension, &content)
}

fn copied(pkg: &Path, file: &str, stem: &str) -> anyhow::Result<String> {
    let path = crate::root().join(MAPLIBRE).join(file);
    let content =
        fs::read(&path).with_context(|| format!("{} is missing: run `scripts/setup.sh npm`", path.display()))?;
    write(pkg, stem, "js", &content)
}

/// With a digest in the name, so that a browser may keep it for ever.
fn write(pkg: &Path, stem: &str, extension: &str, content: &[u8]) -> anyhow::Result<String> {
    let name = format!("{stem}.{}.{extension}", site::hex(&Sha256::digest(content)[..4]));
    fs::write(pkg.join(&name), content)?;
    Ok(name)
}
