//! The key of the chain: 32 random bytes in hexadecimal, in a file outside the database.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::AuditError;
use super::chain::Chain;
use crate::digest::hex;

/// The key in a file; `None` where there is no file.
pub fn read(file: &Path) -> Result<Option<Chain>, AuditError> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(AuditError::KeyFile { path: file.to_path_buf(), source }),
    };
    let key = from_hex(text.trim()).ok_or_else(|| AuditError::NoKey(file.to_path_buf()))?;
    Ok(Some(Chain::new(&key)))
}

/// Makes a key, readable by its owner alone, and reads it back. Where another program has just made one, that one counts.
pub fn make(file: &Path) -> Result<Chain, AuditError> {
    let failed = |source| AuditError::KeyFile { path: file.to_path_buf(), source };
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| failed(std::io::Error::other(error)))?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    // Whole or not there: written under another name, then linked, which replaces nothing.
    let part = folder.join(format!(".audit-key-{}", uuid::Uuid::now_v7()));
    let linked = write(&part, &key).and_then(|()| match std::fs::hard_link(&part, file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    });
    let removed = std::fs::remove_file(&part);
    linked.and(removed).map_err(failed)?;
    read(file)?.ok_or_else(|| failed(ErrorKind::NotFound.into()))
}

fn write(file: &Path, key: &[u8; 32]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(file)?;
    writeln!(written, "{}", hex(key))?;
    written.sync_all()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let is_hex = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut key = [0; 32];
    for (byte, digits) in key.iter_mut().zip(is_hex.then_some(text)?.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(key)
}
