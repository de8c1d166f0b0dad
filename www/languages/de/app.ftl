app-purpose = Zeigt, welcher von neun Diagnosen das Foto einer Hautläsion ähnelt.

app-disclaimer = Für Forschung und Lehre. Keine Diagnose.

app-privacy = Fotos verlassen dieses Gerät nie.

app-results = Ergebnisse

app-clear-all = Alle entfernen

app-no-photos = Fotos, die Sie hinzufügen, erscheinen hier mit ihren Ergebnissen, die neuesten zuerst. Sie werden nirgends gespeichert: Wird diese Seite geschlossen oder neu geladen, sind sie weg.

app-undo = Rückgängig

app-close = Schließen

app-update-is-ready = Eine neue Version ist verfügbar. Beim Aktualisieren wird die Liste der Fotos geleert.

app-update = Aktualisieren

app-updated = Die Seite wurde auf die neue Version aktualisiert.

app-status = Status

app-downloading = Modell wird heruntergeladen

app-loading = Modell wird geladen

app-not-ready = Nicht bereit

app-try-again = Erneut versuchen

app-offline-ready = Offline nutzbar

app-offline-on-ipad = Safari löscht eine Seite, die sieben Tage nicht geöffnet wurde. Um sie zu behalten, tippen Sie auf „Teilen“, dann auf „Zum Home-Bildschirm“. Öffnen Sie sie danach einmal vom Home-Bildschirm, solange dieses Gerät ein Netz hat.

app-offline-needs-https = Nicht offline nutzbar: Dafür ist https nötig.

app-offline-forbidden = Nicht offline nutzbar: Dieser Browser speichert nichts für diese Seite, etwa in einem privaten Fenster oder bei blockierten Websitedaten.

app-offline-in-frame = Nicht offline nutzbar: Diese Seite ist Teil einer anderen Seite, die es nicht erlaubt.

app-offline-incomplete = Nicht offline nutzbar: Einige Dateien konnten nicht heruntergeladen werden. Der nächste Besuch versucht es erneut.

app-offline-outdated = Nicht offline nutzbar: Der Browser hat einige Dateien gelöscht, und der Server hat eine neue Version. Sie wird hier angeboten, sobald sie gespeichert ist.

app-open-in-tab = Diese Seite in einem eigenen Tab öffnen

app-start-timed-out = der Hintergrundprozess ist nicht rechtzeitig gestartet

app-load-timed-out = der Hintergrundprozess hat das Modell nicht rechtzeitig geladen

app-answer-timed-out = der Hintergrundprozess hat nicht rechtzeitig geantwortet

app-model-stalled = das Modell konnte nicht heruntergeladen werden (eine Minute lang keine Daten); prüfen Sie das Netz und versuchen Sie es erneut

app-invalid-answer = zurückgegeben wurden Zahlen, die keine Wahrscheinlichkeiten sind

app-unexpected-answer = zurückgegeben wurde eine Antwort anderer Art als verlangt

app-no-reason = kein Grund angegeben

app-photos-removed =
    { $count ->
        [one] Ein Foto wurde entfernt. Sie können das eine halbe Minute lang rückgängig machen.
       *[other] { $count } Fotos wurden entfernt. Sie können das eine halbe Minute lang rückgängig machen.
    }

app-photos-restored =
    { $count ->
        [one] Ein Foto ist wieder in der Liste.
       *[other] { $count } Fotos sind wieder in der Liste.
    }

app-download-progress = Modell wird heruntergeladen: { $received } von { $total } MB

app-ready-on-gpu = Bereit auf WebGPU

app-ready-on-cpu-testing-gpu = Bereit auf CPU, WebGPU wird geprüft

app-ready-on-cpu = Bereit auf CPU

app-offline-failed = Nicht offline nutzbar: { $reason }.

app-offline-changed =
    { $others ->
        [0] Nicht offline nutzbar: Der Server hat { $file } verändert. Bitten Sie den Betreiber dieser Website, die Dateien unverändert auszuliefern.
        [one] Nicht offline nutzbar: Der Server hat { $file } verändert. Dasselbe gilt für eine weitere Datei. Bitten Sie den Betreiber dieser Website, die Dateien unverändert auszuliefern.
       *[other] Nicht offline nutzbar: Der Server hat { $file } verändert. Dasselbe gilt für { $others } weitere Dateien. Bitten Sie den Betreiber dieser Website, die Dateien unverändert auszuliefern.
    }

