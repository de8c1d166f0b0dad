//! The GPU and the random tensors of the tests.

use std::cell::RefCell;

use burn::tensor::{Device, Tensor, TensorData};
use naevus_tests::xorshift::Xorshift;

thread_local! {
    static DEVICE: RefCell<Option<Device>> = const { RefCell::new(None) };
}

/// The GPU, opened once for all tests.
///
/// # Panics
///
/// If there is no GPU, so that the tests fail instead of being skipped.
pub async fn gpu() -> Device {
    if let Some(device) = DEVICE.with_borrow(Clone::clone) {
        return device;
    }
    naevus::worker::webgpu::prepare();
    let opened = naevus_kernels::webgpu::open().await;
    let device =
        opened.unwrap_or_else(|error| panic!("this browser has no WebGPU adapter; run `cargo xtask test`: {error}"));
    DEVICE.replace(Some(device.clone()));
    device
}

/// Random values that are the same in every run.
pub struct Random(Xorshift);

impl Random {
    pub fn new(seed: u32) -> Random {
        Random(Xorshift(seed.wrapping_mul(0x9e37_79b9) | 1))
    }

    /// One of `choices`.
    pub fn choose<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.0.next_u32() as usize % choices.len()]
    }

    /// Values from -1 to 1.
    pub fn values(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| (self.0.next_u32() >> 8) as f32 / (1 << 23) as f32 - 1.0).collect()
    }

    /// A random tensor.
    pub fn tensor<const D: usize>(&mut self, shape: [usize; D], device: &Device) -> Tensor<D> {
        Tensor::from_data(TensorData::new(self.values(shape.iter().product()), shape), device)
    }

    /// The same tensor on two devices.
    pub fn tensors<const D: usize>(&mut self, shape: [usize; D], devices: [&Device; 2]) -> [Tensor<D>; 2] {
        let data = TensorData::new(self.values(shape.iter().product()), shape);
        devices.map(|device| Tensor::from_data(data.clone(), device))
    }
}

/// Asserts that `found` equals `expected`, each value within a thousandth of the largest absolute value.
pub async fn assert_close<const D: usize>(found: Tensor<D>, expected: Tensor<D>, what: &str) {
    assert_eq!(found.dims(), expected.dims(), "{what}");
    let [found, expected] = [found, expected].map(Tensor::into_data_async);
    let [found, expected] =
        [found.await.unwrap(), expected.await.unwrap()].map(|data| data.try_into_vec::<f32>().unwrap());
    let largest = expected.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
    let allowed = 1e-3 * largest;
    for (index, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert!((found - expected).abs() <= allowed, "{what}: {found} instead of {expected} at {index}");
    }
}
