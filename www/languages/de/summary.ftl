summary-alert-by-archive = Maligne Läsionen, für die die Warnung ausgelöst wird

summary-alert-by-archive-note = Anteil und 95-%-Intervall, von 0 bis 100 %. Abgelehnte Fotos zählen nicht.

summary-reliability-diagram = Wie oft die erste Diagnose richtig ist, nach ihrer Wahrscheinlichkeit

summary-reliability-diagram-note = Testdaten, mit 95-%-Intervallen. Auf der Diagonalen ist die Wahrscheinlichkeit gleich dem Anteil richtiger Diagnosen. Darunter ist die Wahrscheinlichkeit zu hoch.

summary-probability = Wahrscheinlichkeit

summary-share-right = Richtig

summary-photos = Fotos

summary-reliability-table = Die Zahlen dieses Diagramms

summary-bin = { $low }–{ $high }

summary-authors = Erstellt von den Entwicklern von naevus. Der Quellcode mit der Dokumentation des Trainings liegt dem Programm bei. Fragen zu dieser Website beantwortet ihr Betreiber.

summary-of-100 = { $count } von 100

summary-range-of-100 = { $least } bis { $greatest } von 100

summary-elsewhere = malignen Läsionen lösen die Warnung aus, in Kliniken, die beim Training ausgelassen wurden

summary-clinics = { $clinics } Kliniken oder Archive, Fotos durch ein Dermatoskop

summary-alert-sensitivity = malignen Läsionen der Testdaten lösen die Warnung aus

summary-alert-specificity = anderen Läsionen der Testdaten lösen sie nicht aus

summary-balanced-accuracy = Läsionen erhalten die richtige von neun Diagnosen, als Mittel über die Diagnosen

summary-interval = 95-%-Intervall { $interval }

summary-left-out = { $archive } (ausgelassen)

summary-test-set-dermoscopy = Testdaten, Dermatoskop

summary-test-set-clinical = Testdaten, Telefon

summary-version = { $name }, { $date }, { $hash }

summary-citation = Die Entwickler von naevus. { $name }: Klassifikation von Fotos von Hautläsionen in neun Diagnosen. Version { $version }, Gewichte { $hash }, { $date }.
