//! The program for the browser: compiled, split into lazy parts, bound to JavaScript,
//! made small.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, anyhow, ensure};
use sha2::{Digest as _, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::{Mode, NAME};
use crate::{compress, exec, site};

/// Statically imported by the main module; Leptos looks for both files under these names.
pub const LOADER: &str = "__wasm_split.______________________.js";
pub const MANIFEST: &str = "__wasm_split_manifest.json";

/// A folder of its own: the linker flag would rebuild everything in the usual one.
const TARGET: &str = "target/front";

/// What Rust's WebAssembly target uses, and no more: with every feature on, wasm-opt
/// writes what browsers refuse.
const WASM_OPT: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The program of the map: a module of its own, which only its page loads.
pub const MAP: &str = "map";

/// Compile what runs in the browser and return the main module as cargo made it.
pub fn compile(mode: Mode) -> anyhow::Result<PathBuf> {
    let profile = match mode {
        Mode::Release => "wasm-release",
        Mode::Dev => "dev",
    };
    exec::run(
        exec::cargo()
            .args(["build", "-p", "frontend", "-p", "map-program", "--target", "wasm32-unknown-unknown"])
            .args(["--profile", profile, "--target-dir", TARGET])
            .env("CARGO_ENCODED_RUSTFLAGS", flags())
            .env("LEPTOS_OUTPUT_NAME", NAME),
    )?;
    Ok(crate::root().join(module(mode)))
}

/// Flags for the compiler, in the encoding cargo takes them in.
#[expect(clippy::disallowed_methods, reason = "where cargo lies is no setting of Sasae")]
fn flags() -> String {
    // Splitting follows the relocations to see which function calls which.
    let mut flags = vec!["-Clink-args=--emit-relocs".to_owned()];
    // Messages of panics name source files: a phone need not learn where they lay.
    let cargo = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo")));
    flags.extend(cargo.map(|cargo| format!("--remap-path-prefix={cargo}/registry/src=crates")));
    flags.push(format!("--remap-path-prefix={}=sasae", crate::root().display()));
    flags.join("\x1f")
}

/// Where cargo puts the module.
pub fn module(mode: Mode) -> &'static str {
    match mode {
        Mode::Release => "target/front/wasm32-unknown-unknown/wasm-release/frontend.wasm",
        Mode::Dev => "target/front/wasm32-unknown-unknown/debug/frontend.wasm",
    }
}

/// Write the main module, its JavaScript, the lazy parts and their loader; and the program of the map.
pub fn split_and_bind(mode: Mode, module: &Path, pkg: &Path) -> anyhow::Result<()> {
    let input = fs::read(module)?;
    let parts = split(&input, NAME, pkg)?;
    // The lazy parts reach into the main module through its exports.
    bind(mode, NAME, true, pkg)?;
    // It has no parts: splitting takes away what splitting needs, two thirds of the module.
    let aside = pkg.join("aside");
    fs::create_dir_all(&aside)?;
    split(&fs::read(module.with_file_name("map_program.wasm"))?, MAP, &aside)?;
    bind(mode, MAP, false, &aside)?;
    for extension in ["js", "wasm"] {
        let file = Path::new(MAP).with_extension(extension);
        fs::rename(aside.join(&file), pkg.join(&file))?;
    }
    fs::remove_dir_all(&aside)?;

    let build = site::hex(&Sha256::digest(&input)[..4]);
    name_after_build(pkg, &build, parts)
}

/// Writes the lazy parts of a module and what is left of it; returns which parts each route needs.
fn split(input: &[u8], name: &str, folder: &Path) -> anyhow::Result<HashMap<String, Vec<String>>> {
    let unbound = unbound(name, folder);
    let main_module = format!("./{name}.js");
    let link_name = format!("./{LOADER}");
    let mut options = wasm_split_cli_support::Options::new(input);
    options.output_dir = folder;
    options.main_out_path = &unbound;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = wasm_split_cli_support::transform(options).map_err(|fault| anyhow!("splitting failed: {fault:?}"))?;
    Ok(split.prefetch_map)
}

