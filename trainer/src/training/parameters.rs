//! The trained parameters: the network's weights, or a reparameterisation of each convolution by a gain and a
//! direction.
//!
//! AdamW changes every parameter by about the learning rate, whatever its size. The folded weights of a published
//! network differ in size between channels by a factor of thousands. Each convolution is therefore trained as
//!
//! ```text
//! weight = gain * scale * direction        bias = offset - gain * centre
//! ```
//!
//! for each output channel: the affine function of batch normalisation with frozen statistics. `scale` and `centre` are
//! constants. They are chosen so that `direction` has a root mean square of one and one learning rate fits all channels
//! of all layers. With frozen statistics both forms are equal at every step and folding is exact.

use std::collections::VecDeque;

use anyhow::{Result, ensure};
use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor};
use naevus_network::Network;
use naevus_network::weights::{NamedTensors, named_tensors};

use super::layer_decay::shortened_step;
use crate::weights::FoldedBatchNorms;

/// The scale of the last layer, whose initial weights are close to zero: its effective learning rate is a quarter of
/// that of the other layers.
const CLASSIFIER_SCALE: f32 = 0.25;

/// The layer whose scale is [`CLASSIFIER_SCALE`].
const CLASSIFIER: &str = "classifier";

/// The parameters of a training.
#[derive(Module, Debug)]
pub struct Parameters {
    /// Its weights are the directions and its biases the offsets; they are the network's own if `gains` is empty.
    network: Network,
    /// One tensor `[channels_out]` per convolution, in the order of the network's tensors.
    gains: Vec<Param<Tensor<1>>>,
    /// Constants of the same shapes.
    scales: Vec<Param<Tensor<1>>>,
    /// Constants of the same shapes.
    centres: Vec<Param<Tensor<1>>>,
}

impl Parameters {
    /// The weights of `network` themselves.
    pub fn plain(network: &Network) -> Parameters {
        Parameters { network: network.valid(), gains: Vec::new(), scales: Vec::new(), centres: Vec::new() }
    }

    /// A gain and a direction for each convolution of `network`. Layers in `folded_norms` have the gain of their batch
    /// normalisation; the others have a gain of one.
    ///
    /// # Errors
    ///
    /// If a layer of the network is not a convolution with a bias.
    pub fn gain_and_direction(
        network: &Network,
        folded_norms: &FoldedBatchNorms,
        device: &Device,
    ) -> Result<Parameters> {
        let network = network.valid();
        let named = named_tensors(&network);
        let (mut gains, mut scales, mut centres) = (Vec::new(), Vec::new(), Vec::new());
        for layer in VisitedTensors::of(&network).layers()? {
            let (gain, scale, centre) = gain_scale_centre(&layer, &named, folded_norms);
            for (values, target) in [(gain, &mut gains), (scale, &mut scales), (centre, &mut centres)] {
                target.push(Param::from_tensor(Tensor::<1>::from_floats(values.as_slice(), device)));
            }
        }
        let parameters = Parameters { network, gains, scales, centres };
        let unfolded = parameters.network.clone().map(&mut Converter::unfolding(&parameters));
        Ok(Parameters { network: unfolded, ..parameters })
    }

    /// The network with these parameters folded, without automatic differentiation.
    pub fn network(&self) -> Network {
        if self.gains.is_empty() {
            return self.network.clone();
        }
        self.network.clone().map(&mut Converter::folding(self))
    }

    /// The parameters `stepped` of a step from these ones, with [`shortened_step`] if `decay` is not 1. Only the weights
    /// themselves have stages.
    pub fn with_layer_decay(&self, stepped: Parameters, decay: f64) -> Parameters {
        if decay == 1.0 || !self.gains.is_empty() {
            return stepped;
        }
        Parameters { network: shortened_step(&self.network, stepped.network, decay), ..stepped }
    }

    /// The gradients with respect to the parameters from those with respect to the tensors of
    /// [`network`](Self::network), by the chain rule.
    pub fn gradients(&self, of_network: GradientsParams) -> GradientsParams {
        if self.gains.is_empty() {
            return of_network;
        }
        let mut chain =
            ChainRule { parameters: self, of_network, found: GradientsParams::new(), layer: 0, of_gain: None };
        self.network.visit(&mut chain);
        chain.found
    }
}

/// The initial gain, scale and centre of each output channel of `layer`.
fn gain_scale_centre(
    layer: &str,
    named: &NamedTensors,
    folded_norms: &FoldedBatchNorms,
) -> (Vec<f32>, Vec<f32>, Vec<f32>) {
    let weight = &named[&format!("{layer}.weight")];
    let channels = weight.shape.last().copied().unwrap_or(1);
    if layer == CLASSIFIER {
        return (vec![1.0; channels], vec![CLASSIFIER_SCALE; channels], vec![0.0; channels]);
    }
    // A channel with zero weights gets the scale one.
    let positive = |size: f32| if size > 0.0 { size } else { 1.0 };
    if let Some(folded_norm) = folded_norms.get(layer) {
        // With a gain of exactly zero the direction could not be recovered from the folded weights.
        let gain = folded_norm.gain.iter().map(|gain| if *gain == 0.0 { f32::MIN_POSITIVE.sqrt() } else { *gain });
        let scale = folded_norm.direction_rms.iter().map(|rms| positive(*rms));
        return (gain.collect(), scale.collect(), folded_norm.centre.clone());
    }
    let mut squares = vec![0.0_f64; channels];
    for row in weight.values.chunks_exact(channels) {
        squares.iter_mut().zip(row).for_each(|(sum, value)| *sum += f64::from(*value).powi(2));
    }
    let each = (weight.values.len() / channels) as f64;
    let scale = squares.into_iter().map(|squares| positive((squares / each).sqrt() as f32));
    (vec![1.0; channels], scale.collect(), vec![0.0; channels])
}

