records-no-storage = Le suivi n’est pas possible : ce navigateur n’enregistre rien pour cette page, comme dans une fenêtre privée ou si les données de sites sont bloquées. Ouvrez la page dans une fenêtre normale.

records-needs-https = Le suivi n’est pas possible : le navigateur ne chiffre que pour les pages d’une adresse en https. Adressez-vous à l’exploitant de ce site.

records-full = Rien n’a été enregistré : l’espace de stockage de ce navigateur est plein. Téléchargez une sauvegarde, puis supprimez des visites dont vous n’avez plus besoin ou libérez de l’espace sur cet appareil.

records-newer-version = Les données de suivi ont été ouvertes par une version plus récente de cette page. Fermez tous les onglets de la page et rouvrez-la.

records-gone = Les données de suivi ne sont plus sur cet appareil : le navigateur les a supprimées, ou elles ont été effacées dans un autre onglet. Activez le suivi et restaurez votre dernière sauvegarde.

records-wrong-passphrase = Cette phrase de passe ne déverrouille pas les données. Vérifiez les majuscules et la langue du clavier.

records-no-device-key = Le navigateur a supprimé la clé de cet appareil : ces données de suivi ne peuvent plus être lues. Effacez-les et restaurez votre dernière sauvegarde.

records-damaged = Une partie des données est endommagée et n’a pas été lue. Restaurez votre dernière sauvegarde ; s’il s’agit d’une sauvegarde, utilisez une autre copie.

records-no-photo = Une photo n’est plus là. Ajoutez-la de nouveau, puis enregistrez la visite.

records-locked-meanwhile = Rien n’a été enregistré, car le suivi a été verrouillé entre-temps. Déverrouillez-le et réessayez.

records-setting-up = Activation du suivi…

records-unlocking = Déverrouillage…

records-erasing = Effacement…

records-erased = Toutes les données de suivi ont été effacées de cet appareil.

records-saving = Enregistrement…

records-saved = Enregistré.

records-visit-saved = La visite est enregistrée sur cet appareil.

records-deleting = Suppression…

records-undone = La suppression a été annulée.

records-deleted = Supprimé. Vous pouvez rétablir cet élément pendant une demi-minute.

records-backing-up = Création de la sauvegarde…

records-backed-up = La sauvegarde a été téléchargée. Gardez-la et sa phrase de passe à des endroits différents.

records-restoring = Restauration de la sauvegarde…

records-set-up = Suivre des lésions dans le temps

records-set-up-purpose = Gardez les photos et les résultats d’une lésion d’une visite à l’autre. Tout reste sur cet appareil, chiffré. Rien n’est enregistré tant que vous n’activez pas le suivi ici.

records-how-to-lock = Comment le suivi doit-il être verrouillé ?

records-with-passphrase = Avec une phrase de passe

records-with-passphrase-hint = Vous la saisissez à chaque fois. Personne ne peut lire les données sans elle, même sur un appareil volé. Si vous l’oubliez, les données sont perdues : personne ne peut les récupérer.

records-with-device = Avec une clé de cet appareil

records-with-device-hint = Vous ne saisissez rien. Toute personne qui peut utiliser ce navigateur sur cet appareil peut ouvrir le suivi. Ne choisissez cette option que si l’appareil lui-même a un code ou un mot de passe.

records-passphrase = Phrase de passe

records-passphrase-again = Répéter la phrase de passe

records-passphrase-hint = Au moins 8 caractères. Quatre ou cinq mots sans lien entre eux conviennent bien.

records-too-short = Saisissez une phrase de passe d’au moins 8 caractères.

records-not-the-same = Les deux phrases de passe ne sont pas identiques. Saisissez-les de nouveau.

records-switch-on = Activer le suivi

records-locked = Le suivi est verrouillé

records-unlock = Déverrouiller

records-lock = Verrouiller

records-open = Ouvrir le suivi

records-persons = Personnes

records-no-persons = Il n’y a pas encore de personne. Ajoutez-en une avec un code qui n’a de sens pour personne d’autre.

records-new-person = Ajouter une personne

records-code = Code

records-code-hint = Utilisez un code à vous, et non un nom.

records-birth-year = Année de naissance

records-skin-type = Phototype (Fitzpatrick)

records-not-given = Non indiqué

records-add = Ajouter

records-save = Enregistrer

records-cancel = Annuler

records-undo = Rétablir

records-notes = Notes

records-due = Visites à faire

records-all-persons = Toutes les personnes

records-lesions = Lésions

records-no-lesions = Il n’y a pas encore de lésion. Touchez l’endroit sur la carte du corps, ou choisissez-le dans la liste.

records-body-map = Carte du corps

