//! One file being written: CSV, as a rule UTF-8 with BOM and CRLF, or else any text; optionally gzipped.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;

const BOM: &str = "\u{feff}";
const CHUNK: usize = 1 << 16;

/// The two publishers quote differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    /// 医療情報ネット: everything but the coordinates.
    Always,
    /// 介護サービス情報公表: only what would be misread otherwise.
    WhereNeeded,
}

enum Output {
    Plain(File),
    Gzip(Box<GzEncoder<File>>),
}

/// A CSV file that is written row by row.
pub(super) struct Sheet {
    path: PathBuf,
    output: Output,
    quoting: Quoting,
    pending: String,
}

impl Sheet {
    /// Creates the file, with neither BOM nor header.
    pub(super) fn without_header(path: PathBuf, gzip: bool, quoting: Quoting) -> io::Result<Self> {
        let file = File::create(&path)?;
        let output =
            if gzip { Output::Gzip(Box::new(GzEncoder::new(file, Compression::fast()))) } else { Output::Plain(file) };
        Ok(Self { path, output, quoting, pending: String::with_capacity(CHUNK * 2) })
    }

    /// Creates the file and writes its header.
    pub(super) fn create(path: PathBuf, gzip: bool, quoting: Quoting, header: &[String]) -> io::Result<Self> {
        let mut sheet = Self::without_header(path, gzip, quoting)?;
        sheet.pending.push_str(BOM);
        for column in header {
            sheet.text(column);
        }
        sheet.end_row()?;
        Ok(sheet)
    }

    /// A field of text, quoted as the publisher of this file does.
    pub(super) fn text(&mut self, value: &str) {
        let quoted = match self.quoting {
            Quoting::Always => true,
            Quoting::WhereNeeded => value.contains([',', '"', '\r', '\n']),
        };
        if !quoted {
            self.pending.push_str(value);
        } else {
            self.pending.push('"');
            for (i, part) in value.split('"').enumerate() {
                if i > 0 {
                    self.pending.push_str("\"\"");
                }
                self.pending.push_str(part);
            }
            self.pending.push('"');
        }
        self.pending.push(',');
    }

    /// A field that is never quoted.
    pub(super) fn bare(&mut self, value: &str) {
        self.pending.push_str(value);
        self.pending.push(',');
    }

    /// A time of day as `09:00`; never in need of quotes, but quoted with the rest.
    pub(super) fn clock(&mut self, minutes: u16) {
        let digit = |value: u16| char::from(b'0' + (value % 10) as u8);
        let (hour, minute) = (minutes / 60, minutes % 60);
        let quote = (self.quoting == Quoting::Always).then_some('"');
        self.pending.extend(quote);
        self.pending.extend([digit(hour / 10), digit(hour), ':']);
        self.pending.extend([digit(minute / 10), digit(minute)]);
        self.pending.extend(quote);
        self.pending.push(',');
    }

    /// `count` fields without a value.
    pub(super) fn blanks(&mut self, count: usize) {
        for _ in 0..count {
            self.text("");
        }
    }

    /// All of a file that is no table.
    pub(super) fn whole(&mut self, text: &str) {
        self.pending.push_str(text);
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) -> io::Result<()> {
        self.pending.pop();
        self.pending.push_str("\r\n");
        if self.pending.len() >= CHUNK {
            self.drain()?;
        }
        Ok(())
    }

    /// Writes what is still pending and returns the path.
    pub(super) fn finish(mut self) -> io::Result<PathBuf> {
        self.drain()?;
        match self.output {
            Output::Plain(mut file) => file.flush()?,
            Output::Gzip(encoder) => encoder.finish()?.flush()?,
        }
        Ok(self.path)
    }

    fn drain(&mut self) -> io::Result<()> {
        let bytes = self.pending.as_bytes();
        match &mut self.output {
            Output::Plain(file) => file.write_all(bytes)?,
            Output::Gzip(encoder) => encoder.write_all(bytes)?,
        }
        self.pending.clear();
        Ok(())
    }
}
