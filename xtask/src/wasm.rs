//! The programs for the browser: compiled, split into lazy parts, bound to JavaScript,
//! made small.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context as _, anyhow, ensure};
use sha2::{Digest as _, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::{Mode, NAME};
use crate::programs::{PROGRAMS, Role};
use crate::{compress, exec, programs, site};

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

/// Compile what runs in the browser.
pub fn compile(mode: Mode) -> anyhow::Result<()> {
    let profile = match mode {
        Mode::Release => "wasm-release",
        Mode::Dev => "dev",
    };
    exec::run(
        exec::cargo()
            .args(["build", "-p", "frontend", "--target", "wasm32-unknown-unknown"])
            .args(PROGRAMS.iter().flat_map(|program| ["-p", program.package]))
            .args(["--profile", profile, "--target-dir", TARGET])
            .env("CARGO_ENCODED_RUSTFLAGS", flags())
            .env("LEPTOS_OUTPUT_NAME", NAME),
    )
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

/// The module of the frontend, then those of the programs beside it, as cargo made them.
pub fn modules(mode: Mode) -> Vec<PathBuf> {
    let made = Path::new(TARGET).join("wasm32-unknown-unknown").join(match mode {
        Mode::Release => "wasm-release",
        Mode::Dev => "debug",
    });
    let files = ["frontend.wasm".to_owned()].into_iter().chain(PROGRAMS.iter().map(programs::Program::module));
    files.map(|file| crate::root().join(&made).join(file)).collect()
}

/// Write the main module, its JavaScript, the lazy parts and their loader; and the programs beside it.
pub fn split_and_bind(mode: Mode, pkg: &Path) -> anyhow::Result<()> {
    let modules = modules(mode);
    let (frontend, programs) = modules.split_first().context("there are no modules")?;
    let input = fs::read(frontend)?;
    let parts = split(&input, NAME, pkg)?;
    // The lazy parts reach into the main module through its exports.
    bind(mode, NAME, pkg, Bindgen::new().keep_lld_exports(true))?;
    for (program, module) in PROGRAMS.iter().zip(programs) {
        // They have no parts: splitting takes away what splitting needs, two thirds of a module.
        let aside = pkg.join("aside");
        fs::create_dir_all(&aside)?;
        split(&fs::read(module)?, program.name, &aside)?;
        let can_forget = program.role == Role::Functions;
        bind(mode, program.name, &aside, Bindgen::new().reset_state_function(can_forget))?;
        for extension in ["js", "wasm"] {
            let file = Path::new(program.name).with_extension(extension);
            fs::rename(aside.join(&file), pkg.join(&file))?;
        }
        fs::remove_dir_all(&aside)?;
    }

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
fn bind(mode: Mode, name: &str, folder: &Path, bindgen: &mut Bindgen) -> anyhow::Result<()> {
    let module = unbound(name, folder);
    bindgen
        .input_path(&module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .demangle(false)
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

/// Take over the lazy parts and the programs of the build before this one, for pages that are still open.
pub fn keep_previous_parts(old: &Path, new: &Path) -> anyhow::Result<()> {
    let Ok(routes) = manifest(old) else {
        return Ok(());
    };
    let parts = routes.into_values().flatten().map(|stem| format!("{stem}.wasm"));
    // The build before this one may have had fewer programs.
    let programs = PROGRAMS.iter().filter_map(|program| programs::files(old, program.entry).ok()).flatten();
    for plain in parts.chain(programs).map(PathBuf::from) {
        for name in [compress::with_suffix(&plain, "br"), compress::with_suffix(&plain, "gz"), plain] {
            if old.join(&name).exists() && !new.join(&name).exists() {
                fs::copy(old.join(&name), new.join(&name))?;
            }
        }
    }
    Ok(())
}

/// wasm-opt on every module. What calculates is as fast after `-Oz` as after `-O3`: the compiler has done that work.
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
