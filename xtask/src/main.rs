//! The build itself: everything that cargo alone does not do.
//!
//! It uses the libraries behind cargo-leptos, wasm-bindgen and wasm-split instead of
//! their commands, so that one `cargo build` brings every tool in the version the lock
//! file names, and nothing is downloaded while building.

#![expect(clippy::print_stdout, reason = "a command line tool talks to the person who runs it")]

mod assets;
mod build;
mod compress;
mod deps;
mod dev;
mod exec;
mod map;
mod programs;
mod site;
mod style;
mod wasm;
mod weight;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Build steps of Sasae; `make help` lists the everyday commands")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build what the browser loads: WebAssembly, its lazy parts, styles, public files
    Build {
        /// Unoptimised and uncompressed, for working on it
        #[arg(long)]
        dev: bool,
        /// Folder that receives the finished site
        #[arg(long, default_value = build::SITE)]
        out: PathBuf,
    },
    /// Check that dependencies point one way: api <- app <- server, and api, app <- frontend
    Deps,
    /// Print what a browser downloads, and fail when it is too much
    Weight {
        /// Folder that holds the finished site
        #[arg(long, default_value = build::SITE)]
        site: PathBuf,
    },
    /// Rebuild and restart the server whenever a source file changes
    Dev {
        /// Where the server listens
        #[arg(long, env = "SASAE_ADDR", default_value = "127.0.0.1:3000")]
        addr: SocketAddr,
        /// Where pages hear that they must reload
        #[arg(long, default_value_t = 3001)]
        reload_port: u16,
    },
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // Without the stack: which step failed, and why, is in the words.
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Build { dev, out } => build::run(build::Mode::from_dev_flag(dev), &root().join(out)),
        Command::Deps => deps::run(),
        Command::Weight { site } => weight::run(&root().join(site)),
        Command::Dev { addr, reload_port } => dev::run(addr, reload_port),
    }
}

/// The repository, wherever the command is started from.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}
