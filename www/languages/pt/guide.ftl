guide-title = Os nove diagnósticos

guide-introduction = Informações gerais para aprendizado. Não julgam nenhuma foto e não substituem um exame: muitas lesões se parecem com outro diagnóstico, e somente um médico com a pessoa, e muitas vezes uma biópsia, pode distingui-las.

guide-drawings = As imagens são esquemas desenhados do que um dermatoscópio mostra. Não mostram nenhum paciente.

guide-terms-note = A maioria dos termos é do consenso da International Dermoscopy Society:

guide-other-names = Também chamado

guide-naked-eye = A olho nu

guide-dermoscopy = Com o dermatoscópio

guide-who-and-where = Quem tem e onde

guide-behaviour = Como evolui

guide-mimics = Confundido com

guide-care = O que se costuma fazer

guide-sources = Fontes

guide-new-tab = (abre em uma nova aba, requer rede)

guide-link-label = O que significa “{ $diagnosis }”?

guide-AK-other-names = queratose actínica, ceratose solar; na Austrália “sunspot”, que em outros lugares designa o lentigo solar.

guide-AK-what = Uma área áspera de pele danificada por anos de sol: suas células superiores são anormais, e algumas dessas áreas se tornam carcinoma espinocelular.

guide-AK-naked-eye = Uma placa seca, descamativa, rósea ou acastanhada, de poucos milímetros. O dedo muitas vezes a encontra antes do olho, porque ao tato parece lixa.

guide-AK-feature-1 = na face: uma rede vermelha ao redor de orifícios foliculares claros com tampões amarelados

guide-AK-term-1 = padrão em morango

guide-AK-feature-2 = escamas brancas ou amarelas na superfície

guide-AK-term-2 = escama superficial

guide-AK-feature-3 = quatro pontos brilhantes como um trevo, em luz polarizada

guide-AK-term-3 = rosetas

guide-AK-feature-4 = se pigmentada, na face: anéis e pontos cinza-acastanhados ao redor dos orifícios foliculares, como no lentigo maligno

guide-AK-term-4 = padrão anular-granular

guide-AK-who-and-where = Principalmente pessoas acima de 50 anos, de pele clara e com muita exposição solar: face, couro cabeludo calvo, orelhas, antebraços e dorso das mãos. Um sistema imune enfraquecido a torna muito mais frequente.

guide-AK-behaviour = Placas isoladas surgem e desaparecem. Em uma revisão de estudos, menos de 1 em cada 100 se tornou carcinoma espinocelular em um ano, mas os dados são limitados e a maioria das pessoas tem muitas placas. Uma que engrossa, dói ou sangra pode ter se transformado.

guide-AK-other-mimics = doença de Bowen, eczema, psoríase; se pigmentada: lentigo maligno.

guide-AK-care = Congelamento, cremes para toda a área (como fluoruracila ou imiquimode) ou terapia fotodinâmica; biópsia se for espessa, dolorosa ou crescer; proteção solar.

guide-AK-drawing = Uma placa rósea com uma rede vermelha ao redor de orifícios foliculares claros e redondos com tampões amarelos, e escamas esbranquiçadas.

guide-BCC-other-names = CBC, basalioma, epitelioma basocelular, ulcus rodens.

guide-BCC-what = O câncer de pele mais frequente, que cresce a partir das células mais profundas da epiderme e dos folículos pilosos.

guide-BCC-naked-eye = Uma elevação brilhante e perolada com pequenos vasos, uma placa vermelha fina ou uma placa clara como uma cicatriz. Pode formar crosta, sangrar e não cicatrizar. Na pele escura, costuma ser castanho ou preto.

guide-BCC-feature-1 = vasos nítidos, de vermelho vivo, que se ramificam como uma árvore

guide-BCC-term-1 = vasos arboriformes

guide-BCC-feature-2 = grandes formas ovais cinza-azuladas e bolas cinza-azuladas menores

guide-BCC-term-2 = ninhos ovoides e glóbulos

guide-BCC-feature-3 = lobos castanhos a cinza-azulados na borda, como uma folha de bordo

guide-BCC-term-3 = áreas em folha de bordo

guide-BCC-feature-4 = raios que se encontram em um centro mais escuro

guide-BCC-term-4 = áreas em raios de roda

guide-BCC-feature-5 = pontos abertos, com crosta ou que sangram

