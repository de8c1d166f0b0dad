summary-alert-by-archive = Lesões malignas em que o alerta é acionado

summary-alert-by-archive-note = Proporção e intervalo de 95%, de 0 a 100%. Fotos recusadas não são contadas.

summary-reliability-diagram = Com que frequência o primeiro diagnóstico está correto, segundo sua probabilidade

summary-reliability-diagram-note = Conjunto de teste, com intervalos de 95%. Na diagonal, a probabilidade é igual à proporção de diagnósticos corretos. Abaixo dela, a probabilidade é alta demais.

summary-probability = Probabilidade

summary-share-right = Corretos

summary-photos = Fotos

summary-reliability-table = Os números deste gráfico

summary-bin = { $low }–{ $high }

summary-authors = Feito pelos desenvolvedores de naevus. O código-fonte, com a documentação do treinamento, acompanha o programa. Para perguntas sobre este site, procure seu responsável.

summary-of-100 = { $count } de 100

summary-range-of-100 = { $least } a { $greatest } de 100

summary-elsewhere = lesões malignas acionam o alerta, em centros deixados fora do treinamento

summary-clinics = { $clinics } centros ou coleções, fotos com dermatoscópio

summary-alert-sensitivity = lesões malignas do conjunto de teste acionam o alerta

summary-alert-specificity = outras lesões do conjunto de teste não o acionam

summary-balanced-accuracy = lesões recebem o diagnóstico correto entre nove, como média dos diagnósticos

summary-interval = Intervalo de 95%: { $interval }

summary-left-out = { $archive } (excluída)

summary-test-set-dermoscopy = Conjunto de teste, dermatoscópio

summary-test-set-clinical = Conjunto de teste, telefone

summary-version = { $name }, { $date }, { $hash }

summary-citation = Os desenvolvedores de naevus. { $name }: classificação de fotos de lesões de pele em nove diagnósticos. Versão { $version }, pesos { $hash }, { $date }.
