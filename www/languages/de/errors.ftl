# Parts of a sentence, without a full stop, up to the errors of records.
errors-photo-empty = die Datei ist leer; wählen Sie das Foto erneut

errors-photo-unknown-format = die Datei ist kein Foto im Format JPEG, PNG oder WebP; speichern Sie sie als JPEG und versuchen Sie es erneut

errors-photo-format = die Datei ist kein Foto im Format JPEG, PNG oder WebP, sondern { $format }; { $remedy }

errors-photo-truncated = die { $format }-Datei bricht vor ihrem Ende ab; kopieren Sie das Foto erneut oder nehmen Sie es neu auf

errors-photo-damaged = die { $format }-Datei ist beschädigt ({ $reason }); kopieren Sie das Foto erneut oder nehmen Sie es neu auf

errors-photo-jpeg-kind = die Datei ist ein JPEG einer Art, die nicht gelesen wird ({ $kind }); speichern Sie sie als gewöhnliches JPEG und versuchen Sie es erneut

errors-photo-memory = das Foto ist ein progressives JPEG mit { $megapixels } Megapixeln, dessen Dekodierung { $megabytes } MB Arbeitsspeicher braucht; speichern Sie es als gewöhnliches JPEG (Baseline) oder kleiner

errors-photo-too-large = das Foto hat { $width }×{ $height } Pixel, { $megapixels } Megapixel; die Grenze ist { $limit }, schneiden Sie es also zu oder nehmen Sie es kleiner auf

errors-photo-too-small = das Foto hat nur { $width }×{ $height } Pixel; nehmen Sie eines mit mindestens { $limit } auf jeder Seite auf

errors-format-heic = ein HEIC-Foto

errors-format-avif = ein AVIF-Bild

errors-format-jpeg-xl = ein JPEG-XL-Bild

errors-format-jpeg-2000 = ein JPEG-2000-Bild

errors-format-app-png = das eigene PNG einer iPhone-App

errors-format-gif = ein GIF

errors-format-bmp = ein BMP-Bild

errors-format-tiff-or-raw = ein TIFF- oder Raw-Foto

errors-format-canon-raw = ein Raw-Foto von Canon

errors-format-photoshop = eine Photoshop-Datei

errors-format-svg = eine SVG-Zeichnung

errors-format-dicom = eine DICOM-Datei

errors-format-video = ein Video

errors-format-pdf = ein PDF

errors-format-zip = ein ZIP-Archiv

errors-format-mac-resources = eine Notiz eines Mac zu einer Datei

errors-format-git-lfs-pointer = ein Git-LFS-Zeiger, ein Text, der für eine Datei steht

errors-format-web-page = eine Webseite

errors-format-text = eine Textdatei

errors-format-other = eine Datei anderer Art

errors-remedy-heic = speichern Sie sie als JPEG; wählen Sie sie auf einem iPhone aus „Fotos“ statt aus „Dateien“, oder stellen Sie Einstellungen > Kamera > Formate auf „Maximale Kompatibilität“

errors-remedy-pick-a-photo = wählen Sie ein Foto

errors-remedy-unpack = entpacken Sie es und wählen Sie die Fotos darin

errors-remedy-mac-resources = wählen Sie die Datei desselben Namens ohne ._ am Anfang

errors-remedy-git-lfs = laden Sie das Foto selbst herunter, zum Beispiel mit git lfs pull

errors-remedy-web-page = laden Sie das Foto erneut herunter; das Netz oder der Server verlangt vielleicht zuerst eine Anmeldung

errors-remedy-save-as-jpeg = speichern Sie sie als JPEG und versuchen Sie es erneut

errors-jpeg-arithmetic-coding = arithmetische Kodierung

errors-jpeg-jpeg-ls = JPEG-LS

errors-jpeg-lossless = verlustfreie Kodierung

errors-jpeg-hierarchical = hierarchische Kodierung

errors-jpeg-more-than-8-bits = mehr als 8 Bit je Kanal

errors-jpeg-channel-count = weder ein noch drei noch vier Kanäle