fn unbound(name: &str, folder: &Path) -> PathBuf {
    folder.join(format!("{name}.unbound"))
}

/// Writes `NAME.wasm` and its JavaScript.
fn bind(mode: Mode, name: &str, keeps_exports: bool, folder: &Path) -> anyhow::Result<()> {
    let module = unbound(name, folder);
    Bindgen::new()
        .input_path(&module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .demangle(false)
        .keep_lld_exports(keeps_exports)
        .remove_producers_section(true)
        // The names of functions are for the stack traces of developers.
        .remove_name_section(mode == Mode::Release)
        .omit_default_module_path(true)
        .generate(folder)?;
    fs::remove_file(module)?;
    Ok(fs::rename(folder.join(format!("{name}_bg.wasm")), folder.join(format!("{name}.wasm")))?)
}

/// Put the build's id into the names of the lazy parts: a page that stays open while a new
/// version is installed goes on asking for the parts that fit it.
fn name_after_build(pkg: &Path, build: &str, parts: HashMap<String, Vec<String>>) -> anyhow::Result<()> {
    let mut loader = fs::read_to_string(pkg.join(LOADER))?;
    let mut manifest = BTreeMap::new();
    for (route, stems) in parts {
        let named = stems.iter().map(|stem| format!("{stem}.{build}"));
        manifest.insert(route, named.collect::<Vec<_>>());
        for stem in stems {
            let old = pkg.join(format!("{stem}.wasm"));
            // Several routes can share a part: it is renamed once.
            if old.exists() {
                fs::rename(&old, pkg.join(format!("{stem}.{build}.wasm")))?;
                loader = loader.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{stem}.{build}.wasm\""));
            }
        }
    }
    fs::write(pkg.join(LOADER), loader)?;
    fs::write(pkg.join(MANIFEST), serde_json::to_string(&manifest)?)?;
    Ok(())
}

/// Which files each lazy route needs besides the main module.
pub fn manifest(pkg: &Path) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let path = pkg.join(MANIFEST);
    let text = fs::read_to_string(&path).with_context(|| format!("{} is missing", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// Take over the lazy parts of the build before this one, for pages that are still open.
pub fn keep_previous_parts(old: &Path, new: &Path) -> anyhow::Result<()> {
    let Ok(routes) = manifest(old) else {
        return Ok(());
    };
    for stem in routes.into_values().flatten() {
        let plain = PathBuf::from(format!("{stem}.wasm"));
        for name in [compress::with_suffix(&plain, "br"), compress::with_suffix(&plain, "gz"), plain] {
            if old.join(&name).exists() && !new.join(&name).exists() {
                fs::copy(old.join(&name), new.join(&name))?;
            }
        }
    }
    Ok(())
}

/// wasm-opt on the main module and on every lazy part.
pub fn optimise(pkg: &Path) -> anyhow::Result<()> {
    let tool = npm_tool("wasm-opt")?;
    exec::each(with_extension(pkg, "wasm")?, |path| {
        let small = compress::with_suffix(&path, "small");
        // It warns of sections that it then drops: what it says matters only when it fails.
        exec::output(Command::new(&tool).args(WASM_OPT).arg(&path).arg("-o").arg(&small))?;
        Ok(fs::rename(small, path)?)
    })
}

/// terser on every script.
pub fn minify(pkg: &Path) -> anyhow::Result<()> {
    let tool = npm_tool("terser")?;
    exec::each(with_extension(pkg, "js")?, |path| {
        let small = compress::with_suffix(&path, "small");
        exec::run(
            Command::new(&tool)
                .arg(&path)
                .args(["--module", "--ecma", "2020", "--compress", "passes=2", "--mangle"])
                .arg("--output")
                .arg(&small),
        )?;
        Ok(fs::rename(small, path)?)
    })
}

fn with_extension(folder: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = site::files(folder)?;
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    Ok(files)
}

fn npm_tool(name: &str) -> anyhow::Result<PathBuf> {
    let tool = crate::root().join("end2end/node_modules/.bin").join(name);
    ensure!(tool.exists(), "{name} is not installed: run `scripts/setup.sh npm`");
    Ok(tool)
}