app-offline-pointer =
    { $others ->
        [0] Nicht offline nutzbar: Der Server hat anstelle von { $file } einen Git-LFS-Zeiger. Bitten Sie den Betreiber dieser Website, die Dateien unverändert auszuliefern.
        [one] Nicht offline nutzbar: Der Server hat anstelle von { $file } einen Git-LFS-Zeiger. Dasselbe gilt für eine weitere Datei. Bitten Sie den Betreiber dieser Website, die Dateien unverändert auszuliefern.
       *[other] Nicht offline nutzbar: Der Server hat anstelle von { $file } einen Git-LFS-Zeiger. Dasselbe gilt für { $others } weitere Dateien. Bitten Sie den Betreiber dieser Website, die Dateien unverändert auszuliefern.
    }

app-offline-web-page =
    { $others ->
        [0] Nicht offline nutzbar: Der Server hat anstelle von { $file } eine Webseite gesendet. Falls dieses Netz eine Anmeldung verlangt, melden Sie sich an und laden Sie die Seite neu.
        [one] Nicht offline nutzbar: Der Server hat anstelle von { $file } eine Webseite gesendet. Dasselbe gilt für eine weitere Datei. Falls dieses Netz eine Anmeldung verlangt, melden Sie sich an und laden Sie die Seite neu.
       *[other] Nicht offline nutzbar: Der Server hat anstelle von { $file } eine Webseite gesendet. Dasselbe gilt für { $others } weitere Dateien. Falls dieses Netz eine Anmeldung verlangt, melden Sie sich an und laden Sie die Seite neu.
    }

app-offline-network = Nicht offline nutzbar: { $file } konnte nicht heruntergeladen werden. Der nächste Besuch mit Netz versucht es erneut.

app-offline-status =
    { $others ->
        [0] Nicht offline nutzbar: Der Server antwortet für { $file } mit dem HTTP-Status { $status }. Der nächste Besuch versucht es erneut.
        [one] Nicht offline nutzbar: Der Server antwortet für { $file } mit dem HTTP-Status { $status }. Dasselbe gilt für eine weitere Datei. Der nächste Besuch versucht es erneut.
       *[other] Nicht offline nutzbar: Der Server antwortet für { $file } mit dem HTTP-Status { $status }. Dasselbe gilt für { $others } weitere Dateien. Der nächste Besuch versucht es erneut.
    }

app-offline-quota = Nicht offline nutzbar: Dieses Gerät oder dieser Browser hat zu wenig freien Speicher.

# Parts of a sentence, without a full stop, up to app-worker-not-loaded.
app-download-failed = das Modell konnte nicht heruntergeladen werden ({ $file }: { $reason }); prüfen Sie das Netz und versuchen Sie es erneut

app-download-refused = das Modell konnte nicht heruntergeladen werden (HTTP-Status { $status } für { $file }); versuchen Sie es erneut oder wenden Sie sich an den Betreiber dieser Website

app-download-stalled = der Server hat { $seconds } Sekunden lang nichts von { $file } gesendet; prüfen Sie das Netz und versuchen Sie es erneut

app-download-is-web-page = der Server hat anstelle von { $file } eine Webseite gesendet; falls dieses Netz eine Anmeldung verlangt, melden Sie sich an und versuchen Sie es erneut

app-download-is-pointer = der Server hat anstelle von { $file } einen Git-LFS-Zeiger; bitten Sie den Betreiber dieser Website, die Datei selbst hochzuladen

app-undecodable-message = der Hintergrundprozess hat eine Nachricht gesendet, die die Seite nicht dekodieren konnte: { $reason }

app-slower-gpu = für die Referenzeingabe ist WebGPU langsamer als die CPU ({ $gpu } gegenüber { $cpu })

app-worker-stopped = der Hintergrundprozess, der Fotos klassifiziert, ist beendet: { $reason }

app-worker-not-loaded = { $file } konnte nicht geladen werden; prüfen Sie das Netz

app-gpu-lost = WebGPU wird auf diesem Gerät nicht verwendet: { $reason }. Fotos werden auf der CPU klassifiziert.

app-no-webgpu = In den Optionen ist WebGPU gewählt, aber dieser Browser bietet es auf diesem Gerät nicht an. Fotos werden auf der CPU klassifiziert.

app-gpu-rests = WebGPU ist ausgefallen: { $reason }. Bei einem der nächsten Fotos wird es erneut versucht.

app-cpu-lost = Die CPU wird nicht verwendet: { $reason }. Nur WebGPU kann Fotos klassifizieren.
