//! The browser's GPU as a burn device.

use burn::tensor::Device;
use burn_wgpu::graphics::WebGpu;
use burn_wgpu::{RuntimeOptions, WgpuDevice, WgpuInitError, try_init_setup_async};

/// Opens the GPU and returns its device. A program can open it once.
///
/// # Errors
///
/// If there is no adapter, or the device was opened before.
pub async fn open() -> Result<Device, WgpuInitError> {
    let device = WgpuDevice::default();
    try_init_setup_async::<WebGpu>(&device, RuntimeOptions::with_tasks_max(None)?).await?;
    Ok(Device::from(device))
}
