app-purpose = Zeigt, welcher von neun Diagnosen das Foto einer Hautläsion ähnelt.

app-clear-all = Alle entfernen
