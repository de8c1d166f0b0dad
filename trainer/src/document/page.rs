//! A page of HTML that needs nothing beside it: its style, charts and pictures are in it, and no script.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");

/// A whole page with `title` as its heading, a sentence or two below it, and `body`.
pub fn page(title: &str, lead: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // Nothing may be fetched and nothing may run, wherever the file is opened.
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; img-src data:; style-src 'unsafe-inline'";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { h1 { (title) } p { (lead) } }
                main { (body) }
            }
        }
    };
    page.into_string()
}

/// A part of a page: a heading, a sentence on how to read it, and what it shows.
pub fn section(heading: &str, lead: &str, content: &Markup) -> Markup {
    html! {
        section {
            h2 { (heading) }
            @if !lead.is_empty() { p { (lead) } }
            (content)
        }
    }
}

/// A table with `columns` as its head. The first cell of a row is its head; numbers, and the dash in the place of one,
/// stand right.
pub fn table(columns: &[&str], rows: &[Vec<String>]) -> Markup {
    let is_number = |cell: &str| cell.starts_with(|first: char| first.is_ascii_digit() || "-+−–".contains(first));
    let heads_numbers =
        |place: usize| place > 0 && rows.first().and_then(|row| row.get(place)).is_some_and(|cell| is_number(cell));
    html! {
        div.scroll {
            table {
                thead {
                    tr {
                        @for (place, column) in columns.iter().enumerate() {
                            th.number[heads_numbers(place)] scope="col" { (column) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            @for (place, cell) in row.iter().enumerate() {
                                @if place == 0 { th scope="row" { (cell) } }
                                @else if is_number(cell) { td.number { (cell) } }
                                @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A drawn chart, as SVG, with what it shows in words.
pub fn figure(svg: &str, caption: &str) -> Markup {
    html! { figure { (PreEscaped(svg)) figcaption { (caption) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_into_a_page_cannot_become_markup() {
        let rows = [vec!["<script>".to_string(), "-1.5".to_string(), "a & b".to_string()]];
        let page = page("A \"title\"", "", &section("<h>", "", &table(&["one", "two", "three"], &rows)));
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"), "{page}");
        assert!(page.contains("<th class=\"number\" scope=\"col\">two</th>"), "{page}");
        assert!(page.contains("<td class=\"number\">-1.5</td>") && page.contains("<td>a &amp; b</td>"), "{page}");
        assert!(page.contains("<h2>&lt;h&gt;</h2>"));
    }
}
