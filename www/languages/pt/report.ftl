report-heading = Foto de uma lesão de pele: relatório de um programa de computador

report-heading-several = Fotos de uma lesão de pele: relatório de um programa de computador

report-first-diagnoses = Diagnósticos mais prováveis

report-all-nine = Os nove diagnósticos

report-remarks = Observações

report-meaning = O que o alerta significa

report-limits = Limitações

report-note = Nota do profissional

report-probabilities = As probabilidades são as de uma rede neural para seus nove diagnósticos. Ela não tem outros, e cada foto recebe o mais próximo deles.

report-limits-text = O programa dispõe somente das fotos desta página. Não dispõe de anamnese, exame físico nem histologia. O diagnóstico é feito por um médico.

report-created = Relatório criado

report-person = Pessoa

report-age = Idade

report-site = Localização no corpo

report-not-given = não informado

report-program = Programa

report-model = Modelo

report-diagnosis = Diagnóstico

report-group = Grupo

report-probability = Probabilidade

report-name = Nome

report-date = Data

report-signature = Assinatura

report-place = { $number } de { $lesions }

report-malignant = Os diagnósticos malignos somam uma probabilidade de { $probability }.

report-remark-on-photo = { $file }: { $remark }

report-alert-figures = Nas fotos de teste, o alerta foi acionado em { $malignant } das lesões malignas e não foi acionado em { $others } das demais. As faixas são intervalos de 95%.

report-added = Adicionada: { $time }

report-years = { $years ->
    [one] { $years } ano
   *[other] { $years } anos
    }

report-time = { $date }, { $time }

report-program-version = { $name } { $version }, compilação { $build }

report-model-released = { $name }, publicado em { $date }, SHA-256 { $hash }

report-model-version = { $name }, SHA-256 { $hash }

report-heading-with-place = { $heading } ({ $place })

report-first = { $label }: { $diagnosis }, { $probability }

report-nearest = { $label }: Mais próximo: { $diagnosis }, { $probability }
