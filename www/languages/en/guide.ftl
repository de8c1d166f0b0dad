# Heading of the guide.
guide-title = The nine diagnoses

# Below the heading.
guide-introduction = General information for learning. It judges no photo and replaces no examination: many lesions look like another diagnosis, and only a doctor with the person, and often a biopsy, can tell.

# Below the introduction.
guide-drawings = The pictures are drawn schemes of what a dermatoscope shows. They show no patient.

# Before the source of the terms.
guide-terms-note = Most of the terms are those of the consensus of the International Dermoscopy Society:

# Before the other names.
guide-other-names = Also called

# Heading of the appearance to the naked eye.
guide-naked-eye = With the naked eye

# Heading of what dermoscopy shows.
guide-dermoscopy = Through a dermatoscope

# Heading of who gets it.
guide-who-and-where = Who gets it, and where

# Heading of the course.
guide-behaviour = How it behaves

# Heading of the mimics.
guide-mimics = Confused with

# Heading of what is usually done.
guide-care = What is usually done

# Heading of the sources.
guide-sources = Sources

# After the name of a link that opens a new tab, for screen readers.
guide-new-tab = (opens in a new tab, needs a network)

guide-link-label = What is { $diagnosis }?

# Other names.
guide-AK-other-names = solar keratosis; in Australia sunspot, which elsewhere means solar lentigo.

# What it is.
guide-AK-what = A rough patch of skin that years of sun have damaged: its upper cells are abnormal, and some of these patches become squamous cell carcinoma.

# To the naked eye.
guide-AK-naked-eye = A dry, scaly, pink or brownish patch of a few millimetres. A finger often finds it before the eye does, because it feels like sandpaper.

# A feature in plain words, and its term.
guide-AK-feature-1 = on the face: a red net around pale hair openings with yellowish plugs

guide-AK-term-1 = strawberry pattern

# A feature in plain words, and its term.
guide-AK-feature-2 = white or yellow scale on the surface

guide-AK-term-2 = surface scale

# A feature in plain words, and its term.
guide-AK-feature-3 = four bright points like a clover leaf, in polarised light

guide-AK-term-3 = rosettes

# A feature in plain words, and its term.
guide-AK-feature-4 = if pigmented on the face: grey-brown rings and dots around hair openings, as in lentigo maligna

guide-AK-term-4 = annular-granular pattern

# Who gets it, and where.
guide-AK-who-and-where = Mostly people above 50 with fair skin and much sun: face, bald scalp, ears, forearms and backs of hands. A weak immune system makes it far more frequent.

# How it behaves.
guide-AK-behaviour = Single patches come and go. In a review of studies, fewer than 1 in 100 of them became squamous cell carcinoma within a year, but the data are limited and most people have many patches. One that thickens, hurts or bleeds may have turned.

# Other mimics, after a list of diagnoses.
guide-AK-other-mimics = Bowen disease, eczema, psoriasis; a pigmented one: lentigo maligna.

# What is usually done.
guide-AK-care = Freezing, creams for the whole area (such as fluorouracil or imiquimod) or photodynamic therapy; a biopsy if it is thick, tender or growing; sun protection.

# Description of the drawing, for those who cannot see it.
guide-AK-drawing = A pink patch with a red net around pale round hair openings with yellow plugs, and whitish scale.

# Other names.
guide-BCC-other-names = BCC, basalioma, rodent ulcer.

# What it is.
guide-BCC-what = The most frequent skin cancer, which grows from the lowest cells of the epidermis and of hair follicles.

# To the naked eye.
guide-BCC-naked-eye = A shiny, pearly bump with small vessels, a thin red patch, or a pale plaque like a scar. It may crust, bleed and not heal. In dark skin it is often brown or black.

# A feature in plain words, and its term.
guide-BCC-feature-1 = sharp, bright red vessels that branch like a tree

guide-BCC-term-1 = arborising vessels

# A feature in plain words, and its term.
guide-BCC-feature-2 = large blue-grey ovals and smaller blue-grey balls

guide-BCC-term-2 = ovoid nests and globules

# A feature in plain words, and its term.
guide-BCC-feature-3 = brown to grey-blue lobes at the edge, like a maple leaf

guide-BCC-term-3 = leaf-like areas

# A feature in plain words, and its term.
guide-BCC-feature-4 = spokes that meet in a darker hub

