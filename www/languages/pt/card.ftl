card-not-loaded = O modelo ainda não foi carregado. Sua descrição é carregada com ele.

card-contents = Conteúdo

card-limits = Limitações

card-prose-in-english = Esta parte da descrição do modelo está em inglês.

card-known-failures = Falhas conhecidas

card-performance = Desempenho

card-left-out = Resultados em outros centros

card-refused-photos = Fotos recusadas

card-reliability = Como ler um resultado

card-citation = Autores e citação

card-subgroups = Resultados por subgrupo

card-training-data = Dados de treinamento

card-licence = Licença

card-model-version = Versão do modelo

card-changelog = Histórico de alterações

card-few-photos = Um número obtido de poucas fotos é incerto, qualquer que seja seu valor. Uma sensibilidade de 1,00 significa que nenhuma destas fotos passou despercebida. Não significa que nenhuma jamais passará despercebida.

card-test-set = O conjunto de teste

card-left-out-archives = As fotos de teste vêm dos mesmos centros que as fotos de treinamento. Para medir o modelo em outros centros, ele foi treinado de novo sem cada uma das coleções, por menos épocas, e medido nessa coleção. Espere estes números em um centro cujas fotos não foram usadas no treinamento. O alerta é medido nas fotos não recusadas; os conjuntos de predição, nas que também não são incomuns.

card-refusals = Uma foto que não parece uma foto de perto de uma lesão é recusada. Uma foto diferente da maioria das fotos de lesões recebe um resultado com uma advertência. Poucas fotos de lesões devem ser recusadas. Todas as outras fotos devem ser recusadas.

card-subgroup-reliability = Os mesmos números para fotos de uma só fonte, domínio, resolução, fototipo, sexo, idade ou localização. Os resultados são menos confiáveis em subgrupos com números mais baixos.

card-archive-archive = Coleção

card-archive-photos = Fotos

card-archive-used = Usadas

card-archive-relabelled = Rerrotuladas

card-overall-figure = Medida

card-overall-value = Valor

card-overall-95-interval = Intervalo de 95%

card-by-diagnosis-diagnosis = Diagnóstico

card-by-diagnosis-photos = Fotos

card-left-out-column-photos-of = Fotos de

card-left-out-column-photos = Fotos

card-refusal-column-photos-of = Fotos de

card-refusal-column-share = Proporção

card-refusal-column-95-interval = Intervalo de 95%

card-subgroup-column-subgroup = Subgrupo

card-subgroup-column-photos = Fotos

card-overall-balanced-accuracy = Acurácia balanceada (média das nove sensibilidades)

card-overall-balanced-accuracy-seven = Acurácia balanceada, as sete classes de HAM10000

card-overall-accuracy = Acurácia (proporção de fotos cujo diagnóstico mais provável está correto)

card-overall-accuracy-nine-class = Acurácia nas fotos que também estão no conjunto de nove classes

card-overall-macro-auroc = AUROC macro (média das nove AUROC de um contra o resto)

card-overall-melanoma-auroc = AUROC de melanoma (melanoma contra todos os outros)

card-overall-malignant-auroc = AUROC de malignidade (soma das probabilidades malignas contra todos os outros)

card-overall-macro-f1 = F1 macro (combina sensibilidade e precisão)

card-overall-balanced-accuracy-with-age-and-site = Acurácia balanceada, com idade e localização

card-overall-macro-auroc-with-age-and-site = AUROC macro, com idade e localização

card-overall-melanoma-auroc-with-age-and-site = AUROC de melanoma, com idade e localização

card-overall-melanoma-sensitivity-at-95-specificity-with-age-and-site = Sensibilidade para melanoma com especificidade de 95%, com idade e localização

card-of-diagnosis-sensitivity = Sensibilidade

card-of-diagnosis-specificity = Especificidade

card-of-diagnosis-auroc = AUROC

card-of-diagnosis-set-coverage = No conjunto de predição

card-of-subgroup-balanced-accuracy = Acurácia balanceada

card-of-subgroup-accuracy = Acurácia

card-of-subgroup-macro-auroc = AUROC macro

card-of-subgroup-melanoma-auroc = AUROC de melanoma

card-of-subgroup-malignant-auroc = AUROC de malignidade

card-of-subgroup-alert-sensitivity = Sensibilidade do alerta

card-of-subgroup-alert-specificity = Especificidade do alerta

card-of-archive-alert-sensitivity = Sensibilidade do alerta

card-of-archive-alert-specificity = Especificidade do alerta

card-of-archive-set-coverage = No conjunto de predição

card-of-archive-refused-malignant = Malignas recusadas

card-of-archive-balanced-accuracy = Acurácia balanceada

card-of-lesions-refused-lesions = Lesões: recusadas

card-of-lesions-inconclusive-lesions = Lesões: recusadas, incomuns ou sem um diagnóstico que se destaque

card-measured-on = Medido em { $photos } fotos de { $lesions } lesões que não foram usadas no treinamento. Cada número traz seu intervalo de 95%.

card-split = { $training } fotos para treinamento, { $validation } para validação, { $testing } para teste. { $rule }

