//! From files to rows of text: CSV in UTF-8 and UTF-16 with or without BOM or in CP932, its columns parted by commas or
//! tabs; and sheets of Excel files.

use std::borrow::Cow;
use std::io::{self, BufReader, Read};
use std::path::Path;

use csv::ByteRecord;

use super::utf16::{ByteOrder, FromUtf16};
use super::workbook::{self, SheetTable};

/// The encoding of a file, judged by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Also what was UTF-16 before it was read.
    Utf8,
    /// Windows-31J, what Japanese programs call Shift_JIS.
    Cp932,
}

/// A table with its header.
pub struct Table {
    source: Source,
    encoding: Encoding,
    /// Column names as published.
    pub header: Vec<String>,
    /// The first bytes as text, to recognise what is no CSV at all.
    pub beginning: String,
    /// What stands above the header of a sheet, such as the date of a list.
    pub above: String,
    /// The sheet of an Excel file.
    pub sheet: Option<String>,
    /// Cells of the last row that hold nothing that can be used: the column, and what was found.
    faults: Vec<(usize, String)>,
}

enum Source {
    Csv(csv::Reader<Box<dyn Read + Send>>),
    Sheet(SheetTable),
}

/// A data row: its fields as text, and where it stands.
pub struct Row<'a> {
    /// 1 is the header of a CSV file, and the first row of a sheet.
    pub line: u64,
    fields: Vec<Cow<'a, str>>,
}

/// A row that is no text in the file's encoding, or has another number of columns.
pub enum RowFault {
    Encoding { field: usize },
    Columns { found: usize },
}

const BOM: &[u8] = b"\xef\xbb\xbf";
const UTF16_BOMS: [(&[u8], ByteOrder); 2] = [(b"\xff\xfe", ByteOrder::Little), (b"\xfe\xff", ByteOrder::Big)];
const SNIFFED: u64 = 1 << 16;

impl Table {
    /// Reads the header. An empty file has an empty header.
    pub fn open(mut bytes: Box<dyn Read + Send>) -> io::Result<Self> {
        let mut start = Vec::new();
        bytes.by_ref().take(SNIFFED).read_to_end(&mut start)?;
        let utf16 = utf16(&mut start);
        if let Some(order) = utf16 {
            let whole = FromUtf16::new(io::Cursor::new(start).chain(bytes), order);
            bytes = Box::new(whole);
            start = Vec::new();
            bytes.by_ref().take(SNIFFED).read_to_end(&mut start)?;
        }
        let bom = start.starts_with(BOM);
        if bom {
            start.drain(..BOM.len());
        }
        let delimiter = delimiter(&start);
        let encoding = if bom || utf16.is_some() || is_utf8_so_far(&start) { Encoding::Utf8 } else { Encoding::Cp932 };
        let beginning = String::from_utf8_lossy(&start[..start.len().min(200)]).into_owned();
        let whole: Box<dyn Read + Send> = Box::new(BufReader::new(io::Cursor::new(start).chain(bytes)));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            // With CRLF as the end of a row the reader counts lines one short; the CR is trimmed with blanks.
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(whole);
        let mut record = ByteRecord::new();
        let header = if reader.read_byte_record(&mut record).map_err(io::Error::from)? {
            record.iter().map(|field| decode(field, encoding).unwrap_or_default().trim().to_owned()).collect()
        } else {
            Vec::new()
        };
        let (above, sheet, faults) = (String::new(), None, Vec::new());
        Ok(Self { source: Source::Csv(reader), encoding, header, beginning, above, sheet, faults })
    }

    /// The table of an Excel file whose header `is_known` knows; its rows are named by their numbers in the sheet.
    pub fn of_workbook(path: &Path, is_known: impl Fn(&[String]) -> bool) -> io::Result<Self> {
        let mut table = workbook::open(path, is_known)?;
        Ok(Self {
            encoding: Encoding::Utf8,
            header: std::mem::take(&mut table.header),
            beginning: String::new(),
            above: std::mem::take(&mut table.above),
            sheet: Some(table.sheet.clone()),
            faults: Vec::new(),
            source: Source::Sheet(table),
        })
    }

    /// Cells of the row read last that hold an error or a formula without a value, by the names of their columns.
    pub fn cell_faults(&mut self) -> impl Iterator<Item = (&str, String)> {
        let header = &self.header;
        self.faults.drain(..).map(|(column, found)| (header.get(column).map_or("", String::as_str), found))
    }

    /// Reads on into `record`, over empty lines; false at the end.
    pub fn read(&mut self, record: &mut ByteRecord) -> io::Result<bool> {
        let reader = match &mut self.source {
            Source::Csv(reader) => reader,
            Source::Sheet(sheet) => {
                let Some(row) = sheet.next_row()? else { return Ok(false) };
                record.clear();
                // Excel leaves empty cells out; what stands beside the table is a fault of the row.
                let beside = row.cells.len().max(self.header.len());
                (0..beside).for_each(|at| record.push_field(row.cells.get(at).map_or("", String::as_str).as_bytes()));
                let mut position = csv::Position::new();
                position.set_line(row.line);
                record.set_position(Some(position));
                self.faults = row.faults;
                return Ok(true);
            }
        };
        loop {
            let read = reader.read_byte_record(record).map_err(io::Error::from)?;
            if !read || record.len() > 1 || record.iter().any(|field| !field.trim_ascii().is_empty()) {
                return Ok(read);
            }
        }
    }