guide-BCC-term-4 = spoke-wheel areas

# A feature in plain words, and its term.
guide-BCC-feature-5 = open, crusted or bleeding places

guide-BCC-term-5 = ulceration

# A feature in plain words, and its term.
guide-BCC-feature-6 = white blotches and strands in polarised light

guide-BCC-term-6 = shiny white blotches and strands

# Who gets it, and where.
guide-BCC-who-and-where = Mostly fair skin and age above 50, but younger people too: face, ears, neck, then trunk and legs.

# How it behaves.
guide-BCC-behaviour = It grows over months and years and destroys what it grows into, such as eyelid, nose or ear. It very seldom spreads to other organs. A person who had one often gets another.

# Other mimics, after a list of diagnoses.
guide-BCC-other-mimics = sebaceous hyperplasia, trichoepithelioma, Bowen disease, eczema.

# What is usually done.
guide-BCC-care = It is cut out and examined under the microscope; on the face often by Mohs surgery. Thin ones are also treated with creams, photodynamic therapy or freezing; radiotherapy where surgery is not possible.

# Description of the drawing, for those who cannot see it.
guide-BCC-drawing = A pearly pink lesion with bright red branching vessels, blue-grey ovals, and brown lobes like a maple leaf at one edge.

# Other names.
guide-DF-other-names = fibrous histiocytoma.

# What it is.
guide-DF-what = A firm knot of fibrous tissue in the skin, which can follow an insect bite or a small wound.

# To the naked eye.
guide-DF-naked-eye = A hard, pink to brown knot of 3 to 10 millimetres that moves with the skin. It sinks in when the skin is squeezed from both sides (dimple sign).

# A feature in plain words, and its term.
guide-DF-feature-1 = a white patch like a scar in the middle

guide-DF-term-1 = central white patch

# A feature in plain words, and its term.
guide-DF-feature-2 = thin light-brown lines like a honeycomb around it

guide-DF-term-2 = peripheral delicate pigment network

# A feature in plain words, and its term.
guide-DF-feature-3 = a net of white lines with brown holes

guide-DF-term-3 = white network

# A feature in plain words, and its term.
guide-DF-feature-4 = brown rings

guide-DF-term-4 = ring-like globules

# A feature in plain words, and its term.
guide-DF-feature-5 = red points in the middle

guide-DF-term-5 = dotted vessels

# Who gets it, and where.
guide-DF-who-and-where = Young and middle-aged adults, women more often: mostly the lower legs, also arms and trunk.

# How it behaves.
guide-DF-behaviour = It stays for years, often without a change. One that grows without pause, or is larger than a few centimetres, can be another tumour.

# Other mimics, after a list of diagnoses.
guide-DF-other-mimics = dermatofibrosarcoma protuberans, scar, Spitz nevus.

# What is usually done.
guide-DF-care = A typical one is left in place. It is cut out and examined if it grows, is not typical or disturbs.

# Description of the drawing, for those who cannot see it.
guide-DF-drawing = A round, light-brown lesion: a white patch in the middle, thin brown lines like a honeycomb around it that fade outwards.

# Other names.
guide-MEL-other-names = malignant melanoma, MM; on sun-damaged skin lentigo maligna.

# What it is.
guide-MEL-what = A cancer of the pigment cells (melanocytes), which spreads earlier and more often than the other frequent skin cancers.

# To the naked eye.
guide-MEL-naked-eye = ABCDE: asymmetry, uneven border, several colours, diameter above 6 millimetres, evolution. Many lack some of these: a nodular one is a firm bump that grows within weeks to months, and one without pigment is pink. A spot unlike all others of the person (ugly duckling) counts, and so does change.

# A feature in plain words, and its term.
guide-MEL-feature-1 = brown to black lines of uneven width and spacing that end abruptly

guide-MEL-term-1 = atypical pigment network

# A feature in plain words, and its term.
guide-MEL-feature-2 = lines and fingers at the edge, on one side

guide-MEL-term-2 = irregular streaks, pseudopods

# A feature in plain words, and its term.
guide-MEL-feature-3 = a milky blue area

guide-MEL-term-3 = blue-whitish veil

# A feature in plain words, and its term.
guide-MEL-feature-4 = points and balls of different sizes, unevenly spread

guide-MEL-term-4 = irregular dots and globules

