app-purpose = Montre à lequel de neuf diagnostics ressemble la photo d’une lésion cutanée.
