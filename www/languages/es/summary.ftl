summary-alert-by-archive = Lesiones malignas en las que se activa la alerta

summary-alert-by-archive-note = Proporción e intervalo del 95 %, de 0 a 100 %. No se cuentan las fotos rechazadas.

summary-reliability-diagram = Con qué frecuencia acierta el primer diagnóstico, según su probabilidad

summary-reliability-diagram-note = Conjunto de prueba, con intervalos del 95 %. En la diagonal, la probabilidad es igual a la proporción de diagnósticos correctos. Por debajo de ella, la probabilidad es demasiado alta.

summary-probability = Probabilidad

summary-share-right = Correctos

summary-photos = Fotos

summary-reliability-table = Las cifras de este gráfico

summary-bin = { $low }–{ $high }

summary-authors = Hecho por los desarrolladores de naevus. El código fuente, con la documentación del entrenamiento, acompaña al programa. Para preguntas sobre este sitio, diríjase a su responsable.

summary-of-100 = { $count } de 100

summary-range-of-100 = { $least } a { $greatest } de 100

summary-elsewhere = lesiones malignas activan la alerta, en centros excluidos del entrenamiento

summary-clinics = { $clinics } centros o colecciones, fotos con dermatoscopio

summary-alert-sensitivity = lesiones malignas del conjunto de prueba activan la alerta

summary-alert-specificity = otras lesiones del conjunto de prueba no la activan

summary-balanced-accuracy = lesiones reciben el diagnóstico correcto entre nueve, como media de los diagnósticos

summary-interval = Intervalo del 95 %: { $interval }

summary-left-out = { $archive } (excluida)

summary-test-set-dermoscopy = Conjunto de prueba, dermatoscopio

summary-test-set-clinical = Conjunto de prueba, teléfono

summary-version = { $name }, { $date }, { $hash }

summary-citation = Los desarrolladores de naevus. { $name }: clasificación de fotos de lesiones cutáneas en nueve diagnósticos. Versión { $version }, pesos { $hash }, { $date }.
