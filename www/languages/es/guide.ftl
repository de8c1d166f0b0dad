guide-title = Los nueve diagnósticos

guide-introduction = Información general para aprender. No juzga ninguna foto ni sustituye una exploración: muchas lesiones se parecen a otro diagnóstico, y solo un médico con la persona delante, y a menudo una biopsia, puede distinguirlas.

guide-drawings = Las imágenes son esquemas dibujados de lo que muestra un dermatoscopio. No muestran a ningún paciente.

guide-terms-note = La mayoría de los términos son los del consenso de la International Dermoscopy Society:

guide-other-names = También llamado

guide-naked-eye = A simple vista

guide-dermoscopy = Con el dermatoscopio

guide-who-and-where = A quién afecta y dónde

guide-behaviour = Cómo evoluciona

guide-mimics = Se confunde con

guide-care = Qué se suele hacer

guide-sources = Fuentes

guide-new-tab = (se abre en una pestaña nueva, requiere red)

guide-link-label = ¿Qué significa «{ $diagnosis }»?

guide-AK-other-names = queratosis solar; en Australia «sunspot», que en otros lugares designa el lentigo solar.

guide-AK-what = Una zona áspera de piel dañada por años de sol: sus células superiores son anormales y algunas de estas zonas se convierten en un carcinoma de células escamosas.

guide-AK-naked-eye = Una placa seca, descamativa, rosada o parduzca de pocos milímetros. El dedo suele encontrarla antes que el ojo, porque al tacto es como papel de lija.

guide-AK-feature-1 = en la cara: una red roja alrededor de orificios foliculares pálidos con tapones amarillentos

guide-AK-term-1 = patrón en fresa

guide-AK-feature-2 = escamas blancas o amarillas en la superficie

guide-AK-term-2 = escama superficial

guide-AK-feature-3 = cuatro puntos brillantes como un trébol, con luz polarizada

guide-AK-term-3 = rosetas

guide-AK-feature-4 = si es pigmentada, en la cara: anillos y puntos gris-marrones alrededor de los orificios foliculares, como en el lentigo maligno

guide-AK-term-4 = patrón anular-granular

guide-AK-who-and-where = Sobre todo personas mayores de 50 años de piel clara y con mucho sol: cara, cuero cabelludo calvo, orejas, antebrazos y dorso de las manos. Un sistema inmunitario débil la hace mucho más frecuente.

guide-AK-behaviour = Las placas aisladas aparecen y desaparecen. En una revisión de estudios, menos de 1 de cada 100 se convirtió en carcinoma de células escamosas en un año, pero los datos son limitados y la mayoría de las personas tiene muchas placas. Una que se engrosa, duele o sangra puede haberse transformado.

guide-AK-other-mimics = enfermedad de Bowen, eccema, psoriasis; si es pigmentada: lentigo maligno.

guide-AK-care = Congelación, cremas para toda la zona (como fluorouracilo o imiquimod) o terapia fotodinámica; biopsia si es gruesa, dolorosa o crece; protección solar.

guide-AK-drawing = Una placa rosada con una red roja alrededor de orificios foliculares pálidos y redondos con tapones amarillos, y escamas blanquecinas.

guide-BCC-other-names = CBC, basalioma, epitelioma basocelular, ulcus rodens.

guide-BCC-what = El cáncer de piel más frecuente, que crece a partir de las células más profundas de la epidermis y de los folículos pilosos.

guide-BCC-naked-eye = Un bulto brillante y perlado con pequeños vasos, una placa roja y fina, o una placa pálida como una cicatriz. Puede formar costra, sangrar y no curar. En la piel oscura suele ser marrón o negro.

guide-BCC-feature-1 = vasos nítidos, de color rojo vivo, que se ramifican como un árbol

guide-BCC-term-1 = vasos arboriformes

guide-BCC-feature-2 = grandes óvalos gris-azulados y bolas gris-azuladas más pequeñas

guide-BCC-term-2 = nidos ovoides y glóbulos

guide-BCC-feature-3 = lóbulos de marrones a gris-azulados en el borde, como una hoja de arce

guide-BCC-term-3 = áreas en hoja de arce

guide-BCC-feature-4 = radios que confluyen en un centro más oscuro

guide-BCC-term-4 = áreas en rueda de carro

guide-BCC-feature-5 = zonas abiertas, con costra o sangrantes

