summary-alert-by-archive = Lésions malignes pour lesquelles l’alerte se déclenche

summary-alert-by-archive-note = Proportion et intervalle à 95 %, de 0 à 100 %. Les photos refusées ne sont pas comptées.

summary-reliability-diagram = À quelle fréquence le premier diagnostic est correct, selon sa probabilité

summary-reliability-diagram-note = Jeu de test, avec des intervalles à 95 %. Sur la diagonale, la probabilité est égale à la proportion de diagnostics corrects. Au-dessous, la probabilité est trop élevée.

summary-probability = Probabilité

summary-share-right = Corrects

summary-photos = Photos

summary-reliability-table = Les chiffres de ce graphique

summary-bin = { $low }–{ $high }

summary-authors = Conçu par les développeurs de naevus. Le code source, avec la documentation de l’entraînement, accompagne le programme. Pour toute question sur ce site, adressez-vous à son exploitant.

summary-of-100 = { $count } sur 100

summary-range-of-100 = { $least } à { $greatest } sur 100

summary-elsewhere = lésions malignes déclenchent l’alerte, dans des centres laissés hors de l’entraînement

summary-clinics = { $clinics } centres ou collections, photos au dermatoscope

summary-alert-sensitivity = lésions malignes du jeu de test déclenchent l’alerte

summary-alert-specificity = autres lésions du jeu de test ne la déclenchent pas

summary-balanced-accuracy = lésions reçoivent le bon diagnostic parmi neuf, en moyenne sur les diagnostics

summary-interval = Intervalle à 95 % : { $interval }

summary-left-out = { $archive } (hors entraînement)

summary-test-set-dermoscopy = Jeu de test, dermatoscope

summary-test-set-clinical = Jeu de test, téléphone

summary-version = { $name }, { $date }, { $hash }

summary-citation = Les développeurs de naevus. { $name } : classification de photos de lésions cutanées en neuf diagnostics. Version { $version }, poids { $hash }, { $date }.
