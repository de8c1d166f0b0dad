# Sources. Diagnoses: the French translation of the Human Phenotype Ontology, obophenotype/hpo-translations (kératose
# actinique, mélanome cutané, kératose séborrhéique, carcinome épidermoïde cutané, lésion de la peau; its « épithélioma
# basocellulaire » is dated) and EMC, em-consulte.com (nævus mélanocytaire). « Carcinome basocellulaire »,
# « dermatofibrome » and « lésion vasculaire »: usual terms, found in public repositories only. « Kératose pigmentée
# bénigne »: a translation of the class of the image archives, found in public repositories only. Not checked against
# CIM-10-FR.
# Dermoscopy (guide.ftl): « patron parallèle des sillons » and « crêtes » after Phan, Dalle, Thomas, Lésion pigmentée acquise
# plantaire, Ann Dermatol Venereol 2007;134:892-3 (excerpt); vessels (arborescents, en points, glomérulaires, linéaires
# irréguliers, en épingle à cheveux) after dermatonet.com, Dermatoscopie épithéliale, and « lignes blanches brillantes »
# after dermagic.fr (excerpts). The others are translations of the consensus of Kittler et al. 2016 in the usual French
# terms, not checked against a French edition or against HAS.
# Sites and regions: usual anatomical words after Terminologia Anatomica, not checked against an edition.
diagnosis-AK = Kératose actinique

diagnosis-BCC = Carcinome basocellulaire

diagnosis-DF = Dermatofibrome

diagnosis-MEL = Mélanome

diagnosis-NV = Nævus mélanocytaire

diagnosis-PBK = Kératose pigmentée bénigne

diagnosis-SK = Kératose séborrhéique

diagnosis-SCC = Carcinome épidermoïde

diagnosis-VASC = Lésion vasculaire

diagnosis-AK-in-sentence = kératose actinique

diagnosis-BCC-in-sentence = carcinome basocellulaire

diagnosis-DF-in-sentence = dermatofibrome

diagnosis-MEL-in-sentence = mélanome

diagnosis-NV-in-sentence = nævus mélanocytaire

diagnosis-PBK-in-sentence = kératose pigmentée bénigne

diagnosis-SK-in-sentence = kératose séborrhéique

diagnosis-SCC-in-sentence = carcinome épidermoïde

diagnosis-VASC-in-sentence = lésion vasculaire

group-benign = bénin

group-precancer = précancer

group-malignant = malin

site-head-and-neck = tête et cou

site-trunk = tronc

site-arm = bras ou main

site-leg = jambe ou pied

site-palm-or-sole = paume ou plante

site-mouth-or-genitals = bouche ou organes génitaux

region-front-head = tête, de face

region-front-neck = cou, de face

region-front-chest-right = côté droit de la poitrine

region-front-chest-left = côté gauche de la poitrine

region-front-abdomen = abdomen

region-front-groin = aine et organes génitaux

region-front-shoulder-right = épaule droite, face antérieure

region-front-shoulder-left = épaule gauche, face antérieure

region-front-upper-arm-right = bras droit (au-dessus du coude), face antérieure

region-front-upper-arm-left = bras gauche (au-dessus du coude), face antérieure

region-front-forearm-right = avant-bras droit, face antérieure

region-front-forearm-left = avant-bras gauche, face antérieure

region-front-hand-right = main droite, de face

region-front-hand-left = main gauche, de face

region-front-thigh-right = cuisse droite, face antérieure

region-front-thigh-left = cuisse gauche, face antérieure

region-front-knee-right = genou droit

region-front-knee-left = genou gauche

region-front-shin-right = jambe droite (sous le genou), face antérieure

region-front-shin-left = jambe gauche (sous le genou), face antérieure

region-front-foot-right = pied droit, de face

region-front-foot-left = pied gauche, de face

region-back-head = arrière de la tête

region-back-neck = nuque

region-back-upper-left = côté gauche du haut du dos

region-back-upper-right = côté droit du haut du dos

region-back-lower = bas du dos

region-back-buttocks = fesses

region-back-shoulder-left = épaule gauche, face postérieure

region-back-shoulder-right = épaule droite, face postérieure

region-back-upper-arm-left = bras gauche (au-dessus du coude), face postérieure

region-back-upper-arm-right = bras droit (au-dessus du coude), face postérieure

region-back-forearm-left = avant-bras gauche, face postérieure

region-back-forearm-right = avant-bras droit, face postérieure

region-back-hand-left = main gauche, de dos

region-back-hand-right = main droite, de dos

region-back-thigh-left = cuisse gauche, face postérieure

region-back-thigh-right = cuisse droite, face postérieure

region-back-knee-left = creux du genou gauche

region-back-knee-right = creux du genou droit

region-back-calf-left = mollet gauche

region-back-calf-right = mollet droit

region-back-heel-left = talon gauche

region-back-heel-right = talon droit

region-head-scalp = cuir chevelu

region-head-forehead = front

region-head-temple-right = tempe droite

region-head-temple-left = tempe gauche

region-head-eye-right = paupières droites

region-head-eye-left = paupières gauches

region-head-ear-right = oreille droite

region-head-ear-left = oreille gauche

region-head-nose = nez

region-head-cheek-right = joue droite

region-head-cheek-left = joue gauche

region-head-lips = lèvres

region-head-chin = menton

region-head-neck = face antérieure du cou

region-hands-palm-right = paume droite

region-hands-palm-fingers-right = face palmaire des doigts de la main droite

region-hands-palm-left = paume gauche

region-hands-palm-fingers-left = face palmaire des doigts de la main gauche

region-hands-back-left = dos de la main gauche

region-hands-back-fingers-left = dos des doigts de la main gauche, avec les ongles

region-hands-back-right = dos de la main droite

region-hands-back-fingers-right = dos des doigts de la main droite, avec les ongles

region-feet-top-right = dessus du pied droit

region-feet-toes-right = orteils du pied droit, avec les ongles

region-feet-top-left = dessus du pied gauche

region-feet-toes-left = orteils du pied gauche, avec les ongles

region-feet-sole-left = plante du pied gauche

region-feet-sole-toes-left = face plantaire des orteils du pied gauche

region-feet-sole-right = plante du pied droit

region-feet-sole-toes-right = face plantaire des orteils du pied droit
