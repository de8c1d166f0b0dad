patient-age = Âge

patient-site = Localisation sur le corps

patient-not-given = Non indiquée

patient-hint = Facultatif. L’âge et la localisation actualisent aussitôt le résultat.

patient-invalid-age = L’âge doit être un nombre entier d’années de 0 à 120.

patient-photo-alone = Le résultat est celui de la photo seule.

patient-inputs-label = Âge et localisation, facultatif : { $file }

patient-change = { $diagnosis } { $with } ({ $without } sans ces données)

patient-effect = Avec les données indiquées ({ $given }) : { $changes }.

patient-effect-raises = Avec les données indiquées ({ $given }) : { $changes }. Cela déclenche l’alerte.

patient-age-and-site = âge { $age }, { $site }

patient-age-alone = âge { $age }
