records-no-storage = No se pueden conservar registros: este navegador no guarda nada para esta página, como en una ventana privada o con los datos de sitios bloqueados. Abra la página en una ventana normal.

records-needs-https = No se pueden conservar registros: el navegador solo cifra en páginas de una dirección con https. Consulte al responsable de este sitio.

records-full = No se guardó nada: el almacenamiento de este navegador está lleno. Descargue una copia de seguridad y después elimine visitas que ya no necesite o libere espacio en este dispositivo.

records-newer-version = Los registros se abrieron con una versión más nueva de esta página. Cierre todas las pestañas de la página y ábrala de nuevo.

records-gone = Los registros ya no están en este dispositivo: el navegador los ha eliminado o se borraron en otra pestaña. Active los registros y restaure su última copia de seguridad.

records-wrong-passphrase = Esta frase de contraseña no desbloquea los datos. Compruebe las mayúsculas y el idioma del teclado.

records-no-device-key = El navegador ha eliminado la clave de este dispositivo, por lo que estos registros ya no se pueden leer. Bórrelos y restaure su última copia de seguridad.

records-damaged = Una parte de los datos está dañada y no se leyó. Restaure su última copia de seguridad; si esto es una copia de seguridad, use otra copia.

records-no-photo = Una foto ya no está. Añádala de nuevo y después guarde la visita.

records-locked-meanwhile = No se guardó nada porque los registros se bloquearon entretanto. Desbloquéelos y vuelva a intentarlo.

records-setting-up = Activando los registros…

records-unlocking = Desbloqueando…

records-erasing = Borrando…

records-erased = Se borraron todos los registros de este dispositivo.

records-saving = Guardando…

records-saved = Guardado.

records-visit-saved = La visita está guardada en este dispositivo.

records-deleting = Eliminando…

records-undone = Se deshizo la eliminación.

records-deleted = Eliminado. Puede deshacerlo durante medio minuto.

records-backing-up = Creando la copia de seguridad…

records-backed-up = Se descargó la copia de seguridad. Guarde la copia y su frase de contraseña en lugares distintos.

records-restoring = Restaurando la copia de seguridad…

records-set-up = Seguir lesiones en el tiempo

records-set-up-purpose = Conserve las fotos y los resultados de una lesión de una visita a otra. Todo permanece en este dispositivo, cifrado. No se guarda nada hasta que active los registros aquí.

records-how-to-lock = ¿Cómo deben bloquearse los registros?

records-with-passphrase = Con una frase de contraseña

records-with-passphrase-hint = La escribe cada vez. Nadie puede leer los registros sin ella, tampoco en un dispositivo robado. Si la olvida, los registros se pierden: nadie puede recuperarlos.

records-with-device = Con una clave de este dispositivo

records-with-device-hint = No escribe nada. Cualquiera que pueda usar este navegador en este dispositivo puede abrir los registros. Elíjalo solo si el propio dispositivo tiene un código o una contraseña.

records-passphrase = Frase de contraseña

records-passphrase-again = Repetir frase de contraseña

records-passphrase-hint = Al menos 8 caracteres. Son buenas cuatro o cinco palabras sin relación entre sí.

records-too-short = Introduzca una frase de contraseña de al menos 8 caracteres.

records-not-the-same = Las dos frases de contraseña no coinciden. Escríbalas de nuevo.

records-switch-on = Activar registros

records-locked = Los registros están bloqueados

records-unlock = Desbloquear

records-lock = Bloquear

records-open = Abrir registros

records-persons = Personas

records-no-persons = Todavía no hay personas. Añada una con un código que no signifique nada para otros.

records-new-person = Añadir una persona

records-code = Código

records-code-hint = Use un código propio en lugar de un nombre.

records-birth-year = Año de nacimiento

records-skin-type = Fototipo (Fitzpatrick)

records-not-given = Sin indicar

records-add = Añadir

records-save = Guardar

records-cancel = Cancelar

records-undo = Deshacer

records-notes = Notas

records-due = Visita pendiente

records-all-persons = Todas las personas

records-lesions = Lesiones

records-no-lesions = Todavía no hay lesiones. Toque el lugar en el mapa corporal o elíjalo en la lista.

records-body-map = Mapa corporal

records-new-lesion = Añadir una lesión

records-edit-person = Cambiar el código, el año de nacimiento, el fototipo o las notas

records-region = Lugar

