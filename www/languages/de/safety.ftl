# A statement about a photo without an alert must not read as an all-clear.
safety-see-a-doctor = Lassen Sie jede Läsion, die Sie beunruhigt oder die sich verändert, ärztlich untersuchen, was immer diese Seite zeigt.

safety-alert = Warnung: Lassen Sie diese Läsion ärztlich untersuchen

safety-whatever = Die Warnung gilt unabhängig von der wahrscheinlichsten Diagnose.

safety-not-assessed = Nicht beurteilt

safety-not-a-finding = Das ist kein Befund: Das Foto wurde nicht beurteilt.

safety-spoken = { $title }. { $text }

safety-reason-without-age-and-site = Ohne Alter und Lokalisation erreichen die malignen Diagnosen zusammen die Warnschwelle von { $level }.

safety-reason-combined = In den { $photos } Fotos gemeinsam haben die malignen Diagnosen { $share }. Die Warnschwelle ist { $level }.

safety-reason = Die malignen Diagnosen haben zusammen { $share }. Die Warnschwelle ist { $level }.

safety-reason-photos =
    { $photos ->
        [one] Eines der Fotos erreicht allein die Warnschwelle von { $level }: { $files }.
       *[other] { $photos } der Fotos erreichen jedes für sich die Warnschwelle von { $level }: { $files }.
    }

safety-raised-announcement = Warnung für { $subject }: Lassen Sie diese Läsion ärztlich untersuchen. { $text }

safety-raised-of-100 = Von 100 malignen Läsionen wie denen der Testdaten wird sie für etwa { $malignant } ausgelöst, von 100 anderen Läsionen für etwa { $others }.

safety-raised-of-100-clinical = Von 100 malignen Läsionen wie denen der Testdaten, ohne Dermatoskop fotografiert, wird sie für etwa { $malignant } ausgelöst, von 100 anderen Läsionen für etwa { $others }.

safety-no-alert-level = Dieses Modell kennzeichnet maligne Läsionen nicht

safety-alert-level-not-fitted = Eine Warnschwelle wurde nicht bestimmt.

safety-can-miss = Die Warnung kann Krebs übersehen

safety-not-raised =
    { $photos ->
        [one] Sie wurde für dieses Foto nicht ausgelöst.
       *[other] Sie wurde für diese Fotos nicht ausgelöst.
    }

safety-not-measured-unusual-and-combined = Für ungewöhnliche und für gemeinsam beurteilte Fotos wurde das nicht gemessen.

safety-not-measured-unusual = Für ungewöhnliche Fotos wurde das nicht gemessen.

safety-not-measured-combined = Für gemeinsam beurteilte Fotos wurde das nicht gemessen.

safety-misses-both = Von 100 malignen Läsionen wie denen der Testdaten übersieht die Warnung etwa { $measured }, in anderen Kliniken etwa { $elsewhere }.

safety-misses-both-clinical = Von 100 malignen Läsionen wie denen der Testdaten, ohne Dermatoskop fotografiert, übersieht die Warnung etwa { $measured }, in anderen Kliniken etwa { $elsewhere }.

safety-misses = Von 100 malignen Läsionen wie denen der Testdaten übersieht die Warnung etwa { $measured }. In anderen Kliniken wurde das nicht gemessen.

safety-misses-clinical = Von 100 malignen Läsionen wie denen der Testdaten, ohne Dermatoskop fotografiert, übersieht die Warnung etwa { $measured }. In anderen Kliniken wurde das nicht gemessen.

safety-misses-elsewhere = Von 100 malignen Läsionen in anderen Kliniken übersieht die Warnung etwa { $elsewhere }.

safety-misses-unknown-clinical = Wie viele maligne Läsionen die Warnung auf Fotos ohne Dermatoskop übersieht, wurde nicht gemessen.

safety-misses-unknown = Wie viele maligne Läsionen die Warnung übersieht, wurde nicht gemessen.

safety-misses-combined = Bei gemeinsam beurteilten Fotos übersieht sie { $missed } von 100, gemessen an { $lesions } malignen Läsionen der Testdaten.

safety-misses-combined-range = Bei gemeinsam beurteilten Fotos übersieht sie { $missed } bis { $most } von 100, gemessen an { $lesions } malignen Läsionen der Testdaten.

safety-refused-unlike-a-lesion = Dieses Foto sieht nicht wie eine Nahaufnahme einer Hautläsion aus.

safety-refused-unlike-a-lesion-advice = Nehmen Sie ein scharfes Foto auf, wenn möglich durch ein Dermatoskop, mit der Läsion in der Mitte, sodass sie etwa die Hälfte des Bildes füllt. Streichen Sie Haare zur Seite, und lassen Sie Lineale, Stifte und Schmuck weg.

safety-refused-bare-skin = Falls auf diesem Foto eine Läsion ist, ist sie zu klein, zu blass oder zu weit von der Mitte, um beurteilt zu werden.

safety-refused-bare-skin-advice = Gehen Sie näher heran, bis die Läsion in der Mitte liegt und etwa die Hälfte des Bildes füllt, und nehmen Sie ein neues Foto auf.
