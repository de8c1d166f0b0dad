intake-add-photos = Adicionar fotos de uma lesão de pele

intake-choose-photos = Escolher fotos

intake-use-camera = Usar câmera

intake-hint = JPEG, PNG ou WebP. Também é possível soltar fotos ou pastas em qualquer lugar desta página ou colar uma foto. A lesão deve ocupar cerca de metade da imagem, no meio: somente o quadrado central é usado.

intake-dropped-no-file = O que foi solto aqui não é um arquivo. Salve primeiro a imagem neste dispositivo e depois escolha-a ou solte-a.

intake-dropped-no-photo = Não há nenhuma foto nesta pasta. Escolha ou solte as próprias fotos.

intake-dropped-unreadable = Alguns dos arquivos soltos não puderam ser abertos e faltam na lista. Escolha-os de novo; se estiverem em uma nuvem, baixe-os antes.

intake-pasted-no-photo = Não há nenhuma foto na área de transferência. Copie a própria imagem, não o endereço dela.

intake-pasted-photo = Foto colada

intake-file-is-gone = o arquivo não pode mais ser aberto; escolha-o de novo e, se estiver em uma nuvem, baixe-o antes

intake-worker-stopped-twice = o processo parou duas vezes nesta foto; tire ou salve a foto em tamanho menor e tente de novo

intake-take-a-photo = Tirar uma foto

intake-camera-preview = Prévia da câmera

intake-camera-hint = Mantenha a lesão dentro do círculo, em foco e com luz uniforme. Somente o quadrado é usado.

intake-shutter = Tirar foto

intake-try-camera-again = Abrir a câmera de novo

intake-camera-needs-https = a câmera só funciona em uma página carregada por https; abra a página assim ou escolha uma foto

intake-camera-not-in-frame = a página que contém esta não permite a câmera; abra esta página em uma aba própria ou escolha uma foto

intake-camera-forbidden-by-site = o servidor deste site não permite a câmera (cabeçalho Permissions-Policy); consulte o responsável por este site ou escolha uma foto

intake-camera-lost = a câmera não está mais disponível: foi desconectada, outro programa a tomou ou o acesso foi retirado; abra-a de novo ou escolha uma foto

intake-camera-paused = a câmera está em pausa, como durante uma chamada, em tela dividida ou enquanto outro programa a usa; encerre essa atividade ou abra a câmera de novo

intake-camera-frozen = a câmera não envia novas imagens; abra-a de novo ou escolha uma foto

intake-camera-black = a imagem da câmera está preta; descubra a lente, acenda a luz ou abra a câmera de novo

intake-camera-denied = a câmera não está permitida para esta página; permita-a nas configurações do navegador ou escolha uma foto

intake-camera-missing = nenhuma câmera foi encontrada neste dispositivo; escolha uma foto

intake-camera-in-use = a câmera está em uso por outro programa; feche esse programa e tente de novo, ou escolha uma foto

intake-no-picture-yet = ainda não há imagem

intake-not-encoded = não foi possível codificar a imagem

intake-trained-on-both = O modelo foi treinado com fotos tiradas com dermatoscópio e com um número menor de fotos tiradas com telefone.

intake-trained-on-dermoscopy = O modelo foi treinado com fotos tiradas com dermatoscópio.

intake-too-large = o arquivo tem { $megabytes } MB e o limite é { $limit } MB; recorte a foto ou salve-a como JPEG

intake-camera = Câmera

intake-camera-name = { $name } ({ $number } de { $count })

intake-camera-photo = Câmera { $time }

intake-camera-failed = não é possível usar a câmera ({ $reason }); escolha uma foto