records-label = Nombre

records-next-visit = Próxima visita el

records-visits = Visitas

records-no-visits = Todavía no hay visitas. Añada fotos en la pantalla Leer y después elija «Guardar en una lesión» en un resultado.

records-delete-person = Eliminar esta persona

records-delete-lesion = Eliminar esta lesión

records-delete-visit = Eliminar esta visita

records-alert = Alerta activada: haga que la examine un médico.

records-no-alert = La alerta no se activó. Esto no descarta un cáncer de piel.

records-refused = Sin evaluar: la foto se rechazó.

records-save-to-lesion = Guardar en una lesión

records-save-here = Guardar aquí la visita

records-not-found = Esta entrada se eliminó o no está en este dispositivo.

records-safe = Copia de seguridad y bloqueo

records-backup-hint = Una copia de seguridad es un único archivo cifrado con todos los registros. Sin ella, los registros se pierden con este dispositivo o si el navegador elimina sus datos. Al restaurar se añade lo nuevo y se conserva la edición más reciente.

records-back-up = Descargar copia

records-backup-file = Archivo de la copia de seguridad

records-restore = Restaurar

records-no-file = Elija un archivo de copia de seguridad.

records-make-backup = Crear una copia de seguridad

records-restore-backup = Restaurar una copia de seguridad

records-lock-after = Bloquear sin uso después de

records-lock-when-hidden = Bloquear cuando la página esté oculta

records-erase = Borrar todos los registros

records-erase-question = Se borran de este dispositivo todas las personas, lesiones, visitas y fotos. Solo una copia de seguridad puede recuperarlas.

records-erase-now = Borrar ahora

records-browser-failure = El navegador informa de un error: { $reason }. No se cambió nada. Vuelva a intentarlo.

records-nothing-new = La copia de seguridad no contiene nada que no esté ya aquí.

records-restored = Se restauró la copia de seguridad. Añadidas: { $added }. Actualizadas: { $updated }. Eliminadas: { $deleted }.

records-restored-in-part = Se restauró la copia de seguridad. Añadidas: { $added }. Actualizadas: { $updated }. Eliminadas: { $deleted }. Se excluyeron las entradas de una persona o lesión que se había eliminado aquí.

records-choose-lesion = { $photos ->
    [one] Se va a guardar una foto. Elija la persona y la lesión, o añádalas.
   *[other] Se van a guardar { $photos } fotos como una sola visita. Elija la persona y la lesión, o añádalas.
    }

records-lesion-label = Lesión { $number }

records-born-with-skin-type = Año de nacimiento { $year }, fototipo { $type }

records-born = Año de nacimiento { $year }

records-of-skin-type = Fototipo { $type }

records-lesion-count = { $lesions ->
    [0] Sin lesiones
    [one] Una lesión
   *[other] { $lesions } lesiones
    }

records-visit-count = { $visits ->
    [one] Una visita, el { $date }
   *[other] { $visits } visitas, la última el { $date }
    }

records-visit-count-none = Sin visitas

records-due-today = Pendiente hoy

records-due-since-yesterday = Pendiente desde ayer, { $date }

records-due-for = { $days ->
    [one] Pendiente desde hace { $days } día, desde el { $date }
   *[other] Pendiente desde hace { $days } días, desde el { $date }
    }

records-due-on = Próxima visita el { $date }

records-in-months = { $months ->
    [one] En un mes
    [12] En un año
   *[other] En { $months } meses
    }

records-photo-of = Foto del { $date }

records-minutes = { $minutes ->
    [one] { $minutes } minuto
    [60] 1 hora
   *[other] { $minutes } minutos
    }

records-view-front = De frente

records-view-back = De espaldas

records-view-head = Cabeza

records-view-hands = Manos

records-view-feet = Pies

records-side-left = izquierda

records-side-right = derecha

records-relocking = Cambiando el bloqueo…

records-relocked = Se cambió el bloqueo. Una copia de seguridad conserva la frase de contraseña con la que se creó.

records-relock = Cambiar la frase de contraseña o el modo de bloqueo

records-present-passphrase = Frase de contraseña actual

records-how-to-lock-from-now = A partir de ahora, bloquear los registros

records-relock-now = Cambiar el bloqueo

records-edit-lesion = Cambiar el nombre o el lugar

records-photo-in-large = { $label }, { $date }

records-open-photo = Abrir ampliada la foto del { $date }
