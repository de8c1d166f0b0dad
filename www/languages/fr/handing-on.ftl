handing-on-report = Rapport

handing-on-report-all = Rapport global

handing-on-report-lesion = Rapport de cette lésion

handing-on-hand-on = Transmettre le rapport

handing-on-print = Imprimer ou enregistrer en PDF

handing-on-json = Exporter JSON

handing-on-csv = Exporter CSV

handing-on-fhir = Exporter FHIR

handing-on-copy = Copier

handing-on-share = Partager

handing-on-include-photos = Joindre les fichiers des photos en JSON et FHIR

handing-on-include-hint = Un fichier de photo contient tout ce que l’appareil y a inscrit, ce qui peut comprendre le lieu et l’heure. Sans lui, le rapport indique le nom du fichier et son SHA-256.

handing-on-preview = Aperçu des pages imprimées

handing-on-preparing = Lecture des fichiers des photos

handing-on-copied = Le rapport est dans le presse-papiers.

handing-on-not-copied = Le navigateur n’a pas permis l’accès au presse-papiers. Exportez ou imprimez le rapport.

handing-on-not-shared = Le rapport n’a pas été partagé. Exportez-le ou imprimez-le.

handing-on-no-picture = Il n’y a pas d’image de cette photo.

handing-on-report-label = Rapport : { $file }

handing-on-saved = { $name } a été enregistré dans les téléchargements.

handing-on-photos-too-large = Les fichiers des photos font { $megabytes } Mo au total, et un rapport peut en contenir { $limit } Mo. Enregistrez le rapport de moins de photos, ou ne joignez pas les fichiers.

handing-on-add-details = Ajouter un code de personne, un libellé ou une note

handing-on-person-code = Code de la personne

handing-on-details-hint = Utilisez un code à la place d’un nom. Ce que vous saisissez ne figure que dans ce rapport et n’est pas conservé.

handing-on-lesion-label = Lésion

handing-on-note = Note
