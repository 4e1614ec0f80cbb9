//! Words of every form, and of what stands around one.

use api::ErrorItem;

use super::Text;
use crate::lang::Lang;

words! {
    required: "必須", "必要《ひつよう》です", "required";
    optional: "任意", "なくても いいです", "optional";
    /// Stands before an error for those who hear the page.
    error_prefix: "エラー：", "エラー：", "Error: ";
    error_heading: "入力をお確かめください", "書《か》いた ことを 確《たし》かめて ください", "Please check your answers";
    choose: "選んでください", "選《えら》んで ください", "Please choose";
    not_known: "わからない", "わかりません", "I do not know";

    era: "年号", "年号《ねんごう》", "Calendar";
    western: "西暦", "西暦《せいれき》", "Western";
    reiwa: "令和", "令和《れいわ》", "Reiwa (2019–)";
    heisei: "平成", "平成《へいせい》", "Heisei (1989–2019)";
    showa: "昭和", "昭和《しょうわ》", "Shōwa (1926–1989)";
    taisho: "大正", "大正《たいしょう》", "Taishō (1912–1926)";
    meiji: "明治", "明治《めいじ》", "Meiji (1868–1912)";
    year: "年", "年《ねん》", "Year";
    month: "月", "月《がつ》", "Month";
    day: "日", "日《にち》", "Day";

    step_of(current, of): "ステップ {current}／{of}", "{of}の 中《なか》の {current}番目《ばんめ》", "Step {current} of {of}";
    step_done: "（済み）", "（終《お》わりました）", " (done)";
    close: "閉じる", "閉《と》じる", "Close";
    loading: "読みこんでいます", "読《よ》みこんで います", "Loading";
    pages: "ページ", "ページ", "Pages";
    previous_page: "前のページ", "前《まえ》の ページ", "Previous page";
    next_page: "次のページ", "次《つぎ》の ページ", "Next page";

    information: "お知らせ", "お知《し》らせ", "Information";
    success: "完了", "できました", "Done";
    warning: "ご注意", "気《き》を つけて ください", "Please note";

    fault_required(label):
        "「{label}」が空です。入力するか、選んでください。",
        "「{label}」が 空《から》です。書《か》くか、選《えら》んで ください。",
        "“{label}” is empty. Please fill it in or choose an answer.";
    fault_too_long(label):
        "「{label}」が長すぎます。もっと短くしてください。",
        "「{label}」が 長《なが》いです。短《みじか》く して ください。",
        "“{label}” is too long. Please make it shorter.";
    fault_telephone(label):
        "「{label}」を電話番号として読み取れませんでした。市外局番から、10けたか11けたの数字で入力してください。",
        "「{label}」は、電話番号《でんわばんごう》と ちがう 形《かたち》です。0から 始《はじ》まる 10か 11の 数字《すうじ》を 書《か》いて ください。",
        "“{label}” is not a telephone number. Please type 10 or 11 digits, beginning with 0.";
    fault_email(label):
        "「{label}」をメールアドレスとして読み取れませんでした。例：namae@example.jp",
        "「{label}」は、メールアドレスと ちがう 形《かたち》です。例《れい》：namae@example.jp",
        "“{label}” is not an e-mail address. Example: namae@example.jp";
    fault_website(label):
        "「{label}」をホームページのアドレスとして読み取れませんでした。例：https://www.example.jp",
        "「{label}」は、ホームページの アドレスと ちがう 形《かたち》です。例《れい》：https://www.example.jp",
        "“{label}” is not the address of a website. Example: https://www.example.jp";
    fault_date(label):
        "「{label}」を日付として読み取れませんでした。年・月・日を数字で入力してください。例：昭和20年5月3日",
        "「{label}」を 確《たし》かめて ください。年《ねん》と 月《つき》と 日《ひ》を 数字《すうじ》で 書《か》きます。例《れい》：昭和《しょうわ》20年《ねん》5月《がつ》｜3日《みっか》",
        "“{label}” is not a date. Please type year, month and day in digits. Example: 1945, 5, 3";
    fault_future(label):
        "「{label}」が先の日付になっています。今日までの日付を入力してください。",
        "「{label}」が 今日《きょう》より 後《あと》です。今日《きょう》までの 日《ひ》を 書《か》いて ください。",
        "“{label}” is in the future. Please type a date up to today.";
    fault_past(label):
        "「{label}」が過ぎた日付になっています。今日からあとの日付を入力してください。",
        "「{label}」が 今日《きょう》より 前《まえ》です。今日《きょう》か、後《あと》の 日《ひ》を 書《か》いて ください。",
        "“{label}” is in the past. Please type today or a day that comes.";
    fault_age(label):
        "「{label}」を年齢として読み取れませんでした。0から130までの数字を入力してください。",
        "「{label}」を 確《たし》かめて ください。0から 130までの 数字《すうじ》を 書《か》きます。",
        "“{label}” is not an age. Please type a number from 0 to 130.";
    fault_way(label):
        "「{label}」：この方法の連絡先がありません。ほかの方法を選んでください。",
        "「{label}」：この 方法《ほうほう》では 送《おく》れません。ほかの 方法《ほうほう》を 選《えら》んで ください。",
        "“{label}”: there is no address for this way. Please choose another.";
    fault_is_closed:
        "この相談は、もう終わっています。変えるときは、先に「もう一度はじめる」を押してください。",
        "この 相談《そうだん》は もう 終《お》わって います。先《さき》に「もう一度《いちど》 はじめる」を 押《お》して ください。",
        "This case is closed already. To change it, open it again first.";
    fault_is_open:
        "この相談は、もうほかの人がはじめています。",
        "この 相談《そうだん》は もう ほかの 人《ひと》が はじめました。",
        "Somebody has opened this case again already.";
    fault_choice(label):
        "「{label}」は、ここにあるものの中から選んでください。",
        "「{label}」は、ここに ある ものから 選《えら》んで ください。",
        "Please choose one of the answers shown for “{label}”.";
    fault_time(label):
        "「{label}」の時刻を読み取れませんでした。はじまりと終わりを、9:00 のように入力してください。",
        "「{label}」の 時間《じかん》を 確《たし》かめて ください。9:00 のように 書《か》きます。",
        "The times of “{label}” could not be read. Please type both, such as 9:00 and 12:30.";
    fault_backwards(label):
        "「{label}」の終わりが、はじまりより前か、同じになっています。",
        "「{label}」の 終《お》わりが、はじまりより 前《まえ》です。",
        "“{label}” ends before it begins, or at the same time.";
    fault_overlaps(label):
        "「{label}」の時間が重なっています。",
        "「{label}」の 時間《じかん》が 重《かさ》なって います。",
        "The times of “{label}” overlap.";
    fault_other(label):
        "「{label}」を読み取れませんでした。もう一度お確かめください。",
        "「{label}」が 読《よ》めませんでした。もう一度《いちど》 確《たし》かめて ください。",
        "“{label}” could not be read. Please check it.";
    fault_too_many:
        "今日はたくさん届いているため、いまは受け付けられません。入力したものは残っています。明日もう一度お送りください。",
        "今日《きょう》は もう 送《おく》れません。書《か》いた ものは 残《のこ》っています。明日《あした》 もう一度《いちど》 送《おく》って ください。",
        "Too many have arrived today. What you typed is still here; please send it again tomorrow.";
    fault_too_many_requests:
        "続けてたくさん届いているため、いまは受け付けられません。入力したものは残っています。時間をおいて、もう一度お送りください。",
        "たくさん 来《き》たので、いまは 送《おく》れません。書《か》いた ものは 残《のこ》っています。あとで もう一度《いちど》 送《おく》って ください。",
        "Many reports have come from here in a short time. What you typed is still here; please send it again later.";
    fault_credentials:
        "メールアドレス・パスワード・確認コードのどれかがちがいます。もう一度お確かめください。",
        "メールアドレスか パスワードか 確認《かくにん》コードが ちがいます。もう一度《いちど》 確《たし》かめて ください。",
        "The mail address, the password or the code is wrong. Please check them.";
    fault_code:
        "確認コードがちがいます。アプリにいま出ている6けたの数字を入れてください。",
        "確認《かくにん》コードが ちがいます。アプリに 今《いま》 出《で》て いる 6つの 数字《すうじ》を 書《か》いて ください。",
        "This is not the code. Please type the six digits that the app shows now.";
    fault_password_short:
        "パスワードが短すぎます。12文字以上にしてください。",
        "パスワードが 短《みじか》いです。12字《じ》より 多《おお》く 書《か》いて ください。",
        "The password is too short. Please use 12 characters or more.";
    fault_password_long:
        "パスワードが長すぎます。128文字以内にしてください。",
        "パスワードが 長《なが》いです。128字《じ》までに して ください。",
        "The password is too long. Please use at most 128 characters.";
    fault_password_context:
        "パスワードに、お名前やメールアドレス、団体の名前が入っています。ほかの言葉にしてください。",
        "パスワードに 名前《なまえ》や メールアドレスが あります。ほかの 言葉《ことば》に して ください。",
        "The password contains your name, mail address or organization. Please use other words.";
    fault_password_common:
        "よく使われるパスワードなので、見破られやすくなります。関係のない言葉を、いくつか並べてみてください。",
        "よく ある パスワードです。ちがう 言葉《ことば》を いくつか ならべて ください。",
        "This password is easy to guess. Try several words that have nothing to do with each other.";
    fault_already_member:
        "このメールアドレスの人は、もう所属しています。",
        "この メールアドレスの 人《ひと》は、もう います。",
        "Somebody with this mail address belongs to it already.";
    fault_facility:
        "この施設は見つかりませんでした。名前でさがして選び直してください。",
        "この 施設《しせつ》が ありません。名前《なまえ》で さがして ください。",
        "There is no such facility. Please find it by name.";
    /// An error that is about no field.
    fault_whole:
        "受け付けられませんでした。少し待ってから、もう一度お試しください。",
        "受《う》けとれませんでした。少《すこ》し 待《ま》って、もう一度《いちど》 送《おく》って ください。",
        "This could not be accepted. Please wait a moment and try again.";
}

