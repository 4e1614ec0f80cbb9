//! The finished folder: its stamp, its public files, and how it takes its place.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use crate::build::Mode;
use crate::style;

/// Names the inputs a site was made from. It lives inside the site, so that the two can
/// never disagree.
const STAMP: &str = ".stamp";

/// A digest of everything that shapes the site: the compiled programs, styles, public
/// files, this tool, and the versions of the npm tools.
pub fn stamp(mode: Mode, modules: &[PathBuf]) -> anyhow::Result<String> {
    let root = crate::root();
    let mut inputs = modules.to_vec();
    inputs.extend([std::env::current_exe()?, root.join("end2end/package-lock.json"), root.join(style::BUNDLER)]);
    inputs.extend(files(&root.join("style"))?);
    inputs.extend(files(&root.join("public"))?);

    let mut digest = Sha256::new();
    digest.update([u8::from(mode == Mode::Dev)]);
    for path in inputs {
        let content = fs::read(&path).with_context(|| format!("{} is missing", path.display()))?;
        let name = path.strip_prefix(root).unwrap_or(&path);
        digest.update(name.as_os_str().as_encoded_bytes());
        digest.update([0]);
        digest.update((content.len() as u64).to_le_bytes());
        digest.update(content);
    }
    Ok(hex(&digest.finalize()))
}

pub fn is_current(site: &Path, stamp: &str) -> bool {
    fs::read_to_string(site.join(STAMP)).is_ok_and(|found| found == stamp)
}

pub fn write_stamp(site: &Path, stamp: &str) -> anyhow::Result<()> {
    Ok(fs::write(site.join(STAMP), stamp)?)
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A site that is being written; it disappears unless it replaces the old one.
pub struct Draft {
    folder: PathBuf,
    /// Held while the draft exists: two builds at once would write into one another.
    _lock: File,
}

impl Draft {
    pub fn beside(site: &Path) -> anyhow::Result<Self> {
        let folder = site.with_extension("draft");
        if let Some(parent) = site.parent() {
            fs::create_dir_all(parent)?;
        }
        let lock = File::create(site.with_extension("lock"))?;
        lock.lock()?;
        // What a build that was killed left behind.
        remove(&folder)?;
        fs::create_dir(&folder)?;
        Ok(Self { folder, _lock: lock })
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    pub fn replace(self, site: &Path) -> anyhow::Result<()> {
        let old = site.with_extension("old");
        remove(&old)?;
        if site.exists() {
            fs::rename(site, &old)?;
        }
        fs::rename(&self.folder, site)?;
        remove(&old)
    }
}

fn remove(folder: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
            Err(fault).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After `replace` there is nothing left to remove; after a fault, what stays is harmless.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub fn copy_public(site: &Path) -> anyhow::Result<()> {
    let public = crate::root().join("public");
    for from in files(&public)? {
        let to = site.join(from.strip_prefix(&public)?);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&from, to)?;
    }
    Ok(())
}

/// Every file below a folder, sorted; none when there is no such folder.
pub fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.with_context(|| format!("cannot list {}", folder.display()))?,
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
