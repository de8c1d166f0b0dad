//! Time limits and counts of the engine.

use std::time::Duration;

use crate::protocol::Backend;

/// Time for the next bytes of the model. A connection that is slow but alive sends some within it.
pub const MODEL_STALLED: Duration = Duration::from_secs(60);

/// Time before each further attempt to download the model. A server that restarts or a network that changes needs some
/// seconds.
pub const MODEL_RETRIES: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(5)];

/// Time for the browser to return a WebGPU adapter. It takes some milliseconds; some browsers never answer.
pub const ADAPTER: Duration = Duration::from_secs(20);

/// Time before the adapter is requested again. Chromium has none until its GPU process has started.
pub const ADAPTER_RETRY: Duration = Duration::from_secs(3);

/// Time for the download and the start of a worker. The worker on WebGPU has 1.2 MB, compressed; a connection of
/// 80 kbit/s transfers that in two minutes.
pub const START: Duration = Duration::from_secs(180);

/// Time before each further attempt to start the worker on the CPU, as for the model.
pub const START_RETRIES: [Duration; 2] = MODEL_RETRIES;

/// Time for loading the model and for the self-test. On a GPU that includes the compilation of the shaders, which takes
/// some seconds on an old tablet. Each further attempt has this time once more.
pub const LOAD: Duration = Duration::from_secs(120);

/// Time for a worker to read the file of a photo. The file may be on a slow card, or in a cloud.
pub const FILE: Duration = Duration::from_secs(60);

/// Time for the first view of a photo, counted from the moment at which the worker has the file. The largest photo of a
/// phone takes some seconds on a slow CPU.
pub fn first_view(backend: Backend) -> Duration {
    match backend {
        Backend::Cpu => Duration::from_secs(30),
        // The first photo of each size may compile shaders again.
        Backend::Gpu => Duration::from_secs(60),
    }
}

/// Time for the other seven views: ten seconds for each, more than any device in use needs.
pub const OTHER_VIEWS: Duration = Duration::from_secs(70);

/// The factor of the limits of the views for the second attempt with a photo. A browser that interprets WebAssembly, as
/// some hospitals set it, needs about ten times as long as others; a photo of usual size stays within this limit then.
pub const SECOND_ATTEMPT: u32 = 4;

/// Time for the first golden reading, with as much room as for a photo on WebGPU.
pub const CHECK: Duration = Duration::from_secs(60);

/// Time after which a worker without work is ended, if the site is stored. A worker that is needed again is ready within
/// about a second.
pub const IDLE: Duration = Duration::from_secs(300);

/// Time before WebGPU is used again after its worker has stopped. A driver that was reset needs some seconds.
pub const GPU_REST: Duration = Duration::from_secs(15);

/// Time in which photos that were removed can be restored.
pub const UNDO: Duration = Duration::from_secs(30);

/// The number of times that the worker on WebGPU may stop between two passed checks until WebGPU is given up.
pub const MAX_GPU_LOSSES: u32 = 3;

/// The number of workers that stop while they have the same photo, at which the photo counts as the cause.
pub const MAX_DEATHS_OF_PHOTO: usize = 2;

/// The number of photos after which the first golden reading is repeated on WebGPU. It is also repeated whenever no
/// photo waits.
pub const PHOTOS_PER_CHECK: usize = 8;

/// The memory above which a worker is replaced if the site is stored, in bytes. The memory of a wasm program never shrinks: one large photo
/// would otherwise occupy a part of the few hundred megabytes that a tablet's browser has.
pub const MAX_MEMORY_BYTES: u64 = 256 << 20;