errors-jpeg-height-behind-picture = eine Höhe, die hinter dem Bild gespeichert ist

errors-jpeg-fine-colour = Farbe, die feiner ist als die Helligkeit

errors-jpeg-separate-scans = Farbkanäle in eigenen Scans

errors-worker-undecodable = eine Nachricht der Seite konnte nicht dekodiert werden: { $reason }

errors-worker-no-model = die Seite hat Arbeit gesendet, bevor das Modell bereit war

errors-worker-weights-size = die Datei der Gewichte hat { $found } Bytes, laut Modellkarte aber { $expected }; sie ist unvollständig oder gehört zu einem anderen Modell, holen Sie beide erneut

errors-worker-weights-hash = die Datei der Gewichte passt nicht zur Modellkarte (SHA-256 { $found }, in der Karte aber { $expected }); holen Sie beide erneut

errors-worker-gpu = die GPU kann nicht verwendet werden: { $reason }

errors-worker-golden = dieses Gerät berechnet einen anderen Wert als das Trainingsprogramm ({ $output }: Abweichung { $difference } bei einer Referenzeingabe; erlaubt ist { $allowed })

errors-worker-impossible-result = dieses Gerät hat ein unmögliches Ergebnis geliefert ({ $what }); versuchen Sie es mit einem anderen Gerät oder Browser

errors-worker-device = das Gerät hat kein Ergebnis geliefert: { $reason }

errors-golden-probability = Wahrscheinlichkeit

errors-golden-mahalanobis-distance = Mahalanobis-Abstand

errors-golden-bare-skin-score = Wert für „nur Haut“

errors-golden-no-lesion-score = Wert für „ohne Läsion“

errors-golden-activation-map = Aktivierungskarte

# Errors of records and backups: sentences.
errors-records-not-a-backup = Diese Datei ist keine Sicherung von naevus; wählen Sie eine Datei, deren Name auf .naevus endet.

errors-records-not-a-header = Der Kopf der gespeicherten Aufzeichnungen ist beschädigt; löschen Sie die Aufzeichnungen und stellen Sie eine Sicherung wieder her.

errors-records-later-version = Diese Aufzeichnungen haben das Format { $version }, das diese Version von naevus nicht lesen kann; aktualisieren Sie naevus und versuchen Sie es erneut.

errors-records-truncated = Die Datei endet mitten in ihren Daten; kopieren Sie sie erneut.

errors-records-damaged = { $part } ist beschädigt; verwenden Sie eine andere Kopie.

errors-records-too-costly = Der Kopf verlangt { $memory } MiB Arbeitsspeicher und { $passes } Durchläufe, mehr als naevus erlaubt; verwenden Sie eine andere Kopie.

errors-records-not-an-entry = Ein Eintrag kann nicht gelesen werden ({ $reason }); aktualisieren Sie naevus und versuchen Sie es erneut.

errors-records-code = Geben Sie einen Code mit 1 bis 60 Zeichen ein.

errors-records-label = Geben Sie eine Bezeichnung mit 1 bis 60 Zeichen ein.

errors-records-birth-year = Geben Sie ein Geburtsjahr ab 1900 ein.

errors-records-photo-count = Wählen Sie 1 bis 20 Fotos für einen Besuch.

errors-records-age = Geben Sie ein Alter von 0 bis 120 ein.

errors-records-photo-size = Ein Foto hat mehr als 64 MiB; speichern Sie eine kleinere Kopie.

errors-records-notes = Kürzen Sie die Notizen auf 10.000 Zeichen.

errors-records-out-of-memory = Dieses Gerät hat zu wenig freien Arbeitsspeicher, um den Schlüssel zu berechnen; schließen Sie andere Seiten und versuchen Sie es erneut.

errors-records-trailing-bytes = Die Datei hat Bytes nach ihrem Ende; verwenden Sie eine andere Kopie.

errors-records-too-long = Ein Teil der Datei hat { $bytes } Bytes, mehr als naevus erlaubt; verwenden Sie eine andere Kopie.
