parts-proposal = Otro cuadrado para leer

parts-lesion-is-elsewhere = El resultado es del centro de la foto, pero la mancha delineada es pequeña o está lejos del centro.

parts-lesion-is-elsewhere-and-refused = El centro de la foto no se evaluó, pero la mancha delineada es pequeña o está lejos del centro.

parts-read-lesion = Leer la lesión en vez del centro

parts-two-spots = La foto muestra dos manchas. Lea cada una por separado: un resultado no puede valer para las dos.

parts-read-both-spots = Leer las dos manchas

parts-show-in-photo = Ver en la foto

parts-check = { $count ->
    [one] El contorno puede ser erróneo: compruebe el cuadrado discontinuo. Su resultado no anula una alerta de la foto.
   *[other] Los contornos pueden ser erróneos: compruebe los cuadrados discontinuos. Sus resultados no anulan una alerta de la foto.
    }

parts-lesion-label = Lesión

parts-spot-label = Mancha { $number }

parts-part-of = Parte de { $file }

parts-lesion-in = Lesión en { $file }

parts-spot-in = Mancha { $number } en { $file }

parts-read-lesion-of = Leer la lesión en vez del centro: { $file }

parts-read-both-spots-of = Leer las dos manchas: { $file }

parts-show-in-photo-of = Ver en la foto: { $file }

parts-whole-has-alert = La foto entera, { $file }, tiene una alerta. El resultado de una parte no la anula: muestre esta lesión a un médico.

parts-whole-is-refused = La foto entera, { $file }, no se evaluó. Solo se leyó una parte: compruebe que muestra una lesión de la piel.
