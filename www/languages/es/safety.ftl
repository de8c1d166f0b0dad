safety-see-a-doctor = Consulte a un médico por cualquier lesión que le preocupe o que cambie, muestre lo que muestre esta página.

safety-alert = Alerta: muestre esta lesión a un médico

safety-whatever = La alerta vale sea cual sea el diagnóstico más probable.

safety-not-assessed = Sin evaluar

safety-not-a-finding = Esto no es un resultado: la foto no se evaluó.

safety-spoken = { $title }. { $text }

safety-reason-without-age-and-site = Sin edad ni localización, los diagnósticos malignos juntos alcanzan el nivel de alerta de { $level }.

safety-reason-combined = En las { $photos } fotos en conjunto, los diagnósticos malignos suman { $share }. El nivel de alerta es { $level }.

safety-reason = Los diagnósticos malignos suman { $share }. El nivel de alerta es { $level }.

safety-reason-photos = { $photos ->
    [one] Una de las fotos alcanza por sí sola el nivel de alerta de { $level }: { $files }.
   *[other] { $photos } de las fotos alcanzan por sí solas el nivel de alerta de { $level }: { $files }.
    }

safety-raised-announcement = Alerta para { $subject }: muestre esta lesión a un médico. { $text }

safety-raised-of-100 = De cada 100 lesiones malignas como las del conjunto de prueba, se activa en aproximadamente { $malignant }, y de cada 100 lesiones de otro tipo, en aproximadamente { $others }.

safety-raised-of-100-clinical = De cada 100 lesiones malignas como las del conjunto de prueba, fotografiadas sin dermatoscopio, se activa en aproximadamente { $malignant }, y de cada 100 lesiones de otro tipo, en aproximadamente { $others }.

safety-no-alert-level = Este modelo no señala las lesiones malignas

safety-alert-level-not-fitted = No se ajustó un nivel de alerta.

safety-can-miss = La alerta puede pasar por alto un cáncer

safety-not-raised = { $photos ->
    [one] No se activó con esta foto.
   *[other] No se activó con estas fotos.
    }

safety-not-measured-unusual-and-combined = Para fotos inusuales y para fotos combinadas no se ha medido.

safety-not-measured-unusual = Para fotos inusuales no se ha medido.

safety-not-measured-combined = Para fotos combinadas no se ha medido.

safety-misses-both = De cada 100 lesiones malignas como las del conjunto de prueba, la alerta pasa por alto aproximadamente { $measured }; en otros centros, aproximadamente { $elsewhere }.

safety-misses-both-clinical = De cada 100 lesiones malignas como las del conjunto de prueba, fotografiadas sin dermatoscopio, la alerta pasa por alto aproximadamente { $measured }; en otros centros, aproximadamente { $elsewhere }.

safety-misses = De cada 100 lesiones malignas como las del conjunto de prueba, la alerta pasa por alto aproximadamente { $measured }. En otros centros no se ha medido.

safety-misses-clinical = De cada 100 lesiones malignas como las del conjunto de prueba, fotografiadas sin dermatoscopio, la alerta pasa por alto aproximadamente { $measured }. En otros centros no se ha medido.

safety-misses-elsewhere = De cada 100 lesiones malignas en otros centros, la alerta pasa por alto aproximadamente { $elsewhere }.

safety-misses-unknown-clinical = No se ha medido cuántas lesiones malignas pasa por alto la alerta en fotos sin dermatoscopio.

safety-misses-unknown = No se ha medido cuántas lesiones malignas pasa por alto la alerta.

safety-misses-combined = Con fotos combinadas pasa por alto { $missed } de cada 100, medido en { $lesions } lesiones malignas del conjunto de prueba.

safety-misses-combined-range = Con fotos combinadas pasa por alto de { $missed } a { $most } de cada 100, medido en { $lesions } lesiones malignas del conjunto de prueba.

safety-refused-unlike-a-lesion = Esta foto no parece una foto cercana de una lesión cutánea.

safety-refused-unlike-a-lesion-advice = Tome una foto nítida, con dermatoscopio si dispone de uno, con la lesión en el centro y ocupando cerca de la mitad de la imagen. Aparte el pelo y no incluya reglas, bolígrafos ni joyas.

safety-refused-bare-skin = Si hay una lesión en esta foto, es demasiado pequeña, demasiado tenue o está demasiado lejos del centro para evaluarla.

safety-refused-bare-skin-advice = Acérquese hasta que la lesión esté en el centro y ocupe cerca de la mitad de la imagen, y tome otra foto.
