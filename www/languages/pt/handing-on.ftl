handing-on-report = Relatório

handing-on-report-all = Relatório de tudo

handing-on-report-lesion = Relatório desta lesão

handing-on-hand-on = Entregar o relatório

handing-on-print = Imprimir ou salvar PDF

handing-on-json = Salvar JSON

handing-on-csv = Salvar CSV

handing-on-fhir = Salvar FHIR

handing-on-copy = Copiar

handing-on-share = Compartilhar

handing-on-include-photos = Incluir os arquivos das fotos em JSON e FHIR

handing-on-include-hint = Um arquivo de foto contém tudo o que a câmera gravou nele, o que pode incluir o local e a hora. Sem ele, o relatório informa o nome do arquivo e seu SHA-256.

handing-on-preview = Prévia das páginas impressas

handing-on-preparing = Lendo os arquivos das fotos

handing-on-copied = O relatório está na área de transferência.

handing-on-not-copied = O navegador não permitiu usar a área de transferência. Salve ou imprima o relatório.

handing-on-not-shared = O relatório não foi compartilhado. Salve-o ou imprima-o.

handing-on-no-picture = Não há imagem desta foto.

handing-on-report-label = Relatório: { $file }

handing-on-saved = { $name } foi salvo nos downloads.

handing-on-photos-too-large = Os arquivos das fotos somam { $megabytes } MB, e um relatório pode incluir { $limit } MB. Salve o relatório de menos fotos ou não inclua os arquivos.

handing-on-add-details = Adicionar código da pessoa, nome da lesão ou nota

handing-on-person-code = Código da pessoa

handing-on-details-hint = Use um código em vez de um nome. O que você digitar fica somente neste relatório e não é guardado.

handing-on-lesion-label = Lesão

handing-on-note = Nota
