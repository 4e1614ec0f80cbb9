//! What the mails say: Japanese, then a short line of English, at most one link.
//!
//! Every name is brought into one line, and loses what could be taken for a link or turn the line around: a name is
//! somebody else's words in a letter of ours.

use jiff::civil::{Date, DateTime};

use super::Mail;

/// More of a name is cut off.
const LONGEST_NAME: usize = 80;

const FOOTER: &str = "--
ささえ（地域の医療と介護をつなぐしくみ）
このメールは自動でお送りしています。返信をいただいても、お答えできません。
";

/// Who is written to.
#[derive(Clone, Copy, Debug)]
pub struct Addressee<'a> {
    pub address: &'a str,
    pub name: &'a str,
}

/// What of the ways to sign in was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorChange {
    PasswordChanged,
    PasskeyAdded,
    PasskeyRemoved,
    CodesAdded,
    RecoveryCodesRenewed,
    /// By a way back in.
    AllRenewed,
}

impl FactorChange {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::PasswordChanged => ("パスワードが変わりました", "your password was changed"),
            Self::PasskeyAdded => ("パスキーが追加されました", "a passkey was added"),
            Self::PasskeyRemoved => ("パスキーが削除されました", "a passkey was removed"),
            Self::CodesAdded => ("確認コードのアプリが登録されました", "an authenticator app was added"),
            Self::AllRenewed => ("ログインの方法がすべて新しくなりました", "all ways to sign in were replaced"),
            Self::RecoveryCodesRenewed => ("予備のコードが新しくなりました", "new recovery codes were made"),
        }
    }
}

/// The link leads to the account's first steps, and counts once.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    pub address: &'a str,
    pub organization: &'a str,
    pub invited_by: &'a str,
    pub link: &'a str,
    /// In Japan.
    pub until: DateTime,
}

pub fn invitation(invitation: &Invitation<'_>) -> Mail {
    let Invitation { address, link, until, .. } = *invitation;
    let (organization, invited_by) = (line(invitation.organization), line(invitation.invited_by));
    let body = format!(
        "{organization}の{invited_by}さんから、「ささえ」への招待が届きました。

次のリンクを開いて、登録を始めてください。
{link}

{}まで使えます。使えるのは1回だけです。
あなた専用のリンクです。ほかの人に転送しないでください。
心あたりがなければ、何もせず、このメールを消してください。

English: {invited_by} of {organization} invites you to Sasae. The link works once, until {} (Japan time).
",
        moment(until),
        moment_in_english(until)
    );
    mail(address, &format!("{organization}からの招待"), &body)
}

/// `link` leads to the person's own devices.
pub fn new_device(to: Addressee<'_>, device: &str, at: DateTime, link: &str) -> Mail {
    let device = line(device);
    let body = format!(
        "いつもと違う端末から、あなたのアカウントにログインがありました。

日時：{}
端末：{device}

ご自身のログインであれば、何もしなくて大丈夫です。
心あたりがなければ、すぐに次のページを開いてください。その端末をログアウトさせ、パスワードを変えられます。
{link}
ログインできないときは、所属先の管理者に連絡してください。

English: Your account was used on a new device ({device}). If this was not you, open the page above at once.
",
        moment(at)
    );
    letter(to, "新しい端末からログインがありました", &body)
}

/// `link` leads to the person's own ways to sign in.
pub fn factor_changed(to: Addressee<'_>, change: FactorChange, at: DateTime, link: &str) -> Mail {
    let (words, english) = change.words();
    let body = format!(
        "あなたのアカウントで、{words}。

日時：{}

ご自身で行ったのであれば、何もしなくて大丈夫です。
心あたりがなければ、すぐに次のページを開いて、ログインの方法を確かめてください。
{link}
ログインできないときは、所属先の管理者に連絡してください。

English: On your account, {english}. If this was not you, open the page above at once.
",
        moment(at)
    );
    letter(to, words, &body)
}

/// `left` says how many recovery codes can still be used; `link` leads to where new ones are made.
pub fn recovery_code_used(to: Addressee<'_>, left: u32, at: DateTime, link: &str) -> Mail {
    let rest = match left {
        0 => "予備のコードは、もう残っていません。次のページで、新しいコードを作ってください。".to_owned(),
        1..=3 => format!("残りは{left}個です。少なくなりました。次のページで、新しいコードを作ってください。"),
        _ => format!("残りは{left}個です。新しいコードは、次のページで作れます。"),
    };
    let body = format!(
        "あなたのアカウントで、予備のコードが使われました。ログインか、ご本人の確認のときに使うものです。

日時：{}

{rest}
{link}

心あたりがなければ、すぐに同じページでコードを作り直し、所属先の管理者に連絡してください。

English: A recovery code of your account was used; {left} are left. If this was not you, make new ones at the page above.
",
        moment(at)
    );
    letter(to, "予備のコードが使われました", &body)
}

