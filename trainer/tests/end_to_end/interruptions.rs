//! Runs that are killed at any moment, and runs whose disk is full.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::program::{Folder, fails, read_json, succeed, trainer, write_archive};
use crate::{as_strs, card, curve, kill, start_and_wait_for_step, train};

/// The number of kills in the test of random moments.
const KILLS: &str = "NAEVUS_KILLS";

#[test]
fn a_run_that_is_killed_at_random_moments_ends_with_the_same_weights() {
    let kills: usize = env::var(KILLS).map_or(4, |kills| kills.parse().unwrap());
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let folder = Folder::new();
    let [data, expected] = ["archive", "expected"].map(|name| folder.path(name));
    write_archive(Path::new(&data), 9);
    let began = Instant::now();
    succeed(&as_strs(&train(&data, &expected)));
    let duration = began.elapsed();

    let (mut killed, mut runs) = (0, 0);
    while killed < kills {
        let run = folder.path(&format!("run-{runs}"));
        runs += 1;
        loop {
            // A run that was killed before its configuration was written is started again.
            let is_started = Path::new(&run).join("config.json").exists();
            let command =
                if is_started { vec!["train".into(), "--resume".into(), run.clone()] } else { train(&data, &run) };
            let errors = folder.join("errors.txt");
            let mut child = trainer(&as_strs(&command))
                .stdout(Stdio::null())
                .stderr(File::create(&errors).unwrap())
                .spawn()
                .unwrap();
            let moment = if killed < kills { duration.mul_f64(random.random_range(0.0..1.0)) } else { Duration::MAX };
            let Some(status) = wait_until(&mut child, moment) else {
                child.kill().unwrap();
                child.wait().unwrap();
                killed += 1;
                continue;
            };
            assert!(status.success(), "seed {seed}, kill {killed}: {}", fs::read_to_string(&errors).unwrap());
            break;
        }
        assert_same_run(&run, &expected, &format!("seed {seed}, run {runs}"));
    }
}

/// Waits until the program ends, at most for `moment`; `None` if it has not ended.
fn wait_until(child: &mut Child, moment: Duration) -> Option<ExitStatus> {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        if began.elapsed() >= moment {
            return None;
        }
        sleep(Duration::from_millis(2));
    }
}

/// Asserts that `run` has the results of `expected` and no leftovers.
fn assert_same_run(run: &str, expected: &str, of: &str) {
    let weights = |run: &str| fs::read(Path::new(run).join("weights.safetensors")).unwrap();
    assert!(weights(run) == weights(expected), "{of}: other weights");
    assert_eq!(card(run).golden_readings, card(expected).golden_readings, "{of}");
    assert_eq!(card(run).decision_rules, card(expected).decision_rules, "{of}");
    assert_eq!(curve(run), curve(expected), "{of}");
    assert_eq!(names(run), names(expected), "{of}");
}

/// The names of the files and folders in the folder `run` and its checkpoint.
fn names(run: &str) -> Vec<String> {
    let mut names: Vec<String> = files(Path::new(run)).into_keys().map(|path| path.display().to_string()).collect();
    names.sort();
    names
}

/// The contents of all files in `folder`, by their paths relative to it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = PathBuf::from(entry.file_name());
        if entry.path().is_dir() {
            files.extend(self::files(&entry.path()).into_iter().map(|(path, bytes)| (name.join(path), bytes)));
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// The name of the last complete checkpoint's folder.
fn last_checkpoint(run: &str) -> String {
    let pointer = fs::read_to_string(Path::new(run).join("checkpoint.json")).unwrap();
    pointer.trim_matches('"').to_string()
}

#[test]
fn a_full_disk_keeps_the_last_checkpoint_and_the_run_goes_on() {
    let folder = Folder::new();
    let [data, expected, run] = ["archive", "expected", "run"].map(|name| folder.path(name));
    write_archive(Path::new(&data), 9);
    succeed(&as_strs(&train(&data, &expected)));

    // Files of limited size.
    kill(start_and_wait_for_step(&data, &run, 5), "-KILL");
    let blocks = checkpoint_bytes(&run) / 3 / 512;
    let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let resume = ["train", "--resume", &run];
    let program = env!("CARGO_BIN_EXE_trainer");
    let output = Command::new("sh").args(["-c", &limited, program]).args(resume).output().unwrap();
    assert_kept(&run, &output, || {});
    succeed(&resume);
    assert_same_run(&run, &expected, "files of limited size");

    // A damaged checkpoint is refused with a sentence.
    let run = folder.path("damaged");
    kill(start_and_wait_for_step(&data, &run, 5), "-KILL");
    let average = Path::new(&run).join(last_checkpoint(&run)).join("average.bpk");
    let whole = fs::read(&average).unwrap();
    fs::write(&average, &whole[..whole.len() / 2]).unwrap();
    let said = fails(&["train", "--resume", &run]);
    assert!(said.contains("is damaged or of another network"), "{said}");
    fs::write(&average, whole).unwrap();

    // Two programs do not train in one folder. The first is paused, so that it does not end before the second begins.
    let first = start_and_resume(&run);
    assert!(Command::new("kill").args(["-STOP", &first.id().to_string()]).status().unwrap().success());
    let said = fails(&["train", "--resume", &run]);
    assert!(said.contains("another trainer is at work in"), "{said}");
    kill(first, "-KILL");
}

/// Resumes the run, and waits until it is at work: until its checkpoint is another.
fn start_and_resume(run: &str) -> Child {
    let before = last_checkpoint(run);
    let child = trainer(&["train", "--resume", run]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let began = Instant::now();
    while last_checkpoint(run) == before {
        assert!(began.elapsed() < Duration::from_secs(120), "no checkpoint within two minutes");
        sleep(Duration::from_millis(5));
    }
    child
}

/// The size of the trained parameters in the last checkpoint.
fn checkpoint_bytes(run: &str) -> u64 {
    fs::metadata(Path::new(run).join(last_checkpoint(run)).join("parameters.bpk")).unwrap().len()
}

/// Asserts that the attempt to resume `run` failed with a sentence, and that its last checkpoint is whole. `free` gives
/// the disk its space back before the files are listed.
fn assert_kept(run: &str, output: &Output, free: impl Fn()) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code != 0), "{:?}: {said}", output.status);
    free();
    let checkpoint = last_checkpoint(run);
    let step = checkpoint.trim_start_matches("checkpoint-");
    let expected = format!("the training stopped, and the checkpoint of step {step} is kept; ");
    assert!(said.contains(&expected) && said.contains(&format!("trainer train --resume {run}")), "{said}");
    assert!(said.contains("cannot be written"), "{said}");
    let left = files(Path::new(run));
    let complete = ["average.bpk", "optimizer.bpk", "parameters.bpk", "progress.json"];
    let expected = complete.map(|name| Path::new(&checkpoint).join(name));
    let found: Vec<&PathBuf> = left.keys().filter(|path| path.components().count() > 1).collect();
    assert_eq!(found, expected.iter().collect::<Vec<_>>(), "one checkpoint, and it is whole");
    assert!(left.keys().all(|path| !path.display().to_string().contains(".unfinished")), "{:?}", left.keys());
}

