errors-photo-empty = le fichier est vide ; choisissez de nouveau la photo

errors-photo-unknown-format = le fichier n’est pas une photo JPEG, PNG ou WebP ; enregistrez-le en JPEG et réessayez

errors-photo-format = le fichier n’est pas une photo JPEG, PNG ou WebP, mais { $format } ; { $remedy }

errors-photo-truncated = le fichier { $format } est coupé avant sa fin ; copiez ou prenez de nouveau la photo

errors-photo-damaged = le fichier { $format } est endommagé ({ $reason }) ; copiez ou prenez de nouveau la photo

errors-photo-jpeg-kind = le fichier est un JPEG d’un type qui n’est pas lu ({ $kind }) ; enregistrez-le en JPEG ordinaire et réessayez

errors-photo-memory = la photo est un JPEG progressif de { $megapixels } mégapixels, dont le décodage demande { $megabytes } Mo de mémoire ; enregistrez-la en JPEG ordinaire (baseline) ou à une taille plus petite

errors-photo-too-large = la photo fait { $width }×{ $height } pixels, soit { $megapixels } mégapixels ; la limite est de { $limit } : recadrez-la ou prenez-la à une taille plus petite

errors-photo-too-small = la photo ne fait que { $width }×{ $height } pixels ; prenez-en une d’au moins { $limit } de chaque côté

errors-format-heic = une photo HEIC

errors-format-avif = une image AVIF

errors-format-jpeg-xl = une image JPEG XL

errors-format-jpeg-2000 = une image JPEG 2000

errors-format-app-png = un PNG propre à une application iPhone

errors-format-gif = un GIF

errors-format-bmp = une image BMP

errors-format-tiff-or-raw = une photo TIFF ou RAW

errors-format-canon-raw = une photo RAW de Canon

errors-format-photoshop = un fichier Photoshop

errors-format-svg = un dessin SVG

errors-format-dicom = un fichier DICOM

errors-format-video = une vidéo

errors-format-pdf = un PDF

errors-format-zip = une archive ZIP

errors-format-mac-resources = les notes d’un Mac sur un fichier

errors-format-git-lfs-pointer = un pointeur Git LFS, un texte qui tient lieu de fichier

errors-format-web-page = une page web

errors-format-text = un fichier texte

errors-format-other = un fichier d’un autre type

errors-remedy-heic = enregistrez-la en JPEG ; sur un iPhone, choisissez-la dans Photos et non dans Fichiers, ou réglez Réglages > Appareil photo > Formats sur Le plus compatible

errors-remedy-pick-a-photo = choisissez une photo

errors-remedy-unpack = extrayez-la et choisissez les photos qu’elle contient

errors-remedy-mac-resources = choisissez le fichier du même nom sans ._ au début

errors-remedy-git-lfs = téléchargez la photo elle-même, par exemple avec git lfs pull

errors-remedy-web-page = téléchargez de nouveau la photo ; le réseau ou le serveur demande peut-être d’abord une connexion

errors-remedy-save-as-jpeg = enregistrez-le en JPEG et réessayez

errors-jpeg-arithmetic-coding = codage arithmétique

errors-jpeg-jpeg-ls = JPEG-LS

errors-jpeg-lossless = codage sans perte

errors-jpeg-hierarchical = codage hiérarchique

errors-jpeg-more-than-8-bits = plus de 8 bits par canal

errors-jpeg-channel-count = ni un, ni trois, ni quatre canaux

errors-jpeg-height-behind-picture = une hauteur enregistrée après l’image

errors-jpeg-fine-colour = une couleur plus fine que la luminosité

errors-jpeg-separate-scans = des canaux de couleur dans des balayages séparés

errors-worker-undecodable = un message de la page n’a pas pu être décodé : { $reason }

errors-worker-no-model = la page a envoyé du travail avant que le modèle soit prêt

errors-worker-weights-size = le fichier des poids a { $found } octets, mais { $expected } selon sa fiche ; il est coupé ou appartient à un autre modèle : récupérez de nouveau les deux

errors-worker-weights-hash = le fichier des poids ne correspond pas à sa fiche (SHA-256 { $found }, mais { $expected } dans la fiche) ; récupérez de nouveau les deux

errors-worker-gpu = le GPU ne peut pas être utilisé : { $reason }

errors-worker-golden = cet appareil calcule { $output } autrement que le programme d’entraînement (écart de { $difference } sur une entrée de référence ; { $allowed } admis)

errors-worker-impossible-result = cet appareil a renvoyé un résultat impossible ({ $what }) ; essayez un autre appareil ou navigateur

errors-worker-device = l’appareil n’a pas renvoyé de résultat : { $reason }

errors-golden-probability = la probabilité

errors-golden-mahalanobis-distance = la distance de Mahalanobis

errors-golden-bare-skin-score = le score de peau nue

errors-golden-no-lesion-score = le score « absence de lésion »

errors-golden-activation-map = la carte d’activation

errors-records-not-a-backup = Ce fichier n’est pas une sauvegarde de naevus ; choisissez un fichier dont le nom se termine par .naevus.

errors-records-not-a-header = L’en-tête des données de suivi est endommagé ; effacez les données et restaurez une sauvegarde.

errors-records-later-version = Ces données de suivi ont le format { $version }, que cette version de naevus ne peut pas lire ; mettez naevus à jour et réessayez.

errors-records-truncated = Le fichier s’arrête au milieu de ses données ; copiez-le de nouveau.

errors-records-damaged = Une partie est endommagée ({ $part }) ; utilisez une autre copie.

errors-records-too-costly = L’en-tête demande { $memory } Mio de mémoire et { $passes } passes, plus que naevus n’autorise ; utilisez une autre copie.

errors-records-not-an-entry = Une entrée ne peut pas être lue ({ $reason }) ; mettez naevus à jour et réessayez.

errors-records-code = Saisissez un code de 1 à 60 caractères.

errors-records-label = Saisissez un libellé de 1 à 60 caractères.

errors-records-birth-year = Saisissez une année de naissance à partir de 1900.

errors-records-photo-count = Choisissez de 1 à 20 photos pour une visite.

errors-records-age = Saisissez un âge de 0 à 120.

errors-records-photo-size = Une photo dépasse 64 Mio ; enregistrez-en une copie plus petite.

errors-records-notes = Raccourcissez les notes à 10 000 caractères.

errors-records-out-of-memory = Cet appareil a trop peu de mémoire libre pour calculer la clé ; fermez d’autres pages et réessayez.

errors-records-trailing-bytes = Le fichier a des octets après sa fin ; utilisez une autre copie.

errors-records-too-long = Une partie du fichier a { $bytes } octets, plus que naevus n’autorise ; utilisez une autre copie.
