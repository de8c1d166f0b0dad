# Sources, as noted by the project. Diagnoses: S3-Leitlinie Aktinische Keratose und Plattenepithelkarzinom der Haut, 2022,
# and S2k-Leitlinie Basalzellkarzinom der Haut, 2024 (titles); Dtsch Arztebl 2019, 10.3238/PersDerma.2019.03.15.04
# (melanozytärer Nävus, Melanom, seborrhoische Keratose, Hautläsion); altmeyers.org (aktinische Keratose,
# Basalzellkarzinom, Dermatofibrom). «Vaskuläre Läsion»: in public repositories only. «Pigmentierte benigne Keratose»: a
# translation of the class of the image archives; no source. ICD-10-GM of BfArM was not at hand.
# Dermoscopy (guide.ftl): usual German terms, not checked against a German edition of the consensus of Kittler et al. 2016
# or against the S3-Leitlinie Melanom.
# Sites and regions: usual anatomical words after Terminologia Anatomica, not checked against an edition.
diagnosis-AK = Aktinische Keratose

diagnosis-BCC = Basalzellkarzinom

diagnosis-DF = Dermatofibrom

diagnosis-MEL = Melanom

diagnosis-NV = Melanozytärer Nävus

diagnosis-PBK = Pigmentierte benigne Keratose

diagnosis-SK = Seborrhoische Keratose

diagnosis-SCC = Plattenepithelkarzinom

diagnosis-VASC = Vaskuläre Läsion

diagnosis-AK-in-sentence = aktinische Keratose

diagnosis-BCC-in-sentence = Basalzellkarzinom

diagnosis-DF-in-sentence = Dermatofibrom

diagnosis-MEL-in-sentence = Melanom

diagnosis-NV-in-sentence = melanozytärer Nävus

diagnosis-PBK-in-sentence = pigmentierte benigne Keratose

diagnosis-SK-in-sentence = seborrhoische Keratose

diagnosis-SCC-in-sentence = Plattenepithelkarzinom

diagnosis-VASC-in-sentence = vaskuläre Läsion

group-benign = benigne

group-precancer = Krebsvorstufe

group-malignant = maligne

site-head-and-neck = Kopf und Hals

site-trunk = Rumpf

site-arm = Arm oder Hand

site-leg = Bein oder Fuß

site-palm-or-sole = Handfläche oder Fußsohle

site-mouth-or-genitals = Mund oder Genitalien

region-front-head = Kopf, von vorn

region-front-neck = Hals, von vorn

region-front-chest-right = rechte Brustseite

region-front-chest-left = linke Brustseite

region-front-abdomen = Bauch

region-front-groin = Leiste und Genitalien

region-front-shoulder-right = rechte Schulter, von vorn

region-front-shoulder-left = linke Schulter, von vorn

region-front-upper-arm-right = rechter Oberarm, von vorn

region-front-upper-arm-left = linker Oberarm, von vorn

region-front-forearm-right = rechter Unterarm, von vorn

region-front-forearm-left = linker Unterarm, von vorn

region-front-hand-right = rechte Hand, von vorn

region-front-hand-left = linke Hand, von vorn

region-front-thigh-right = rechter Oberschenkel, von vorn

region-front-thigh-left = linker Oberschenkel, von vorn

region-front-knee-right = rechtes Knie

region-front-knee-left = linkes Knie

region-front-shin-right = rechter Unterschenkel, von vorn

region-front-shin-left = linker Unterschenkel, von vorn

region-front-foot-right = rechter Fuß, von vorn

region-front-foot-left = linker Fuß, von vorn

region-back-head = Hinterkopf

region-back-neck = Nacken

region-back-upper-left = linke Seite des oberen Rückens

region-back-upper-right = rechte Seite des oberen Rückens

region-back-lower = unterer Rücken

region-back-buttocks = Gesäß

region-back-shoulder-left = linke Schulter, von hinten

region-back-shoulder-right = rechte Schulter, von hinten

region-back-upper-arm-left = linker Oberarm, von hinten

region-back-upper-arm-right = rechter Oberarm, von hinten

region-back-forearm-left = linker Unterarm, von hinten

region-back-forearm-right = rechter Unterarm, von hinten

region-back-hand-left = linke Hand, von hinten

region-back-hand-right = rechte Hand, von hinten

region-back-thigh-left = linker Oberschenkel, von hinten

region-back-thigh-right = rechter Oberschenkel, von hinten

region-back-knee-left = linke Kniekehle

region-back-knee-right = rechte Kniekehle

region-back-calf-left = linke Wade

region-back-calf-right = rechte Wade

region-back-heel-left = linke Ferse

region-back-heel-right = rechte Ferse

region-head-scalp = Kopfhaut

region-head-forehead = Stirn

region-head-temple-right = rechte Schläfe

region-head-temple-left = linke Schläfe

region-head-eye-right = rechte Augenlider

region-head-eye-left = linke Augenlider

region-head-ear-right = rechtes Ohr

region-head-ear-left = linkes Ohr

region-head-nose = Nase

region-head-cheek-right = rechte Wange

region-head-cheek-left = linke Wange

region-head-lips = Lippen

region-head-chin = Kinn

region-head-neck = Vorderseite des Halses

region-hands-palm-right = rechte Handfläche

region-hands-palm-fingers-right = Innenseite der rechten Finger

region-hands-palm-left = linke Handfläche

region-hands-palm-fingers-left = Innenseite der linken Finger

region-hands-back-left = linker Handrücken

region-hands-back-fingers-left = Rückseite der linken Finger, mit den Nägeln

region-hands-back-right = rechter Handrücken

region-hands-back-fingers-right = Rückseite der rechten Finger, mit den Nägeln

region-feet-top-right = rechter Fußrücken

region-feet-toes-right = rechte Zehen, mit den Nägeln

region-feet-top-left = linker Fußrücken

region-feet-toes-left = linke Zehen, mit den Nägeln

region-feet-sole-left = linke Fußsohle

region-feet-sole-toes-left = Unterseite der linken Zehen

region-feet-sole-right = rechte Fußsohle

region-feet-sole-toes-right = Unterseite der rechten Zehen