    /// The text of a record.
    pub fn row<'a>(&self, record: &'a ByteRecord) -> Result<Row<'a>, RowFault> {
        if record.len() != self.header.len() {
            return Err(RowFault::Columns { found: record.len() });
        }
        let mut fields = Vec::with_capacity(record.len());
        for (index, field) in record.iter().enumerate() {
            fields.push(decode(field, self.encoding).ok_or(RowFault::Encoding { field: index })?);
        }
        Ok(Row { line: line_of(record), fields })
    }
}

impl Table {
    /// What can be read of a row at fault; unreadable fields are empty.
    pub fn salvage<'a>(&self, record: &'a ByteRecord) -> Row<'a> {
        let fields = record.iter().map(|field| decode(field, self.encoding).unwrap_or_default()).collect();
        Row { line: line_of(record), fields }
    }
}

/// The line on which a record begins.
pub fn line_of(record: &ByteRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

impl Row<'_> {
    /// A row that is in no table.
    pub fn of(line: u64, fields: Vec<String>) -> Self {
        Self { line, fields: fields.into_iter().map(Cow::Owned).collect() }
    }

    /// A field without the blanks around it; empty when the file has no such column.
    pub fn get(&self, column: Option<usize>) -> &str {
        column.and_then(|index| self.fields.get(index)).map_or("", |field| field.trim())
    }
}

/// The byte order when the file is UTF-16; its mark is taken away.
fn utf16(start: &mut Vec<u8>) -> Option<ByteOrder> {
    if let Some((bom, order)) = UTF16_BOMS.into_iter().find(|(bom, _)| start.starts_with(bom)) {
        start.drain(..bom.len());
        return Some(order);
    }
    ByteOrder::of_unmarked(start)
}

/// Excel parts the columns of its Unicode text by tabs.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    if header.contains(&b'\t') && !header.contains(&b',') { b'\t' } else { b',' }
}

/// Valid UTF-8, but for a character that the end of the sample may have cut.
fn is_utf8_so_far(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && bytes.len() as u64 >= SNIFFED - BOM.len() as u64,
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> Option<Cow<'_, str>> {
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Encoding::Cp932 => encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(bytes: impl AsRef<[u8]>) -> Table {
        Table::open(Box::new(io::Cursor::new(bytes.as_ref().to_vec()))).unwrap()
    }

    #[test]
    fn encodings() {
        assert_eq!(table(b"\xef\xbb\xbf\"ID\",\"\xe5\x90\x8d\"\r\n").header, ["ID", "名"]);
        assert_eq!(table("ID,名\n".as_bytes()).header, ["ID", "名"]);
        // 国民, and ソ whose second byte is a backslash
        assert_eq!(table(b"\x8d\x91\x96\xaf,\x83\x5c\r\n").header, ["国民", "ソ"]);
        assert_eq!(table(b"").header, Vec::<String>::new());
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let text = "ID,名\r\n1,\"ソ,𠮷\"\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [[b"\xff\xfe".to_vec(), little.clone()].concat(), [b"\xfe\xff".to_vec(), big.clone()].concat()];
        for bytes in marked.iter().chain([&little, &big]) {
            let mut table = table(bytes);
            assert_eq!(table.header, ["ID", "名"]);
            let mut record = ByteRecord::new();
            assert!(table.read(&mut record).unwrap());
            let row = table.row(&record).ok().unwrap();
            assert_eq!((row.line, row.get(Some(1))), (2, "ソ,𠮷"));
        }
        let tabs: Vec<u8> = "ID\t名\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(table(tabs).header, ["ID", "名"]);
    }

    #[test]
    fn a_wrong_half_of_a_character_is_told_with_its_field() {
        let mut bytes: Vec<u8> = "ID,名\n1,".encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.extend(b"\x00\xd8x\0\n\0");
        let mut table = table(bytes);
        let mut record = ByteRecord::new();
        assert!(table.read(&mut record).unwrap());
        assert_eq!(table.header, ["ID", "名"]);
        assert!(matches!(table.row(&record), Err(RowFault::Encoding { field: 1 })));
        assert_eq!(table.salvage(&record).get(Some(0)), "1");
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(mut table) = Table::open(Box::new(io::Cursor::new(bytes))) {
                let mut record = ByteRecord::new();
                while let Ok(true) = table.read(&mut record) {
                    if let Ok(row) = table.row(&record) {
                        let _ = row.get(Some(0));
                    }
                }
            }
        }
    }
}
