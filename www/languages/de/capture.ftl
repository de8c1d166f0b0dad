capture-torch = Licht

capture-zoom = Zoom

capture-zoom-in = Vergrößern

capture-zoom-out = Verkleinern

capture-lens = Kamera

capture-control-refused = Die Kamera hat diese Änderung nicht angenommen.

capture-lens-unavailable = Die gewählte Kamera ist nicht vorhanden oder wird gerade verwendet. Eine andere Kamera ist geöffnet. Wählen Sie eine aus der Liste.

capture-series = Mehrere Fotos einer Läsion

capture-series-hint = Nehmen Sie zwei oder mehr Fotos einer Läsion auf. Sie erhalten eine gemeinsame Beurteilung.

capture-take-another = Noch eines

capture-done = Fertig

capture-shared-no-photo = Es wurde kein Foto geteilt. Teilen Sie das Bild selbst, nicht seine Adresse.

capture-shared-not-kept = Die geteilten Fotos konnten nicht an diese Seite übergeben werden, weil dieser Browser keinen Platz für sie hat. Wählen Sie sie stattdessen hier.

capture-shared-gone = Die geteilten Fotos sind nicht mehr da: Sie wurden schon hinzugefügt oder vor mehr als zehn Minuten geteilt. Teilen Sie sie erneut.

capture-opened-unreadable = Einige der geöffneten Dateien konnten nicht gelesen werden und fehlen in der Liste. Wählen Sie sie hier; liegen sie in einer Cloud, laden Sie sie zuerst herunter.

capture-install-title = naevus installieren

capture-install = Installieren

capture-not-now = Nicht jetzt

capture-install-reason = Installiert hat naevus ein eigenes Fenster und startet ohne Netz. Fotos können damit geöffnet und aus anderen Apps damit geteilt werden.

capture-install-on-ipad = Installiert hat naevus ein eigenes Fenster, startet ohne Netz und wird nach sieben Tagen ohne Besuch nicht gelöscht.

capture-zoom-factor = { $factor }×

capture-photos-taken =
    { $count ->
        [one] { $count } Foto ist aufgenommen. Nehmen Sie ein weiteres derselben Läsion auf, oder drücken Sie „Fertig“.
       *[other] { $count } Fotos einer Läsion sind aufgenommen.
    }

capture-shot = Foto { $number }

capture-ipad-share = Tippen Sie in der Leiste von Safari auf „Teilen“: das Quadrat mit einem Pfeil nach oben.

capture-ipad-add = Tippen Sie auf „Zum Home-Bildschirm“, dann auf „Hinzufügen“. Öffnen Sie naevus einmal vom Home-Bildschirm, solange ein Netz da ist.
