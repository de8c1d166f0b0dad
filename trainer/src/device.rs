//! Choice of the compute device.

use anyhow::Result;
#[cfg(not(all(feature = "cuda", feature = "vulkan")))]
use anyhow::bail;
use burn::tensor::Device;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// A device, by its name on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeviceChoice {
    /// The CPU, with burn's flex backend
    #[default]
    Cpu,
    /// An NVIDIA GPU (requires `--features cuda` at build time)
    Cuda,
    /// Any GPU with Vulkan (requires `--features vulkan` at build time)
    Vulkan,
}

impl DeviceChoice {
    /// The device, without automatic differentiation.
    ///
    /// # Errors
    ///
    /// If this trainer was built without the device.
    pub fn open(self) -> Result<Device> {
        match self {
            DeviceChoice::Cpu => Ok(Device::flex()),
            #[cfg(feature = "cuda")]
            DeviceChoice::Cuda => Ok(Device::cuda(0)),
            #[cfg(not(feature = "cuda"))]
            DeviceChoice::Cuda => bail!("this trainer was built without CUDA; build it with --features cuda"),
            #[cfg(feature = "vulkan")]
            DeviceChoice::Vulkan => Ok(Device::vulkan(burn::tensor::DeviceKind::DefaultDevice)),
            #[cfg(not(feature = "vulkan"))]
            DeviceChoice::Vulkan => bail!("this trainer was built without Vulkan; build it with --features vulkan"),
        }
    }
}
