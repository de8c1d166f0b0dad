settings-appearance = Apparence

settings-computing = Calcul

settings-computing-hint = WebGPU ne calcule que s’il réussit son contrôle sur cet appareil ; sinon, c’est le CPU. Un changement prend effet au rechargement de la page.

settings-storage = Enregistré sur cet appareil

settings-storage-hint = La page enregistre ses propres fichiers pour l’emploi hors connexion, et les réglages que vous modifiez. Les photos et les résultats disparaissent à la fermeture de la page, sauf ceux que vous ajoutez à une lésion.

settings-version = Version

settings-page-version = Page

settings-weights = Poids, SHA-256

settings-not-loaded = pas encore chargé

settings-room-unknown = Ce navigateur n’indique pas combien d’espace occupe la page.

settings-theme-system = Comme le système

settings-theme-light = Clair

settings-theme-dark = Sombre

settings-processor-fastest = Le plus rapide entre CPU et WebGPU

settings-processor-cpu = CPU seulement

settings-processor-gpu = WebGPU, même si le CPU est plus rapide

settings-room = { $used } Mo sur les { $available } Mo que le navigateur offre à cette page.

settings-language = Langue

settings-language-of-browser = Comme le navigateur

settings-language-not-loaded = Les messages de cette langue n’ont pas pu être chargés. Vérifiez le réseau et choisissez-la de nouveau.
