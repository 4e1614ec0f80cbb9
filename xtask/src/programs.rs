//! Programs beside the frontend: modules of their own rather than lazy parts of it. Those who never see their pages pay
//! nothing for them.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use crate::assets;

/// One of them.
pub struct Program {
    /// The crate it is made of.
    pub package: &'static str,
    /// What its files are called: `NAME.DIGEST.wasm`, `NAME.DIGEST.js`.
    pub name: &'static str,
    /// The script of a few words that pages name: its name among the assets, and its file.
    pub entry: &'static str,
    pub role: Role,
}

/// How pages use a program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It begins as soon as it is loaded.
    Page,
    /// Another program imports its functions, and its function `forget`, which gives back all memory it took.
    Functions,
}

pub const MAP: Program = Program { package: "map-program", name: "map", entry: "map_program", role: Role::Page };
pub const NOTE: Program = Program { package: "note-program", name: "note", entry: "note_program", role: Role::Page };
pub const PRO: Program = Program { package: "pro-program", name: "pro", entry: "pro_program", role: Role::Page };
pub const KEYS: Program = Program { package: "note-keys", name: "keys", entry: "note_keys", role: Role::Functions };

pub const PROGRAMS: [Program; 4] = [MAP, NOTE, PRO, KEYS];

impl Program {
    /// What cargo calls its module.
    pub fn module(&self) -> String {
        format!("{}.wasm", self.package.replace('-', "_"))
    }

    /// Gives what was bound its names, and writes the script beside it.
    fn assemble(&self, pkg: &Path) -> anyhow::Result<()> {
        let module = assets::rename(pkg, &format!("{}.wasm", self.name))?;
        let script = assets::rename(pkg, &format!("{}.js", self.name))?;
        let begin = format!("begin({{module_or_path:new URL(\"./{module}\",import.meta.url)}});");
        let entry = match self.role {
            Role::Page => format!("import begin from\"./{script}\";{begin}"),
            // Browsers before 2023 begin no module of this size without a pause, and keep the memory.
            Role::Functions => format!(
                "import begin,{{__wbg_reset_state as renew}}from\"./{script}\";await {begin}\
                 export*from\"./{script}\";export const forget=()=>{{try{{renew()}}catch{{}}}};"
            ),
        };
        Ok(fs::write(pkg.join(self.entry).with_extension("js"), entry)?)
    }
}

/// Names the files of every program.
pub fn assemble(pkg: &Path) -> anyhow::Result<()> {
    PROGRAMS.iter().try_for_each(|program| program.assemble(pkg))
}

/// The files of a finished site behind a script of a few words: itself, and those it names.
pub fn files(pkg: &Path, entry: &str) -> anyhow::Result<Vec<String>> {
    let entry = assets::file(pkg, entry)?;
    let text = fs::read_to_string(pkg.join(&entry)).with_context(|| format!("{entry} is missing: run `make build`"))?;
    let mut files: Vec<_> = text.split('"').filter_map(|name| name.strip_prefix("./")).map(str::to_owned).collect();
    files.push(entry);
    files.sort();
    files.dedup();
    Ok(files)
}
