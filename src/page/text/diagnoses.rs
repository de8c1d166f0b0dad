//! The nine diagnoses explained: general information with its sources, which judges no photo.
//!
//! The terms of dermoscopy are those of the consensus of the International Dermoscopy Society, [`TERMS`]. `tests.rs`
//! checks that no sentence reads as an all-clear: the guide is read beside a result.

use naevus_reading::diagnosis::Diagnosis;

/// Heading of the guide.
pub const TITLE: &str = "The nine diagnoses";
/// Below the heading.
pub const INTRODUCTION: &str = "General information for learning. It judges no photo and replaces no examination: many \
    lesions look like another diagnosis, and only a doctor with the person, and often a biopsy, can tell.";
/// Below the introduction.
pub const DRAWINGS: &str = "The pictures are drawn schemes of what a dermatoscope shows. They show no patient.";
/// Before the source of the terms.
pub const TERMS_NOTE: &str = "The terms are those of the consensus of the International Dermoscopy Society:";
/// Before the other names.
pub const OTHER_NAMES: &str = "Also called";
/// Heading of the appearance to the naked eye.
pub const NAKED_EYE: &str = "With the naked eye";
/// Heading of what dermoscopy shows.
pub const DERMOSCOPY: &str = "Through a dermatoscope";
/// Heading of who gets it.
pub const WHO_AND_WHERE: &str = "Who gets it, and where";
/// Heading of the course.
pub const BEHAVIOUR: &str = "How it behaves";
/// Heading of the mimics.
pub const MIMICS: &str = "Confused with";
/// Heading of what is usually done.
pub const CARE: &str = "What is usually done";
/// Heading of the sources.
pub const SOURCES: &str = "Sources";
/// After the name of a link that opens a new tab, for screen readers.
pub const NEW_TAB: &str = "(opens in a new tab, needs a network)";

/// Name of the link that explains a diagnosis, for screen readers.
pub fn link_label(diagnosis: Diagnosis) -> String {
    format!("What is {}?", diagnosis.folder())
}

/// A publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Authors or publisher, title, year.
    pub title: &'static str,
    /// Its address.
    pub address: &'static str,
}

/// The source of the terms of dermoscopy.
pub const TERMS: Source = Source {
    title: "Kittler et al.: Standardization of terminology in dermoscopy, 2016",
    address: "https://doi.org/10.1016/j.jaad.2015.12.038",
};

const KATO: Source = Source {
    title: "Kato et al.: Dermoscopy of melanoma and non-melanoma skin cancers, 2019",
    address: "https://doi.org/10.3389/fmed.2019.00180",
};
const TSCHANDL: Source =
    Source { title: "Tschandl et al.: The HAM10000 dataset, 2018", address: "https://doi.org/10.1038/sdata.2018.161" };

/// Something that dermoscopy shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// In plain words, as a phrase.
    pub plain: &'static str,
    /// The standard term.
    pub term: &'static str,
}

/// What is known about a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Other names.
    pub other_names: &'static str,
    /// What it is, in a sentence.
    pub what: &'static str,
    /// What it looks like to the eye.
    pub naked_eye: &'static str,
    /// What dermoscopy shows, the most typical first.
    pub dermoscopy: &'static [Feature],
    /// Who gets it, and on which sites.
    pub who_and_where: &'static str,
    /// Its course.
    pub behaviour: &'static str,
    /// Diagnoses of the nine that it is confused with.
    pub mimics: &'static [Diagnosis],
    /// Others that it is confused with, as a phrase.
    pub other_mimics: &'static str,
    /// What doctors usually do.
    pub care: &'static str,
    /// Where to read more.
    pub sources: [Source; 2],
    /// What the drawing shows, for screen readers.
    pub drawing: &'static str,
}

