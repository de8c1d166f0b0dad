quality-quality = Calidad de la foto

quality-ready-to-take = La nitidez, la luz y el encuadre están en orden. No se mueva y tome la foto.

quality-blurred = La foto está desenfocada, por lo que el resultado no es fiable: tómela de nuevo con la lesión enfocada.

quality-too-dark = La foto es demasiado oscura, por lo que el resultado no es fiable: tómela de nuevo con más luz.

quality-dark = Use más luz: la foto es oscura.

quality-overexposed = Use menos luz: partes de la imagen están sobreexpuestas.

quality-glare = Gire la luz o la cámara: los reflejos cubren el { $share } de la zona alrededor de la lesión.

quality-small = Acérquese más: la lesión ocupa el { $share } de la imagen.

quality-off-centre = Lleve la lesión al centro: su punto medio se aparta de él un { $share } del lado de la imagen.

quality-cut = Aléjese o desplácese: el borde de la imagen corta la lesión.

quality-hair = Aparte el pelo: cubre el { $share } de la imagen.

quality-ink = Limpie la tinta: cubre el { $share } de la imagen.

quality-black-rim = Amplíe con el zoom: el borde negro cubre el { $share } de la imagen.

quality-screen = Fotografíe la piel directamente: esto parece la foto de una pantalla.

quality-guide-blurred = No se mueva y ajuste la distancia hasta enfocar la lesión.

quality-guide-dark = Use más luz.

quality-guide-overexposed = Use menos luz.

quality-guide-glare = Gire la luz o la cámara: hay reflejos en la lesión.

quality-guide-small = Acérquese más a la lesión.

quality-guide-off-centre = Lleve la lesión al centro.

quality-guide-cut = Aléjese o desplácese hasta que toda la lesión esté dentro del cuadrado.

quality-guide-hair = Aparte el pelo.

quality-guide-ink = Limpie la tinta.

quality-guide-black-rim = Amplíe hasta que el borde negro quede fuera del cuadrado.

quality-guide-screen = Fotografíe la piel, no una pantalla.
