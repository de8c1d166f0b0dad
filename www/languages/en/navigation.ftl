# Name of the navigation, for screen readers.
navigation-navigation = Screens

# The names of the screens, below icons: one short word each.
navigation-read = Read

navigation-lesions = Lesions

navigation-batch = Batch

navigation-model = Model

navigation-settings = Settings

navigation-window-title = { $screen } · naevus
