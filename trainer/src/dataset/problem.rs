//! Problems: what in an archive cannot be used, each with its remedy.

use std::fmt;
use std::path::PathBuf;

/// More photos with the same problem than this are one problem, so that a list of problems can be read.
pub const MAX_SEPARATE: usize = 5;

/// Something in an archive that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file that it concerns.
    pub path: PathBuf,
    /// What is wrong, without the path.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path.display(), self.message)
    }
}

impl Problem {
    /// The problem of each of `paths`, whose message is `what`, a semicolon and the remedy `remedy_of` for the path
    /// with this index. If there are more than [`MAX_SEPARATE`], they are one problem: the first path, the number of
    /// the others, which are `others` (`photos of this archive`), and `remedy_of_all`.
    pub fn of_each(
        paths: Vec<PathBuf>,
        what: &str,
        remedy_of: impl Fn(usize) -> String,
        others: &str,
        remedy_of_all: &str,
    ) -> Vec<Problem> {
        if paths.len() <= MAX_SEPARATE {
            let problem = |(index, path)| Problem { path, message: format!("{what}; {}", remedy_of(index)) };
            return paths.into_iter().enumerate().map(problem).collect();
        }
        let message = format!("{what}, as for {} more {others}; {remedy_of_all}", paths.len() - 1);
        paths.into_iter().take(1).map(|path| Problem { path, message: message.clone() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_problems_of_one_kind_are_one() {
        let problems = |count: usize| -> Vec<String> {
            let paths = (0..count).map(|index| PathBuf::from(format!("{index}.jpg"))).collect();
            let remedy = |index: usize| format!("remove line {}", index + 2);
            let problems = Problem::of_each(paths, "it is missing", remedy, "photos of this archive", "add them");
            problems.iter().map(Problem::to_string).collect()
        };
        assert_eq!(problems(0), [""; 0]);
        assert_eq!(problems(2), ["0.jpg: it is missing; remove line 2", "1.jpg: it is missing; remove line 3"]);
        assert_eq!(problems(5).len(), 5);
        assert_eq!(problems(28), ["0.jpg: it is missing, as for 27 more photos of this archive; add them"]);
    }
}
