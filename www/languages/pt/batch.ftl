batch-add = Muitas fotos

batch-purpose = Uma pasta, um arquivo ZIP ou muitos arquivos são lidos um após o outro, neste dispositivo. A página guarda uma imagem pequena e os números de cada foto.

batch-not-kept = Nada aqui fica armazenado: a tabela desaparece quando a página é fechada ou recarregada. Salve-a como CSV.

batch-choose-folder = Escolher pasta

batch-choose-files = Escolher fotos ou um ZIP

batch-drop-hint = Também é possível soltar pastas, fotos e arquivos ZIP em qualquer lugar desta tela. As fotos adicionadas na tela “Ler” têm prioridade.

batch-progress = Progresso

batch-pause = Pausar

batch-continue = Continuar

batch-cancel = Cancelar o resto

batch-retry = Ler o resto

batch-remove-all = Remover tudo

batch-remove-confirm = Remover

batch-keep = Manter

batch-save-table = Salvar CSV

batch-table = Fotos

batch-filter = Mostrar

batch-order = Ordem

batch-none-passes = Nenhuma foto passa por este filtro.

batch-open = Resultado completo

batch-open-hint = “Resultado completo” adiciona a foto à tela “Ler”, com o mapa, os nove diagnósticos e o relatório.

batch-not-opened = Este arquivo não pode mais ser lido. Escolha a pasta de novo.

batch-announced-cancelled = As fotos restantes foram canceladas.

batch-announced-removed = Todas as fotos foram removidas.

batch-no-model = As fotos aguardam o modelo. A tela “Ler” informa qual é o problema.

batch-listing = Os arquivos estão sendo listados…

batch-no-photo = Não há nenhuma foto entre estes arquivos.

batch-check = Verificar com fotos próprias

batch-check-hint = Se você conhece os diagnósticos das suas fotos, a página mede com que frequência acerta nelas. Escolha uma pasta com uma subpasta por diagnóstico (com o nome nevus, melanoma ou MEL, …) ou adicione um CSV com as colunas path e label e, se houver, lesion e patient, para que fotos de uma mesma lesão ou paciente não contem como independentes.

batch-check-limits = Use fotos com que o modelo não foi treinado: fotos de HAM10000, ISIC, SIIM-ISIC 2020, PAD-UFES-20 e outras coleções públicas dão números bons demais. Os rótulos devem vir da histologia ou, na falta dela, de um especialista. Com poucas fotos, os intervalos são amplos.

batch-add-table = Adicionar um CSV com os diagnósticos

batch-compute = Calcular os números

batch-computing = Os números estão sendo calculados…

batch-check-waits = Os números podem ser calculados quando todas as fotos tiverem sido lidas.

batch-no-labelled = Nenhuma foto com diagnóstico foi avaliada.

batch-unknown-folders = Que diagnóstico estas pastas mostram?

batch-no-diagnosis = Excluir

batch-columns-picture = Imagem

batch-columns-file = Arquivo

batch-columns-result = Resultado

batch-columns-malignant = Maligno

batch-columns-label = Rótulo

batch-others =
    { $count ->
        [one] Um arquivo que não é foto foi excluído.
       *[other] { $count } arquivos que não são fotos foram excluídos.
    }

batch-unreadable =
    { $count ->
        [one] Um arquivo ou pasta não pode ser lido. Verifique se há permissão para abri-lo.
       *[other] { $count } arquivos ou pastas não podem ser lidos. Verifique se há permissão para abri-los.
    }

batch-saved = Salvo como { $file }.

batch-not-saved = O arquivo não foi salvo. { $reason }

batch-archive-no-end = { $file } não é um arquivo ZIP completo. Copie-o de novo, ou extraia-o e escolha a pasta.

batch-archive-several-parts = { $file } é uma de várias partes. Extraia todas e escolha a pasta.

batch-archive-damaged = O diretório de { $file } está danificado. Extraia o arquivo ZIP e escolha a pasta.

batch-archive-too-many = { $file } contém arquivos demais. Extraia-o e escolha a pasta.

batch-archive-overlap = Os arquivos de { $file } compartilham bytes, como em arquivos ZIP feitos para encher a memória. Ele não é lido.

batch-entry-encrypted = Está criptografada. Extraia o arquivo ZIP com a senha e escolha a pasta.

batch-entry-method = Está comprimida de uma forma que os navegadores não leem. Extraia o arquivo ZIP e escolha a pasta.

batch-entry-path = Seu caminho leva para fora do arquivo ZIP. Ela não é lida.

batch-entry-damaged = Está danificada dentro do arquivo ZIP. Copie o arquivo ZIP de novo ou extraia-o.

batch-workbook = { $file } é uma pasta de trabalho. Salve-a como CSV no seu programa de planilhas.

batch-table-empty = { $file } não contém texto.

batch-table-column = { $file } não tem nenhuma coluna “{ $column }”. Suas colunas são: { $columns }. É o arquivo certo, com a linha de cabeçalho?

batch-table-damaged = { $file } não pode ser lido até o fim. Salve-o de novo como CSV em UTF-8.

batch-done =
    { $photos ->
        [one] { $settled } de uma foto
       *[other] { $settled } de { $photos } fotos
    }

batch-pace-minutes =
    { $minutes ->
        [one] { $rate } fotos por minuto, resta cerca de um minuto
       *[other] { $rate } fotos por minuto, restam cerca de { $minutes } minutos
    }

batch-pace-hours = { $rate } fotos por minuto, restam cerca de { $hours } h { $minutes } min

batch-tally-assessed = avaliadas

batch-tally-alert = com alerta

batch-tally-unusual = incomuns

batch-tally-refused = recusadas

batch-tally-unreadable = ilegíveis

batch-tally-cancelled = canceladas

batch-announced-end =
    { $photos ->
        [one] A foto foi lida. Fotos com alerta: { $alerts }.
       *[other] Todas as { $photos } fotos foram lidas. Fotos com alerta: { $alerts }.
    }

batch-remove-question =
    { $photos ->
        [one] Remover a foto e seu resultado? Isso não pode ser desfeito.
       *[other] Remover { $photos } fotos e seus resultados? Isso não pode ser desfeito.
    }

batch-show-more = Mostrar mais { $more } de { $total }

batch-open-label = Resultado completo de { $file }

batch-result-waits = em espera

batch-result-in-work = sendo lida…

batch-result-cancelled = cancelada

batch-result-refused = Recusada: não parece uma foto de perto de uma lesão.

batch-result-bare-skin = Recusada: se houver uma lesão, ela é pequena demais, tênue demais ou está longe demais do centro.

batch-unusual = foto incomum

batch-alert = Alerta

batch-filter-all = Todas as fotos

batch-filter-alert = Com alerta

batch-filter-refused = Recusadas

batch-filter-unusual = Incomuns

batch-filter-unreadable = Ilegíveis

batch-order-added = Ordem de adição

batch-order-name = Nome do arquivo

batch-order-malignant = Maligno primeiro

batch-order-diagnosis = Diagnóstico

batch-not-malignant = não maligno