/// The tensors of a network in the order in which they are visited.
#[derive(Default)]
pub struct VisitedTensors {
    path: Vec<String>,
    /// The name of each tensor, its number of axes, and its values as one row.
    pub tensors: Vec<(String, usize, Tensor<1>)>,
}

impl VisitedTensors {
    /// The tensors of `network`.
    pub fn of(network: &Network) -> VisitedTensors {
        let mut visited = VisitedTensors::default();
        network.visit(&mut visited);
        visited
    }

    fn layers(self) -> Result<Vec<String>> {
        let (pairs, rest) = self.tensors.as_chunks::<2>();
        let mut layers = Vec::with_capacity(pairs.len());
        for [(weight, axes, _), (bias, ..)] in pairs {
            let layer = weight.strip_suffix(".weight").filter(|layer| *axes == 4 && *bias == format!("{layer}.bias"));
            ensure!(
                layer.is_some(),
                "{weight} is not a convolution with a bias; use --parameters plain for this network"
            );
            layers.extend(layer.map(str::to_string));
        }
        ensure!(rest.is_empty(), "the network has a layer without a bias; use --parameters plain for this network");
        Ok(layers)
    }
}

impl ModuleVisitor for VisitedTensors {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.to_string());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        // The first part of the path is the name of the network.
        self.tensors.push((self.path.get(1..).unwrap_or_default().join("."), D, param.val().reshape([-1])));
    }
}

/// Converts directions and offsets to weights and biases, or back.
struct Converter {
    /// Gain times scale, and gain times centre, for each layer.
    layers: VecDeque<(Tensor<1>, Tensor<1>)>,
    folds: bool,
}

impl Converter {
    fn folding(parameters: &Parameters) -> Converter {
        let parts = parameters.gains.iter().zip(&parameters.scales).zip(&parameters.centres);
        let layers = parts.map(|((gain, scale), centre)| {
            let gain = gain.val().inner();
            (gain.clone() * scale.val().inner(), gain * centre.val().inner())
        });
        Converter { layers: layers.collect(), folds: true }
    }

    fn unfolding(parameters: &Parameters) -> Converter {
        Converter { folds: false, ..Converter::folding(parameters) }
    }
}

impl ModuleMapper for Converter {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        // The weight of a layer is visited before its bias.
        let Some((size, centre)) = self.layers.front().cloned() else { return param };
        let folds = self.folds;
        if D == 1 {
            self.layers.pop_front();
            return param.map(|bias| {
                let centre = along_last(centre);
                if folds { bias - centre } else { bias + centre }
            });
        }
        param.map(|weight| {
            let size = along_last(size);
            if folds { weight * size } else { weight / size }
        })
    }
}

/// Reshapes `values` to the last of `D` axes.
fn along_last<const D: usize>(values: Tensor<1>) -> Tensor<D> {
    let mut shape = [1; D];
    shape[D - 1] = values.dims()[0];
    values.reshape(shape)
}

/// Converts gradients of weights and biases to gradients of directions, gains and offsets.
struct ChainRule<'a> {
    parameters: &'a Parameters,
    of_network: GradientsParams,
    found: GradientsParams,
    layer: usize,
    /// The contribution of the weight to the gradient of the layer's gain.
    of_gain: Option<Tensor<1>>,
}

impl ModuleVisitor for ChainRule<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let Some(gradient) = self.of_network.remove::<D>(param.id) else { return };
        let Parameters { gains, scales, centres, .. } = self.parameters;
        let (Some(gain), Some(scale), Some(centre)) =
            (gains.get(self.layer), scales.get(self.layer), centres.get(self.layer))
        else {
            return;
        };
        let (gain_id, gain, scale) = (gain.id, gain.val().inner(), scale.val().inner());
        if D == 1 {
            self.layer += 1;
            let sums = gradient.clone().reshape([-1]) * centre.val().inner();
            if let Some(of_gain) = self.of_gain.take() {
                self.found.register::<1>(gain_id, of_gain - sums);
            }
            self.found.register::<D>(param.id, gradient);
            return;
        }
        let channels = gain.dims()[0];
        let products = (gradient.clone() * param.val()).reshape([-1, channels as i32]);
        self.of_gain = Some(products.sum_dim(0).reshape([-1]) * scale.clone());
        self.found.register::<D>(param.id, gradient * along_last(gain * scale));
    }
}

