viewer-frame = Foto. Plus und Minus vergrößern und verkleinern, die Pfeiltasten verschieben es, 0 zeigt es ganz, eckige Klammern drehen es um ein Viertel, geschweifte um fünf Grad.

viewer-zoom-in = Vergrößern

viewer-zoom-out = Verkleinern

viewer-whole-photo = Ganzes Foto

viewer-turn-left = Nach links drehen

viewer-turn-right = Nach rechts drehen

viewer-turn = Drehen

viewer-degrees = { $degrees }°

viewer-turn-is-a-view = Das Drehen ändert, wie das Foto gezeigt wird, hier und in der Liste. Das Ergebnis gilt für das nicht gedrehte Foto und bleibt.

viewer-loading = Foto wird geöffnet …

viewer-unavailable = Dieser Browser kann die vollständige Datei nicht zeigen. Das Ergebnis ist davon nicht betroffen.

viewer-what-is-read = Das Ergebnis gilt für den Teil im Quadrat.

viewer-move-the-photo = Verschieben und vergrößern Sie das Foto, bis die Läsion etwa die Hälfte des Quadrats füllt.

viewer-choose-part = Anderen Teil auswerten

viewer-read-part = Diesen Teil auswerten

viewer-cancel = Abbrechen

viewer-show-result = Ergebnis zeigen
