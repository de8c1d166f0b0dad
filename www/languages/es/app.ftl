app-purpose = Muestra a cuál de nueve diagnósticos se parece la foto de una lesión cutánea.

app-disclaimer = Para investigación y docencia. No es un diagnóstico.

app-privacy = Las fotos nunca salen de este dispositivo.

app-results = Resultados

app-clear-all = Quitar todo

app-no-photos = Las fotos que añada aparecen aquí con sus resultados, primero la más reciente. No se guardan en ningún sitio: desaparecen al cerrar o recargar esta página.

app-undo = Deshacer

app-close = Cerrar

app-update-is-ready = Hay una nueva versión lista. Al actualizar se vacía la lista de fotos.

app-update = Actualizar

app-updated = La página se actualizó a la nueva versión.

app-status = Estado

app-downloading = Descargando el modelo

app-loading = Cargando el modelo

app-not-ready = No está listo

app-try-again = Reintentar

app-offline-ready = Listo para usar sin conexión

app-offline-on-ipad = Safari elimina una página que no se ha abierto en siete días. Para conservarla, toque Compartir y después Añadir a pantalla de inicio (o Agregar a Inicio). Luego ábrala una vez desde la pantalla de inicio mientras este dispositivo tenga red.

app-offline-needs-https = No disponible sin conexión: el uso sin conexión requiere https.

app-offline-forbidden = No disponible sin conexión: este navegador no guarda nada para esta página, como en una ventana privada o con los datos de sitios bloqueados.

app-offline-in-frame = No disponible sin conexión: esta página está dentro de otra página que no lo permite.

app-offline-incomplete = No disponible sin conexión: no se pudieron descargar algunos archivos. Se intentará de nuevo en la próxima visita.

app-offline-outdated = No disponible sin conexión: el navegador ha eliminado algunos archivos y el servidor tiene una nueva versión. La nueva versión se ofrece aquí en cuanto esté guardada.

app-open-in-tab = Abrir esta página en una pestaña propia

app-start-timed-out = el proceso no se inició a tiempo

app-load-timed-out = el proceso no cargó el modelo a tiempo

app-answer-timed-out = el proceso no respondió a tiempo

app-model-stalled = no se pudo descargar el modelo (sin datos durante un minuto); compruebe la red y vuelva a intentarlo

app-invalid-answer = devolvió números que no son probabilidades

app-unexpected-answer = devolvió una respuesta de un tipo distinto del solicitado

app-no-reason = no se indicó el motivo

app-photos-removed = { $count ->
    [one] Se quitó una foto. Puede deshacerlo durante medio minuto.
   *[other] Se quitaron { $count } fotos. Puede deshacerlo durante medio minuto.
    }

app-photos-restored = { $count ->
    [one] Una foto vuelve a estar en la lista.
   *[other] { $count } fotos vuelven a estar en la lista.
    }

app-download-progress = Descargando el modelo: { $received } de { $total } MB

app-ready-on-gpu = Listo en WebGPU

app-ready-on-cpu-testing-gpu = Listo en CPU, probando WebGPU

app-ready-on-cpu = Listo en CPU

app-offline-failed = No disponible sin conexión: { $reason }.

app-offline-changed = { $others ->
    [0] No disponible sin conexión: el servidor ha modificado { $file }. Pida al responsable de este sitio que entregue sus archivos sin cambios.
    [one] No disponible sin conexión: el servidor ha modificado { $file }. Lo mismo ocurre con otro archivo. Pida al responsable de este sitio que entregue sus archivos sin cambios.
   *[other] No disponible sin conexión: el servidor ha modificado { $file }. Lo mismo ocurre con otros { $others } archivos. Pida al responsable de este sitio que entregue sus archivos sin cambios.
    }

app-offline-pointer = { $others ->
    [0] No disponible sin conexión: el servidor tiene un puntero de Git LFS en lugar de { $file }. Pida al responsable de este sitio que entregue sus archivos sin cambios.
    [one] No disponible sin conexión: el servidor tiene un puntero de Git LFS en lugar de { $file }. Lo mismo ocurre con otro archivo. Pida al responsable de este sitio que entregue sus archivos sin cambios.
   *[other] No disponible sin conexión: el servidor tiene un puntero de Git LFS en lugar de { $file }. Lo mismo ocurre con otros { $others } archivos. Pida al responsable de este sitio que entregue sus archivos sin cambios.
    }

app-offline-web-page = { $others ->
    [0] No disponible sin conexión: el servidor envió una página web en lugar de { $file }. Si esta red pide iniciar sesión, hágalo y recargue la página.
    [one] No disponible sin conexión: el servidor envió una página web en lugar de { $file }. Lo mismo ocurre con otro archivo. Si esta red pide iniciar sesión, hágalo y recargue la página.
   *[other] No disponible sin conexión: el servidor envió una página web en lugar de { $file }. Lo mismo ocurre con otros { $others } archivos. Si esta red pide iniciar sesión, hágalo y recargue la página.
    }

app-offline-network = No disponible sin conexión: no se pudo descargar { $file }. Se intentará de nuevo en la próxima visita con red.

app-offline-status = { $others ->
    [0] No disponible sin conexión: el servidor responde con el estado HTTP { $status } para { $file }. Se intentará de nuevo en la próxima visita.
    [one] No disponible sin conexión: el servidor responde con el estado HTTP { $status } para { $file }. Lo mismo ocurre con otro archivo. Se intentará de nuevo en la próxima visita.
   *[other] No disponible sin conexión: el servidor responde con el estado HTTP { $status } para { $file }. Lo mismo ocurre con otros { $others } archivos. Se intentará de nuevo en la próxima visita.
    }

app-offline-quota = No disponible sin conexión: a este dispositivo o a este navegador le queda muy poco espacio de almacenamiento.

app-download-failed = no se pudo descargar el modelo ({ $file }: { $reason }); compruebe la red y vuelva a intentarlo

app-download-refused = no se pudo descargar el modelo (estado HTTP { $status } para { $file }); vuelva a intentarlo o contacte con el responsable de este sitio

app-download-stalled = el servidor no envió nada de { $file } durante { $seconds } segundos; compruebe la red y vuelva a intentarlo

app-download-is-web-page = el servidor envió una página web en lugar de { $file }; si esta red pide iniciar sesión, hágalo y vuelva a intentarlo

app-download-is-pointer = el servidor tiene un puntero de Git LFS en lugar de { $file }; pida al responsable de este sitio que suba el archivo original

app-undecodable-message = el proceso envió un mensaje que la página no pudo descodificar: { $reason }

app-slower-gpu = con la entrada de referencia es más lento que la CPU ({ $gpu } frente a { $cpu })

app-worker-stopped = el proceso que clasifica las fotos se detuvo: { $reason }

app-worker-not-loaded = no se pudo cargar { $file }; compruebe la red

app-gpu-lost = WebGPU no se usa en este dispositivo: { $reason }. Las fotos se clasifican en la CPU.

app-no-webgpu = WebGPU está elegido en los ajustes, pero este navegador no lo ofrece en este dispositivo. Las fotos se clasifican en la CPU.

app-gpu-rests = WebGPU se ha detenido: { $reason }. Se probará de nuevo con una de las próximas fotos.

app-cpu-lost = La CPU no se usa: { $reason }. Solo WebGPU puede clasificar fotos.
