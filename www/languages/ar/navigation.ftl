navigation-navigation = الشاشات

navigation-read = قراءة

navigation-lesions = الآفات

navigation-batch = دفعة

navigation-model = النموذج

navigation-settings = الإعدادات

navigation-window-title = { $screen } · naevus
