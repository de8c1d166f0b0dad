//! What the optimiser moves: the network's weights, or a gain and a direction for each of its convolutions.
//!
//! AdamW moves every parameter by about the learning rate, whatever its size, while the folded weights of a published
//! network differ in size by a factor of thousands from channel to channel. So each convolution is trained as
//!
//! ```text
//! weight = gain * scale * direction        bias = offset - gain * centre
//! ```
//!
//! for each output channel: batch normalisation's affine function with frozen statistics. `scale` and `centre` are
//! constants, chosen so that `direction` has a root mean square of one and one learning rate fits all channels of all
//! layers. Frozen statistics make the two forms equal at every step, and folding exact.

use std::collections::VecDeque;

use anyhow::{Result, ensure};
use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::optim::GradientsParams;
use burn::tensor::{Device, Tensor};
use naevus_network::Network;
use naevus_network::weights::{NamedTensors, named_tensors};

use crate::weights::Affines;

/// The scale of the last layer's direction, which begins close to zero: at the learning rate that fits the other layers
/// its weights then move by a quarter of that rate.
const CLASSIFIER_SCALE: f32 = 0.25;

/// The layer whose scale is [`CLASSIFIER_SCALE`].
const CLASSIFIER: &str = "classifier";

/// The parameters of a training.
#[derive(Module, Debug)]
pub struct Parameters {
    /// Its weights are the directions and its biases the offsets, or both are the network's own where `gains` is empty.
    network: Network,
    /// Each `[channels_out]`, one for each convolution in the order of the network's tensors.
    gains: Vec<Param<Tensor<1>>>,
    /// Constants of the same shapes.
    scales: Vec<Param<Tensor<1>>>,
    /// Constants of the same shapes.
    centres: Vec<Param<Tensor<1>>>,
}

impl Parameters {
    /// The weights of `network` as they are.
    pub fn plain(network: &Network) -> Parameters {
        Parameters { network: network.valid(), gains: Vec::new(), scales: Vec::new(), centres: Vec::new() }
    }

    /// A gain and a direction for each convolution of `network`, divided by `affines` where a layer has one; elsewhere the
    /// gain is one.
    ///
    /// # Errors
    ///
    /// Where a layer of the network is no convolution with a bias.
    pub fn gain_and_direction(network: &Network, affines: &Affines, device: &Device) -> Result<Parameters> {
        let network = network.valid();
        let named = named_tensors(&network);
        let mut order = LayerOrder::default();
        network.visit(&mut order);
        let (mut gains, mut scales, mut centres) = (Vec::new(), Vec::new(), Vec::new());
        for layer in order.layers()? {
            let (gain, scale, centre) = divided(&layer, &named, affines);
            for (values, target) in [(gain, &mut gains), (scale, &mut scales), (centre, &mut centres)] {
                target.push(Param::from_tensor(Tensor::<1>::from_floats(values.as_slice(), device)));
            }
        }
        let parameters = Parameters { network, gains, scales, centres };
        let undone = parameters.network.clone().map(&mut Converter::unfolding(&parameters));
        Ok(Parameters { network: undone, ..parameters })
    }

    /// The network that they are parameters of, without automatic differentiation.
    pub fn network(&self) -> Network {
        if self.gains.is_empty() {
            return self.network.clone();
        }
        self.network.clone().map(&mut Converter::folding(self))
    }

    /// The gradients of the parameters from those of the [`network`](Self::network)'s own tensors, by the chain rule.
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

/// Gain, scale and centre of each output channel of `layer`.
fn divided(layer: &str, named: &NamedTensors, affines: &Affines) -> (Vec<f32>, Vec<f32>, Vec<f32>) {
    let weight = &named[&format!("{layer}.weight")];
    let channels = weight.shape.last().copied().unwrap_or(1);
    if layer == CLASSIFIER {
        return (vec![1.0; channels], vec![CLASSIFIER_SCALE; channels], vec![0.0; channels]);
    }
    // A channel whose weights are all zero has no size of its own.
    let positive = |size: f32| if size > 0.0 { size } else { 1.0 };
    if let Some(affine) = affines.get(layer) {
        // A gain of exactly zero would leave no direction to recover from the folded weights.
        let gain = affine.gain.iter().map(|gain| if *gain == 0.0 { f32::MIN_POSITIVE.sqrt() } else { *gain });
        let scale = affine.direction_rms.iter().map(|rms| positive(*rms));
        return (gain.collect(), scale.collect(), affine.centre.clone());
    }
    let mut squares = vec![0.0_f64; channels];
    for row in weight.values.chunks_exact(channels) {
        squares.iter_mut().zip(row).for_each(|(sum, value)| *sum += f64::from(*value).powi(2));
    }
    let each = (weight.values.len() / channels) as f64;
    let scale = squares.into_iter().map(|squares| positive((squares / each).sqrt() as f32));
    (vec![1.0; channels], scale.collect(), vec![0.0; channels])
}

/// The network's layers, by the names of their weights, in the order in which its tensors are visited.
#[derive(Default)]
struct LayerOrder {
    path: Vec<String>,
    tensors: Vec<(String, usize)>,
}

impl LayerOrder {
    fn layers(self) -> Result<Vec<String>> {
        let (pairs, rest) = self.tensors.as_chunks::<2>();
        let mut layers = Vec::with_capacity(pairs.len());
        for [(weight, axes), (bias, _)] in pairs {
            let layer = weight.strip_suffix(".weight").filter(|layer| *axes == 4 && *bias == format!("{layer}.bias"));
            ensure!(
                layer.is_some(),
                "{weight} is no convolution with a bias; choose --parameters plain for this network"
            );
            layers.extend(layer.map(str::to_string));
        }
        ensure!(rest.is_empty(), "the network has a layer without a bias; choose --parameters plain for it");
        Ok(layers)
    }
}

impl ModuleVisitor for LayerOrder {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.push(name.to_string());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.pop();
    }

