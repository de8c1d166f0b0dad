app-purpose = Indique auquel de neuf diagnostics ressemble la photo d’une lésion cutanée.

app-disclaimer = Pour la recherche et l’enseignement. Ce n’est pas un diagnostic.

app-privacy = Les photos ne quittent jamais cet appareil.

app-results = Résultats

app-clear-all = Tout retirer

app-no-photos = Les photos que vous ajoutez apparaissent ici avec leurs résultats, la plus récente en premier. Elles ne sont enregistrées nulle part : elles disparaissent à la fermeture ou au rechargement de cette page.

app-undo = Rétablir

app-close = Fermer

app-update-is-ready = Une nouvelle version est prête. La mise à jour vide la liste des photos.

app-update = Mettre à jour

app-updated = La page a été mise à jour avec la nouvelle version.

app-status = État

app-downloading = Téléchargement du modèle

app-loading = Chargement du modèle

app-not-ready = Pas prêt

app-try-again = Réessayer

app-offline-ready = Prêt à l’emploi hors connexion

app-offline-on-ipad = Safari supprime une page qui n’a pas été ouverte pendant sept jours. Pour la conserver, touchez Partager, puis Sur l’écran d’accueil. Ouvrez-la ensuite une fois depuis l’écran d’accueil pendant que cet appareil a du réseau.

app-offline-needs-https = Non disponible hors connexion : l’emploi hors connexion exige https.

app-offline-forbidden = Non disponible hors connexion : ce navigateur n’enregistre rien pour cette page, comme dans une fenêtre privée ou si les données de sites sont bloquées.

app-offline-in-frame = Non disponible hors connexion : cette page fait partie d’une autre page, qui ne le permet pas.

app-offline-incomplete = Non disponible hors connexion : certains fichiers n’ont pas pu être téléchargés. Un nouvel essai aura lieu à la prochaine visite.

app-offline-outdated = Non disponible hors connexion : le navigateur a supprimé certains fichiers et le serveur a une nouvelle version. La nouvelle version sera proposée ici dès qu’elle sera enregistrée.

app-open-in-tab = Ouvrir cette page dans son propre onglet

app-start-timed-out = le processus de calcul n’a pas démarré à temps

app-load-timed-out = le processus de calcul n’a pas chargé le modèle à temps

app-answer-timed-out = le processus de calcul n’a pas répondu à temps

app-model-stalled = le modèle n’a pas pu être téléchargé (aucune donnée pendant une minute) ; vérifiez le réseau et réessayez

app-invalid-answer = il a renvoyé des nombres qui ne sont pas des probabilités

app-unexpected-answer = il a renvoyé une réponse d’un autre type que celui demandé

app-no-reason = aucun motif indiqué

app-photos-removed = { $count ->
    [one] Une photo a été retirée. Vous pouvez la rétablir pendant une demi-minute.
   *[other] { $count } photos ont été retirées. Vous pouvez les rétablir pendant une demi-minute.
    }

app-photos-restored = { $count ->
    [one] Une photo est de nouveau dans la liste.
   *[other] { $count } photos sont de nouveau dans la liste.
    }

app-download-progress = Téléchargement du modèle : { $received } sur { $total } Mo

app-ready-on-gpu = Prêt sur WebGPU

app-ready-on-cpu-testing-gpu = Prêt sur CPU, test de WebGPU

app-ready-on-cpu = Prêt sur CPU

app-offline-failed = Non disponible hors connexion : { $reason }.

app-offline-changed = { $others ->
    [0] Non disponible hors connexion : le serveur a modifié { $file }. Demandez à l’exploitant de ce site de fournir ses fichiers sans modification.
    [one] Non disponible hors connexion : le serveur a modifié { $file }. Il en va de même pour un autre fichier. Demandez à l’exploitant de ce site de fournir ses fichiers sans modification.
   *[other] Non disponible hors connexion : le serveur a modifié { $file }. Il en va de même pour { $others } autres fichiers. Demandez à l’exploitant de ce site de fournir ses fichiers sans modification.
    }

