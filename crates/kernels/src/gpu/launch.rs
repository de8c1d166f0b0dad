//! The arguments of kernel launches: tensors, geometry, and the number of invocations.

use burn::backend::Cube;
use burn::backend::tensor::FloatTensor;
use burn_cubecl::kernel::into_contiguous;
use burn_cubecl::ops::numeric::empty_device_contiguous_dtype;
use cubecl::client::Client;
use cubecl::prelude::*;

use crate::Geometry;

/// Invocations per workgroup: a multiple of every GPU's subgroup size, and a quarter of the WebGPU limit, so that small
/// outputs still occupy all cores.
pub const UNITS: usize = 64;

/// A contiguous tensor. Only views that are not contiguous are copied; the networks have no such views.
pub fn contiguous(tensor: FloatTensor<Cube>) -> FloatTensor<Cube> {
    into_contiguous(tensor)
}

/// An uninitialised tensor of `shape` on the device of `tensor`.
pub fn empty_like(tensor: &FloatTensor<Cube>, shape: &[usize]) -> FloatTensor<Cube> {
    empty_device_contiguous_dtype(tensor.client.clone(), tensor.device.clone(), shape.to_vec().into(), tensor.dtype)
}

/// The vector size for `channels`: 4 if it divides them, else 1.
pub fn vector_size(channels: usize) -> usize {
    if channels.is_multiple_of(4) { 4 } else { 1 }
}

/// The number of workgroups for `units` invocations, and their shape.
pub fn workgroups(client: &Client, units: usize) -> (CubeCount, CubeDim) {
    let dim = CubeDim::new_1d(UNITS as u32);
    (cubecl::calculate_cube_count_elemwise(client, units, dim), dim)
}

/// The geometry of a convolution as a kernel argument, in pixels.
#[derive(CubeType, CubeLaunch)]
pub struct GeometryArgs {
    /// The rows of the input.
    pub rows: u32,
    /// The columns of the input.
    pub columns: u32,
    /// The rows of the output.
    pub rows_out: u32,
    /// The columns of the output.
    pub columns_out: u32,
    /// The rows of padding at the top.
    pub top: u32,
    /// The columns of padding at the left.
    pub left: u32,
}

impl GeometryArgsLaunch {
    /// The argument for `geometry`.
    pub fn of(geometry: &Geometry) -> GeometryArgsLaunch {
        let Geometry { rows, columns, rows_out, columns_out, top, left, .. } = *geometry;
        GeometryArgsLaunch::new(
            rows as u32,
            columns as u32,
            rows_out as u32,
            columns_out as u32,
            top as u32,
            left as u32,
        )
    }
}
