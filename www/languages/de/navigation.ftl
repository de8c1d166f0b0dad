# The names of the screens, below icons: one short word each.
navigation-navigation = Bereiche

navigation-read = Auswerten

navigation-lesions = Läsionen

navigation-batch = Stapel

navigation-model = Modell

navigation-settings = Optionen

navigation-window-title = { $screen } · naevus
