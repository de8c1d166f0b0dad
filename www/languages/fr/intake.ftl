intake-add-photos = Ajouter des photos d’une lésion cutanée

intake-choose-photos = Choisir des photos

intake-use-camera = Caméra

intake-hint = JPEG, PNG ou WebP. Vous pouvez aussi déposer des photos ou des dossiers n’importe où sur cette page, ou coller une photo. La lésion devrait occuper environ la moitié de l’image, au milieu : seul le carré central est utilisé.

intake-dropped-no-file = Ce que vous avez déposé n’est pas un fichier. Enregistrez d’abord l’image sur cet appareil, puis choisissez-la ou déposez-la.

intake-dropped-no-photo = Il n’y a pas de photo dans ce dossier. Choisissez ou déposez les photos elles-mêmes.

intake-dropped-unreadable = Certains des fichiers déposés n’ont pas pu être ouverts et manquent dans la liste. Choisissez-les de nouveau ; s’ils sont stockés dans un cloud, téléchargez-les d’abord.

intake-pasted-no-photo = Il n’y a pas de photo dans le presse-papiers. Copiez l’image elle-même, et non son adresse.

intake-pasted-photo = Photo collée

intake-file-is-gone = le fichier ne peut plus être ouvert ; choisissez-le de nouveau et, s’il est stocké dans un cloud, téléchargez-le d’abord

intake-worker-stopped-twice = le processus de calcul s’est arrêté deux fois sur cette photo ; prenez ou enregistrez la photo à une taille plus petite et réessayez

intake-take-a-photo = Prendre une photo

intake-camera-preview = Aperçu de la caméra

intake-camera-hint = Gardez la lésion dans le cercle, nette et éclairée régulièrement. Seul le carré est utilisé.

intake-shutter = Photographier

intake-try-camera-again = Rouvrir la caméra

intake-camera-needs-https = la caméra ne fonctionne que sur une page chargée par https ; ouvrez la page ainsi, ou choisissez une photo

intake-camera-not-in-frame = la page qui contient celle-ci ne permet pas la caméra ; ouvrez cette page dans son propre onglet, ou choisissez une photo

intake-camera-forbidden-by-site = le serveur de ce site ne permet pas la caméra (en-tête Permissions-Policy) ; adressez-vous à l’exploitant de ce site, ou choisissez une photo

intake-camera-lost = la caméra n’est plus là : elle a été débranchée, un autre programme l’a prise ou l’accès a été retiré ; rouvrez-la, ou choisissez une photo

intake-camera-paused = la caméra est en pause, comme pendant un appel, en écran partagé ou quand un autre programme l’utilise ; mettez-y fin, ou rouvrez la caméra

intake-camera-frozen = la caméra n’envoie plus d’image ; rouvrez-la, ou choisissez une photo

intake-camera-black = l’image de la caméra est noire ; découvrez l’objectif, allumez la lumière, ou rouvrez la caméra

intake-camera-denied = la caméra n’est pas autorisée pour cette page ; autorisez-la dans les réglages du navigateur, ou choisissez une photo

intake-camera-missing = aucune caméra n’a été trouvée sur cet appareil ; choisissez une photo

intake-camera-in-use = la caméra est utilisée par un autre programme ; fermez ce programme et réessayez, ou choisissez une photo

intake-no-picture-yet = il n’y a pas encore d’image

intake-not-encoded = l’image n’a pas pu être encodée

intake-trained-on-both = Le modèle a été entraîné sur des photos prises avec un dermatoscope et sur un plus petit nombre de photos prises avec un téléphone.

intake-trained-on-dermoscopy = Le modèle a été entraîné sur des photos prises avec un dermatoscope.

intake-too-large = le fichier fait { $megabytes } Mo et la limite est de { $limit } Mo ; recadrez la photo, ou enregistrez-la en JPEG

intake-camera = Caméra

intake-camera-name = { $name } ({ $number } sur { $count })

intake-camera-photo = Caméra { $time }

intake-camera-failed = la caméra ne peut pas être utilisée ({ $reason }) ; choisissez une photo
