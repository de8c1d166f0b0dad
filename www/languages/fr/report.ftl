report-heading = Photo d’une lésion cutanée : rapport d’un programme informatique

report-heading-several = Photos d’une lésion cutanée : rapport d’un programme informatique

report-first-diagnoses = Diagnostics les plus probables

report-all-nine = Les neuf diagnostics

report-remarks = Remarques

report-meaning = Ce que signifie l’alerte

report-limits = Limites

report-note = Note du clinicien

report-probabilities = Les probabilités sont celles d’un réseau de neurones pour ses neuf diagnostics. Il n’en a pas d’autres, et chaque photo reçoit le plus proche d’entre eux.

report-limits-text = Le programme ne dispose que des photos de cette page. Il n’a ni anamnèse, ni examen, ni histologie. Le diagnostic est posé par un médecin.

report-created = Rapport créé

report-person = Personne

report-age = Âge

report-site = Localisation sur le corps

report-not-given = non indiqué

report-program = Programme

report-model = Modèle

report-diagnosis = Diagnostic

report-group = Groupe

report-probability = Probabilité

report-name = Nom

report-date = Date

report-signature = Signature

report-place = { $number } sur { $lesions }

report-malignant = Les diagnostics malins ont ensemble une probabilité de { $probability }.

report-remark-on-photo = { $file } : { $remark }

report-alert-figures = Sur les photos de test, l’alerte s’est déclenchée pour { $malignant } des lésions malignes et ne s’est pas déclenchée pour { $others } des autres. Les plages sont des intervalles à 95 %.

report-added = Ajout : { $time }

report-years = { $years ->
    [one] { $years } an
   *[other] { $years } ans
    }

report-time = { $date }, { $time }

report-program-version = { $name } { $version }, build { $build }

report-model-released = { $name }, publié le { $date }, SHA-256 { $hash }

report-model-version = { $name }, SHA-256 { $hash }

report-heading-with-place = { $heading } ({ $place })

report-first = { $label } : { $diagnosis }, { $probability }

report-nearest = { $label }. Le plus proche : { $diagnosis }, { $probability }
