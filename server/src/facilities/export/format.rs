//! In which format an answer is wanted.

use api::ErrorItem;
use axum::http::StatusCode;

use crate::error::{ApiError, ApiResult};

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Csv,
    GeoJson,
}

impl Format {
    /// Of formats that are as welcome as each other the first one is taken.
    const ALL: [Self; 3] = [Self::Json, Self::GeoJson, Self::Csv];

    /// The value of the parameter `format`.
    fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv",
            Self::GeoJson => "application/geo+json",
        }
    }

    /// The format that was asked for: by the parameter, else by `Accept` (RFC 9110, 12.5.1), else JSON.
    ///
    /// 400 `invalid_value` for another parameter, 406 `not_acceptable` when `Accept` allows none.
    pub fn wanted(accept: Option<&str>, parameter: Option<&str>) -> ApiResult<Self> {
        if let Some(word) = parameter.filter(|word| !word.is_empty()) {
            return Self::ALL.into_iter().find(|format| format.word() == word).ok_or_else(|| {
                let item = ErrorItem::field("invalid_value", "format", "expected one of json, csv, geojson");
                ApiError::bad_request(vec![item])
            });
        }
        let ranges: Vec<Range<'_>> = accept.unwrap_or_default().split(',').filter_map(Range::parse).collect();
        if ranges.is_empty() {
            return Ok(Self::Json);
        }
        let mut best = None;
        for format in Self::ALL {
            // The most exact range decides; it also wins over one that is as welcome and less exact.
            let exact = ranges.iter().filter_map(|range| Some((range.exactness(format)?, range.quality))).max();
            let welcome = exact.map(|(exactness, quality)| (quality, exactness)).filter(|(quality, _)| *quality > 0);
            if welcome.is_some() && best.is_none_or(|(most, _)| welcome > most) {
                best = Some((welcome, format));
            }
        }
        best.map(|(_, format)| format).ok_or_else(|| {
            let detail = "this is answered as application/json, application/geo+json or text/csv";
            ApiError::new(StatusCode::NOT_ACCEPTABLE, vec![ErrorItem::new("not_acceptable", detail)])
        })
    }
}

/// A media range of `Accept`, its parameters aside.
struct Range<'a> {
    media: &'a str,
    /// Thousandths: 1000 when not said, 0 is refused.
    quality: u16,
}

impl<'a> Range<'a> {
    /// `None` when it is no media range.
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let media = parts.next().filter(|media| media.contains('/'))?;
        let mut quality = 1000;
        for (name, value) in parts.filter_map(|part| part.split_once('=')) {
            if name.trim().eq_ignore_ascii_case("q") {
                let value: f32 = value.trim().parse().ok().filter(|value| (0.0..=1.0).contains(value))?;
                quality = (value * 1000.0).round() as u16;
            }
        }
        Some(Self { media, quality })
    }

    /// 2 for the very type, 1 for `text/*`, 0 for `*/*`; `None` when it means something else.
    fn exactness(&self, format: Format) -> Option<u8> {
        let media = format.media_type();
        let family = media.split('/').next().unwrap_or_default();
        match self.media.split_once('/')? {
            ("*", "*") => Some(0),
            (range, "*") => range.eq_ignore_ascii_case(family).then_some(1),
            _ => self.media.eq_ignore_ascii_case(media).then_some(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_decides_by_quality_then_by_exactness_then_by_our_order() {
        use Format::{Csv, GeoJson, Json};
        for (accept, format) in [
            ("", Json),
            ("*/*", Json),
            ("application/json", Json),
            ("text/csv", Csv),
            ("TEXT/CSV; charset=utf-8", Csv),
            ("text/*", Csv),
            ("application/geo+json", GeoJson),
            ("application/*", Json),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Json),
            ("text/csv, */*;q=0.1", Csv),
            ("text/csv, */*", Csv),
            ("text/csv;q=0.5, application/geo+json;q=0.9", GeoJson),
            ("text/csv; Q=0.5 , application/json;q=0.4", Csv),
            ("text/csv, application/geo+json, application/json", Json),
            ("application/json;q=0, */*", GeoJson),
            ("application/*;q=0.2, application/geo+json;q=0, text/csv;q=0.1", Json),
            ("text/csv;q=NaN", Json),
            ("text/csv;q=7, application/geo+json;q=0.1", GeoJson),
            ("nothing that is a range", Json),
        ] {
            assert_eq!(Format::wanted(Some(accept), None).unwrap(), format, "{accept}");
        }
        assert_eq!(Format::wanted(None, None).unwrap(), Json);
    }

    #[test]
    fn accept_that_allows_none_is_refused() {
        for accept in ["text/html", "application/pdf, image/*", "*/*;q=0", "text/csv;q=0", "application/jsonx"] {
            let error = Format::wanted(Some(accept), None).unwrap_err();
            assert_eq!((error.status.as_u16(), error.errors[0].code.as_str()), (406, "not_acceptable"), "{accept}");
        }
    }

    #[test]
    fn the_parameter_goes_first() {
        for format in Format::ALL {
            assert_eq!(Format::wanted(Some("text/html"), Some(format.word())).unwrap(), format);
        }
        assert_eq!(Format::wanted(Some("text/csv"), Some("")).unwrap(), Format::Csv);
        for word in ["xml", "CSV", "csv,json"] {
            let error = Format::wanted(None, Some(word)).unwrap_err();
            let item = &error.errors[0];
            assert_eq!((error.status.as_u16(), item.code.as_str()), (400, "invalid_value"));
            assert_eq!(item.field.as_deref(), Some("format"));
        }
    }
}
