//! Indented JSON in which a list of numbers is on one line.

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

/// Serialises `value` as indented JSON with a final line break.
///
/// # Errors
///
/// If `value` cannot be serialised.
pub fn readable(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut json = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut json, Readable::default()))?;
    json.push(b'\n');
    Ok(json)
}

#[derive(Default)]
struct Readable {
    depth: usize,
    /// For each open list or object: whether it has an item, and whether its items are on separate lines.
    open: Vec<(bool, bool)>,
    /// Whether an item of a list begins whose type is not known yet.
    awaits_item: bool,
}

impl Readable {
    fn new_line<W: ?Sized + Write>(&self, writer: &mut W) -> Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }

    /// Begins a value that is not a number. If the value is an item of a list, it is on a separate line.
    fn begin_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        if std::mem::take(&mut self.awaits_item) {
            if let Some((_, on_lines)) = self.open.last_mut() {
                *on_lines = true;
            }
            self.new_line(writer)?;
        }
        Ok(())
    }

    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> Result<()> {
        self.begin_value(writer)?;
        self.open.push((false, false));
        self.depth += 1;
        writer.write_all(bracket)
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> Result<()> {
        self.depth -= 1;
        if let Some((true, true)) = self.open.pop() {
            self.new_line(writer)?;
        }
        writer.write_all(bracket)
    }

    fn number<W: ?Sized + Write>(&mut self, writer: &mut W, number: impl Serialize) -> Result<()> {
        self.awaits_item = false;
        serde_json::to_writer(writer, &number).map_err(Into::into)
    }
}

impl Formatter for Readable {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        let on_lines = self.open.last().is_some_and(|(_, on_lines)| *on_lines);
        if let Some((has_any, _)) = self.open.last_mut() {
            *has_any = true;
        }
        self.awaits_item = true;
        match (first, on_lines) {
            (true, _) => Ok(()),
            (false, true) => writer.write_all(b","),
            (false, false) => writer.write_all(b", "),
        }
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        if let Some(open) = self.open.last_mut() {
            *open = (true, true);
        }
        if !first {
            writer.write_all(b",")?;
        }
        self.new_line(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        writer.write_all(b": ")
    }

    fn begin_string<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.begin_value(writer)?;
        writer.write_all(b"\"")
    }

    fn write_f32<W: ?Sized + Write>(&mut self, writer: &mut W, value: f32) -> Result<()> {
        self.number(writer, value)
    }

    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> Result<()> {
        self.number(writer, value)
    }

    fn write_u32<W: ?Sized + Write>(&mut self, writer: &mut W, value: u32) -> Result<()> {
        self.number(writer, value)
    }

    fn write_u64<W: ?Sized + Write>(&mut self, writer: &mut W, value: u64) -> Result<()> {
        self.number(writer, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_list_are_on_one_line_and_other_items_on_separate_lines() {
        #[derive(Serialize)]
        struct Card {
            shift: [f32; 3],
            words: Vec<&'static str>,
            none: Vec<u64>,
            parts: Vec<Part>,
        }
        #[derive(Serialize)]
        struct Part {
            count: u64,
        }
        let card = Card {
            shift: [0.1, -2.0, 3.5e-7],
            words: vec!["one, two", "three"],
            none: vec![],
            parts: vec![Part { count: 1 }, Part { count: 2 }],
        };
        let json = String::from_utf8(readable(&card).unwrap()).unwrap();
        let expected = "{\n  \"shift\": [0.1, -2.0, 3.5e-7],\n  \"words\": [\n    \"one, two\",\n    \"three\"\n  ],\n  \"none\": [],\n  \"parts\": [\n    {\n      \"count\": 1\n    },\n    {\n      \"count\": 2\n    }\n  ]\n}\n";
        assert_eq!(json, expected);
    }
}
