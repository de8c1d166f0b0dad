card-not-loaded = Le modèle n’est pas encore chargé. Sa description se charge avec lui.

card-contents = Sommaire

card-limits = Limites

card-prose-in-english = Cette partie de la description du modèle est en anglais.

card-known-failures = Échecs connus

card-performance = Performances

card-left-out = Résultats dans d’autres centres

card-refused-photos = Photos refusées

card-reliability = Comment lire un résultat

card-citation = Auteurs et citation

card-subgroups = Résultats par sous-groupe

card-training-data = Données d’entraînement

card-licence = Licence

card-model-version = Version du modèle

card-changelog = Journal des modifications

card-few-photos = Un chiffre obtenu sur peu de photos est incertain, quelle que soit sa valeur. Une sensibilité de 1,00 signifie qu’aucune de ces photos n’a été manquée. Elle ne signifie pas qu’aucune ne le sera jamais.

card-test-set = Le jeu de test

card-left-out-archives = Les photos de test viennent des mêmes centres que les photos d’entraînement. Pour mesurer le modèle dans d’autres centres, il a été entraîné de nouveau sans chacune des collections, pendant moins d’époques, et mesuré sur cette collection. Attendez-vous à ces chiffres dans un centre dont les photos n’ont pas servi à l’entraînement. L’alerte est mesurée sur les photos non refusées ; les ensembles de prédiction, sur celles qui ne sont pas non plus inhabituelles.

card-refusals = Une photo qui ne ressemble pas à une photo rapprochée d’une lésion est refusée. Une photo qui ne ressemble pas à la plupart des photos de lésions reçoit un résultat avec une mise en garde. Peu de photos de lésions devraient être refusées. Toutes les autres photos devraient l’être.

card-subgroup-reliability = Les mêmes chiffres par source, domaine, résolution, phototype, sexe, âge ou localisation. Les résultats sont moins fiables dans les sous-groupes dont les chiffres sont plus bas.

card-archive-archive = Collection

card-archive-photos = Photos

card-archive-used = Utilisées

card-archive-relabelled = Réétiquetées

card-overall-figure = Mesure

card-overall-value = Valeur

card-overall-95-interval = Intervalle à 95 %

card-by-diagnosis-diagnosis = Diagnostic

card-by-diagnosis-photos = Photos

card-left-out-column-photos-of = Photos de

card-left-out-column-photos = Photos

card-refusal-column-photos-of = Photos de

card-refusal-column-share = Proportion

card-refusal-column-95-interval = Intervalle à 95 %

card-subgroup-column-subgroup = Sous-groupe

card-subgroup-column-photos = Photos

card-overall-balanced-accuracy = Exactitude équilibrée (moyenne des neuf sensibilités)

card-overall-balanced-accuracy-seven = Exactitude équilibrée, les sept classes de HAM10000

card-overall-accuracy = Exactitude (proportion des photos dont le diagnostic le plus probable est correct)

card-overall-accuracy-nine-class = Exactitude sur les photos qui sont aussi dans le jeu à neuf classes

card-overall-macro-auroc = AUROC macro (moyenne des neuf AUROC d’une classe contre toutes les autres)

card-overall-melanoma-auroc = AUROC du mélanome (mélanome contre tous les autres)

card-overall-malignant-auroc = AUROC de la malignité (somme des probabilités malignes contre tous les autres)

card-overall-macro-f1 = F1 macro (combine sensibilité et précision)

card-overall-balanced-accuracy-with-age-and-site = Exactitude équilibrée, avec âge et localisation

card-overall-macro-auroc-with-age-and-site = AUROC macro, avec âge et localisation

card-overall-melanoma-auroc-with-age-and-site = AUROC du mélanome, avec âge et localisation

card-overall-melanoma-sensitivity-at-95-specificity-with-age-and-site = Sensibilité pour le mélanome à une spécificité de 95 %, avec âge et localisation

card-of-diagnosis-sensitivity = Sensibilité

card-of-diagnosis-specificity = Spécificité

card-of-diagnosis-auroc = AUROC

card-of-diagnosis-set-coverage = Dans l’ensemble de prédiction

card-of-subgroup-balanced-accuracy = Exactitude équilibrée

card-of-subgroup-accuracy = Exactitude

card-of-subgroup-macro-auroc = AUROC macro

card-of-subgroup-melanoma-auroc = AUROC du mélanome

card-of-subgroup-malignant-auroc = AUROC de la malignité

card-of-subgroup-alert-sensitivity = Sensibilité de l’alerte

card-of-subgroup-alert-specificity = Spécificité de l’alerte

card-of-archive-alert-sensitivity = Sensibilité de l’alerte

card-of-archive-alert-specificity = Spécificité de l’alerte

card-of-archive-set-coverage = Dans l’ensemble de prédiction

card-of-archive-refused-malignant = Malignes refusées

card-of-archive-balanced-accuracy = Exactitude équilibrée

card-of-lesions-refused-lesions = Lésions : refusées

card-of-lesions-inconclusive-lesions = Lésions : refusées, inhabituelles ou sans diagnostic qui se détache

card-measured-on = Mesuré sur { $photos } photos de { $lesions } lésions qui n’ont pas servi à l’entraînement. Chaque chiffre a son intervalle à 95 %.

card-split = { $training } photos pour l’entraînement, { $validation } pour la validation, { $testing } pour le test. { $rule }

card-identity = { $name } : { $megabytes } Mo, { $precision }, { $side } sur { $side } pixels, SHA-256{ " " }