# A feature in plain words, and its term.
guide-MEL-feature-5 = an off-centre dark area

guide-MEL-term-5 = irregular blotch

# A feature in plain words, and its term.
guide-MEL-feature-6 = white like a scar, or grey like scattered pepper

guide-MEL-term-6 = regression structures

# A feature in plain words, and its term.
guide-MEL-feature-7 = points, curves and twists of vessels in one lesion

guide-MEL-term-7 = atypical (polymorphous) vessels

# A feature in plain words, and its term.
guide-MEL-feature-8 = short white lines at right angles, in polarised light

guide-MEL-term-8 = shiny white streaks

# A feature in plain words, and its term.
guide-MEL-feature-9 = on palms and soles: pigment on the ridges

guide-MEL-term-9 = parallel ridge pattern

# A feature in plain words, and its term.
guide-MEL-feature-10 = on the face: grey dots, rings and diamonds around hair openings

guide-MEL-term-10 = annular-granular pattern, rhomboids

# Who gets it, and where.
guide-MEL-who-and-where = Adults of every age, more with each decade, seldom children. Fair skin, sunburns, many or atypical nevi, and melanoma in the family raise the risk. In men often the trunk, in women the legs, in old age the face; in dark skin palms, soles and nails.

# How it behaves.
guide-MEL-behaviour = It can spread to lymph nodes and organs, also from a small spot. The thinner it is when it is cut out, the better the outlook. About three in ten arise in a nevus, the others on skin without one.

# Other mimics, after a list of diagnoses.
guide-MEL-other-mimics = Spitz and Reed nevus, blue nevus, bleeding under a nail or in the skin.

# What is usually done.
guide-MEL-care = A suspicious lesion is cut out whole, soon, and examined under the microscope. Then more skin around it is removed, depending on its thickness, and lymph nodes may be examined. Advanced disease is treated with immunotherapy or targeted drugs.

# Description of the drawing, for those who cannot see it.
guide-MEL-drawing = An asymmetric lesion in several colours: an uneven dark network, a black blotch, fingers at one edge, and a milky blue area.

# Other names.
guide-NV-other-names = mole, melanocytic naevus; among them junctional, compound, dermal, congenital, atypical (Clark), Spitz, Reed and blue nevi.

# What it is.
guide-NV-what = A growth of pigment cells (melanocytes), present from birth or acquired.

# To the naked eye.
guide-NV-naked-eye = A flat or raised spot, mostly round or oval with one or two shades of brown; a dermal one is skin-coloured and soft, a blue one is blue, an atypical one is larger with an uneven edge and colour.

# A feature in plain words, and its term.
guide-NV-feature-1 = brown lines like a honeycomb that thin out at the edge

guide-NV-term-1 = typical pigment network

# A feature in plain words, and its term.
guide-NV-feature-2 = brown balls of similar size, evenly spread

guide-NV-term-2 = globular pattern

# A feature in plain words, and its term.
guide-NV-feature-3 = one brown or blue shade without structure

guide-NV-term-3 = homogeneous pattern

# A feature in plain words, and its term.
guide-NV-feature-4 = on palms and soles: pigment in the furrows

guide-NV-term-4 = parallel furrow pattern

# A feature in plain words, and its term.
guide-NV-feature-5 = short, thick, curved vessels, in dermal ones

guide-NV-term-5 = comma vessels

# Who gets it, and where.
guide-NV-who-and-where = Nearly everyone. Most appear between childhood and 40 years; fair skin and sun in childhood make more of them. Fewer appear with age, while melanomas become more frequent.

# How it behaves.
guide-NV-behaviour = Most change slowly over decades, in step with the person's others, and fade in old age. Melanoma can look the same, and about three in ten melanomas arise in a nevus.

# Other mimics, after a list of diagnoses.
guide-NV-other-mimics = freckle, lentigo, café-au-lait spot, neurofibroma.

# What is usually done.
guide-NV-care = It is left, or followed with photos. One that changes, differs from the person's others or is new in later life is examined by a doctor and cut out if there is doubt.

# Description of the drawing, for those who cannot see it.
guide-NV-drawing = A symmetric oval brown lesion with an even network like a honeycomb that thins out at the edge, and a few even balls in the middle.

# Other names.
guide-PBK-other-names = bkl in HAM10000: solar lentigo, seborrheic keratosis and lichen planus-like keratosis together.

