list-filter = Mostrar

list-order = Ordem

list-as-list = Lista

list-as-grid = Grade

list-none-passes = Nenhuma foto da lista é deste tipo.

list-filter-all = Todas as fotos

list-filter-alert = Com alerta

list-filter-not-clear = Inconclusivas

list-filter-not-assessed = Sem resultado

list-order-newest = Mais recentes primeiro

list-order-malignant = Maligno primeiro

list-order-name = Por nome
