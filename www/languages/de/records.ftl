records-no-storage = Aufzeichnungen sind nicht möglich: Dieser Browser speichert nichts für diese Seite, etwa in einem privaten Fenster oder bei blockierten Websitedaten. Öffnen Sie die Seite in einem normalen Fenster.

records-needs-https = Aufzeichnungen sind nicht möglich: Der Browser verschlüsselt nur für Seiten einer Adresse mit https. Fragen Sie den Betreiber dieser Website.

records-full = Es wurde nichts gespeichert: Der Speicher dieses Browsers ist voll. Laden Sie eine Sicherung herunter, dann löschen Sie Besuche, die Sie nicht mehr brauchen, oder schaffen Sie Platz auf diesem Gerät.

records-newer-version = Die Aufzeichnungen wurden von einer neueren Version dieser Seite geöffnet. Schließen Sie alle Tabs der Seite und öffnen Sie sie erneut.

records-gone = Die Aufzeichnungen sind nicht mehr auf diesem Gerät: Der Browser hat sie gelöscht, oder sie wurden in einem anderen Tab gelöscht. Schalten Sie Aufzeichnungen ein und stellen Sie Ihre letzte Sicherung wieder her.

records-wrong-passphrase = Diese Passphrase entsperrt die Daten nicht. Prüfen Sie Großbuchstaben und die Sprache der Tastatur.

records-no-device-key = Der Browser hat den Schlüssel dieses Geräts gelöscht, sodass diese Aufzeichnungen nicht mehr gelesen werden können. Löschen Sie sie und stellen Sie Ihre letzte Sicherung wieder her.

records-damaged = Ein Teil der Daten ist beschädigt und wurde nicht gelesen. Stellen Sie Ihre letzte Sicherung wieder her; ist dies eine Sicherung, verwenden Sie eine andere Kopie.

records-no-photo = Ein Foto ist nicht mehr da. Fügen Sie es erneut hinzu, dann speichern Sie den Besuch.

records-locked-meanwhile = Es wurde nichts gespeichert, weil die Aufzeichnungen inzwischen gesperrt wurden. Entsperren Sie sie und versuchen Sie es erneut.

records-setting-up = Aufzeichnungen werden eingeschaltet …

records-unlocking = Wird entsperrt …

records-erasing = Wird gelöscht …

records-erased = Alle Aufzeichnungen wurden von diesem Gerät gelöscht.

records-saving = Wird gespeichert …

records-saved = Gespeichert.

records-visit-saved = Der Besuch ist auf diesem Gerät gespeichert.

records-deleting = Wird gelöscht …

records-undone = Das Löschen wurde rückgängig gemacht.

records-deleted = Gelöscht. Sie können das eine halbe Minute lang rückgängig machen.

records-backing-up = Sicherung wird erstellt …

records-backed-up = Die Sicherung wurde heruntergeladen. Bewahren Sie sie und ihre Passphrase an verschiedenen Orten auf.

records-restoring = Sicherung wird wiederhergestellt …

records-set-up = Läsionen über die Zeit verfolgen

records-set-up-purpose = Bewahren Sie Fotos und Ergebnisse einer Läsion von Besuch zu Besuch auf. Alles bleibt auf diesem Gerät, verschlüsselt. Nichts wird gespeichert, bevor Sie Aufzeichnungen hier einschalten.

records-how-to-lock = Wie sollen die Aufzeichnungen gesperrt werden?

records-with-passphrase = Mit einer Passphrase

records-with-passphrase-hint = Sie geben sie jedes Mal ein. Ohne sie kann niemand die Aufzeichnungen lesen, auch nicht auf einem gestohlenen Gerät. Wenn Sie sie vergessen, sind die Aufzeichnungen verloren: Niemand kann sie wiederherstellen.

records-with-device = Mit einem Schlüssel dieses Geräts

records-with-device-hint = Sie geben nichts ein. Wer diesen Browser auf diesem Gerät benutzen kann, kann die Aufzeichnungen öffnen. Wählen Sie das nur, wenn das Gerät selbst einen Code oder ein Passwort hat.

records-passphrase = Passphrase

records-passphrase-again = Passphrase wiederholen

records-passphrase-hint = Mindestens 8 Zeichen. Gut sind vier oder fünf Wörter, die nicht zusammengehören.

records-too-short = Geben Sie eine Passphrase mit mindestens 8 Zeichen ein.

records-not-the-same = Die beiden Passphrasen stimmen nicht überein. Geben Sie sie erneut ein.

records-switch-on = Aufzeichnungen einschalten

records-locked = Die Aufzeichnungen sind gesperrt

records-unlock = Entsperren

records-lock = Sperren

records-open = Aufzeichnungen öffnen

records-persons = Personen

records-no-persons = Es gibt noch keine Personen. Fügen Sie eine mit einem Code hinzu, der anderen nichts sagt.

records-new-person = Person hinzufügen

records-code = Code

records-code-hint = Verwenden Sie einen eigenen Code statt eines Namens.

records-birth-year = Geburtsjahr

records-skin-type = Hauttyp (Fitzpatrick)

records-not-given = Keine Angabe

records-add = Hinzufügen

records-save = Speichern

records-cancel = Abbrechen

records-undo = Rückgängig

records-notes = Notizen

records-due = Besuch fällig

