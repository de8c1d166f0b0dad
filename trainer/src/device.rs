//! Where the trainer computes.

use anyhow::Result;
#[cfg(not(all(feature = "cuda", feature = "vulkan")))]
use anyhow::bail;
use burn::tensor::Device;
use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// A device by its name on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeviceChoice {
    /// This machine's processor, by burn's flex
    #[default]
    Cpu,
    /// An NVIDIA GPU (needs a trainer built with `--features cuda`)
    Cuda,
    /// Any GPU with Vulkan (needs a trainer built with `--features vulkan`)
    Vulkan,
}

impl DeviceChoice {
    /// The device, without automatic differentiation.
    ///
    /// # Errors
    ///
    /// Where this trainer was built without it.
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
