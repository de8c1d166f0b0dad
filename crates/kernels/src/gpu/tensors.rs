//! Tensors as the kernels take them, and how many invocations a kernel is launched with.

use burn::backend::Cube;
use burn::backend::tensor::FloatTensor;
use burn_cubecl::kernel::into_contiguous;
use burn_cubecl::ops::numeric::empty_device_contiguous_dtype;
use cubecl::client::Client;
use cubecl::prelude::{CubeCount, CubeDim};

/// Invocations of a workgroup: a multiple of every GPU's own width, and a quarter of what WebGPU allows, so that even
/// small outputs are spread over all cores.
pub const UNITS: usize = 64;

/// The tensor without gaps; copies only views that have some, which no network makes.
pub fn contiguous(tensor: FloatTensor<Cube>) -> FloatTensor<Cube> {
    into_contiguous(tensor)
}

/// Memory of `shape` beside `tensor`, of any content.
pub fn empty_like(tensor: &FloatTensor<Cube>, shape: &[usize]) -> FloatTensor<Cube> {
    empty_device_contiguous_dtype(tensor.client.clone(), tensor.device.clone(), shape.to_vec().into(), tensor.dtype)
}

/// How many of `channels` are loaded at once: four where they can be split so, else each by itself.
pub fn vector_size(channels: usize) -> usize {
    if channels.is_multiple_of(4) { 4 } else { 1 }
}

/// As many workgroups as `units` invocations need, and their shape.
pub fn workgroups(client: &Client, units: usize) -> (CubeCount, CubeDim) {
    let dim = CubeDim::new_1d(UNITS as u32);
    (cubecl::calculate_cube_count_elemwise(client, units, dim), dim)
}
