//! The file of heads: one line `NUMBER MAC TIME` after each commit, outside the database. Whoever cuts the end of the log
//! off must change this file too, and what was mailed of it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::chain::Head;

/// More than two lines.
const TAIL: u64 = 512;

#[derive(Clone)]
pub struct Heads {
    path: Arc<Path>,
    /// Why the last head could not be written, or why it does not fit.
    trouble: Arc<Mutex<Option<String>>>,
}

impl Heads {
    pub fn new(path: PathBuf) -> Self {
        Self { path: path.into(), trouble: Arc::default() }
    }

    /// Adds a line. What goes wrong is told in the log and by [`trouble`](Self::trouble): the entries are committed
    /// already, and the line of the next commit stands for them too.
    pub fn append(&self, head: &Head, at: &str) {
        let line = format!("{} {} {at}\n", head.number, head.mac);
        let written = append(&self.path, line.as_bytes());
        self.note(written.err().map(|error| {
            let path = self.path.display();
            format!("the head of the audit log cannot be written to {path} ({error}); make room or make it writable")
        }));
    }

    /// Says that the file and the log do not fit.
    pub fn note(&self, trouble: Option<String>) {
        if let Some(trouble) = &trouble {
            tracing::error!("{trouble}");
        }
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    pub fn trouble(&self) -> Option<String> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The head in the last line; `None` where there is no file, or no line.
    pub fn last(&self) -> std::io::Result<Option<Head>> {
        let mut file = match File::open(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let length = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
        let mut tail = Vec::new();
        file.take(TAIL).read_to_end(&mut tail)?;
        let tail = String::from_utf8_lossy(&tail);
        Ok(tail.lines().rev().find_map(read_line))
    }
}

/// `12 9f86… 2026-11-20T01:00:00.000Z`
pub fn read_line(line: &str) -> Option<Head> {
    let mut words = line.split(' ');
    let (number, mac) = (words.next()?, words.next()?);
    let at = words.next()?;
    (words.next().is_none() && at.parse::<jiff::Timestamp>().is_ok()).then(|| read(number, mac))?
}

fn read(number: &str, mac: &str) -> Option<Head> {
    let number = number.parse().ok().filter(|number| *number > 0)?;
    let is_mac = mac.len() == 64 && mac.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_mac.then(|| Head { number, mac: mac.to_ascii_lowercase() })
}

/// One write, so that the lines of two programs never mix. Opened anew each time: a file that was moved away is missed
/// by nobody otherwise.
fn append(path: &Path, line: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    OpenOptions::new().create(true).append(true).open(path)?.write_all(line)
}
