//! A static host for the built site that can be broken, switched off and listened to.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{Response, StatusCode, Uri, header};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// What static hosts allow browsers to keep: GitHub Pages' ten minutes. A page that mixed versions through the
/// browser's own cache would show it here.
const CACHE_CONTROL: &str = "max-age=600";

/// The site on a port of its own of 127.0.0.1, which browsers treat as secure.
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
    /// Contents that are given out instead of the file's.
    replaced: HashMap<String, Vec<u8>>,
    /// Folders beside the site, each under a path of its own.
    beside: Vec<(String, PathBuf)>,
    requests: Vec<String>,
}

impl SiteServer {
    /// Serves `folder` under `prefix`, which starts and ends with a slash: `/` or `/a/sub/path/`.
    pub fn start(folder: &Path, prefix: &str) -> SiteServer {
        assert!(prefix.starts_with('/') && prefix.ends_with('/'), "{prefix:?} does not start and end with a slash");
        assert!(folder.join("index.html").is_file(), "{} holds no built site", folder.display());
        let site = Site {
            folder: folder.to_path_buf(),
            prefix: prefix.to_string(),
            replaced: HashMap::new(),
            beside: Vec::new(),
            requests: Vec::new(),
        };
        let mut server = SiteServer { site: Arc::new(Mutex::new(site)), prefix: prefix.into(), port: 0, running: None };
        server.switch_on();
        server
    }

    /// The site's address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }

    /// The origin that the page may talk to, and no other.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Answers from now on; after [`switch_off`](Self::switch_off) on the same port as before.
    pub fn switch_on(&mut self) {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a thread");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = runtime.block_on(TcpListener::bind(address)).expect("the port is free");
        self.port = listener.local_addr().expect("a bound socket has an address").port();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&self.site));
        drop(runtime.spawn(async move { axum::serve(listener, router).await }));
        self.running = Some(runtime);
    }

    /// Ends every connection and takes no more: the network is gone.
    pub fn switch_off(&mut self) {
        if let Some(runtime) = self.running.take() {
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }

    /// Gives out `content` in place of the file at `path`, which is relative to the site.
    pub fn replace(&self, path: &str, content: Vec<u8>) {
        self.site().replaced.insert(path.to_string(), content);
    }

    /// Gives out the file at `path` itself again.
    pub fn restore(&self, path: &str) {
        drop(self.site().replaced.remove(path));
    }

    /// Gives out another folder from now on, with nothing replaced.
    pub fn serve_from(&self, folder: &Path) {
        let mut site = self.site();
        site.folder = folder.to_path_buf();
        site.replaced.clear();
    }

    /// Gives out `folder` as well, under `path`, which is relative to the site and ends with a slash.
    pub fn serve_beside(&self, path: &str, folder: &Path) {
        assert!(path.ends_with('/'), "{path:?} does not end with a slash");
        self.site().beside.push((path.to_string(), folder.to_path_buf()));
    }

    /// The path of every request so far, in order, relative to the site where it lies in it.
    pub fn requests(&self) -> Vec<String> {
        self.site().requests.clone()
    }

    fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Site {
    /// The file that is given out at `path`.
    fn file(&self, path: &str) -> PathBuf {
        let beside =
            self.beside.iter().find_map(|(prefix, folder)| Some(folder.join(path.strip_prefix(prefix.as_str())?)));
        beside.unwrap_or_else(|| self.folder.join(path))
    }
}

impl Drop for SiteServer {
    fn drop(&mut self) {
        self.switch_off();
    }
}

async fn answer(State(site): State<Arc<Mutex<Site>>>, uri: Uri) -> Response<axum::body::Body> {
    let mut site = site.lock().unwrap_or_else(PoisonError::into_inner);
    let content = match uri.path().strip_prefix(&site.prefix) {
        Some(path) if !path.split('/').any(|part| part == "..") => {
            let path = if path.is_empty() { "index.html" } else { path }.to_string();
            site.requests.push(path.clone());
            let replaced = site.replaced.get(&path).cloned();
            replaced.or_else(|| std::fs::read(site.file(&path)).ok()).map(|content| (content_type(&path), content))
        }
        _ => {
            site.requests.push(uri.path().to_string());
            None
        }
    };
    let response = Response::builder();
    match content {
        Some((content_type, content)) => response
            .header(header::CONTENT_TYPE, content_type)
            .header(header::CACHE_CONTROL, CACHE_CONTROL)
            .body(content.into()),
        None => response.status(StatusCode::NOT_FOUND).body("not found".into()),
    }
    .expect("headers from constants")
}

fn content_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ftl" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
