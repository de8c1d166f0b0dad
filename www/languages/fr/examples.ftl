examples-title = Pas de photo sous la main ? Essayez l’un de trois exemples dessinés

examples-note = Ils sont dessinés par le projet et ne montrent aucun patient. Ils sont lus sur cet appareil comme toute photo, par le même modèle.

examples-not-loaded = L’exemple n’a pas pu être chargé. Vérifiez le réseau et réessayez.

examples-answer-name = Une réponse

examples-answer-caption = Un diagnostic se détache.

examples-answer-picture = Dessin d’une lésion brune ronde aux globules réguliers.

examples-doubt-name = Un doute

examples-doubt-caption = Plusieurs diagnostics restent, et l’alerte est déclenchée.

examples-doubt-picture = Dessin d’une lésion asymétrique brune, noire et gris-bleu.

examples-refusal-name = Un refus

examples-refusal-caption = La tache est trop loin pour être évaluée.

examples-refusal-picture = Dessin de peau avec quelques poils et une minuscule tache sur le côté.
