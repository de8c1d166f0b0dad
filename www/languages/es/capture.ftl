capture-torch = Luz

capture-zoom = Zoom

capture-zoom-in = Acercar

capture-zoom-out = Alejar

capture-lens = Cámara

capture-control-refused = La cámara no aceptó este cambio.

capture-lens-unavailable = La cámara elegida no está o está en uso. Se ha abierto otra cámara. Elija una de la lista.

capture-series = Varias fotos de una lesión

capture-series-hint = Tome dos o más fotos de una misma lesión. Reciben una sola evaluación combinada.

capture-take-another = Tomar otra

capture-done = Listo

capture-shared-no-photo = No se compartió ninguna foto. Comparta la imagen, no su dirección.

capture-shared-not-kept = Las fotos compartidas no pudieron llegar a esta página porque este navegador no tiene espacio para ellas. Elíjalas aquí.

capture-shared-gone = Las fotos compartidas ya no están: ya se añadieron o se compartieron hace más de diez minutos. Compártalas de nuevo.

capture-opened-unreadable = Algunos de los archivos abiertos no se pudieron leer y faltan en la lista. Elíjalos aquí; si están en una nube, descárguelos antes.

capture-install-title = Instalar naevus

capture-install = Instalar

capture-not-now = Ahora no

capture-install-reason = Una vez instalado, naevus tiene su propia ventana y se inicia sin red. Se pueden abrir fotos con él y compartirlas con él desde otras aplicaciones.

capture-install-on-ipad = Una vez instalado, naevus tiene su propia ventana, se inicia sin red y no se elimina tras siete días sin una visita.

capture-zoom-factor = { $factor }×

capture-photos-taken = { $count ->
    [one] { $count } foto tomada. Tome otra de la misma lesión o pulse Listo.
   *[other] { $count } fotos tomadas de una lesión.
    }

capture-shot = Foto { $number }

capture-ipad-share = Toque Compartir en la barra de Safari: el cuadrado con una flecha hacia arriba.

capture-ipad-add = Toque Añadir a pantalla de inicio (o Agregar a Inicio) y después Añadir (o Agregar). Abra naevus una vez desde la pantalla de inicio mientras haya red.
