use api::ClientError;
use api::municipality::Municipality;
use api::sources::{Source, SourcesResponse};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use maud::{Markup, html};

use crate::dates::{date_words, japanese_date_of};
use crate::numbers::grouped;
use crate::page::{Asked, Page, page};

/// `/sources`: where the data comes from, how old it is, and what it does not tell.
pub struct SourcesPage;

#[lazy_route]
impl LazyRoute for SourcesPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        page(String::new, |asked| Box::pin(sources(asked)))
    }
}

async fn sources(asked: Asked) -> Result<Page, ClientError> {
    let answer = asked.client.list_sources().await?;
    let description = "このサイトが使っているデータの出典、日付、件数と、わからないことの一覧です。".to_owned();
    Ok(Page { description, ..Page::new("データについて", article(&answer, &asked.municipality)) })
}

fn article(answer: &SourcesResponse, municipality: &Municipality) -> Markup {
    html! {
        h1 tabindex="-1" { "データについて" }
        p {
            @if municipality.demo {
                "これはデモです。表示している施設・事業所は、すべて架空です。実際に使うときは、国や自治体が公表しているデータを取りこみます。"
            } @else {
                "医療機関・薬局・介護事業所の情報は、国や自治体が公表しているデータを、そのまま取りこんで表示しています。"
            }
        }
        @if answer.sources.is_empty() { p { "まだ、取りこんだデータがありません。" } }
        @for files in answer.sources.chunk_by(|one, next| one.series == next.series) { (series(files)) }
        @if !answer.meta.missing.is_empty() {
            section.panel {
                h2 { "まだ取りこんでいないデータ" }
                p { "次の種類は、さがしても出てきません。" }
                ul { @for source in &answer.meta.missing { li { (source.title) } } }
            }
        }
        (meanings())
        (operator(municipality))
    }
}

/// The files of one publisher's series: what they share once, then a line for each.
fn series(files: &[Source]) -> Markup {
    let Some(first) = files.first() else { return html! {} };
    let has_page = first.page.starts_with("https://") || first.page.starts_with("http://");
    let gaps = files.iter().map(|file| &file.gaps).find(|gaps| !gaps.is_empty());
    html! {
        section.panel {
            h2 { (first.series) }
            p { (first.publisher) "　利用条件：" (first.licence) }
            @if has_page { p { a href=(first.page) rel="noopener" { "公表しているページ" } } }
            @if let Some(gaps) = gaps { p { "わからないこと：" @for gap in gaps { (gap) } } }
            ul.source-list {
                @for file in files {
                    li {
                        b { (file_name(file)) }
                        span {
                            (date_words(&file.as_of)) "時点　" (grouped(file.records)) "件"
                            "（" (japanese_date_of(&file.imported_at)) "に取りこみ）"
                        }
                    }
                }
            }
        }
    }
}

/// 診療所: the title without the name of the series.
fn file_name(file: &Source) -> &str {
    let name = file.title.strip_prefix(&file.series).unwrap_or(&file.title).trim();
    if name.is_empty() { &file.title } else { name }
}

fn meanings() -> Markup {
    html! {
        section.panel {
            h2 { "言葉の意味" }
            dl {
                dt { "未確認" }
                dd { "公表されたデータに書かれていないことです。「していない」という意味ではありません。" }
                dt { "時点" }
                dd { "データが公表された日です。その日に、だれかが確かめたという意味ではありません。" }
                dt { "歩いて約○分" }
                dd { "直線距離の1.3倍を、1分に80m歩くとした、めやすです。2kmより遠いところは、距離だけを書きます。" }
            }
        }
    }
}

fn operator(municipality: &Municipality) -> Markup {
    html! {
        @if !municipality.name.is_empty() {
            section.panel {
                h2 { "このサイトの運営" }
                dl {
                    dt { "市町村" }
                    dd { (municipality.prefecture) (municipality.name) }
                    @if let Some(words) = &municipality.medical_association {
                        dt { "医師会" }
                        dd { (words) }
                    }
                    @if let Some(desk) = &municipality.desk {
                        dt { "問い合わせ" }
                        dd { (desk.name) "　" (desk.telephone) }
                    }
                }
            }
        }
    }
}
