combined-same-lesion = Dieselbe Läsion

combined-clear-selection = Auswahl aufheben

combined-none-selected = Kein Foto ist mehr ausgewählt.

combined-contradictory = Die Fotos haben verschiedene Alter oder Lokalisationen. Abweichende Werte werden nicht verwendet.

combined-same-lesion-label = Dieselbe Läsion: { $file }

combined-title = { $photos } Fotos einer Läsion, gemeinsam beurteilt

combined-title-without-result = Fotos einer Läsion

combined-hint-one = Ein Foto ist ausgewählt. Wählen Sie ein weiteres Foto derselben Läsion, um sie gemeinsam zu beurteilen.

combined-hint = Weniger als zwei der ausgewählten Fotos können beurteilt werden. Wählen Sie ein weiteres Foto derselben Läsion.

combined-caution =
    { $unusual ->
        [one] Vorsicht: { $unusual } dieser { $photos } Fotos unterscheidet sich von den meisten Fotos, mit denen das Modell trainiert wurde. Verlassen Sie sich nicht auf dieses Ergebnis. Nehmen Sie scharfe Fotos aus der Nähe auf, wenn möglich durch ein Dermatoskop.
       *[other] Vorsicht: { $unusual } dieser { $photos } Fotos unterscheiden sich von den meisten Fotos, mit denen das Modell trainiert wurde. Verlassen Sie sich nicht auf dieses Ergebnis. Nehmen Sie scharfe Fotos aus der Nähe auf, wenn möglich durch ein Dermatoskop.
    }

combined-unusual = Unklar: Einige Fotos sind ungewöhnlich

combined-resemble = Gemeinsam ähneln die Fotos

combined-agree = { $agreeing } von { $photos } Fotos stimmen überein.

combined-disagree = Die Fotos widersprechen sich: { $diagnosis } ist in { $agreeing } von { $photos } die wahrscheinlichste Diagnose. Vergleichen Sie die Fotos und nehmen Sie schärfere auf.

combined-left-out =
    { $count ->
        [one] { $count } Foto wurde abgelehnt und ausgelassen.
       *[other] { $count } Fotos wurden abgelehnt und ausgelassen.
    }

combined-subject = { $photos } Fotos einer Läsion

combined-announced = { $photos } Fotos gemeinsam beurteilt.

combined-announced-first = { $label }: { $diagnosis }, { $probability }.
