card-not-loaded = Das Modell ist noch nicht geladen. Seine Beschreibung wird mit ihm geladen.

card-contents = Inhalt

card-limits = Grenzen

card-prose-in-english = Dieser Teil der Beschreibung des Modells ist auf Englisch.

card-known-failures = Bekannte Schwächen

card-performance = Leistung

card-left-out = Ergebnisse in anderen Kliniken

card-refused-photos = Abgelehnte Fotos

card-reliability = Wie ein Ergebnis zu lesen ist

card-citation = Autoren und Zitierweise

card-subgroups = Ergebnisse nach Untergruppen

card-training-data = Trainingsdaten

card-licence = Lizenz

card-model-version = Version des Modells

card-changelog = Änderungen

card-few-photos = Eine Kennzahl aus wenigen Fotos ist unsicher, welchen Wert sie auch hat. Eine Sensitivität von 1,00 bedeutet, dass keines dieser Fotos übersehen wurde. Sie bedeutet nicht, dass nie eines übersehen wird.

card-test-set = Die Testdaten

card-left-out-archives = Die Testfotos stammen aus denselben Kliniken wie die Trainingsfotos. Um das Modell in anderen Kliniken zu messen, wurde es ohne jeweils ein Archiv neu trainiert, mit weniger Epochen, und an diesem Archiv gemessen. Erwarten Sie diese Kennzahlen in einer Klinik, deren Fotos nicht zum Training dienten. Die Warnung wird an Fotos gemessen, die nicht abgelehnt werden, Vorhersagemengen an solchen, die auch nicht ungewöhnlich sind.

card-refusals = Ein Foto, das nicht wie eine Nahaufnahme einer Läsion aussieht, wird abgelehnt. Ein Foto, das sich von den meisten Fotos von Läsionen unterscheidet, erhält ein Ergebnis mit einem Vorbehalt. Von den Fotos von Läsionen sollten wenige abgelehnt werden, von allen anderen alle.

card-subgroup-reliability = Dieselben Kennzahlen für Fotos einer Quelle, einer Aufnahmeart, einer Auflösung, eines Hauttyps, eines Geschlechts, eines Alters oder einer Lokalisation. In Untergruppen mit niedrigeren Kennzahlen sind Ergebnisse weniger zuverlässig.

card-archive-archive = Archiv

card-archive-photos = Fotos

card-archive-used = Verwendet

card-archive-relabelled = Neu zugeordnet

card-overall-figure = Kennzahl

card-overall-value = Wert

card-overall-95-interval = 95-%-Intervall

card-by-diagnosis-diagnosis = Diagnose

card-by-diagnosis-photos = Fotos

card-left-out-column-photos-of = Fotos von

card-left-out-column-photos = Fotos

card-refusal-column-photos-of = Fotos von

card-refusal-column-share = Anteil

card-refusal-column-95-interval = 95-%-Intervall

card-subgroup-column-subgroup = Untergruppe

card-subgroup-column-photos = Fotos

card-overall-balanced-accuracy = Balancierte Genauigkeit (Mittel der neun Sensitivitäten)

card-overall-balanced-accuracy-seven = Balancierte Genauigkeit, sieben Klassen von HAM10000

card-overall-accuracy = Genauigkeit (Anteil der Fotos, deren wahrscheinlichste Diagnose richtig ist)

card-overall-accuracy-nine-class = Genauigkeit auf den Fotos, die auch im Datensatz mit neun Klassen sind

card-overall-macro-auroc = Makro-AUROC (Mittel der neun AUROCs, je eine Diagnose gegen alle anderen)

card-overall-melanoma-auroc = AUROC Melanom (Melanom gegen alle anderen)

card-overall-malignant-auroc = AUROC maligne (summierte Wahrscheinlichkeit der malignen Diagnosen gegen alle anderen)

card-overall-macro-f1 = Makro-F1 (verbindet Sensitivität und positiven Vorhersagewert)

card-overall-balanced-accuracy-with-age-and-site = Balancierte Genauigkeit, mit Alter und Lokalisation

