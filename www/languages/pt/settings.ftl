settings-appearance = Aparência

settings-computing = Cálculo

settings-computing-hint = WebGPU só calcula se passar na verificação neste dispositivo; caso contrário, a CPU calcula. Uma alteração tem efeito quando a página é recarregada.

settings-storage = Armazenado neste dispositivo

settings-storage-hint = A página armazena os próprios arquivos para uso sem conexão e os ajustes que você altera. Fotos e resultados desaparecem quando a página é fechada, exceto os que você salvar em uma lesão.

settings-version = Versão

settings-page-version = Página

settings-weights = Pesos, SHA-256

settings-not-loaded = ainda não carregado

settings-room-unknown = Este navegador não informa quanto espaço a página ocupa.

settings-theme-system = Como o sistema

settings-theme-light = Claro

settings-theme-dark = Escuro

settings-processor-fastest = O mais rápido entre CPU e WebGPU

settings-processor-cpu = Somente CPU

settings-processor-gpu = WebGPU, mesmo que a CPU seja mais rápida

settings-room = { $used } MB de { $available } MB que o navegador oferece a esta página.

settings-language = Idioma

settings-language-of-browser = Como o navegador

settings-language-not-loaded = Não foi possível carregar as mensagens deste idioma. Verifique a rede e escolha-o de novo.
