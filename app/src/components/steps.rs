use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{Text, forms as words};

/// How far one has come. `current` counts from 0.
pub fn steps(lang: Lang, steps: &[Text], current: usize) -> Markup {
    html! {
        div.steps {
            p {
                (words::step_of(lang, current + 1, steps.len()))
                @if let Some(step) = steps.get(current) { " " b { (step) } }
            }
            ol {
                @for (index, step) in steps.iter().enumerate() {
                    li data-done[index < current] aria-current=[(index == current).then_some("step")] {
                        span {
                            (step)
                            @if index < current { span.visually-hidden { (words::step_done(lang)) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_is_the_current_one_and_those_before_it_are_done() {
        let all = ["一", "二", "三"].map(|step| Text::published(Lang::Ja, step));
        let markup = steps(Lang::Ja, &all, 1).into_string();
        assert!(markup.contains("ステップ 2／3 <b>二</b>"), "{markup}");
        assert!(markup.contains("<li data-done><span>一<span class=\"visually-hidden\">（済み）</span></span></li>"));
        assert!(markup.contains("<li aria-current=\"step\"><span>二</span></li><li><span>三</span></li>"), "{markup}");
    }
}