guide-BCC-term-5 = ulceración

guide-BCC-feature-6 = manchas y bandas blancas con luz polarizada

guide-BCC-term-6 = manchas y bandas blancas brillantes

guide-BCC-who-and-where = Sobre todo piel clara y edad superior a 50 años, pero también personas más jóvenes: cara, orejas, cuello, después tronco y piernas.

guide-BCC-behaviour = Crece durante meses y años y destruye aquello que invade, como el párpado, la nariz o la oreja. Muy rara vez se extiende a otros órganos. Quien ha tenido uno suele tener otro.

guide-BCC-other-mimics = hiperplasia sebácea, tricoepitelioma, enfermedad de Bowen, eccema.

guide-BCC-care = Se extirpa y se examina al microscopio; en la cara, a menudo con cirugía de Mohs. Los finos se tratan también con cremas, terapia fotodinámica o congelación; radioterapia cuando la cirugía no es posible.

guide-BCC-drawing = Una lesión rosada y perlada con vasos ramificados de color rojo vivo, óvalos gris-azulados y lóbulos marrones como una hoja de arce en un borde.

guide-DF-other-names = histiocitoma fibroso.

guide-DF-what = Un nódulo firme de tejido fibroso en la piel, que puede aparecer tras una picadura de insecto o una pequeña herida.

guide-DF-naked-eye = Un nódulo duro, de rosado a marrón, de 3 a 10 milímetros, que se mueve con la piel. Se hunde al pellizcar la piel por los dos lados (signo del hoyuelo).

guide-DF-feature-1 = una mancha blanca como una cicatriz en el centro

guide-DF-term-1 = parche blanco central

guide-DF-feature-2 = líneas finas marrón claro como un panal a su alrededor

guide-DF-term-2 = retículo pigmentado fino periférico

guide-DF-feature-3 = una red de líneas blancas con agujeros marrones

guide-DF-term-3 = retículo blanco

guide-DF-feature-4 = anillos marrones

guide-DF-term-4 = glóbulos en anillo

guide-DF-feature-5 = puntos rojos en el centro

guide-DF-term-5 = vasos puntiformes

guide-DF-who-and-where = Adultos jóvenes y de mediana edad, más a menudo mujeres: sobre todo la parte inferior de las piernas, también brazos y tronco.

guide-DF-behaviour = Permanece durante años, a menudo sin cambios. Uno que crece sin parar o mide más de unos pocos centímetros puede ser otro tumor.

guide-DF-other-mimics = dermatofibrosarcoma protuberans, cicatriz, nevo de Spitz.

guide-DF-care = Uno típico se deja. Se extirpa y se examina si crece, no es típico o molesta.

guide-DF-drawing = Una lesión redonda marrón claro: una mancha blanca en el centro y, a su alrededor, líneas marrones finas como un panal que se desvanecen hacia fuera.

guide-MEL-other-names = melanoma maligno, MM; en la piel dañada por el sol, lentigo maligno.

guide-MEL-what = Un cáncer de las células pigmentarias (melanocitos), que se extiende antes y más a menudo que los otros cánceres de piel frecuentes.

guide-MEL-naked-eye = ABCDE: asimetría, borde irregular, varios colores, diámetro superior a 6 milímetros, evolución. A muchos les faltan algunos de estos signos: el nodular es un bulto firme que crece en semanas o meses, y el que no tiene pigmento es rosado. Cuenta una mancha distinta de todas las demás de la persona (patito feo), y también el cambio.

guide-MEL-feature-1 = líneas de marrones a negras, de grosor y separación desiguales, que terminan de forma brusca

guide-MEL-term-1 = retículo pigmentado atípico

guide-MEL-feature-2 = líneas y dedos en el borde, en un lado

guide-MEL-term-2 = proyecciones irregulares, pseudópodos

guide-MEL-feature-3 = una zona azul lechosa

guide-MEL-term-3 = velo azul-blanquecino

guide-MEL-feature-4 = puntos y bolas de distintos tamaños, repartidos de forma desigual

guide-MEL-term-4 = puntos y glóbulos irregulares

guide-MEL-feature-5 = una zona oscura fuera del centro

guide-MEL-term-5 = mancha de pigmento irregular

guide-MEL-feature-6 = blanco como una cicatriz, o gris como pimienta esparcida

