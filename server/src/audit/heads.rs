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
    /// Why the last head could not be written.
    unwritten: Arc<Mutex<Option<String>>>,
    /// In what the file and the log do not fit.
    misfit: Option<Arc<str>>,
}

impl Heads {
    pub fn new(path: PathBuf) -> Self {
        Self { path: path.into(), unwritten: Arc::default(), misfit: None }
    }

    /// Adds a line. What goes wrong is told in the log and by [`trouble`](Self::trouble): the entries are committed
    /// already, and the line of the next commit stands for them too.
    pub fn append(&self, head: &Head, at: &str) {
        let line = format!("{} {} {at}\n", head.number, head.mac);
        let written = append(&self.path, line.as_bytes());
        let trouble = written.err().map(|error| {
            let path = self.path.display();
            format!("the head of the audit log cannot be written to {path} ({error}); make room or make it writable")
        });
        if let Some(trouble) = &trouble {
            tracing::error!("{trouble}");
        }
        *self.unwritten.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    /// Says in what the file and the log do not fit. The next line would hide it from the next start: it is kept in a
    /// file beside, and said again until a person has removed that.
    pub fn note_misfit(&mut self, found: Option<String>) -> std::io::Result<()> {
        let mut kept = self.path.as_os_str().to_owned();
        kept.push(".misfit");
        let kept = PathBuf::from(kept);
        let said = match found {
            Some(found) => {
                if let Err(error) = std::fs::write(&kept, &found) {
                    tracing::error!(%error, "what follows is not kept in {}", kept.display());
                }
                found
            }
            None => match std::fs::read_to_string(&kept) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                said => said?,
            },
        };
        let said = format!("{said}; see `sasae audit verify`, and remove {} when it is settled", kept.display());
        tracing::error!("{said}");
        self.misfit = Some(said.into());
        Ok(())
    }

    pub fn trouble(&self) -> Option<String> {
        let unwritten = || self.unwritten.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.misfit.as_deref().map(str::to_owned).or_else(unwritten)
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

/// `12:9f86…`, as a head is handed over. Errors: what was expected.
pub fn read_pair(text: &str) -> Result<Head, String> {
    let pair = text.trim().split_once(':').and_then(|(number, mac)| read(number, mac));
    pair.ok_or_else(|| "expected NUMBER:MAC, as `sasae audit head` prints it".to_owned())
}

/// Whether this may be what is left of a line when its program was killed over it.
pub fn is_broken_off(line: &str) -> bool {
    let mut words = line.splitn(3, ' ');
    let mut next = |is_of: fn(u8) -> bool| words.next().is_none_or(|word| word.bytes().all(is_of));
    next(|byte| byte.is_ascii_digit())
        && next(|byte| byte.is_ascii_hexdigit())
        && next(|byte| byte.is_ascii_digit() || b"-T:.Z".contains(&byte))
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
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    let mut last = *b"\n";
    if file.seek(SeekFrom::End(0))? > 0 {
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
    }
    // What a program left that was killed over it stays a line of its own.
    match last {
        [b'\n'] => file.write_all(line),
        _ => file.write_all(&[b"\n", line].concat()),
    }
}
