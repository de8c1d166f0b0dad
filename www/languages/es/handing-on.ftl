handing-on-report = Informe

handing-on-report-all = Informe de todo

handing-on-report-lesion = Informe de esta lesión

handing-on-hand-on = Entregar el informe

handing-on-print = Imprimir o guardar PDF

handing-on-json = Guardar JSON

handing-on-csv = Guardar CSV

handing-on-fhir = Guardar FHIR

handing-on-copy = Copiar

handing-on-share = Compartir

handing-on-include-photos = Incluir los archivos de las fotos en JSON y FHIR

handing-on-include-hint = Un archivo de foto contiene todo lo que la cámara escribió en él, que puede incluir el lugar y la hora. Sin él, el informe indica el nombre del archivo y su SHA-256.

handing-on-preview = Vista previa de las páginas impresas

handing-on-preparing = Leyendo los archivos de las fotos

handing-on-copied = El informe está en el portapapeles.

handing-on-not-copied = El navegador no permitió usar el portapapeles. Guarde o imprima el informe.

handing-on-not-shared = El informe no se compartió. Guárdelo o imprímalo.

handing-on-no-picture = No hay imagen de esta foto.

handing-on-report-label = Informe: { $file }

handing-on-saved = { $name } se guardó en las descargas.

handing-on-photos-too-large = Los archivos de las fotos suman { $megabytes } MB y un informe puede incluir { $limit } MB. Guarde el informe de menos fotos o no incluya los archivos.

handing-on-add-details = Añadir código de persona, nombre de la lesión o nota

handing-on-person-code = Código de la persona

handing-on-details-hint = Use un código en lugar de un nombre. Lo que escriba queda solo en este informe y no se conserva.

handing-on-lesion-label = Lesión

handing-on-note = Nota
