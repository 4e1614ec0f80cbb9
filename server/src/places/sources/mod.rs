//! The sources of places: one file each. What a file is shows in its content, never in its name.
//!
//! A file becomes a text in our own form, one line per record, which is kept in the database and
//! read whenever a server starts. Its first line names the dataset and the form.

mod outlines;
mod postal;
mod rows;
mod simplify;
mod support_areas;
mod support_centers;
mod topology;
mod town_halls;
mod towns;

pub use simplify::simplified;
pub use topology::{Geometry, features, text as property};

use std::io::{self, BufRead, BufReader, Read};

/// Raised whenever a reader writes another form.
const FORM: &str = "1";

/// A kind of file that tells of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceSource {
    /// 町丁目・大字・小字 with their points: pref, city, town, koaza, lat, lng
    Towns,
    /// 郵便番号データ (日本郵便), 15 columns without a header
    PostalCodes,
    /// 市区町村役場 with their points
    TownHalls,
    /// 国土数値情報 行政区域, TopoJSON or GeoJSON
    Outlines,
    /// 地域包括支援センター, GeoJSON points
    SupportCenters,
    /// 地域包括支援センターの担当区域, GeoJSON polygons
    SupportAreas,
}

impl PlaceSource {
    pub const ALL: [Self; 6] =
        [Self::Towns, Self::PostalCodes, Self::TownHalls, Self::Outlines, Self::SupportCenters, Self::SupportAreas];

    /// The code under which its content is kept.
    pub fn dataset(self) -> &'static str {
        match self {
            Self::Towns => "places.towns",
            Self::PostalCodes => "places.postal_codes",
            Self::TownHalls => "places.town_halls",
            Self::Outlines => "places.outlines",
            Self::SupportCenters => "places.support_centers",
            Self::SupportAreas => "places.support_areas",
        }
    }
}

/// A file in our own form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceContent {
    /// Of two kinds of polygons the content decides: [`PlaceSource::SupportAreas`] may come out of
    /// what began like [`PlaceSource::Outlines`].
    pub dataset: &'static str,
    pub records: u64,
    /// Line of the file (of JSON: number of the entry, from 1) and what is wrong with it.
    pub problems: Vec<(u64, String)>,
    /// The same for the same file, always.
    pub text: String,
}

/// Why a file cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("it breaks off or cannot be read: {0}")]
    Read(#[from] io::Error),
    #[error("it is no readable JSON of this kind: {0}")]
    Json(#[from] serde_json::Error),
    #[error("{0}")]
    Content(String),
}

/// The kind of a file by its beginning: 4 kB of decompressed text are enough.
///
/// Polygons come before what they are called, so any file of polygons is taken for outlines
/// until [`read`] knows better.
pub fn recognise(beginning: &str) -> Option<PlaceSource> {
    let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
    let has = |word: &str| beginning.contains(&format!("\"{word}\""));
    if beginning.starts_with('{') {
        return match () {
            () if has("Topology") => Some(PlaceSource::Outlines),
            () if !has("FeatureCollection") => None,
            () if (has("Polygon") || has("MultiPolygon")) && has("area_id") => Some(PlaceSource::SupportAreas),
            () if has("Polygon") || has("MultiPolygon") => Some(PlaceSource::Outlines),
            () if has("area_id") && has("center_name") => Some(PlaceSource::SupportCenters),
            () => None,
        };
    }
    if beginning.starts_with('[') {
        return (has("municipalityCode") && has("coordinates")).then_some(PlaceSource::TownHalls);
    }
    let columns: Vec<&str> = beginning.lines().next()?.split(',').map(|cell| cell.trim_matches('"')).collect();
    let digits = |cell: &str, count: usize| cell.len() == count && cell.bytes().all(|b| b.is_ascii_digit());
    match columns[..] {
        _ if towns::COLUMNS.iter().all(|name| columns.contains(name)) => Some(PlaceSource::Towns),
        [code, _, postal, ..] if columns.len() == 15 && digits(code, 5) && digits(postal, 7) => {
            Some(PlaceSource::PostalCodes)
        }
        _ => None,
    }
}

/// Reads a file of decoded text.
pub fn read(source: PlaceSource, reader: Box<dyn Read>) -> Result<SourceContent, SourceError> {
    let reader = without_mark(reader)?;
    let content = match source {
        PlaceSource::Towns => towns::read(reader)?,
        PlaceSource::PostalCodes => postal::read(reader)?,
        PlaceSource::TownHalls => town_halls::read(reader)?,
        PlaceSource::Outlines => outlines::read(reader)?,
        PlaceSource::SupportCenters => support_centers::read(reader)?,
        PlaceSource::SupportAreas => support_areas::read(reader)?,
    };
    if content.records == 0 {
        let (line, reason) = content.problems.first().cloned().unwrap_or((0, "it is empty".to_owned()));
        return Err(SourceError::Content(format!(
            "no row of it can be used; the first problem, in line {line}: {reason}"
        )));
    }
    Ok(content)
}

/// The records of a text that [`read`] has made; `None` when it is of another dataset or form.
pub fn records<'a>(source: PlaceSource, text: &'a str) -> Option<std::str::Lines<'a>> {
    let mut lines = text.lines();
    (lines.next()?.split_once(' ')? == (source.dataset(), FORM)).then_some(lines)
}

