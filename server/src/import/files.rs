//! From a path to a stream of bytes: files, folders, `.csv`, `.json`, `.geojson`, `.ics`, packed or not, `.zip` and
//! `.xlsx`.
//!
//! What a file is shows in its first bytes, not in its name. Everything is streamed; a file that
//! unpacks to absurd size is refused.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::{DeflateDecoder, MultiGzDecoder};

use super::formats::Format;
use super::rows::Table;
use super::{ImportError, workbook};

/// Up to here a file may unpack to any multiple of its size.
const FREE_BYTES: u64 = 64 << 20;
/// Beyond that, to at most this multiple: the emptiest official file unpacks to 38 times its size.
const MAX_RATIO: u64 = 200;
/// More files in one archive are no open data.
const MAX_ENTRIES: usize = 1_000;

/// What is looked into in a folder.
const SUFFIXES: [&str; 12] = [
    ".csv",
    ".csv.gz",
    ".zip",
    ".json",
    ".json.gz",
    ".geojson",
    ".geojson.gz",
    ".topojson",
    ".ics",
    ".ics.gz",
    ".xlsx",
    ".xlsm",
];

/// A file, or an entry of an archive, that may hold rows.
#[derive(Clone, Debug)]
pub struct Input {
    pub path: PathBuf,
    entry: Option<Entry>,
    /// An Excel file, read by [`super::workbook`].
    pub is_workbook: bool,
    /// For messages and reports: file name, and the entry's name after `!`.
    pub name: String,
    /// Bytes on disk.
    pub size: u64,
    /// Named by the user, not met in a folder: then not knowing its format is an error.
    pub named: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    start: u64,
    size: u64,
    deflated: bool,
}

/// Every candidate under the given paths, in the order of their names.
pub fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, ImportError> {
    let mut found = Vec::new();
    for path in paths {
        let kind = std::fs::metadata(path).map_err(|source| ImportError::Read { file: path.clone(), source })?;
        if kind.is_dir() {
            let before = found.len();
            walk(path, &mut found)?;
            if found.len() == before {
                return Err(ImportError::EmptyFolder(path.clone()));
            }
        } else {
            add_file(path, true, &mut found)?;
        }
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<Input>) -> Result<(), ImportError> {
    let failed = |source| ImportError::Read { file: folder.to_path_buf(), source };
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if path.is_dir() {
            walk(&path, found)?;
        } else if SUFFIXES.iter().any(|suffix| name.ends_with(suffix)) {
            add_file(&path, false, found)?;
        }
    }
    Ok(())
}

fn add_file(path: &Path, named: bool, found: &mut Vec<Input>) -> Result<(), ImportError> {
    let failed = |source| ImportError::Read { file: path.to_path_buf(), source };
    let mut file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut magic = [0; 4];
    let read = file.read(&mut magic).map_err(failed)?;
    // What Excel wrote until 2003, and what it writes with a password.
    if magic[..read] == *b"\xd0\xcf\x11\xe0" {
        return Err(ImportError::OldWorkbook(name));
    }
    if magic[..read] != *b"PK\x03\x04" {
        found.push(Input { path: path.to_path_buf(), entry: None, is_workbook: false, name, size, named });
        return Ok(());
    }
    let broken = |reason: String| ImportError::Archive { file: path.to_path_buf(), reason };
    let mut archive =
        zip::ZipArchive::new(BufReader::new(file)).map_err(|e| broken(format!("it cannot be opened ({e})")))?;
    if archive.len() > MAX_ENTRIES {
        return Err(broken(format!("it holds {} files; at most {MAX_ENTRIES} are read", archive.len())));
    }
    if workbook::is_workbook(&archive) {
        found.push(Input { path: path.to_path_buf(), entry: None, is_workbook: true, name, size, named });
        return Ok(());
    }
    let before = found.len();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|e| broken(format!("entry {index} is damaged ({e})")))?;
        if !entry.name().to_lowercase().ends_with(".csv") {
            continue;
        }
        let deflated = match entry.compression() {
            zip::CompressionMethod::Stored => false,
            zip::CompressionMethod::Deflated => true,
            other => return Err(broken(format!("{} is packed with {other}; expected deflate", entry.name()))),
        };
        if entry.encrypted() {
            return Err(broken(format!("{} is encrypted", entry.name())));
        }
        found.push(Input {
            path: path.to_path_buf(),
            is_workbook: false,
            name: format!("{name}!{}", entry.name()),
            size: entry.compressed_size(),
            entry: Some(Entry { start: entry.data_start(), size: entry.compressed_size(), deflated }),
            named,
        });
    }
    if found.len() == before {
        return Err(broken("it holds no .csv file; take .xlsx files out of it first".to_owned()));
    }
    Ok(())
}

