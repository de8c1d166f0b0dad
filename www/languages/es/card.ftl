card-not-loaded = El modelo aún no se ha cargado. Su descripción se carga con él.

card-contents = Contenido

card-limits = Limitaciones

card-prose-in-english = Esta parte de la descripción del modelo está en inglés.

card-known-failures = Fallos conocidos

card-performance = Rendimiento

card-left-out = Resultados en otros centros

card-refused-photos = Fotos rechazadas

card-reliability = Cómo leer un resultado

card-citation = Autores y cita

card-subgroups = Resultados por subgrupo

card-training-data = Datos de entrenamiento

card-licence = Licencia

card-model-version = Versión del modelo

card-changelog = Historial de cambios

card-few-photos = Una cifra obtenida con pocas fotos es incierta, sea cual sea su valor. Una sensibilidad de 1,00 significa que no se pasó por alto ninguna de estas fotos. No significa que nunca se vaya a pasar por alto alguna.

card-test-set = El conjunto de prueba

card-left-out-archives = Las fotos de prueba proceden de los mismos centros que las de entrenamiento. Para medir el modelo en otros centros, se volvió a entrenar sin cada una de las colecciones, durante menos épocas, y se midió en esa colección. Estas son las cifras que cabe esperar en un centro cuyas fotos no se usaron en el entrenamiento. La alerta se mide en las fotos no rechazadas; los conjuntos de predicción, en las que además no son inusuales.

card-refusals = Se rechaza una foto que no parece una foto cercana de una lesión. Una foto distinta de la mayoría de las fotos de lesiones recibe un resultado con una advertencia. Deberían rechazarse pocas fotos de lesiones. Deberían rechazarse todas las demás fotos.

card-subgroup-reliability = Las mismas cifras para fotos de una sola fuente, dominio, resolución, fototipo, sexo, edad o localización. Los resultados son menos fiables en los subgrupos con cifras más bajas.

card-archive-archive = Colección

card-archive-photos = Fotos

card-archive-used = Usadas

card-archive-relabelled = Reetiquetadas

card-overall-figure = Cifra

card-overall-value = Valor

card-overall-95-interval = Intervalo del 95 %

card-by-diagnosis-diagnosis = Diagnóstico

card-by-diagnosis-photos = Fotos

card-left-out-column-photos-of = Fotos de

card-left-out-column-photos = Fotos

card-refusal-column-photos-of = Fotos de

card-refusal-column-share = Proporción

card-refusal-column-95-interval = Intervalo del 95 %

card-subgroup-column-subgroup = Subgrupo

card-subgroup-column-photos = Fotos

card-overall-balanced-accuracy = Exactitud balanceada (media de las nueve sensibilidades)

card-overall-balanced-accuracy-seven = Exactitud balanceada, las siete clases de HAM10000

card-overall-accuracy = Exactitud (proporción de fotos cuyo diagnóstico más probable es correcto)

card-overall-accuracy-nine-class = Exactitud en las fotos que también están en el conjunto de nueve clases

card-overall-macro-auroc = AUROC macro (media de las nueve AUROC de uno contra el resto)

card-overall-melanoma-auroc = AUROC de melanoma (melanoma frente a todos los demás)

card-overall-malignant-auroc = AUROC de malignidad (suma de las probabilidades malignas frente a todos los demás)

card-overall-macro-f1 = F1 macro (combina sensibilidad y precisión)

card-overall-balanced-accuracy-with-age-and-site = Exactitud balanceada, con edad y localización

card-overall-macro-auroc-with-age-and-site = AUROC macro, con edad y localización

card-overall-melanoma-auroc-with-age-and-site = AUROC de melanoma, con edad y localización

card-overall-melanoma-sensitivity-at-95-specificity-with-age-and-site = Sensibilidad para melanoma con especificidad del 95 %, con edad y localización

card-of-diagnosis-sensitivity = Sensibilidad

card-of-diagnosis-specificity = Especificidad

card-of-diagnosis-auroc = AUROC

card-of-diagnosis-set-coverage = En el conjunto de predicción

card-of-subgroup-balanced-accuracy = Exactitud balanceada

card-of-subgroup-accuracy = Exactitud

card-of-subgroup-macro-auroc = AUROC macro

card-of-subgroup-melanoma-auroc = AUROC de melanoma

card-of-subgroup-malignant-auroc = AUROC de malignidad

card-of-subgroup-alert-sensitivity = Sensibilidad de la alerta

card-of-subgroup-alert-specificity = Especificidad de la alerta

card-of-archive-alert-sensitivity = Sensibilidad de la alerta

card-of-archive-alert-specificity = Especificidad de la alerta

card-of-archive-set-coverage = En el conjunto de predicción

card-of-archive-refused-malignant = Malignas rechazadas

card-of-archive-balanced-accuracy = Exactitud balanceada

card-of-lesions-refused-lesions = Lesiones: rechazadas

card-of-lesions-inconclusive-lesions = Lesiones: rechazadas, inusuales o sin un diagnóstico que destaque

card-measured-on = Medido en { $photos } fotos de { $lesions } lesiones que no se usaron en el entrenamiento. Cada cifra lleva su intervalo del 95 %.

card-split = { $training } fotos para entrenamiento, { $validation } para validación, { $testing } para prueba. { $rule }

