combined-same-lesion = Même lésion

combined-clear-selection = Effacer la sélection

combined-none-selected = Plus aucune photo n’est sélectionnée.

combined-contradictory = Les photos ont des âges ou des localisations différents. Les valeurs qui diffèrent ne sont pas utilisées.

combined-same-lesion-label = Même lésion : { $file }

combined-title = { $photos } photos d’une lésion, combinées

combined-title-without-result = Photos d’une lésion

combined-hint-one = Une photo est sélectionnée. Sélectionnez une autre photo de la même lésion pour les combiner.

combined-hint = Moins de deux des photos sélectionnées peuvent être évaluées. Sélectionnez une autre photo de la même lésion.

combined-caution = { $unusual ->
    [one] Attention : { $unusual } de ces { $photos } photos ne ressemble pas à la plupart des photos sur lesquelles le modèle a été entraîné. Ne vous fiez pas à ce résultat. Prenez des photos nettes et rapprochées, avec un dermatoscope si vous en avez un.
   *[other] Attention : { $unusual } de ces { $photos } photos ne ressemblent pas à la plupart des photos sur lesquelles le modèle a été entraîné. Ne vous fiez pas à ce résultat. Prenez des photos nettes et rapprochées, avec un dermatoscope si vous en avez un.
    }

combined-unusual = Non concluant : certaines photos sont inhabituelles

combined-resemble = Combinées, les photos ressemblent à

combined-agree = { $agreeing } photos sur { $photos } concordent.

combined-disagree = Les photos ne concordent pas. { $diagnosis } est le diagnostic le plus probable dans { $agreeing } des { $photos } photos. Comparez les photos et prenez-en de plus nettes.

combined-left-out = { $count ->
    [one] { $count } photo a été refusée et exclue.
   *[other] { $count } photos ont été refusées et exclues.
    }

combined-subject = { $photos } photos d’une lésion

combined-announced = { $photos } photos combinées.

combined-announced-first = { $label } : { $diagnosis }, { $probability }.