impl Input {
    /// The table in it: of a workbook the sheet with a header that is known. `done` counts the bytes read from disk.
    pub fn table(&self, done: &Arc<AtomicU64>) -> Result<Table, ImportError> {
        if self.is_workbook {
            let table = Table::of_workbook(&self.path, |header| Format::recognise(header).is_ok());
            done.fetch_add(self.size, Ordering::Relaxed);
            return table.map_err(|source| ImportError::Workbook { file: self.name.clone(), source });
        }
        let failed = |source| ImportError::Damaged { file: self.name.clone(), line: 0, source };
        Table::open(self.open(done)?).map_err(failed)
    }

    /// The unpacked bytes. `done` counts the bytes read from disk.
    pub fn open(&self, done: &Arc<AtomicU64>) -> Result<Box<dyn Read + Send>, ImportError> {
        let failed = |source| ImportError::Read { file: self.path.clone(), source };
        let mut file = File::open(&self.path).map_err(failed)?;
        let counted = |file: File, limit: u64, packed: &Arc<AtomicU64>| Counted {
            inner: file.take(limit),
            total: Arc::clone(done),
            own: Arc::clone(packed),
        };
        let packed = Arc::new(AtomicU64::new(0));
        if let Some(entry) = &self.entry {
            file.seek(SeekFrom::Start(entry.start)).map_err(failed)?;
            let raw = BufReader::with_capacity(1 << 16, counted(file, entry.size, &packed));
            return Ok(if entry.deflated { bounded(DeflateDecoder::new(raw), packed) } else { bounded(raw, packed) });
        }
        let mut magic = [0; 2];
        let read = file.read(&mut magic).map_err(failed)?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let raw = BufReader::with_capacity(1 << 16, counted(file, u64::MAX, &packed));
        let gzip = magic[..read] == [0x1f, 0x8b];
        Ok(if gzip { bounded(MultiGzDecoder::new(raw), packed) } else { bounded(raw, packed) })
    }
}

fn bounded(inner: impl Read + Send + 'static, packed: Arc<AtomicU64>) -> Box<dyn Read + Send> {
    Box::new(Bounded { inner, packed, unpacked: 0 })
}

/// A part of an archive of so many packed bytes, refused in the same way.
pub fn bounded_part<R: Read>(part: R, packed: u64) -> Bounded<R> {
    Bounded { inner: part, packed: Arc::new(AtomicU64::new(packed)), unpacked: 0 }
}

/// Counts the bytes that come from disk.
struct Counted {
    inner: io::Take<File>,
    total: Arc<AtomicU64>,
    own: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.total.fetch_add(read as u64, Ordering::Relaxed);
        self.own.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Refuses what unpacks beyond all measure.
pub struct Bounded<R> {
    inner: R,
    packed: Arc<AtomicU64>,
    unpacked: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.unpacked += read as u64;
        let packed = self.packed.load(Ordering::Relaxed).max(1);
        if self.unpacked > FREE_BYTES && self.unpacked / packed > MAX_RATIO {
            return Err(io::Error::other(format!(
                "it unpacks to more than {MAX_RATIO} times its size, which no official file does"
            )));
        }
        Ok(read)
    }
}

/// The date in a file's name: eight digits such as `20250601`, anywhere in it.
pub fn date_in_name(name: &str) -> Option<jiff::civil::Date> {
    name.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 8).find_map(|digits| {
        let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
        let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
        if !(2000..2100).contains(&year) {
            return None;
        }
        jiff::civil::Date::new(year, month as i8, day as i8).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_in_the_name() {
        let date = |name| date_in_name(name).map(|d| d.to_string());
        assert_eq!(date("01-1_hospital_facility_info_20251201.zip").as_deref(), Some("2025-12-01"));
        assert_eq!(date("01-1_hospital_facility_info_20260601.csv.zip!a.csv").as_deref(), Some("2026-06-01"));
        assert_eq!(date("jigyosho_110.csv.gz"), None);
        assert_eq!(date("x_20251301.csv"), None);
        assert_eq!(date("12345678.csv"), None);
    }
}
