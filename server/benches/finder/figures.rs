//! A table of figures, and how they are taken.

use std::time::Instant;

/// Lines of a table, printed as they come.
pub struct Figures {
    name: String,
    rows: Vec<(String, String, String)>,
}

impl Figures {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), rows: Vec::new() }
    }

    #[expect(clippy::print_stdout, reason = "a bench prints")]
    pub fn note(&mut self, what: &str, figure: impl Into<String>, target: &str) {
        let figure = figure.into();
        println!("{what:<58} {figure:>26}  {target}");
        self.rows.push((what.to_owned(), figure, target.to_owned()));
    }

    /// Writes `target/bench/NAME.json`.
    pub fn write(&self) {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|(what, figure, target)| serde_json::json!({ "what": what, "figure": figure, "target": target }))
            .collect();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench");
        std::fs::create_dir_all(&folder).unwrap();
        let text = serde_json::to_string_pretty(&rows).unwrap();
        std::fs::write(folder.join(format!("{}.json", self.name)), text + "\n").unwrap();
    }
}

/// Times of single calls, in microseconds.
pub struct Times(Vec<f64>);

impl Times {
    /// Calls once for each item.
    pub fn of<T>(items: &[T], mut call: impl FnMut(&T)) -> Self {
        let mut times: Vec<f64> = items
            .iter()
            .map(|item| {
                let begun = Instant::now();
                call(item);
                begun.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    pub fn at(&self, share: f64) -> f64 {
        self.0[((self.0.len() as f64 * share) as usize).min(self.0.len() - 1)]
    }

    /// Calls a second.
    pub fn rate(&self) -> f64 {
        self.0.len() as f64 / self.0.iter().sum::<f64>() * 1e6
    }

    pub fn words(&self) -> String {
        format!("{} / {}", time(self.at(0.5)), time(self.at(0.99)))
    }
}

/// Microseconds, or milliseconds.
pub fn time(microseconds: f64) -> String {
    if microseconds < 1_000.0 { format!("{microseconds:.0} µs") } else { format!("{:.1} ms", microseconds / 1_000.0) }
}

#[expect(clippy::disallowed_methods, reason = "a bench is told by the environment what to measure")]
pub fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Bytes of memory in use by this process.
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kib| kib.parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}