/// The explanation of a diagnosis.
#[rustfmt::skip]
pub const fn explanation(diagnosis: Diagnosis) -> &'static Explanation {
    use Diagnosis::*;
    match diagnosis {
        ActinicKeratosis => &Explanation {
            other_names: "solar keratosis, sun spot.",
            what: "A rough patch of skin that years of sun have damaged: its upper cells are abnormal, and some of these patches become squamous cell carcinoma.",
            naked_eye: "A dry, scaly, pink or brownish patch of a few millimetres. A finger often finds it before the eye does, because it feels like sandpaper.",
            dermoscopy: &[
                Feature { plain: "a red net around pale hair openings with yellowish plugs", term: "strawberry pattern" },
                Feature { plain: "white or yellow scale on the surface", term: "surface scale" },
                Feature { plain: "four bright points like a clover leaf, in polarised light", term: "rosettes" },
                Feature { plain: "if pigmented on the face: grey-brown rings and dots around hair openings", term: "annular-granular pattern" },
            ],
            who_and_where: "Mostly people above 50 with fair skin and much sun: face, bald scalp, ears, forearms and backs of hands. A weak immune system makes it far more frequent.",
            behaviour: "It comes and goes over years. The share of single patches that become squamous cell carcinoma within a year is put under 1 in 100, but most people have many of them. One that thickens, hurts or bleeds may have turned.",
            mimics: &[
                SquamousCellCarcinoma,
                PigmentedBenignKeratosis,
                BasalCellCarcinoma,
                SeborrheicKeratosis,
                Melanoma,
            ],
            other_mimics: "Bowen disease, eczema, psoriasis; a pigmented one: lentigo maligna.",
            care: "Freezing, creams for the whole area (such as fluorouracil or imiquimod) or photodynamic therapy; a biopsy if it is thick, tender or growing; sun protection.",
            sources: [
                Source {
                    title: "DermNet: Actinic keratosis",
                    address: "https://dermnetnz.org/topics/actinic-keratosis",
                },
                KATO,
            ],
            drawing: "A pink patch with a red net around pale round hair openings with yellow plugs, and whitish scale.",
        },
        BasalCellCarcinoma => &Explanation {
            other_names: "BCC, basalioma, rodent ulcer.",
            what: "The most frequent skin cancer, which grows from the lowest cells of the epidermis and of hair follicles.",
            naked_eye: "A shiny, pearly bump with small vessels, a thin red patch, or a pale plaque like a scar. It may crust, bleed and not heal. In dark skin it is often brown or black.",
            dermoscopy: &[
                Feature { plain: "sharp, bright red vessels that branch like a tree", term: "arborising vessels" },
                Feature { plain: "large blue-grey ovals and smaller blue-grey balls", term: "ovoid nests and globules" },
                Feature { plain: "brown to grey-blue lobes at the edge, like a maple leaf", term: "leaf-like areas" },
                Feature { plain: "spokes that meet in a darker hub", term: "spoke-wheel areas" },
                Feature { plain: "open, crusted or bleeding places", term: "ulceration" },
                Feature { plain: "white blotches and strands in polarised light", term: "shiny white blotches and strands" },
            ],
            who_and_where: "Mostly fair skin and age above 50, but younger people too: face, ears, neck, then trunk and legs.",
            behaviour: "It grows over months and years and destroys what it grows into, such as eyelid, nose or ear. It seldom spreads to other organs. A person who had one often gets another.",
            mimics: &[
                Melanoma,
                SquamousCellCarcinoma,
                Nevus,
                PigmentedBenignKeratosis,
                SeborrheicKeratosis,
                ActinicKeratosis,
            ],
            other_mimics: "sebaceous hyperplasia, trichoepithelioma, Bowen disease, eczema.",
            care: "It is cut out and examined under the microscope; on the face often by Mohs surgery. Thin ones are also treated with creams, photodynamic therapy or freezing; radiotherapy where surgery is not possible.",
            sources: [
                Source {
                    title: "DermNet: Basal cell carcinoma",
                    address: "https://dermnetnz.org/topics/basal-cell-carcinoma",
                },
                KATO,
            ],
            drawing: "A pearly pink lesion with bright red branching vessels, blue-grey ovals, and brown lobes like a maple leaf at one edge.",
        },
        Dermatofibroma => &Explanation {
            other_names: "fibrous histiocytoma.",
            what: "A firm knot of fibrous tissue in the skin, which can follow an insect bite or a small wound.",
            naked_eye: "A hard, pink to brown knot of 3 to 10 millimetres that moves with the skin. It sinks in when the skin is squeezed from both sides (dimple sign).",
            dermoscopy: &[
                Feature { plain: "a white patch like a scar in the middle", term: "central white patch" },
                Feature { plain: "thin light-brown lines like a honeycomb around it", term: "peripheral delicate pigment network" },
                Feature { plain: "white lines and brown holes", term: "inverse (white) network" },
                Feature { plain: "brown rings", term: "ring-like globules" },
                Feature { plain: "red points in the middle", term: "dotted vessels" },
            ],
            who_and_where: "Young and middle-aged adults, women more often: mostly the lower legs, also arms and trunk.",
            behaviour: "It stays for years, often without a change. One that grows without pause, or is larger than a few centimetres, can be another tumour.",
            mimics: &[Melanoma, Nevus, BasalCellCarcinoma, SquamousCellCarcinoma],
            other_mimics: "dermatofibrosarcoma protuberans, scar, Spitz nevus.",
            care: "A typical one is left in place. It is cut out and examined if it grows, is not typical or disturbs.",
            sources: [
                Source { title: "DermNet: Dermatofibroma", address: "https://dermnetnz.org/topics/dermatofibroma" },
                Source {
                    title: "Zaballos et al.: Dermoscopy of dermatofibromas, 412 cases, 2008",
                    address: "https://doi.org/10.1001/archdermatol.2007.8",
                },
            ],
            drawing: "A round, light-brown lesion: a white patch in the middle, thin brown lines like a honeycomb around it that fade outwards.",
        },
        Melanoma => &Explanation {
            other_names: "malignant melanoma, MM; on sun-damaged skin lentigo maligna.",
            what: "A cancer of the pigment cells (melanocytes), which spreads earlier and more often than the other frequent skin cancers.",
            naked_eye: "ABCDE: asymmetry, uneven border, several colours, diameter above 6 millimetres, evolution. Many lack some of these: a nodular one is a firm bump that grows within weeks, and one without pigment is pink. A spot unlike all others of the person (ugly duckling) counts, and so does change.",
            dermoscopy: &[
                Feature { plain: "brown to black lines of uneven width and spacing that end abruptly", term: "atypical pigment network" },
                Feature { plain: "lines and fingers at the edge, on one side", term: "irregular streaks, pseudopods" },
                Feature { plain: "a milky blue area", term: "blue-white veil" },
                Feature { plain: "points and balls of different sizes, unevenly spread", term: "irregular dots and globules" },
                Feature { plain: "an off-centre dark area", term: "irregular blotch" },
                Feature { plain: "white like a scar, or grey like scattered pepper", term: "regression structures" },
                Feature { plain: "points, curves and twists of vessels in one lesion", term: "atypical (polymorphous) vessels" },
                Feature { plain: "on palms and soles: pigment on the ridges", term: "parallel ridge pattern" },
            ],
            who_and_where: "Adults of every age, more with each decade, seldom children. Fair skin, sunburns, many or atypical nevi, and melanoma in the family raise the risk. In men often the trunk, in women the legs, in old age the face; in dark skin palms, soles and nails.",
            behaviour: "It can spread to lymph nodes and organs, also from a small spot. The thinner it is when it is cut out, the better the outlook. About three in ten arise in a nevus, the others on skin without one.",
            mimics: &[
                Nevus,
                PigmentedBenignKeratosis,
                SeborrheicKeratosis,
                BasalCellCarcinoma,
                VascularLesion,
                Dermatofibroma,
                ActinicKeratosis,
                SquamousCellCarcinoma,
            ],
            other_mimics: "Spitz and Reed nevus, blue nevus, bleeding under a nail or in the skin.",
            care: "A suspicious lesion is cut out whole, soon, and examined under the microscope. Then more skin around it is removed, depending on its thickness, and lymph nodes may be examined. Advanced disease is treated with immunotherapy or targeted drugs.",
            sources: [Source { title: "DermNet: Melanoma", address: "https://dermnetnz.org/topics/melanoma" }, KATO],
            drawing: "An asymmetric lesion in several colours: an uneven dark network, a black blotch, fingers at one edge, and a milky blue area.",
        },
        Nevus => &Explanation {
            other_names: "mole, melanocytic naevus; among them junctional, compound, dermal, congenital, atypical (Clark), Spitz, Reed and blue nevi.",
            what: "A growth of pigment cells (melanocytes), present from birth or acquired.",
            naked_eye: "A flat or raised spot, mostly round or oval with one or two shades of brown; a dermal one is skin-coloured and soft, a blue one is blue.",
            dermoscopy: &[
                Feature { plain: "brown lines like a honeycomb that thin out at the edge", term: "regular pigment network" },
                Feature { plain: "brown balls of similar size, evenly spread", term: "globular pattern" },
                Feature { plain: "one brown or blue shade without structure", term: "homogeneous pattern" },
                Feature { plain: "on palms and soles: pigment in the furrows", term: "parallel furrow pattern" },
                Feature { plain: "short, thick, curved vessels, in dermal ones", term: "comma vessels" },
            ],
            who_and_where: "Nearly everyone. Most appear between childhood and 40 years; fair skin and sun in childhood make more of them. New ones after 50 are rare.",
            behaviour: "Most change slowly over decades, in step with the person's others, and fade in old age. Melanoma can look the same, and about three in ten melanomas arise in a nevus.",
            mimics: &[Melanoma, PigmentedBenignKeratosis, SeborrheicKeratosis, BasalCellCarcinoma, Dermatofibroma],
            other_mimics: "freckle, lentigo, café-au-lait spot, neurofibroma.",
            care: "It is left, or followed with photos. One that changes, differs from the person's others or is new in later life is examined by a doctor and cut out if there is doubt.",
            sources: [
                Source {
                    title: "DermNet: Melanocytic naevus",
                    address: "https://dermnetnz.org/topics/melanocytic-naevus",
                },
                TSCHANDL,
            ],
            drawing: "A symmetric oval brown lesion with an even network like a honeycomb that thins out at the edge, and a few even balls in the middle.",
        },
        PigmentedBenignKeratosis => &Explanation {
            other_names: "bkl in HAM10000: solar lentigo, seborrheic keratosis and lichen planus-like keratosis together.",
            what: "A name of the image archives, not of a disease: they put three growths of the epidermis under it that turn into each other and look alike.",
            naked_eye: "Solar lentigo: a flat brown spot with a sharp border. Seborrheic keratosis: raised and waxy. Lichen planus-like keratosis: a pink, then grey-brown patch, which is one of the others in inflammation.",
            dermoscopy: &[
                Feature { plain: "a sharp edge with bites", term: "moth-eaten border" },
                Feature { plain: "parallel brown lines like a fingerprint", term: "fingerprint-like structures" },
                Feature { plain: "light brown without structure", term: "homogeneous pigmentation" },
                Feature { plain: "coarse grey points, in lichen planus-like keratosis", term: "grey dots (peppering)" },
                Feature { plain: "white points and dark plugs, where it thickens", term: "milia-like cysts, comedo-like openings" },
            ],
            who_and_where: "Adults, more with age and sun: face, backs of hands, forearms, shoulders and trunk.",
            behaviour: "Lentigines stay and increase. Lichen planus-like keratosis fades within months. Other archives label a part of them as seborrheic keratosis, so the two probabilities belong together.",
            mimics: &[SeborrheicKeratosis, Melanoma, Nevus, ActinicKeratosis, BasalCellCarcinoma],
            other_mimics: "lentigo maligna on the face, melanoma in regression, Bowen disease.",
            care: "A typical one is left. A biopsy is taken if it is uneven in colour, has grey points on a face or changes, because lentigo maligna looks alike.",
            sources: [
                Source {
                    title: "DermNet: Lichenoid keratosis",
                    address: "https://dermnetnz.org/topics/lichenoid-keratosis",
                },
                TSCHANDL,
            ],
            drawing: "A flat light-brown spot with a sharp, bitten edge, brown lines like a fingerprint, and coarse grey points on one side.",
        },
        SeborrheicKeratosis => &Explanation {
            other_names: "seborrhoeic wart, age wart, verruca seborrhoica.",
            what: "A thickening of the epidermis that comes with age.",
            naked_eye: "A waxy or warty plaque, from skin-coloured to black, that looks stuck on. Sizes go from millimetres to centimetres.",
            dermoscopy: &[
                Feature { plain: "white or yellow points like small stars", term: "milia-like cysts" },
                Feature { plain: "brown-black plugs in round holes", term: "comedo-like openings" },
                Feature { plain: "furrows and folds like the surface of a brain", term: "fissures and ridges (gyri and sulci)" },
                Feature { plain: "vessels like hairpins with a white rim", term: "hairpin vessels with a white halo" },
                Feature { plain: "an edge that ends all at once", term: "sharp border" },
            ],
            who_and_where: "Most people above 50, often many of them: trunk, face, scalp and limbs, not palms and soles.",
            behaviour: "It grows slowly and stays. It can itch, crumble or become inflamed. Melanoma can look like one, and many that appear within weeks seldom accompany a cancer inside the body.",
            mimics: &[
                PigmentedBenignKeratosis,
                Melanoma,
                Nevus,
                SquamousCellCarcinoma,
                BasalCellCarcinoma,
                ActinicKeratosis,
            ],
            other_mimics: "wart, Bowen disease, seborrheic keratosis-like melanoma.",
            care: "It is left, or removed by freezing or scraping if it disturbs. If it cannot be told from melanoma, it is removed and examined under the microscope.",
            sources: [
                Source {
                    title: "DermNet: Seborrhoeic keratosis",
                    address: "https://dermnetnz.org/topics/seborrhoeic-keratosis",
                },
                Source {
                    title: "Braun et al.: Dermoscopy of pigmented seborrheic keratosis, 2002",
                    address: "https://doi.org/10.1001/archderm.138.12.1556",
                },
            ],
            drawing: "A sharply bordered brown lesion with folds like a brain, white points, and round dark plugs.",
        },
        SquamousCellCarcinoma => &Explanation {
            other_names: "SCC, spinalioma; within the epidermis Bowen disease; a fast one with a crater: keratoacanthoma.",
            what: "A cancer of the horn-forming cells of the epidermis, often on skin with much sun damage.",
            naked_eye: "A firm pink or red bump or plaque with scale, crust or a horn. It may be tender, open and bleed.",
            dermoscopy: &[
                Feature { plain: "white-yellow masses of horn", term: "keratin" },
                Feature { plain: "bright white rings around hair openings", term: "white circles" },
                Feature { plain: "white areas without structure", term: "white structureless areas" },
                Feature { plain: "vessels like small balls of wool", term: "coiled (glomerular) vessels" },
                Feature { plain: "long, twisted or hairpin-like vessels at the edge", term: "linear-irregular and hairpin vessels" },
                Feature { plain: "red to black specks within the horn", term: "blood spots" },
            ],
            who_and_where: "Mostly people above 60 with fair skin: face, ears, lower lip, scalp, backs of hands, legs. A weak immune system, such as after a transplant, makes it far more frequent; it also arises in scars and chronic wounds, in every skin colour.",
            behaviour: "It grows within weeks to months. Some spread to lymph nodes, more often if they are thick, on lip or ear, or the immune system is weak.",
            mimics: &[
                ActinicKeratosis,
                BasalCellCarcinoma,
                SeborrheicKeratosis,
                PigmentedBenignKeratosis,
                Melanoma,
                VascularLesion,
            ],
            other_mimics: "keratoacanthoma, wart, prurigo nodule, Merkel cell carcinoma.",
            care: "It is cut out with a margin and examined under the microscope; the lymph nodes are examined. Radiotherapy or drugs follow in some cases. Bowen disease is also treated with creams, freezing or photodynamic therapy.",
            sources: [
                Source {
                    title: "DermNet: Cutaneous squamous cell carcinoma",
                    address: "https://dermnetnz.org/topics/cutaneous-squamous-cell-carcinoma",
                },
                Source {
                    title: "Lin et al.: Dermoscopic characteristics of nodular squamous cell carcinoma and keratoacanthoma, 2014",
                    address: "https://doi.org/10.5826/dpc.0402a02",
                },
            ],
            drawing: "A pink bump with a yellow-white mass of horn with blood specks in the middle, white rings around hair openings, and coiled vessels at the edge.",
        },
        VascularLesion => &Explanation {
            other_names: "in the archives: cherry angioma, angiokeratoma, pyogenic granuloma and bleeding in the skin together.",
            what: "A growth of blood vessels, or blood in the skin.",
            naked_eye: "A red, purple or black spot or bump. Cherry angioma is small, round and bright red; angiokeratoma is dark and rough; pyogenic granuloma is a moist red bump that bleeds easily.",
            dermoscopy: &[
                Feature { plain: "round red, purple or blue-black lakes with sharp edges", term: "lacunae" },
                Feature { plain: "white lines or walls between them", term: "septa" },
                Feature { plain: "dark lakes below a milky haze, in angiokeratoma", term: "dark lacunae with a whitish veil" },
                Feature { plain: "red without structure in a white collar, in pyogenic granuloma", term: "white collarette" },
                Feature { plain: "red-black without structure with small satellites, in bleeding", term: "homogeneous red-black area" },
            ],
            who_and_where: "Cherry angiomas: most adults, more with age, mostly the trunk. Pyogenic granuloma: children, young adults and in pregnancy, fingers, face and mouth.",
            behaviour: "Angiomas stay. Bleeding in the skin grows out within weeks; if it does not, it is something else. Pyogenic granuloma grows within days to weeks, and so does melanoma without pigment, which can look the same.",
            mimics: &[Melanoma, Nevus, BasalCellCarcinoma, SquamousCellCarcinoma],
            other_mimics: "amelanotic melanoma, Kaposi sarcoma, metastasis.",
            care: "Angiomas are left, or removed by laser or heat. A red bump that grows or bleeds is cut out or scraped off and examined under the microscope.",
            sources: [
                Source { title: "DermNet: Cherry angioma", address: "https://dermnetnz.org/topics/cherry-angioma" },
                Source { title: "dermoscopedia: Angioma", address: "https://dermoscopedia.org/Angioma" },
            ],
            drawing: "A round red lesion of many sharply bordered lakes from bright red to blue-black, with pale walls between them.",
        },
    }
}
