//! A brotli and a gzip file beside every file that becomes smaller: the server sends them
//! as they are and spends no time on compressing.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{exec, site};

const COMPRESSIBLE: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

pub fn run(folder: &Path) -> anyhow::Result<()> {
    let files = site::files(folder)?
        .into_iter()
        .filter(|path| {
            path.extension().and_then(OsStr::to_str).is_some_and(|extension| COMPRESSIBLE.contains(&extension))
        })
        .collect();
    exec::each(files, |path| {
        let content = fs::read(&path)?;
        write_if_smaller(&path, "br", &content, &brotli(&content)?)?;
        write_if_smaller(&path, "gz", &content, &gzip(&content)?)
    })
}

fn write_if_smaller(path: &Path, suffix: &str, raw: &[u8], packed: &[u8]) -> anyhow::Result<()> {
    if packed.len() < raw.len() {
        fs::write(with_suffix(path, suffix), packed)?;
    }
    Ok(())
}

/// `a.js` becomes `a.js.br`.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

/// The best brotli does within the window that every browser accepts.
fn brotli(content: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn packed_files_unpack_to_what_they_were() {
        let content = "ささえ ".repeat(500).into_bytes();

        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&content).unwrap()[..], &mut from_brotli).unwrap();
        assert_eq!(from_brotli, content);

        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&gzip(&content).unwrap()[..]).read_to_end(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, content);
    }
}
