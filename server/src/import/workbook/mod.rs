//! Excel files (`.xlsx`, ECMA-376): the sheet that holds a known table, row by row, as text.
//!
//! A workbook is XML in a zip. Strings that its cells share are kept; everything else is streamed, so that neither styles
//! nor pictures nor a million rows take memory. A part that unpacks to absurd size is refused as in [`super::files`].

mod parts;
mod sheet;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use zip::ZipArchive;

use super::files::bounded_part;
use parts::{Sheet, Strings, Styles};
use sheet::Rows;
pub use sheet::SheetRow;

/// A header stands within so many rows that hold anything.
const HEADER_WITHIN: usize = 20;
/// Rows handed over at a time, and how many times ahead of the reader.
const BATCH: usize = 256;
const AHEAD: usize = 4;

/// A table in a sheet: its header, and the rows below it as they are asked for.
pub struct SheetTable {
    /// The name of the sheet.
    pub sheet: String,
    pub header: Vec<String>,
    /// The text above the header, such as the date of the list.
    pub above: String,
    rows: Receiver<io::Result<Vec<SheetRow>>>,
    batch: std::vec::IntoIter<SheetRow>,
}

/// Where a header was found.
struct Found {
    at: usize,
    line: u64,
    header: Vec<String>,
    above: String,
    known: bool,
}

/// Opens the table whose header `is_known` knows, in the first visible sheet that has one; else the row with most words,
/// so that it can be said what was found.
pub fn open(path: &Path, is_known: impl Fn(&[String]) -> bool) -> io::Result<SheetTable> {
    let mut archive = open_archive(path)?;
    let (sheets, is_1904) = parts::sheets(&mut archive)?;
    let strings = Arc::new(parts::strings(&mut archive)?);
    let styles = Arc::new(parts::styles(&mut archive, is_1904)?);
    let mut best: Option<Found> = None;
    for (at, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| sheet.visible) {
        let found = find_header(&mut archive, at, sheet, &strings, &styles, &is_known)?;
        let words = |found: &Found| found.header.iter().filter(|name| !name.is_empty()).count();
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| (found.known, words(&found)) > (best.known, words(best)))
        {
            best = Some(found);
        }
        if best.as_ref().is_some_and(|best| best.known) {
            break;
        }
    }
    let Some(Found { at, line, header, above, .. }) = best else {
        return Err(io::Error::other("no sheet holds a table"));
    };
    let sheet = sheets.into_iter().nth(at).ok_or_else(|| io::Error::other("a sheet is gone"))?;
    let (sender, rows) = sync_channel(AHEAD);
    let (name, path): (String, PathBuf) = (sheet.name.clone(), path.to_path_buf());
    std::thread::spawn(move || {
        let read = |send: &mut dyn FnMut(Vec<SheetRow>) -> bool| {
            let mut archive = open_archive(&path)?;
            let merges = parts::merges(&mut archive, &sheet)?;
            let mut rows = Rows::new(part(&mut archive, &sheet.part)?, &strings, &styles, merges);
            let mut batch = Vec::with_capacity(BATCH);
            while let Some(row) = rows.next_row()? {
                if row.line <= line {
                    continue;
                }
                batch.push(row);
                if batch.len() == BATCH && !send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))) {
                    return Ok(());
                }
            }
            send(batch);
            Ok(())
        };
        // Who asked may have stopped listening.
        let read: io::Result<()> = read(&mut |batch| sender.send(Ok(batch)).is_ok());
        if let Err(error) = read {
            let _ = sender.send(Err(error));
        }
    });
    Ok(SheetTable { sheet: name, header, above, rows, batch: Vec::new().into_iter() })
}

impl SheetTable {
    /// The next row that holds anything.
    pub fn next_row(&mut self) -> io::Result<Option<SheetRow>> {
        loop {
            if let Some(row) = self.batch.next() {
                return Ok(Some(row));
            }
            match self.rows.recv() {
                Ok(batch) => self.batch = batch?.into_iter(),
                Err(_) => return Ok(None),
            }
        }
    }
}

/// The known header of a sheet, else the fullest of its first rows.
fn find_header(
    archive: &mut Archive,
    at: usize,
    sheet: &Sheet,
    strings: &Strings,
    styles: &Styles,
    is_known: &impl Fn(&[String]) -> bool,
) -> io::Result<Option<Found>> {
    let merges = parts::merges(archive, sheet)?;
    let mut rows = Rows::new(part(archive, &sheet.part)?, strings, styles, merges);
    let mut above = String::new();
    let mut best: Option<Found> = None;
    for _ in 0..HEADER_WITHIN {
        let Some(row) = rows.next_row()? else { break };
        let header: Vec<String> =
            row.cells.iter().map(|cell| cell.chars().filter(|c| !c.is_whitespace()).collect()).collect();
        let known = is_known(&header);
        let words = header.iter().filter(|name| !name.is_empty()).count();
        if known || best.as_ref().is_none_or(|best| best.header.len() < words) {
            best = Some(Found { at, line: row.line, header, above: above.clone(), known });
        }
        if known {
            break;
        }
        above.push_str(row.cells.join(" ").trim());
        above.push('\n');
    }
    Ok(best)
}

type Archive = ZipArchive<BufReader<File>>;

/// Whether a zip is a workbook.
pub fn is_workbook<R: Read + io::Seek>(archive: &ZipArchive<R>) -> bool {
    archive.index_for_name("xl/workbook.xml").is_some()
}

fn open_archive(path: &Path) -> io::Result<Archive> {
    ZipArchive::new(BufReader::new(File::open(path)?)).map_err(io::Error::other)
}

/// A part of a workbook, unpacked as it is read.
fn part<'a>(archive: &'a mut Archive, name: &str) -> io::Result<BufReader<impl Read + use<'a>>> {
    let entry = archive.by_name(name).map_err(|error| io::Error::other(format!("{name}: {error}")))?;
    let packed = entry.compressed_size();
    Ok(BufReader::with_capacity(1 << 16, bounded_part(entry, packed)))
}
