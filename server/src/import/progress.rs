//! Progress on a terminal as a bar with rate and time left, elsewhere as plain lines.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// Shows how far an import is, on standard error.
pub struct Progress {
    bar: ProgressBar,
    plain: bool,
}

impl Progress {
    /// A bar on a terminal, lines elsewhere.
    pub fn on_stderr() -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = if terminal { ProgressBar::new(0) } else { ProgressBar::hidden() };
        Self { bar, plain: !terminal }
    }

    /// Shows nothing.
    pub fn silent() -> Self {
        Self { bar: ProgressBar::hidden(), plain: false }
    }

    pub fn begin_reading(&self, bytes: u64) {
        self.begin(bytes, "{bar:30} {bytes}/{total_bytes} at {bytes_per_sec}, {eta} left  reading {msg}");
    }

    pub fn reading(&self, file: &str) {
        self.bar.set_message(file.to_owned());
    }

    pub fn read_so_far(&self, bytes: u64) {
        self.bar.set_position(bytes);
    }

    pub fn read_file(&self, file: &str, rows: u64) {
        if self.plain {
            eprintln!("read {file}: {rows} rows");
        }
    }

    pub fn begin_merging(&self, records: u64) {
        if self.plain {
            eprintln!("comparing {records} records with what is known");
        }
        self.begin(records, "{bar:30} {pos}/{len} records at {per_sec}, {eta} left  comparing");
    }

    pub fn merged(&self, records: u64) {
        self.bar.inc(records);
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn begin(&self, length: u64, template: &str) {
        self.bar.reset();
        self.bar.set_length(length);
        self.bar.set_position(0);
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
    }
}
