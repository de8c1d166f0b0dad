assessment-caution = Attention : cette photo ne ressemble pas à la plupart des photos sur lesquelles le modèle a été entraîné. Le flou, la lumière ou un cadrage extrême peuvent en être la cause. Ne vous fiez pas à ce résultat. Prenez une photo nette et rapprochée, avec un dermatoscope si vous en avez un.

assessment-decoded-by-browser = Votre navigateur a décodé cette photo, car naevus ne lit pas son format. Un autre navigateur peut la décoder un peu différemment, et les chiffres du modèle portent sur des photos JPEG. Enregistrez-la en JPEG pour obtenir un résultat que tout appareil reproduit.

assessment-waiting-for-model = En attente du modèle

assessment-waiting-for-photos = En attente des photos précédentes

assessment-blocked = Non classée : le modèle n’est pas prêt.

assessment-waiting-again = Le résultat a été retiré, car WebGPU a échoué à son contrôle. La photo est classée de nouveau.

assessment-cancelled = Annulée.

assessment-cancel = Annuler

assessment-retry = Réessayer

assessment-not-measured-elsewhere = Dans d’autres centres, cela n’a pas été mesuré.

assessment-no-diagnosis-stands-out = Non concluant : aucun diagnostic ne se détache

assessment-alert-is-raised = Non concluant : l’alerte est déclenchée

assessment-nearest = Le plus proche :{ " " }

assessment-by-group = Par groupe

assessment-all-diagnoses = Diagnostics, du plus au moins probable

assessment-show-all-diagnoses = Afficher les neuf

assessment-show-fewer-diagnoses = Afficher moins

assessment-remove = Retirer

assessment-show-activation-map = Carte d’activation

assessment-cancel-label = Annuler { $file }

assessment-retry-label = Réessayer : { $file }

assessment-in-progress = Classification sur { $backend }…

assessment-first-view = Première des huit vues ; le plus proche : { $diagnosis }, { $probability }. Classification des autres…

assessment-clinical-photo = Cette photo semble prise sans dermatoscope. Sur { $photos } photos de test de ce type, le diagnostic le plus probable était correct dans { $accuracy } des cas (moyenne sur les diagnostics).

assessment-unusual = Non concluant : photo inhabituelle

assessment-resembles = Ressemble à

assessment-none-ruled-out = Aucun diagnostic ne peut être exclu

assessment-prediction-set = Ne peuvent pas être exclus : { $diagnoses }

assessment-row-details = { ", " }{ $group }{ ", " }

assessment-row-details-in-set = { ", " }{ $group }, ne peut pas être exclu{ ", " }

assessment-alert-level = seuil d’alerte : { $level }

assessment-enlarge-label = Agrandir { $file }

assessment-announced = { $file } : { $state }.

assessment-announced-clear = { $file } ressemble à : { $diagnosis }, { $probability }.

assessment-announced-nearest = { $label }. Le plus proche : { $diagnosis }, { $probability }.

assessment-unreadable-announcement = { $file } n’a pas pu être lu. { $reason }

assessment-failed-announcement = { $file } n’a pas été classé. { $reason }

assessment-cancelled-announcement = { $file } a été annulé.

assessment-withdrawn = { $file } : le résultat a été retiré, car WebGPU a échoué à son contrôle. La photo est classée de nouveau.

assessment-backend-and-time = Traitée sur { $backend } en { $total } : décodage { $decoding }, réseau de neurones { $network }

assessment-remove-label = Retirer { $file }

assessment-photo-label = Photo { $file }

assessment-upper-left = en haut à gauche

assessment-top = en haut

assessment-upper-right = en haut à droite

assessment-left = à gauche

assessment-centre = au centre

assessment-right = à droite

assessment-lower-left = en bas à gauche

assessment-bottom = en bas

assessment-lower-right = en bas à droite

assessment-nowhere = nulle part

assessment-activation-map = Maximum : { $region }, dans l’anneau. Une couleur plus intense indique une contribution plus grande au résultat « { $diagnosis } ».

assessment-activation-map-empty = Aucune région ne contribue à elle seule au résultat « { $diagnosis } ».

assessment-activation-map-label = Carte d’activation de classe, maximum : { $region }
