compare-visits = Comparar duas consultas

compare-earlier = Consulta anterior

compare-later = Consulta posterior

compare-start = Comparar

compare-choose-two = Escolha duas consultas diferentes.

compare-visit = { $number }: { $date }

compare-back = Voltar à lesão

compare-title = Consultas de { $earlier } e { $later }

compare-working = Comparando as fotos…

compare-aligned = As fotos estão alinhadas: a posterior foi deslocada sobre a anterior.

compare-transform = A foto posterior mostra a lesão com { $scale } vezes o tamanho da anterior, girada em { $degrees }°.

compare-not-aligned = Não foi possível alinhar as fotos. Talvez mostrem pele diferente, ou tenham sido tiradas de outra direção ou distância, ou sem nitidez. São mostradas somente lado a lado.

compare-no-threshold = As fotos não são alinhadas, porque não foi medido para este modelo até que ponto isso é confiável. São mostradas somente lado a lado.

compare-not-shown = Este navegador não consegue mostrar uma das fotos.

compare-too-slow = A comparação demorou demais e foi interrompida. Feche outros programas e abra-a de novo.

compare-failed = Não foi possível comparar as fotos: { $reason }. Abra a comparação de novo.

compare-modes = Como as fotos são mostradas

compare-side-by-side = Lado a lado

compare-swipe = Deslizar

compare-blink = Piscar

compare-swipe-at = Parte da foto anterior

compare-other = Mostrar a outra foto

compare-alternate = Alternar

compare-no-motion = As fotos só se alternam manualmente, porque este dispositivo está configurado para reduzir movimento.

compare-frame = Fotos das duas consultas. As teclas de seta as movem, mais e menos mudam o zoom, 0 mostra tudo.

compare-shown-earlier = Consulta anterior, { $date }

compare-shown-later = Consulta posterior, { $date }

compare-shown-both = À esquerda da linha: consulta anterior, { $earlier }. À direita: consulta posterior, { $later }.

compare-changes = O que foi medido

compare-measurement = Medida

compare-change = Mudança

compare-retaken = Diferença entre fotos repetidas

compare-area = Área

compare-colour = Cor em relação à pele ao redor

compare-explanation = A última coluna indica quanto duas fotos de uma mesma lesão diferem quando tiradas de novo, em 95 de cada 100 pares se as diferenças seguirem uma distribuição normal. Uma mudança menor pode se dever somente à foto.

compare-not-measured = Não foi medido

compare-size-not-compared = Não comparada: sem alinhamento, as fotos não têm uma escala comum.

compare-no-outline = Não comparada: em uma foto, o contorno da lesão não foi encontrado ou chega à borda.

compare-no-colour = Não comparada: em uma foto, o contorno da lesão não foi encontrado.

compare-refused = As probabilidades não são comparadas, porque uma foto foi recusada.

compare-other-model = As probabilidades não são comparadas, porque uma consulta foi avaliada com um modelo diferente do atual.

compare-within = Dentro do que diferem fotos repetidas de uma lesão sem mudança

compare-beyond = Mais do que diferem fotos repetidas de uma lesão sem mudança

compare-from-to = { $earlier } → { $later }

compare-range = { $low } a { $high }

compare-up-to = até { $value }

compare-up-to-points = até { $points } pontos

compare-delta-e = ΔE { $number }

compare-measured-on = { $pairs ->
    [one] { $pairs } par de fotos, { $within } dentro desse valor
   *[other] { $pairs } pares de fotos, { $within } deles dentro desse valor
    }

compare-what-next = O que fazer agora

compare-see-a-doctor = Uma mudança medida é maior do que a diferença entre fotos repetidas. Procure um médico para que ele examine a lesão e mostre-lhe as duas fotos.

compare-look-yourself = Nenhuma mudança medida é maior do que a diferença entre fotos repetidas. Isso não descarta uma mudança: compare as duas fotos a olho e procure um médico para examinar a lesão se notar alguma.

compare-nothing-measured = Para nenhuma das mudanças foi medido quanto fotos repetidas diferem. Compare as duas fotos a olho e procure um médico para examinar a lesão se notar uma mudança.

compare-alert = O alerta foi acionado na consulta posterior: procure um médico para que ele examine a lesão, seja qual for o resultado da comparação.

compare-retake = Tire a próxima foto da mesma distância e direção, nítida e com a mesma luz, e depois compare de novo.

compare-first-photo = Uma consulta tem várias fotos: é comparada a primeira delas que foi avaliada.
