examples-title = Nenhuma foto à mão? Experimente um de três exemplos desenhados

examples-note = Foram desenhados pelo projeto e não mostram nenhum paciente. São lidos neste dispositivo como qualquer foto, pelo mesmo modelo.

examples-not-loaded = Não foi possível carregar o exemplo. Verifique a rede e tente de novo.

examples-answer-name = Uma resposta

examples-answer-caption = Um diagnóstico se destaca.

examples-answer-picture = Desenho de uma lesão castanha redonda com glóbulos uniformes.

examples-doubt-name = Uma dúvida

examples-doubt-caption = Restam vários diagnósticos, e o alerta é acionado.

examples-doubt-picture = Desenho de uma lesão assimétrica em castanho, preto e cinza-azulado.

examples-refusal-name = Uma recusa

examples-refusal-caption = A mancha está longe demais para ser avaliada.

examples-refusal-picture = Desenho de pele com alguns pelos e uma mancha minúscula ao lado.
