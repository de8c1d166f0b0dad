report-heading = Foto de una lesión cutánea: informe de un programa informático

report-heading-several = Fotos de una lesión cutánea: informe de un programa informático

report-first-diagnoses = Diagnósticos más probables

report-all-nine = Los nueve diagnósticos

report-remarks = Observaciones

report-meaning = Qué significa la alerta

report-limits = Limitaciones

report-note = Nota del profesional

report-probabilities = Las probabilidades son las de una red neuronal para sus nueve diagnósticos. No tiene otros, y cada foto recibe el más próximo de ellos.

report-limits-text = El programa solo dispone de las fotos de esta página. No dispone de anamnesis, exploración ni histología. El diagnóstico lo hace un médico.

report-created = Informe creado

report-person = Persona

report-age = Edad

report-site = Localización en el cuerpo

report-not-given = sin indicar

report-program = Programa

report-model = Modelo

report-diagnosis = Diagnóstico

report-group = Grupo

report-probability = Probabilidad

report-name = Nombre

report-date = Fecha

report-signature = Firma

report-place = { $number } de { $lesions }

report-malignant = Los diagnósticos malignos suman una probabilidad de { $probability }.

report-remark-on-photo = { $file }: { $remark }

report-alert-figures = En las fotos de prueba, la alerta se activó en el { $malignant } de las lesiones malignas y no se activó en el { $others } de las demás. Los rangos son intervalos del 95 %.

report-added = Añadida: { $time }

report-years = { $years ->
    [one] { $years } año
   *[other] { $years } años
    }

report-time = { $date }, { $time }

report-program-version = { $name } { $version }, compilación { $build }

report-model-released = { $name }, publicado el { $date }, SHA-256 { $hash }

report-model-version = { $name }, SHA-256 { $hash }

report-heading-with-place = { $heading } ({ $place })

report-first = { $label }: { $diagnosis }, { $probability }

report-nearest = { $label }: Más próximo: { $diagnosis }, { $probability }