guide-BCC-term-5 = ulceração

guide-BCC-feature-6 = manchas e faixas brancas em luz polarizada

guide-BCC-term-6 = manchas e faixas brancas brilhantes

guide-BCC-who-and-where = Principalmente pele clara e idade acima de 50 anos, mas também pessoas mais jovens: face, orelhas, pescoço, depois tronco e pernas.

guide-BCC-behaviour = Cresce durante meses e anos e destrói o que invade, como pálpebra, nariz ou orelha. Muito raramente se espalha para outros órgãos. Quem teve um muitas vezes tem outro.

guide-BCC-other-mimics = hiperplasia sebácea, tricoepitelioma, doença de Bowen, eczema.

guide-BCC-care = É retirado e examinado ao microscópio; na face, muitas vezes por cirurgia de Mohs. Os finos também são tratados com cremes, terapia fotodinâmica ou congelamento; radioterapia quando a cirurgia não é possível.

guide-BCC-drawing = Uma lesão rósea e perolada com vasos ramificados de vermelho vivo, formas ovais cinza-azuladas e lobos castanhos como uma folha de bordo em uma das bordas.

guide-DF-other-names = histiocitoma fibroso.

guide-DF-what = Um nódulo firme de tecido fibroso na pele, que pode surgir após uma picada de inseto ou um pequeno ferimento.

guide-DF-naked-eye = Um nódulo duro, de róseo a castanho, de 3 a 10 milímetros, que se move com a pele. Afunda quando a pele é comprimida dos dois lados (sinal da covinha).

guide-DF-feature-1 = uma mancha branca como uma cicatriz no meio

guide-DF-term-1 = área branca central

guide-DF-feature-2 = linhas finas castanho-claras como um favo de mel ao redor

guide-DF-term-2 = rede pigmentar delicada periférica

guide-DF-feature-3 = uma rede de linhas brancas com buracos castanhos

guide-DF-term-3 = rede branca

guide-DF-feature-4 = anéis castanhos

guide-DF-term-4 = glóbulos em anel

guide-DF-feature-5 = pontos vermelhos no meio

guide-DF-term-5 = vasos puntiformes

guide-DF-who-and-where = Adultos jovens e de meia-idade, mais mulheres: principalmente a parte inferior das pernas, também braços e tronco.

guide-DF-behaviour = Permanece durante anos, muitas vezes sem mudança. Um que cresce sem parar, ou tem mais do que alguns centímetros, pode ser outro tumor.

guide-DF-other-mimics = dermatofibrossarcoma protuberante, cicatriz, nevo de Spitz.

guide-DF-care = Um típico é deixado no lugar. É retirado e examinado se cresce, não é típico ou incomoda.

guide-DF-drawing = Uma lesão redonda castanho-clara: uma mancha branca no meio e, ao redor, linhas castanhas finas como um favo de mel que desaparecem para fora.

guide-MEL-other-names = melanoma maligno, MM; na pele danificada pelo sol, lentigo maligno.

guide-MEL-what = Um câncer das células de pigmento (melanócitos), que se espalha mais cedo e com mais frequência que os outros cânceres de pele frequentes.

guide-MEL-naked-eye = ABCDE: assimetria, borda irregular, várias cores, diâmetro acima de 6 milímetros, evolução. A muitos faltam alguns desses sinais: o nodular é uma elevação firme que cresce em semanas a meses, e o sem pigmento é róseo. Conta uma mancha diferente de todas as outras da pessoa (patinho feio), e também a mudança.

guide-MEL-feature-1 = linhas castanhas a pretas, de largura e espaçamento desiguais, que terminam abruptamente

guide-MEL-term-1 = rede pigmentar atípica

guide-MEL-feature-2 = linhas e dedos na borda, de um lado

guide-MEL-term-2 = estrias irregulares, pseudópodes

guide-MEL-feature-3 = uma área azul leitosa

guide-MEL-term-3 = véu azul-esbranquiçado

guide-MEL-feature-4 = pontos e bolas de tamanhos diferentes, distribuídos de forma desigual

guide-MEL-term-4 = pontos e glóbulos irregulares

guide-MEL-feature-5 = uma área escura fora do centro

guide-MEL-term-5 = borrão irregular

guide-MEL-feature-6 = branco como uma cicatriz, ou cinza como pimenta espalhada

