subgroup-ages = Idade de { $least } a { $greatest } anos

subgroup-ages-from = Idade de { $least } anos ou mais

subgroup-site = Localização ({ $site })

subgroup-few-photos = { $subgroup }: há apenas { $photos } fotos de teste, poucas demais para medir a confiabilidade dos resultados.

subgroup-less-reliable = { $subgroup }: as lesões malignas são distinguidas pior ou com menos certeza do que no total das fotos de teste. AUROC de malignidade { $figure } em { $photos } fotos, { $all } no total.
