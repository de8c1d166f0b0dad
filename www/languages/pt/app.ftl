app-purpose = Mostra com qual de nove diagnósticos se parece a foto de uma lesão de pele.
