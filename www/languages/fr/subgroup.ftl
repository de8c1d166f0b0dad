subgroup-ages = Âge de { $least } à { $greatest } ans

subgroup-ages-from = Âge de { $least } ans et plus

subgroup-site = Localisation ({ $site })

subgroup-few-photos = { $subgroup } : il y a trop peu de photos de test ({ $photos }) pour mesurer la fiabilité des résultats.

subgroup-less-reliable = { $subgroup } : les lésions malignes sont distinguées moins bien ou avec moins de certitude que sur l’ensemble des photos de test. AUROC de la malignité { $figure } sur { $photos } photos, { $all } sur l’ensemble.
