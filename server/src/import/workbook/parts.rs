//! What a workbook says beside its rows: sheets, shared strings, which numbers are dates, merged cells.

use std::collections::BTreeMap;
use std::io::{self, BufRead};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::{Archive, part};

/// Bytes of all shared strings together: the longest official list has a twentieth of this.
const MOST_TEXT: usize = 512 << 20;
/// Cell styles that Excel allows.
const MOST_STYLES: usize = 65_536;
/// More merged cells than this are no table.
const MOST_MERGES: usize = 100_000;

/// A sheet of a workbook.
pub struct Sheet {
    pub name: String,
    /// Its part of the zip, `xl/worksheets/sheet1.xml`.
    pub part: String,
    pub visible: bool,
}

/// Strings that cells name by number.
pub type Strings = Vec<Box<str>>;

/// How numbers are meant, by the number of the cell's style.
#[derive(Default)]
pub struct Styles {
    pub by_cell: Vec<Number>,
    /// Days are counted from 1904.
    pub is_1904: bool,
}

/// What a number stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Number {
    #[default]
    Plain,
    /// A day, perhaps with a time.
    Date,
    /// A time of the day.
    Time,
}

/// A range of cells that are one; rows and columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub rows: (u64, u64),
    pub columns: (usize, usize),
}

/// XML as it comes.
pub struct Xml<R: BufRead> {
    reader: quick_xml::Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub fn new(part: R) -> Self {
        Self { reader: quick_xml::Reader::from_reader(part), buffer: Vec::new() }
    }

    pub fn next(&mut self) -> io::Result<Event<'_>> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => io::Error::new(error.kind(), error.to_string()),
            error => io::Error::other(error),
        })
    }
}

/// An attribute, whatever its prefix.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Adds the text of an event.
pub fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(name) => match (name.resolve_char_ref(), name.as_ref()) {
            (Ok(Some(c)), _) => text.push(c),
            (_, "lt") => text.push('<'),
            (_, "gt") => text.push('>'),
            (_, "amp") => text.push('&'),
            (_, "quot") => text.push('"'),
            (_, "apos") => text.push('\''),
            _ => {}
        },
        _ => {}
    }
}

/// Line breaks and tabs that Excel writes as `_x000D_`.
pub fn unescaped(text: &str) -> String {
    if !text.contains("_x00") {
        return text.to_owned();
    }
    ["_x000D_", "_x000d_", "_x000A_", "_x000a_", "_x0009_"]
        .iter()
        .fold(text.to_owned(), |text, escape| text.replace(escape, "\n"))
}

/// The sheets in their order, and whether days are counted from 1904.
pub fn sheets(archive: &mut Archive) -> io::Result<(Vec<Sheet>, bool)> {
    let parts = relations(archive)?;
    let mut xml = Xml::new(part(archive, "xl/workbook.xml")?);
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "workbookPr" => {
                    is_1904 = attribute(&start, "date1904").is_some_and(|value| value == "1" || value == "true");
                }
                "sheet" => {
                    let id = attribute(&start, "id").unwrap_or_default();
                    let Some(part) = parts.get(&id).filter(|part| part.contains("worksheets/")) else { continue };
                    sheets.push(Sheet {
                        name: attribute(&start, "name").unwrap_or_default(),
                        part: part.clone(),
                        visible: attribute(&start, "state").is_none_or(|state| state == "visible"),
                    });
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, is_1904)),
            _ => {}
        }
    }
}

/// Parts of the zip by the ids under which the workbook knows them.
fn relations(archive: &mut Archive) -> io::Result<BTreeMap<String, String>> {
    let mut xml = Xml::new(part(archive, "xl/_rels/workbook.xml.rels")?);
    let mut parts = BTreeMap::new();
    loop {
        match xml.next()? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "Relationship" => {
                if let (Some(id), Some(target)) = (attribute(&start, "Id"), attribute(&start, "Target")) {
                    let whole = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                    parts.insert(id, whole);
                }
            }
            Event::Eof => return Ok(parts),
            _ => {}
        }
    }
}

/// The shared strings; a workbook may have none. Readings (ふりがな) of a string are left out.
pub fn strings(archive: &mut Archive) -> io::Result<Strings> {
    const NAME: &str = "xl/sharedStrings.xml";
    if archive.index_for_name(NAME).is_none() {
        return Ok(Vec::new());
    }
    let mut xml = Xml::new(part(archive, NAME)?);
    let (mut strings, mut text, mut length): (Strings, _, usize) = (Vec::new(), String::new(), 0);
    let (mut in_text, mut in_reading) = (false, false);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "si" => text.clear(),
                "t" => in_text = !in_reading,
                "rPh" => in_reading = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "si" => {
                    length += text.len();
                    if length > MOST_TEXT {
                        return Err(io::Error::other("it holds more text than any official list"));
                    }
                    strings.push(unescaped(&text).into());
                }
                "t" => in_text = false,
                "rPh" => in_reading = false,
                _ => {}
            },
            Event::Empty(empty) if empty.local_name().as_ref() == "si" => strings.push("".into()),
            Event::Eof => return Ok(strings),
            _ if in_text => push_text(&event, &mut text),
            _ => {}
        }
    }
}

