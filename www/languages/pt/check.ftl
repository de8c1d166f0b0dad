check-heading = naevus com fotos próprias

check-notice = Para pesquisa e ensino. Não é um diagnóstico. Os números valem para estas fotos e para fotos escolhidas da mesma forma.

check-print = Imprimir ou salvar PDF

check-save = Salvar JSON

check-limits = O que limita estes números

check-trained-on = Se o modelo foi treinado com algumas destas fotos, os números são bons demais.

check-summary = Resumo

check-alert = O alerta em seu nível

check-classes = Fotos e lesões

check-sensitivity = Sensibilidade do primeiro diagnóstico

check-sensitivity-note = A proporção das fotos de um diagnóstico em que ele é citado em primeiro lugar.

check-specificity = Especificidade do primeiro diagnóstico

check-specificity-note = A proporção das outras fotos em que o diagnóstico não é citado em primeiro lugar.

check-confusion = Matriz de confusão

check-confusion-note = Cada linha contém as fotos de um diagnóstico; cada coluna, aquelas em que um é citado em primeiro lugar.

check-confusion-corner = Rótulo

check-calibration = Calibração

check-calibration-note = A proporção de primeiros diagnósticos corretos em relação à sua probabilidade. Na diagonal, as duas são iguais; uma barra é um intervalo de 95%.

check-mistakes = Os erros com maior certeza

check-missed = Maligno, mas outro tipo é citado em primeiro lugar

check-others = Outros erros

check-no-mistakes = Não há nenhum: o primeiro diagnóstico de cada foto é seu rótulo.

check-no-picture = sem imagem

check-refused = recusada, portanto a página não cita nenhum diagnóstico

check-class-heads-diagnosis = Diagnóstico

check-class-heads-photos = Fotos

check-class-heads-lesions = Lesões

check-figure-heads-figure = Medida

check-figure-heads-value-interval = Valor (intervalo de 95%)

check-no-alert = O alerta não pode ser medido: são necessárias fotos malignas e outras que não sejam recusadas.

check-balanced-accuracy = Acurácia balanceada: a média das sensibilidades

check-accuracy = Acurácia do primeiro diagnóstico

check-macro-auroc = Área média sob a curva ROC (AUROC)

check-melanoma-auroc = AUROC de melanoma

check-malignant-auroc = AUROC de malignidade

check-set-coverage = Diagnóstico correto entre os que não são descartados

check-refused-share = Fotos recusadas

check-inconclusive-share = Fotos com resultado inconclusivo

check-alert-sensitivity = Fotos malignas com alerta (sensibilidade)

check-alert-specificity = Outras fotos sem alerta (especificidade)

check-refused-malignant = Fotos malignas recusadas

check-alert-note = O alerta é acionado a partir de uma probabilidade de malignidade de { $level }. Fotos recusadas não têm alerta e não são contadas nos dois primeiros números.

check-basis = Fotos com diagnóstico: { $photos }. Lesões: { $lesions }. Os intervalos são de 95%, a partir de { $resamples } reamostragens.

check-not-malignant =
    { $count ->
        [one] Mais uma foto está rotulada apenas como não maligna. Ela conta para o alerta e as AUROC.
       *[other] Mais { $count } fotos estão rotuladas apenas como não malignas. Elas contam para o alerta e as AUROC.
    }

check-unlabelled =
    { $count ->
        [one] Uma foto sem rótulo não entra em nenhum número.
       *[other] { $count } fotos sem rótulo não entram em nenhum número.
    }

check-not-assessed =
    { $count ->
        [one] Uma foto rotulada não tem resultado e não entra em nenhum número.
       *[other] { $count } fotos rotuladas não têm resultado e não entram em nenhum número.
    }

check-few-photos = Há menos de { $least } lesões destes diagnósticos: { $diagnoses }. Seus intervalos são tão amplos que dizem pouco.

check-few-lesions = { $diagnosis } ({ $lesions })

check-no-photos = Não há fotos destes diagnósticos: { $diagnoses }. As médias não os incluem.

check-repeated-groups = As { $photos } fotos rotuladas mostram { $groups } pacientes, ou lesões se o paciente for desconhecido. Os intervalos contam estes, e não as fotos.

check-groups-unknown = Não há indicação de lesões nem de pacientes. Se várias fotos mostrarem o mesmo, os intervalos são estreitos demais.

check-mistake = Rótulo: { $label }. Citado primeiro: { $first }, { $probability }.

check-calibration-error = Erro de calibração com correção de viés: { $value }.

check-labelled =
    { $photos ->
        [one] { $labelled } de uma foto tem rótulo.
       *[other] { $labelled } de { $photos } fotos têm rótulo.
    }

check-of-table = Os rótulos vêm de { $file }.

check-folder = { $name } ({ $photos })

check-nearest = Você quis dizer { $name }?

check-missing =
    { $count ->
        [one] Uma foto da tabela não está entre estas fotos: { $first }.
       *[other] { $count } fotos da tabela não estão entre estas fotos, por exemplo { $first }.
    }

check-unlisted =
    { $count ->
        [one] Uma foto não está na tabela.
       *[other] { $count } fotos não estão na tabela.
    }

check-row-fields = A linha { $line } tem { $fields } campos, e não { $expected }. Ponha entre aspas um campo que contenha vírgula.

check-row-no-path = A linha { $line } não tem caminho.

check-row-listed-on = A linha { $line } repete a foto da linha { $first }.

check-row-train-only = A foto da linha { $line } é apenas para treinamento e não tem rótulo aqui.

check-row-unknown-label = O rótulo “{ $label }” da linha { $line } não é nenhum dos nove diagnósticos.

check-more-problems =
    { $count ->
        [one] Há mais uma linha assim.
       *[other] Há mais { $count } linhas assim.
    }

check-confusion-row = { $diagnosis } ({ $code })
