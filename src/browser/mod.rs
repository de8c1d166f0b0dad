//! The browser's side: the page, its workers, and what they say to each other. Only here and in `bin/` may the browser's
//! own interfaces be named.

#[cfg(feature = "page")]
pub mod page;
pub mod protocol;
#[cfg(feature = "gpu")]
pub mod webgpu;
#[cfg(any(feature = "cpu", feature = "gpu"))]
pub mod worker;
