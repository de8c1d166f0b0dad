parts-proposal = Ein anderes Quadrat auswerten

parts-lesion-is-elsewhere = Das Ergebnis gilt für die Mitte des Fotos, aber der umrandete Fleck ist klein oder liegt abseits der Mitte.

parts-lesion-is-elsewhere-and-refused = Die Mitte des Fotos wurde nicht beurteilt, aber der umrandete Fleck ist klein oder liegt abseits der Mitte.

parts-read-lesion = Läsion statt Mitte auswerten

parts-two-spots = Das Foto zeigt zwei Flecken. Werten Sie jeden für sich aus: Ein Ergebnis kann nicht für beide stehen.

parts-read-both-spots = Beide Flecken auswerten

parts-show-in-photo = Im Foto zeigen

parts-check =
    { $count ->
        [one] Die Umrandung kann falsch sein: Prüfen Sie das gestrichelte Quadrat. Sein Ergebnis hebt eine Warnung zum Foto nicht auf.
       *[other] Die Umrandungen können falsch sein: Prüfen Sie die gestrichelten Quadrate. Ihre Ergebnisse heben eine Warnung zum Foto nicht auf.
    }

parts-lesion-label = Läsion

parts-spot-label = Fleck { $number }

parts-part-of = Teil von { $file }

parts-lesion-in = Läsion in { $file }

parts-spot-in = Fleck { $number } in { $file }

parts-read-lesion-of = Läsion statt Mitte auswerten: { $file }

parts-read-both-spots-of = Beide Flecken auswerten: { $file }

parts-show-in-photo-of = Im Foto zeigen: { $file }

parts-whole-has-alert = Für das ganze Foto, { $file }, ist die Warnung ausgelöst. Das Ergebnis eines Teils hebt sie nicht auf: Lassen Sie diese Läsion ärztlich untersuchen.

parts-whole-is-refused = Das ganze Foto, { $file }, wurde nicht beurteilt. Nur ein Teil davon wurde ausgewertet: Prüfen Sie, ob er eine Läsion der Haut zeigt.
