//! The convolution on GPUs, in CubeCL.