/// A file system in memory, until it is dropped.
#[cfg(target_os = "linux")]
struct SmallDisk(PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    /// Mounts a file system of `megabytes`; `None` if this user may not.
    fn mount(at: PathBuf, megabytes: u32) -> Option<SmallDisk> {
        fs::create_dir_all(&at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"]).arg(&at).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then(|| SmallDisk(at))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system_keeps_the_last_checkpoint_and_the_run_goes_on() {
    let folder = Folder::new();
    let Some(disk) = SmallDisk::mount(folder.join("disk"), 64) else {
        println!("skipped: a_full_file_system_keeps_the_last_checkpoint_and_the_run_goes_on needs the right to mount");
        return;
    };
    let [data, expected] = ["archive", "expected"].map(|name| folder.path(name));
    write_archive(Path::new(&data), 9);
    succeed(&as_strs(&train(&data, &expected)));
    let run = disk.0.join("run").display().to_string();
    kill(start_and_wait_for_step(&data, &run, 5), "-KILL");
    remove_other_checkpoints(&run);
    let ballast = disk.0.join("ballast");
    fill(&ballast, checkpoint_bytes(&run) / 2);
    let output = trainer(&["train", "--resume", &run]).output().unwrap();
    assert_kept(&run, &output, || fs::remove_file(&ballast).unwrap());
    succeed(&["train", "--resume", &run]);
    assert_same_run(&run, &expected, "a full file system");
}

/// Removes a checkpoint that was not complete when the program was killed. Its space would suffice for the next one.
#[cfg(target_os = "linux")]
fn remove_other_checkpoints(run: &str) {
    let last = last_checkpoint(run);
    for entry in fs::read_dir(run).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if name.starts_with("checkpoint-") && name != last {
            fs::remove_dir_all(entry.path()).unwrap();
        }
    }
}

/// Fills the file system of `file` with it, except for `space` bytes.
#[cfg(target_os = "linux")]
fn fill(file: &Path, space: u64) {
    use std::io::Write;

    let mut ballast = File::create(file).unwrap();
    while ballast.write_all(&[0; 4096]).is_ok() {}
    let bytes = ballast.metadata().unwrap().len();
    ballast.set_len(bytes - space).unwrap();
}

#[test]
fn an_export_that_fails_leaves_the_model_as_it_is() {
    let folder = Folder::new();
    let [data, run, model] = ["archive", "run", "model"].map(|name| folder.path(name));
    write_archive(Path::new(&data), 12);
    succeed(&as_strs(&train(&data, &run)));
    succeed(&["export", "--run", &run, "--out", &model]);
    let files = ["card.json", "weights.safetensors"];
    let content = || files.map(|file| fs::read(Path::new(&model).join(file)).unwrap());
    let before = content();
    // Its photos are needed for the calibration.
    fs::rename(&data, folder.path("elsewhere")).unwrap();
    let said = fails(&["export", "--run", &run, "--out", &model, "--change", "Failed"]);
    assert!(said.contains("validation set"), "{said}");
    assert_eq!(content(), before);
    fs::rename(folder.path("elsewhere"), &data).unwrap();
    succeed(&["export", "--run", &run, "--out", &model, "--change", "Repeated"]);
    let changelog = read_json(&Path::new(&model).join("card.json"))["changelog"].clone();
    assert_eq!((changelog.as_array().unwrap().len(), &changelog[0]["what"]), (2, &"Repeated".into()), "{changelog}");
}
