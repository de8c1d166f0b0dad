handing-on-report = Bericht

handing-on-report-all = Bericht über alle

handing-on-report-lesion = Bericht über diese Läsion

handing-on-hand-on = Bericht weitergeben

handing-on-print = Drucken oder als PDF speichern

handing-on-json = JSON speichern

handing-on-csv = CSV speichern

handing-on-fhir = FHIR speichern

handing-on-copy = Kopieren

handing-on-share = Teilen

handing-on-include-photos = Fotodateien in JSON und FHIR einschließen

handing-on-include-hint = Eine Fotodatei enthält alles, was die Kamera hineingeschrieben hat, etwa Ort und Zeit. Ohne sie nennt der Bericht die Datei und ihren SHA-256.

handing-on-preview = Vorschau der gedruckten Seiten

handing-on-preparing = Fotodateien werden gelesen

handing-on-copied = Der Bericht ist in der Zwischenablage.

handing-on-not-copied = Der Browser hat die Zwischenablage nicht erlaubt. Speichern oder drucken Sie den Bericht stattdessen.

handing-on-not-shared = Der Bericht wurde nicht geteilt. Speichern oder drucken Sie ihn stattdessen.

handing-on-no-picture = Von diesem Foto gibt es kein Bild.

handing-on-report-label = Bericht: { $file }

handing-on-saved = { $name } wurde unter den Downloads gespeichert.

handing-on-photos-too-large = Die Fotodateien haben zusammen { $megabytes } MB, und ein Bericht kann { $limit } MB enthalten. Speichern Sie den Bericht über weniger Fotos, oder lassen Sie die Dateien weg.

handing-on-add-details = Code der Person, Bezeichnung oder Notiz hinzufügen

handing-on-person-code = Code der Person

handing-on-details-hint = Verwenden Sie einen Code statt eines Namens. Ihre Eingaben stehen nur in diesem Bericht und werden nicht aufbewahrt.

handing-on-lesion-label = Läsion

handing-on-note = Notiz
