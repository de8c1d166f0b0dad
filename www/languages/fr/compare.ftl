compare-visits = Comparer deux visites

compare-earlier = Visite antérieure

compare-later = Visite ultérieure

compare-start = Comparer

compare-choose-two = Choisissez deux visites différentes.

compare-visit = { $number } : { $date }

compare-back = Retour à la lésion

compare-title = Visites du { $earlier } et du { $later }

compare-working = Comparaison des photos en cours…

compare-aligned = Les photos sont alignées : la photo ultérieure est placée sur la photo antérieure.

compare-transform = La photo ultérieure montre la lésion à { $scale } fois sa taille antérieure, tournée de { $degrees }°.

compare-not-aligned = Les photos n’ont pas pu être alignées. Elles montrent peut-être des zones de peau différentes, ou ont été prises dans une autre direction ou à une autre distance, ou ne sont pas nettes. Elles sont affichées côte à côte seulement.

compare-no-threshold = Les photos ne sont pas alignées, car la fiabilité de l’alignement n’a pas été mesurée pour ce modèle. Elles sont affichées côte à côte seulement.

compare-not-shown = Ce navigateur ne peut pas afficher l’une des photos.

compare-too-slow = La comparaison a duré trop longtemps et a été arrêtée. Fermez d’autres programmes et ouvrez-la de nouveau.

compare-failed = Les photos n’ont pas pu être comparées : { $reason }. Ouvrez de nouveau la comparaison.

compare-modes = Affichage des photos

compare-side-by-side = Côte à côte

compare-swipe = Balayage

compare-blink = Clignotement

compare-swipe-at = Part de la photo antérieure

compare-other = Afficher l’autre photo

compare-alternate = Alterner

compare-no-motion = Les photos n’alternent qu’à la main, car cet appareil est réglé pour réduire les animations.

compare-frame = Photos des deux visites. Les flèches les déplacent, plus et moins zooment, 0 les affiche en entier.

compare-shown-earlier = Visite antérieure, { $date }

compare-shown-later = Visite ultérieure, { $date }

compare-shown-both = À gauche de la ligne : visite antérieure, { $earlier }. À droite : visite ultérieure, { $later }.

compare-changes = Ce qui a été mesuré

compare-measurement = Mesure

compare-change = Changement

compare-retaken = Écart entre photos reprises

compare-area = Surface

compare-colour = Couleur par rapport à la peau autour

compare-explanation = La dernière colonne indique de combien diffèrent deux photos d’une même lésion quand elles sont reprises, dans 95 paires sur 100 si les écarts suivent une loi normale. Un changement plus petit peut venir de la photo seule.

compare-not-measured = Non mesuré

compare-size-not-compared = Non comparée : sans alignement, les photos n’ont pas d’échelle commune.

compare-no-outline = Non comparée : sur une photo, aucun contour de la lésion n’a été trouvé, ou il atteint le bord.

compare-no-colour = Non comparée : sur une photo, aucun contour de la lésion n’a été trouvé.

compare-refused = Les probabilités ne sont pas comparées, car une photo a été refusée.

compare-other-model = Les probabilités ne sont pas comparées, car une visite a été évaluée par un autre modèle que le modèle actuel.

compare-within = Pas plus que l’écart entre photos reprises d’une lésion inchangée

compare-beyond = Plus que l’écart entre photos reprises d’une lésion inchangée

compare-from-to = { $earlier } → { $later }

compare-range = { $low } à { $high }

compare-up-to = jusqu’à { $value }

compare-up-to-points = jusqu’à { $points } points de pourcentage

compare-delta-e = ΔE { $number }

compare-measured-on =
    { $pairs ->
        [one] { $pairs } paire de photos, dont { $within } dans cette limite
       *[other] { $pairs } paires de photos, dont { $within } dans cette limite
    }

compare-what-next = Que faire ensuite

compare-see-a-doctor = Un changement mesuré est plus grand que l’écart entre photos reprises. Faites examiner la lésion par un médecin et montrez-lui les deux photos.

compare-look-yourself = Aucun changement mesuré n’est plus grand que l’écart entre photos reprises. Cela n’exclut pas un changement : regardez vous-même les deux photos, et faites examiner la lésion si vous en remarquez un.

compare-nothing-measured = Pour aucun des changements, l’écart entre photos reprises n’a été mesuré. Regardez vous-même les deux photos, et faites examiner la lésion si vous remarquez un changement.

compare-alert = L’alerte s’est déclenchée à la visite ultérieure : faites examiner la lésion par un médecin, quoi que montre la comparaison.

compare-retake = Prenez la prochaine photo à la même distance et dans la même direction, nette et avec le même éclairage, puis comparez de nouveau.

compare-first-photo = Une visite a plusieurs photos : la première qui a été évaluée est comparée.
