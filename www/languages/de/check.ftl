check-heading = naevus an eigenen Fotos

check-notice = Für Forschung und Lehre. Es ist keine Diagnose. Die Kennzahlen gelten für diese Fotos und für Fotos, die auf dieselbe Weise ausgewählt wurden.

check-print = Drucken oder als PDF speichern

check-save = Als JSON speichern

check-limits = Was diese Kennzahlen einschränkt

check-trained-on = Wurde das Modell mit einigen dieser Fotos trainiert, sind die Kennzahlen zu gut.

check-summary = Zusammenfassung

check-alert = Die Warnung an ihrer Schwelle

check-classes = Fotos und Läsionen

check-sensitivity = Sensitivität der ersten Diagnose

check-sensitivity-note = Der Anteil der Fotos einer Diagnose, für die sie als erste genannt wird.

check-specificity = Spezifität der ersten Diagnose

check-specificity-note = Der Anteil der übrigen Fotos, für die die Diagnose nicht als erste genannt wird.

check-confusion = Konfusionsmatrix

check-confusion-note = Jede Zeile enthält die Fotos einer Diagnose, jede Spalte die Fotos, für die eine Diagnose als erste genannt wird.

check-confusion-corner = Referenz

check-calibration = Kalibrierung

check-calibration-note = Der Anteil richtiger erster Diagnosen gegen ihre Wahrscheinlichkeit. Auf der Diagonalen sind beide gleich; ein Balken ist ein 95-%-Intervall.

check-mistakes = Fehler mit der höchsten Wahrscheinlichkeit

check-missed = Maligne, aber eine andere Art wird als erste genannt

check-others = Andere Fehler

check-no-mistakes = Es gibt keine: Die erste Diagnose jedes Fotos ist seine Referenzdiagnose.

check-no-picture = kein Bild

check-refused = abgelehnt, sodass die Seite keine Diagnose nennt

check-class-heads-diagnosis = Diagnose

check-class-heads-photos = Fotos

check-class-heads-lesions = Läsionen

check-figure-heads-figure = Kennzahl

check-figure-heads-value-interval = Wert (95-%-Intervall)

check-no-alert = Die Warnung kann nicht gemessen werden: Dafür sind maligne und andere Fotos nötig, die nicht abgelehnt werden.

check-balanced-accuracy = Balancierte Genauigkeit: das Mittel der Sensitivitäten

check-accuracy = Genauigkeit der ersten Diagnose

check-macro-auroc = Mittlere Fläche unter der ROC-Kurve (AUROC)

check-melanoma-auroc = AUROC für Melanom

check-malignant-auroc = AUROC für maligne

check-set-coverage = Richtige Diagnose unter den nicht ausgeschlossenen

check-refused-share = Abgelehnte Fotos

check-inconclusive-share = Fotos ohne klares Ergebnis

check-alert-sensitivity = Maligne Fotos mit Warnung (Sensitivität)

check-alert-specificity = Andere Fotos ohne Warnung (Spezifität)

check-refused-malignant = Maligne Fotos, die abgelehnt werden

check-alert-note = Die Warnung wird ab einer Wahrscheinlichkeit für maligne von { $level } ausgelöst. Abgelehnte Fotos haben keine Warnung und zählen in den ersten beiden Kennzahlen nicht.

check-basis = Fotos mit Diagnose: { $photos }. Läsionen: { $lesions }. Die Intervalle sind 95-%-Intervalle aus { $resamples } Neuziehungen.

check-not-malignant =
    { $count ->
        [one] Ein weiteres Foto ist nur als nicht maligne gekennzeichnet. Es zählt für die Warnung und die AUROCs.
       *[other] { $count } weitere Fotos sind nur als nicht maligne gekennzeichnet. Sie zählen für die Warnung und die AUROCs.
    }

check-unlabelled =
    { $count ->
        [one] Ein Foto ohne Referenz ist in keiner Kennzahl.
       *[other] { $count } Fotos ohne Referenz sind in keiner Kennzahl.
    }

check-not-assessed =
    { $count ->
        [one] Ein Foto mit Referenz hat kein Ergebnis und ist in keiner Kennzahl.
       *[other] { $count } Fotos mit Referenz haben kein Ergebnis und sind in keiner Kennzahl.
    }

check-few-photos = Von diesen Diagnosen gibt es weniger als { $least } Läsionen: { $diagnoses }. Ihre Intervalle sind so weit, dass sie wenig aussagen.

check-few-lesions = { $diagnosis } ({ $lesions })

check-no-photos = Von diesen Diagnosen gibt es keine Fotos: { $diagnoses }. Die Mittelwerte lassen sie aus.

check-repeated-groups = Die { $photos } Fotos mit Referenz zeigen { $groups } Personen, oder Läsionen, wenn die Person unbekannt ist. Die Intervalle zählen diese und nicht die Fotos.

check-groups-unknown = Läsionen und Personen sind nicht angegeben. Zeigen mehrere Fotos dieselbe, sind die Intervalle zu eng.

check-mistake = Referenz: { $label }. Als erste genannt: { $first }, { $probability }.

check-calibration-error = Kalibrierungsfehler ohne Verzerrung: { $value }.

check-labelled =
    { $photos ->
        [one] { $labelled } von einem Foto hat eine Referenz.
       *[other] { $labelled } von { $photos } Fotos haben eine Referenz.
    }

check-of-table = Die Referenzen stammen aus { $file }.

check-folder = { $name } ({ $photos })

check-nearest = Meinen Sie { $name }?

check-missing =
    { $count ->
        [one] Ein Foto der Tabelle ist nicht unter diesen Fotos: { $first }.
       *[other] { $count } Fotos der Tabelle sind nicht unter diesen Fotos, etwa { $first }.
    }

check-unlisted =
    { $count ->
        [one] Ein Foto steht nicht in der Tabelle.
       *[other] { $count } Fotos stehen nicht in der Tabelle.
    }

check-row-fields = Zeile { $line } hat { $fields } Felder statt { $expected }. Setzen Sie ein Feld mit einem Komma in Anführungszeichen.

check-row-no-path = Zeile { $line } hat keinen Pfad.

check-row-listed-on = Zeile { $line } nennt das Foto von Zeile { $first } noch einmal.

check-row-train-only = Das Foto von Zeile { $line } ist nur für das Training und hat hier keine Referenz.

check-row-unknown-label = Die Referenz „{ $label }“ in Zeile { $line } ist keine der neun Diagnosen.

check-more-problems =
    { $count ->
        [one] Es gibt eine weitere solche Zeile.
       *[other] Es gibt { $count } weitere solche Zeilen.
    }

check-confusion-row = { $diagnosis } ({ $code })
