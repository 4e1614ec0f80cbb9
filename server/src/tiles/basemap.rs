//! What lies behind the facilities: 地理院タイル, a PMTiles file of one's own, or nothing but our own outlines.

use std::sync::Arc;

use api::maps::MapTiles;
use axum::body::Bytes;
use pmtiles::{MmapBackend, PmtError, TileCoord, TileType};

type Reader = pmtiles::AsyncPmTilesReader<MmapBackend>;

/// 地理院タイル（淡色地図）: https://maps.gsi.go.jp/development/ichiran.html
const GSI: &str = "https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png";
const GSI_MAX_ZOOM: u8 = 18;
const GSI_ATTRIBUTION: &str = "地理院タイル（淡色地図）";

/// `SASAE_BASEMAP`
#[derive(Clone, Default)]
pub enum Basemap {
    #[default]
    Gsi,
    Archive(Arc<Archive>),
    None,
}

/// A PMTiles file (version 3).
pub struct Archive {
    reader: Reader,
    attribution: String,
}

/// Why a file is no basemap.
#[derive(Debug, thiserror::Error)]
#[error("SASAE_BASEMAP is {path:?}: {fault}; expected gsi, none, or the path of a PMTiles file (version 3)")]
pub struct BasemapError {
    path: String,
    fault: PmtError,
}

impl Basemap {
    /// `gsi`, `none`, or the path of a PMTiles file.
    pub async fn open(setting: &str) -> Result<Self, BasemapError> {
        match setting {
            "gsi" => Ok(Self::Gsi),
            "none" => Ok(Self::None),
            path => {
                let failed = |fault: PmtError| BasemapError { path: path.to_owned(), fault };
                let reader = Reader::new_with_path(path).await.map_err(failed)?;
                let metadata = reader.get_metadata().await.map_err(failed)?;
                let attribution = attribution(&metadata);
                Ok(Self::Archive(Arc::new(Archive { reader, attribution })))
            }
        }
    }

    /// Pictures; `None` where there are none, or where it is drawn from vectors.
    pub fn pictures(&self) -> Option<MapTiles> {
        let (address, max_zoom, attribution) = match self {
            Self::Gsi => (GSI.to_owned(), GSI_MAX_ZOOM, GSI_ATTRIBUTION.to_owned()),
            Self::Archive(archive) if !archive.is_vector() => {
                (Archive::ADDRESS.to_owned(), archive.max_zoom(), archive.attribution.clone())
            }
            Self::Archive(_) | Self::None => return None,
        };
        Some(MapTiles { address, max_zoom, attribution })
    }

    /// The host that a browser may ask for pictures, `https://…`.
    pub fn host(&self) -> Option<&'static str> {
        matches!(self, Self::Gsi).then(|| GSI.split("/xyz").next().unwrap_or_default())
    }
}

impl Archive {
    pub const ADDRESS: &str = "/tiles/basemap/{z}/{x}/{y}";

    pub fn is_vector(&self) -> bool {
        matches!(self.reader.get_header().tile_type, TileType::Mvt)
    }

    pub fn max_zoom(&self) -> u8 {
        self.reader.get_header().max_zoom
    }

    /// Whom it comes from, as its metadata say.
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    pub fn content_type(&self) -> &'static str {
        self.reader.get_header().tile_type.content_type()
    }

    /// As it lies in the file; `None` where it has none.
    pub async fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Bytes>, PmtError> {
        match TileCoord::new(z, x, y) {
            Ok(at) => self.reader.get_tile_decompressed(at).await,
            Err(_) => Ok(None),
        }
    }
}

/// `attribution` of the metadata in plain words: files from the web carry links in it.
fn attribution(metadata: &str) -> String {
    let metadata: serde_json::Value = serde_json::from_str(metadata).unwrap_or_default();
    let html = metadata.get("attribution").and_then(serde_json::Value::as_str).unwrap_or_default();
    let mut plain = String::new();
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => plain.push(letter),
            _ => {}
        }
    }
    plain.replace("&copy;", "©").replace("&amp;", "&").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribution_is_plain_words() {
        let of = |text: &str| attribution(&serde_json::json!({ "attribution": text }).to_string());
        assert_eq!(of("<a href=\"x\">&copy; Open</a> Map"), "© Open Map");
        assert_eq!(of("<script>alert(1)</script>"), "alert(1)");
        assert_eq!(attribution("no json"), "");
    }

    #[tokio::test]
    async fn what_is_no_basemap_says_what_was_expected() {
        let fault = Basemap::open("/nowhere/map.pmtiles").await.err().map(|error| error.to_string());
        assert!(fault.is_some_and(|fault| fault.contains("/nowhere/map.pmtiles") && fault.contains("gsi, none")));
        assert!(Basemap::open("none").await.is_ok_and(|basemap| basemap.pictures().is_none()));
        assert_eq!(Basemap::Gsi.host(), Some("https://cyberjapandata.gsi.go.jp"));
    }
}
