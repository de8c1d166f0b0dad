//! The browser's GPU, as a device of burn.

use burn::tensor::Device;
use burn_wgpu::graphics::WebGpu;
use burn_wgpu::{RuntimeOptions, WgpuDevice, WgpuInitError, try_init_setup_async};

/// Opens the GPU, and returns the device on which tensors are then made. It can be opened once in a program.
///
/// # Errors
///
/// Where there is no adapter, or the device was opened before.
pub async fn open() -> Result<Device, WgpuInitError> {
    let device = WgpuDevice::default();
    try_init_setup_async::<WebGpu>(&device, RuntimeOptions::with_tasks_max(None)?).await?;
    Ok(Device::from(device))
}
