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
        @for entry in &answer.sources { (source(entry)) }
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

fn source(source: &Source) -> Markup {
    let has_page = source.page.starts_with("https://") || source.page.starts_with("http://");
    html! {
        section.panel {
            h2 { (source.title) }
            dl {
                dt { "公表" }
                dd { (source.publisher) }
                dt { "時点" }
                dd { (date_words(&source.as_of)) }
                dt { "件数" }
                dd { (grouped(source.records)) "件" }
                dt { "取りこんだ日" }
                dd { (japanese_date_of(&source.imported_at)) }
                dt { "利用条件" }
                dd { (source.licence) }
                @if has_page {
                    dt { "公開ページ" }
                    dd { a href=(source.page) rel="noopener" { (source.page) } }
                }
                @if !source.gaps.is_empty() {
                    dt { "わからないこと" }
                    dd { ul { @for gap in &source.gaps { li { (gap) } } } }
                }
            }
        }
    }
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
