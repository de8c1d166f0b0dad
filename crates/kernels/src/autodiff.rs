//! The operations under automatic differentiation: what a forward pass keeps, and which gradients come of it.

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients as GradientStore;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::ops::FloatTensorOps;
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend};

use super::{Activation, Convolution, Kernels, Residual};

/// What the gradients are computed from.
#[derive(Clone, Debug)]
pub struct SavedTensors<B: Backend> {
    /// The convolution's input.
    pub input: FloatTensor<B>,
    /// Its weights.
    pub weight: FloatTensor<B>,
    /// Its output, where a clamp has to be seen in it.
    pub output: Option<FloatTensor<B>>,
}

/// Which gradients anybody asks for; that of the bias falls off on the way.
#[derive(Clone, Copy, Debug)]
pub struct RequiredGradients {
    /// The input's.
    pub input: bool,
    /// The weights'.
    pub weight: bool,
}

/// The gradients, each of its tensor's shape.
#[derive(Clone, Debug)]
pub struct Gradients<B: Backend> {
    /// The input's, where it was wanted.
    pub input: Option<FloatTensor<B>>,
    /// The weights', where it was wanted.
    pub weight: Option<FloatTensor<B>>,
    /// The bias's.
    pub bias: FloatTensor<B>,
    /// That of the sum before the clamp, which is the residual's.
    pub sum: FloatTensor<B>,
}

/// The gradients of [`Kernels::convolve`] on a backend.
pub trait KernelGradients: Kernels {
    /// From the output's gradient to those of all that it was made from.
    fn convolve_gradients(
        gradient: FloatTensor<Self>,
        saved: SavedTensors<Self>,
        wanted: RequiredGradients,
        convolution: Convolution,
    ) -> Gradients<Self>;

    /// The gradient of the input of [`Kernels::max_pool`], from the output's.
    fn max_pool_gradient(gradient: FloatTensor<Self>, input: FloatTensor<Self>) -> FloatTensor<Self>;
}

/// The backward step, of input, weight, bias and, where `PARENTS` is 4, residual.
#[derive(Debug)]
struct ConvolveBackward;

impl<B: KernelGradients, const PARENTS: usize> Backward<B, PARENTS> for ConvolveBackward {
    type State = (SavedTensors<B>, Convolution);

    fn backward(self, ops: Ops<Self::State, PARENTS>, store: &mut GradientStore, _: &mut Checkpointer) {
        let gradient = store.consume::<B>(&ops.node);
        let (saved, convolution) = ops.state;
        let mut parents = ops.parents.into_iter();
        let [input, weight, bias, residual] = std::array::from_fn(|_| parents.next().flatten());
        let wanted = RequiredGradients { input: input.is_some(), weight: weight.is_some() };
        let gradients = B::convolve_gradients(gradient, saved, wanted, convolution);
        let found = [
            (input, gradients.input),
            (weight, gradients.weight),
            (bias, Some(gradients.bias)),
            (residual, Some(gradients.sum)),
        ];
        for (node, gradient) in found {
            if let (Some(node), Some(gradient)) = (node, gradient) {
                store.register::<B>(node.id, gradient);
            }
        }
    }
}

/// The backward step of the pooling.
#[derive(Debug)]
struct MaxPoolBackward;

impl<B: KernelGradients> Backward<B, 1> for MaxPoolBackward {
    type State = FloatTensor<B>;

    fn backward(self, ops: Ops<Self::State, 1>, store: &mut GradientStore, _: &mut Checkpointer) {
        let gradient = store.consume::<B>(&ops.node);
        if let [Some(parent)] = ops.parents {
            store.register::<B>(parent.id, B::max_pool_gradient(gradient, ops.state));
        }
    }
}

impl<B: KernelGradients, C: CheckpointStrategy> Kernels for Autodiff<B, C> {
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
        // Small beside the convolutions: burn's own operations bring their gradients.
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
