check-heading = naevus sur vos propres photos

check-notice = Pour la recherche et l’enseignement. Ce n’est pas un diagnostic. Les chiffres valent pour ces photos et pour des photos choisies de la même façon.

check-print = Imprimer ou enregistrer en PDF

check-save = Exporter JSON

check-limits = Ce qui limite ces chiffres

check-trained-on = Si le modèle a été entraîné sur certaines de ces photos, les chiffres sont trop bons.

check-summary = Résumé

check-alert = L’alerte à son seuil

check-classes = Photos et lésions

check-sensitivity = Sensibilité du premier diagnostic

check-sensitivity-note = La proportion des photos d’un diagnostic pour lesquelles il est nommé en premier.

check-specificity = Spécificité du premier diagnostic

check-specificity-note = La proportion des autres photos pour lesquelles le diagnostic n’est pas nommé en premier.

check-confusion = Matrice de confusion

check-confusion-note = Chaque ligne contient les photos d’un diagnostic ; chaque colonne, celles pour lesquelles l’un d’eux est nommé en premier.

check-confusion-corner = Étiquette

check-calibration = Calibration

check-calibration-note = La proportion de premiers diagnostics corrects en fonction de leur probabilité. Sur la diagonale, les deux sont égales ; une barre est un intervalle à 95 %.

check-mistakes = Les erreurs les plus certaines

check-missed = Malin, mais un autre type est nommé en premier

check-others = Autres erreurs

check-no-mistakes = Il n’y en a pas : le premier diagnostic de chaque photo est son étiquette.

check-no-picture = pas d’image

check-refused = refusée : la page ne nomme donc aucun diagnostic

check-class-heads-diagnosis = Diagnostic

check-class-heads-photos = Photos

check-class-heads-lesions = Lésions

check-figure-heads-figure = Mesure

check-figure-heads-value-interval = Valeur (intervalle à 95 %)

check-no-alert = L’alerte ne peut pas être mesurée : il faut des photos malignes et d’autres photos, qui ne soient pas refusées.

check-balanced-accuracy = Exactitude équilibrée : la moyenne des sensibilités

check-accuracy = Exactitude du premier diagnostic

check-macro-auroc = Aire moyenne sous la courbe ROC (AUROC)

check-melanoma-auroc = AUROC du mélanome

check-malignant-auroc = AUROC de la malignité

check-set-coverage = Bon diagnostic parmi ceux qui ne sont pas exclus

check-refused-share = Photos refusées

check-inconclusive-share = Photos au résultat non concluant

check-alert-sensitivity = Photos malignes avec une alerte (sensibilité)

check-alert-specificity = Autres photos sans alerte (spécificité)

check-refused-malignant = Photos malignes refusées

check-alert-note = L’alerte se déclenche à partir d’une probabilité de malignité de { $level }. Les photos refusées n’ont pas d’alerte et ne comptent pas dans les deux premiers chiffres.

check-basis = Photos avec un diagnostic : { $photos }. Lésions : { $lesions }. Les intervalles sont à 95 %, sur { $resamples } rééchantillonnages.

check-not-malignant =
    { $count ->
        [one] Une autre photo est étiquetée seulement comme non maligne. Elle compte pour l’alerte et les AUROC.
       *[other] { $count } autres photos sont étiquetées seulement comme non malignes. Elles comptent pour l’alerte et les AUROC.
    }

check-unlabelled =
    { $count ->
        [one] Une photo sans étiquette n’entre dans aucun chiffre.
       *[other] { $count } photos sans étiquette n’entrent dans aucun chiffre.
    }

check-not-assessed =
    { $count ->
        [one] Une photo étiquetée n’a pas de résultat et n’entre dans aucun chiffre.
       *[other] { $count } photos étiquetées n’ont pas de résultat et n’entrent dans aucun chiffre.
    }

check-few-photos = Il y a moins de { $least } lésions de ces diagnostics : { $diagnoses }. Leurs intervalles sont si larges qu’ils apprennent peu.

check-few-lesions = { $diagnosis } ({ $lesions })

check-no-photos = Il n’y a pas de photos de ces diagnostics : { $diagnoses }. Les moyennes ne les comprennent pas.

check-repeated-groups = Les { $photos } photos étiquetées montrent { $groups } patients, ou lésions si le patient est inconnu. Les intervalles comptent ceux-ci et non les photos.

check-groups-unknown = Ni lésions ni patients ne sont indiqués. Si plusieurs photos montrent la même lésion ou le même patient, les intervalles sont trop étroits.

check-mistake = Étiquette : { $label }. Nommé en premier : { $first }, { $probability }.

check-calibration-error = Erreur de calibration, biais corrigé : { $value }.

check-labelled = Photos étiquetées : { $labelled } sur { $photos }.

check-of-table = Les étiquettes viennent de { $file }.

check-folder = { $name } ({ $photos })

check-nearest = Vouliez-vous dire { $name } ?

check-missing =
    { $count ->
        [one] Une photo du tableau n’est pas parmi ces photos : { $first }.
       *[other] { $count } photos du tableau ne sont pas parmi ces photos, par exemple { $first }.
    }

check-unlisted =
    { $count ->
        [one] Une photo n’est pas dans le tableau.
       *[other] { $count } photos ne sont pas dans le tableau.
    }

check-row-fields = La ligne { $line } a { $fields } champs au lieu de { $expected }. Mettez entre guillemets un champ qui contient une virgule.

check-row-no-path = La ligne { $line } n’a pas de chemin.

check-row-listed-on = La ligne { $line } reprend la photo de la ligne { $first }.

check-row-train-only = La photo de la ligne { $line } est réservée à l’entraînement et n’a pas d’étiquette ici.

check-row-unknown-label = L’étiquette « { $label } » de la ligne { $line } n’est aucun des neuf diagnostics.

check-more-problems =
    { $count ->
        [one] Il y a une autre ligne de ce type.
       *[other] Il y a { $count } autres lignes de ce type.
    }

check-confusion-row = { $diagnosis } ({ $code })
