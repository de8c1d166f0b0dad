batch-add = Viele Fotos

batch-purpose = Ein Ordner, ein ZIP-Archiv oder viele Dateien werden nacheinander auf diesem Gerät ausgewertet. Die Seite behält von jedem Foto ein kleines Bild und die Zahlen.

batch-not-kept = Hier wird nichts gespeichert: Wird die Seite geschlossen oder neu geladen, ist die Tabelle weg. Speichern Sie sie als CSV.

batch-choose-folder = Ordner wählen

batch-choose-files = Fotos oder ZIP wählen

batch-drop-hint = Sie können Ordner, Fotos und Archive auch irgendwo in diesem Bereich ablegen. Fotos, die Sie im Bereich „Auswerten“ hinzufügen, haben Vorrang.

batch-progress = Fortschritt

batch-pause = Pause

batch-continue = Fortsetzen

batch-cancel = Rest abbrechen

batch-retry = Rest auswerten

batch-remove-all = Alle entfernen

batch-remove-confirm = Entfernen

batch-keep = Behalten

batch-save-table = Als CSV speichern

batch-table = Fotos

batch-filter = Zeigen

batch-order = Reihenfolge

batch-none-passes = Kein Foto passt zu diesem Filter.

batch-open = Volles Ergebnis

batch-open-hint = „Volles Ergebnis“ fügt das Foto im Bereich „Auswerten“ hinzu, mit Karte, allen neun Diagnosen und Bericht.

batch-not-opened = Diese Datei kann nicht mehr gelesen werden. Wählen Sie den Ordner erneut.

batch-announced-cancelled = Die übrigen Fotos wurden abgebrochen.

batch-announced-removed = Alle Fotos wurden entfernt.

batch-no-model = Die Fotos warten auf das Modell. Im Bereich „Auswerten“ steht, was damit nicht stimmt.

batch-listing = Die Dateien werden aufgelistet …

batch-no-photo = Unter diesen Dateien ist kein Foto.

batch-check = An eigenen Fotos prüfen

batch-check-hint = Wenn Sie die Diagnosen Ihrer Fotos kennen, misst die Seite, wie oft sie darauf richtig liegt. Wählen Sie einen Ordner mit einem Unterordner je Diagnose (mit Namen wie nevus, melanoma oder MEL), oder fügen Sie eine CSV mit den Spalten path und label hinzu, wenn vorhanden auch lesion und patient, damit Fotos derselben Läsion oder Person nicht als unabhängig zählen.

batch-check-limits = Verwenden Sie Fotos, mit denen das Modell nicht trainiert wurde: Fotos aus HAM10000, ISIC, SIIM-ISIC 2020, PAD-UFES-20 und anderen öffentlichen Archiven ergeben zu gute Kennzahlen. Die Referenzdiagnosen sollten aus der Histologie stammen, ohne Histologie von Fachleuten. Wenige Fotos ergeben weite Intervalle.

batch-add-table = CSV mit Diagnosen hinzufügen

batch-compute = Kennzahlen berechnen

batch-computing = Die Kennzahlen werden berechnet …

batch-check-waits = Die Kennzahlen können berechnet werden, wenn alle Fotos ausgewertet sind.

batch-no-labelled = Kein Foto mit einer Diagnose wurde beurteilt.

batch-unknown-folders = Welche Diagnose zeigen diese Ordner?

batch-no-diagnosis = Auslassen

batch-columns-picture = Bild

batch-columns-file = Datei

batch-columns-result = Ergebnis

batch-columns-malignant = Maligne

batch-columns-label = Referenz

batch-others =
    { $count ->
        [one] Eine Datei, die kein Foto ist, wurde ausgelassen.
       *[other] { $count } Dateien, die keine Fotos sind, wurden ausgelassen.
    }

batch-unreadable =
    { $count ->
        [one] Eine Datei oder ein Ordner kann nicht gelesen werden. Prüfen Sie, ob das Öffnen erlaubt ist.
       *[other] { $count } Dateien oder Ordner können nicht gelesen werden. Prüfen Sie, ob das Öffnen erlaubt ist.
    }

batch-saved = Als { $file } gespeichert.

