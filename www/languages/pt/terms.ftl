# Sources. Diagnoses: CID-10 of DATASUS (ceratose actínica L57.0, melanoma C43, nevo melanocítico D22, ceratose
# seborreica L82, there in the older spelling) and the Portuguese translation of the Human Phenotype Ontology,
# obophenotype/hpo-translations (carcinoma espinocelular; carcinoma basocelular of the anal margin only; melanoma).
# In Portugal: queratose actínica, queratose seborreica (Laureano et al., Revista da SPDV 2014;72(3), keywords).
# «Dermatofibroma» and «lesão vascular»: usual terms, found in public repositories only. «Ceratose benigna pigmentada»:
# a translation of the class of the image archives; no source.
# Dermoscopy (guide.ftl): «dermatoscopia» after Dermatoscopia: o método de análise de padrões, An Bras Dermatol 2006
# (abstract). The others are translations of the consensus of Kittler et al. 2016 in the usual Brazilian terms, not
# checked against a Portuguese edition.
# Sites and regions: usual anatomical words after Terminologia Anatomica, not checked against an edition.
diagnosis-AK = Ceratose actínica

diagnosis-BCC = Carcinoma basocelular

diagnosis-DF = Dermatofibroma

diagnosis-MEL = Melanoma

diagnosis-NV = Nevo melanocítico

diagnosis-PBK = Ceratose benigna pigmentada

diagnosis-SK = Ceratose seborreica

diagnosis-SCC = Carcinoma espinocelular

diagnosis-VASC = Lesão vascular

diagnosis-AK-in-sentence = ceratose actínica

diagnosis-BCC-in-sentence = carcinoma basocelular

diagnosis-DF-in-sentence = dermatofibroma

diagnosis-MEL-in-sentence = melanoma

diagnosis-NV-in-sentence = nevo melanocítico

diagnosis-PBK-in-sentence = ceratose benigna pigmentada

diagnosis-SK-in-sentence = ceratose seborreica

diagnosis-SCC-in-sentence = carcinoma espinocelular

diagnosis-VASC-in-sentence = lesão vascular

group-benign = benigno

group-precancer = pré-câncer

group-malignant = maligno

site-head-and-neck = cabeça e pescoço

site-trunk = tronco

site-arm = braço ou mão

site-leg = perna ou pé

site-palm-or-sole = palma ou planta

site-mouth-or-genitals = boca ou genitais

region-front-head = cabeça, de frente

region-front-neck = pescoço, de frente

region-front-chest-right = lado direito do tórax

region-front-chest-left = lado esquerdo do tórax

region-front-abdomen = abdome

region-front-groin = virilha e genitais

region-front-shoulder-right = ombro direito, face anterior

region-front-shoulder-left = ombro esquerdo, face anterior

region-front-upper-arm-right = braço direito, face anterior

region-front-upper-arm-left = braço esquerdo, face anterior

region-front-forearm-right = antebraço direito, face anterior

region-front-forearm-left = antebraço esquerdo, face anterior

region-front-hand-right = mão direita, de frente

region-front-hand-left = mão esquerda, de frente

region-front-thigh-right = coxa direita, face anterior

region-front-thigh-left = coxa esquerda, face anterior

region-front-knee-right = joelho direito

region-front-knee-left = joelho esquerdo

region-front-shin-right = perna direita abaixo do joelho, face anterior

region-front-shin-left = perna esquerda abaixo do joelho, face anterior

region-front-foot-right = pé direito, de frente

region-front-foot-left = pé esquerdo, de frente

region-back-head = parte posterior da cabeça

region-back-neck = nuca

region-back-upper-left = lado esquerdo da parte superior das costas

region-back-upper-right = lado direito da parte superior das costas

region-back-lower = parte inferior das costas

region-back-buttocks = nádegas

region-back-shoulder-left = ombro esquerdo, face posterior

region-back-shoulder-right = ombro direito, face posterior

region-back-upper-arm-left = braço esquerdo, face posterior

region-back-upper-arm-right = braço direito, face posterior

region-back-forearm-left = antebraço esquerdo, face posterior

region-back-forearm-right = antebraço direito, face posterior

region-back-hand-left = mão esquerda, de costas

region-back-hand-right = mão direita, de costas

region-back-thigh-left = coxa esquerda, face posterior

region-back-thigh-right = coxa direita, face posterior

region-back-knee-left = fossa poplítea esquerda

region-back-knee-right = fossa poplítea direita

region-back-calf-left = panturrilha esquerda

region-back-calf-right = panturrilha direita

region-back-heel-left = calcanhar esquerdo

region-back-heel-right = calcanhar direito

region-head-scalp = couro cabeludo

region-head-forehead = testa

region-head-temple-right = têmpora direita

region-head-temple-left = têmpora esquerda

region-head-eye-right = pálpebras direitas

region-head-eye-left = pálpebras esquerdas

region-head-ear-right = orelha direita

region-head-ear-left = orelha esquerda

region-head-nose = nariz

region-head-cheek-right = bochecha direita

region-head-cheek-left = bochecha esquerda

region-head-lips = lábios

region-head-chin = queixo

region-head-neck = parte anterior do pescoço

region-hands-palm-right = palma direita

region-hands-palm-fingers-right = face palmar dos dedos da mão direita

region-hands-palm-left = palma esquerda

region-hands-palm-fingers-left = face palmar dos dedos da mão esquerda

region-hands-back-left = dorso da mão esquerda

region-hands-back-fingers-left = dorso dos dedos da mão esquerda, com as unhas

region-hands-back-right = dorso da mão direita

region-hands-back-fingers-right = dorso dos dedos da mão direita, com as unhas

region-feet-top-right = dorso do pé direito

region-feet-toes-right = dedos do pé direito, com as unhas

region-feet-top-left = dorso do pé esquerdo

region-feet-toes-left = dedos do pé esquerdo, com as unhas

region-feet-sole-left = planta esquerda

region-feet-sole-toes-left = face plantar dos dedos do pé esquerdo

region-feet-sole-right = planta direita

region-feet-sole-toes-right = face plantar dos dedos do pé direito