card-overall-macro-auroc-with-age-and-site = Makro-AUROC, mit Alter und Lokalisation

card-overall-melanoma-auroc-with-age-and-site = AUROC Melanom, mit Alter und Lokalisation

card-overall-melanoma-sensitivity-at-95-specificity-with-age-and-site = Sensitivität für Melanom bei 95 % Spezifität, mit Alter und Lokalisation

card-of-diagnosis-sensitivity = Sensitivität

card-of-diagnosis-specificity = Spezifität

card-of-diagnosis-auroc = AUROC

card-of-diagnosis-set-coverage = In Vorhersagemenge

card-of-subgroup-balanced-accuracy = Balancierte Genauigkeit

card-of-subgroup-accuracy = Genauigkeit

card-of-subgroup-macro-auroc = Makro-AUROC

card-of-subgroup-melanoma-auroc = AUROC Melanom

card-of-subgroup-malignant-auroc = AUROC maligne

card-of-subgroup-alert-sensitivity = Sensitivität der Warnung

card-of-subgroup-alert-specificity = Spezifität der Warnung

card-of-archive-alert-sensitivity = Sensitivität der Warnung

card-of-archive-alert-specificity = Spezifität der Warnung

card-of-archive-set-coverage = In Vorhersagemenge

card-of-archive-refused-malignant = Maligne abgelehnt

card-of-archive-balanced-accuracy = Balancierte Genauigkeit

card-of-lesions-refused-lesions = Läsionen: abgelehnt

card-of-lesions-inconclusive-lesions = Läsionen: abgelehnt, ungewöhnlich oder ohne herausragende Diagnose

card-measured-on = Gemessen an { $photos } Fotos von { $lesions } Läsionen, die nicht zum Training dienten. Jede Kennzahl steht mit ihrem 95-%-Intervall.

card-split = { $training } Fotos für das Training, { $validation } für die Validierung, { $testing } für den Test. { $rule }

card-identity = { $name }: { $megabytes } MB, { $precision }, { $side } mal { $side } Pixel, SHA-256{ " " }

card-quantization-higher = Die Gewichte sind quantisiert, nach einem Training, das die Quantisierung berücksichtigt. Die Kennzahlen oben sind die der quantisierten Gewichte. Mit nicht quantisierten Gewichten wäre die wahrscheinlichste Diagnose auf { $changed } der { $photos } Testfotos eine andere und die balancierte Genauigkeit um { $points } Prozentpunkte höher.

card-quantization-lower = Die Gewichte sind quantisiert, nach einem Training, das die Quantisierung berücksichtigt. Die Kennzahlen oben sind die der quantisierten Gewichte. Mit nicht quantisierten Gewichten wäre die wahrscheinlichste Diagnose auf { $changed } der { $photos } Testfotos eine andere und die balancierte Genauigkeit um { $points } Prozentpunkte niedriger.

card-cost = Jede der acht Ansichten eines Fotos braucht { $operations } Millionen Multiplikationen mit Addition. Das Netz hat { $parameters } Millionen Parameter.

card-refused = { $photos }: abgelehnt

card-subgroup = { $by }: { $group }

card-calibration = Kalibrierung

card-prediction-sets = Was nicht auszuschließen ist

card-alert-level = Die Warnschwelle

card-several-photos = Mehrere Fotos einer Läsion

card-rotation = Wirkung von Drehung und Spiegelung

card-age-and-site = Alter und Lokalisation

card-calibration-error = Die Wahrscheinlichkeiten sollen dem entsprechen, wie oft eine Diagnose richtig ist: 70 % bedeuten sieben von zehn Fotos. Auf den Testfotos weichen sie im Mittel um { $error } ab (erwarteter Kalibrierungsfehler).

card-sets = Die Diagnosen, die nicht auszuschließen sind, bilden eine konforme Vorhersagemenge. Sie enthält die wahrscheinlichsten Diagnosen bis zu einem Rang, der so gewählt wurde, dass im Mittel über die neun Diagnosen { $coverage } der Mengen die richtige enthalten. Die Tabelle oben nennt den gemessenen Anteil für jede Diagnose.

