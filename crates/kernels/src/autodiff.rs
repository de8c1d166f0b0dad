//! The operations under automatic differentiation.

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients as GradientStore;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::ops::FloatTensorOps;
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend};

use super::{Activation, Convolution, Kernels, Residual};

/// The tensors that the backward pass of a convolution needs.
#[derive(Clone, Debug)]
pub struct SavedTensors<B: Backend> {
    /// The input.
    pub input: FloatTensor<B>,
    /// The weights.
    pub weight: FloatTensor<B>,
    /// The output, if there is an activation: its gradient mask depends on the output.
    pub output: Option<FloatTensor<B>>,
}

/// Which gradients are required. The bias gradient is always computed.
#[derive(Clone, Copy, Debug)]
pub struct RequiredGradients {
    /// Whether the input gradient is required.
    pub input: bool,
    /// Whether the weight gradient is required.
    pub weight: bool,
}

/// The gradients of a convolution, each with the shape of its tensor.
#[derive(Clone, Debug)]
pub struct Gradients<B: Backend> {
    /// The gradient of the input, if required.
    pub input: Option<FloatTensor<B>>,
    /// The gradient of the weights, if required.
    pub weight: Option<FloatTensor<B>>,
    /// The gradient of the bias.
    pub bias: FloatTensor<B>,
    /// The gradient of the pre-activation sum, which is also that of the residual.
    pub pre_activation: FloatTensor<B>,
}

/// The backward passes of [`Kernels`] on a backend.
pub trait BackwardKernels: Kernels {
    /// The gradients of all inputs of [`Kernels::convolve`] from the gradient of its output.
    fn convolve_backward(
        gradient: FloatTensor<Self>,
        saved: SavedTensors<Self>,
        required: RequiredGradients,
        convolution: Convolution,
    ) -> Gradients<Self>;

    /// The input gradient of [`Kernels::max_pool`] from the gradient of its output.
    fn max_pool_backward(gradient: FloatTensor<Self>, input: FloatTensor<Self>) -> FloatTensor<Self>;
}

/// The backward step of the convolution. Its parents are input, weight, bias and, if `PARENTS` is 4, residual.
#[derive(Debug)]
struct ConvolveBackward;

impl<B: BackwardKernels, const PARENTS: usize> Backward<B, PARENTS> for ConvolveBackward {
    type State = (SavedTensors<B>, Convolution);

    fn backward(self, ops: Ops<Self::State, PARENTS>, store: &mut GradientStore, _: &mut Checkpointer) {
        let gradient = store.consume::<B>(&ops.node);
        let (saved, convolution) = ops.state;
        let mut parents = ops.parents.into_iter();
        let [input, weight, bias, residual] = std::array::from_fn(|_| parents.next().flatten());
        let required = RequiredGradients { input: input.is_some(), weight: weight.is_some() };
        let gradients = B::convolve_backward(gradient, saved, required, convolution);
        let found = [
            (input, gradients.input),
            (weight, gradients.weight),
            (bias, Some(gradients.bias)),
            (residual, Some(gradients.pre_activation)),
        ];
        for (node, gradient) in found {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                store.register::<B>(node.id, gradient);
            }
        }
    }
}

/// The backward step of max pooling.
#[derive(Debug)]
struct MaxPoolBackward;

impl<B: BackwardKernels> Backward<B, 1> for MaxPoolBackward {
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, store: &mut GradientStore, _: &mut Checkpointer) {
        let gradient = store.consume::<B>(&ops.node);
        if let [Some(parent)] = ops.parents {
            store.register::<B>(parent.id, B::max_pool_backward(gradient, ops.state));
        }
    }
}

impl<B: BackwardKernels, C: CheckpointStrategy> Kernels for Autodiff<B, C> {
    fn convolve(
        input: FloatTensor<Self>,
        weight: FloatTensor<Self>,
        bias: FloatTensor<Self>,
        residual: Residual<Self>,
        convolution: Convolution,
    ) -> FloatTensor<Self> {
        let guards = [input.node(), weight.node(), bias.node()];
        let (input, weight, bias) = (input.into_primitive(), weight.into_primitive(), bias.into_primitive());
        let saved = |output: &FloatTensor<B>| SavedTensors {
            input: input.clone(),
            weight: weight.clone(),
            output: (convolution.activation != Activation::None).then(|| output.clone()),
        };
        let convolved = |residual| B::convolve(input.clone(), weight.clone(), bias, residual, convolution);
        match residual {
            Residual::None => {
                let output = convolved(Residual::None);
                match ConvolveBackward.prepare::<C>(guards).compute_bound().stateful() {
                    OpsKind::Tracked(prepared) => prepared.finish((saved(&output), convolution), output),
                    OpsKind::UnTracked(prepared) => prepared.finish(output),
                }
            }
            Residual::Added(residual) => {
                let [input, weight, bias] = guards;
                let guards = [input, weight, bias, residual.node()];
                let output = convolved(Residual::Added(residual.into_primitive()));
                match ConvolveBackward.prepare::<C>(guards).compute_bound().stateful() {
                    OpsKind::Tracked(prepared) => prepared.finish((saved(&output), convolution), output),
                    OpsKind::UnTracked(prepared) => prepared.finish(output),
                }
            }
        }
    }

    fn global_average_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        // burn's own operations have gradients. They are fast enough, because pooling takes little time.
        Self::float_mean_dim(Self::float_mean_dim(input, 1), 2)
    }

    fn max_pool(input: FloatTensor<Self>) -> FloatTensor<Self> {
        let node = input.node();
        let input = input.into_primitive();
        let output = B::max_pool(input.clone());
        match MaxPoolBackward.prepare::<C>([node]).compute_bound().stateful() {
            OpsKind::Tracked(prepared) => prepared.finish(input, output),
            OpsKind::UnTracked(prepared) => prepared.finish(output),
        }
    }
}
