combined-same-lesion = Mesma lesão

combined-clear-selection = Limpar seleção

combined-none-selected = Nenhuma foto está mais selecionada.

combined-contradictory = As fotos têm idades ou localizações diferentes. Valores que divergem não são usados.

combined-same-lesion-label = Mesma lesão: { $file }

combined-title = { $photos } fotos de uma lesão, combinadas

combined-title-without-result = Fotos de uma lesão

combined-hint-one = Uma foto está selecionada. Selecione outra foto da mesma lesão para combiná-las.

combined-hint = Menos de duas das fotos selecionadas podem ser avaliadas. Selecione outra foto da mesma lesão.

combined-caution = { $unusual ->
    [one] Cuidado: { $unusual } destas { $photos } fotos difere da maioria das fotos com que o modelo foi treinado. Não confie neste resultado. Tire fotos nítidas e de perto, com dermatoscópio, se tiver um.
   *[other] Cuidado: { $unusual } destas { $photos } fotos diferem da maioria das fotos com que o modelo foi treinado. Não confie neste resultado. Tire fotos nítidas e de perto, com dermatoscópio, se tiver um.
    }

combined-unusual = Inconclusivo: algumas fotos são incomuns

combined-resemble = Combinadas, as fotos se parecem com

combined-agree = { $agreeing } de { $photos } fotos concordam.

combined-disagree = As fotos divergem: { $diagnosis } é o diagnóstico mais provável em { $agreeing } de { $photos }. Compare as fotos e tire outras mais nítidas.

combined-left-out = { $count ->
    [one] { $count } foto foi recusada e excluída.
   *[other] { $count } fotos foram recusadas e excluídas.
    }

combined-subject = { $photos } fotos de uma lesão

combined-announced = { $photos } fotos combinadas.

combined-announced-first = { $label }: { $diagnosis }, { $probability }.
