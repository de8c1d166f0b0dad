patient-age = Edad

patient-site = Localización en el cuerpo

patient-not-given = Sin indicar

patient-hint = Opcional. La edad y la localización actualizan el resultado de inmediato.

patient-invalid-age = La edad debe ser un número entero de años de 0 a 120.

patient-photo-alone = El resultado es solo de la foto.

patient-inputs-label = Edad y localización, opcional: { $file }

patient-change = { $diagnosis } { $with } ({ $without } sin los datos)

patient-effect = Con los datos indicados ({ $given }): { $changes }.

patient-effect-raises = Con los datos indicados ({ $given }): { $changes }. Esto activa la alerta.

patient-age-and-site = edad { $age } y { $site }

patient-age-alone = edad { $age }
