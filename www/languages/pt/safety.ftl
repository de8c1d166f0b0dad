safety-see-a-doctor = Procure um médico por qualquer lesão que preocupe ou que mude, seja qual for o resultado desta página.

safety-alert = Alerta: mostre esta lesão a um médico

safety-whatever = O alerta vale qualquer que seja o diagnóstico mais provável.

safety-not-assessed = Não avaliada

safety-not-a-finding = Isto não é um resultado: a foto não foi avaliada.

safety-spoken = { $title }. { $text }

safety-reason-without-age-and-site = Sem idade e localização, os diagnósticos malignos juntos alcançam o nível de alerta de { $level }.

safety-reason-combined = Nas { $photos } fotos em conjunto, os diagnósticos malignos somam { $share }. O nível de alerta é { $level }.

safety-reason = Os diagnósticos malignos somam { $share }. O nível de alerta é { $level }.

safety-reason-photos = { $photos ->
    [one] Uma das fotos alcança sozinha o nível de alerta de { $level }: { $files }.
   *[other] { $photos } das fotos alcançam sozinhas o nível de alerta de { $level }: { $files }.
    }

safety-raised-announcement = Alerta para { $subject }: mostre esta lesão a um médico. { $text }

safety-raised-of-100 = De cada 100 lesões malignas como as do conjunto de teste, ele é acionado em cerca de { $malignant }, e de cada 100 outras lesões, em cerca de { $others }.

safety-raised-of-100-clinical = De cada 100 lesões malignas como as do conjunto de teste, fotografadas sem dermatoscópio, ele é acionado em cerca de { $malignant }, e de cada 100 outras lesões, em cerca de { $others }.

safety-no-alert-level = Este modelo não sinaliza lesões malignas

safety-alert-level-not-fitted = Nenhum nível de alerta foi ajustado.

safety-can-miss = O alerta pode deixar passar um câncer

safety-not-raised = { $photos ->
    [one] Ele não foi acionado com esta foto.
   *[other] Ele não foi acionado com estas fotos.
    }

safety-not-measured-unusual-and-combined = Para fotos incomuns e para fotos combinadas, isso não foi medido.

safety-not-measured-unusual = Para fotos incomuns, isso não foi medido.

safety-not-measured-combined = Para fotos combinadas, isso não foi medido.

safety-misses-both = De cada 100 lesões malignas como as do conjunto de teste, o alerta deixa passar cerca de { $measured }; em outros centros, cerca de { $elsewhere }.

safety-misses-both-clinical = De cada 100 lesões malignas como as do conjunto de teste, fotografadas sem dermatoscópio, o alerta deixa passar cerca de { $measured }; em outros centros, cerca de { $elsewhere }.

safety-misses = De cada 100 lesões malignas como as do conjunto de teste, o alerta deixa passar cerca de { $measured }. Em outros centros isso não foi medido.

safety-misses-clinical = De cada 100 lesões malignas como as do conjunto de teste, fotografadas sem dermatoscópio, o alerta deixa passar cerca de { $measured }. Em outros centros isso não foi medido.

safety-misses-elsewhere = De cada 100 lesões malignas em outros centros, o alerta deixa passar cerca de { $elsewhere }.

safety-misses-unknown-clinical = Não foi medido quantas lesões malignas o alerta deixa passar em fotos sem dermatoscópio.

safety-misses-unknown = Não foi medido quantas lesões malignas o alerta deixa passar.

safety-misses-combined = Em fotos combinadas ele deixa passar { $missed } de cada 100, medido em { $lesions } lesões malignas do conjunto de teste.

safety-misses-combined-range = Em fotos combinadas ele deixa passar de { $missed } a { $most } de cada 100, medido em { $lesions } lesões malignas do conjunto de teste.

safety-refused-unlike-a-lesion = Esta foto não parece uma foto de perto de uma lesão de pele.

safety-refused-unlike-a-lesion-advice = Tire uma foto nítida, com dermatoscópio, se tiver um, com a lesão no meio e ocupando cerca de metade da imagem. Afaste os pelos e deixe fora réguas, canetas e joias.

safety-refused-bare-skin = Se houver uma lesão nesta foto, ela é pequena demais, tênue demais ou está longe demais do meio para ser avaliada.

safety-refused-bare-skin-advice = Aproxime-se até que a lesão esteja no meio e ocupe cerca de metade da imagem, e tire outra foto.
