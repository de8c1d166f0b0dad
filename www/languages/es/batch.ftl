batch-add = Muchas fotos

batch-purpose = Una carpeta, un archivo ZIP o muchos archivos se leen uno tras otro en este dispositivo. La página conserva una imagen pequeña y los números de cada foto.

batch-not-kept = Aquí no se guarda nada: la tabla desaparece al cerrar o recargar la página. Guárdela como CSV.

batch-choose-folder = Elegir carpeta

batch-choose-files = Elegir fotos o un ZIP

batch-drop-hint = También puede soltar carpetas, fotos y archivos ZIP en cualquier lugar de esta pantalla. Las fotos que añada en la pantalla «Leer» tienen prioridad.

batch-progress = Progreso

batch-pause = Pausa

batch-continue = Continuar

batch-cancel = Cancelar el resto

batch-retry = Leer el resto

batch-remove-all = Quitar todo

batch-remove-confirm = Quitar

batch-keep = Conservar

batch-save-table = Guardar CSV

batch-table = Fotos

batch-filter = Mostrar

batch-order = Orden

batch-none-passes = Ninguna foto cumple este filtro.

batch-open = Resultado completo

batch-open-hint = «Resultado completo» añade la foto a la pantalla «Leer», con su mapa, los nueve diagnósticos y el informe.

batch-not-opened = Este archivo ya no se puede leer. Elija la carpeta de nuevo.

batch-announced-cancelled = Se canceló el resto de las fotos.

batch-announced-removed = Se quitaron todas las fotos.

batch-no-model = Las fotos esperan al modelo. La pantalla «Leer» indica qué problema hay.

batch-listing = Se están enumerando los archivos…

batch-no-photo = No hay ninguna foto entre estos archivos.

batch-check = Comprobar con fotos propias

batch-check-hint = Si conoce los diagnósticos de sus fotos, la página mide con qué frecuencia acierta en ellas. Elija una carpeta con una subcarpeta por diagnóstico (llamada nevus, melanoma o MEL, …), o añada un CSV con las columnas path y label y, si las tiene, lesion y patient, para que las fotos de una misma lesión o de un mismo paciente no cuenten como independientes.

batch-check-limits = Use fotos con las que no se haya entrenado el modelo: las de HAM10000, ISIC, SIIM-ISIC 2020, PAD-UFES-20 y otras colecciones públicas dan cifras demasiado buenas. Las etiquetas deberían proceder de la histología o, si no la hay, de un experto. Con pocas fotos los intervalos son amplios.

batch-add-table = Añadir un CSV con los diagnósticos

batch-compute = Calcular las cifras

batch-computing = Se están calculando las cifras…

batch-check-waits = Las cifras se podrán calcular cuando se hayan leído todas las fotos.

batch-no-labelled = No se evaluó ninguna foto con diagnóstico.

batch-unknown-folders = ¿Qué diagnóstico muestran estas carpetas?

batch-no-diagnosis = Excluir

batch-columns-picture = Imagen

batch-columns-file = Archivo

batch-columns-result = Resultado

batch-columns-malignant = Maligno

batch-columns-label = Etiqueta

batch-others =
    { $count ->
        [one] Se excluyó un archivo que no es una foto.
       *[other] Se excluyeron { $count } archivos que no son fotos.
    }

batch-unreadable =
    { $count ->
        [one] No se puede leer un archivo o una carpeta. Compruebe si se permite abrirlo.
       *[other] No se pueden leer { $count } archivos o carpetas. Compruebe si se permite abrirlos.
    }

batch-saved = Guardado como { $file }.

batch-not-saved = El archivo no se guardó. { $reason }

batch-archive-no-end = { $file } no es un archivo ZIP completo. Cópielo de nuevo, o extráigalo y elija la carpeta.

batch-archive-several-parts = { $file } es una de varias partes. Extráigalas todas y elija la carpeta.

batch-archive-damaged = El directorio de { $file } está dañado. Extraiga el archivo ZIP y elija la carpeta.

batch-archive-too-many = { $file } contiene demasiados archivos. Extráigalo y elija la carpeta.

batch-archive-overlap = Los archivos de { $file } comparten bytes, como en los archivos ZIP hechos para llenar la memoria. No se lee.

batch-entry-encrypted = Está cifrada. Extraiga el archivo ZIP con su contraseña y elija la carpeta.

batch-entry-method = Está comprimida de una forma que los navegadores no leen. Extraiga el archivo ZIP y elija la carpeta.

batch-entry-path = Su ruta lleva fuera del archivo ZIP. No se lee.

batch-entry-damaged = Está dañada dentro del archivo ZIP. Copie el archivo ZIP de nuevo o extráigalo.

batch-workbook = { $file } es un libro de cálculo. Guárdelo como CSV en su programa de hojas de cálculo.

batch-table-empty = { $file } no contiene texto.

batch-table-column = { $file } no tiene ninguna columna «{ $column }». Sus columnas son: { $columns }. ¿Es el archivo correcto, con su línea de encabezado?

batch-table-damaged = { $file } no se puede leer hasta el final. Guárdelo de nuevo como CSV en UTF-8.

batch-done =
    { $photos ->
        [one] { $settled } de una foto
       *[other] { $settled } de { $photos } fotos
    }

batch-pace-minutes =
    { $minutes ->
        [one] { $rate } fotos por minuto, queda alrededor de un minuto
       *[other] { $rate } fotos por minuto, quedan unos { $minutes } minutos
    }

batch-pace-hours = { $rate } fotos por minuto, quedan alrededor de { $hours } h { $minutes } min

batch-tally-assessed = evaluadas

batch-tally-alert = con alerta

batch-tally-unusual = inusuales

batch-tally-refused = rechazadas

batch-tally-unreadable = ilegibles

batch-tally-cancelled = canceladas

batch-announced-end =
    { $photos ->
        [one] Se leyó la foto. Fotos con alerta: { $alerts }.
       *[other] Se leyeron las { $photos } fotos. Fotos con alerta: { $alerts }.
    }

batch-remove-question =
    { $photos ->
        [one] ¿Quitar la foto y su resultado? No se puede deshacer.
       *[other] ¿Quitar { $photos } fotos y sus resultados? No se puede deshacer.
    }

batch-show-more = Mostrar { $more } más de { $total }

batch-open-label = Resultado completo de { $file }

batch-result-waits = en espera

batch-result-in-work = se está leyendo…

batch-result-cancelled = cancelada

batch-result-refused = Rechazada: no parece una foto cercana de una lesión.

batch-result-bare-skin = Rechazada: si hay una lesión, es demasiado pequeña, demasiado tenue o está demasiado lejos del centro.

batch-unusual = foto inusual

batch-alert = Alerta

batch-filter-all = Todas las fotos

batch-filter-alert = Con alerta

batch-filter-refused = Rechazadas

batch-filter-unusual = Inusuales

batch-filter-unreadable = Ilegibles

batch-order-added = Orden de adición

batch-order-name = Nombre de archivo

batch-order-malignant = Maligno primero

batch-order-diagnosis = Diagnóstico

batch-not-malignant = no maligno
