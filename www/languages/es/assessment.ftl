assessment-caution = Precaución: esta foto no se parece a la mayoría de las fotos con las que se entrenó el modelo. La causa puede ser el desenfoque, la luz o un encuadre extremo. No confíe en este resultado. Tome una foto nítida y cercana, con dermatoscopio si dispone de uno.

assessment-decoded-by-browser = Su navegador descodificó esta foto porque naevus no lee su formato. Otro navegador puede descodificarla de forma algo distinta, y las cifras del modelo se refieren a fotos JPEG. Guárdela como JPEG para obtener un resultado que cualquier dispositivo repita.

assessment-waiting-for-model = Esperando al modelo

assessment-waiting-for-photos = Esperando a las fotos anteriores

assessment-blocked = Sin clasificar: el modelo no está listo.

assessment-waiting-again = El resultado se retiró porque WebGPU no superó su comprobación. La foto se clasifica de nuevo.

assessment-cancelled = Cancelada.

assessment-cancel = Cancelar

assessment-retry = Reintentar

assessment-not-measured-elsewhere = En otros centros no se ha medido.

assessment-no-diagnosis-stands-out = No concluyente: ningún diagnóstico destaca

assessment-alert-is-raised = No concluyente: la alerta está activada

assessment-nearest = Más próximo:{ " " }

assessment-by-group = Por grupo

assessment-all-diagnoses = Diagnósticos, primero el más probable

assessment-show-all-diagnoses = Mostrar los nueve

assessment-show-fewer-diagnoses = Mostrar menos

assessment-remove = Quitar

assessment-show-activation-map = Mapa de activación

assessment-cancel-label = Cancelar { $file }

assessment-retry-label = Reintentar: { $file }

assessment-in-progress = Clasificando en { $backend }…

assessment-first-view = Primera de ocho vistas: lo más próximo es { $diagnosis }, { $probability }. Clasificando las demás…

assessment-clinical-photo = Esta foto parece tomada sin dermatoscopio. En { $photos } fotos de prueba de este tipo, el diagnóstico más probable fue correcto en el { $accuracy } (media de los diagnósticos).

assessment-unusual = No concluyente: foto inusual

assessment-resembles = Se parece a

assessment-none-ruled-out = No se puede descartar ningún diagnóstico

assessment-prediction-set = No se puede descartar: { $diagnoses }

assessment-row-details = { ", " }{ $group }{ ", " }

assessment-row-details-in-set = { ", " }{ $group }, no se puede descartar{ ", " }

assessment-alert-level = nivel de alerta: { $level }

assessment-enlarge-label = Ampliar { $file }

assessment-announced = { $file }: { $state }.

assessment-announced-clear = { $file } se parece a: { $diagnosis }, { $probability }.

assessment-announced-nearest = { $label }. Lo más próximo es { $diagnosis }, { $probability }.

assessment-unreadable-announcement = No se pudo leer { $file }. { $reason }

assessment-failed-announcement = { $file } no se clasificó. { $reason }

assessment-cancelled-announcement = Se canceló { $file }.

assessment-withdrawn = { $file }: el resultado se retiró porque WebGPU no superó su comprobación. La foto se clasifica de nuevo.

assessment-backend-and-time = Procesada en { $backend } en { $total }: descodificación { $decoding }, red { $network }

assessment-remove-label = Quitar { $file }

assessment-photo-label = Foto { $file }

assessment-upper-left = arriba a la izquierda

assessment-top = arriba

assessment-upper-right = arriba a la derecha

assessment-left = a la izquierda

assessment-centre = en el centro

assessment-right = a la derecha

assessment-lower-left = abajo a la izquierda

assessment-bottom = abajo

assessment-lower-right = abajo a la derecha

assessment-nowhere = en ninguna parte

assessment-activation-map = Máximo: { $region }, dentro del anillo. Un color más intenso indica una mayor contribución al resultado «{ $diagnosis }».

assessment-activation-map-empty = Ninguna región contribuye por sí sola al resultado «{ $diagnosis }».

assessment-activation-map-label = Mapa de activación de clase, máximo: { $region }