/// Which styles make a number a date or a time.
pub fn styles(archive: &mut Archive, is_1904: bool) -> io::Result<Styles> {
    const NAME: &str = "xl/styles.xml";
    let mut styles = Styles { is_1904, ..Styles::default() };
    if archive.index_for_name(NAME).is_none() {
        return Ok(styles);
    }
    let mut xml = Xml::new(part(archive, NAME)?);
    let mut formats: BTreeMap<u32, Number> = BTreeMap::new();
    let mut in_cells = false;
    loop {
        match xml.next()? {
            Event::Start(start) | Event::Empty(start) => {
                let number = || attribute(&start, "numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                match start.local_name().as_ref() {
                    "numFmt" if formats.len() < MOST_STYLES => {
                        formats.insert(number(), meaning(&attribute(&start, "formatCode").unwrap_or_default()));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells && styles.by_cell.len() < MOST_STYLES => {
                        let id = number();
                        styles.by_cell.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                }
            }
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => in_cells = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// Number formats that every workbook has (ECMA-376 part 1, 18.8.30, with those of Japanese Excel).
fn built_in(id: u32) -> Number {
    match id {
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Number::Date,
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Number::Time,
        _ => Number::Plain,
    }
}

/// What a format such as `ggge"年"m"月"d"日"` or `[h]:mm` makes of a number.
fn meaning(format: &str) -> Number {
    let mut signs = String::new();
    let (mut quoted, mut skip) = (false, false);
    for c in format.chars() {
        match c {
            _ if skip => skip = false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => skip = true,
            _ if !quoted => signs.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    // [Red], [$-411] and the like; [h] counts hours.
    while let Some((from, to)) = signs.find('[').and_then(|from| Some((from, from + signs[from..].find(']')?))) {
        let inside = signs[from + 1..to].to_owned();
        let kept = if inside.chars().all(|c| matches!(c, 'h' | 'm' | 's')) { inside } else { String::new() };
        signs.replace_range(from..=to, &kept);
    }
    let first = signs.split(';').next().unwrap_or_default();
    if first.contains("general") {
        Number::Plain
    } else if first.contains(['y', 'd', 'g', 'e']) && !first.contains(['0', '#']) {
        Number::Date
    } else if first.contains(['h', 's']) && !first.contains('#') {
        Number::Time
    } else if first.contains('m') && !first.contains(['0', '#']) {
        Number::Date
    } else {
        Number::Plain
    }
}

/// The merged cells of a sheet, which stand behind its rows.
pub fn merges(archive: &mut Archive, sheet: &Sheet) -> io::Result<Vec<Merge>> {
    let mut xml = Xml::new(part(archive, &sheet.part)?);
    let mut merges = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "mergeCell" => {
                let range = attribute(&start, "ref").unwrap_or_default();
                let Some((from, to)) = range.split_once(':') else { continue };
                if let (Some(from), Some(to)) = (cell(from), cell(to)) {
                    merges.push(Merge { rows: (from.0, to.0), columns: (from.1, to.1) });
                }
                if merges.len() > MOST_MERGES {
                    return Err(io::Error::other(format!("the sheet {} has too many merged cells", sheet.name)));
                }
            }
            Event::Eof => {
                merges.sort_by_key(|merge| merge.rows);
                return Ok(merges);
            }
            _ => {}
        }
    }
}

/// Row and column, from 0, of `AB12`.
pub fn cell(name: &str) -> Option<(u64, usize)> {
    let end = name.find(|c: char| c.is_ascii_digit())?;
    let column = name[..end].bytes().try_fold(0usize, |sum, letter| {
        letter.is_ascii_uppercase().then(|| sum.saturating_mul(26).saturating_add(usize::from(letter - b'A') + 1))
    })?;
    Some((name[end..].parse::<u64>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod format_tests {
    use super::*;

    #[test]
    fn what_formats_mean() {
        for (format, expected) in [
            ("General", Number::Plain),
            ("0_ ", Number::Plain),
            ("#,##0;[Red]-#,##0", Number::Plain),
            ("yyyy/m/d", Number::Date),
            ("[$-411]ggge\"年\"m\"月\"d\"日\";@", Number::Date),
            ("m/d", Number::Date),
            ("h:mm", Number::Time),
            ("[h]:mm", Number::Time),
            ("0\"歳\"", Number::Plain),
            ("0.00E+00", Number::Plain),
            ("\"dy\"0", Number::Plain),
        ] {
            assert_eq!(meaning(format), expected, "{format}");
        }
        assert_eq!(built_in(14), Number::Date);
        assert_eq!(built_in(0), Number::Plain);
    }

    #[test]
    fn names_of_cells() {
        assert_eq!(cell("A1"), Some((0, 0)));
        assert_eq!(cell("AB12"), Some((11, 27)));
        for wrong in ["", "A", "1", "A0", "a1", "A-1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA1x"] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
    }
}