card-set-coverage = Die Menge enthält die richtige Diagnose für { $share } der Testfotos mit einer Menge.

card-set-size = Eine Menge hat im Mittel { $size } Diagnosen (95-%-Intervall { $interval }).

card-sets-limit = Ungewöhnliche Fotos haben keine Menge. Für Fotos aus einer anderen Klinik oder Kamera gibt es keine Garantie.

card-alert-level-rule = Ein Foto liegt über der Warnschwelle, wenn die Wahrscheinlichkeiten der malignen Diagnosen zusammen { $level } oder mehr betragen. Die Schwelle wurde an { $photos } malignen Validierungsfotos so gewählt, dass mindestens { $target } von ihnen darüber liegen.

card-alert-sensitivity = Gemessene Sensitivität: { $share } der malignen Testfotos, die nicht abgelehnt werden, liegen darüber.

card-alert-specificity = Gemessene Spezifität: { $share } der übrigen Testfotos liegen darunter.

card-alert-limit = Eine Läsion ohne Warnung kann dennoch maligne sein.

card-alert-elsewhere = In Kliniken, mit denen das Modell nicht trainiert wurde, lagen { $least } bis { $greatest } der malignen Fotos durch ein Dermatoskop darüber.

card-combined = Fotos, die Sie als Fotos derselben Läsion auswählen, werden gemeinsam beurteilt: Ihre Wahrscheinlichkeiten werden gemittelt, und die Warnung wird ausgelöst, wenn eines der Fotos sie auslöst. Warnschwelle und Regel der Mengen sind die einzelner Fotos.

card-combined-measured = Gemessen an { $lesions } Läsionen der Testdaten mit { $photos } Fotos; { $malignant } der Läsionen sind maligne. In Klammern: ein Foto je Läsion.

card-combined-and-single = { $combined } [{ $single }]

card-combined-accuracy = Die wahrscheinlichste Diagnose ist für { $share } der Läsionen richtig.

card-combined-sensitivity = Die Warnung wird für { $share } der malignen Läsionen ausgelöst.

card-combined-specificity = Für { $share } der übrigen wird sie nicht ausgelöst.

card-combined-set-coverage = Die Menge enthält die richtige Diagnose für { $share } der Läsionen mit einer Menge.

card-combined-limit = Läsionen mit mehreren Fotos sind nicht typisch für alle Läsionen: Vergleichen Sie diese Kennzahlen nur miteinander.

card-mirrored = Wird ein Foto gespiegelt, ändert sich die wahrscheinlichste Diagnose bei { $share } der Fotos.

card-rotated = Wird ein Foto um eine Vierteldrehung gedreht, ändert sich die wahrscheinlichste Diagnose bei { $share } der Fotos.

card-likelihood-ratios = Sie können das Alter der Person und die Lokalisation angeben. Die Seite multipliziert dann jede Wahrscheinlichkeit mit Likelihood-Quotienten: der Häufigkeit dieses Alters oder dieser Lokalisation unter den Läsionen der Diagnose, geteilt durch ihre mittlere Häufigkeit. Die Quotienten werden mit { $weight } potenziert. Sie wurden aus { $ages } Läsionen mit bekanntem Alter und { $sites } mit bekannter Lokalisation berechnet.

card-age-and-site-known = Die Archive nennen das Alter für { $age } und die Lokalisation für { $site } der Testfotos.

card-age-and-site-gain = Auf allen Testfotos ändern Alter und Lokalisation die balancierte Genauigkeit um { $points } Prozentpunkte (95-%-Intervall { $low } bis { $high }).

card-age-and-site-alert = Alter und Lokalisation können die Warnung auslösen. Sie schalten eine Warnung nicht ab, die das Foto allein auslöst.

card-age-and-site-privacy = Alter und Lokalisation bleiben auf diesem Gerät. Sie werden gelöscht, wenn das Foto entfernt wird.

card-age-and-site-figures = Alle Kennzahlen, die Alter und Lokalisation nicht erwähnen, gelten für das Foto allein. Dasselbe gilt für die Schwellen der Vorhersagemengen und der Warnung.
