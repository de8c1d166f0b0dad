navigation-navigation = Telas

navigation-read = Ler

navigation-lesions = Lesões

navigation-batch = Lote

navigation-model = Modelo

navigation-settings = Ajustes

navigation-window-title = { $screen } · naevus
