# Sources. Diagnoses: CIE-10 in Spanish (queratosis actínica L57.0, melanoma C43, nevo melanocítico D22, queratosis
# seborreica L82) and the Spanish translation of the Human Phenotype Ontology, obophenotype/hpo-translations (queratosis
# actínica, carcinoma basocelular, carcinoma de células escamosas, melanoma, queratosis seborreica, lesión cutánea).
# «Dermatofibroma» and «lesión vascular»: usual terms, found in public repositories only. «Queratosis benigna pigmentada»:
# a translation of the class of the image archives; no source.
# Dermoscopy (guide.ftl): «dermatoscopia» and vessels (arboriformes, en coma, en horquilla) after Martín et al.,
# Vascularización en dermatoscopia, Actas Dermosifiliogr 2012;103:357-75 (abstract). The others are translations of the
# consensus of Kittler et al. 2016 in the usual Spanish terms, not checked against a Spanish edition.
# Sites and regions: usual anatomical words after Terminologia Anatomica, not checked against an edition.
diagnosis-AK = Queratosis actínica

diagnosis-BCC = Carcinoma basocelular

diagnosis-DF = Dermatofibroma

diagnosis-MEL = Melanoma

diagnosis-NV = Nevo melanocítico

diagnosis-PBK = Queratosis benigna pigmentada

diagnosis-SK = Queratosis seborreica

diagnosis-SCC = Carcinoma de células escamosas

diagnosis-VASC = Lesión vascular

diagnosis-AK-in-sentence = queratosis actínica

diagnosis-BCC-in-sentence = carcinoma basocelular

diagnosis-DF-in-sentence = dermatofibroma

diagnosis-MEL-in-sentence = melanoma

diagnosis-NV-in-sentence = nevo melanocítico

diagnosis-PBK-in-sentence = queratosis benigna pigmentada

diagnosis-SK-in-sentence = queratosis seborreica

diagnosis-SCC-in-sentence = carcinoma de células escamosas

diagnosis-VASC-in-sentence = lesión vascular

group-benign = benigno

group-precancer = precáncer

group-malignant = maligno

site-head-and-neck = cabeza y cuello

site-trunk = tronco

site-arm = brazo o mano

site-leg = pierna o pie

site-palm-or-sole = palma o planta

site-mouth-or-genitals = boca o genitales

region-front-head = cabeza, de frente

region-front-neck = cuello, de frente

region-front-chest-right = lado derecho del pecho

region-front-chest-left = lado izquierdo del pecho

region-front-abdomen = abdomen

region-front-groin = ingle y genitales

region-front-shoulder-right = hombro derecho, cara anterior

region-front-shoulder-left = hombro izquierdo, cara anterior

region-front-upper-arm-right = brazo derecho, cara anterior

region-front-upper-arm-left = brazo izquierdo, cara anterior

region-front-forearm-right = antebrazo derecho, cara anterior

region-front-forearm-left = antebrazo izquierdo, cara anterior

region-front-hand-right = mano derecha, de frente

region-front-hand-left = mano izquierda, de frente

region-front-thigh-right = muslo derecho, cara anterior

region-front-thigh-left = muslo izquierdo, cara anterior

region-front-knee-right = rodilla derecha

region-front-knee-left = rodilla izquierda

region-front-shin-right = pierna derecha bajo la rodilla, cara anterior

region-front-shin-left = pierna izquierda bajo la rodilla, cara anterior

region-front-foot-right = pie derecho, de frente

region-front-foot-left = pie izquierdo, de frente

region-back-head = parte posterior de la cabeza

region-back-neck = nuca

region-back-upper-left = lado izquierdo de la parte superior de la espalda

region-back-upper-right = lado derecho de la parte superior de la espalda

region-back-lower = parte inferior de la espalda

region-back-buttocks = nalgas

region-back-shoulder-left = hombro izquierdo, cara posterior

region-back-shoulder-right = hombro derecho, cara posterior

region-back-upper-arm-left = brazo izquierdo, cara posterior

region-back-upper-arm-right = brazo derecho, cara posterior

region-back-forearm-left = antebrazo izquierdo, cara posterior

region-back-forearm-right = antebrazo derecho, cara posterior

region-back-hand-left = mano izquierda, de espaldas

region-back-hand-right = mano derecha, de espaldas

region-back-thigh-left = muslo izquierdo, cara posterior

region-back-thigh-right = muslo derecho, cara posterior

region-back-knee-left = hueco poplíteo izquierdo

region-back-knee-right = hueco poplíteo derecho

region-back-calf-left = pantorrilla izquierda

region-back-calf-right = pantorrilla derecha

region-back-heel-left = talón izquierdo

region-back-heel-right = talón derecho

region-head-scalp = cuero cabelludo

region-head-forehead = frente

region-head-temple-right = sien derecha

region-head-temple-left = sien izquierda

region-head-eye-right = párpados derechos

region-head-eye-left = párpados izquierdos

region-head-ear-right = oreja derecha

region-head-ear-left = oreja izquierda

region-head-nose = nariz

region-head-cheek-right = mejilla derecha

region-head-cheek-left = mejilla izquierda

region-head-lips = labios

region-head-chin = mentón

region-head-neck = parte anterior del cuello

region-hands-palm-right = palma derecha

region-hands-palm-fingers-right = cara palmar de los dedos de la mano derecha

region-hands-palm-left = palma izquierda

region-hands-palm-fingers-left = cara palmar de los dedos de la mano izquierda

region-hands-back-left = dorso de la mano izquierda

region-hands-back-fingers-left = dorso de los dedos de la mano izquierda, con las uñas

region-hands-back-right = dorso de la mano derecha

region-hands-back-fingers-right = dorso de los dedos de la mano derecha, con las uñas

region-feet-top-right = dorso del pie derecho

region-feet-toes-right = dedos del pie derecho, con las uñas

region-feet-top-left = dorso del pie izquierdo

region-feet-toes-left = dedos del pie izquierdo, con las uñas

region-feet-sole-left = planta izquierda

region-feet-sole-toes-left = cara plantar de los dedos del pie izquierdo

region-feet-sole-right = planta derecha

region-feet-sole-toes-right = cara plantar de los dedos del pie derecho
