safety-see-a-doctor = Consultez un médecin pour toute lésion qui vous inquiète ou qui change, quoi que montre cette page.

safety-alert = Alerte : montrez cette lésion à un médecin

safety-whatever = L’alerte vaut quel que soit le diagnostic le plus probable.

safety-not-assessed = Non évaluée

safety-not-a-finding = Ce n’est pas un résultat : la photo n’a pas été évaluée.

safety-spoken = { $title }. { $text }

safety-reason-without-age-and-site = Sans l’âge et la localisation, les diagnostics malins atteignent ensemble le seuil d’alerte de { $level }.

safety-reason-combined = Dans l’ensemble des { $photos } photos, les diagnostics malins totalisent { $share }. Le seuil d’alerte est de { $level }.

safety-reason = Les diagnostics malins totalisent { $share }. Le seuil d’alerte est de { $level }.

safety-reason-photos = { $photos ->
    [one] Une des photos atteint à elle seule le seuil d’alerte de { $level } : { $files }.
   *[other] { $photos } des photos atteignent chacune à elle seule le seuil d’alerte de { $level } : { $files }.
    }

safety-raised-announcement = Alerte pour { $subject } : montrez cette lésion à un médecin. { $text }

safety-raised-of-100 = Sur 100 lésions malignes comme celles du jeu de test, elle se déclenche pour environ { $malignant }, et sur 100 autres lésions pour environ { $others }.

safety-raised-of-100-clinical = Sur 100 lésions malignes comme celles du jeu de test, photographiées sans dermatoscope, elle se déclenche pour environ { $malignant }, et sur 100 autres lésions pour environ { $others }.

safety-no-alert-level = Ce modèle ne signale pas les lésions malignes

safety-alert-level-not-fitted = Aucun seuil d’alerte n’a été ajusté.

safety-can-miss = L’alerte peut laisser passer un cancer

safety-not-raised = { $photos ->
    [one] Elle ne s’est pas déclenchée pour cette photo.
   *[other] Elle ne s’est pas déclenchée pour ces photos.
    }

safety-not-measured-unusual-and-combined = Pour les photos inhabituelles et pour les photos combinées, cela n’a pas été mesuré.

safety-not-measured-unusual = Pour les photos inhabituelles, cela n’a pas été mesuré.

safety-not-measured-combined = Pour les photos combinées, cela n’a pas été mesuré.

safety-misses-both = Sur 100 lésions malignes comme celles du jeu de test, l’alerte en laisse passer environ { $measured } ; dans d’autres centres, environ { $elsewhere }.

safety-misses-both-clinical = Sur 100 lésions malignes comme celles du jeu de test, photographiées sans dermatoscope, l’alerte en laisse passer environ { $measured } ; dans d’autres centres, environ { $elsewhere }.

safety-misses = Sur 100 lésions malignes comme celles du jeu de test, l’alerte en laisse passer environ { $measured }. Dans d’autres centres, cela n’a pas été mesuré.

safety-misses-clinical = Sur 100 lésions malignes comme celles du jeu de test, photographiées sans dermatoscope, l’alerte en laisse passer environ { $measured }. Dans d’autres centres, cela n’a pas été mesuré.

safety-misses-elsewhere = Sur 100 lésions malignes dans d’autres centres, l’alerte en laisse passer environ { $elsewhere }.

safety-misses-unknown-clinical = Le nombre de lésions malignes que l’alerte laisse passer sur des photos sans dermatoscope n’a pas été mesuré.

safety-misses-unknown = Le nombre de lésions malignes que l’alerte laisse passer n’a pas été mesuré.

safety-misses-combined = Pour les photos combinées, elle en laisse passer { $missed } sur 100 ; mesuré sur { $lesions } lésions malignes du jeu de test.

safety-misses-combined-range = Pour les photos combinées, elle en laisse passer de { $missed } à { $most } sur 100 ; mesuré sur { $lesions } lésions malignes du jeu de test.

safety-refused-unlike-a-lesion = Cette photo ne ressemble pas à une photo rapprochée d’une lésion cutanée.

safety-refused-unlike-a-lesion-advice = Prenez une photo nette, avec un dermatoscope si vous en avez un, la lésion au milieu et occupant environ la moitié de l’image. Écartez les poils et laissez règles, stylos et bijoux hors de l’image.

safety-refused-bare-skin = S’il y a une lésion sur cette photo, elle est trop petite, trop pâle ou trop loin du centre pour être évaluée.

safety-refused-bare-skin-advice = Rapprochez-vous jusqu’à ce que la lésion soit au milieu et occupe environ la moitié de l’image, et prenez une autre photo.