guide-MEL-term-6 = estructuras de regresión

guide-MEL-feature-7 = vasos en puntos, curvas y espirales en una misma lesión

guide-MEL-term-7 = vasos atípicos (polimorfos)

guide-MEL-feature-8 = líneas blancas cortas en ángulo recto, con luz polarizada

guide-MEL-term-8 = líneas blancas brillantes

guide-MEL-feature-9 = en palmas y plantas: pigmento en las crestas

guide-MEL-term-9 = patrón paralelo de la cresta

guide-MEL-feature-10 = en la cara: puntos, anillos y rombos grises alrededor de los orificios foliculares

guide-MEL-term-10 = patrón anular-granular, rombos

guide-MEL-who-and-where = Adultos de cualquier edad, más con cada década, rara vez niños. La piel clara, las quemaduras solares, los nevos numerosos o atípicos y el melanoma en la familia aumentan el riesgo. En los hombres, a menudo el tronco; en las mujeres, las piernas; en la vejez, la cara; en la piel oscura, palmas, plantas y uñas.

guide-MEL-behaviour = Puede extenderse a los ganglios linfáticos y a los órganos, también desde una mancha pequeña. Cuanto más fino es cuando se extirpa, mejor es el pronóstico. Alrededor de tres de cada diez surgen sobre un nevo; los demás, en piel sin nevo.

guide-MEL-other-mimics = nevo de Spitz y de Reed, nevo azul, hemorragia bajo una uña o en la piel.

guide-MEL-care = Una lesión sospechosa se extirpa entera, pronto, y se examina al microscopio. Después se quita más piel a su alrededor, según su grosor, y pueden examinarse los ganglios linfáticos. La enfermedad avanzada se trata con inmunoterapia o fármacos dirigidos.

guide-MEL-drawing = Una lesión asimétrica de varios colores: una red oscura desigual, una mancha negra, dedos en un borde y una zona azul lechosa.

guide-NV-other-names = lunar, nevus melanocítico; entre ellos, los nevos de la unión, compuestos, dérmicos, congénitos, atípicos (Clark), de Spitz, de Reed y azules.

guide-NV-what = Una proliferación de células pigmentarias (melanocitos), presente desde el nacimiento o adquirida.

guide-NV-naked-eye = Una mancha plana o elevada, casi siempre redonda u ovalada, con uno o dos tonos de marrón; el dérmico es del color de la piel y blando, el azul es azul, el atípico es más grande, con borde y color desiguales.

guide-NV-feature-1 = líneas marrones como un panal que se afinan hacia el borde

guide-NV-term-1 = retículo pigmentado típico

guide-NV-feature-2 = bolas marrones de tamaño parecido, repartidas de forma uniforme

guide-NV-term-2 = patrón globular

guide-NV-feature-3 = un solo tono marrón o azul sin estructura

guide-NV-term-3 = patrón homogéneo

guide-NV-feature-4 = en palmas y plantas: pigmento en los surcos

guide-NV-term-4 = patrón paralelo del surco

guide-NV-feature-5 = vasos cortos, gruesos y curvos, en los dérmicos

guide-NV-term-5 = vasos en coma

guide-NV-who-and-where = Casi todas las personas. La mayoría aparece entre la infancia y los 40 años; con piel clara y sol en la infancia hay más. Con la edad aparecen menos, mientras que los melanomas se vuelven más frecuentes.

guide-NV-behaviour = La mayoría cambia despacio durante décadas, al mismo ritmo que los demás de la persona, y se desvanece en la vejez. El melanoma puede tener el mismo aspecto, y alrededor de tres de cada diez melanomas surgen sobre un nevo.

guide-NV-other-mimics = efélide (peca), lentigo, mancha café con leche, neurofibroma.

guide-NV-care = Se deja o se sigue con fotos. Uno que cambia, es distinto de los demás de la persona o aparece en edad avanzada lo examina un médico y, si hay duda, se extirpa.

guide-NV-drawing = Una lesión marrón, ovalada y simétrica, con una red uniforme como un panal que se afina hacia el borde, y algunas bolas uniformes en el centro.

guide-PBK-other-names = bkl en HAM10000: lentigo solar, queratosis seborreica y queratosis liquenoide (tipo liquen plano) juntos.

