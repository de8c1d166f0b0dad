//! How numbers, times and sentences are written on the page.

/// A probability (`0.0..=1.0`) in percent. Never "0%" or "100%": the network is never that certain.
pub fn percent(probability: f32) -> String {
    let percent = f64::from(probability) * 100.0;
    if percent < 1.0 {
        "<1%".into()
    } else if percent > 99.0 {
        ">99%".into()
    } else {
        format!("{percent:.0}%")
    }
}

/// An error of the core, which starts in lower case and has no stop, as a sentence of its own.
pub fn sentence(message: &str) -> String {
    match message.trim().trim_end_matches('.') {
        "" => String::new(),
        message => format!("{}.", capitalised(message)),
    }
}

/// A name or a sentence with a capital.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), characters.as_str()))
}

/// A count of bytes in megabytes (of a million bytes), for progress.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

/// A time in milliseconds: to the millisecond below a second, in seconds above.
pub fn duration(milliseconds: f64) -> String {
    if milliseconds < 0.95 {
        "less than 1 ms".into()
    } else if milliseconds < 1000.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.1} s", milliseconds / 1000.0)
    }
}

/// The time of day now, as `14:02`.
pub fn time_now() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// What the browser says of an error, without its kind.
pub fn browser_message(error: &wasm_bindgen::JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message
        .filter(|message| !message.is_empty())
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "no reason given".into())
}
