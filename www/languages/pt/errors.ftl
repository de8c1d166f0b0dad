errors-photo-empty = o arquivo está vazio; escolha a foto de novo

errors-photo-unknown-format = o arquivo não é uma foto JPEG, PNG ou WebP; salve-o como JPEG e tente de novo

errors-photo-format = o arquivo não é uma foto JPEG, PNG ou WebP, mas { $format }; { $remedy }

errors-photo-truncated = o arquivo { $format } está cortado antes do fim; copie ou tire a foto de novo

errors-photo-damaged = o arquivo { $format } está danificado ({ $reason }); copie ou tire a foto de novo

errors-photo-jpeg-kind = o arquivo é um JPEG de um tipo que não é lido ({ $kind }); salve-o como JPEG comum e tente de novo

errors-photo-memory = a foto é um JPEG progressivo de { $megapixels } megapixels, que exige { $megabytes } MB de memória para ser decodificado; salve-a como JPEG comum (baseline) ou em tamanho menor

errors-photo-too-large = a foto tem { $width }×{ $height } pixels, { $megapixels } megapixels; o limite é { $limit }, portanto recorte-a ou tire-a em tamanho menor

errors-photo-too-small = a foto tem apenas { $width }×{ $height } pixels; tire uma com pelo menos { $limit } em cada lado

errors-format-heic = uma foto HEIC

errors-format-avif = uma imagem AVIF

errors-format-jpeg-xl = uma imagem JPEG XL

errors-format-jpeg-2000 = uma imagem JPEG 2000

errors-format-app-png = um PNG próprio de um aplicativo de iPhone

errors-format-gif = um GIF

errors-format-bmp = uma imagem BMP

errors-format-tiff-or-raw = uma foto TIFF ou RAW

errors-format-canon-raw = uma foto RAW da Canon

errors-format-photoshop = um arquivo do Photoshop

errors-format-svg = um desenho SVG

errors-format-dicom = um arquivo DICOM

errors-format-video = um vídeo

errors-format-pdf = um PDF

errors-format-zip = um arquivo ZIP

errors-format-mac-resources = notas de um Mac sobre um arquivo

errors-format-git-lfs-pointer = um ponteiro do Git LFS, um texto que representa um arquivo

errors-format-web-page = uma página web

errors-format-text = um arquivo de texto

errors-format-other = um arquivo de outro tipo

errors-remedy-heic = salve-a como JPEG; em um iPhone, escolha-a em Fotos em vez de Arquivos, ou selecione Mais Compatível em Ajustes > Câmera > Formatos

errors-remedy-pick-a-photo = escolha uma foto

errors-remedy-unpack = descompacte-o e escolha as fotos que ele contém

errors-remedy-mac-resources = escolha o arquivo de mesmo nome sem ._ no início

errors-remedy-git-lfs = baixe a própria foto, por exemplo com git lfs pull

errors-remedy-web-page = baixe a foto de novo; a rede ou o servidor podem pedir login antes

errors-remedy-save-as-jpeg = salve-o como JPEG e tente de novo

errors-jpeg-arithmetic-coding = codificação aritmética

errors-jpeg-jpeg-ls = JPEG-LS

errors-jpeg-lossless = codificação sem perdas

errors-jpeg-hierarchical = codificação hierárquica

errors-jpeg-more-than-8-bits = mais de 8 bits por canal

errors-jpeg-channel-count = nem um, nem três, nem quatro canais

errors-jpeg-height-behind-picture = uma altura armazenada depois da imagem

errors-jpeg-fine-colour = uma cor mais fina que a luminosidade

errors-jpeg-separate-scans = canais de cor em varreduras separadas

errors-worker-undecodable = não foi possível decodificar uma mensagem da página: { $reason }

errors-worker-no-model = a página enviou trabalho antes de o modelo estar pronto

errors-worker-weights-size = o arquivo de pesos tem { $found } bytes, mas { $expected } segundo sua ficha; está cortado ou pertence a outro modelo, portanto obtenha ambos de novo

errors-worker-weights-hash = o arquivo de pesos não corresponde à sua ficha (SHA-256 { $found }, mas { $expected } na ficha); obtenha ambos de novo

errors-worker-gpu = não é possível usar a GPU: { $reason }

errors-worker-golden = este dispositivo calcula um valor de { $output } diferente do obtido no treinamento (diferem em { $difference } com uma entrada de referência; permite-se { $allowed })

errors-worker-impossible-result = este dispositivo retornou um resultado impossível ({ $what }); tente outro dispositivo ou navegador

errors-worker-device = o dispositivo não retornou nenhum resultado: { $reason }

errors-golden-probability = probabilidade

errors-golden-mahalanobis-distance = distância de Mahalanobis

errors-golden-bare-skin-score = escore de pele nua

errors-golden-no-lesion-score = escore de “ausência de lesão”

errors-golden-activation-map = mapa de ativação

errors-records-not-a-backup = Este arquivo não é uma cópia de segurança de naevus; escolha um arquivo cujo nome termine em .naevus.

errors-records-not-a-header = O cabeçalho dos registros armazenados está danificado; apague os registros e restaure uma cópia de segurança.

errors-records-later-version = Estes registros têm o formato { $version }, que esta versão de naevus não consegue ler; atualize naevus e tente de novo.

errors-records-truncated = O arquivo termina no meio de seus dados; copie-o de novo.

errors-records-damaged = Uma parte está danificada ({ $part }); use outra cópia.

errors-records-too-costly = O cabeçalho exige { $memory } MiB de memória e { $passes } passagens, mais do que naevus permite; use outra cópia.

errors-records-not-an-entry = Não é possível ler uma entrada ({ $reason }); atualize naevus e tente de novo.

errors-records-code = Digite um código de 1 a 60 caracteres.

errors-records-label = Digite um nome de 1 a 60 caracteres.

errors-records-birth-year = Digite um ano de nascimento a partir de 1900.

errors-records-photo-count = Escolha de 1 a 20 fotos para uma consulta.

errors-records-age = Digite uma idade de 0 a 120.

errors-records-photo-size = Uma foto tem mais de 64 MiB; salve uma cópia menor dela.

errors-records-notes = Reduza as anotações a 10.000 caracteres.

errors-records-out-of-memory = Este dispositivo tem muito pouca memória livre para calcular a chave; feche outras páginas e tente de novo.

errors-records-trailing-bytes = O arquivo tem bytes depois do fim; use outra cópia.

errors-records-too-long = Uma parte do arquivo tem { $bytes } bytes, mais do que naevus permite; use outra cópia.
