capture-torch = Lumière

capture-zoom = Zoom

capture-zoom-in = Zoom avant

capture-zoom-out = Zoom arrière

capture-lens = Caméra

capture-control-refused = La caméra n’a pas accepté cette modification.

capture-lens-unavailable = La caméra choisie est absente ou déjà utilisée. Une autre caméra est ouverte. Choisissez-en une dans la liste.

capture-series = Plusieurs photos d’une lésion

capture-series-hint = Prenez au moins deux photos d’une même lésion. Elles reçoivent une seule évaluation combinée.

capture-take-another = Encore une photo

capture-done = Terminé

capture-shared-no-photo = Aucune photo n’a été partagée. Partagez l’image elle-même, et non son adresse.

capture-shared-not-kept = Les photos partagées n’ont pas pu être transmises à cette page, car ce navigateur n’a pas de place pour elles. Choisissez-les ici.

capture-shared-gone = Les photos partagées ne sont plus là : elles ont déjà été ajoutées, ou il y a plus de dix minutes. Partagez-les de nouveau.

capture-opened-unreadable = Certains des fichiers ouverts n’ont pas pu être lus et manquent dans la liste. Choisissez-les ici ; s’ils sont stockés dans un cloud, téléchargez-les d’abord.

capture-install-title = Installer naevus

capture-install = Installer

capture-not-now = Plus tard

capture-install-reason = Une fois installé, naevus a sa propre fenêtre et démarre sans réseau. D’autres applications peuvent y ouvrir des photos et les partager avec lui.

capture-install-on-ipad = Une fois installé, naevus a sa propre fenêtre, démarre sans réseau et n’est pas supprimé après sept jours sans visite.

capture-zoom-factor = { $factor }×

capture-photos-taken = { $count ->
    [one] { $count } photo prise. Prenez-en une autre de la même lésion, ou appuyez sur Terminé.
   *[other] { $count } photos d’une même lésion prises.
    }

capture-shot = Photo { $number }

capture-ipad-share = Touchez Partager dans la barre de Safari : le carré avec une flèche vers le haut.

capture-ipad-add = Touchez Sur l’écran d’accueil, puis Ajouter. Ouvrez naevus une fois depuis l’écran d’accueil pendant qu’il y a du réseau.
