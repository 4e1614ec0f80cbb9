//! Dependencies point one way: `api, note <- app <- server`, and `api, app <- frontend`.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::exec;

/// Which crates of this workspace each crate may use.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("api", &[]),
    ("app", &["api", "note"]),
    ("frontend", &["api", "app"]),
    ("map-program", &["app"]),
    ("note", &[]),
    ("note-keys", &["note"]),
    ("note-program", &["app"]),
    ("pro-program", &["app"]),
    ("server", &["api", "app"]),
    ("xtask", &[]),
];

/// Never part of what a browser downloads.
const SERVER_ONLY: [&str; 6] = ["axum", "hyper", "leptos_axum", "sqlx", "tokio", "utoipa"];

/// Never part of the contract, which other programs than pages use as well.
const NOT_IN_CONTRACT: [&str; 6] = ["axum", "hyper", "leptos", "leptos_axum", "sqlx", "tokio"];

pub fn run() -> anyhow::Result<()> {
    let metadata = exec::output(exec::cargo().args(["metadata", "--no-deps", "--locked", "--format-version", "1"]))?;
    let mut faults = directions(&serde_json::from_str(&metadata)?)?;
    faults.extend(strangers(
        "the browser build",
        &["-p", "frontend", "--target", "wasm32-unknown-unknown"],
        &SERVER_ONLY,
    )?);
    faults.extend(strangers("api", &["-p", "api", "--all-features"], &NOT_IN_CONTRACT)?);

    if faults.is_empty() {
        println!("dependencies point one way");
        return Ok(());
    }
    bail!("{}", faults.join("\n"))
}

/// Faults among the crates of this workspace, tests and build scripts included.
fn directions(metadata: &Value) -> anyhow::Result<Vec<String>> {
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;

    let names: BTreeSet<_> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    let mut faults = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ALLOWED.iter().find(|(crate_name, _)| *crate_name == name) else {
            faults.push(format!("the crate `{name}` is new: say in xtask/src/deps.rs what it may depend on"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let dependency = dependency["name"].as_str().unwrap_or_default();
            if names.contains(dependency) && !allowed.contains(&dependency) {
                faults.push(format!(
                    "`{name}` must not depend on `{dependency}`: dependencies point one way, \
                     api <- app <- server and api, app <- frontend"
                ));
            }
        }
    }
    Ok(faults)
}

/// Crates in a tree that have no place there, and the way they came in.
fn strangers(what: &str, selection: &[&str], forbidden: &[&str]) -> anyhow::Result<Vec<String>> {
    let tree = |more: &[&str]| {
        exec::output(exec::cargo().args(["tree", "--locked", "-e", "normal"]).args(selection).args(more))
    };
    let names = tree(&["--prefix", "none", "--format", "{p}"])?;
    let names: BTreeSet<_> = names.lines().filter_map(|line| line.split_whitespace().next()).collect();
    forbidden
        .iter()
        .filter(|name| names.contains(**name))
        .map(|name| {
            let way = tree(&["--invert", name]).unwrap_or_default();
            Ok(format!("{what} must not contain `{name}`:\n{way}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn faults(name: &str, dependency: &str) -> Vec<String> {
        let dependencies = json!([{ "name": dependency }, { "name": "serde" }]);
        directions(&json!({ "packages": [
            { "name": name, "dependencies": dependencies },
            { "name": "api", "dependencies": [] },
            { "name": "server", "dependencies": [] },
        ]}))
        .unwrap()
    }

    #[test]
    fn a_dependency_the_wrong_way_is_a_fault() {
        assert_eq!(faults("app", "api"), Vec::<String>::new());
        assert!(faults("app", "server")[0].starts_with("`app` must not depend on `server`"));
        assert!(faults("common", "api")[0].contains("`common` is new"));
    }

    #[test]
    fn a_stranger_in_a_tree_is_named_with_the_way_it_came() {
        let found = strangers("xtask", &["-p", "xtask"], &["clap", "tokio"]).unwrap();
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("xtask must not contain `clap`"));
        assert!(found[0].contains("xtask v"));
    }
}
