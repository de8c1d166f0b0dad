examples-title = Kein Foto zur Hand? Drei gezeichnete Beispiele zum Ausprobieren

examples-note = Jedes ist vom Projekt gezeichnet und zeigt keine Person. Es wird auf diesem Gerät wie jedes Foto ausgewertet, mit demselben Modell.

examples-not-loaded = Das Beispiel konnte nicht geladen werden. Prüfen Sie das Netz und versuchen Sie es erneut.

examples-answer-name = Eine Antwort

examples-answer-caption = Eine Diagnose ragt heraus.

examples-answer-picture = Zeichnung einer runden braunen Läsion mit gleichmäßigen Globuli.

examples-doubt-name = Ein Zweifel

examples-doubt-caption = Mehrere Diagnosen bleiben, und die Warnung ist ausgelöst.

examples-doubt-picture = Zeichnung einer asymmetrischen Läsion in Braun, Schwarz und Blaugrau.

examples-refusal-name = Eine Ablehnung

examples-refusal-caption = Der Fleck ist zu weit weg, um beurteilt zu werden.

examples-refusal-picture = Zeichnung von Haut mit einigen Haaren und einem winzigen Fleck am Rand.