/// Builds the text of a file.
struct Writer {
    source: PlaceSource,
    records: u64,
    problems: Vec<(u64, String)>,
    text: String,
}

impl Writer {
    fn new(source: PlaceSource) -> Self {
        Self { source, records: 0, problems: Vec::new(), text: format!("{} {FORM}\n", source.dataset()) }
    }

    fn problem(&mut self, line: u64, reason: impl Into<String>) {
        self.problems.push((line, reason.into()));
    }

    /// A line that the records after it have in common.
    fn heading(&mut self, cells: &[&str]) {
        self.text.push('=');
        self.line(cells);
    }

    fn record(&mut self, cells: &[&str]) {
        self.line(cells);
        self.records += 1;
    }

    fn line(&mut self, cells: &[&str]) {
        for (position, cell) in cells.iter().enumerate() {
            self.text.push_str(if position == 0 { "" } else { "\t" });
            self.text.extend(cell.trim().chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        self.text.push('\n');
    }

    fn finish(self) -> SourceContent {
        let Self { source, records, problems, text } = self;
        SourceContent { dataset: source.dataset(), records, problems, text }
    }
}

/// A code with the zeros that spreadsheets drop: `1101` → `01101`. `None` when it is no code.
fn padded(code: &str, width: usize) -> Option<String> {
    let digits = !code.is_empty() && code.len() <= width && code.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| format!("{code:0>width$}"))
}

/// Past the mark that some programs write before UTF-8.
fn without_mark(reader: Box<dyn Read>) -> io::Result<Box<dyn BufRead>> {
    let mut start = Vec::with_capacity(3);
    let mut rest = reader.take(3);
    rest.read_to_end(&mut start)?;
    if start == *b"\xef\xbb\xbf" {
        start.clear();
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, io::Cursor::new(start).chain(rest.into_inner()))))
}

#[cfg(test)]
pub(crate) fn read_text(source: PlaceSource, text: &str) -> Result<SourceContent, SourceError> {
    read(source, Box::new(io::Cursor::new(text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content() {
        let postal = "27210,\"573  \",\"5730084\",\"オオサカフ\",\"ヒラカタシ\",\"コウリガオカ\",\"大阪府\",\"枚方市\",\"香里ケ丘\",0,0,1,0,0,0\r\n";
        for (beginning, source) in [
            ("\u{feff}pref,city,town,koaza,lat,lng\r\n", Some(PlaceSource::Towns)),
            (postal, Some(PlaceSource::PostalCodes)),
            (r#"[{"id":"1-prefectural","municipalityCode":"1","coordinates":{"#, Some(PlaceSource::TownHalls)),
            (r#"{"type":"Topology","arcs":[[[1,2]"#, Some(PlaceSource::Outlines)),
            (
                r#"{"type":"FeatureCollection", "features": [{"type":"Feature","geometry":{"type":"Polygon","#,
                Some(PlaceSource::Outlines),
            ),
            (
                r#"{"type":"FeatureCollection","features":[{"properties":{"area_id":1},"geometry":{"type":"Polygon""#,
                Some(PlaceSource::SupportAreas),
            ),
            (
                r#"{"type":"FeatureCollection","features":[{"geometry":{"type":"Point"},"properties":{"area_id":1,"center_name":"a"}"#,
                Some(PlaceSource::SupportCenters),
            ),
            (
                r#"{"type":"FeatureCollection","features":[{"geometry":{"type":"Point"},"properties":{"jigyosho_id":1"#,
                None,
            ),
            ("ID,名称,所在地\n", None),
            ("", None),
        ] {
            assert_eq!(recognise(beginning), source, "{beginning}");
        }
    }

    #[test]
    fn codes_get_their_zeros_back() {
        assert_eq!(padded("1101", 5).as_deref(), Some("01101"));
        assert_eq!(padded("13101", 5).as_deref(), Some("13101"));
        assert_eq!(padded("", 5).or(padded("131016", 5)).or(padded("x", 5)), None);
    }
}
