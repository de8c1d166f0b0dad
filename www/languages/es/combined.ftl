combined-same-lesion = Misma lesión

combined-clear-selection = Borrar selección

combined-none-selected = Ya no hay ninguna foto seleccionada.

combined-contradictory = Las fotos tienen edades o localizaciones distintas. Los valores que difieren no se usan.

combined-same-lesion-label = Misma lesión: { $file }

combined-title = { $photos } fotos de una lesión, combinadas

combined-title-without-result = Fotos de una lesión

combined-hint-one = Hay una foto seleccionada. Seleccione otra foto de la misma lesión para combinarlas.

combined-hint = Menos de dos de las fotos seleccionadas se pueden evaluar. Seleccione otra foto de la misma lesión.

combined-caution = { $unusual ->
    [one] Precaución: { $unusual } de estas { $photos } fotos no se parece a la mayoría de las fotos con las que se entrenó el modelo. No confíe en este resultado. Tome fotos nítidas y cercanas, con dermatoscopio si dispone de uno.
   *[other] Precaución: { $unusual } de estas { $photos } fotos no se parecen a la mayoría de las fotos con las que se entrenó el modelo. No confíe en este resultado. Tome fotos nítidas y cercanas, con dermatoscopio si dispone de uno.
    }

combined-unusual = No concluyente: algunas fotos son inusuales

combined-resemble = Combinadas, las fotos se parecen a

combined-agree = { $agreeing } de { $photos } fotos coinciden.

combined-disagree = Las fotos discrepan: { $diagnosis } es el diagnóstico más probable en { $agreeing } de { $photos }. Compare las fotos y tome otras más nítidas.

combined-left-out = { $count ->
    [one] { $count } foto se rechazó y se excluyó.
   *[other] { $count } fotos se rechazaron y se excluyeron.
    }

combined-subject = { $photos } fotos de una lesión

combined-announced = { $photos } fotos combinadas.

combined-announced-first = { $label }: { $diagnosis }, { $probability }.
