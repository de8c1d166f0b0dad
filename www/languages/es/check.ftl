check-heading = naevus con fotos propias

check-notice = Para investigación y docencia. No es un diagnóstico. Las cifras valen para estas fotos y para fotos elegidas de la misma manera.

check-print = Imprimir o guardar PDF

check-save = Guardar JSON

check-limits = Qué limita estas cifras

check-trained-on = Si el modelo se entrenó con algunas de estas fotos, las cifras son demasiado buenas.

check-summary = Resumen

check-alert = La alerta en su nivel

check-classes = Fotos y lesiones

check-sensitivity = Sensibilidad del primer diagnóstico

check-sensitivity-note = La proporción de las fotos de un diagnóstico en las que este aparece en primer lugar.

check-specificity = Especificidad del primer diagnóstico

check-specificity-note = La proporción de las demás fotos en las que el diagnóstico no aparece en primer lugar.

check-confusion = Matriz de confusión

check-confusion-note = Cada fila contiene las fotos de un diagnóstico; cada columna, aquellas en las que uno aparece en primer lugar.

check-confusion-corner = Etiqueta

check-calibration = Calibración

check-calibration-note = La proporción de primeros diagnósticos correctos frente a su probabilidad. En la diagonal, ambas son iguales; una barra es un intervalo del 95 %.

check-mistakes = Los errores con mayor certeza

check-missed = Maligno, pero aparece primero otro tipo

check-others = Otros errores

check-no-mistakes = No hay ninguno: el primer diagnóstico de cada foto es su etiqueta.

check-no-picture = sin imagen

check-refused = rechazada, por lo que la página no nombra ningún diagnóstico

check-class-heads-diagnosis = Diagnóstico

check-class-heads-photos = Fotos

check-class-heads-lesions = Lesiones

check-figure-heads-figure = Cifra

check-figure-heads-value-interval = Valor (intervalo del 95 %)

check-no-alert = La alerta no se puede medir: se necesitan fotos malignas y otras que no estén rechazadas.

check-balanced-accuracy = Exactitud balanceada: la media de las sensibilidades

check-accuracy = Exactitud del primer diagnóstico

check-macro-auroc = Área media bajo la curva ROC (AUROC)

check-melanoma-auroc = AUROC de melanoma

check-malignant-auroc = AUROC de malignidad

check-set-coverage = Diagnóstico correcto entre los que no se descartan

check-refused-share = Fotos rechazadas

check-inconclusive-share = Fotos con resultado no concluyente

check-alert-sensitivity = Fotos malignas con alerta (sensibilidad)

check-alert-specificity = Otras fotos sin alerta (especificidad)

check-refused-malignant = Fotos malignas rechazadas

check-alert-note = La alerta se activa a partir de una probabilidad de malignidad de { $level }. Las fotos rechazadas no tienen alerta y no se cuentan en las dos primeras cifras.

check-basis = Fotos con diagnóstico: { $photos }. Lesiones: { $lesions }. Los intervalos son del 95 %, con { $resamples } remuestreos.

check-not-malignant =
    { $count ->
        [one] Otra foto está etiquetada solo como no maligna. Cuenta para la alerta y las AUROC.
       *[other] Otras { $count } fotos están etiquetadas solo como no malignas. Cuentan para la alerta y las AUROC.
    }

check-unlabelled =
    { $count ->
        [one] Una foto sin etiqueta no entra en ninguna cifra.
       *[other] { $count } fotos sin etiqueta no entran en ninguna cifra.
    }

check-not-assessed =
    { $count ->
        [one] Una foto etiquetada no tiene resultado y no entra en ninguna cifra.
       *[other] { $count } fotos etiquetadas no tienen resultado y no entran en ninguna cifra.
    }

check-few-photos = Hay menos de { $least } lesiones de estos diagnósticos: { $diagnoses }. Sus intervalos son tan amplios que dicen poco.

check-few-lesions = { $diagnosis } ({ $lesions })

check-no-photos = No hay fotos de estos diagnósticos: { $diagnoses }. Las medias no los incluyen.

check-repeated-groups = Las { $photos } fotos etiquetadas muestran { $groups } pacientes, o lesiones si se desconoce el paciente. Los intervalos cuentan estos y no las fotos.

check-groups-unknown = No se indican lesiones ni pacientes. Si varias fotos muestran lo mismo, los intervalos son demasiado estrechos.

check-mistake = Etiqueta: { $label }. En primer lugar: { $first }, { $probability }.

check-calibration-error = Error de calibración con corrección del sesgo: { $value }.

check-labelled =
    { $photos ->
        [one] { $labelled } de una foto tiene etiqueta.
       *[other] { $labelled } de { $photos } fotos tienen etiqueta.
    }

check-of-table = Las etiquetas proceden de { $file }.

check-folder = { $name } ({ $photos })

check-nearest = ¿Quiere decir { $name }?

check-missing =
    { $count ->
        [one] Una foto de la tabla no está entre estas fotos: { $first }.
       *[other] { $count } fotos de la tabla no están entre estas fotos, por ejemplo { $first }.
    }

check-unlisted =
    { $count ->
        [one] Una foto no está en la tabla.
       *[other] { $count } fotos no están en la tabla.
    }

check-row-fields = La línea { $line } tiene { $fields } campos y no { $expected }. Ponga entre comillas un campo que contenga una coma.

check-row-no-path = La línea { $line } no tiene ruta.

check-row-listed-on = La línea { $line } repite la foto de la línea { $first }.

check-row-train-only = La foto de la línea { $line } es solo para entrenamiento y no tiene etiqueta aquí.

check-row-unknown-label = La etiqueta «{ $label }» de la línea { $line } no es ninguno de los nueve diagnósticos.

check-more-problems =
    { $count ->
        [one] Hay otra línea así.
       *[other] Hay otras { $count } líneas así.
    }

check-confusion-row = { $diagnosis } ({ $code })
