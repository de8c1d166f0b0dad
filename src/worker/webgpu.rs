//! A workaround that burn-wgpu needs in a browser before it opens a device. `www/worker_gpu_loader.js` has another one.

use std::sync::Once;

// The linker defines the function without parameters and without a result.
#[allow(unsafe_code)]
unsafe extern "C" {
    /// Function of the linker that runs all constructors of the program.
    fn __wasm_call_ctors();
}

/// Calls the constructors of the program. Call it before any function of burn.
///
/// cubecl registers its operations in some thousands of constructors. Unless the program calls the constructors itself,
/// the linker runs them again before every function that JavaScript calls, which costs some milliseconds for each
/// kernel launch. This function calls them once.
pub fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Safety: the constructors have not run yet. The linker leaves them to a program that calls them, and this is
        // the only call.
        #[allow(unsafe_code)]
        unsafe {
            __wasm_call_ctors();
        }
    });
}