#[cfg(test)]
mod tests {
    use burn::tensor::TensorData;
    use naevus_network::golden::synthetic_photo;
    use naevus_network::{Architecture, Batch, NetworkConfig, Padding};
    use naevus_reading::diagnosis::Diagnosis;
    use naevus_reading::preprocess::{Input, Normalisation};

    use super::*;
    use crate::weights::FoldedBatchNorm;

    fn network(device: &Device) -> Network {
        device.seed(11);
        let architecture = Architecture::MobileNetV2 { width: 0.1, padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 32, outputs: Diagnosis::COUNT, dropout: 0.0 };
        config.init(device).unwrap().map(&mut NonZeroBiases)
    }

    /// With zero biases many activations of a random network lie at the kink of the clamp, where the gradient is
    /// undefined.
    struct NonZeroBiases;

    impl ModuleMapper for NonZeroBiases {
        fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
            if D == 1 { param.map(|bias| bias + 0.3) } else { param }
        }
    }

    fn folded_norms(named: &NamedTensors) -> FoldedBatchNorms {
        let channels = named["stem.bias"].values.len();
        let vary = |from: f32| (0..channels).map(|channel| from + 0.1 * channel as f32).collect();
        FoldedBatchNorms::from([(
            "stem".into(),
            FoldedBatchNorm { gain: vary(0.5), centre: vary(-0.2), direction_rms: vary(0.3) },
        )])
    }

    #[test]
    fn folding_restores_the_network() {
        let device = Device::flex();
        let network = network(&device);
        let named = named_tensors(&network);
        let parameters = Parameters::gain_and_direction(&network, &folded_norms(&named), &device).unwrap();
        for (name, folded) in named_tensors(&parameters.network()) {
            for (found, expected) in folded.values.iter().zip(&named[&name].values) {
                assert!((found - expected).abs() <= 1e-5 * expected.abs().max(0.01), "{name}: {found} {expected}");
            }
        }
        // For layers without statistics of batch normalisation each direction has a root mean square of one.
        let direction = &named_tensors(&parameters.network)["head.weight"].values;
        let square = direction.iter().map(|value| value * value).sum::<f32>() / direction.len() as f32;
        assert!((square - 1.0).abs() < 1e-3, "{square}");
        assert_eq!(named_tensors(&Parameters::plain(&network).network()), named);
    }

    /// The loss is the sum of all logits; a small step of one parameter changes it by its gradient.
    #[test]
    fn gradients_equal_finite_differences_of_the_folded_network() {
        let device = Device::flex();
        let network = network(&device);
        let parameters =
            Parameters::gain_and_direction(&network, &folded_norms(&named_tensors(&network)), &device).unwrap();
        let input = || Input::new(&synthetic_photo(2), 32, &Normalisation::MINUS_ONE_TO_ONE);
        let loss = |parameters: &Parameters| -> f32 {
            parameters.network().forward(Batch::new(&[input()], &device)).sum().into_scalar()
        };
        let folded = parameters.network().train();
        let sum = folded.forward(Batch::new(&[input()], &device.clone().autodiff())).sum();
        let mut gradients = parameters.gradients(GradientsParams::from_grads(sum.backward(), &folded));
        let gain = &parameters.gains[0];
        let slopes = gradients.remove::<1>(gain.id).unwrap().into_data().try_into_vec::<f32>().unwrap();
        let (mut error, mut sum) = (0.0, 0.0);
        for (channel, slope) in slopes.iter().enumerate() {
            let loss_after = |change: f32| {
                let mut values = gain.val().inner().into_data().try_into_vec::<f32>().unwrap();
                values[channel] += change;
                let mut gains = parameters.gains.clone();
                let shape = [values.len()];
                gains[0] = Param::from_tensor(Tensor::from_data(TensorData::new(values, shape), &device));
                loss(&Parameters { gains, ..parameters.clone() })
            };
            let difference = (loss_after(1e-3) - loss_after(-1e-3)) / 2e-3;
            error += (difference - slope).abs();
            sum += slope.abs();
        }
        // Some activations cross a kink of the clamp.
        assert!(error <= 0.1 * sum, "{error} of {sum}");
        // A small step along the gradient lowers the loss by the step size times the squared norm of the gradient.
        let mut gradients = parameters.gradients(GradientsParams::from_grads(
            folded.forward(Batch::new(&[input()], &device.clone().autodiff())).sum().backward(),
            &folded,
        ));
        let mut step = Step { gradients: &mut gradients, size: 1e-4, squares: 0.0 };
        let stepped = parameters.clone().map(&mut step);
        let expected = step.squares * step.size;
        let lowered = loss(&parameters) - loss(&stepped);
        assert!((lowered - expected).abs() < 0.1 * expected, "{lowered} {expected}");
    }

    struct Step<'a> {
        gradients: &'a mut GradientsParams,
        size: f32,
        squares: f32,
    }

    impl ModuleMapper for Step<'_> {
        fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
            let Some(gradient) = self.gradients.remove::<D>(param.id) else { return param };
            self.squares += gradient.clone().powi_scalar(2).sum().into_scalar::<f32>();
            let size = self.size;
            param.map(|value| value - gradient * size)
        }
    }
}