/// `by` is who asked; nothing has changed yet.
pub fn way_back_asked(to: Addressee<'_>, by: &str, at: DateTime) -> Mail {
    let by = line(by);
    let body = format!(
        "管理者の{by}さんが、あなたがもう一度ログインできるようにする手続きを始めました。

日時：{}

もう1人の管理者が認めると、ログインの方法を登録し直すためのメールが届きます。それまでは、何も変わりません。
お願いした覚えがなければ、すぐに、{by}さんではない管理者に連絡してください。

English: {by} has asked to let you back in; a second administrator has to agree. If you did not ask for it, tell another administrator at once.
",
        moment(at)
    );
    letter(to, "ログインをやり直す手続きが始まりました", &body)
}

/// `by` are the two who agreed; the link leads to choosing new ways to sign in, and counts once.
pub fn let_back_in(to: Addressee<'_>, by: [&str; 2], link: &str, until: DateTime) -> Mail {
    let [first, second] = by.map(line);
    let body = format!(
        "管理者の{first}さんと{second}さんが、あなたがもう一度ログインできるようにしました。

次のリンクを開いて、ログインの方法を登録し直してください。
{link}

{}まで使えます。使えるのは1回だけです。
あなた専用のリンクです。ほかの人に転送しないでください。
お願いした覚えがなければ、リンクを開かずに、所属先の管理者に連絡してください。

English: Two administrators let you back in. The link works once, until {} (Japan time). If you did not ask for it, tell them.
",
        moment(until),
        moment_in_english(until)
    );
    letter(to, "もう一度ログインできるようになりました", &body)
}

/// Whoever has an invitation may be somebody else than who was meant: its address is told.
pub fn joined(to: Addressee<'_>, organization: &str, at: DateTime) -> Mail {
    let organization = line(organization);
    let body = format!(
        "「ささえ」で、{organization}の一員として登録されました。これから、どうぞよろしくお願いします。

日時：{}

ご自身で登録したのであれば、何もしなくて大丈夫です。
心あたりがなければ、すぐに{organization}の管理者に連絡してください。

English: You are now a member of {organization} on Sasae. If this was not you, tell its administrator at once.
",
        moment(at)
    );
    letter(to, &format!("{organization}の一員として登録されました"), &body)
}

/// Somebody knows the password, and had no right code; `link` leads to where the password is changed.
pub fn code_refused(to: Addressee<'_>, device: &str, at: DateTime, link: &str) -> Mail {
    let device = line(device);
    let body = format!(
        "あなたのアカウントに、正しいパスワードでログインしようとした人がいます。確認コードが違っていたので、ログインはできていません。

日時：{}
端末：{device}

ご自身で打ち間違えたのであれば、何もしなくて大丈夫です。
心あたりがなければ、ほかの人がパスワードを知っているかもしれません。次のページで、パスワードを変えてください。
{link}
違うコードが1日に10回になると、その日は、初めての端末から確認コードでログインできなくなります。そのときは、パスキーか予備のコードを使ってください。

English: Somebody with your password tried to sign in ({device}) and had no right code. If this was not you, change your password at the page above.
",
        moment(at)
    );
    letter(to, "確認コードの違うログインがありました", &body)
}

pub fn membership_ended(to: Addressee<'_>, organization: &str, at: DateTime) -> Mail {
    let organization = line(organization);
    let body = format!(
        "「ささえ」での{organization}の所属が終わりました。

日時：{}

これからは、{organization}の一員としては使えません。これまでの記録と、書いた人としてのお名前は残ります。
間違いだと思われるときは、{organization}の管理者に連絡してください。
これまで地域を支えてくださり、ありがとうございました。

English: You are no longer a member of {organization} on Sasae. If this is a mistake, ask its administrator.
",
        moment(at)
    );
    letter(to, &format!("{organization}の所属が終わりました"), &body)
}

/// The newest link of the chain of the audit log, kept by a second party so that nobody can cut the log short. `head` is
/// hexadecimal, `number` the entry that it belongs to.
pub fn audit_head(address: &str, day: Date, number: i64, head: &str) -> Mail {
    let head = line(head);
    let body = format!(
        "操作記録の控えです。このメールを、消さずに保管してください。
記録があとから消されたり書き換えられたりしていないかを、この控えで確かめられます。

日付：{}
記録の番号：{number}
控えの値：{head}

English: The head of the audit log, entry {number}, on {day}. Please keep this mail: it proves that nothing was taken away.
",
        japanese(day)
    );
    mail(address, &format!("操作記録の控え {day}"), &body)
}

