//! What somebody can do who has the database and the file of heads, and not the key.

use fastrand::Rng;
use server::db::Db;
use sqlx::AssertSqlSafe;

use crate::Files;

const CONTENT: [&str; 9] =
    ["at", "who", "person_id", "organization_id", "action", "object_kind", "object_id", "outcome", "why"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manipulation {
    Drop,
    DropAndRenumber,
    DropAll,
    InsertMadeUp,
    InsertCopied,
    InsertBetween,
    InsertBeforeFirst,
    /// One column of one entry; which one goes round.
    Change,
    ChangeMac,
    /// A character from one field to the next.
    ShiftBoundary,
    /// Empty for missing, and the other way round.
    EmptyForNone,
    SwapContent,
    SwapWithMac,
    Renumber,
    CutEnd,
    CutEndAndHead,
    /// Only what somebody else has kept tells it.
    CutEndAndHeadAndFile,
    ChangeHeadNumber,
    ChangeHeadMac,
    ChangeKeyCheck,
    DropHead,
    CutFile,
    RemoveFile,
    ChangeFileMac,
    ChangeFileNumber,
}

use Manipulation::*;

impl Manipulation {
    pub const ALL: [Self; 25] = [
        Drop,
        DropAndRenumber,
        DropAll,
        InsertMadeUp,
        InsertCopied,
        InsertBetween,
        InsertBeforeFirst,
        Change,
        ChangeMac,
        ShiftBoundary,
        EmptyForNone,
        SwapContent,
        SwapWithMac,
        Renumber,
        CutEnd,
        CutEndAndHead,
        CutEndAndHeadAndFile,
        ChangeHeadNumber,
        ChangeHeadMac,
        ChangeKeyCheck,
        DropHead,
        CutFile,
        RemoveFile,
        ChangeFileMac,
        ChangeFileNumber,
    ];

    /// Every other round changes a column, so that each is changed often.
    pub fn of_round(round: u64) -> Self {
        if round.is_multiple_of(2) { Change } else { Self::ALL[(round / 2) as usize % Self::ALL.len()] }
    }

    pub fn needs_mailed_head(self) -> bool {
        self == CutEndAndHeadAndFile
    }

    pub async fn apply(self, db: &Db, files: &Files, random: &mut Rng) {
        let run = async |sql: &str| {
            let Db::Sqlite(sqlite) = db else { panic!("SQLite") };
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&sqlite.writer).await.unwrap().rows_affected()
        };
        run("drop trigger audit_entries_stay; drop trigger audit_entries_remain").await;
        let last = server::audit::head(db).await.unwrap().unwrap().number;
        let one = random.i64(1..=last);
        let other = (one - 1 + random.i64(1..last)) % last + 1;
        let copied = "at, who, person_id, organization_id, action, object_kind, object_id, outcome, why";
        let to_the_end = "update audit_head set number = (select coalesce(max(number), 0) from audit_entries),
            mac = coalesce((select mac from audit_entries order by number desc limit 1), key_check)";
        let made_up = "lower(hex(randomblob(32)))";
        let changed = match self {
            Drop => run(&format!("delete from audit_entries where number = {one}")).await,
            DropAndRenumber => {
                run(&format!("delete from audit_entries where number = {one}")).await;
                for number in one + 1..=last {
                    run(&format!("update audit_entries set number = number - 1 where number = {number}")).await;
                }
                run(to_the_end).await
            }
            DropAll => run(&format!("delete from audit_entries; {to_the_end}")).await,
            InsertMadeUp | InsertCopied => {
                let mac = if self == InsertCopied { "mac" } else { made_up };
                run(&format!(
                    "insert into audit_entries (number, {copied}, mac)
                        select {last} + 1, {copied}, {mac} from audit_entries where number = {one};
                    {to_the_end}"
                ))
                .await
            }
            InsertBetween => {
                for number in (one..=last).rev() {
                    run(&format!("update audit_entries set number = number + 1 where number = {number}")).await;
                }
                run(&format!(
                    "insert into audit_entries (number, {copied}, mac)
                        select {one}, {copied}, mac from audit_entries where number = {one} + 1;
                    {to_the_end}"
                ))
                .await
            }
            InsertBeforeFirst => {
                run(&format!(
                    "insert into audit_entries (number, {copied}, mac)
                        select 1 - {one}, {copied}, mac from audit_entries where number = {one}"
                ))
                .await
            }
            Change => {
                let column = CONTENT[random.usize(..CONTENT.len())];
                let value = ["'x'", "'person'", "coalesce(COLUMN, '') || ' '", "'2026-01-01T00:00:00.000Z'"]
                    [random.usize(..4)]
                .replace("COLUMN", column);
                // What is as the value would be is changed otherwise.
                run(&format!(
                    "update audit_entries
                        set {column} = case when {column} is {value} then {column} || '!' else {value} end
                        where number = {one}"
                ))
                .await
            }
            ChangeMac => run(&format!("update audit_entries set mac = {made_up} where number = {one}")).await,
            ShiftBoundary => {
                run(&format!(
                    "update audit_entries set action = substr(action, 1, length(action) - 1),
                        object_kind = substr(action, -1) || object_kind where number = {one}"
                ))
                .await
            }
            EmptyForNone => {
                run(&format!(
                    "update audit_entries set why = case when why is null then '' when why = '' then null else '' end
                        where number = {one}"
                ))
                .await
            }
            SwapContent | SwapWithMac => {
                let columns = if self == SwapWithMac { format!("{copied}, mac") } else { copied.to_owned() };
                run(&format!(
                    "create temp table swapped as select number, {columns} from audit_entries
                        where number in ({one}, {other});
                    update audit_entries set ({columns}) =
                        (select {columns} from swapped where swapped.number <> audit_entries.number)
                        where number in ({one}, {other})"
                ))
                .await
            }
            Renumber => run(&format!("update audit_entries set number = number + {last} where number = {one}")).await,
            CutEnd => run(&format!("delete from audit_entries where number >= {one}")).await,
            CutEndAndHead => run(&format!("delete from audit_entries where number >= {one}; {to_the_end}")).await,
            CutEndAndHeadAndFile => {
                keep_lines(files, |number, line| (number < one).then(|| line.to_owned()));
                run(&format!("delete from audit_entries where number >= {one}; {to_the_end}")).await
            }
            ChangeHeadNumber => run(&format!("update audit_head set number = number + {one}")).await,
            ChangeHeadMac => run(&format!("update audit_head set mac = {made_up}")).await,
            ChangeKeyCheck => run(&format!("update audit_head set key_check = {made_up}")).await,
            DropHead => run("delete from audit_head").await,
            CutFile => keep_lines(files, |number, line| (number < one).then(|| line.to_owned())),
            RemoveFile => {
                std::fs::remove_file(&files.heads).unwrap();
                1
            }
            ChangeFileMac | ChangeFileNumber => {
                let lines = std::fs::read_to_string(&files.heads).unwrap().lines().count();
                let mut left = random.usize(..lines) + 1;
                keep_lines(files, |number, line| {
                    left = left.wrapping_sub(1);
                    Some(match (left, self) {
                        (0, ChangeFileNumber) => line.replacen(&format!("{number} "), &format!("{} ", number + 1), 1),
                        (0, _) => {
                            let (before, mac) = line.split_once(' ').unwrap();
                            let digit = if mac.starts_with('0') { '1' } else { '0' };
                            format!("{before} {digit}{}", &mac[1..])
                        }
                        _ => line.to_owned(),
                    })
                })
            }
        };
        assert!(changed > 0, "{self:?} changed nothing");
    }
}

/// Rewrites the file of heads, line by line with its number; says that it did.
fn keep_lines(files: &Files, mut keep: impl FnMut(i64, &str) -> Option<String>) -> u64 {
    let text = std::fs::read_to_string(&files.heads).unwrap();
    let number = |line: &str| line.split(' ').next().unwrap().parse::<i64>().unwrap();
    let kept: Vec<String> = text.lines().filter_map(|line| keep(number(line), line)).map(|line| line + "\n").collect();
    assert_ne!(kept.concat(), text);
    std::fs::write(&files.heads, kept.concat()).unwrap();
    1
}
