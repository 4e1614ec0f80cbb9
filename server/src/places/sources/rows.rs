//! Rows of a CSV file, one at a time, with the number of their line.

use std::io::BufRead;

use super::{SourceError, Writer};

/// A reader of rows of any length. The carriage return is left to the last cell: otherwise lines are
/// numbered one too low behind it.
pub fn reader() -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.flexible(true).terminator(csv::Terminator::Any(b'\n'));
    builder
}

/// Hands over every row; one that cannot be read becomes a problem of its line.
pub fn each(
    csv: &mut csv::Reader<Box<dyn BufRead>>,
    writer: &mut Writer,
    mut take: impl FnMut(&mut Writer, u64, &csv::StringRecord),
) -> Result<(), SourceError> {
    let mut row = csv::StringRecord::new();
    loop {
        let line = csv.position().line();
        match csv.read_record(&mut row) {
            Ok(true) => take(writer, row.position().map_or(line, csv::Position::line), &row),
            Ok(false) => return Ok(()),
            Err(error) if error.is_io_error() => return Err(broken(error)),
            Err(error) => writer.problem(line, format!("not readable: {error}")),
        }
    }
}

pub fn broken(error: csv::Error) -> SourceError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => SourceError::Read(error),
        kind => SourceError::Content(format!("it is no readable CSV file: {kind:?}")),
    }
}
