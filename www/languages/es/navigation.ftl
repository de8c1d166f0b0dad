navigation-navigation = Pantallas

navigation-read = Leer

navigation-lesions = Lesiones

navigation-batch = Lote

navigation-model = Modelo

navigation-settings = Ajustes

navigation-window-title = { $screen } · naevus
