//! The life note: what its program says. `{n}`, `{date}` and `{word}` are filled in by the program.

use super::Text;
use crate::lang::Lang;

words! {
    saved: "保存しました（この端末の中だけ）", "保存《ほぞん》しました（この スマホの 中《なか》だけ）", "Saved (on this device only)";
    saving: "保存しています", "保存《ほぞん》して います", "Saving";
    not_saved: "まだ保存できていません。書いたことは、この画面に残っています。", "まだ 保存《ほぞん》できて いません。画面《がめん》を 閉《と》じないで ください。", "Not saved yet. What you wrote is still on this page.";
    wrong_passphrase: "合言葉がちがうようです。紙を見ながら、もう一度入れてください。", "合言葉《あいことば》が ちがいます。もう一度《いちど》 書《か》いて ください。", "This passphrase does not open the note. Please look at your paper and try again.";
    wrong_words: "控えの紙の言葉が、このノートのものとちがうようです。番号の順をたしかめてください。", "紙《かみ》の 言葉《ことば》が ちがいます。番号《ばんごう》を 見《み》て ください。", "These words do not open this note. Please check their order.";
    word_unknown: "「{word}」は、控えの紙に使われない言葉です。もう一度たしかめてください。", "「{word}」は ちがう 言葉《ことば》です。もう一度《いちど》 見《み》て ください。", "“{word}” is not a word of a recovery sheet. Please look again.";
    word_nearest: "「{word}」ではありませんか。", "「{word}」ですか。", "Did you mean “{word}”?";
    words_count: "言葉は11です。いま、{n}あります。", "言葉《ことば》は 11です。いま {n}です。", "There are eleven words; you typed {n}.";
    words_checksum: "11の言葉のどれかがちがうか、順番がちがいます。", "言葉《ことば》か 順番《じゅんばん》が ちがいます。", "One of the eleven words or their order is wrong.";
    damaged: "このファイルは、こわれていて開けません。ほかの控えをおためしください。", "この ファイルは こわれています。ほかの コピーを 使《つか》って ください。", "This file is damaged. Please try another copy.";
    not_ours: "このファイルは、マイライフノートのファイルではありません。", "これは マイライフノートの ファイルでは ありません。", "This is not a file of a life note.";
    too_new: "このノートは、新しいささえで書かれています。ページを読みこみ直してから、開いてください。", "この ノートは 新《あたら》しい ささえの ものです。ページを もう一度《いちど》 開《ひら》いて ください。", "This note was written with a newer Sasae. Please reload the page and open it again.";
    half_link: "リンクが途中で切れています。もう一度、四角い印を写してください。", "リンクが 足《た》りません。もう一度《いちど》 四角《しかく》を うつして ください。", "The link is cut off. Please scan the square again.";
    storage_full: "この端末の空きがありません。写真などを減らすか、控えのファイルを保存してください。", "スマホに 空《あ》きが ありません。写真《しゃしん》などを へらして ください。", "This device has no space left. Please free some, or save a file of the note.";
    storage_forbidden: "このブラウザーは、保存を許していません。プライベート（シークレット）モードではないか、たしかめてください。", "この ブラウザーは 保存《ほぞん》できません。シークレットモードですか。", "This browser does not allow saving. Is it a private window?";
    backup_old: "あずけた控えが、いまのノートより古くなっています。", "預《あず》けた コピーが 古《ふる》いです。", "The stored copy is older than the note.";
    backup_lost: "あずけた控えが見つかりません。別の端末で控えの紙を新しくしたときは、その紙を使って「控えやファイルから開く」で開いてください。そうでなければ、もう一度あずけてください。", "預《あず》けた コピーが ありません。新《あたら》しい 紙《かみ》が ある ときは、それで 開《あ》けて ください。", "The stored copy is not there. If another device made a new recovery sheet, open the stored copy with that sheet; otherwise store the note again.";
    backup_none: "この合言葉と言葉であずけた控えは、見つかりませんでした。", "預《あず》けた コピーが ありませんでした。", "No stored copy was found for these words.";
    backup_full: "いまは、これ以上あずかれません。ファイルを保存して、後日おためしください。", "いまは 預《あず》けられません。ファイルを 保存《ほぞん》して ください。", "No more copies can be stored right now. Please save a file, and try again another day.";
    stored: "{date}にあずけました。", "{date}に 預《あず》けました。", "Stored on {date}.";
    unstored: "あずけた控えを消しました。", "預《あず》けた コピーを 消《け》しました。", "The stored copy is deleted.";
    no_connection: "つながりませんでした。電波のよいところで、もう一度おためしください。", "つながりませんでした。後《あと》で もう一度《いちど》 して ください。", "There was no connection. Please try again later.";
    too_large: "ノートが大きすぎて、あずけられません。ファイルを保存してください。", "ノートが 大《おお》きいので 預《あず》けられません。ファイルを 保存《ほぞん》して ください。", "The note is too large to be stored here. Please save a file instead.";
    limited: "続けて何度も送られたので、少し休んでいます。時間をおいて、おためしください。", "短《みじか》い 間《あいだ》に 何回《なんかい》も 送《おく》りました。後《あと》で もう一度《いちど》 して ください。", "Too many tries in a short time. Please wait and try again.";
    removed: "消しました。", "消《け》しました。", "Removed.";
    nothing_changed: "前の版から変わったところはありません。", "前《まえ》と 同《おな》じです。", "Nothing has changed since the last version.";
    nobody: "書かれていません", "書《か》いて いません", "Nobody noted";
    not_written: "書いていません", "書《か》いて いません", "Not written";
    conflict_first: "2つの端末で別々に書かれたところがあります。先に、どちらにするか選んでください。", "ちがう ことが 書《か》いて あります。先《さき》に どちらか 選《えら》んで ください。", "Two devices say different things. Please choose first.";
    sealed: "日付をつけて残しました。", "今日《きょう》の ノートを 残《のこ》しました。", "Sealed with its date.";
    withdrawn: "版を取り消しました。", "取《と》り消《け》しました。", "The version is withdrawn.";
    passphrase_short: "合言葉が短すぎます。12文字以上にしてください。", "合言葉《あいことば》が 短《みじか》いです。12文字《もじ》か、もっと 長《なが》く して ください。", "The passphrase is too short: at least 12 characters, please.";
    passphrase_common: "この合言葉は、ほかの人に思いつかれやすいです。別の言葉にしてください。", "この 合言葉《あいことば》は すぐ わかります。別《べつ》の 言葉《ことば》に して ください。", "This passphrase is easy to guess. Please choose another.";
    passphrase_differs: "もう一度入れた合言葉が、はじめのものとちがいます。紙を見ながら入れてください。", "二《ふた》つの 合言葉《あいことば》が ちがいます。紙《かみ》を 見《み》て 書《か》いて ください。", "The second one differs from the first. Please type it from your paper.";
    passphrase_needed: "合言葉を入れてください。", "合言葉《あいことば》を 書《か》いて ください。", "Please type the passphrase.";
    passphrase_set: "合言葉が決まりました。紙を大切にしまってください。", "合言葉《あいことば》が 決《き》まりました。紙《かみ》を 大切《たいせつ》に して ください。", "The passphrase is set. Keep your paper in a safe place.";
    passkey_refused: "パスキーでは開けませんでした。合言葉を入れてください。", "パスキーで 開《あ》きませんでした。合言葉《あいことば》を 書《か》いて ください。", "The passkey did not open it. Please type the passphrase.";
    passkey_added: "パスキーを加えました。", "パスキーを 作《つく》りました。", "The passkey is added.";
    passkey_removed: "パスキーをはずしました。", "パスキーを やめました。", "The passkey is removed.";
    sheet_needed: "控えの紙の、11の言葉も入れてください。", "紙《かみ》の 11の 言葉《ことば》も 書《か》いて ください。", "Please type the eleven words of the recovery sheet too.";
    file_needed: "ファイルを選んでください。", "ファイルを 選《えら》んで ください。", "Please choose a file.";
    renewed: "控えの紙が新しくなりました。印刷してください。", "紙《かみ》が 新《あたら》しく なりました。印刷《いんさつ》して ください。", "There is a new recovery sheet. Please print it.";
    sure_needed: "消してよければ、上の四角に印をつけてください。", "消《け》して いい ときは、上《うえ》の 四角《しかく》を 押《お》して ください。", "If you are sure, tick the box above.";
    locked: "鍵をかけました。", "かぎを かけました。", "Locked.";
    merged: "二つのノートを合わせました。", "二《ふた》つの ノートを 一《ひと》つに しました。", "The two notes are joined.";
    card_made: "救急カードのQRコードができました。印刷してください。", "QRコードが できました。印刷《いんさつ》して ください。", "The QR code is ready. Please print the card.";
    revoked: "前のQRコードは、もう使えません。", "前《まえ》の QRコードは もう 使《つか》えません。", "The old QR code does not work any more.";
    never_opened: "まだ一度も読まれていません。", "まだ だれも 読《よ》んで いません。", "It has not been opened yet.";
    opened: "{date}に読まれました", "{date}に 読《よ》まれました", "Opened on {date}";
    too_much: "カードに入りきりません。のせることを減らしてください。", "カードに 入《はい》りません。少《すこ》し へらして ください。", "This is too much for the card. Please leave something out.";
    chapter_count: "{n}つ書きました", "{n}つ 書《か》きました", "{n} written";
    chapter_none: "まだ書いていません", "まだ 書《か》いて いません", "Not written yet";
    talks_count: "話し合い {n}回 ・ 最後は {date}", "｜話し合い《はなしあい》 {n}回《かい》・最後《さいご》は {date}", "Talks: {n}, the last on {date}";
    talks_undated: "話し合い {n}回", "｜話し合い《はなしあい》 {n}回《かい》", "Talks: {n}";
    version: "版", "版《はん》", "Version";
    no_memory: "この端末のメモリーが足りません。ほかのアプリを閉じて、もう一度おためしください。", "スマホの メモリーが 足《た》りません。ほかの アプリを 閉《と》じて ください。", "This device does not have enough memory. Please close other apps and try again.";
    locked_here: "この端末には、鍵のかかったノートがあります。先にそれを開いてください。", "この スマホに かぎの かかった ノートが あります。先《さき》に 開《あ》けて ください。", "There is a locked note on this device. Please open it first.";
    passphrase_changed: "別の端末で、合言葉が変わりました。「ほかの端末のノートを開く」から、新しい合言葉で開いてください。", "合言葉《あいことば》が かわりました。新《あたら》しい 合言葉《あいことば》で 開《あ》けて ください。", "The passphrase was changed on another device. Please open the stored copy with the new one.";
    draft: "下書き", "｜下書き《したがき》", "Draft";
    version_n: "第{n}版", "第《だい》{n}版《はん》", "Version {n}";
    old_version: "古い版", "古《ふる》い 版《はん》", "An older version";
    now: "いまのノート", "いまの ノート", "The note now";
}

