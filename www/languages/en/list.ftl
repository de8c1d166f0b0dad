# Label of the filter.
list-filter = Show

# Label of the order.
list-order = Order

# Button that shows photos with their complete results.
list-as-list = List

# Button that shows photos side by side.
list-as-grid = Grid

# When the filter leaves all photos out.
list-none-passes = No photo of the list is of this kind.

# Which photos are shown.
list-filter-all = All photos

list-filter-alert = With an alert

list-filter-not-clear = Not clear

list-filter-not-assessed = Without a result

# The order of the photos.
list-order-newest = Newest first

list-order-malignant = Malignant first

list-order-name = By name
