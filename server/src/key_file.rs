//! Keys that lie outside the database: 32 random bytes as 64 hexadecimal digits, each in a file of its own.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::Path;

use uuid::Uuid;

use crate::digest::hex;

pub type Key = [u8; 32];

/// The key in a file; `None` where there is no file.
///
/// Errors: [`ErrorKind::InvalidData`] for a file that holds no key.
pub fn read(file: &Path) -> Result<Option<Key>> {
    let text = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        text => text?,
    };
    let key = from_hex(text.trim()).ok_or(ErrorKind::InvalidData)?;
    warn_of_readers(file);
    Ok(Some(key))
}

/// Makes a key and reads it back. Where another program has just made one, that one counts.
pub fn make(file: &Path) -> Result<Key> {
    let mut key = Key::default();
    getrandom::fill(&mut key).map_err(Error::other)?;
    write(file, &format!("{}\n", hex(&key)))?;
    read(file)?.ok_or_else(|| ErrorKind::NotFound.into())
}

/// Whole or not at all, readable by its owner alone, and never over one that is there.
fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let draft = file.with_extension(format!("{}.new", Uuid::now_v7().simple()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&draft).and_then(|mut draft| {
        draft.write_all(text.as_bytes())?;
        draft.sync_all()
    });
    let linked = written.and_then(|()| std::fs::hard_link(&draft, file));
    let removed = std::fs::remove_file(&draft);
    match linked {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => removed,
        Err(error) => Err(error),
        // A power cut must not lose a key with which something was written already.
        Ok(()) => removed.and_then(|()| File::open(folder)?.sync_all()),
    }
}

fn from_hex(text: &str) -> Option<Key> {
    let is_hex = text.len() == 64 && text.bytes().all(|digit| digit.is_ascii_hexdigit());
    let mut key = Key::default();
    for (byte, digits) in key.iter_mut().zip(is_hex.then_some(text)?.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(key)
}

/// Some ways to hand over secrets (mounted volumes) know no owner: it is said, and not refused.
fn warn_of_readers(file: &Path) {
    #[cfg(unix)]
    if let Ok(about) = std::fs::metadata(file)
        && std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 != 0
    {
        tracing::warn!(file = %file.display(), "others than its owner may read the key file; `chmod 600` it");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys/secrets.key");
        assert_eq!(read(&file).unwrap(), None);
        let key = make(&file).unwrap();
        assert_eq!((read(&file).unwrap(), make(&file).unwrap()), (Some(key), key));
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "a draft is left");
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn many_that_start_at_once_have_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secrets.key");
        let keys: std::collections::BTreeSet<Key> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| make(&file).unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(keys.len(), 1);
    }

    #[test]
    fn a_file_that_holds_no_key_is_neither_used_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secrets.key");
        for text in ["", "abc", &"g".repeat(64), &"0".repeat(66), &"é".repeat(32), &format!("+{}", "0".repeat(63))] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(read(&file).unwrap_err().kind(), ErrorKind::InvalidData);
            assert_eq!(make(&file).unwrap_err().kind(), ErrorKind::InvalidData);
            assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        }
    }
}
