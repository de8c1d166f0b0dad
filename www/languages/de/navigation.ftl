# The names of the screens, below icons: one short word each.
navigation-navigation = Navigation

navigation-read = Befunden

navigation-lesions = Läsionen

navigation-model = Modell

navigation-settings = Einstellungen

navigation-window-title = { $screen } · naevus
