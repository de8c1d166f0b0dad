records-no-storage = Não é possível guardar registros: este navegador não armazena nada para esta página, como em uma janela privada ou com os dados de sites bloqueados. Abra a página em uma janela normal.

records-needs-https = Não é possível guardar registros: o navegador só criptografa em páginas de um endereço com https. Consulte o responsável por este site.

records-full = Nada foi salvo: o armazenamento deste navegador está cheio. Baixe uma cópia de segurança e depois exclua consultas de que não precisa mais ou libere espaço neste dispositivo.

records-newer-version = Os registros foram abertos por uma versão mais nova desta página. Feche todas as abas da página e abra-a de novo.

records-gone = Os registros não estão mais neste dispositivo: o navegador os apagou, ou foram apagados em outra aba. Ative os registros e restaure sua última cópia de segurança.

records-wrong-passphrase = Esta frase secreta não desbloqueia os dados. Verifique as maiúsculas e o idioma do teclado.

records-no-device-key = O navegador apagou a chave deste dispositivo, de modo que estes registros não podem mais ser lidos. Apague-os e restaure sua última cópia de segurança.

records-damaged = Uma parte dos dados está danificada e não foi lida. Restaure sua última cópia de segurança; se esta for uma cópia de segurança, use outra cópia.

records-no-photo = Uma foto não está mais disponível. Adicione-a de novo e depois salve a consulta.

records-locked-meanwhile = Nada foi salvo, porque os registros foram bloqueados nesse meio-tempo. Desbloqueie-os e tente de novo.

records-setting-up = Ativando os registros…

records-unlocking = Desbloqueando…

records-erasing = Apagando…

records-erased = Todos os registros foram apagados deste dispositivo.

records-saving = Salvando…

records-saved = Salvo.

records-visit-saved = A consulta está salva neste dispositivo.

records-deleting = Excluindo…

records-undone = A exclusão foi desfeita.

records-deleted = Excluído. É possível desfazer isso por meio minuto.

records-backing-up = Criando a cópia de segurança…

records-backed-up = A cópia de segurança foi baixada. Guarde a cópia e sua frase secreta em lugares diferentes.

records-restoring = Restaurando a cópia de segurança…

records-set-up = Acompanhar lesões ao longo do tempo

records-set-up-purpose = Guarde fotos e resultados de uma lesão de consulta em consulta. Tudo fica neste dispositivo, criptografado. Nada é armazenado até que você ative os registros aqui.

records-how-to-lock = Como os registros devem ser bloqueados?

records-with-passphrase = Com uma frase secreta

records-with-passphrase-hint = Você a digita todas as vezes. Ninguém consegue ler os registros sem ela, nem em um dispositivo roubado. Se você a esquecer, os registros se perdem: ninguém pode recuperá-los.

records-with-device = Com uma chave deste dispositivo

records-with-device-hint = Você não digita nada. Qualquer pessoa que possa usar este navegador neste dispositivo pode abrir os registros. Escolha esta opção somente se o próprio dispositivo tiver um código ou uma senha.

records-passphrase = Frase secreta

records-passphrase-again = Repetir a frase secreta

records-passphrase-hint = Pelo menos 8 caracteres. Quatro ou cinco palavras sem relação entre si são uma boa escolha.

records-too-short = Digite uma frase secreta de pelo menos 8 caracteres.

records-not-the-same = As duas frases secretas não são iguais. Digite-as de novo.

records-switch-on = Ativar registros

records-locked = Os registros estão bloqueados

records-unlock = Desbloquear

records-lock = Bloquear

records-open = Abrir registros

records-persons = Pessoas

records-no-persons = Ainda não há pessoas. Adicione uma com um código que não signifique nada para outros.

records-new-person = Adicionar uma pessoa

records-code = Código

records-code-hint = Use um código próprio em vez de um nome.

records-birth-year = Ano de nascimento

records-skin-type = Fototipo (Fitzpatrick)

records-not-given = Não informado

records-add = Adicionar

records-save = Salvar

records-cancel = Cancelar

records-undo = Desfazer

records-notes = Anotações

records-due = Consulta pendente

records-all-persons = Todas as pessoas

records-lesions = Lesões

records-no-lesions = Ainda não há lesões. Toque no local no mapa corporal ou escolha-o na lista.

records-body-map = Mapa corporal

records-new-lesion = Adicionar uma lesão

records-edit-person = Alterar o código, o ano de nascimento, o fototipo ou as anotações