batch-not-saved = Die Datei wurde nicht gespeichert. { $reason }

batch-archive-no-end = { $file } ist kein vollständiges ZIP-Archiv. Kopieren Sie es erneut, oder entpacken Sie es und wählen Sie den Ordner.

batch-archive-several-parts = { $file } ist einer von mehreren Teilen. Entpacken Sie alle und wählen Sie den Ordner.

batch-archive-damaged = Das Verzeichnis von { $file } ist beschädigt. Entpacken Sie das Archiv und wählen Sie den Ordner.

batch-archive-too-many = { $file } hat zu viele Dateien. Entpacken Sie es und wählen Sie den Ordner.

batch-archive-overlap = Dateien von { $file } teilen sich Bytes, wie in Archiven, die einen Speicher füllen sollen. Es wird nicht gelesen.

batch-entry-encrypted = Sie ist verschlüsselt. Entpacken Sie das Archiv mit seinem Passwort und wählen Sie den Ordner.

batch-entry-method = Sie ist auf eine Art komprimiert, die Browser nicht lesen. Entpacken Sie das Archiv und wählen Sie den Ordner.

batch-entry-path = Ihr Pfad führt aus dem Archiv hinaus. Sie wird nicht gelesen.

batch-entry-damaged = Sie ist im Archiv beschädigt. Kopieren Sie das Archiv erneut oder entpacken Sie es.

batch-workbook = { $file } ist eine Arbeitsmappe. Speichern Sie sie in Ihrer Tabellenkalkulation als CSV.

batch-table-empty = { $file } enthält keinen Text.

batch-table-column = { $file } hat keine Spalte „{ $column }“. Die Spalten sind: { $columns }. Ist es die richtige Datei, mit ihrer Kopfzeile?

batch-table-damaged = { $file } kann nicht bis zum Ende gelesen werden. Speichern Sie die Datei erneut als CSV in UTF-8.

batch-done =
    { $photos ->
        [one] { $settled } von einem Foto
       *[other] { $settled } von { $photos } Fotos
    }

batch-pace-minutes =
    { $minutes ->
        [one] { $rate } Fotos pro Minute, noch etwa eine Minute
       *[other] { $rate } Fotos pro Minute, noch etwa { $minutes } Minuten
    }

batch-pace-hours = { $rate } Fotos pro Minute, noch etwa { $hours } h { $minutes } min

batch-tally-assessed = beurteilt

batch-tally-alert = mit Warnung

batch-tally-unusual = ungewöhnlich

batch-tally-refused = abgelehnt

batch-tally-unreadable = nicht lesbar

batch-tally-cancelled = abgebrochen

batch-announced-end =
    { $photos ->
        [one] Das Foto ist ausgewertet. Fotos mit Warnung: { $alerts }.
       *[other] Alle { $photos } Fotos sind ausgewertet. Fotos mit Warnung: { $alerts }.
    }

batch-remove-question =
    { $photos ->
        [one] Das Foto und sein Ergebnis entfernen? Das lässt sich nicht rückgängig machen.
       *[other] { $photos } Fotos und ihre Ergebnisse entfernen? Das lässt sich nicht rückgängig machen.
    }

batch-show-more = { $more } weitere von { $total } zeigen

batch-open-label = Volles Ergebnis von { $file }

batch-result-waits = wartet

batch-result-in-work = wird ausgewertet …

batch-result-cancelled = abgebrochen

batch-result-refused = Abgelehnt: Es sieht nicht wie eine Nahaufnahme einer Läsion aus.

batch-result-bare-skin = Abgelehnt: Falls eine Läsion vorhanden ist, ist sie zu klein, zu blass oder zu weit von der Mitte.

batch-unusual = ungewöhnliches Foto

batch-alert = Warnung

batch-filter-all = Alle Fotos

batch-filter-alert = Mit Warnung

batch-filter-refused = Abgelehnt

batch-filter-unusual = Ungewöhnlich

batch-filter-unreadable = Nicht lesbar

batch-order-added = Wie hinzugefügt

batch-order-name = Dateiname

batch-order-malignant = Maligne zuerst

batch-order-diagnosis = Diagnose

batch-not-malignant = nicht maligne
