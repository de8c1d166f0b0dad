quality-quality = Qualidade da foto

quality-ready-to-take = Nitidez, luz e enquadramento estão em ordem. Fique imóvel e tire a foto.

quality-blurred = A foto está desfocada, portanto o resultado não é confiável: tire-a de novo, com a lesão em foco.

quality-too-dark = A foto está escura demais, portanto o resultado não é confiável: tire-a de novo com mais luz.

quality-dark = Use mais luz: a foto está escura.

quality-overexposed = Use menos luz: partes da imagem estão superexpostas.

quality-glare = Gire a luz ou a câmera: reflexos cobrem { $share } da área ao redor da lesão.

quality-small = Aproxime-se mais: a lesão ocupa { $share } da imagem.

quality-off-centre = Leve a lesão para o meio: o centro dela está afastado { $share } do lado da imagem.

quality-cut = Afaste-se ou desloque-se para o lado: a borda da imagem corta a lesão.

quality-hair = Afaste os pelos: eles cobrem { $share } da imagem.

quality-ink = Limpe a tinta: ela cobre { $share } da imagem.

quality-black-rim = Amplie com o zoom: a borda preta cobre { $share } da imagem.

quality-screen = Fotografe a própria pele: esta parece ser a foto de uma tela.

quality-guide-blurred = Fique imóvel e ajuste a distância até a lesão ficar em foco.

quality-guide-dark = Use mais luz.

quality-guide-overexposed = Use menos luz.

quality-guide-glare = Gire a luz ou a câmera: há reflexo sobre a lesão.

quality-guide-small = Aproxime-se mais da lesão.

quality-guide-off-centre = Leve a lesão para o meio.

quality-guide-cut = Afaste-se ou desloque-se até que a lesão inteira esteja no quadrado.

quality-guide-hair = Afaste os pelos.

quality-guide-ink = Limpe a tinta.

quality-guide-black-rim = Amplie até que a borda preta fique fora do quadrado.

quality-guide-screen = Fotografe a própria pele, não uma tela.
