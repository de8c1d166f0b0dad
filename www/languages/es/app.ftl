app-purpose = Muestra a cuál de nueve diagnósticos se parece la foto de una lesión cutánea.
