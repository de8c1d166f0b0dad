//! What the patient's age and the lesion's site bring.

use naevus_reading::decision::LikelihoodRatios;

use crate::document::markdown::{interval, signed, table};
use crate::evaluation::{Findings, Part};

/// The section of the page; nothing where the model has no ratios.
pub fn section(ratios: Option<&LikelihoodRatios>, findings: &Findings) -> String {
    let (Some(ratios), Part::Measured(found)) = (ratios, &findings.age_and_site) else { return String::new() };
    let rows = found.rows().map(|(_, name, with, more)| vec![name.to_string(), interval(with), signed(more)]);
    let limits = found.limits().map(|(name, figure)| vec![name.to_string(), interval(figure), String::new()]);
    let [ages, sites] = [ratios.age_lesions, ratios.site_lesions].map(|lesions| lesions.iter().sum::<usize>());
    format!(
        "## With age and site

All figures above are of the photo alone. Whoever asks may also give the patient's age and where on the body the lesion is.
Each multiplies the probability of a diagnosis by how much more common that decade, or that one of six sites, is among its
lesions than among lesions of the nine on average, to the power of {}; what is not given adds nothing. The tables are from
the training side ({ages} lesions of known age, {sites} of known site, one vote each), and lean towards the average where a
diagnosis has few lesions. Sex did not help, and skin colour is not asked for. Sets and alert keep the limits that were
fitted without; what they then find and hold is in the last rows.

On the same {} test photos, of which the age is known of {} and the site of {}:

{}
The archives' patients are not those of every clinic: where other people come for other reasons, the tables mislead.
",
        ratios.weight,
        found.photos,
        found.count(found.age_known),
        found.count(found.site_known),
        table(&["figure", "with age and site", "more than by the photo alone"], rows.chain(limits).collect()),
    )
}
