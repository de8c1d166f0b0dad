//! Knowledge distillation (Hinton, Vinyals and Dean 2015): trained models as teachers of the network.

use anyhow::{Context, Result, ensure};
use burn::tensor::activation::{log_softmax, softmax};
use burn::tensor::{Device, Tensor};
use naevus_network::classifier::network_config;
use naevus_network::{Architecture, Batch, Network};
use naevus_reading::card::TrainedOn;
use naevus_reading::preprocess::Input;
use naevus_reading::symmetry::Symmetry;

use super::config::TrainConfig;
use crate::{model_folder, weights};

/// Teachers, and how much the network learns from them.
#[derive(Clone, Debug)]
pub struct Distillation {
    teachers: Vec<Network>,
    /// The data that the teachers were trained on: the network learns from it, too.
    pub trained_on: Vec<TrainedOn>,
    device: Device,
    /// The share of the loss, 0 to 1.
    weight: f32,
    /// Divides the logits of both: a higher temperature shows more of how the teachers rank the improbable diagnoses.
    temperature: f32,
}

impl Distillation {
    /// The teachers of a run with `config` and the split `split_sha256`, on `device`, which has no automatic
    /// differentiation; none if it has no teacher.
    ///
    /// # Errors
    ///
    /// If a model cannot be read, has another normalisation, accepts only another input size, or was trained with
    /// another split.
    pub fn load(config: &TrainConfig, split_sha256: &str, device: &Device) -> Result<Option<Distillation>> {
        let (mut teachers, mut trained_on) = (Vec::new(), Vec::new());
        for folder in &config.teacher {
            let teacher = model_folder::load(folder, device.clone())
                .with_context(|| format!("the teacher {} cannot be read", folder.display()))?;
            let card = teacher.card();
            ensure!(
                card.normalisation == config.normalisation.values(),
                "the teacher {} has another normalisation than this run; change --normalisation",
                folder.display()
            );
            let network = network_config(card)?;
            let is_fixed = matches!(network.architecture, Architecture::PlainCnn { .. });
            ensure!(
                !is_fixed || network.input_side_px == config.image_size,
                "the teacher {} accepts only images of {} pixels; set --image-size",
                folder.display(),
                network.input_side_px
            );
            let of_teacher = card.data.all_trained_on();
            weights::trained_on::check_split(&of_teacher, split_sha256, folder)?;
            weights::trained_on::merge(&mut trained_on, of_teacher);
            teachers.push(teacher.network().clone());
        }
        Ok((!teachers.is_empty()).then(|| Distillation {
            teachers,
            trained_on,
            device: device.clone(),
            weight: config.teacher_weight as f32,
            temperature: config.teacher_temperature as f32,
        }))
    }

    /// The weighted mean of `label_loss` and of the cross-entropy between the teachers' probabilities and those of the
    /// network with these `logits`, both at the temperature. The square of the temperature keeps the size of its
    /// gradient. `device` is that of the logits.
    ///
    /// # Shapes
    ///
    /// - `label_loss`: `[1]`
    /// - `logits`: `[photos, outputs]`
    /// - output: `[1]`
    pub fn blended_loss(
        &self,
        label_loss: Tensor<1>,
        logits: Tensor<2>,
        inputs: &[Input],
        device: &Device,
    ) -> Tensor<1> {
        let targets = softmax(self.teacher_logits(inputs) / self.temperature, 1);
        // The teachers' device has no automatic differentiation.
        let targets = Tensor::<2>::from_data(targets.into_data(), device);
        let log_probabilities = log_softmax(logits / self.temperature, 1);
        let teacher_loss = (log_probabilities * targets).sum().neg() / inputs.len() as f32;
        label_loss * (1.0 - self.weight) + teacher_loss * (self.weight * self.temperature * self.temperature)
    }

