list-filter = Zeigen

list-order = Reihenfolge

list-as-list = Liste

list-as-grid = Raster

list-none-passes = Kein Foto der Liste ist von dieser Art.

list-filter-all = Alle Fotos

list-filter-alert = Mit Warnung

list-filter-not-clear = Unklar

list-filter-not-assessed = Ohne Ergebnis

list-order-newest = Neueste zuerst

list-order-malignant = Maligne zuerst

list-order-name = Nach Name
