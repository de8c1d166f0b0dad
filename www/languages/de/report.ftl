report-heading = Foto einer Hautläsion: Bericht eines Computerprogramms

report-heading-several = Fotos einer Hautläsion: Bericht eines Computerprogramms

report-first-diagnoses = Wahrscheinlichste Diagnosen

report-all-nine = Alle neun Diagnosen

report-remarks = Bemerkungen

report-meaning = Was die Warnung bedeutet

report-limits = Grenzen

report-note = Klinische Notiz

report-probabilities = Die Wahrscheinlichkeiten sind die eines neuronalen Netzes für seine neun Diagnosen. Es hat keine anderen, und jedes Foto erhält die nächstliegende davon.

report-limits-text = Das Programm hat nur die Fotos auf dieser Seite. Es hat keine Anamnese, keine Untersuchung und keine Histologie. Eine Diagnose wird ärztlich gestellt.

report-created = Bericht erstellt

report-person = Person

report-age = Alter

report-site = Lokalisation

report-not-given = keine Angabe

report-program = Programm

report-model = Modell

report-diagnosis = Diagnose

report-group = Gruppe

report-probability = Wahrscheinlichkeit

report-name = Name

report-date = Datum

report-signature = Unterschrift

report-place = { $number } von { $lesions }

report-malignant = Die malignen Diagnosen haben zusammen eine Wahrscheinlichkeit von { $probability }.

report-remark-on-photo = { $file }: { $remark }

report-alert-figures = Auf den Testfotos wurde die Warnung für { $malignant } der malignen Läsionen ausgelöst, und für { $others } der übrigen nicht ausgelöst. Die Bereiche sind 95-%-Intervalle.

report-added = Hinzugefügt { $time }

report-years =
    { $years ->
        [one] { $years } Jahr
       *[other] { $years } Jahre
    }

report-time = { $date }, { $time }

report-program-version = { $name } { $version }, Build { $build }

report-model-released = { $name }, veröffentlicht { $date }, SHA-256 { $hash }

report-model-version = { $name }, SHA-256 { $hash }

report-heading-with-place = { $heading } ({ $place })

report-first = { $label }: { $diagnosis }, { $probability }

report-nearest = { $label }: Am nächsten: { $diagnosis }, { $probability }