card-identity = { $name }: { $megabytes } MB, { $precision }, { $side } por { $side } píxeles, SHA-256{ " " }

card-quantization-higher = Los pesos están cuantizados, tras un entrenamiento que tiene en cuenta la cuantización. Las cifras anteriores son las de los pesos cuantizados. Con pesos sin cuantizar, el diagnóstico más probable sería distinto en { $changed } de las { $photos } fotos de prueba y la exactitud balanceada sería { $points } puntos porcentuales mayor.

card-quantization-lower = Los pesos están cuantizados, tras un entrenamiento que tiene en cuenta la cuantización. Las cifras anteriores son las de los pesos cuantizados. Con pesos sin cuantizar, el diagnóstico más probable sería distinto en { $changed } de las { $photos } fotos de prueba y la exactitud balanceada sería { $points } puntos porcentuales menor.

card-cost = Cada una de las ocho vistas de una foto requiere { $operations } millones de operaciones de multiplicación y suma. La red tiene { $parameters } millones de parámetros.

card-refused = { $photos }: rechazadas

card-subgroup = { $by }: { $group }

card-calibration = Calibración

card-prediction-sets = Qué no se puede descartar

card-alert-level = El nivel de alerta

card-several-photos = Varias fotos de una lesión

card-rotation = Efecto de girar y reflejar

card-age-and-site = Edad y localización

card-calibration-error = Las probabilidades pretenden corresponder a la frecuencia con que un diagnóstico es correcto: 70 % significa siete de cada diez fotos. En las fotos de prueba se desvían { $error } de media (error de calibración esperado).

card-sets = Los diagnósticos que no se pueden descartar forman un conjunto de predicción conforme. Contiene los diagnósticos más probables, hasta un rango elegido para que, de media entre los nueve diagnósticos, el { $coverage } de los conjuntos contenga el correcto. La tabla anterior muestra la proporción medida para cada diagnóstico.

card-set-coverage = El conjunto contiene el diagnóstico correcto en el { $share } de las fotos de prueba con conjunto.

card-set-size = Un conjunto tiene { $size } diagnósticos de media (intervalo del 95 %: { $interval }).

card-sets-limit = Las fotos inusuales no tienen conjunto. No hay garantía para fotos de otro centro o de otra cámara.

card-alert-level-rule = Una foto supera el nivel de alerta si las probabilidades de los diagnósticos malignos suman { $level } o más. El nivel se eligió con { $photos } fotos malignas de validación, de modo que al menos el { $target } de ellas lo supere.

card-alert-sensitivity = Sensibilidad medida: el { $share } de las fotos de prueba malignas no rechazadas lo supera.

card-alert-specificity = Especificidad medida: el { $share } de las demás fotos de prueba queda por debajo.

card-alert-limit = Una lesión sin alerta puede ser maligna.

card-alert-elsewhere = En centros con los que no se entrenó el modelo, del { $least } al { $greatest } de las fotos malignas tomadas con dermatoscopio lo superaron.

card-combined = Las fotos que usted selecciona como fotos de la misma lesión se combinan: se promedian sus probabilidades y la alerta se activa si cualquiera de las fotos la activa. El nivel de alerta y la regla de los conjuntos son los de las fotos individuales.

card-combined-measured = Medido en { $lesions } lesiones del conjunto de prueba con { $photos } fotos; { $malignant } de las lesiones son malignas. Entre corchetes: una foto de cada lesión.

card-combined-and-single = { $combined } [{ $single }]

card-combined-accuracy = El diagnóstico más probable es correcto en el { $share } de las lesiones.

card-combined-sensitivity = La alerta se activa en el { $share } de las lesiones malignas.

card-combined-specificity = No se activa en el { $share } de las demás.

card-combined-set-coverage = El conjunto contiene el diagnóstico correcto en el { $share } de las lesiones con conjunto.

card-combined-limit = Las lesiones con varias fotos no son representativas de todas las lesiones: compare estas cifras solo entre sí.

card-mirrored = Si una foto se refleja, el diagnóstico más probable cambia en el { $share } de las fotos.

card-rotated = Si una foto se gira un cuarto de vuelta, el diagnóstico más probable cambia en el { $share } de las fotos.

card-likelihood-ratios = Puede indicar la edad del paciente y la localización en el cuerpo. La página multiplica entonces cada probabilidad por razones de verosimilitud: la frecuencia de esa edad, o de esa localización, entre las lesiones del diagnóstico, dividida por su frecuencia media. Las razones se elevan a la potencia { $weight }. Se calcularon con { $ages } lesiones de edad conocida y { $sites } de localización conocida.

card-age-and-site-known = Las colecciones indican la edad en el { $age } y la localización en el { $site } de las fotos de prueba.

card-age-and-site-gain = En el total de las fotos de prueba, la edad y la localización cambian la exactitud balanceada en { $points } puntos porcentuales (intervalo del 95 %: { $low } a { $high }).

card-age-and-site-alert = La edad y la localización pueden activar la alerta. No desactivan una alerta que la foto sola activa.

card-age-and-site-privacy = La edad y la localización permanecen en este dispositivo. Se eliminan al quitar la foto.

card-age-and-site-figures = Todas las cifras que no mencionan la edad ni la localización son solo de la foto. También lo son los umbrales de los conjuntos de predicción y del nivel de alerta.