fn letter(to: Addressee<'_>, subject: &str, body: &str) -> Mail {
    mail(to.address, subject, &format!("{} 様\n\n{body}", line(to.name)))
}

pub(super) fn mail(address: &str, subject: &str, body: &str) -> Mail {
    Mail {
        to: address.to_owned(),
        subject: one_line(&format!("【ささえ】{subject}")),
        body: format!("{body}\n{FOOTER}"),
    }
}

/// A name in a letter: what is longer than names are is cut off.
pub(super) fn line(name: &str) -> String {
    one_line(name).chars().take(LONGEST_NAME).collect()
}

/// What is not seen, or turns the direction of writing.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Somebody's words in one line: without control characters, what turns the direction of writing, and addresses of sites.
pub(super) fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() || is_hidden(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").replace("//", "／／")
}

/// 2026年11月27日（金）10時05分
fn moment(at: DateTime) -> String {
    format!("{}{}時{:02}分", japanese(at.date()), at.hour(), at.minute())
}

/// 2026年11月27日（金）
fn japanese(day: Date) -> String {
    const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
    let weekday = WEEKDAYS[day.weekday().to_monday_zero_offset().unsigned_abs() as usize];
    format!("{}年{}月{}日（{weekday}）", day.year(), day.month(), day.day())
}

fn moment_in_english(at: DateTime) -> String {
    format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const LINK: &str = "https://sasae.example.jp/pro/join/AbCd";

    /// Every letter and how many links it has. The words are a person, an organization, two administrators, a device and a
    /// head of the audit log.
    fn all(words: [&str; 6]) -> Vec<(Mail, usize)> {
        let [name, organization, administrator, another, device, head] = words;
        let to = Addressee { address: "hanako@example.jp", name };
        let at = date(2026, 11, 27).at(10, 5, 0, 0);
        let changes = [
            FactorChange::PasswordChanged,
            FactorChange::PasskeyAdded,
            FactorChange::PasskeyRemoved,
            FactorChange::CodesAdded,
            FactorChange::RecoveryCodesRenewed,
            FactorChange::AllRenewed,
        ];
        let invited =
            Invitation { address: to.address, organization, invited_by: administrator, link: LINK, until: at };
        let mut all = vec![
            (invitation(&invited), 1),
            (new_device(to, device, at, LINK), 1),
            (way_back_asked(to, administrator, at), 0),
            (let_back_in(to, [administrator, another], LINK, at), 1),
            (joined(to, organization, at), 0),
            (code_refused(to, device, at, LINK), 1),
            (membership_ended(to, organization, at), 0),
            (audit_head(to.address, at.date(), 12, head), 0),
        ];
        all.extend(changes.map(|change| (factor_changed(to, change, at, LINK), 1)));
        all.extend([0, 2, 9].map(|left| (recovery_code_used(to, left, at, LINK), 1)));
        all
    }

    #[test]
    fn letters_are_read_as_they_were_written() {
        let head = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        let organization = "訪問看護ステーションささえ東";
        let words = ["山田 花子", organization, "佐藤 健", "鈴木 恵", "Chrome（Windows）", head];
        let written: Vec<_> =
            all(words).into_iter().map(|(mail, _)| format!("件名: {}\n\n{}", mail.subject, mail.body)).collect();
        insta::assert_snapshot!(written.join("\n==========\n\n"));
    }

    #[test]
    fn a_name_adds_no_line_no_link_and_no_direction() {
        let quiet = all(["x"; 6]);
        let nasty = "x\r\nBcc: a@evil.example\n\n\u{202e}https://evil.example\u{2028}//evil.example\0";
        for ((mail, links), (plain, _)) in all([nasty; 6]).into_iter().zip(quiet) {
            assert_eq!(mail.body.lines().count(), plain.body.lines().count(), "{}", mail.body);
            assert_eq!(mail.body.matches("//").count(), links, "{}", mail.body);
            assert!(!mail.subject.contains(['\r', '\n', '\u{202e}', '\0']), "{:?}", mail.subject);
            assert!(!mail.body.contains(['\r', '\u{202e}', '\u{2028}', '\0']), "{:?}", mail.body);
        }
    }

    proptest! {
        #[test]
        fn whatever_a_name_is_it_stays_in_its_line(words in "\\PC{0,100}|[\\x00-\\x20/:a\u{2028}\u{85}]{0,40}") {
            let line = line(&words);
            prop_assert!(!line.contains("//") && line.chars().all(|c| !c.is_control()));
            prop_assert!(line.lines().count() <= 1 && line.chars().count() <= LONGEST_NAME);
        }
    }
}
