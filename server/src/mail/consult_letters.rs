//! What mails say to who has asked a consultation desk. Nothing of what was asked is in them: an address may be mistyped,
//! and somebody else's.

use api::consults::step::NamedFacility;

use super::Mail;
use super::letters::{is_hidden, line, mail};

/// A question has come to a desk; `link` leads to the private page of who asked. Nothing of what was asked is in it: the
/// address may be somebody else's.
pub fn question_received(address: &str, number: &str, desk: &str, telephone: Option<&str>, link: &str) -> Mail {
    let desk = line(desk);
    let body = format!(
        "ご相談を受け付けました。ありがとうございます。

受付番号：{number}
窓口：{desk}{}

窓口からのお返事は、次のページで読めます。書き足すこともできます。
{link}

あなた専用のリンクです。ほかの人に転送しないでください。
お急ぎのときは、窓口にお電話ください。命にかかわるときは、119番です。
心あたりがなければ、何もせず、このメールを消してください。

English: Your question has reached us (number {number}). Answers stand at the page above; it is yours alone.
",
        by_telephone(telephone)
    );
    mail(address, &format!("ご相談を受け付けました（受付番号 {number}）"), &body)
}

/// What a desk has answered.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    pub address: &'a str,
    pub number: &'a str,
    pub desk: &'a str,
    pub telephone: Option<&'a str>,
    /// Whether who asked has a private page, whose link stands in the first letter: it is kept by nobody else.
    pub has_page: bool,
    /// The words and what was named with them; `None`: they wait on the page.
    pub said: Option<(&'a str, &'a [NamedFacility])>,
}

pub fn question_answered(answer: &Answer<'_>) -> Mail {
    let Answer { address, number, telephone, has_page, said, .. } = *answer;
    let desk = line(answer.desk);
    let page = match (has_page, said) {
        (true, None) => "お返事は、ご相談のページで読めます。受け付けたときにお知らせしたリンクを、開いてください。\n",
        (true, Some(_)) => "同じお返事を、ご相談のページでも読めます。書き足すこともできます。\n",
        (false, _) => "",
    };
    let said = said.map_or_else(String::new, |(words, facilities)| {
        let facility = |named: &NamedFacility| {
            let number = named.telephone.as_deref().map(|number| format!("　電話 {}", line(number)));
            format!("・{}{}\n", line(&named.name), number.unwrap_or_default())
        };
        let named: String = facilities.iter().map(facility).collect();
        let named = if named.is_empty() { named } else { format!("\nご案内するところ：\n{named}") };
        format!("――――――――――\n{}\n{named}――――――――――\n\n", lines(words))
    });
    let body = format!(
        "ご相談（受付番号 {number}）に、{desk}からお返事があります。

{said}{page}お尋ねになりたいことがあれば、窓口にご連絡ください。
窓口：{desk}{}

English: {desk} has answered your question (number {number}).
",
        by_telephone(telephone)
    );
    mail(address, &format!("ご相談にお返事があります（受付番号 {number}）"), &body)
}

fn by_telephone(number: Option<&str>) -> String {
    number.map_or_else(String::new, |number| format!("（電話 {}）", line(number)))
}

/// What a desk wrote, in its lines; who reads it trusts its addresses of sites.
fn lines(words: &str) -> String {
    let plain = |line: &str| line.chars().filter(|c| !c.is_control() && !is_hidden(*c)).collect::<String>();
    words.lines().map(|line| plain(line).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://sasae.example.jp/consult/0123456789abcdef0123456789abcdef";

    fn answered(desk: &str, telephone: &str, words: Option<&str>, has_page: bool) -> Mail {
        let telephone = Some(telephone);
        let name = "あおぞら診療所".to_owned();
        let facilities = [NamedFacility { id: "1".to_owned(), name, telephone: telephone.map(str::to_owned) }];
        let said = words.map(|words| (words, &facilities[..]));
        let (address, number) = ("hanako@example.jp", "2026-0412");
        question_answered(&Answer { address, number, desk, telephone, has_page, said })
    }

    #[test]
    fn letters_are_read_as_they_were_written() {
        let desk = "ささえ市 在宅医療・介護相談室";
        let written = [
            question_received("hanako@example.jp", "2026-0412", desk, Some("072-123-4567"), LINK),
            question_received("hanako@example.jp", "2026-0412", desk, None, LINK),
            answered(desk, "072-123-4567", Some("来週の火曜に、うかがいます。\n診察券をご用意ください。"), false),
            answered(desk, "072-123-4567", Some("お待ちしています。"), true),
            answered(desk, "072-123-4567", None, true),
        ];
        let written = written.map(|mail| format!("件名: {}\n\n{}", mail.subject, mail.body));
        insta::assert_snapshot!(written.join("\n==========\n\n"));
    }

    #[test]
    fn a_name_adds_no_line_and_no_link_and_words_keep_their_lines() {
        let nasty = "x\r\nBcc: a@evil.example\n\n\u{202e}https://evil.example\u{2028}//evil.example\0";
        for words in [None, Some("はい。\nhttps://example.jp/ をご覧ください。")] {
            let (mail, plain) = (answered(nasty, nasty, words, true), answered("x", "x", words, true));
            assert_eq!(mail.body.lines().count(), plain.body.lines().count(), "{}", mail.body);
            assert_eq!(mail.body.matches("//").count(), usize::from(words.is_some()), "{}", mail.body);
            assert!(!mail.body.contains(['\r', '\u{202e}', '\u{2028}', '\0']), "{:?}", mail.body);
        }
        assert_eq!(lines("一\r\n\u{202e}二 \n\n三"), "一\n二\n\n三");
        let received = question_received("a@example.jp", "2026-0412", nasty, Some(nasty), LINK);
        assert_eq!(received.body.matches("//").count(), 1, "{}", received.body);
    }
}
