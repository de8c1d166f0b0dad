//! Inputs side by side on a device.

use burn::tensor::{Device, Tensor, TensorData};

use naevus_reading::preprocess::Input;

/// Inputs of one side, on a device: what a network takes.
#[derive(Clone, Debug)]
pub struct Batch(Tensor<4>);

impl Batch {
    /// The inputs, in their order, on `device`.
    ///
    /// # Panics
    ///
    /// Where `inputs` is empty or the inputs differ in side.
    pub fn new(inputs: &[Input], device: &Device) -> Batch {
        let side_px = inputs.first().expect("a batch has at least one input").side_px();
        assert!(inputs.iter().all(|input| input.side_px() == side_px), "the inputs of a batch have one side");
        let values: Vec<f32> = inputs.iter().flat_map(|input| input.values()).copied().collect();
        Batch(Tensor::from_data(TensorData::new(values, [inputs.len(), side_px, side_px, 3]), device))
    }

    /// `[photos, side_px, side_px, 3]`: red, green and blue of each pixel, row after row.
    pub(crate) fn into_tensor(self) -> Tensor<4> {
        self.0
    }
}