/// What was found in a field and what is expected there. `label` is the name of the field.
pub fn fault(lang: Lang, error: &ErrorItem, label: &Text) -> Text {
    match error.code.as_str() {
        "required" => fault_required(lang, label),
        "too_long" => fault_too_long(lang, label),
        "not_a_telephone" => fault_telephone(lang, label),
        "not_an_email" => fault_email(lang, label),
        "not_a_website" => fault_website(lang, label),
        "not_a_date" => fault_date(lang, label),
        "date_in_future" => fault_future(lang, label),
        "date_in_past" => fault_past(lang, label),
        "not_an_age" => fault_age(lang, label),
        "no_way" => fault_way(lang, label),
        "is_closed" => fault_is_closed(lang),
        "is_not_closed" => fault_is_open(lang),
        "not_a_choice" => fault_choice(lang, label),
        "wrong_credentials" => fault_credentials(lang),
        "wrong_code" => fault_code(lang),
        "weak_password" => match error.detail.split(':').next() {
            Some("too_short") => fault_password_short(lang),
            Some("too_long") => fault_password_long(lang),
            Some("contains_context") => fault_password_context(lang),
            _ => fault_password_common(lang),
        },
        "already_member" => fault_already_member(lang),
        "no_such_facility" => fault_facility(lang),
        "too_many" => fault_too_many(lang),
        "too_many_requests" => fault_too_many_requests(lang),
        "not_a_time" => fault_time(lang, label),
        "ends_before_it_begins" => fault_backwards(lang, label),
        "overlaps" => fault_overlaps(lang, label),
        _ if error.field.is_none() => fault_whole(lang),
        _ => fault_other(lang, label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_field_with_its_reading() {
        let label = Text::new(Lang::Easy, "お名前《なまえ》".into());
        let words = fault(Lang::Easy, &ErrorItem::field("required", "name", ""), &label);
        assert_eq!(words.plain(), "「お名前」が 空です。書くか、選んで ください。");
        let label = Text::published(Lang::En, "Name");
        let words = fault(Lang::En, &ErrorItem::field("new_code", "name", ""), &label);
        assert_eq!(words.plain(), "“Name” could not be read. Please check it.");
    }
}