guide-PBK-what = Un nombre de las colecciones de imágenes, no de una enfermedad: HAM10000 reúne con él tres proliferaciones de la epidermis que están relacionadas y pueden convertirse una en otra, pero pueden tener aspectos distintos.

guide-PBK-naked-eye = Lentigo solar: mancha marrón plana de borde nítido. Queratosis seborreica: elevada y de aspecto céreo. Queratosis liquenoide: placa primero rosada y luego gris-marrón, que es una de las otras dos con inflamación.

guide-PBK-feature-1 = un borde nítido con mordiscos

guide-PBK-term-1 = borde apolillado

guide-PBK-feature-2 = líneas marrones paralelas como una huella dactilar

guide-PBK-term-2 = patrón en huella dactilar

guide-PBK-feature-3 = marrón claro sin estructura

guide-PBK-term-3 = pigmentación homogénea

guide-PBK-feature-4 = puntos grises gruesos, en la queratosis liquenoide, como en el melanoma en regresión

guide-PBK-term-4 = puntos grises (en pimienta)

guide-PBK-feature-5 = puntos blancos y tapones oscuros, donde se engrosa

guide-PBK-term-5 = quistes tipo milium, aperturas tipo comedón

guide-PBK-who-and-where = Adultos, más con la edad y el sol: cara, dorso de las manos, antebrazos, hombros y tronco.

guide-PBK-behaviour = Los lentigos permanecen y aumentan. La queratosis liquenoide suele desvanecerse en semanas o meses; algunas duran más de un año. Otras colecciones etiquetan una parte de ellas como queratosis seborreica, por lo que las dos probabilidades van juntas.

guide-PBK-other-mimics = lentigo maligno en la cara, melanoma en regresión, enfermedad de Bowen.

guide-PBK-care = Una típica se deja. Se toma una biopsia si su color es desigual, tiene puntos grises o cambia, porque el lentigo maligno y el melanoma en regresión pueden tener el mismo aspecto.

guide-PBK-drawing = Una mancha plana marrón claro con un borde nítido y mordido, líneas marrones como una huella dactilar y puntos grises gruesos en un lado.

guide-SK-other-names = papiloma de células basales, verruga seborreica, verruga senil, verruca seborrhoica.

guide-SK-what = Un engrosamiento de la epidermis que aparece con la edad.

guide-SK-naked-eye = Una placa cérea o verrugosa, desde el color de la piel hasta el negro, que parece pegada. El tamaño va de milímetros a centímetros.

guide-SK-feature-1 = puntos blancos o amarillos como pequeñas estrellas

guide-SK-term-1 = quistes tipo milium

guide-SK-feature-2 = tapones marrón-negros en agujeros redondos

guide-SK-term-2 = aperturas tipo comedón

guide-SK-feature-3 = surcos y pliegues como la superficie del cerebro

guide-SK-term-3 = fisuras y crestas

guide-SK-feature-4 = vasos como horquillas con un borde blanco

guide-SK-term-4 = vasos en horquilla con halo blanco

guide-SK-feature-5 = un borde que termina de golpe

guide-SK-term-5 = borde nítido

guide-SK-who-and-where = La mayoría de las personas mayores de 50 años, a menudo muchas: tronco, cara, cuero cabelludo y extremidades, excepto palmas y plantas.

guide-SK-behaviour = Crece despacio y permanece. Puede picar, desmenuzarse o inflamarse. El melanoma puede parecerse a ella. La aparición de muchas en semanas puede acompañar a un cáncer interno (signo de Leser-Trélat), pero es muy poco frecuente y discutido.

guide-SK-other-mimics = verruga vírica, enfermedad de Bowen, lentigo maligno en la cara.

guide-SK-care = Se deja, o se quita con congelación o raspado si molesta. Si no se puede distinguir del melanoma, se extirpa y se examina al microscopio.

guide-SK-drawing = Una lesión marrón de borde nítido con pliegues como un cerebro, puntos blancos y tapones oscuros redondos.

guide-SCC-other-names = CCE, carcinoma epidermoide o espinocelular, espinalioma; dentro de la epidermis, enfermedad de Bowen; uno rápido con un cráter: queratoacantoma.

guide-SCC-what = Un cáncer de las células de la epidermis que forman la capa córnea, a menudo en piel muy dañada por el sol.

guide-SCC-naked-eye = Un bulto o una placa firme, rosa o roja, con escamas, costra o un cuerno. Puede doler al tacto, abrirse y sangrar.

