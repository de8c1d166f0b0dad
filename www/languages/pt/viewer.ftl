viewer-frame = Foto. Mais e menos alteram o zoom, as setas a movem, 0 a mostra inteira, os colchetes a giram um quarto de volta e as chaves, cinco graus.

viewer-zoom-in = Aproximar

viewer-zoom-out = Afastar

viewer-whole-photo = Foto inteira

viewer-turn-left = Girar à esquerda

viewer-turn-right = Girar à direita

viewer-turn = Giro

viewer-degrees = { $degrees }°

viewer-turn-is-a-view = Girar muda como a foto é mostrada, aqui e na lista. O resultado é da foto sem giro e não muda.

viewer-loading = Abrindo a foto…

viewer-unavailable = Este navegador não consegue mostrar o arquivo completo. O resultado não é afetado.

viewer-what-is-read = O resultado é da parte dentro do quadrado.

viewer-move-the-photo = Mova e amplie a foto até que a lesão ocupe cerca de metade do quadrado.

viewer-choose-part = Ler outra parte

viewer-read-part = Ler esta parte

viewer-cancel = Cancelar

viewer-show-result = Mostrar resultado
