compare-visits = Zwei Besuche vergleichen

compare-earlier = Früherer Besuch

compare-later = Späterer Besuch

compare-start = Vergleichen

compare-choose-two = Wählen Sie zwei verschiedene Besuche.

compare-visit = { $number }: { $date }

compare-back = Zurück zur Läsion

compare-title = Besuche vom { $earlier } und { $later }

compare-working = Die Fotos werden verglichen …

compare-aligned = Die Fotos sind ausgerichtet: Das spätere ist auf das frühere geschoben.

compare-transform = Das spätere Foto zeigt die Läsion { $scale }-mal so groß, um { $degrees }° gedreht.

compare-not-aligned = Die Fotos konnten nicht ausgerichtet werden. Vielleicht zeigen sie verschiedene Hautstellen, oder sie wurden aus anderer Richtung oder Entfernung oder nicht scharf aufgenommen. Sie werden nur nebeneinander gezeigt.

compare-no-threshold = Die Fotos sind nicht ausgerichtet, weil für dieses Modell nicht gemessen wurde, wie zuverlässig das ist. Sie werden nur nebeneinander gezeigt.

compare-not-shown = Dieser Browser kann eines der Fotos nicht zeigen.

compare-too-slow = Der Vergleich dauerte zu lange und wurde abgebrochen. Schließen Sie andere Programme und öffnen Sie ihn erneut.

compare-failed = Die Fotos konnten nicht verglichen werden: { $reason }. Öffnen Sie den Vergleich erneut.

compare-modes = Wie die Fotos gezeigt werden

compare-side-by-side = Nebeneinander

compare-swipe = Wischen

compare-blink = Blinken

compare-swipe-at = Anteil des früheren Fotos

compare-other = Anderes Foto zeigen

compare-alternate = Abwechseln

compare-no-motion = Die Fotos wechseln nur von Hand, weil auf diesem Gerät eingestellt ist, Bewegung zu reduzieren.

compare-frame = Fotos beider Besuche. Die Pfeiltasten verschieben sie, Plus und Minus vergrößern und verkleinern, 0 zeigt sie ganz.

compare-shown-earlier = Früherer Besuch, { $date }

compare-shown-later = Späterer Besuch, { $date }

compare-shown-both = Links der Linie: früherer Besuch, { $earlier }. Rechts davon: späterer Besuch, { $later }.

compare-changes = Was gemessen wurde

compare-measurement = Messgröße

compare-change = Änderung

compare-retaken = Unterschied erneut aufgenommener Fotos

compare-area = Fläche

compare-colour = Farbe gegenüber der Haut ringsum

compare-explanation = Die letzte Spalte gibt an, um wie viel sich zwei Fotos einer Läsion unterscheiden, wenn sie erneut aufgenommen werden, bei 95 von 100 Paaren, falls die Unterschiede normalverteilt sind. Eine kleinere Änderung kann allein am Foto liegen.

compare-not-measured = Nicht gemessen

compare-size-not-compared = Nicht verglichen: Ohne Ausrichtung haben die Fotos keinen gemeinsamen Maßstab.

compare-no-outline = Nicht verglichen: Auf einem Foto wurde kein Umriss der Läsion gefunden, oder er reicht bis zum Rand.

compare-no-colour = Nicht verglichen: Auf einem Foto wurde kein Umriss der Läsion gefunden.

compare-refused = Die Wahrscheinlichkeiten werden nicht verglichen, weil ein Foto abgelehnt wurde.

compare-other-model = Die Wahrscheinlichkeiten werden nicht verglichen, weil ein Besuch mit einem anderen als dem jetzigen Modell beurteilt wurde.

compare-within = Nicht mehr, als sich erneut aufgenommene Fotos einer unveränderten Läsion unterscheiden

compare-beyond = Mehr, als sich erneut aufgenommene Fotos einer unveränderten Läsion unterscheiden

compare-from-to = { $earlier } → { $later }

compare-range = { $low } bis { $high }

compare-up-to = bis zu { $value }

compare-up-to-points = bis zu { $points } Prozentpunkte

compare-delta-e = ΔE { $number }

compare-measured-on =
    { $pairs ->
        [one] Ein Fotopaar, { $within } innerhalb dieses Werts
       *[other] { $pairs } Fotopaare, davon { $within } innerhalb dieses Werts
    }

compare-what-next = Was als Nächstes zu tun ist

compare-see-a-doctor = Eine gemessene Änderung ist größer als der Unterschied erneut aufgenommener Fotos. Lassen Sie die Läsion ärztlich untersuchen, und zeigen Sie beide Fotos.

compare-look-yourself = Keine gemessene Änderung ist größer als der Unterschied erneut aufgenommener Fotos. Das schließt eine Veränderung nicht aus: Sehen Sie sich beide Fotos selbst an, und lassen Sie die Läsion untersuchen, wenn Ihnen eine auffällt.

compare-nothing-measured = Für keine der Änderungen wurde gemessen, um wie viel sich erneut aufgenommene Fotos unterscheiden. Sehen Sie sich beide Fotos selbst an, und lassen Sie die Läsion untersuchen, wenn Ihnen eine Veränderung auffällt.

compare-alert = Beim späteren Besuch wurde die Warnung ausgelöst: Lassen Sie die Läsion ärztlich untersuchen, was immer der Vergleich zeigt.

compare-retake = Nehmen Sie das nächste Foto aus derselben Entfernung und Richtung auf, scharf und bei gleichem Licht, dann vergleichen Sie erneut.

compare-first-photo = Ein Besuch hat mehrere Fotos: Verglichen wird das erste, das beurteilt wurde.
