intake-add-photos = Fotos einer Hautläsion hinzufügen

intake-choose-photos = Fotos wählen

intake-use-camera = Kamera

intake-hint = JPEG, PNG oder WebP. Sie können Fotos oder Ordner auch irgendwo auf dieser Seite ablegen oder ein Foto einfügen. Die Läsion sollte in der Mitte liegen und etwa die Hälfte des Bildes füllen: Nur das Quadrat in der Mitte wird verwendet.

intake-dropped-no-file = Was Sie abgelegt haben, ist keine Datei. Speichern Sie das Bild zuerst auf diesem Gerät, dann wählen Sie es oder legen es ab.

intake-dropped-no-photo = In diesem Ordner ist kein Foto. Wählen Sie die Fotos selbst oder legen Sie sie ab.

intake-dropped-unreadable = Einige der abgelegten Dateien konnten nicht geöffnet werden und fehlen in der Liste. Wählen Sie sie erneut; liegen sie in einer Cloud, laden Sie sie zuerst herunter.

intake-pasted-no-photo = In der Zwischenablage ist kein Foto. Kopieren Sie das Bild selbst, nicht seine Adresse.

intake-pasted-photo = Eingefügtes Foto

intake-file-is-gone = die Datei kann nicht mehr geöffnet werden; wählen Sie sie erneut, und falls sie in einer Cloud liegt, laden Sie sie zuerst herunter

intake-worker-stopped-twice = der Hintergrundprozess ist bei diesem Foto zweimal ausgefallen; nehmen Sie das Foto kleiner auf oder speichern Sie es kleiner und versuchen Sie es erneut

intake-take-a-photo = Foto aufnehmen

intake-camera-preview = Vorschau der Kamera

intake-camera-hint = Halten Sie die Läsion im Kreis, scharf und gleichmäßig beleuchtet. Nur das Quadrat wird verwendet.

intake-shutter = Foto aufnehmen

intake-try-camera-again = Kamera erneut öffnen

intake-camera-needs-https = die Kamera funktioniert nur auf einer über https geladenen Seite; öffnen Sie die Seite dort, oder wählen Sie stattdessen ein Foto

intake-camera-not-in-frame = die Seite, in der diese Seite steckt, erlaubt die Kamera nicht; öffnen Sie diese Seite in einem eigenen Tab, oder wählen Sie stattdessen ein Foto

intake-camera-forbidden-by-site = der Server dieser Website erlaubt die Kamera nicht (Header Permissions-Policy); fragen Sie den Betreiber dieser Website, oder wählen Sie stattdessen ein Foto

intake-camera-lost = die Kamera ist weg: Sie wurde abgesteckt, ein anderes Programm hat sie übernommen, oder der Zugriff wurde entzogen; öffnen Sie sie erneut, oder wählen Sie stattdessen ein Foto

intake-camera-paused = die Kamera ist angehalten, etwa bei einem Anruf, in geteilter Ansicht oder während ein anderes Programm sie verwendet; beenden Sie das, oder öffnen Sie die Kamera erneut

intake-camera-frozen = die Kamera sendet kein neues Bild; öffnen Sie sie erneut, oder wählen Sie stattdessen ein Foto

intake-camera-black = das Bild der Kamera ist schwarz; decken Sie das Objektiv auf, schalten Sie das Licht ein, oder öffnen Sie die Kamera erneut

intake-camera-denied = die Kamera ist für diese Seite nicht erlaubt; erlauben Sie sie in den Einstellungen des Browsers, oder wählen Sie stattdessen ein Foto

intake-camera-missing = auf diesem Gerät wurde keine Kamera gefunden; wählen Sie stattdessen ein Foto

intake-camera-in-use = die Kamera wird von einem anderen Programm verwendet; schließen Sie es und versuchen Sie es erneut, oder wählen Sie stattdessen ein Foto

intake-no-picture-yet = es gibt noch kein Bild

intake-not-encoded = das Bild konnte nicht kodiert werden

intake-trained-on-both = Das Modell wurde mit Fotos durch ein Dermatoskop und mit weniger Fotos von Telefonen trainiert.

intake-trained-on-dermoscopy = Das Modell wurde mit Fotos durch ein Dermatoskop trainiert.

intake-too-large = die Datei hat { $megabytes } MB, die Grenze ist { $limit } MB; schneiden Sie das Foto zu, oder speichern Sie es als JPEG

intake-camera = Kamera

intake-camera-name = { $name } ({ $number } von { $count })

intake-camera-photo = Kamera { $time }

intake-camera-failed = die Kamera kann nicht verwendet werden ({ $reason }); wählen Sie stattdessen ein Foto