guide-MEL-term-6 = estruturas de regressão

guide-MEL-feature-7 = vasos em pontos, curvas e espirais em uma mesma lesão

guide-MEL-term-7 = vasos atípicos (polimorfos)

guide-MEL-feature-8 = linhas brancas curtas em ângulo reto, em luz polarizada

guide-MEL-term-8 = estrias brancas brilhantes

guide-MEL-feature-9 = em palmas e plantas: pigmento nas cristas

guide-MEL-term-9 = padrão paralelo da crista

guide-MEL-feature-10 = na face: pontos, anéis e losangos cinzentos ao redor dos orifícios foliculares

guide-MEL-term-10 = padrão anular-granular, romboides

guide-MEL-who-and-where = Adultos de qualquer idade, mais a cada década, raramente crianças. Pele clara, queimaduras solares, nevos numerosos ou atípicos e melanoma na família aumentam o risco. Nos homens, muitas vezes o tronco; nas mulheres, as pernas; na velhice, a face; na pele escura, palmas, plantas e unhas.

guide-MEL-behaviour = Pode se espalhar para linfonodos e órgãos, mesmo a partir de uma mancha pequena. Quanto mais fino quando é retirado, melhor o prognóstico. Cerca de três em cada dez surgem em um nevo; os outros, em pele sem nevo.

guide-MEL-other-mimics = nevo de Spitz e de Reed, nevo azul, sangramento sob uma unha ou na pele.

guide-MEL-care = Uma lesão suspeita é retirada por inteiro, sem demora, e examinada ao microscópio. Depois se retira mais pele ao redor, conforme a espessura, e os linfonodos podem ser examinados. A doença avançada é tratada com imunoterapia ou medicamentos-alvo.

guide-MEL-drawing = Uma lesão assimétrica de várias cores: uma rede escura desigual, um borrão preto, dedos em uma das bordas e uma área azul leitosa.

guide-NV-other-names = pinta, sinal, nevus melanocítico; entre eles, nevos juncionais, compostos, intradérmicos, congênitos, atípicos (Clark), de Spitz, de Reed e azuis.

guide-NV-what = Uma proliferação de células de pigmento (melanócitos), presente desde o nascimento ou adquirida.

guide-NV-naked-eye = Uma mancha plana ou elevada, em geral redonda ou oval, com um ou dois tons de castanho; o intradérmico tem a cor da pele e é macio, o azul é azul, o atípico é maior, com borda e cor desiguais.

guide-NV-feature-1 = linhas castanhas como um favo de mel que se afinam na borda

guide-NV-term-1 = rede pigmentar típica

guide-NV-feature-2 = bolas castanhas de tamanho semelhante, distribuídas de forma uniforme

guide-NV-term-2 = padrão globular

guide-NV-feature-3 = um único tom castanho ou azul sem estrutura

guide-NV-term-3 = padrão homogêneo

guide-NV-feature-4 = em palmas e plantas: pigmento nos sulcos

guide-NV-term-4 = padrão paralelo do sulco

guide-NV-feature-5 = vasos curtos, grossos e curvos, nos intradérmicos

guide-NV-term-5 = vasos em vírgula

guide-NV-who-and-where = Quase todas as pessoas. A maioria surge entre a infância e os 40 anos; pele clara e sol na infância aumentam seu número. Com a idade surgem menos, enquanto os melanomas se tornam mais frequentes.

guide-NV-behaviour = A maioria muda devagar ao longo de décadas, no mesmo ritmo dos outros da pessoa, e esmaece na velhice. O melanoma pode ter o mesmo aspecto, e cerca de três em cada dez melanomas surgem em um nevo.

guide-NV-other-mimics = efélide (sarda), lentigo, mancha café com leite, neurofibroma.

guide-NV-care = É deixado ou acompanhado com fotos. Um que muda, difere dos outros da pessoa ou surge em idade avançada é examinado por um médico e, em caso de dúvida, retirado.

guide-NV-drawing = Uma lesão castanha, oval e simétrica, com uma rede uniforme como um favo de mel que se afina na borda, e algumas bolas uniformes no meio.

guide-PBK-other-names = bkl em HAM10000: lentigo solar, ceratose seborreica e ceratose liquenoide (tipo líquen plano) juntos.

guide-PBK-what = Um nome das coleções de imagens, não de uma doença: HAM10000 reúne nele três proliferações da epiderme que são relacionadas e podem se transformar uma na outra, mas podem ter aspectos diferentes.