/// Words, and the name under which the program knows them.
pub type Named = (&'static str, fn(Lang) -> Text);

macro_rules! said {
    ($($name:ident)+) => { &[$((stringify!($name), $name)),+] };
}

/// Everything the program says, by name.
pub const ALL: &[Named] = said![
    saved saving not_saved wrong_passphrase wrong_words word_unknown word_nearest words_count words_checksum damaged
    not_ours too_new half_link storage_full storage_forbidden backup_old backup_lost backup_none backup_full stored
    unstored no_connection too_large limited removed nothing_changed nobody not_written conflict_first sealed
    withdrawn passphrase_short passphrase_common passphrase_differs passphrase_needed passphrase_set passkey_refused
    passkey_added passkey_removed sheet_needed file_needed renewed sure_needed locked merged card_made revoked
    never_opened opened too_much chapter_count chapter_none talks_count talks_undated version locked_here
    passphrase_changed draft version_n old_version now no_memory
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What the program fills in.
    fn filled_in(words: &str) -> BTreeSet<&str> {
        words.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn every_language_is_filled_in_alike() {
        for (name, words) in ALL {
            let [ja, easy, en] = Lang::ALL.map(|lang| words(lang).plain());
            assert_eq!(filled_in(&ja), filled_in(&easy), "{name}");
            assert_eq!(filled_in(&ja), filled_in(&en), "{name}");
            assert!(filled_in(&ja).iter().all(|part| ["n", "date", "word"].contains(part)), "{name}: {ja}");
        }
    }
}
