//! The program that drives a browser.

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::browser::Engine;

/// Time until the driver accepts connections.
const START_LIMIT: Duration = Duration::from_secs(30);

/// The driver of a browser. It ends on drop.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    port: u16,
    console_errors: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts the driver of `engine` on a free port, and waits until it accepts connections.
    pub fn start(engine: Engine) -> Driver {
        let port = free_port();
        let mut process = Command::new(engine.driver())
            .arg(format!("--port={port}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {} ({error}); see CONTRIBUTING.md", engine.driver()));
        let console_errors = Arc::default();
        // The output is read to its end, because a driver would block on a full pipe.
        read_lines(engine, process.stdout.take().expect("standard output is piped"), &console_errors);
        read_lines(engine, process.stderr.take().expect("standard error is piped"), &console_errors);
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(start.elapsed() < START_LIMIT, "{} does not accept connections", engine.driver());
            std::thread::sleep(Duration::from_millis(20));
        }
        Driver { process, port, console_errors }
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// The console errors in its output since the last call.
    pub fn take_console_errors(&self) -> Vec<String> {
        std::mem::take(&mut self.console_errors.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port that is free now. The drivers differ in whether and how they print a port of their own choice.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("a bound socket has an address").port()
}

/// Reads `output` in a thread, and collects its console errors.
fn read_lines(engine: Engine, output: impl Read + Send + 'static, errors: &Arc<Mutex<Vec<String>>>) {
    let errors = Arc::clone(errors);
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some(error) = engine.console_error(&line) {
                errors.lock().unwrap_or_else(PoisonError::into_inner).push(error.to_string());
            }
        }
    });
}
