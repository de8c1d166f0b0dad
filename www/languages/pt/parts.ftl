parts-proposal = Outro quadrado para ler

parts-lesion-is-elsewhere = O resultado é do meio da foto, mas a mancha contornada é pequena ou está longe do meio.

parts-lesion-is-elsewhere-and-refused = O meio da foto não foi avaliado, mas a mancha contornada é pequena ou está longe do meio.

parts-read-lesion = Ler a lesão em vez do centro

parts-two-spots = A foto mostra duas manchas. Leia cada uma separadamente: um resultado não pode valer para as duas.

parts-read-both-spots = Ler as duas manchas

parts-show-in-photo = Mostrar na foto

parts-check = { $count ->
    [one] O contorno pode estar errado: confira o quadrado tracejado. Seu resultado não anula um alerta da foto.
   *[other] Os contornos podem estar errados: confira os quadrados tracejados. Seus resultados não anulam um alerta da foto.
    }

parts-lesion-label = Lesão

parts-spot-label = Mancha { $number }

parts-part-of = Parte de { $file }

parts-lesion-in = Lesão em { $file }

parts-spot-in = Mancha { $number } em { $file }

parts-read-lesion-of = Ler a lesão em vez do centro: { $file }

parts-read-both-spots-of = Ler as duas manchas: { $file }

parts-show-in-photo-of = Mostrar na foto: { $file }

parts-whole-has-alert = A foto inteira, { $file }, tem um alerta. O resultado de uma parte não o anula: mostre esta lesão a um médico.

parts-whole-is-refused = A foto inteira, { $file }, não foi avaliada. Somente uma parte dela foi lida: confira se ela mostra uma lesão da pele.
