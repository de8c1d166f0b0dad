viewer-frame = Photo. Plus et moins zooment, les flèches la déplacent, 0 la montre en entier, les crochets la tournent d’un quart de tour, les accolades de cinq degrés.

viewer-zoom-in = Zoom avant

viewer-zoom-out = Zoom arrière

viewer-whole-photo = Photo entière

viewer-turn-left = Tourner à gauche

viewer-turn-right = Tourner à droite

viewer-turn = Rotation

viewer-degrees = { $degrees }°

viewer-turn-is-a-view = La rotation change l’affichage de la photo, ici et dans la liste. Le résultat est celui de la photo non tournée et ne change pas.

viewer-loading = Ouverture de la photo…

viewer-unavailable = Ce navigateur ne peut pas afficher le fichier complet. Le résultat n’en est pas affecté.

viewer-what-is-read = Le résultat porte sur la partie à l’intérieur du carré.

viewer-move-the-photo = Déplacez et agrandissez la photo jusqu’à ce que la lésion occupe environ la moitié du carré.

viewer-choose-part = Lire une autre partie

viewer-read-part = Lire cette partie

viewer-cancel = Annuler

viewer-show-result = Voir le résultat
