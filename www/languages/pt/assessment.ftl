assessment-caution = Cuidado: esta foto difere da maioria das fotos com que o modelo foi treinado. A causa pode ser desfoque, iluminação ou um corte extremo. Não confie neste resultado. Tire uma foto nítida e de perto, com dermatoscópio, se tiver um.

assessment-decoded-by-browser = O navegador decodificou esta foto, porque naevus não lê esse formato. Outro navegador pode decodificá-la de forma um pouco diferente, e os números do modelo se referem a fotos JPEG. Salve-a como JPEG para obter um resultado que se repita em qualquer dispositivo.

assessment-waiting-for-model = Aguardando o modelo

assessment-waiting-for-photos = Aguardando fotos anteriores

assessment-blocked = Não classificada: o modelo não está pronto.

assessment-waiting-again = O resultado foi retirado, porque WebGPU não passou na verificação. A foto está sendo classificada de novo.

assessment-cancelled = Cancelada.

assessment-cancel = Cancelar

assessment-retry = Tentar de novo

assessment-not-measured-elsewhere = Em outros centros isso não foi medido.

assessment-no-diagnosis-stands-out = Inconclusivo: nenhum diagnóstico se destaca

assessment-alert-is-raised = Inconclusivo: o alerta foi acionado

assessment-nearest = Mais próximo:{ " " }

assessment-by-group = Por grupo

assessment-all-diagnoses = Diagnósticos, o mais provável primeiro

assessment-show-all-diagnoses = Mostrar os nove

assessment-show-fewer-diagnoses = Mostrar menos

assessment-remove = Remover

assessment-show-activation-map = Mapa de ativação

assessment-cancel-label = Cancelar { $file }

assessment-retry-label = Tentar de novo: { $file }

assessment-in-progress = Classificando em { $backend }…

assessment-first-view = Primeira de oito vistas: o mais próximo é { $diagnosis }, { $probability }. Classificando as demais…

assessment-clinical-photo = Esta foto parece ter sido tirada sem dermatoscópio. Em { $photos } fotos de teste desse tipo, o diagnóstico mais provável estava correto em { $accuracy } (média dos diagnósticos).

assessment-unusual = Inconclusivo: foto incomum

assessment-resembles = Parece-se com

assessment-none-ruled-out = Nenhum diagnóstico pode ser descartado

assessment-prediction-set = Não se pode descartar: { $diagnoses }

assessment-row-details = { ", " }{ $group }{ ", " }

assessment-row-details-in-set = { ", " }{ $group }, não se pode descartar{ ", " }

assessment-alert-level = nível de alerta: { $level }

assessment-enlarge-label = Ampliar { $file }

assessment-announced = { $file }: { $state }.

assessment-announced-clear = { $file } se parece com: { $diagnosis }, { $probability }.

assessment-announced-nearest = { $label }. O mais próximo é { $diagnosis }, { $probability }.

assessment-unreadable-announcement = Não foi possível ler { $file }. { $reason }

assessment-failed-announcement = { $file } não foi classificada. { $reason }

assessment-cancelled-announcement = { $file } foi cancelada.

assessment-withdrawn = { $file }: o resultado foi retirado, porque WebGPU não passou na verificação. A foto está sendo classificada de novo.

assessment-backend-and-time = Processada em { $backend } em { $total }: decodificação { $decoding }, rede { $network }

assessment-remove-label = Remover { $file }

assessment-photo-label = Foto { $file }

assessment-upper-left = em cima à esquerda

assessment-top = em cima

assessment-upper-right = em cima à direita

assessment-left = à esquerda

assessment-centre = no centro

assessment-right = à direita

assessment-lower-left = embaixo à esquerda

assessment-bottom = embaixo

assessment-lower-right = embaixo à direita

assessment-nowhere = em nenhum lugar

assessment-activation-map = Máximo: { $region }, dentro do anel. Uma cor mais forte indica maior contribuição para o resultado “{ $diagnosis }”.

assessment-activation-map-empty = Nenhuma região isolada contribui para o resultado “{ $diagnosis }”.

assessment-activation-map-label = Mapa de ativação de classe, máximo: { $region }