    /// The mean logits of the teachers over the eight views of each input: a teacher gets the crop of the network.
    ///
    /// # Shapes
    ///
    /// - output: `[photos, outputs]`
    fn teacher_logits(&self, inputs: &[Input]) -> Tensor<2> {
        let logits = self.teachers.iter().flat_map(|teacher| {
            Symmetry::ALL.map(|view| {
                let views: Vec<Input> = inputs.iter().map(|input| input.in_view(view)).collect();
                teacher.forward(Batch::new(&views, &self.device))
            })
        });
        Tensor::stack::<3>(logits.collect(), 0).mean_dim(0).squeeze_dim(0)
    }
}

#[cfg(test)]
mod tests {
    use naevus_network::golden::synthetic_photo;
    use naevus_network::{NetworkConfig, Padding};
    use naevus_reading::diagnosis::Diagnosis;
    use naevus_reading::preprocess::Normalisation;

    use super::*;

    fn network(seed: u64, device: &Device) -> Network {
        device.seed(seed);
        let architecture = Architecture::MobileNetV2 { width: 0.1, padding: Padding::Same };
        let config = NetworkConfig { architecture, input_side_px: 32, outputs: Diagnosis::COUNT, dropout: 0.0 };
        config.init(device).unwrap()
    }

    fn distillation(teachers: Vec<Network>, weight: f32, temperature: f32) -> Distillation {
        Distillation { teachers, trained_on: Vec::new(), device: Device::flex(), weight, temperature }
    }

    fn input(seed: u32) -> Input {
        Input::new(&synthetic_photo(seed), 32, &Normalisation::MINUS_ONE_TO_ONE)
    }

    fn values(tensor: Tensor<2>) -> Vec<f32> {
        tensor.into_data().try_into_vec::<f32>().unwrap()
    }

    #[test]
    fn the_teachers_logits_are_the_mean_over_teachers_and_views() {
        let device = Device::flex();
        let teachers = vec![network(1, &device), network(2, &device)];
        let distillation = distillation(teachers.clone(), 0.5, 1.0);
        let mean = values(distillation.teacher_logits(&[input(3)]));
        let mut expected = [0.0; Diagnosis::COUNT];
        for teacher in &teachers {
            for view in Symmetry::ALL {
                let logits = values(teacher.forward(Batch::new(&[input(3).in_view(view)], &device)));
                expected.iter_mut().zip(logits).for_each(|(sum, logit)| *sum += logit / 16.0);
            }
        }
        assert!(mean.iter().zip(expected).all(|(mean, expected)| (mean - expected).abs() < 1e-5), "{mean:?}");
    }

    #[test]
    fn the_loss_is_lowest_at_the_teachers_logits_and_its_gradient_has_the_weight() {
        let device = Device::flex();
        let autodiff = device.clone().autodiff();
        let (weight, temperature) = (0.25, 2.0);
        let distillation = distillation(vec![network(1, &device)], weight, temperature);
        let inputs = [input(1), input(2)];
        let teacher = values(distillation.teacher_logits(&inputs));
        let gradient_at = |logits: &[f32]| {
            let logits = Tensor::<1>::from_floats(logits, &autodiff).reshape([2, Diagnosis::COUNT]).require_grad();
            let label_loss = Tensor::<1>::from_floats([0.0], &autodiff);
            let loss = distillation.blended_loss(label_loss, logits.clone(), &inputs, &autodiff);
            values(logits.grad(&loss.backward()).unwrap())
        };
        assert!(gradient_at(&teacher).iter().all(|slope| slope.abs() < 1e-6));
        // The gradient of the cross-entropy is the difference of the probabilities, over the temperature.
        let mut logits = teacher.clone();
        logits[0] += 1.0;
        let probabilities = |logits: &[f32]| {
            let powers: Vec<f32> = logits[..Diagnosis::COUNT].iter().map(|logit| (logit / temperature).exp()).collect();
            let sum: f32 = powers.iter().sum();
            powers.into_iter().map(move |power| power / sum).collect::<Vec<f32>>()
        };
        let (own, target) = (probabilities(&logits), probabilities(&teacher));
        let gradient = gradient_at(&logits);
        for index in 0..Diagnosis::COUNT {
            let expected = weight * temperature * (own[index] - target[index]) / 2.0;
            assert!((gradient[index] - expected).abs() < 1e-6, "{index}: {} instead of {expected}", gradient[index]);
        }
    }
}
