assessment-caution = Vorsicht: Dieses Foto unterscheidet sich von den meisten Fotos, mit denen das Modell trainiert wurde. Ursache kann Unschärfe, das Licht oder ein extremer Ausschnitt sein. Verlassen Sie sich nicht auf dieses Ergebnis. Nehmen Sie ein scharfes Foto aus der Nähe auf, wenn möglich durch ein Dermatoskop.

assessment-decoded-by-browser = Ihr Browser hat dieses Foto dekodiert, weil naevus das Format nicht liest. Ein anderer Browser dekodiert es vielleicht etwas anders, und die Kennzahlen des Modells gelten für JPEG-Fotos. Speichern Sie es als JPEG, damit jedes Gerät dasselbe Ergebnis liefert.

assessment-waiting-for-model = Wartet auf das Modell

assessment-waiting-for-photos = Wartet auf frühere Fotos

assessment-blocked = Nicht klassifiziert: Das Modell ist nicht bereit.

assessment-waiting-again = Das Ergebnis wurde zurückgezogen, weil WebGPU die Prüfung nicht bestanden hat. Das Foto wird erneut klassifiziert.

assessment-cancelled = Abgebrochen.

assessment-cancel = Abbrechen

assessment-retry = Erneut versuchen

assessment-not-measured-elsewhere = In anderen Kliniken wurde das nicht gemessen.

assessment-no-diagnosis-stands-out = Unklar: Keine Diagnose ragt heraus

assessment-alert-is-raised = Unklar: Die Warnung ist ausgelöst

assessment-nearest = Am nächsten:{ " " }

assessment-by-group = Nach Gruppe

assessment-all-diagnoses = Diagnosen, die wahrscheinlichste zuerst

assessment-show-all-diagnoses = Alle neun zeigen

assessment-show-fewer-diagnoses = Weniger zeigen

assessment-remove = Entfernen

assessment-show-activation-map = Aktivierungskarte zeigen

assessment-cancel-label = { $file } abbrechen

assessment-retry-label = Erneut versuchen: { $file }

assessment-in-progress = Wird auf { $backend } klassifiziert …

assessment-first-view = Erste von acht Ansichten: Am nächsten ist { $diagnosis }, { $probability }. Die übrigen werden klassifiziert …

assessment-clinical-photo = Dieses Foto scheint ohne Dermatoskop aufgenommen zu sein. Auf { $photos } solchen Testfotos war die wahrscheinlichste Diagnose zu { $accuracy } richtig (Mittel über die Diagnosen).

assessment-unusual = Unklar: ein ungewöhnliches Foto

assessment-resembles = Ähnelt

assessment-none-ruled-out = Keine Diagnose kann ausgeschlossen werden

assessment-prediction-set = Nicht auszuschließen: { $diagnoses }

assessment-row-details = { ", " }{ $group }{ ", " }

assessment-row-details-in-set = { ", " }{ $group }, nicht auszuschließen{ ", " }

assessment-alert-level = Warnschwelle: { $level }

assessment-enlarge-label = { $file } vergrößern

assessment-announced = { $file }: { $state }.

assessment-announced-clear = { $file } ähnelt: { $diagnosis }, { $probability }.

assessment-announced-nearest = { $label }. Am nächsten ist { $diagnosis }, { $probability }.

assessment-unreadable-announcement = { $file } konnte nicht gelesen werden. { $reason }

assessment-failed-announcement = { $file } wurde nicht klassifiziert. { $reason }

assessment-cancelled-announcement = { $file } wurde abgebrochen.

assessment-withdrawn = { $file }: Das Ergebnis wurde zurückgezogen, weil WebGPU die Prüfung nicht bestanden hat. Das Foto wird erneut klassifiziert.

assessment-backend-and-time = Auf { $backend } in { $total } verarbeitet: Dekodierung { $decoding }, Netz { $network }

assessment-remove-label = { $file } entfernen

assessment-photo-label = Foto { $file }

assessment-upper-left = oben links

assessment-top = oben

assessment-upper-right = oben rechts

assessment-left = links

assessment-centre = Mitte

assessment-right = rechts

assessment-lower-left = unten links

assessment-bottom = unten

assessment-lower-right = unten rechts

assessment-nowhere = nirgends

assessment-activation-map = Am stärksten: { $region }, innerhalb des Rings. Eine kräftigere Farbe bedeutet einen größeren Beitrag zur Diagnose „{ $diagnosis }“.

assessment-activation-map-empty = Kein Bereich für sich allein trägt zur Diagnose „{ $diagnosis }“ bei.

assessment-activation-map-label = Klassen-Aktivierungskarte, am stärksten: { $region }