records-all-persons = Alle Personen

records-lesions = Läsionen

records-no-lesions = Es gibt noch keine Läsionen. Tippen Sie auf die Stelle im Körperschema, oder wählen Sie sie in der Liste.

records-body-map = Körperschema

records-new-lesion = Läsion hinzufügen

records-edit-person = Code, Geburtsjahr, Hauttyp oder Notizen ändern

records-region = Stelle

records-label = Bezeichnung

records-next-visit = Nächster Besuch am

records-visits = Besuche

records-no-visits = Es gibt noch keine Besuche. Fügen Sie im Bereich „Auswerten“ Fotos hinzu, dann wählen Sie bei einem Ergebnis „Zu Läsion speichern“.

records-delete-person = Diese Person löschen

records-delete-lesion = Diese Läsion löschen

records-delete-visit = Diesen Besuch löschen

records-alert = Warnung ausgelöst: Lassen Sie sie ärztlich untersuchen.

records-no-alert = Keine Warnung ausgelöst. Das schließt Hautkrebs nicht aus.

records-refused = Nicht beurteilt: Das Foto wurde abgelehnt.

records-save-to-lesion = Zu Läsion speichern

records-save-here = Besuch hier speichern

records-not-found = Dieser Eintrag wurde gelöscht oder ist nicht auf diesem Gerät.

records-safe = Sicherung und Sperre

records-backup-hint = Eine Sicherung ist eine verschlüsselte Datei mit allen Aufzeichnungen. Ohne sie sind die Aufzeichnungen mit diesem Gerät verloren, oder wenn der Browser seine Daten löscht. Das Wiederherstellen fügt hinzu, was neu ist, und behält die jüngere Änderung.

records-back-up = Sicherung herunterladen

records-backup-file = Sicherungsdatei

records-restore = Wiederherstellen

records-no-file = Wählen Sie eine Sicherungsdatei.

records-make-backup = Sicherung erstellen

records-restore-backup = Sicherung wiederherstellen

records-lock-after = Ohne Nutzung sperren nach

records-lock-when-hidden = Sperren, wenn die Seite verdeckt ist

records-erase = Alle Aufzeichnungen löschen

records-erase-question = Alle Personen, Läsionen, Besuche und Fotos werden von diesem Gerät gelöscht. Nur eine Sicherung kann sie zurückbringen.

records-erase-now = Jetzt löschen

records-browser-failure = Der Browser meldet einen Fehler: { $reason }. Es wurde nichts geändert. Versuchen Sie es erneut.

records-nothing-new = Die Sicherung enthält nichts, was nicht schon hier ist.

records-restored = Die Sicherung wurde wiederhergestellt. Hinzugefügt: { $added }. Aktualisiert: { $updated }. Gelöscht: { $deleted }.

records-restored-in-part = Die Sicherung wurde wiederhergestellt. Hinzugefügt: { $added }. Aktualisiert: { $updated }. Gelöscht: { $deleted }. Einträge einer Person oder Läsion, die hier gelöscht wurde, wurden ausgelassen.

records-choose-lesion =
    { $photos ->
        [one] Ein Foto soll gespeichert werden. Wählen Sie Person und Läsion, oder fügen Sie sie hinzu.
       *[other] { $photos } Fotos sollen als ein Besuch gespeichert werden. Wählen Sie Person und Läsion, oder fügen Sie sie hinzu.
    }

records-lesion-label = Läsion { $number }

records-born-with-skin-type = Geboren { $year }, Hauttyp { $type }

records-born = Geboren { $year }

records-of-skin-type = Hauttyp { $type }

records-lesion-count =
    { $lesions ->
        [0] Keine Läsionen
        [one] Eine Läsion
       *[other] { $lesions } Läsionen
    }

records-visit-count =
    { $visits ->
        [one] Ein Besuch, am { $date }
       *[other] { $visits } Besuche, der letzte am { $date }
    }

records-visit-count-none = Keine Besuche

records-due-today = Heute fällig

records-due-since-yesterday = Seit gestern fällig, { $date }

records-due-for =
    { $days ->
        [one] Seit { $days } Tag fällig, seit { $date }
       *[other] Seit { $days } Tagen fällig, seit { $date }
    }

records-due-on = Nächster Besuch am { $date }

records-in-months =
    { $months ->
        [one] In einem Monat
        [12] In einem Jahr
       *[other] In { $months } Monaten
    }

records-photo-of = Foto vom { $date }

records-minutes =
    { $minutes ->
        [one] { $minutes } Minute
        [60] 1 Stunde
       *[other] { $minutes } Minuten
    }

records-view-front = Vorn

records-view-back = Hinten

records-view-head = Kopf

records-view-hands = Hände

records-view-feet = Füße

records-side-left = links

records-side-right = rechts

records-relocking = Sperre wird geändert …

records-relocked = Die Sperre wurde geändert. Eine Sicherung behält die Passphrase, mit der sie erstellt wurde.

records-relock = Passphrase oder Art der Sperre ändern

records-present-passphrase = Bisherige Passphrase

records-how-to-lock-from-now = Aufzeichnungen von jetzt an sperren

records-relock-now = Sperre ändern

records-edit-lesion = Bezeichnung oder Stelle ändern

records-photo-in-large = { $label }, { $date }

records-open-photo = Foto vom { $date } groß öffnen
