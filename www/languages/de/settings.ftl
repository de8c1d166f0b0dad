settings-appearance = Darstellung

settings-computing = Berechnung

settings-computing-hint = WebGPU rechnet nur, wenn es auf diesem Gerät die Prüfung besteht; sonst rechnet die CPU. Eine Änderung wirkt, wenn die Seite neu geladen wird.

settings-storage = Auf diesem Gerät gespeichert

settings-storage-hint = Die Seite speichert ihre eigenen Dateien für die Nutzung ohne Netz und die Einstellungen, die Sie ändern. Fotos und Ergebnisse sind weg, wenn die Seite geschlossen wird, außer denen, die Sie zu einer Läsion speichern.

settings-version = Version

settings-page-version = Seite

settings-weights = Gewichte, SHA-256

settings-not-loaded = noch nicht geladen

settings-room-unknown = Dieser Browser meldet nicht, wie viel Platz die Seite belegt.

settings-theme-system = Wie das System

settings-theme-light = Hell

settings-theme-dark = Dunkel

settings-processor-fastest = Die schnellere von CPU und WebGPU

settings-processor-cpu = Nur CPU

settings-processor-gpu = WebGPU, auch wenn die CPU schneller ist

settings-room = { $used } MB von { $available } MB, die der Browser dieser Seite anbietet.

settings-language = Sprache

settings-language-of-browser = Wie der Browser

settings-language-not-loaded = Die Texte dieser Sprache konnten nicht geladen werden. Prüfen Sie das Netz und wählen Sie sie erneut.