guide-PBK-naked-eye = Lentigo solar: mancha castanha plana de borda nítida. Ceratose seborreica: elevada e de aspecto ceroso. Ceratose liquenoide: placa rósea e depois cinza-acastanhada, que é uma das outras duas com inflamação.

guide-PBK-feature-1 = uma borda nítida com mordidas

guide-PBK-term-1 = borda roída de traça

guide-PBK-feature-2 = linhas castanhas paralelas como uma impressão digital

guide-PBK-term-2 = padrão em impressão digital

guide-PBK-feature-3 = castanho-claro sem estrutura

guide-PBK-term-3 = pigmentação homogênea

guide-PBK-feature-4 = pontos cinzentos grosseiros, na ceratose liquenoide, como no melanoma em regressão

guide-PBK-term-4 = pontos cinzentos (em pimenta)

guide-PBK-feature-5 = pontos brancos e tampões escuros, onde engrossa

guide-PBK-term-5 = cistos tipo milia, aberturas tipo comedão

guide-PBK-who-and-where = Adultos, mais com a idade e o sol: face, dorso das mãos, antebraços, ombros e tronco.

guide-PBK-behaviour = Os lentigos permanecem e aumentam. A ceratose liquenoide muitas vezes esmaece em semanas a meses; algumas duram mais de um ano. Outras coleções rotulam uma parte delas como ceratose seborreica, de modo que as duas probabilidades devem ser vistas em conjunto.

guide-PBK-other-mimics = lentigo maligno na face, melanoma em regressão, doença de Bowen.

guide-PBK-care = Uma típica é deixada. Faz-se biópsia se a cor for desigual, se houver pontos cinzentos ou se mudar, porque lentigo maligno e melanoma em regressão podem ter o mesmo aspecto.

guide-PBK-drawing = Uma mancha plana castanho-clara com borda nítida e mordida, linhas castanhas como uma impressão digital e pontos cinzentos grosseiros de um lado.

guide-SK-other-names = queratose seborreica, papiloma de células basais, verruga seborreica, verruga senil, verruca seborrhoica.

guide-SK-what = Um espessamento da epiderme que vem com a idade.

guide-SK-naked-eye = Uma placa cerosa ou verrucosa, da cor da pele ao preto, que parece colada. O tamanho vai de milímetros a centímetros.

guide-SK-feature-1 = pontos brancos ou amarelos como pequenas estrelas

guide-SK-term-1 = cistos tipo milia

guide-SK-feature-2 = tampões castanho-negros em buracos redondos

guide-SK-term-2 = aberturas tipo comedão

guide-SK-feature-3 = sulcos e dobras como a superfície do cérebro

guide-SK-term-3 = fissuras e cristas

guide-SK-feature-4 = vasos como grampos de cabelo com uma borda branca

guide-SK-term-4 = vasos em grampo com halo branco

guide-SK-feature-5 = uma borda que termina de repente

guide-SK-term-5 = borda nítida

guide-SK-who-and-where = A maioria das pessoas acima de 50 anos, muitas vezes várias: tronco, face, couro cabeludo e membros, exceto palmas e plantas.

guide-SK-behaviour = Cresce devagar e permanece. Pode coçar, esfarelar ou inflamar. O melanoma pode se parecer com ela. Muitas que surgem em semanas podem acompanhar um câncer interno (sinal de Leser-Trélat), mas isso é muito raro e controverso.

guide-SK-other-mimics = verruga viral, doença de Bowen, lentigo maligno na face.

guide-SK-care = É deixada, ou removida por congelamento ou raspagem se incomodar. Se não puder ser distinguida do melanoma, é removida e examinada ao microscópio.

guide-SK-drawing = Uma lesão castanha de borda nítida com dobras como um cérebro, pontos brancos e tampões escuros redondos.

guide-SCC-other-names = CEC, carcinoma de células escamosas, carcinoma epidermoide, espinalioma; dentro da epiderme, doença de Bowen; um rápido com uma cratera: ceratoacantoma.

guide-SCC-what = Um câncer das células da epiderme que formam a camada córnea, muitas vezes em pele muito danificada pelo sol.

guide-SCC-naked-eye = Uma elevação ou placa firme, rósea ou vermelha, com escamas, crosta ou um corno. Pode ser dolorosa ao toque, abrir-se e sangrar.

