capture-torch = Luz

capture-zoom = Zoom

capture-zoom-in = Aproximar

capture-zoom-out = Afastar

capture-lens = Câmera

capture-control-refused = A câmera não aceitou esta alteração.

capture-lens-unavailable = A câmera escolhida não está presente ou está em uso. Outra câmera foi aberta. Escolha uma na lista.

capture-series = Várias fotos de uma lesão

capture-series-hint = Tire duas ou mais fotos de uma mesma lesão. Elas recebem uma única avaliação combinada.

capture-take-another = Tirar outra

capture-done = Concluir

capture-shared-no-photo = Nenhuma foto foi compartilhada. Compartilhe a própria imagem, não o endereço dela.

capture-shared-not-kept = As fotos compartilhadas não puderam ser entregues a esta página, porque este navegador não tem espaço para elas. Escolha-as aqui.

capture-shared-gone = As fotos compartilhadas não estão mais disponíveis: já foram adicionadas ou foram compartilhadas há mais de dez minutos. Compartilhe-as de novo.

capture-opened-unreadable = Alguns dos arquivos abertos não puderam ser lidos e faltam na lista. Escolha-os aqui; se estiverem em uma nuvem, baixe-os antes.

capture-install-title = Instalar naevus

capture-install = Instalar

capture-not-now = Agora não

capture-install-reason = Depois de instalado, naevus tem uma janela própria e inicia sem rede. Fotos podem ser abertas nele e compartilhadas com ele a partir de outros aplicativos.

capture-install-on-ipad = Depois de instalado, naevus tem uma janela própria, inicia sem rede e não é apagado após sete dias sem acesso.

capture-zoom-factor = { $factor }×

capture-photos-taken = { $count ->
    [one] { $count } foto tirada. Tire outra da mesma lesão ou toque em Concluir.
   *[other] { $count } fotos tiradas de uma lesão.
    }

capture-shot = Foto { $number }

capture-ipad-share = Toque em Compartilhar (Partilhar) na barra do Safari: o quadrado com uma seta para cima.

capture-ipad-add = Toque em Adicionar à Tela de Início (ao ecrã principal) e depois em Adicionar. Abra naevus uma vez a partir dali enquanto houver rede.