# What it is.
guide-PBK-what = A name of the image archives, not of a disease: HAM10000 puts three growths of the epidermis under it that are related and can turn into each other, but may look different.

# To the naked eye.
guide-PBK-naked-eye = Solar lentigo: a flat brown spot with a sharp border. Seborrheic keratosis: raised and waxy. Lichen planus-like keratosis: a pink, then grey-brown patch, which is one of the other two with inflammation.

# A feature in plain words, and its term.
guide-PBK-feature-1 = a sharp edge with bites

guide-PBK-term-1 = moth-eaten border

# A feature in plain words, and its term.
guide-PBK-feature-2 = parallel brown lines like a fingerprint

guide-PBK-term-2 = fingerprint pattern

# A feature in plain words, and its term.
guide-PBK-feature-3 = light brown without structure

guide-PBK-term-3 = homogeneous pigmentation

# A feature in plain words, and its term.
guide-PBK-feature-4 = coarse grey points, in lichen planus-like keratosis, as in melanoma in regression

guide-PBK-term-4 = grey dots (peppering)

# A feature in plain words, and its term.
guide-PBK-feature-5 = white points and dark plugs, where it thickens

guide-PBK-term-5 = milia-like cysts, comedo-like openings

# Who gets it, and where.
guide-PBK-who-and-where = Adults, more with age and sun: face, backs of hands, forearms, shoulders and trunk.

# How it behaves.
guide-PBK-behaviour = Lentigines stay and increase. Lichen planus-like keratosis often fades within weeks to months; some last more than a year. Other archives label a part of them as seborrheic keratosis, so the two probabilities belong together.

# Other mimics, after a list of diagnoses.
guide-PBK-other-mimics = lentigo maligna on the face, melanoma in regression, Bowen disease.

# What is usually done.
guide-PBK-care = A typical one is left. A biopsy is taken if it is uneven in colour, has grey points or changes, because lentigo maligna and melanoma in regression can look the same.

# Description of the drawing, for those who cannot see it.
guide-PBK-drawing = A flat light-brown spot with a sharp, bitten edge, brown lines like a fingerprint, and coarse grey points on one side.

# Other names.
guide-SK-other-names = basal cell papilloma, seborrhoeic wart, age wart, verruca seborrhoica.

# What it is.
guide-SK-what = A thickening of the epidermis that comes with age.

# To the naked eye.
guide-SK-naked-eye = A waxy or warty plaque, from skin-coloured to black, that looks stuck on. Sizes go from millimetres to centimetres.

# A feature in plain words, and its term.
guide-SK-feature-1 = white or yellow points like small stars

guide-SK-term-1 = milia-like cysts

# A feature in plain words, and its term.
guide-SK-feature-2 = brown-black plugs in round holes

guide-SK-term-2 = comedo-like openings

# A feature in plain words, and its term.
guide-SK-feature-3 = furrows and folds like the surface of a brain

guide-SK-term-3 = fissures and ridges

# A feature in plain words, and its term.
guide-SK-feature-4 = vessels like hairpins with a white rim

guide-SK-term-4 = hairpin vessels with a white halo

# A feature in plain words, and its term.
guide-SK-feature-5 = an edge that ends all at once

guide-SK-term-5 = sharp border

# Who gets it, and where.
guide-SK-who-and-where = Most people above 50, often many of them: trunk, face, scalp and limbs, not palms and soles.

# How it behaves.
guide-SK-behaviour = It grows slowly and stays. It can itch, crumble or become inflamed. Melanoma can look like one. Many that appear within weeks can accompany a cancer inside the body (Leser-Trélat sign), but this is very rare and disputed.

# Other mimics, after a list of diagnoses.
guide-SK-other-mimics = viral wart, Bowen disease, lentigo maligna on the face.

# What is usually done.
guide-SK-care = It is left, or removed by freezing or scraping if it disturbs. If it cannot be told from melanoma, it is removed and examined under the microscope.

# Description of the drawing, for those who cannot see it.
guide-SK-drawing = A sharply bordered brown lesion with folds like a brain, white points, and round dark plugs.

# Other names.
guide-SCC-other-names = SCC, spinalioma; within the epidermis Bowen disease; a fast one with a crater: keratoacanthoma.

# What it is.
guide-SCC-what = A cancer of the horn-forming cells of the epidermis, often on skin with much sun damage.

