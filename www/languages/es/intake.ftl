intake-add-photos = Añadir fotos de una lesión cutánea

intake-choose-photos = Elegir fotos

intake-use-camera = Usar cámara

intake-hint = JPEG, PNG o WebP. También puede soltar fotos o carpetas en cualquier lugar de esta página o pegar una foto. La lesión debería ocupar cerca de la mitad de la imagen, en el centro: solo se usa el cuadrado central.

intake-dropped-no-file = Lo que soltó no es un archivo. Guarde antes la imagen en este dispositivo y después elíjala o suéltela.

intake-dropped-no-photo = No hay ninguna foto en esta carpeta. Elija o suelte las propias fotos.

intake-dropped-unreadable = Algunos de los archivos soltados no se pudieron abrir y faltan en la lista. Elíjalos de nuevo; si están en una nube, descárguelos antes.

intake-pasted-no-photo = No hay ninguna foto en el portapapeles. Copie la imagen, no su dirección.

intake-pasted-photo = Foto pegada

intake-file-is-gone = el archivo ya no se puede abrir; elíjalo de nuevo y, si está en una nube, descárguelo antes

intake-worker-stopped-twice = el proceso se detuvo dos veces con esta foto; tome o guarde la foto con un tamaño menor y vuelva a intentarlo

intake-take-a-photo = Tomar una foto

intake-camera-preview = Vista previa de la cámara

intake-camera-hint = Mantenga la lesión dentro del círculo, enfocada y con luz uniforme. Solo se usa el cuadrado.

intake-shutter = Tomar foto

intake-try-camera-again = Abrir la cámara de nuevo

intake-camera-needs-https = la cámara solo funciona en una página cargada por https; abra allí la página o elija una foto

intake-camera-not-in-frame = la página que contiene a esta no permite la cámara; abra esta página en una pestaña propia o elija una foto

intake-camera-forbidden-by-site = el servidor de este sitio no permite la cámara (cabecera Permissions-Policy); consulte al responsable de este sitio o elija una foto

intake-camera-lost = la cámara ya no está: se desconectó, la tomó otro programa o se retiró el acceso; ábrala de nuevo o elija una foto

intake-camera-paused = la cámara está en pausa, como durante una llamada, en pantalla dividida o mientras la usa otro programa; termine esa actividad o abra la cámara de nuevo

intake-camera-frozen = la cámara no envía imágenes nuevas; ábrala de nuevo o elija una foto

intake-camera-black = la imagen de la cámara es negra; destape el objetivo, encienda la luz o abra la cámara de nuevo

intake-camera-denied = la cámara no está permitida para esta página; permítala en los ajustes del navegador o elija una foto

intake-camera-missing = no se encontró ninguna cámara en este dispositivo; elija una foto

intake-camera-in-use = otro programa está usando la cámara; ciérrelo y vuelva a intentarlo, o elija una foto

intake-no-picture-yet = todavía no hay imagen

intake-not-encoded = no se pudo codificar la imagen

intake-trained-on-both = El modelo se entrenó con fotos tomadas con dermatoscopio y con menos fotos tomadas con teléfono.

intake-trained-on-dermoscopy = El modelo se entrenó con fotos tomadas con dermatoscopio.

intake-too-large = el archivo tiene { $megabytes } MB y el límite es { $limit } MB; recorte la foto o guárdela como JPEG

intake-camera = Cámara

intake-camera-name = { $name } ({ $number } de { $count })

intake-camera-photo = Cámara { $time }

intake-camera-failed = no se puede usar la cámara ({ $reason }); elija una foto
