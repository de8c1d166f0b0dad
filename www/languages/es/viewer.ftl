viewer-frame = Foto. Más y menos cambian la ampliación, las flechas la mueven, 0 la muestra entera, los corchetes la giran un cuarto de vuelta y las llaves cinco grados.

viewer-zoom-in = Acercar

viewer-zoom-out = Alejar

viewer-whole-photo = Foto entera

viewer-turn-left = Girar a la izquierda

viewer-turn-right = Girar a la derecha

viewer-turn = Giro

viewer-degrees = { $degrees }°

viewer-turn-is-a-view = Girar cambia cómo se muestra la foto, aquí y en la lista. El resultado es de la foto sin girar y no cambia.

viewer-loading = Abriendo la foto…

viewer-unavailable = Este navegador no puede mostrar el archivo completo. Esto no afecta al resultado.

viewer-what-is-read = El resultado es de la parte dentro del cuadrado.

viewer-move-the-photo = Mueva y amplíe la foto hasta que la lesión ocupe cerca de la mitad del cuadrado.

viewer-choose-part = Leer otra parte

viewer-read-part = Leer esta parte

viewer-cancel = Cancelar

viewer-show-result = Ver resultado
