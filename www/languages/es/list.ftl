list-filter = Mostrar

list-order = Orden

list-as-list = Lista

list-as-grid = Cuadrícula

list-none-passes = Ninguna foto de la lista es de este tipo.

list-filter-all = Todas las fotos

list-filter-alert = Con alerta

list-filter-not-clear = No concluyentes

list-filter-not-assessed = Sin resultado

list-order-newest = Más recientes primero

list-order-malignant = Maligno primero

list-order-name = Por nombre
