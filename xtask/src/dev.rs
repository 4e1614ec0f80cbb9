//! `make dev`: whenever a source file changes, rebuild, restart the server, reload the page.
//!
//! The server adds a script to its pages when `SASAE_DEV_RELOAD` holds a port; the script
//! listens there with an `EventSource` and reloads the page at every message.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, bail};

use crate::build::{self, Mode, PKG};
use crate::{assets, exec, site};

const WATCHED: [&str; 6] = ["app", "server", "style", "public", "Cargo.toml", "Cargo.lock"];
const SERVER: &str = "target/debug/sasae";
/// Not the folder of `make run`: the two would undo one another.
const SITE: &str = "target/site-dev";
const POLL: Duration = Duration::from_millis(500);
const START_TIMEOUT: Duration = Duration::from_secs(60);

type Times = BTreeMap<PathBuf, SystemTime>;

pub fn run(address: SocketAddr, reload_port: u16) -> anyhow::Result<()> {
    let pages = Pages::listen(reload_port)?;
    let mut server = Server::new(address, reload_port);
    let mut built = Times::new();
    loop {
        let now = times(&WATCHED)?;
        if now != built {
            built = now;
            match rebuild(&mut server) {
                Ok(()) => {
                    pages.reload();
                    println!("dev: http://{address} is up to date; waiting for changes");
                }
                Err(fault) => println!("dev: {fault:#}\ndev: waiting for the next change"),
            }
        }
        thread::sleep(POLL);
    }
}

fn rebuild(server: &mut Server) -> anyhow::Result<()> {
    build::run(Mode::Dev, &crate::root().join(SITE))?;
    exec::run(exec::cargo().args(["build", "-p", "server", "--bin", "sasae"]))?;
    server.restart_if_changed()
}

fn times(paths: &[&str]) -> anyhow::Result<Times> {
    let mut times = Times::new();
    for path in paths {
        let path = crate::root().join(path);
        let files = if path.is_dir() { site::files(&path)? } else { vec![path] };
        for file in files {
            // A file may go away between listing and looking: the next round sees it.
            if let Ok(time) = fs::metadata(&file).and_then(|found| found.modified()) {
                times.insert(file, time);
            }
        }
    }
    Ok(times)
}

struct Server {
    address: SocketAddr,
    reload_port: u16,
    running: Option<Child>,
    /// What the running server was started from.
    built: Times,
}

impl Server {
    fn new(address: SocketAddr, reload_port: u16) -> Self {
        Self { address, reload_port, running: None, built: Times::new() }
    }

    /// New styles or a new module need a restart too, even of an unchanged server: it reads
    /// their names once.
    fn restart_if_changed(&mut self) -> anyhow::Result<()> {
        let names = format!("{SITE}/{PKG}/{}", assets::LIST);
        let built = times(&[SERVER, &names])?;
        let alive = match &mut self.running {
            Some(child) => child.try_wait()?.is_none(),
            None => false,
        };
        if alive && built == self.built {
            return Ok(());
        }

        self.stop()?;
        exec::run(self.command().args(["demo", "--if-empty"]))?;
        let child = self.command().arg("serve").spawn()?;
        let child = self.running.insert(child);
        wait_for(self.address, child)?;
        self.built = built;
        Ok(())
    }

    fn command(&self) -> Command {
        let root = crate::root();
        let mut command = Command::new(root.join(SERVER));
        command
            .current_dir(root)
            .env("SASAE_ADDR", self.address.to_string())
            .env("SASAE_SITE_ROOT", SITE)
            .env("SASAE_DEV_RELOAD", self.reload_port.to_string());
        command
    }

    fn stop(&mut self) -> anyhow::Result<()> {
        if let Some(mut child) = self.running.take() {
            // It may have ended by itself; the database survives being killed.
            let _ = child.kill();
            child.wait()?;
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}

fn wait_for(address: SocketAddr, child: &mut Child) -> anyhow::Result<()> {
    let start = Instant::now();
    while TcpStream::connect(address).is_err() {
        if let Some(status) = child.try_wait()? {
            bail!("the server ended while starting ({status})");
        }
        if start.elapsed() > START_TIMEOUT {
            bail!("the server does not answer at {address}");
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// The open pages: one connection each, kept until the browser closes it.
struct Pages(Arc<Mutex<Vec<TcpStream>>>);

impl Pages {
    fn listen(port: u16) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} is needed to reload pages"))?;
        let pages = Arc::new(Mutex::new(Vec::new()));
        let open = Arc::clone(&pages);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                // Whatever is asked for, the answer is the event stream.
                let greeting = "HTTP/1.1 200 OK\r\n\
                    Content-Type: text/event-stream\r\n\
                    Cache-Control: no-store\r\n\
                    Access-Control-Allow-Origin: *\r\n\r\n";
                if stream.write_all(greeting.as_bytes()).is_ok()
                    && let Ok(mut open) = open.lock()
                {
                    open.push(stream);
                }
            }
        });
        Ok(Self(pages))
    }

    fn reload(&self) {
        if let Ok(mut open) = self.0.lock() {
            open.retain_mut(|stream| stream.write_all(b"data: reload\n\n").is_ok());
        }
    }
}
