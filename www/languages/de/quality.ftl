quality-quality = Qualität des Fotos

quality-ready-to-take = Schärfe, Licht und Ausschnitt sind in Ordnung. Halten Sie still und nehmen Sie das Foto auf.

quality-blurred = Das Foto ist unscharf, das Ergebnis daher unzuverlässig: Nehmen Sie es erneut auf, mit der Läsion im Fokus.

quality-too-dark = Das Foto ist viel zu dunkel, das Ergebnis daher unzuverlässig: Nehmen Sie es bei mehr Licht erneut auf.

quality-dark = Verwenden Sie mehr Licht: Das Foto ist dunkel.

quality-overexposed = Verwenden Sie weniger Licht: Teile des Bildes sind überbelichtet.

quality-glare = Drehen Sie das Licht oder die Kamera: Reflexe bedecken { $share } der Fläche um die Läsion.

quality-small = Gehen Sie näher heran: Die Läsion füllt { $share } des Bildes.

quality-off-centre = Rücken Sie die Läsion in die Mitte: Ihr Zentrum ist um { $share } der Seitenlänge davon entfernt.

quality-cut = Gehen Sie zurück oder zur Seite: Der Bildrand schneidet die Läsion an.

quality-hair = Streichen Sie die Haare zur Seite: Sie bedecken { $share } des Bildes.

quality-ink = Wischen Sie die Tinte ab: Sie bedeckt { $share } des Bildes.

quality-black-rim = Vergrößern Sie: Der schwarze Rand bedeckt { $share } des Bildes.

quality-screen = Fotografieren Sie die Haut selbst: Dies scheint das Foto eines Bildschirms zu sein.

quality-guide-blurred = Halten Sie still und ändern Sie den Abstand, bis die Läsion scharf ist.

quality-guide-dark = Verwenden Sie mehr Licht.

quality-guide-overexposed = Verwenden Sie weniger Licht.

quality-guide-glare = Drehen Sie das Licht oder die Kamera: Auf der Läsion sind Reflexe.

quality-guide-small = Gehen Sie näher an die Läsion.

quality-guide-off-centre = Rücken Sie die Läsion in die Mitte.

quality-guide-cut = Gehen Sie zurück oder zur Seite, bis die ganze Läsion im Quadrat ist.

quality-guide-hair = Streichen Sie die Haare zur Seite.

quality-guide-ink = Wischen Sie die Tinte ab.

quality-guide-black-rim = Vergrößern Sie, bis der schwarze Rand außerhalb des Quadrats ist.

quality-guide-screen = Fotografieren Sie die Haut selbst, nicht einen Bildschirm.
