subgroup-ages = Edad de { $least } a { $greatest } años

subgroup-ages-from = Edad de { $least } años o más

subgroup-site = Localización ({ $site })

subgroup-few-photos = { $subgroup }: solo hay { $photos } fotos de prueba, muy pocas para medir la fiabilidad de los resultados.

subgroup-less-reliable = { $subgroup }: las lesiones malignas se distinguen peor o con menos certeza que en el total de las fotos de prueba. AUROC de malignidad { $figure } en { $photos } fotos, { $all } en el total.
