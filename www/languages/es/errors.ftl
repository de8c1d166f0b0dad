errors-photo-empty = el archivo está vacío; elija la foto de nuevo

errors-photo-unknown-format = el archivo no es una foto JPEG, PNG o WebP; guárdelo como JPEG y vuelva a intentarlo

errors-photo-format = el archivo no es una foto JPEG, PNG o WebP, sino { $format }; { $remedy }

errors-photo-truncated = el archivo { $format } está cortado antes del final; copie o tome la foto de nuevo

errors-photo-damaged = el archivo { $format } está dañado ({ $reason }); copie o tome la foto de nuevo

errors-photo-jpeg-kind = el archivo es un JPEG de un tipo que no se lee ({ $kind }); guárdelo como JPEG común y vuelva a intentarlo

errors-photo-memory = la foto es un JPEG progresivo de { $megapixels } megapíxeles y descodificarla requiere { $megabytes } MB de memoria; guárdela como JPEG común (baseline) o con un tamaño menor

errors-photo-too-large = la foto tiene { $width }×{ $height } píxeles, { $megapixels } megapíxeles; el límite es { $limit }, así que recórtela o tómela con un tamaño menor

errors-photo-too-small = la foto tiene solo { $width }×{ $height } píxeles; tome una con al menos { $limit } en cada lado

errors-format-heic = una foto HEIC

errors-format-avif = una imagen AVIF

errors-format-jpeg-xl = una imagen JPEG XL

errors-format-jpeg-2000 = una imagen JPEG 2000

errors-format-app-png = un PNG propio de una aplicación de iPhone

errors-format-gif = un GIF

errors-format-bmp = una imagen BMP

errors-format-tiff-or-raw = una foto TIFF o RAW

errors-format-canon-raw = una foto RAW de Canon

errors-format-photoshop = un archivo de Photoshop

errors-format-svg = un dibujo SVG

errors-format-dicom = un archivo DICOM

errors-format-video = un vídeo

errors-format-pdf = un PDF

errors-format-zip = un archivo ZIP

errors-format-mac-resources = las notas de un Mac sobre un archivo

errors-format-git-lfs-pointer = un puntero de Git LFS, un texto que representa un archivo

errors-format-web-page = una página web

errors-format-text = un archivo de texto

errors-format-other = un archivo de otro tipo

errors-remedy-heic = guárdela como JPEG; en un iPhone, elíjala desde Fotos en lugar de Archivos, o ajuste en Ajustes (o Configuración) > Cámara > Formatos la opción Más compatible

errors-remedy-pick-a-photo = elija una foto

errors-remedy-unpack = descomprímalo y elija las fotos que contiene

errors-remedy-mac-resources = elija el archivo del mismo nombre sin ._ al principio

errors-remedy-git-lfs = descargue la foto original, por ejemplo con git lfs pull

errors-remedy-web-page = descargue la foto de nuevo; la red o el servidor pueden pedir antes que inicie sesión

errors-remedy-save-as-jpeg = guárdelo como JPEG y vuelva a intentarlo

errors-jpeg-arithmetic-coding = codificación aritmética

errors-jpeg-jpeg-ls = JPEG-LS

errors-jpeg-lossless = codificación sin pérdida

errors-jpeg-hierarchical = codificación jerárquica

errors-jpeg-more-than-8-bits = más de 8 bits por canal

errors-jpeg-channel-count = ni uno, ni tres, ni cuatro canales

errors-jpeg-height-behind-picture = una altura guardada después de la imagen

errors-jpeg-fine-colour = un color más fino que la luminosidad

errors-jpeg-separate-scans = canales de color en barridos separados

errors-worker-undecodable = no se pudo descodificar un mensaje de la página: { $reason }

errors-worker-no-model = la página envió trabajo antes de que el modelo estuviera listo

errors-worker-weights-size = el archivo de pesos tiene { $found } bytes, pero { $expected } según su ficha; está cortado o pertenece a otro modelo, así que obtenga ambos de nuevo

errors-worker-weights-hash = el archivo de pesos no corresponde a su ficha (SHA-256 { $found }, pero { $expected } en la ficha); obtenga ambos de nuevo

errors-worker-gpu = no se puede usar la GPU: { $reason }

errors-worker-golden = este dispositivo calcula un valor de { $output } distinto del obtenido en el entrenamiento (difieren en { $difference } con una entrada de referencia; se permite { $allowed })

errors-worker-impossible-result = este dispositivo devolvió un resultado imposible ({ $what }); pruebe otro dispositivo o navegador

errors-worker-device = el dispositivo no devolvió ningún resultado: { $reason }

errors-golden-probability = probabilidad

errors-golden-mahalanobis-distance = distancia de Mahalanobis

errors-golden-bare-skin-score = puntuación de piel desnuda

errors-golden-no-lesion-score = puntuación de «ausencia de lesión»

errors-golden-activation-map = mapa de activación

errors-records-not-a-backup = Este archivo no es una copia de seguridad de naevus; elija un archivo cuyo nombre termine en .naevus.

errors-records-not-a-header = La cabecera de los registros guardados está dañada; borre los registros y restaure una copia de seguridad.

errors-records-later-version = Estos registros tienen el formato { $version }, que esta versión de naevus no puede leer; actualice naevus y vuelva a intentarlo.

errors-records-truncated = El archivo termina en medio de sus datos; cópielo de nuevo.

errors-records-damaged = Está dañada una parte ({ $part }); use otra copia.

errors-records-too-costly = La cabecera exige { $memory } MiB de memoria y { $passes } pasadas, más de lo que naevus permite; use otra copia.

errors-records-not-an-entry = No se puede leer una entrada ({ $reason }); actualice naevus y vuelva a intentarlo.

errors-records-code = Introduzca un código de 1 a 60 caracteres.

errors-records-label = Introduzca un nombre de 1 a 60 caracteres.

errors-records-birth-year = Introduzca un año de nacimiento a partir de 1900.

errors-records-photo-count = Elija de 1 a 20 fotos para una visita.

errors-records-age = Introduzca una edad de 0 a 120.

errors-records-photo-size = Una foto supera los 64 MiB; guarde una copia más pequeña.

errors-records-notes = Acorte las notas a 10 000 caracteres.

errors-records-out-of-memory = Este dispositivo tiene muy poca memoria libre para calcular la clave; cierre otras páginas y vuelva a intentarlo.

errors-records-trailing-bytes = El archivo tiene bytes después de su final; use otra copia.

errors-records-too-long = Una parte del archivo tiene { $bytes } bytes, más de lo que naevus permite; use otra copia.