# To the naked eye.
guide-SCC-naked-eye = A firm pink or red bump or plaque with scale, crust or a horn. It may be tender, break open and bleed.

# A feature in plain words, and its term.
guide-SCC-feature-1 = white-yellow masses of horn

guide-SCC-term-1 = keratin

# A feature in plain words, and its term.
guide-SCC-feature-2 = bright white rings around hair openings

guide-SCC-term-2 = white circles

# A feature in plain words, and its term.
guide-SCC-feature-3 = white areas without structure

guide-SCC-term-3 = white structureless areas

# A feature in plain words, and its term.
guide-SCC-feature-4 = vessels like small balls of wool

guide-SCC-term-4 = coiled (glomerular) vessels

# A feature in plain words, and its term.
guide-SCC-feature-5 = long, twisted or hairpin-like vessels at the edge

guide-SCC-term-5 = linear-irregular and hairpin vessels

# A feature in plain words, and its term.
guide-SCC-feature-6 = red to black specks within the horn

guide-SCC-term-6 = blood spots

# Who gets it, and where.
guide-SCC-who-and-where = Mostly people above 60 with fair skin: face, ears, lower lip, scalp, backs of hands, legs. A weak immune system, such as after a transplant, makes it far more frequent; it also arises in scars and chronic wounds, in every skin colour.

# How it behaves.
guide-SCC-behaviour = It grows within weeks to months. Some spread to lymph nodes, more often if they are thick, on lip or ear, or the immune system is weak.

# Other mimics, after a list of diagnoses.
guide-SCC-other-mimics = viral wart, prurigo nodule, Merkel cell carcinoma.

# What is usually done.
guide-SCC-care = It is cut out with a margin and examined under the microscope; the lymph nodes are examined. Radiotherapy or drugs follow in some cases. Bowen disease is also treated with creams, freezing or photodynamic therapy.

# Description of the drawing, for those who cannot see it.
guide-SCC-drawing = A pink bump with a yellow-white mass of horn with blood specks in the middle, white rings around hair openings, and coiled vessels at the edge.

# Other names.
guide-VASC-other-names = in the archives: cherry angioma, angiokeratoma, pyogenic granuloma and bleeding in the skin together.

# What it is.
guide-VASC-what = A growth or widening of blood vessels, or blood in the skin.

# To the naked eye.
guide-VASC-naked-eye = A red, purple or black spot or bump. Cherry angioma is small, round and bright red; angiokeratoma is dark and rough; pyogenic granuloma is a moist red bump that bleeds easily.

# A feature in plain words, and its term.
guide-VASC-feature-1 = round red, purple or blue-black lakes with sharp edges

guide-VASC-term-1 = lacunae

# A feature in plain words, and its term.
guide-VASC-feature-2 = white lines or walls between them

guide-VASC-term-2 = septa

# A feature in plain words, and its term.
guide-VASC-feature-3 = dark lakes below a milky haze, in angiokeratoma

guide-VASC-term-3 = dark lacunae with a whitish veil

# A feature in plain words, and its term.
guide-VASC-feature-4 = red without structure in a white collar, in pyogenic granuloma

guide-VASC-term-4 = white collarette

# A feature in plain words, and its term.
guide-VASC-feature-5 = red-black without structure with small satellites, in bleeding

guide-VASC-term-5 = homogeneous red-black area

# Who gets it, and where.
guide-VASC-who-and-where = Cherry angiomas: most adults, more with age, mostly the trunk. Pyogenic granuloma: children, young adults and in pregnancy, fingers, face and mouth.

# How it behaves.
guide-VASC-behaviour = Angiomas stay. Bleeding in the skin grows out within weeks, under a nail within months. A melanoma can bleed too, so blood that stays or comes back is examined. Pyogenic granuloma grows within days to weeks, and so does melanoma without pigment, which can look the same.

# Other mimics, after a list of diagnoses.
guide-VASC-other-mimics = Kaposi sarcoma, angiosarcoma, metastasis of another cancer.

# What is usually done.
guide-VASC-care = Angiomas are left, or removed by laser or heat. A red bump that grows or bleeds is cut out or scraped off and examined under the microscope.

# Description of the drawing, for those who cannot see it.
guide-VASC-drawing = A round red lesion of many sharply bordered lakes from bright red to blue-black, with pale walls between them.
