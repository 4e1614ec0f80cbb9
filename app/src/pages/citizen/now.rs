use api::duties::{DutiesMeta, DutiesResponse, Duty, DutyQuery, DutyState, UsualHours};
use maud::{Markup, html};

use crate::components::{
    advice_lines, call_119, desk_panel, disclosure, duty_card, print_button, source_line, trouble_list,
};
use crate::dates::{date_words, month_day_words};
use crate::hours::{clock, day_words};
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::troubles::{CHILDREN, MEDICINE, OPEN_NOW, Place, find};
use crate::words::{self, Text, dates, now as w};

/// `/now`: 119 first, then whom to ask, who is on duty, what is open, and which department.
///
/// Whatever cannot be read, the telephones stand: this page is for those who have no time.
pub async fn page(visit: &Visit) -> Page {
    let lang = visit.lang;
    let answer = visit.client.list_duties(&DutyQuery::default()).await.ok();
    let next = match answer.as_ref().and_then(|answer| answer.meta.next_date.clone()) {
        Some(date) => visit.client.list_duties(&DutyQuery { date, ..DutyQuery::default() }).await.ok(),
        None => None,
    };
    let markup = html! {
        div.now { (article(visit, answer.as_ref(), next.as_ref())) }
        (desk_panel(lang, &visit.municipality))
        (print_button(lang))
    };
    Page { description: w::description(lang).plain(), ..Page::new(lang, &w::title(lang), markup) }
}

fn article(visit: &Visit, answer: Option<&DutiesResponse>, next: Option<&DutiesResponse>) -> Markup {
    let lang = visit.lang;
    let duties = duties(visit, answer, next);
    // When most are open, who is open comes before who is on duty.
    let open_first = answer.is_some_and(|answer| answer.meta.usual_hours != UsualHours::Closed);
    html! {
        h1 tabindex="-1" { (w::title(lang)) }
        @if let Some(answer) = answer { (moment(lang, answer)) }
        (call_119(lang))
        section #advice {
            h2 { (w::advice(lang)) }
            (advice_lines(lang, &visit.municipality))
        }
        @if open_first { (open_now(lang)) (duties) } @else { (duties) (open_now(lang)) }
        section #departments {
            h2 { (w::departments(lang)) }
            p { (w::departments_what(lang)) " " (w::own_doctor_first(lang)) }
            p.in-doubt { b { (w::when_in_doubt(lang)) } }
            (trouble_list(lang))
        }
    }
}

/// The moment of the page, what is likely open, and the ways to the parts of the page.
fn moment(lang: Lang, DutiesResponse { duties, meta }: &DutiesResponse) -> Markup {
    let on_duty = duties.iter().filter(|duty| duty.state == DutyState::On).count();
    let usual = match meta.usual_hours {
        UsualHours::Open => w::usually_open(lang),
        UsualHours::Midday => w::usually_midday(lang),
        UsualHours::Closed => w::usually_closed(lang),
    };
    let duties = ("#duties", w::duties_short(lang));
    let open = ("#open", w::open_now_short(lang));
    let [first, second] = if meta.usual_hours == UsualHours::Closed { [duties, open] } else { [open, duties] };
    let parts = [("#advice", w::advice_short(lang)), first, second, ("#departments", w::departments_short(lang))];
    html! {
        p.moment {
            (w::moment(lang, day(lang, meta), clock(&meta.time))) br;
            (usual)
            @if on_duty > 0 { " " a href="#duties" { b { (w::on_duty_now(lang, on_duty)) } } }
        }
        nav.kind-chips aria-label=(w::menu(lang).plain()) {
            ul { @for (address, words) in parts { li { a.chip href=(address) { span { (words) } } } } }
        }
    }
}

fn day(lang: Lang, meta: &DutiesMeta) -> Text {
    dates::with_day(lang, month_day_words(lang, &meta.date), day_words(lang, meta.day))
}

fn duties(visit: &Visit, answer: Option<&DutiesResponse>, next: Option<&DutiesResponse>) -> Markup {
    let lang = visit.lang;
    html! {
        section #duties {
            h2 { (w::duties(lang)) }
            @match answer {
                None => p.scope role="status" { (w::duties_unreachable(lang)) },
                Some(answer) => {
                    @let gap = answer.meta.gaps.first().map(|gap| gap.code.as_str());
                    @if let Some(code) = gap {
                        p.scope role="status" {
                            b { (missing(lang, code, &answer.meta)) } " " (w::ask_elsewhere(lang))
                        }
                    }
                    @if gap != Some("not_imported") {
                        (today(lang, answer))
                        @if let Some(next) = next { (disclosure(&w::next(lang, day(lang, &next.meta)), list(lang, &next.duties))) }
                        (source(lang, &answer.meta))
                    }
                }
            }
        }
    }
}

fn missing(lang: Lang, code: &str, meta: &DutiesMeta) -> Text {
    match &meta.until {
        Some(until) if code == "calendar_ended" => w::ended(lang, date_words(lang, until)),
        _ => w::not_imported(lang),
    }
}

