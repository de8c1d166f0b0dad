//! Running programs: what is run is shown, what fails says how.

use std::ffi::{OsStr, OsString};
use std::fmt::{self, Display};
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// A program with its arguments, ready to be run.
#[derive(Debug)]
pub struct Invocation {
    command: Command,
}

impl Invocation {
    /// `program`, without arguments, in the folder that we are in.
    pub fn new(program: impl AsRef<OsStr>) -> Invocation {
        Invocation { command: Command::new(program) }
    }

    /// Adds the words of `arguments`, which are separated by blanks.
    pub fn words(mut self, arguments: &str) -> Invocation {
        self.command.args(arguments.split_whitespace());
        self
    }

    /// Adds one argument, blanks and all.
    pub fn argument(mut self, argument: impl AsRef<OsStr>) -> Invocation {
        self.command.arg(argument);
        self
    }

    /// Sets an environment variable.
    pub fn variable(mut self, name: &str, value: impl Into<OsString>) -> Invocation {
        self.command.env(name, value.into());
        self
    }

    /// Sets the folder that it runs in.
    pub fn folder(mut self, folder: &Path) -> Invocation {
        self.command.current_dir(folder);
        self
    }

    /// Shows it, runs it with our own input and output, and waits for its end.
    ///
    /// # Errors
    ///
    /// Where it cannot be started or ends with another status than 0.
    pub fn run(mut self) -> Result<()> {
        let shown = self.to_string();
        println!("$ {shown}");
        let status = self.command.status().map_err(|error| not_started(&shown, &error))?;
        finished(&shown, status)
    }

    /// As [`run`](Self::run), and gives each line that it prints to `line` besides passing it on.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn run_reading(mut self, mut line: impl FnMut(&str)) -> Result<()> {
        let shown = self.to_string();
        println!("$ {shown}");
        let mut child = self.command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(&shown, &error))?;
        let output = child.stdout.take().context("its output was not kept")?;
        for text in BufReader::new(output).split(b'\n') {
            let text = text.with_context(|| format!("cannot read what `{shown}` prints"))?;
            let text = String::from_utf8_lossy(&text);
            println!("{text}");
            line(&text);
        }
        let status = child.wait().with_context(|| format!("cannot wait for `{shown}`"))?;
        finished(&shown, status)
    }

    /// What it prints, without showing anything; `None` where there is no such program or it fails.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
    }
}

impl Display for Invocation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let program = Path::new(self.command.get_program());
        write!(formatter, "{}", program.file_name().unwrap_or(program.as_os_str()).display())?;
        self.command.get_args().try_for_each(|argument| write!(formatter, " {}", argument.display()))
    }
}

fn not_started(shown: &str, error: &std::io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        let program = shown.split(' ').next().unwrap_or(shown);
        return anyhow::anyhow!("there is no `{program}` on this machine; `cargo xtask setup` installs what is needed");
    }
    anyhow::anyhow!("cannot start `{shown}`: {error}")
}

fn finished(shown: &str, status: ExitStatus) -> Result<()> {
    match status.code() {
        Some(0) => Ok(()),
        Some(code) => bail!("`{shown}` ended with status {code}"),
        None => bail!("`{shown}` was ended from outside"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_says_what_installs_it() {
        let error = Invocation::new("no-such-program-of-naevus").words("--a b").run().unwrap_err();
        let expected =
            "there is no `no-such-program-of-naevus` on this machine; `cargo xtask setup` installs what is needed";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_failing_program_is_named_with_its_status() {
        let error = Invocation::new("rustc").argument("--no-such-option").run().unwrap_err();
        assert!(error.to_string().starts_with("`rustc --no-such-option` ended with status "), "{error}");
    }

    #[test]
    fn lines_are_passed_on_and_read() {
        let mut lines = Vec::new();
        Invocation::new("rustc").argument("--version").run_reading(|line| lines.push(line.to_string())).unwrap();
        assert!(lines[0].starts_with("rustc 1."), "{lines:?}");
    }
}