guide-SCC-feature-1 = massas córneas branco-amareladas

guide-SCC-term-1 = queratina

guide-SCC-feature-2 = anéis de branco brilhante ao redor dos orifícios foliculares

guide-SCC-term-2 = círculos brancos

guide-SCC-feature-3 = áreas brancas sem estrutura

guide-SCC-term-3 = áreas brancas sem estrutura

guide-SCC-feature-4 = vasos como pequenos novelos de lã

guide-SCC-term-4 = vasos enovelados (glomerulares)

guide-SCC-feature-5 = vasos longos, retorcidos ou em grampo na borda

guide-SCC-term-5 = vasos lineares irregulares e em grampo

guide-SCC-feature-6 = pontinhos vermelhos a pretos dentro da massa córnea

guide-SCC-term-6 = pontos de sangue

guide-SCC-who-and-where = Principalmente pessoas acima de 60 anos de pele clara: face, orelhas, lábio inferior, couro cabeludo, dorso das mãos, pernas. Um sistema imune enfraquecido, como após um transplante, o torna muito mais frequente; surge também em cicatrizes e feridas crônicas, em peles de qualquer cor.

guide-SCC-behaviour = Cresce em semanas a meses. Alguns se espalham para linfonodos, com mais frequência se forem espessos, no lábio ou na orelha, ou se o sistema imune estiver enfraquecido.

guide-SCC-other-mimics = verruga viral, nódulo de prurigo, carcinoma de células de Merkel.

guide-SCC-care = É retirado com margem e examinado ao microscópio; os linfonodos são examinados. Em alguns casos seguem-se radioterapia ou medicamentos. A doença de Bowen também é tratada com cremes, congelamento ou terapia fotodinâmica.

guide-SCC-drawing = Uma elevação rósea com uma massa córnea branco-amarelada com pontos de sangue no meio, anéis brancos ao redor dos orifícios foliculares e vasos enovelados na borda.

guide-VASC-other-names = nas coleções: angioma rubi, angioqueratoma, granuloma piogênico e sangramento na pele juntos.

guide-VASC-what = Uma proliferação ou dilatação de vasos sanguíneos, ou sangue na pele.

guide-VASC-naked-eye = Uma mancha ou elevação vermelha, roxa ou preta. O angioma rubi é pequeno, redondo e de vermelho vivo; o angioqueratoma é escuro e áspero; o granuloma piogênico é uma elevação vermelha e úmida que sangra com facilidade.

guide-VASC-feature-1 = lagos redondos vermelhos, roxos ou azul-negros de bordas nítidas

guide-VASC-term-1 = lacunas

guide-VASC-feature-2 = linhas ou paredes brancas entre eles

guide-VASC-term-2 = septos

guide-VASC-feature-3 = lagos escuros sob uma névoa leitosa, no angioqueratoma

guide-VASC-term-3 = lacunas escuras com véu esbranquiçado

guide-VASC-feature-4 = vermelho sem estrutura dentro de um colar branco, no granuloma piogênico

guide-VASC-term-4 = colarete branco

guide-VASC-feature-5 = vermelho-negro sem estrutura com pequenos satélites, no sangramento

guide-VASC-term-5 = área homogênea vermelho-negra

guide-VASC-who-and-where = Angiomas rubi: a maioria dos adultos, mais com a idade, principalmente no tronco. Granuloma piogênico: crianças, adultos jovens e na gravidez; dedos, face e boca.

guide-VASC-behaviour = Os angiomas permanecem. Com o crescimento, o sangramento na pele é eliminado em semanas; sob uma unha, em meses. Um melanoma também pode sangrar, por isso o sangue que permanece ou volta é examinado. O granuloma piogênico cresce em dias a semanas, e o mesmo faz o melanoma sem pigmento, que pode ter o mesmo aspecto.

guide-VASC-other-mimics = sarcoma de Kaposi, angiossarcoma, metástase de outro câncer.

guide-VASC-care = Os angiomas são deixados ou removidos por laser ou calor. Uma elevação vermelha que cresce ou sangra é retirada ou raspada e examinada ao microscópio.

guide-VASC-drawing = Uma lesão vermelha e redonda formada por muitos lagos de bordas nítidas, de vermelho vivo a azul-negro, com paredes claras entre eles.
