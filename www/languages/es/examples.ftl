examples-title = ¿No tiene una foto a mano? Pruebe uno de tres ejemplos dibujados

examples-note = Los ha dibujado el proyecto y no muestran a ningún paciente. Se leen en este dispositivo como cualquier foto, con el mismo modelo.

examples-not-loaded = No se pudo cargar el ejemplo. Compruebe la red y vuelva a intentarlo.

examples-answer-name = Una respuesta

examples-answer-caption = Un diagnóstico destaca.

examples-answer-picture = Dibujo de una lesión marrón redonda con glóbulos uniformes.

examples-doubt-name = Una duda

examples-doubt-caption = Quedan varios diagnósticos y la alerta está activada.

examples-doubt-picture = Dibujo de una lesión asimétrica de color marrón, negro y gris azulado.

examples-refusal-name = Un rechazo

examples-refusal-caption = La mancha está demasiado lejos para evaluarla.

examples-refusal-picture = Dibujo de piel con algunos pelos y una mancha diminuta a un lado.
