//! A static file server for the built site. It records requests, replaces files, and can be stopped and started again.

use std::collections::{HashMap, HashSet};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::habits::{Answer, Habit, Request};

/// The cache header of GitHub Pages. With it, a page that mixes versions through the browser's HTTP cache fails a test.
const CACHE_CONTROL: &str = "max-age=600";

/// The server, on a free port of 127.0.0.1, which browsers treat as a secure context.
#[derive(Debug)]
pub struct SiteServer {
    site: Arc<Mutex<Site>>,
    prefix: String,
    port: u16,
    running: Option<Runtime>,
}

#[derive(Debug)]
struct Site {
    folder: PathBuf,
    prefix: String,
    /// The contents that replace those of files, by path.
    replaced: HashMap<String, Vec<u8>>,
    /// Folders of other versions of the site, each with its version.
    versions: Vec<(String, PathBuf)>,
    /// Other folders, each with the path that it is served under.
    other_folders: Vec<(String, PathBuf)>,
    requests: Vec<String>,
    habits: Vec<Habit>,
    /// The paths that were requested since the habits were set.
    seen: HashSet<String>,
}

impl SiteServer {
    /// Serves `folder` under `prefix`, which starts and ends with a slash: `/` or `/a/sub/path/`.
    pub fn start(folder: &Path, prefix: &str) -> SiteServer {
        assert!(prefix.starts_with('/') && prefix.ends_with('/'), "{prefix:?} does not start and end with a slash");
        assert!(folder.join("index.html").is_file(), "{} contains no built site", folder.display());
        let site = Site {
            folder: folder.to_path_buf(),
            prefix: prefix.to_string(),
            replaced: HashMap::new(),
            versions: Vec::new(),
            other_folders: Vec::new(),
            requests: Vec::new(),
            habits: Vec::new(),
            seen: HashSet::new(),
        };
        let mut server = SiteServer { site: Arc::new(Mutex::new(site)), prefix: prefix.into(), port: 0, running: None };
        server.start_listening();
        server
    }

    /// The URL of the site.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }

    /// The site's origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts to accept connections; after [`stop`](Self::stop), on the same port as before.
    pub fn start_listening(&mut self) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a thread can be started");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = runtime.block_on(TcpListener::bind(address)).expect("the port is free");
        self.port = listener.local_addr().expect("a bound socket has an address").port();
        let router = Router::new().fallback(respond).with_state(Arc::clone(&self.site));
        drop(runtime.spawn(async move { axum::serve(listener, router).await }));
        self.running = Some(runtime);
    }

    /// Closes every connection and accepts no more, like a lost network.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.running.take() {
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }

    /// Serves `content` instead of the file at `path`, which is relative to the site.
    pub fn replace(&self, path: &str, content: Vec<u8>) {
        self.site().replaced.insert(path.to_string(), content);
    }

    /// Serves the file at `path` itself again.
    pub fn restore(&self, path: &str) {
        drop(self.site().replaced.remove(path));
    }

    /// Serves another folder as the site, and removes all replacements.
    pub fn change_folder(&self, folder: &Path) {
        let mut site = self.site();
        site.folder = folder.to_path_buf();
        site.replaced.clear();
    }

    /// Serves the files in `folder` whose address asks for `version` (`?v=`), before all other files.
    pub fn serve_version(&self, version: &str, folder: &Path) {
        self.site().versions.push((version.to_string(), folder.to_path_buf()));
    }

    /// Sets the habits of the host; none for a good one.
    pub fn set_habits(&self, habits: &[Habit]) {
        let mut site = self.site();
        site.habits = habits.to_vec();
        site.seen.clear();
    }

    /// Serves `folder` as well, under `path`, which is relative to the site and ends with a slash.
    pub fn serve_folder(&self, path: &str, folder: &Path) {
        assert!(path.ends_with('/'), "{path:?} does not end with a slash");
        self.site().other_folders.push((path.to_string(), folder.to_path_buf()));
    }

    /// The path of every request so far, in order; relative to the site for requests within it.
    pub fn requests(&self) -> Vec<String> {
        self.site().requests.clone()
    }

    fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Site {
    /// The file that is served at `path`.
    fn file(&self, path: &str) -> PathBuf {
        let mut others = self.other_folders.iter();
        let other = others.find_map(|(prefix, folder)| Some(folder.join(path.strip_prefix(prefix.as_str())?)));
        other.unwrap_or_else(|| self.folder.join(path))
    }
}

impl Drop for SiteServer {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn respond(State(site): State<Arc<Mutex<Site>>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let mut site = site.lock().unwrap_or_else(PoisonError::into_inner);
    let path = match uri.path().strip_prefix(&site.prefix) {
        Some(path) if !path.split('/').any(|part| part == "..") => path.to_string(),
        _ => {
            site.requests.push(uri.path().to_string());
            return Answer::new(StatusCode::NOT_FOUND, "text/plain", b"not found".to_vec()).into_response();
        }
    };
    let file = if path.is_empty() { "index.html" } else { &path }.to_string();
    site.requests.push(file.clone());
    let version = uri.query().and_then(|query| query.split('&').find_map(|part| part.strip_prefix("v=")));
    let of_version = site.versions.iter().find(|(other, _)| version == Some(other));
    let content = match of_version {
        Some((_, folder)) => std::fs::read(folder.join(&file)).ok(),
        None => site.replaced.get(&file).cloned().or_else(|| std::fs::read(site.file(&file)).ok()),
    };
    let mut answer = match content {
        Some(content) => {
            let content_type = mime_guess::from_path(&file).first_or_octet_stream();
            let mut answer = Answer::new(StatusCode::OK, content_type.as_ref(), content);
            answer.set_header("cache-control", CACHE_CONTROL);
            answer
        }
        None => Answer::new(StatusCode::NOT_FOUND, "text/plain", b"not found".to_vec()),
    };
    if !site.habits.is_empty() {
        let is_first = site.seen.insert(path.clone());
        let authorization = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let index = std::fs::read(site.file("index.html")).unwrap_or_default();
        // A redirection concerns the address of the file itself, every other habit the file.
        let request = |path| Request { path, is_first, authorization };
        for habit in &site.habits {
            let path = if *habit == Habit::Redirect { &path } else { &file };
            habit.apply(&request(path), &index, &mut answer);
        }
    }
    answer.into_response()
}