card-quantization-higher = Les poids sont quantifiés, après un entraînement qui tient compte de la quantification. Les chiffres ci-dessus sont ceux des poids quantifiés. Avec des poids non quantifiés, le diagnostic le plus probable serait différent sur { $changed } des { $photos } photos de test, et l’exactitude équilibrée serait supérieure de { $points } points de pourcentage.

card-quantization-lower = Les poids sont quantifiés, après un entraînement qui tient compte de la quantification. Les chiffres ci-dessus sont ceux des poids quantifiés. Avec des poids non quantifiés, le diagnostic le plus probable serait différent sur { $changed } des { $photos } photos de test, et l’exactitude équilibrée serait inférieure de { $points } points de pourcentage.

card-cost = Chacune des huit vues d’une photo demande { $operations } millions de multiplications-additions. Le réseau a { $parameters } millions de paramètres.

card-refused = { $photos } : refusées

card-subgroup = { $by } : { $group }

card-calibration = Calibration

card-prediction-sets = Ce qui ne peut pas être exclu

card-alert-level = Le seuil d’alerte

card-several-photos = Plusieurs photos d’une lésion

card-rotation = Effet de la rotation et du retournement

card-age-and-site = Âge et localisation

card-calibration-error = Les probabilités sont censées correspondre à la fréquence à laquelle un diagnostic est correct : 70 % signifie sept photos sur dix. Sur les photos de test, elles s’en écartent de { $error } en moyenne (erreur de calibration attendue).

card-sets = Les diagnostics qui ne peuvent pas être exclus forment un ensemble de prédiction conforme. Il contient les diagnostics les plus probables, jusqu’à un rang choisi pour qu’en moyenne sur les neuf diagnostics { $coverage } des ensembles contiennent le bon. Le tableau ci-dessus donne la proportion mesurée pour chaque diagnostic.

card-set-coverage = L’ensemble contient le bon diagnostic pour { $share } des photos de test qui ont un ensemble.

card-set-size = Un ensemble compte { $size } diagnostics en moyenne (intervalle à 95 % : { $interval }).

card-sets-limit = Les photos inhabituelles n’ont pas d’ensemble. Il n’y a aucune garantie pour les photos d’un autre centre ou d’un autre appareil.

card-alert-level-rule = Une photo dépasse le seuil d’alerte si la somme des probabilités des diagnostics malins atteint { $level } ou plus. Le seuil a été choisi sur { $photos } photos malignes de validation, de sorte qu’au moins { $target } d’entre elles le dépassent.

card-alert-sensitivity = Sensibilité mesurée : { $share } des photos de test malignes non refusées le dépassent.

card-alert-specificity = Spécificité mesurée : { $share } des autres photos de test restent au-dessous.

card-alert-limit = Une lésion sans alerte peut tout de même être maligne.

card-alert-elsewhere = Dans des centres sur lesquels le modèle n’a pas été entraîné, { $least } à { $greatest } des photos malignes prises avec un dermatoscope le dépassaient.

card-combined = Les photos que vous sélectionnez comme photos d’une même lésion sont combinées : leurs probabilités sont moyennées, et l’alerte se déclenche si l’une des photos la déclenche. Le seuil d’alerte et la règle des ensembles sont ceux des photos isolées.

card-combined-measured = Mesuré sur { $lesions } lésions du jeu de test avec { $photos } photos ; { $malignant } de ces lésions sont malignes. Entre crochets : une photo de chaque lésion.

card-combined-and-single = { $combined } [{ $single }]

card-combined-accuracy = Le diagnostic le plus probable est correct pour { $share } des lésions.

card-combined-sensitivity = L’alerte se déclenche pour { $share } des lésions malignes.

card-combined-specificity = Elle ne se déclenche pas pour { $share } des autres.

card-combined-set-coverage = L’ensemble contient le bon diagnostic pour { $share } des lésions qui ont un ensemble.

card-combined-limit = Les lésions avec plusieurs photos ne sont pas représentatives de toutes les lésions : ne comparez ces chiffres qu’entre eux.

card-mirrored = Si une photo est retournée en miroir, le diagnostic le plus probable change pour { $share } des photos.

card-rotated = Si une photo est tournée d’un quart de tour, le diagnostic le plus probable change pour { $share } des photos.

card-likelihood-ratios = Vous pouvez indiquer l’âge du patient et la localisation sur le corps. La page multiplie alors chaque probabilité par des rapports de vraisemblance : la fréquence de cet âge, ou de cette localisation, parmi les lésions du diagnostic, divisée par sa fréquence moyenne. Les rapports sont élevés à la puissance { $weight }. Ils ont été calculés sur { $ages } lésions d’âge connu et { $sites } de localisation connue.

card-age-and-site-known = Les collections indiquent l’âge pour { $age } et la localisation pour { $site } des photos de test.

card-age-and-site-gain = Sur l’ensemble des photos de test, l’âge et la localisation modifient l’exactitude équilibrée de { $points } points de pourcentage (intervalle à 95 % : { $low } à { $high }).

card-age-and-site-alert = L’âge et la localisation peuvent déclencher l’alerte. Ils ne désactivent pas une alerte que la photo seule déclenche.

card-age-and-site-privacy = L’âge et la localisation restent sur cet appareil. Ils sont supprimés quand la photo est retirée.

card-age-and-site-figures = Tous les chiffres qui ne mentionnent pas l’âge et la localisation sont ceux de la photo seule. Il en va de même des seuils des ensembles de prédiction et de l’alerte.
