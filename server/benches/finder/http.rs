//! Over HTTP: the server on one core, the asking on another.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use server::facilities::finder::Snapshot;

use crate::figures::{Figures, setting, time};
use crate::space::questions;

const ADDRESS: &str = "127.0.0.1:3996";
const CONNECTIONS: usize = 8;
const SECONDS: u64 = 8;

pub fn run(figures: &mut Figures, snapshot: &Snapshot, url: &str) {
    let binary = setting("SASAE_BENCH_SERVER").unwrap_or_else(|| "target/release/sasae".to_owned());
    let binary = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(binary);
    let mut server = Server::start(Command::new(&binary), url);
    let ready = server.wait();
    figures.note("server: ready in", format!("{} ms", ready.as_millis()), "≤ 3000 ms");
    let at_once = server.resident() / 1_000_000;
    // What building has used goes back to the system within a moment.
    std::thread::sleep(Duration::from_secs(2));
    let settled = server.resident() / 1_000_000;
    figures.note("server: memory when ready / 2 s later", format!("{at_once} MB / {settled} MB"), "≤ 500 MB");
    server.stop();
    // On one core from its start, so that it runs as it does on a machine that has no more.
    let mut one_core = Command::new("taskset");
    one_core.args(["-c", "0"]).arg(&binary);
    let mut server = Server::start(one_core, url);
    server.wait();
    keep_on_second_core();
    let targets: Vec<String> = questions(snapshot, 10_000)
        .iter()
        .map(|query| format!("/api/v1/facilities?{}", query.to_query_string()))
        .collect();
    let rate = flood(&targets);
    figures.note("HTTP, 8 connections, one core: requests/s", format!("{rate:.0}"), "≥ 15000");
    let (p50, p99) = paced(&targets, rate / 10.0);
    figures.note("HTTP at a tenth of that: median / p99", format!("{} / {}", time(p50), time(p99)), "p99 ≤ 20 ms");
    figures.note("server: memory after these", format!("{} MB", server.resident() / 1_000_000), "≤ 500 MB");
    server.stop();
}

/// What asks leaves the first core to the server.
fn keep_on_second_core() {
    let process = std::process::id().to_string();
    let status = Command::new("taskset").args(["-acp", "1", &process]).stdout(Stdio::null()).status();
    assert!(status.unwrap().success(), "taskset");
}

struct Server(Child);

impl Server {
    fn start(mut command: Command, url: &str) -> Self {
        command.arg("serve");
        command.env("SASAE_DATABASE_URL", url).env("SASAE_ADDR", ADDRESS);
        command.env("SASAE_LOG", "error").env("SASAE_RATE_LIMIT", "0").stdout(Stdio::null());
        Self(command.spawn().unwrap())
    }

    fn wait(&self) -> Duration {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            if let Ok(stream) = TcpStream::connect(ADDRESS)
                && Client::over(stream).get("/readyz").0 == 200
            {
                return begun.elapsed();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the server was never ready");
    }

    fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) * 1024
    }

    fn stop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Client(BufReader<TcpStream>);

impl Client {
    fn over(stream: TcpStream) -> Self {
        stream.set_nodelay(true).unwrap();
        Self(BufReader::with_capacity(1 << 16, stream))
    }

    fn connect() -> Self {
        Self::over(TcpStream::connect(ADDRESS).unwrap())
    }

    /// Status and length of an answer, read whole.
    fn get(&mut self, target: &str) -> (u16, usize) {
        let request = format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        self.0.get_mut().write_all(request.as_bytes()).unwrap();
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let mut length = 0;
        loop {
            line.clear();
            self.0.read_line(&mut line).unwrap();
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).unwrap();
        (status, length)
    }
}

/// As many as come back.
fn flood(targets: &[String]) -> f64 {
    let done = AtomicUsize::new(0);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for start in 0..CONNECTIONS {
            let done = &done;
            scope.spawn(move || {
                let mut client = Client::connect();
                let mut turn = start * targets.len() / CONNECTIONS;
                while begun.elapsed() < Duration::from_secs(SECONDS) {
                    assert_eq!(client.get(&targets[turn % targets.len()]).0, 200);
                    turn += 1;
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    done.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64()
}

/// One connection, so many a second.
fn paced(targets: &[String], rate: f64) -> (f64, f64) {
    let mut client = Client::connect();
    let begun = Instant::now();
    let mut times = Vec::new();
    for (turn, target) in targets.iter().cycle().enumerate() {
        let due = Duration::from_secs_f64(turn as f64 / rate.max(1.0));
        if due > Duration::from_secs(SECONDS) {
            break;
        }
        std::thread::sleep(due.saturating_sub(begun.elapsed()));
        let asked = Instant::now();
        client.get(target);
        times.push(asked.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}