card-identity = { $name }: { $megabytes } MB, { $precision }, { $side } por { $side } pixels, SHA-256{ " " }

card-quantization-higher = Os pesos são quantizados, após um treinamento que leva em conta a quantização. Os números acima são os dos pesos quantizados. Com pesos não quantizados, o diagnóstico mais provável seria diferente em { $changed } das { $photos } fotos de teste, e a acurácia balanceada seria { $points } pontos percentuais maior.

card-quantization-lower = Os pesos são quantizados, após um treinamento que leva em conta a quantização. Os números acima são os dos pesos quantizados. Com pesos não quantizados, o diagnóstico mais provável seria diferente em { $changed } das { $photos } fotos de teste, e a acurácia balanceada seria { $points } pontos percentuais menor.

card-cost = Cada uma das oito vistas de uma foto exige { $operations } milhões de operações de multiplicação e soma. A rede tem { $parameters } milhões de parâmetros.

card-refused = { $photos }: recusadas

card-subgroup = { $by }: { $group }

card-calibration = Calibração

card-prediction-sets = O que não se pode descartar

card-alert-level = O nível de alerta

card-several-photos = Várias fotos de uma lesão

card-rotation = Efeito de girar e espelhar

card-age-and-site = Idade e localização

card-calibration-error = As probabilidades pretendem corresponder à frequência com que um diagnóstico está correto: 70% significa sete de dez fotos. Nas fotos de teste, elas se desviam { $error } em média (erro de calibração esperado).

card-sets = Os diagnósticos que não se podem descartar formam um conjunto de predição conforme. Ele contém os diagnósticos mais prováveis, até uma posição escolhida para que, em média entre os nove diagnósticos, { $coverage } dos conjuntos contenham o correto. A tabela acima traz a proporção medida para cada diagnóstico.

card-set-coverage = O conjunto contém o diagnóstico correto em { $share } das fotos de teste com conjunto.

card-set-size = Um conjunto tem { $size } diagnósticos em média (intervalo de 95%: { $interval }).

card-sets-limit = Fotos incomuns não têm conjunto. Não há garantia para fotos de outro centro ou de outra câmera.

card-alert-level-rule = Uma foto está acima do nível de alerta se as probabilidades dos diagnósticos malignos somarem { $level } ou mais. O nível foi escolhido com { $photos } fotos malignas de validação, de modo que pelo menos { $target } delas estejam acima dele.

card-alert-sensitivity = Sensibilidade medida: { $share } das fotos de teste malignas não recusadas estão acima dele.

card-alert-specificity = Especificidade medida: { $share } das outras fotos de teste estão abaixo dele.

card-alert-limit = Uma lesão sem alerta ainda pode ser maligna.

card-alert-elsewhere = Em centros com que o modelo não foi treinado, de { $least } a { $greatest } das fotos malignas tiradas com dermatoscópio estavam acima dele.

card-combined = As fotos que você seleciona como fotos da mesma lesão são combinadas: calcula-se a média de suas probabilidades, e o alerta é acionado se qualquer uma das fotos o acionar. O nível de alerta e a regra dos conjuntos são os das fotos individuais.

card-combined-measured = Medido em { $lesions } lesões do conjunto de teste com { $photos } fotos; { $malignant } das lesões são malignas. Entre colchetes: uma foto de cada lesão.

card-combined-and-single = { $combined } [{ $single }]

card-combined-accuracy = O diagnóstico mais provável está correto em { $share } das lesões.

card-combined-sensitivity = O alerta é acionado em { $share } das lesões malignas.

card-combined-specificity = Ele não é acionado em { $share } das demais.

card-combined-set-coverage = O conjunto contém o diagnóstico correto em { $share } das lesões com conjunto.

card-combined-limit = Lesões com várias fotos não são típicas do total das lesões: compare estes números somente entre si.

card-mirrored = Se uma foto for espelhada, o diagnóstico mais provável muda em { $share } das fotos.

card-rotated = Se uma foto for girada um quarto de volta, o diagnóstico mais provável muda em { $share } das fotos.

card-likelihood-ratios = É possível informar a idade do paciente e a localização no corpo. A página multiplica então cada probabilidade por razões de verossimilhança: a frequência dessa idade, ou dessa localização, entre as lesões do diagnóstico, dividida por sua frequência média. As razões são elevadas à potência { $weight }. Foram calculadas com { $ages } lesões de idade conhecida e { $sites } de localização conhecida.

card-age-and-site-known = As coleções informam a idade em { $age } e a localização em { $site } das fotos de teste.

card-age-and-site-gain = No total das fotos de teste, idade e localização mudam a acurácia balanceada em { $points } pontos percentuais (intervalo de 95%: { $low } a { $high }).

card-age-and-site-alert = Idade e localização podem acionar o alerta. Elas não desligam um alerta que a foto sozinha aciona.

card-age-and-site-privacy = Idade e localização ficam neste dispositivo. São apagadas quando a foto é removida.

card-age-and-site-figures = Todos os números que não mencionam idade e localização são apenas da foto. O mesmo vale para os limiares dos conjuntos de predição e do nível de alerta.
