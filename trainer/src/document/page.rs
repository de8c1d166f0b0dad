//! Self-contained HTML pages: style, charts and pictures are embedded, and there are no scripts.

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{ExtendedColorType, RgbImage};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use naevus_reading::photo::Photo;

const STYLE: &str = include_str!("page.css");
/// Longer side of a picture, in pixels. It is 9 rem wide in the page, which is 144 CSS pixels.
const PICTURE_PX: u32 = 192;
/// JPEG quality of a picture, 1 to 100.
const QUALITY: u8 = 80;

/// A page with the heading `title`, the introduction `lead` and `body`.
pub fn page(title: &str, lead: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // The page must not load resources or run scripts, wherever it is opened.
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

/// A section with a heading, an introduction `lead`, which may be empty, and its content.
pub fn section(heading: &str, lead: &str, content: &Markup) -> Markup {
    html! {
        section {
            h2 { (heading) }
            @if !lead.is_empty() { p { (lead) } }
            (content)
        }
    }
}

/// A table with the header row `columns`. The first cell of each row is its header. Numbers, and dashes in their place,
/// are right-aligned.
pub fn table(columns: &[&str], rows: &[Vec<String>]) -> Markup {
    let is_number = |cell: &str| cell.starts_with(|first: char| first.is_ascii_digit() || "-+−–".contains(first));
    let is_number_column =
        |column: usize| column > 0 && rows.first().and_then(|row| row.get(column)).is_some_and(|cell| is_number(cell));
    html! {
        div.scroll {
            table {
                thead {
                    tr {
                        @for (index, column) in columns.iter().enumerate() {
                            th.number[is_number_column(index)] scope="col" { (column) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            @for (index, cell) in row.iter().enumerate() {
                                @if index == 0 { th scope="row" { (cell) } }
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

/// A chart, as SVG, with its caption.
pub fn figure(svg: &str, caption: &str) -> Markup {
    html! { figure { (PreEscaped(svg)) figcaption { (caption) } } }
}

/// A small version of `photo`, embedded in the page, with `caption` under it.
///
/// # Errors
///
/// If the photo cannot be encoded.
pub fn picture(photo: &Photo, caption: &str) -> Result<Markup> {
    let url = data_url(photo)?;
    Ok(html! { figure { img src=(url) alt=(caption); figcaption { (caption) } } })
}

/// The `data:` URL of the small version of `photo`.
fn data_url(photo: &Photo) -> Result<String> {
    let (width, height) = (photo.width_px(), photo.height_px());
    let pixels =
        RgbImage::from_raw(width, height, photo.rgb().to_vec()).context("the photo has a wrong number of pixels")?;
    let longer = width.max(height).max(PICTURE_PX);
    let scaled = |side: u32| (u64::from(side) * u64::from(PICTURE_PX) / u64::from(longer)).max(1) as u32;
    let small = imageops::resize(&pixels, scaled(width), scaled(height), FilterType::Triangle);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode(
        &small,
        small.width(),
        small.height(),
        ExtendedColorType::Rgb8,
    )?;
    Ok(format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(jpeg)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_a_page_is_escaped() {
        let rows = [vec!["<script>".to_string(), "-1.5".to_string(), "a & b".to_string()]];
        let page = page("A \"title\"", "", &section("<h>", "", &table(&["one", "two", "three"], &rows)));
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"), "{page}");
        assert!(page.contains("<th class=\"number\" scope=\"col\">two</th>"), "{page}");
        assert!(page.contains("<td class=\"number\">-1.5</td>") && page.contains("<td>a &amp; b</td>"), "{page}");
        assert!(page.contains("<h2>&lt;h&gt;</h2>"));
    }

    #[test]
    fn a_picture_is_small_and_can_be_decoded() {
        let photo = Photo::from_rgb(800, 600, [180, 120, 100].repeat(800 * 600));
        let url = data_url(&photo).unwrap();
        let jpeg = BASE64_STANDARD.decode(url.strip_prefix("data:image/jpeg;base64,").unwrap()).unwrap();
        let small = Photo::decode(&jpeg).unwrap();
        assert_eq!((small.width_px(), small.height_px()), (192, 144));
        let middle = &small.rgb()[3 * (72 * 192 + 96)..][..3];
        assert!(
            middle.iter().zip([180, 120, 100]).all(|(&found, expected)| found.abs_diff(expected) < 4),
            "{middle:?}"
        );
    }
}
