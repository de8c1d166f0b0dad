//! Signals and logic of the page.

pub mod browser;
pub mod camera;
pub mod camera_frame;
pub mod camera_stream;
pub mod combined;
pub mod dropped;
pub mod engine;
pub mod focus;
pub mod installation;
pub mod intake;
pub mod model_download;
pub mod patient;
pub mod readings;
pub mod scroll;
pub mod site_files;
pub mod worker_program;
