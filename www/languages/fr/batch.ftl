batch-add = Nombreuses photos

batch-purpose = Un dossier, une archive ZIP ou de nombreux fichiers sont lus l’un après l’autre, sur cet appareil. La page garde une petite image et les nombres de chaque photo.

batch-not-kept = Rien n’est enregistré ici : le tableau disparaît à la fermeture ou au rechargement de la page. Exportez-le en CSV.

batch-choose-folder = Choisir un dossier

batch-choose-files = Choisir photos ou ZIP

batch-drop-hint = Vous pouvez aussi déposer des dossiers, des photos et des archives n’importe où sur cet écran. Les photos que vous ajoutez à l’écran « Lecture » passent en premier.

batch-progress = Progression

batch-pause = Pause

batch-continue = Continuer

batch-cancel = Annuler le reste

batch-retry = Lire le reste

batch-remove-all = Tout retirer

batch-remove-confirm = Retirer

batch-keep = Garder

batch-save-table = Exporter CSV

batch-table = Photos

batch-filter = Afficher

batch-order = Ordre

batch-none-passes = Aucune photo ne correspond à ce filtre.

batch-open = Résultat complet

batch-open-hint = « Résultat complet » ajoute la photo à l’écran « Lecture », avec sa carte, les neuf diagnostics et le rapport.

batch-not-opened = Ce fichier ne peut plus être lu. Choisissez de nouveau le dossier.

batch-announced-cancelled = Le reste des photos a été annulé.

batch-announced-removed = Toutes les photos ont été retirées.

batch-no-model = Les photos attendent le modèle. L’écran « Lecture » indique quel est le problème.

batch-listing = Recensement des fichiers…

batch-no-photo = Il n’y a aucune photo parmi ces fichiers.

batch-check = Vérifier sur vos propres photos

batch-check-hint = Si vous connaissez les diagnostics de vos photos, la page mesure à quelle fréquence elle donne le bon. Choisissez un dossier avec un sous-dossier par diagnostic (nommé nevus, melanoma ou MEL, …), ou ajoutez un CSV avec les colonnes path et label et, si vous les avez, lesion et patient, afin que les photos d’une même lésion ou d’un même patient ne comptent pas comme indépendantes.

batch-check-limits = Utilisez des photos sur lesquelles le modèle n’a pas été entraîné : celles de HAM10000, ISIC, SIIM-ISIC 2020, PAD-UFES-20 et d’autres collections publiques donnent des chiffres trop bons. Les étiquettes devraient venir de l’histologie ou, à défaut, d’un expert. Avec peu de photos, les intervalles sont larges.

batch-add-table = Ajouter un CSV avec les diagnostics

batch-compute = Calculer les chiffres

batch-computing = Calcul des chiffres en cours…

batch-check-waits = Les chiffres pourront être calculés quand toutes les photos auront été lues.

batch-no-labelled = Aucune photo avec un diagnostic n’a été évaluée.

batch-unknown-folders = Quel diagnostic ces dossiers montrent-ils ?

batch-no-diagnosis = Exclure

batch-columns-picture = Image

batch-columns-file = Fichier

batch-columns-result = Résultat

batch-columns-malignant = Malin

batch-columns-label = Étiquette

batch-others =
    { $count ->
        [one] Un fichier qui n’est pas une photo a été exclu.
       *[other] { $count } fichiers qui ne sont pas des photos ont été exclus.
    }

batch-unreadable =
    { $count ->
        [one] Un fichier ou un dossier ne peut pas être lu. Vérifiez si son ouverture est permise.
       *[other] { $count } fichiers ou dossiers ne peuvent pas être lus. Vérifiez si leur ouverture est permise.
    }

batch-saved = Enregistré sous { $file }.

batch-not-saved = Le fichier n’a pas été enregistré. { $reason }

batch-archive-no-end = { $file } n’est pas une archive ZIP complète. Copiez-la de nouveau, ou extrayez-la et choisissez le dossier.

batch-archive-several-parts = { $file } est une partie parmi plusieurs. Extrayez-les toutes et choisissez le dossier.

batch-archive-damaged = Le répertoire de { $file } est endommagé. Extrayez l’archive et choisissez le dossier.

batch-archive-too-many = { $file } contient trop de fichiers. Extrayez l’archive et choisissez le dossier.

batch-archive-overlap = Des fichiers de { $file } partagent des octets, comme dans les archives conçues pour saturer la mémoire. L’archive n’est pas lue.

batch-entry-encrypted = Elle est chiffrée. Extrayez l’archive avec son mot de passe et choisissez le dossier.

batch-entry-method = Elle est compressée d’une façon que les navigateurs ne lisent pas. Extrayez l’archive et choisissez le dossier.

batch-entry-path = Son chemin mène hors de l’archive. Elle n’est pas lue.

batch-entry-damaged = Elle est endommagée dans l’archive. Copiez l’archive de nouveau, ou extrayez-la.

batch-workbook = { $file } est un classeur. Enregistrez-le en CSV dans votre tableur.

batch-table-empty = { $file } ne contient aucun texte.

batch-table-column = { $file } n’a pas de colonne « { $column } ». Ses colonnes sont : { $columns }. Est-ce le bon fichier, avec sa ligne d’en-tête ?

batch-table-damaged = { $file } ne peut pas être lu jusqu’à la fin. Enregistrez-le de nouveau en CSV, en UTF-8.

batch-done =
    { $photos ->
        [one] { $settled } photo sur { $photos }
       *[other] { $settled } sur { $photos } photos
    }

batch-pace-minutes =
    { $minutes ->
        [one] { $rate } photos par minute, reste environ une minute
       *[other] { $rate } photos par minute, reste environ { $minutes } minutes
    }

batch-pace-hours = { $rate } photos par minute, reste environ { $hours } h { $minutes } min

batch-tally-assessed = évaluée(s)

batch-tally-alert = avec alerte

batch-tally-unusual = inhabituelle(s)

batch-tally-refused = refusée(s)

batch-tally-unreadable = illisible(s)

batch-tally-cancelled = annulée(s)

batch-announced-end =
    { $photos ->
        [one] La photo est lue. Photos avec une alerte : { $alerts }.
       *[other] Les { $photos } photos sont lues. Photos avec une alerte : { $alerts }.
    }

batch-remove-question =
    { $photos ->
        [one] Retirer la photo et son résultat ? Cette action est définitive.
       *[other] Retirer { $photos } photos et leurs résultats ? Cette action est définitive.
    }

batch-show-more = Afficher { $more } de plus sur { $total }

batch-open-label = Résultat complet de { $file }

batch-result-waits = en attente

batch-result-in-work = lecture en cours…

batch-result-cancelled = annulée

batch-result-refused = Refusée : elle ne ressemble pas à une photo rapprochée d’une lésion.

batch-result-bare-skin = Refusée : s’il y a une lésion, elle est trop petite, trop pâle ou trop loin du centre.

batch-unusual = photo inhabituelle

batch-alert = Alerte

batch-filter-all = Toutes les photos

batch-filter-alert = Avec une alerte

batch-filter-refused = Refusées

batch-filter-unusual = Inhabituelles

batch-filter-unreadable = Illisibles

batch-order-added = Ordre d’ajout

batch-order-name = Nom de fichier

batch-order-malignant = Malin d’abord

batch-order-diagnosis = Diagnostic

batch-not-malignant = non malin
