settings-appearance = Apariencia

settings-computing = Cálculo

settings-computing-hint = WebGPU calcula solo si supera su comprobación en este dispositivo; si no, lo hace la CPU. Un cambio surte efecto al recargar la página.

settings-storage = Guardado en este dispositivo

settings-storage-hint = La página guarda sus propios archivos para el uso sin conexión y los ajustes que usted cambia. Las fotos y los resultados desaparecen al cerrar la página, salvo los que guarde en una lesión.

settings-version = Versión

settings-page-version = Página

settings-weights = Pesos, SHA-256

settings-not-loaded = aún sin cargar

settings-room-unknown = Este navegador no informa de cuánto espacio ocupa la página.

settings-theme-system = Como el sistema

settings-theme-light = Claro

settings-theme-dark = Oscuro

settings-processor-fastest = El más rápido entre CPU y WebGPU

settings-processor-cpu = Solo CPU

settings-processor-gpu = WebGPU, aunque la CPU sea más rápida

settings-room = { $used } MB de los { $available } MB que el navegador ofrece a esta página.

settings-language = Idioma

settings-language-of-browser = Como el navegador

settings-language-not-loaded = No se pudieron cargar los mensajes de este idioma. Compruebe la red y elíjalo de nuevo.
