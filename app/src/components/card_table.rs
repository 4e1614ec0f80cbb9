use maud::{Markup, html};

use crate::words::Text;

/// A table that becomes cards where it is narrow. The first cell of a row names the row.
pub fn card_table(caption: &Text, headings: &[Text], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div.card-table {
            table {
                caption { (caption) }
                thead { tr { @for heading in headings { th scope="col" { (heading) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (index, (heading, cell)) in headings.iter().zip(row).enumerate() {
                                @if index == 0 {
                                    th scope="row" data-label=(heading.plain()) { (cell) }
                                } @else {
                                    td data-label=(heading.plain()) { (cell) }
                                }
                            }
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
    use crate::lang::Lang;

    #[test]
    fn every_cell_carries_its_heading_without_readings() {
        let headings = [Text::new(Lang::Easy, "日《ひ》".into()), Text::new(Lang::Easy, "返事《へんじ》".into())];
        let rows = [vec![html! { "1" }, html! { "<" }]];
        let table = card_table(&headings[0], &headings, &rows).into_string();
        let cells = "<th scope=\"row\" data-label=\"日\">1</th><td data-label=\"返事\">&lt;</td>";
        assert!(table.contains(cells), "{table}");
        assert!(table.contains("<th scope=\"col\"><ruby>返事<rt"), "{table}");
    }
}
