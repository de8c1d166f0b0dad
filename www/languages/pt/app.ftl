app-purpose = Mostra com qual de nove diagnósticos a foto de uma lesão de pele se parece.

app-disclaimer = Para pesquisa e ensino. Não é um diagnóstico.

app-privacy = As fotos nunca saem deste dispositivo.

app-results = Resultados

app-clear-all = Remover tudo

app-no-photos = As fotos que você adicionar aparecem aqui com seus resultados, a mais recente primeiro. Elas não são armazenadas em lugar nenhum: desaparecem quando esta página é fechada ou recarregada.

app-undo = Desfazer

app-close = Fechar

app-update-is-ready = Há uma nova versão pronta. A atualização esvazia a lista de fotos.

app-update = Atualizar

app-updated = A página foi atualizada para a nova versão.

app-status = Estado

app-downloading = Baixando o modelo

app-loading = Carregando o modelo

app-not-ready = Não está pronto

app-try-again = Tentar de novo

app-offline-ready = Pronto para uso sem conexão

app-offline-on-ipad = O Safari apaga uma página que não foi aberta por sete dias. Para mantê-la, toque em Compartilhar (Partilhar) e depois em Adicionar à Tela de Início (ao ecrã principal). Em seguida, abra-a uma vez a partir dali enquanto este dispositivo tiver rede.

app-offline-needs-https = Indisponível sem conexão: o uso sem conexão exige https.

app-offline-forbidden = Indisponível sem conexão: este navegador não armazena nada para esta página, como em uma janela privada ou com os dados de sites bloqueados.

app-offline-in-frame = Indisponível sem conexão: esta página faz parte de outra página, que não permite isso.

app-offline-incomplete = Indisponível sem conexão: alguns arquivos não puderam ser baixados. Haverá nova tentativa no próximo acesso.

app-offline-outdated = Indisponível sem conexão: o navegador apagou alguns arquivos e o servidor tem uma nova versão. A nova versão será oferecida aqui assim que estiver armazenada.

app-open-in-tab = Abrir esta página em uma aba própria

app-start-timed-out = o processo não foi iniciado a tempo

app-load-timed-out = o processo não carregou o modelo a tempo

app-answer-timed-out = o processo não respondeu a tempo

app-model-stalled = não foi possível baixar o modelo (sem dados por um minuto); verifique a rede e tente de novo

app-invalid-answer = retornou números que não são probabilidades

app-unexpected-answer = retornou uma resposta de tipo diferente do solicitado

app-no-reason = nenhum motivo informado

app-photos-removed = { $count ->
    [one] Uma foto foi removida. É possível desfazer isso por meio minuto.
   *[other] { $count } fotos foram removidas. É possível desfazer isso por meio minuto.
    }

app-photos-restored = { $count ->
    [one] Uma foto está de novo na lista.
   *[other] { $count } fotos estão de novo na lista.
    }

app-download-progress = Baixando o modelo: { $received } de { $total } MB

app-ready-on-gpu = Pronto em WebGPU

app-ready-on-cpu-testing-gpu = Pronto em CPU, testando WebGPU

app-ready-on-cpu = Pronto em CPU

app-offline-failed = Indisponível sem conexão: { $reason }.

app-offline-changed = { $others ->
    [0] Indisponível sem conexão: o servidor alterou { $file }. Peça ao responsável por este site que forneça os arquivos sem alterações.
    [one] Indisponível sem conexão: o servidor alterou { $file }. O mesmo ocorre com outro arquivo. Peça ao responsável por este site que forneça os arquivos sem alterações.
   *[other] Indisponível sem conexão: o servidor alterou { $file }. O mesmo ocorre com outros { $others } arquivos. Peça ao responsável por este site que forneça os arquivos sem alterações.
    }

app-offline-pointer = { $others ->
    [0] Indisponível sem conexão: o servidor tem um ponteiro do Git LFS em vez de { $file }. Peça ao responsável por este site que forneça os arquivos sem alterações.
    [one] Indisponível sem conexão: o servidor tem um ponteiro do Git LFS em vez de { $file }. O mesmo ocorre com outro arquivo. Peça ao responsável por este site que forneça os arquivos sem alterações.
   *[other] Indisponível sem conexão: o servidor tem um ponteiro do Git LFS em vez de { $file }. O mesmo ocorre com outros { $others } arquivos. Peça ao responsável por este site que forneça os arquivos sem alterações.
    }

app-offline-web-page = { $others ->
    [0] Indisponível sem conexão: o servidor enviou uma página web em vez de { $file }. Se esta rede pedir login, faça-o e recarregue a página.
    [one] Indisponível sem conexão: o servidor enviou uma página web em vez de { $file }. O mesmo ocorre com outro arquivo. Se esta rede pedir login, faça-o e recarregue a página.
   *[other] Indisponível sem conexão: o servidor enviou uma página web em vez de { $file }. O mesmo ocorre com outros { $others } arquivos. Se esta rede pedir login, faça-o e recarregue a página.
    }

app-offline-network = Indisponível sem conexão: { $file } não pôde ser baixado. Haverá nova tentativa no próximo acesso com rede.

app-offline-status = { $others ->
    [0] Indisponível sem conexão: o servidor responde com o status HTTP { $status } para { $file }. Haverá nova tentativa no próximo acesso.
    [one] Indisponível sem conexão: o servidor responde com o status HTTP { $status } para { $file }. O mesmo ocorre com outro arquivo. Haverá nova tentativa no próximo acesso.
   *[other] Indisponível sem conexão: o servidor responde com o status HTTP { $status } para { $file }. O mesmo ocorre com outros { $others } arquivos. Haverá nova tentativa no próximo acesso.
    }

app-offline-quota = Indisponível sem conexão: este dispositivo ou este navegador tem muito pouco espaço de armazenamento livre.

app-download-failed = não foi possível baixar o modelo ({ $file }: { $reason }); verifique a rede e tente de novo

app-download-refused = não foi possível baixar o modelo (status HTTP { $status } para { $file }); tente de novo ou contate o responsável por este site

app-download-stalled = o servidor não enviou nada de { $file } por { $seconds } segundos; verifique a rede e tente de novo

app-download-is-web-page = o servidor enviou uma página web em vez de { $file }; se esta rede pedir login, faça-o e tente de novo

app-download-is-pointer = o servidor tem um ponteiro do Git LFS em vez de { $file }; peça ao responsável por este site que envie o próprio arquivo

app-undecodable-message = o processo enviou uma mensagem que a página não conseguiu decodificar: { $reason }

app-slower-gpu = com a entrada de referência, é mais lento que a CPU ({ $gpu } contra { $cpu })

app-worker-stopped = o processo que classifica as fotos parou: { $reason }

app-worker-not-loaded = não foi possível carregar { $file }; verifique a rede

app-gpu-lost = WebGPU não é usado neste dispositivo: { $reason }. As fotos são classificadas na CPU.

app-no-webgpu = WebGPU está selecionado nos ajustes, mas este navegador não o oferece neste dispositivo. As fotos são classificadas na CPU.

app-gpu-rests = WebGPU parou: { $reason }. Haverá nova tentativa com uma das próximas fotos.

app-cpu-lost = A CPU não é usada: { $reason }. Somente WebGPU pode classificar fotos.