app-offline-pointer = { $others ->
    [0] Non disponible hors connexion : le serveur a un pointeur Git LFS à la place de { $file }. Demandez à l’exploitant de ce site de fournir ses fichiers sans modification.
    [one] Non disponible hors connexion : le serveur a un pointeur Git LFS à la place de { $file }. Il en va de même pour un autre fichier. Demandez à l’exploitant de ce site de fournir ses fichiers sans modification.
   *[other] Non disponible hors connexion : le serveur a un pointeur Git LFS à la place de { $file }. Il en va de même pour { $others } autres fichiers. Demandez à l’exploitant de ce site de fournir ses fichiers sans modification.
    }

app-offline-web-page = { $others ->
    [0] Non disponible hors connexion : le serveur a envoyé une page web à la place de { $file }. Si ce réseau demande une connexion, connectez-vous et rechargez la page.
    [one] Non disponible hors connexion : le serveur a envoyé une page web à la place de { $file }. Il en va de même pour un autre fichier. Si ce réseau demande une connexion, connectez-vous et rechargez la page.
   *[other] Non disponible hors connexion : le serveur a envoyé une page web à la place de { $file }. Il en va de même pour { $others } autres fichiers. Si ce réseau demande une connexion, connectez-vous et rechargez la page.
    }

app-offline-network = Non disponible hors connexion : { $file } n’a pas pu être téléchargé. Un nouvel essai aura lieu à la prochaine visite avec du réseau.

app-offline-status = { $others ->
    [0] Non disponible hors connexion : le serveur répond par l’état HTTP { $status } pour { $file }. Un nouvel essai aura lieu à la prochaine visite.
    [one] Non disponible hors connexion : le serveur répond par l’état HTTP { $status } pour { $file }. Il en va de même pour un autre fichier. Un nouvel essai aura lieu à la prochaine visite.
   *[other] Non disponible hors connexion : le serveur répond par l’état HTTP { $status } pour { $file }. Il en va de même pour { $others } autres fichiers. Un nouvel essai aura lieu à la prochaine visite.
    }

app-offline-quota = Non disponible hors connexion : il reste trop peu d’espace de stockage sur cet appareil ou dans ce navigateur.

app-download-failed = le modèle n’a pas pu être téléchargé ({ $file } : { $reason }) ; vérifiez le réseau et réessayez

app-download-refused = le modèle n’a pas pu être téléchargé (état HTTP { $status } pour { $file }) ; réessayez ou contactez l’exploitant de ce site

app-download-stalled = le serveur n’a rien envoyé de { $file } pendant { $seconds } secondes ; vérifiez le réseau et réessayez

app-download-is-web-page = le serveur a envoyé une page web à la place de { $file } ; si ce réseau demande une connexion, connectez-vous et réessayez

app-download-is-pointer = le serveur a un pointeur Git LFS à la place de { $file } ; demandez à l’exploitant de ce site de déposer le fichier lui-même

app-undecodable-message = le processus de calcul a envoyé un message que la page n’a pas pu décoder : { $reason }

app-slower-gpu = pour l’entrée de référence, il est plus lent que le CPU ({ $gpu } contre { $cpu })

app-worker-stopped = le processus qui classe les photos s’est arrêté : { $reason }

app-worker-not-loaded = { $file } n’a pas pu être chargé ; vérifiez le réseau

app-gpu-lost = WebGPU n’est pas utilisé sur cet appareil : { $reason }. Les photos sont classées sur le CPU.

app-no-webgpu = WebGPU est choisi dans les réglages, mais ce navigateur ne le propose pas sur cet appareil. Les photos sont classées sur le CPU.

app-gpu-rests = WebGPU s’est arrêté : { $reason }. Un nouvel essai aura lieu avec l’une des prochaines photos.

app-cpu-lost = Le CPU n’est pas utilisé : { $reason }. Seul WebGPU peut classer les photos.
