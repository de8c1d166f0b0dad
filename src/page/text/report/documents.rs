//! The report as plain text and as HTML, for the clipboard and the share sheet.

use std::fmt::Write;

use crate::page::text::format::{full_stop, percent};
use crate::page::text::message::{current, say};
use crate::page::text::report::{
    ALL_NINE, Finding, HEADING, HEADING_SEVERAL, LIMITS, MEANING, REMARKS, ResultText, TABLE_HEADS, limits, notice,
    origin,
};
use crate::page::text::safety::Statement;
use crate::page::text::terms;
use naevus_reading::report::Report;

/// A part of the text.
enum Block {
    Heading(String),
    Subheading(String),
    Strong(String),
    Paragraph(String),
    Facts(Vec<(String, String)>),
    Table(Vec<[String; 3]>),
    /// The photo with this index in the lesion, of the lesion with this index; only in HTML.
    Photo(usize, usize, String),
}

/// The report as plain text.
pub fn plain(report: &Report, findings: &[Finding]) -> String {
    let mut text = String::new();
    for block in blocks(report, findings) {
        let _ = match block {
            Block::Heading(line) => writeln!(text, "{line}\n{}", "=".repeat(line.chars().count())),
            Block::Subheading(line) => writeln!(text, "\n{line}"),
            Block::Strong(line) | Block::Paragraph(line) => writeln!(text, "{line}"),
            Block::Facts(facts) => facts.iter().try_for_each(|(label, value)| writeln!(text, "{label}: {value}")),
            Block::Table(rows) => {
                rows.iter().try_for_each(|[name, group, value]| writeln!(text, "{value:>5}  {name} ({group})"))
            }
            Block::Photo(..) => Ok(()),
        };
    }
    text
}

/// The report as a document of HTML with its own style, for a file. For `picture`, see [`fragment`].
pub fn html(report: &Report, findings: &[Finding], picture: impl Fn(usize, usize) -> Option<String>) -> String {
    let (body, title) = (fragment(report, findings, picture), escaped(&HEADING));
    format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head><body>{body}</body></html>",
        current().code(),
        current().direction()
    )
}

/// The report as HTML without a style, which the content security policy forbids on the clipboard too. `picture` gives
/// the address of a picture, by the index of its lesion and by its index in the lesion.
pub fn fragment(report: &Report, findings: &[Finding], picture: impl Fn(usize, usize) -> Option<String>) -> String {
    let mut body = String::new();
    for block in blocks(report, findings) {
        let _ = match block {
            Block::Heading(line) => write!(body, "<h1>{}</h1>", escaped(&line)),
            Block::Subheading(line) => write!(body, "<h2>{}</h2>", escaped(&line)),
            Block::Strong(line) => write!(body, "<p><strong>{}</strong></p>", escaped(&line)),
            Block::Paragraph(line) => write!(body, "<p>{}</p>", escaped(&line)),
            Block::Facts(facts) => {
                let rows =
                    facts.iter().map(|(label, value)| format!("<li>{}: {}</li>", escaped(label), escaped(value)));
                write!(body, "<ul>{}</ul>", rows.collect::<String>())
            }
            Block::Table(rows) => {
                let cells = |cells: &[String; 3], tag: &str| {
                    cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell))).collect::<String>()
                };
                let head = cells(&TABLE_HEADS.map(String::from), "th");
                let rows = rows.iter().map(|row| format!("<tr>{}</tr>", cells(row, "td")));
                write!(body, "<table><tr>{head}</tr>{}</table>", rows.collect::<String>())
            }
            Block::Photo(lesion, photo, file) => match picture(lesion, photo) {
                Some(address) => write!(body, "<p><img src=\"{}\" alt=\"{}\"></p>", escaped(&address), escaped(&file)),
                None => Ok(()),
            },
        };
    }
    body
}

/// The style of the document. It stands alone, so that it has its style with it.
const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}\
    img{max-width:18em}td,th{padding:.2em .8em .2em 0;text-align:start}h1{font-size:1.3em}h2{font-size:1.05em}";

/// `text` as content or as a quoted attribute of HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn blocks(report: &Report, findings: &[Finding]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, finding) in findings.iter().enumerate() {
        blocks.extend(finding_blocks(index, finding));
    }
    blocks.push(Block::Subheading(LIMITS.into()));
    blocks.push(Block::Paragraph(limits(report)));
    blocks.push(Block::Facts(origin(report).into_iter().map(|(label, value)| (label.into(), value)).collect()));
    blocks.push(Block::Strong(notice()));
    blocks
}

fn finding_blocks(index: usize, finding: &Finding) -> Vec<Block> {
    let heading = if finding.photos.len() == 1 { HEADING } else { HEADING_SEVERAL };
    let heading = match &finding.place {
        Some(place) => say!("report-heading-with-place", heading = heading, place = place.as_str()),
        None => heading.into(),
    };
    let statement =
        |statement: &Statement| [Block::Strong(statement.title.clone()), Block::Paragraph(statement.text.clone())];
    let mut blocks = vec![Block::Heading(heading), Block::Strong(finding.title.clone())];
    blocks.push(Block::Facts(finding.facts.iter().map(|(label, value)| ((*label).into(), value.clone())).collect()));
    blocks.extend(finding.alert.iter().flat_map(statement));
    blocks.extend(finding.no_result.iter().flat_map(statement));
    blocks.extend(finding.result.iter().flat_map(result_blocks));
    let photos = finding.photos.iter().enumerate();
    blocks.extend(photos.map(|(photo, line)| Block::Photo(index, photo, line.file.clone())));
    let facts = finding.photos.iter().map(|line| (line.file.clone(), line.facts.join(", ")));
    blocks.push(Block::Facts(facts.collect()));
    if !finding.remarks.is_empty() {
        blocks.push(Block::Subheading(REMARKS.into()));
        blocks.extend(finding.remarks.iter().cloned().map(Block::Paragraph));
    }
    blocks.push(Block::Subheading(MEANING.into()));
    blocks.extend(finding.meaning.iter().cloned().map(Block::Paragraph));
    blocks.extend(finding.note.iter().cloned().map(Block::Paragraph));
    blocks
}

fn result_blocks(result: &ResultText) -> Vec<Block> {
    let (first, probability) = result.all[0];
    let (diagnosis, probability) = (terms::diagnosis(first), percent(probability));
    let line = if result.is_clear {
        say!("report-first", label = result.label, diagnosis = diagnosis, probability = probability)
    } else {
        say!("report-nearest", label = result.label, diagnosis = diagnosis, probability = probability)
    };
    let mut blocks = vec![Block::Strong(line)];
    blocks.extend(result.set.iter().map(|set| Block::Paragraph(full_stop(set))));
    blocks.push(Block::Paragraph(result.malignant.clone()));
    blocks.extend((!result.agreement.is_empty()).then(|| Block::Paragraph(result.agreement.clone())));
    blocks.push(Block::Subheading(ALL_NINE.into()));
    let row = |(diagnosis, probability): &(naevus_reading::diagnosis::Diagnosis, f32)| {
        let (name, group) = (terms::diagnosis(*diagnosis), terms::group(diagnosis.group()));
        [name.to_string(), group.to_string(), percent(*probability)]
    };
    blocks.push(Block::Table(result.all.iter().map(row).collect()));
    blocks
}
