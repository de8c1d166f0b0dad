//! Fuzzes `naevus_fuzz::card`. Without cargo-fuzz, the program runs it on the files that are its arguments.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|file: &[u8]| naevus_fuzz::card(file));

#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    naevus_fuzz::run_on_arguments(naevus_fuzz::card)
}