    fn visit_float<const D: usize>(&mut self, _param: &Param<Tensor<D>>) {
        // The first step of the path is the network's own name.
        self.tensors.push((self.path.get(1..).unwrap_or_default().join("."), D));
    }
}

/// Directions and offsets to weights and biases, or back.
struct Converter {
    /// For each layer its gain times its scale, and its gain times its centre.
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
        // A layer's weight comes first, and after its bias it is done.
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

/// The values along the last of `D` axes.
fn along_last<const D: usize>(values: Tensor<1>) -> Tensor<D> {
    let mut shape = [1; D];
    shape[D - 1] = values.dims()[0];
    values.reshape(shape)
}

/// Gradients of weights and biases to those of directions, gains and offsets.
struct ChainRule<'a> {
    parameters: &'a Parameters,
    of_network: GradientsParams,
    found: GradientsParams,
    layer: usize,
    /// The weight's part in the gradient of the layer's gain.
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
    use crate::weights::Affine;

    fn network(device: &Device) -> Network {
        device.seed(11);
        let architecture = Architecture::MobileNetV2 { width: 0.1, padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 32, outputs: Diagnosis::COUNT, dropout: 0.0 };
        config.init(device).unwrap().map(&mut AwayFromTheCorner)
    }

    /// With biases of zero whole areas of a drawn network lie at the corner of the clamp, where there is no slope.
    struct AwayFromTheCorner;

    impl ModuleMapper for AwayFromTheCorner {
        fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
            if D == 1 { param.map(|bias| bias + 0.3) } else { param }
        }
    }

    fn affines(named: &NamedTensors) -> Affines {
        let channels = named["stem.bias"].values.len();
        let vary = |from: f32| (0..channels).map(|channel| from + 0.1 * channel as f32).collect();
        Affines::from([("stem".into(), Affine { gain: vary(0.5), centre: vary(-0.2), direction_rms: vary(0.3) })])
    }

    #[test]
    fn dividing_and_folding_gives_the_network_back() {
        let device = Device::flex();
        let network = network(&device);
        let named = named_tensors(&network);
        let parameters = Parameters::gain_and_direction(&network, &affines(&named), &device).unwrap();
        for (name, folded) in named_tensors(&parameters.network()) {
            for (found, expected) in folded.values.iter().zip(&named[&name].values) {
                assert!((found - expected).abs() <= 1e-5 * expected.abs().max(0.01), "{name}: {found} {expected}");
            }
        }
        // Without batch normalisation's statistics each direction has a root mean square of one.
        let direction = &named_tensors(&parameters.network)["head.weight"].values;
        let square = direction.iter().map(|value| value * value).sum::<f32>() / direction.len() as f32;
        assert!((square - 1.0).abs() < 1e-3, "{square}");
        assert_eq!(named_tensors(&Parameters::plain(&network).network()), named);
    }

    /// The loss is the sum of all logits; a small step of one parameter changes it by its gradient.
    #[test]
    fn gradients_are_the_slopes_of_the_folded_network() {
        let device = Device::flex();
        let network = network(&device);
        let parameters = Parameters::gain_and_direction(&network, &affines(&named_tensors(&network)), &device).unwrap();
        let input = || Input::new(&synthetic_photo(2), 32, &Normalisation::MINUS_ONE_TO_ONE);
        let loss = |parameters: &Parameters| -> f32 {
            parameters.network().forward(Batch::new(&[input()], &device)).sum().into_scalar()
        };
        let folded = parameters.network().train();
        let sum = folded.forward(Batch::new(&[input()], &device.clone().autodiff())).sum();
        let mut gradients = parameters.gradients(GradientsParams::from_grads(sum.backward(), &folded));
        let gain = &parameters.gains[0];
        let slopes = gradients.remove::<1>(gain.id).unwrap().into_data().try_into_vec::<f32>().unwrap();
        let (mut apart, mut whole) = (0.0, 0.0);
        for (channel, slope) in slopes.iter().enumerate() {
            let moved = |by: f32| {
                let mut values = gain.val().inner().into_data().try_into_vec::<f32>().unwrap();
                values[channel] += by;
                let mut gains = parameters.gains.clone();
                let shape = [values.len()];
                gains[0] = Param::from_tensor(Tensor::from_data(TensorData::new(values, shape), &device));
                loss(&Parameters { gains, ..parameters.clone() })
            };
            let difference = (moved(1e-3) - moved(-1e-3)) / 2e-3;
            apart += (difference - slope).abs();
            whole += slope.abs();
        }
        // A step takes some pixels over a corner of the clamp, which no slope foresees.
        assert!(apart <= 0.1 * whole, "{apart} of {whole}");
        // A step along the gradients of all directions, gains and offsets lowers the loss by its squared length.
        let mut gradients = parameters.gradients(GradientsParams::from_grads(
            folded.forward(Batch::new(&[input()], &device.clone().autodiff())).sum().backward(),
            &folded,
        ));
        let mut step = Step { gradients: &mut gradients, size: 1e-4, squares: 0.0 };
        let moved = parameters.clone().map(&mut step);
        let expected = step.squares * step.size;
        let lowered = loss(&parameters) - loss(&moved);
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