fn today(lang: Lang, DutiesResponse { duties, meta }: &DutiesResponse) -> Markup {
    let left: Vec<Duty> = duties.iter().filter(|duty| duty.state != DutyState::Over).cloned().collect();
    html! {
        p.duty-day { (w::today(lang, day(lang, meta))) }
        @match (left.as_slice(), duties.as_slice()) {
            ([], []) => p { (w::none_today(lang)) },
            ([], _) => p { (w::over_today(lang)) },
            (left, _) => {
                p { (w::call_first(lang)) }
                p { (w::bring(lang)) }
                (list(lang, left))
            }
        }
    }
}

fn list(lang: Lang, duties: &[Duty]) -> Markup {
    html! { ul.facility-list { @for duty in duties { li { (duty_card(lang, duty)) } } } }
}

fn source(lang: Lang, meta: &DutiesMeta) -> Markup {
    html! {
        @if let Some(source) = &meta.source {
            (source_line(lang, &[(words::source_title(lang, source), date_words(lang, &source.as_of))], false))
        }
    }
}

/// The finder around home, for what is open at this moment.
fn open_now(lang: Lang) -> Markup {
    let kinds = [
        (MEDICINE.open_now_href(lang), w::medicine(lang)),
        (CHILDREN.open_now_href(lang), w::children(lang)),
        (Place::Dentist.open_now_href(lang), w::dentist(lang)),
        (find(lang, &[("kind", "pharmacy"), OPEN_NOW]), words::find::pharmacy(lang)),
    ];
    html! {
        section #open {
            h2 { (w::open_now(lang)) }
            p { (w::open_now_how(lang)) }
            nav.kind-chips aria-label=(w::open_now(lang).plain()) {
                ul { @for (address, words) in kinds { li { a.chip href=(address) { span { (words) } } } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::hours::{Day, Interval};
    use api::sources::Gap;

    use super::*;
    use crate::page::visit_for_tests;

    fn duty(name: &str, state: DutyState) -> Duty {
        Duty {
            date: "2026-11-22".to_owned(),
            hours: Some(Interval { opens: "09:00".to_owned(), closes: "17:00".to_owned() }),
            state,
            name: name.to_owned(),
            department: None,
            address: None,
            telephone: Some("00-0000-0012".to_owned()),
            note: None,
            facility: None,
        }
    }

    fn answer(usual_hours: UsualHours, duties: Vec<Duty>, gap: Option<&str>) -> DutiesResponse {
        let gaps = gap.map(|code| Gap { code: code.to_owned(), dataset: None, detail: String::new() });
        let meta = DutiesMeta {
            at: "2026-11-22T01:00:00.000Z".to_owned(),
            date: "2026-11-22".to_owned(),
            time: "10:00".to_owned(),
            day: Day::Sunday,
            usual_hours,
            next_date: None,
            until: Some("2026-11-15".to_owned()),
            source: None,
            gaps: gaps.into_iter().collect(),
        };
        DutiesResponse { duties, meta }
    }

    fn page_of(answer: Option<&DutiesResponse>) -> String {
        article(&visit_for_tests(Lang::Ja, ""), answer, None).into_string()
    }

    fn in_order(page: &str, parts: &[&str]) {
        let places: Vec<_> = parts.iter().map(|part| page.find(part).expect(part)).collect();
        assert!(places.is_sorted(), "{parts:?}: {places:?}");
    }

    #[test]
    fn when_most_are_closed_those_on_duty_come_before_what_is_open() {
        let duties = vec![duty("甲医院", DutyState::On), duty("乙医院", DutyState::Over)];
        let page = page_of(Some(&answer(UsualHours::Closed, duties, None)));
        in_order(
            &page,
            &[
                "11月22日（日） 10:00 現在",
                "1か所あります",
                "tel:119",
                "tel:%237119",
                "甲医院",
                "id=\"open\"",
                "胸の痛み",
            ],
        );
        assert!(!page.contains("乙医院"), "what is over helps nobody");
        let page = page_of(Some(&answer(UsualHours::Midday, vec![duty("甲医院", DutyState::Later)], None)));
        in_order(&page, &["昼休み", "tel:119", "id=\"open\"", "甲医院"]);
        assert!(!page.contains("か所あります") && page.contains("9:00–17:00に診ます"), "{page}");
    }

    #[test]
    fn what_is_not_known_is_said_and_never_called_nobody() {
        let page = page_of(Some(&answer(UsualHours::Closed, Vec::new(), Some("not_imported"))));
        assert!(
            page.contains("まだ取り込まれていません") && page.contains("消防署") && !page.contains("予定はありません")
        );
        let page = page_of(Some(&answer(UsualHours::Closed, Vec::new(), Some("calendar_ended"))));
        assert!(page.contains("2026年11月15日で終わっています") && page.contains("消防署"), "{page}");
        let page = page_of(Some(&answer(UsualHours::Closed, Vec::new(), None)));
        assert!(page.contains("きょうの当番医の予定はありません") && !page.contains("消防署"), "{page}");
        let page = page_of(Some(&answer(UsualHours::Closed, vec![duty("甲", DutyState::Over)], None)));
        assert!(page.contains("すべて終わりました"), "{page}");
    }

    #[test]
    fn without_any_answer_the_telephones_stand() {
        let page = page_of(None);
        in_order(&page, &["tel:119", "tel:%237119", "tel:%238000", "読み出せませんでした", "department=01001"]);
    }
}
