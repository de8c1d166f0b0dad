parts-proposal = Un autre carré à lire

parts-lesion-is-elsewhere = Le résultat porte sur le milieu de la photo, mais la tache entourée est petite ou se trouve loin du milieu.

parts-lesion-is-elsewhere-and-refused = Le milieu de la photo n’a pas été évalué, mais la tache entourée est petite ou se trouve loin du milieu.

parts-read-lesion = Lire la lésion au lieu du centre

parts-two-spots = La photo montre deux taches. Lisez chacune séparément : un seul résultat ne peut pas valoir pour les deux.

parts-read-both-spots = Lire les deux taches

parts-show-in-photo = Voir dans la photo

parts-check = { $count ->
    [one] Le contour peut être faux : vérifiez le carré en pointillé. Son résultat n’annule pas une alerte de la photo.
   *[other] Les contours peuvent être faux : vérifiez les carrés en pointillé. Leurs résultats n’annulent pas une alerte de la photo.
    }

parts-lesion-label = Lésion

parts-spot-label = Tache { $number }

parts-part-of = Partie de { $file }

parts-lesion-in = Lésion dans { $file }

parts-spot-in = Tache { $number } dans { $file }

parts-read-lesion-of = Lire la lésion au lieu du centre : { $file }

parts-read-both-spots-of = Lire les deux taches : { $file }

parts-show-in-photo-of = Voir dans la photo : { $file }

parts-whole-has-alert = La photo entière, { $file }, a une alerte. Le résultat d’une partie ne l’annule pas : montrez cette lésion à un médecin.

parts-whole-is-refused = La photo entière, { $file }, n’a pas été évaluée. Seule une partie a été lue : vérifiez qu’elle montre une lésion de la peau.