guide-SCC-feature-1 = masas córneas blanco-amarillas

guide-SCC-term-1 = queratina

guide-SCC-feature-2 = anillos de un blanco brillante alrededor de los orificios foliculares

guide-SCC-term-2 = círculos blancos

guide-SCC-feature-3 = zonas blancas sin estructura

guide-SCC-term-3 = áreas blancas sin estructura

guide-SCC-feature-4 = vasos como pequeños ovillos de lana

guide-SCC-term-4 = vasos enrollados (glomerulares)

guide-SCC-feature-5 = vasos largos, retorcidos o en horquilla en el borde

guide-SCC-term-5 = vasos lineales irregulares y en horquilla

guide-SCC-feature-6 = motas de rojas a negras dentro de la masa córnea

guide-SCC-term-6 = puntos de sangre

guide-SCC-who-and-where = Sobre todo personas mayores de 60 años de piel clara: cara, orejas, labio inferior, cuero cabelludo, dorso de las manos, piernas. Un sistema inmunitario débil, como tras un trasplante, lo hace mucho más frecuente; también surge en cicatrices y heridas crónicas, en pieles de cualquier color.

guide-SCC-behaviour = Crece en semanas o meses. Algunos se extienden a los ganglios linfáticos, más a menudo si son gruesos, están en el labio o la oreja, o el sistema inmunitario es débil.

guide-SCC-other-mimics = verruga vírica, nódulo de prurigo, carcinoma de células de Merkel.

guide-SCC-care = Se extirpa con un margen y se examina al microscopio; se exploran los ganglios linfáticos. En algunos casos siguen radioterapia o fármacos. La enfermedad de Bowen se trata también con cremas, congelación o terapia fotodinámica.

guide-SCC-drawing = Un bulto rosado con una masa córnea blanco-amarilla con puntos de sangre en el centro, anillos blancos alrededor de los orificios foliculares y vasos enrollados en el borde.

guide-VASC-other-names = en las colecciones: angioma rubí (en cereza), angioqueratoma, granuloma piógeno y hemorragia en la piel juntos.

guide-VASC-what = Una proliferación o dilatación de vasos sanguíneos, o sangre en la piel.

guide-VASC-naked-eye = Una mancha o un bulto rojo, morado o negro. El angioma rubí es pequeño, redondo y de color rojo vivo; el angioqueratoma es oscuro y áspero; el granuloma piógeno es un bulto rojo y húmedo que sangra con facilidad.

guide-VASC-feature-1 = lagos redondos rojos, morados o azul-negros de bordes nítidos

guide-VASC-term-1 = lagunas

guide-VASC-feature-2 = líneas o paredes blancas entre ellas

guide-VASC-term-2 = septos

guide-VASC-feature-3 = lagos oscuros bajo una bruma lechosa, en el angioqueratoma

guide-VASC-term-3 = lagunas oscuras con velo blanquecino

guide-VASC-feature-4 = rojo sin estructura dentro de un collar blanco, en el granuloma piógeno

guide-VASC-term-4 = collarete blanco

guide-VASC-feature-5 = rojo-negro sin estructura con pequeños satélites, en la hemorragia

guide-VASC-term-5 = área homogénea rojo-negra

guide-VASC-who-and-where = Angiomas rubí: la mayoría de los adultos, más con la edad, sobre todo en el tronco. Granuloma piógeno: niños, adultos jóvenes y durante el embarazo; dedos, cara y boca.

guide-VASC-behaviour = Los angiomas permanecen. Con el crecimiento, la hemorragia en la piel se elimina en semanas; bajo una uña, en meses. Un melanoma también puede sangrar, por lo que la sangre que permanece o reaparece se examina. El granuloma piógeno crece en días o semanas, y también lo hace el melanoma sin pigmento, que puede tener el mismo aspecto.

guide-VASC-other-mimics = sarcoma de Kaposi, angiosarcoma, metástasis de otro cáncer.

guide-VASC-care = Los angiomas se dejan o se quitan con láser o calor. Un bulto rojo que crece o sangra se extirpa o se raspa y se examina al microscopio.

guide-VASC-drawing = Una lesión roja y redonda formada por muchos lagos de bordes nítidos, de rojo vivo a azul-negro, con paredes pálidas entre ellos.