records-region = Local

records-label = Nome

records-next-visit = Próxima consulta em

records-visits = Consultas

records-no-visits = Ainda não há consultas. Adicione fotos na tela Ler e depois escolha “Salvar em uma lesão” em um resultado.

records-delete-person = Excluir esta pessoa

records-delete-lesion = Excluir esta lesão

records-delete-visit = Excluir esta consulta

records-alert = Alerta acionado: procure um médico para que ele examine a lesão.

records-no-alert = O alerta não foi acionado. Isso não descarta câncer de pele.

records-refused = Não avaliada: a foto foi recusada.

records-save-to-lesion = Salvar em uma lesão

records-save-here = Salvar a consulta aqui

records-not-found = Esta entrada foi excluída ou não está neste dispositivo.

records-safe = Cópia de segurança e bloqueio

records-backup-hint = Uma cópia de segurança é um único arquivo criptografado com todos os registros. Sem ela, os registros se perdem com este dispositivo ou se o navegador apagar seus dados. A restauração adiciona o que é novo e mantém a edição mais recente.

records-back-up = Baixar cópia

records-backup-file = Arquivo da cópia de segurança

records-restore = Restaurar

records-no-file = Escolha um arquivo de cópia de segurança.

records-make-backup = Criar uma cópia de segurança

records-restore-backup = Restaurar uma cópia de segurança

records-lock-after = Bloquear sem uso após

records-lock-when-hidden = Bloquear quando a página estiver oculta

records-erase = Apagar todos os registros

records-erase-question = Todas as pessoas, lesões, consultas e fotos serão apagadas deste dispositivo. Somente uma cópia de segurança pode trazê-las de volta.

records-erase-now = Apagar agora

records-browser-failure = O navegador informa um erro: { $reason }. Nada foi alterado. Tente de novo.

records-nothing-new = A cópia de segurança não contém nada que já não esteja aqui.

records-restored = A cópia de segurança foi restaurada. Adicionadas: { $added }. Atualizadas: { $updated }. Excluídas: { $deleted }.

records-restored-in-part = A cópia de segurança foi restaurada. Adicionadas: { $added }. Atualizadas: { $updated }. Excluídas: { $deleted }. Entradas de uma pessoa ou lesão que foi excluída aqui ficaram de fora.

records-choose-lesion = { $photos ->
    [one] Uma foto será salva. Escolha a pessoa e a lesão, ou adicione-as.
   *[other] { $photos } fotos serão salvas como uma consulta. Escolha a pessoa e a lesão, ou adicione-as.
    }

records-lesion-label = Lesão { $number }

records-born-with-skin-type = Ano de nascimento { $year }, fototipo { $type }

records-born = Ano de nascimento { $year }

records-of-skin-type = Fototipo { $type }

records-lesion-count = { $lesions ->
    [0] Sem lesões
    [one] Uma lesão
   *[other] { $lesions } lesões
    }

records-visit-count = { $visits ->
    [one] Uma consulta, em { $date }
   *[other] { $visits } consultas, a última em { $date }
    }

records-visit-count-none = Sem consultas

records-due-today = Pendente hoje

records-due-since-yesterday = Pendente desde ontem, { $date }

records-due-for = { $days ->
    [one] Pendente há { $days } dia, desde { $date }
   *[other] Pendente há { $days } dias, desde { $date }
    }

records-due-on = Próxima consulta em { $date }

records-in-months = { $months ->
    [one] Em um mês
    [12] Em um ano
   *[other] Em { $months } meses
    }

records-photo-of = Foto de { $date }

records-minutes = { $minutes ->
    [one] { $minutes } minuto
    [60] 1 hora
   *[other] { $minutes } minutos
    }

records-view-front = Frente

records-view-back = Costas

records-view-head = Cabeça

records-view-hands = Mãos

records-view-feet = Pés

records-side-left = esquerda

records-side-right = direita

records-relocking = Alterando o bloqueio…

records-relocked = O bloqueio foi alterado. Uma cópia de segurança mantém a frase secreta com que foi criada.

records-relock = Alterar a frase secreta ou a forma de bloqueio

records-present-passphrase = Frase secreta atual

records-how-to-lock-from-now = A partir de agora, bloquear os registros

records-relock-now = Alterar o bloqueio

records-edit-lesion = Alterar o nome ou o local

records-photo-in-large = { $label }, { $date }

records-open-photo = Abrir ampliada a foto de { $date }
