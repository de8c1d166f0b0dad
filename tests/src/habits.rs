//! What hosts and networks do to the files of a site: the answer of the server, before and after.

use std::convert::Infallible;
use std::io::{Error, ErrorKind};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use futures_util::stream;

/// A habit of a host, or of the network between it and the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// `index.html` and style sheets lose their comments and indentation.
    Minify,
    /// A script is added to `index.html`.
    Inject,
    /// Text files have the line ends of Windows.
    Crlf,
    /// Every file but `index.html` has the type `application/octet-stream`, and browsers may not guess another one.
    Octet,
    /// Programs, manifest and weights have no type.
    NoMime,
    /// A missing file is `index.html` with the status 200.
    SinglePage,
    /// Every file, except those with these beginnings of a path, is a sign-in page with the status 200.
    Portal(&'static [&'static str]),
    /// The weights are a pointer of Git LFS.
    LfsPointer,
    /// Files of more than 100 kB, of those with this beginning of a path, break off at 60 %.
    Cut(&'static str),
    /// Each file comes at so many bytes per second.
    Slow(usize),
    /// `index.html` is redirected to its folder.
    Redirect,
    /// Every file needs a user name and a password: `doctor`, `doctor`.
    Auth,
    /// The first request of each file, except `index.html` and `start.js`, is answered with the status 429.
    Busy,
    /// Browsers may keep every file for a year.
    Immutable,
    /// Every file has this header.
    Header(&'static str, &'static str),
}

/// An answer of the server.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The value of `Content-Type`; none for no such header.
    pub content_type: Option<String>,
    /// The other headers.
    pub headers: HeaderMap,
    /// The content.
    pub content: Vec<u8>,
    /// The number of bytes after which the connection breaks off.
    cut_at: Option<usize>,
    /// The bytes per second.
    rate: Option<usize>,
}

/// A request, as far as habits depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The path, relative to the site.
    pub path: &'a str,
    /// Whether it is the first request of this path.
    pub is_first: bool,
    /// The value of `Authorization`.
    pub authorization: Option<&'a str>,
}

const SIGN_IN: &[u8] = b"<!doctype html><title>Sign in</title><h1>Clinic guest network</h1>";
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/v1\noid sha256:00000000\nsize 3522376\n";

/// `doctor:doctor` in Base64.
const CREDENTIALS: &str = "Basic ZG9jdG9yOmRvY3Rvcg==";

impl Answer {
    /// An answer with this status, type and content.
    pub fn new(status: StatusCode, content_type: &str, content: Vec<u8>) -> Answer {
        Answer {
            status,
            content_type: Some(content_type.into()),
            headers: HeaderMap::new(),
            content,
            cut_at: None,
            rate: None,
        }
    }

    /// Adds a header, or replaces it.
    pub fn set_header(&mut self, name: &'static str, value: &str) {
        let value = HeaderValue::from_str(value).expect("the value of the header is valid");
        drop(self.headers.insert(HeaderName::from_static(name), value));
    }

    /// The answer as a response of the server.
    pub fn into_response(self) -> Response<Body> {
        let mut response = Response::builder().status(self.status);
        if let Some(content_type) = &self.content_type {
            response = response.header(header::CONTENT_TYPE, content_type);
        }
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        // The length is that of the whole file, so that a cut is an error for the browser.
        response = response.header(header::CONTENT_LENGTH, self.content.len());
        let body = match (self.cut_at, self.rate) {
            (Some(end), _) => {
                let broken = Error::new(ErrorKind::ConnectionReset, "the connection breaks off");
                Body::from_stream(stream::iter([Ok(Bytes::copy_from_slice(&self.content[..end])), Err(broken)]))
            }
            (None, Some(rate)) => slow_body(self.content, rate),
            (None, None) => self.content.into(),
        };
        response.body(body).expect("the headers are valid")
    }
}

/// Sends ten pieces per second.
fn slow_body(content: Vec<u8>, bytes_per_s: usize) -> Body {
    let piece = (bytes_per_s / 10).max(1);
    Body::from_stream(stream::unfold(Bytes::from(content), move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        let next = rest.split_to(piece.min(rest.len()));
        Some((Ok::<Bytes, Infallible>(next), rest))
    }))
}

impl Habit {
    /// Changes the answer to `request`. `index` is the content of `index.html`.
    pub fn apply(self, request: &Request<'_>, index: &[u8], answer: &mut Answer) {
        let path = request.path;
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_found = answer.status == StatusCode::OK;
        match self {
            Habit::Minify if is_found && ["html", "css"].contains(&ending) => {
                answer.content = minified(&answer.content).into_bytes();
            }
            Habit::Inject if is_found && ending == "html" => {
                let text = String::from_utf8_lossy(&answer.content);
                let script = "<script defer src=\"beacon.min.js\"></script></body>";
                answer.content = text.replace("</body>", script).into_bytes();
            }
            Habit::Crlf if is_found && ["html", "css", "js", "json", "webmanifest", "svg"].contains(&ending) => {
                answer.content = String::from_utf8_lossy(&answer.content).replace('\n', "\r\n").into_bytes();
            }
            Habit::Octet if ending != "html" => {
                answer.content_type = Some("application/octet-stream".into());
                answer.set_header("x-content-type-options", "nosniff");
            }
            Habit::NoMime if ["wasm", "webmanifest", "safetensors"].contains(&ending) => answer.content_type = None,
            Habit::SinglePage if !is_found => *answer = Answer::new(StatusCode::OK, "text/html", index.to_vec()),
            Habit::Portal(known) if !known.iter().any(|beginning| path.starts_with(beginning)) => {
                *answer = Answer::new(StatusCode::OK, "text/html", SIGN_IN.to_vec());
            }
            Habit::LfsPointer if ending == "safetensors" => answer.content = POINTER.to_vec(),
            Habit::Cut(beginning) if path.starts_with(beginning) && answer.content.len() > 100_000 => {
                answer.cut_at = Some(answer.content.len() * 6 / 10);
            }
            Habit::Slow(bytes_per_s) => answer.rate = Some(bytes_per_s),
            Habit::Redirect if path == "index.html" => {
                *answer = Answer::new(StatusCode::PERMANENT_REDIRECT, "text/plain", Vec::new());
                answer.set_header("location", "./");
            }
            Habit::Auth if request.authorization != Some(CREDENTIALS) => {
                *answer = Answer::new(StatusCode::UNAUTHORIZED, "text/plain", b"sign in".to_vec());
                answer.set_header("www-authenticate", "Basic realm=\"clinic\"");
            }
            Habit::Busy if request.is_first && !["", "index.html", "start.js"].contains(&path) => {
                *answer = Answer::new(StatusCode::TOO_MANY_REQUESTS, "text/plain", b"slow down".to_vec());
                answer.set_header("retry-after", "1");
            }
            Habit::Immutable => answer.set_header("cache-control", "public, max-age=31536000, immutable"),
            Habit::Header(name, value) => answer.set_header(name, value),
            _ => {}
        }
    }
}

/// The text without comments, and without the white space at the beginning of each line.
fn minified(content: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(content).into_owned();
    for (start, end) in [("<!--", "-->"), ("/*", "*/")] {
        while let Some(at) = text.find(start) {
            let length = text[at..].find(end).map_or(text.len() - at, |length| length + end.len());
            text.replace_range(at..at + length, "");
        }
    }
    text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}
