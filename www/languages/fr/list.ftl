list-filter = Afficher

list-order = Ordre

list-as-list = Liste

list-as-grid = Grille

list-none-passes = Aucune photo de la liste n’est de ce type.

list-filter-all = Toutes les photos

list-filter-alert = Avec une alerte

list-filter-not-clear = Non concluantes

list-filter-not-assessed = Sans résultat

list-order-newest = Récentes d’abord

list-order-malignant = Malin d’abord

list-order-name = Par nom
