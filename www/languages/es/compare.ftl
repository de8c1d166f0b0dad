compare-visits = Comparar dos visitas

compare-earlier = Visita anterior

compare-later = Visita posterior

compare-start = Comparar

compare-choose-two = Elija dos visitas distintas.

compare-visit = { $number }: { $date }

compare-back = Volver a la lesión

compare-title = Visitas del { $earlier } y del { $later }

compare-working = Comparando las fotos…

compare-aligned = Las fotos están alineadas: la posterior se ha desplazado sobre la anterior.

compare-transform = La foto posterior muestra la lesión a { $scale } veces el tamaño de la anterior, girada { $degrees }°.

compare-not-aligned = Las fotos no se pudieron alinear. Puede que muestren piel distinta, o que se tomaran desde otra dirección u otra distancia, o sin nitidez. Solo se muestran lado a lado.

compare-no-threshold = Las fotos no se alinean, porque no se ha medido para este modelo hasta qué punto eso es fiable. Solo se muestran lado a lado.

compare-not-shown = Este navegador no puede mostrar una de las fotos.

compare-too-slow = La comparación tardó demasiado y se detuvo. Cierre otros programas y ábrala de nuevo.

compare-failed = Las fotos no se pudieron comparar: { $reason }. Abra la comparación de nuevo.

compare-modes = Cómo se muestran las fotos

compare-side-by-side = Lado a lado

compare-swipe = Deslizar

compare-blink = Parpadeo

compare-swipe-at = Parte de la foto anterior

compare-other = Mostrar la otra foto

compare-alternate = Alternar

compare-no-motion = Las fotos solo se alternan a mano, porque este dispositivo está configurado para reducir el movimiento.

compare-frame = Fotos de las dos visitas. Las teclas de flecha las mueven, más y menos cambian el zoom, 0 muestra todo.

compare-shown-earlier = Visita anterior, { $date }

compare-shown-later = Visita posterior, { $date }

compare-shown-both = A la izquierda de la línea: visita anterior, { $earlier }. A la derecha: visita posterior, { $later }.

compare-changes = Qué se midió

compare-measurement = Medida

compare-change = Cambio

compare-retaken = Diferencia entre fotos repetidas

compare-area = Área

compare-colour = Color respecto a la piel de alrededor

compare-explanation = La última columna indica cuánto difieren dos fotos de una misma lesión cuando se toman de nuevo, en 95 de cada 100 pares si las diferencias siguen una distribución normal. Un cambio menor puede deberse solo a la foto.

compare-not-measured = No se ha medido

compare-size-not-compared = No se compara: sin alineación, las fotos no tienen una escala común.

compare-no-outline = No se compara: en una foto no se encontró el contorno de la lesión, o este llega al borde.

compare-no-colour = No se compara: en una foto no se encontró el contorno de la lesión.

compare-refused = Las probabilidades no se comparan, porque se rechazó una foto.

compare-other-model = Las probabilidades no se comparan, porque una visita se evaluó con un modelo distinto del actual.

compare-within = Dentro de lo que difieren fotos repetidas de una lesión sin cambios

compare-beyond = Más de lo que difieren fotos repetidas de una lesión sin cambios

compare-from-to = { $earlier } → { $later }

compare-range = { $low } a { $high }

compare-up-to = hasta { $value }

compare-up-to-points = hasta { $points } puntos

compare-delta-e = ΔE { $number }

compare-measured-on = { $pairs ->
    [one] { $pairs } par de fotos, { $within } dentro de ese valor
   *[other] { $pairs } pares de fotos, { $within } de ellos dentro de ese valor
    }

compare-what-next = Qué hacer ahora

compare-see-a-doctor = Un cambio medido es mayor que la diferencia entre fotos repetidas. Haga que un médico examine la lesión y muéstrele ambas fotos.

compare-look-yourself = Ningún cambio medido es mayor que la diferencia entre fotos repetidas. Esto no descarta un cambio: mire usted ambas fotos y haga que se examine la lesión si observa alguno.

compare-nothing-measured = Para ninguno de los cambios se ha medido cuánto difieren fotos repetidas. Mire usted ambas fotos y haga que se examine la lesión si observa un cambio.

compare-alert = La alerta se activó en la visita posterior: haga que un médico examine la lesión, muestre lo que muestre la comparación.

compare-retake = Tome la próxima foto desde la misma distancia y dirección, nítida y con la misma luz, y compare de nuevo.

compare-first-photo = Una visita tiene varias fotos: se compara la primera de ellas que se evaluó.