records-new-lesion = Ajouter une lésion

records-edit-person = Modifier le code, l’année de naissance, le phototype ou les notes

records-region = Localisation

records-label = Libellé

records-next-visit = Prochaine visite le

records-visits = Visites

records-no-visits = Il n’y a pas encore de visite. Ajoutez des photos à l’écran Lecture, puis choisissez « Ajouter à une lésion » près d’un résultat.

records-delete-person = Supprimer cette personne

records-delete-lesion = Supprimer cette lésion

records-delete-visit = Supprimer cette visite

records-alert = Alerte déclenchée : faites examiner la lésion par un médecin.

records-no-alert = L’alerte ne s’est pas déclenchée. Cela n’exclut pas un cancer de la peau.

records-refused = Non évaluée : la photo a été refusée.

records-save-to-lesion = Ajouter à une lésion

records-save-here = Enregistrer la visite ici

records-not-found = Cet élément a été supprimé ou n’est pas sur cet appareil.

records-safe = Sauvegarde et verrouillage

records-backup-hint = Une sauvegarde est un seul fichier chiffré avec toutes les données de suivi. Sans elle, les données sont perdues avec cet appareil, ou si le navigateur supprime ses données. La restauration ajoute ce qui est nouveau et garde la modification la plus récente.

records-back-up = Télécharger la sauvegarde

records-backup-file = Fichier de sauvegarde

records-restore = Restaurer

records-no-file = Choisissez un fichier de sauvegarde.

records-make-backup = Créer une sauvegarde

records-restore-backup = Restaurer une sauvegarde

records-lock-after = Verrouiller sans utilisation après

records-lock-when-hidden = Verrouiller quand la page est masquée

records-erase = Effacer toutes les données de suivi

records-erase-question = Toutes les personnes, lésions, visites et photos seront effacées de cet appareil. Seule une sauvegarde peut les rétablir.

records-erase-now = Tout effacer

records-browser-failure = Le navigateur signale une erreur : { $reason }. Rien n’a été modifié. Réessayez.

records-nothing-new = La sauvegarde ne contient rien qui ne soit déjà ici.

records-restored = La sauvegarde a été restaurée. Ajouts : { $added }. Mises à jour : { $updated }. Suppressions : { $deleted }.

records-restored-in-part = La sauvegarde a été restaurée. Ajouts : { $added }. Mises à jour : { $updated }. Suppressions : { $deleted }. Les éléments d’une personne ou d’une lésion supprimée ici ont été exclus.

records-choose-lesion = { $photos ->
    [one] Une photo est à enregistrer. Choisissez la personne et la lésion, ou ajoutez-les.
   *[other] { $photos } photos sont à enregistrer comme une seule visite. Choisissez la personne et la lésion, ou ajoutez-les.
    }

records-lesion-label = Lésion { $number }

records-born-with-skin-type = Naissance en { $year }, phototype { $type }

records-born = Naissance en { $year }

records-of-skin-type = Phototype { $type }

records-lesion-count = { $lesions ->
    [0] Aucune lésion
    [one] Une lésion
   *[other] { $lesions } lésions
    }

records-visit-count = { $visits ->
    [one] Une visite, le { $date }
   *[other] { $visits } visites, la dernière le { $date }
    }

records-visit-count-none = Aucune visite

records-due-today = À revoir aujourd’hui

records-due-since-yesterday = À revoir depuis hier, { $date }

records-due-for = { $days ->
    [one] À revoir depuis { $days } jour, depuis le { $date }
   *[other] À revoir depuis { $days } jours, depuis le { $date }
    }

records-due-on = Prochaine visite le { $date }

records-in-months = { $months ->
    [one] Dans un mois
    [12] Dans un an
   *[other] Dans { $months } mois
    }

records-photo-of = Photo du { $date }

records-minutes = { $minutes ->
    [one] { $minutes } minute
    [60] 1 heure
   *[other] { $minutes } minutes
    }

records-view-front = Face

records-view-back = Dos

records-view-head = Tête

records-view-hands = Mains

records-view-feet = Pieds

records-side-left = gauche

records-side-right = droite

records-relocking = Changement du verrouillage…

records-relocked = Le verrouillage a été changé. Une sauvegarde garde la phrase de passe avec laquelle elle a été créée.

records-relock = Changer la phrase de passe ou le mode de verrouillage

records-present-passphrase = Phrase de passe actuelle

records-how-to-lock-from-now = Désormais, verrouiller le suivi

records-relock-now = Changer le verrouillage

records-edit-lesion = Modifier le libellé ou la localisation

records-photo-in-large = { $label }, { $date }

records-open-photo = Agrandir la photo du { $date }
