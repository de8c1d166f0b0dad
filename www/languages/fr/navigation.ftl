navigation-navigation = Écrans

navigation-read = Lecture

navigation-lesions = Lésions

navigation-batch = Lot

navigation-model = Modèle

navigation-settings = Réglages

navigation-window-title = { $screen } · naevus
