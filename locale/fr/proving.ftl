### Prouver ce qui est retiré : ce que montrent les vérifications, où en sont les copies, et le service.

look-same-picture = la copie y est encore
look-other-content = l’adresse répond, avec autre chose
look-media = des médias y sont
look-page = la page répond ; seule une personne peut dire si la copie y est
look-empty = l’adresse répond, sans contenu
look-other-type = l’adresse répond, avec autre chose qu’une image ou une vidéo
look-not-found = le site dit qu’elle n’y est pas (404)
look-removed = le site dit qu’elle a été retirée (410)
look-login = le site demande de se connecter
look-payment = le site demande un paiement
look-forbidden = le site refuse de la montrer
look-rate-limited = le site demande des visites plus rares
look-legal = retenue pour des raisons légales, peut-être dans certains pays seulement
look-server-error = le site rencontre lui-même un incident
look-status = la réponse du site ne dit ni l’un ni l’autre
look-host-unreachable = le site est injoignable
look-too-slow = le site a mis trop de temps
look-address-refused = l’adresse est de celles que ce programme ne visite pas
look-bad-answer = la réponse du site est endommagée
look-too-large = la réponse dépasse la taille permise
look-too-many-redirects = l’adresse renvoie sans cesse vers d’autres
look-not-in-archive = l’archive répond et ne contient plus la copie
look-found = trouvée là par une recherche
look-other-picture = une autre image a pris sa place
look-shown = la page montre encore la copie, ou y renvoie
look-listed = la copie y figure encore dans une liste
look-api-not-found = l’interface du site dit qu’elle n’y est pas
look-geographic = retenue dans cette partie du monde
look-robots = le fichier robots du site demande de ne pas la visiter
look-robots-unreadable = le fichier robots du site est illisible, elle n’est donc pas visitée
look-host-given-up = le site ne répond pas
look-host-quiet = pas de visite à cette heure, comme la configuration le demande
look-login-wall = une page de connexion a pris sa place
look-not-found-words = la réponse dit en toutes lettres qu’elle n’y est pas
look-front-page = l’adresse mène maintenant à la page d’accueil du site
look-page-instead = une page a pris la place du fichier
look-not-on-page = la page répond et ne montre pas la copie
look-scripts-only = la page ne montre rien avant l’exécution de ses scripts

recheck-line = { $was } → { $now }  { $url }  [{ $role }]  ({ $why })
recheck-once = { $was } → { $now }  { $url }  [{ $role }]  (semble retirée une fois : { $why } ; une seconde vérification le dira)
recheck-back = Elle est de nouveau là : { $url }
recheck-nothing = Il n’y a aucune adresse à vérifier de nouveau.
recheck-waits = { $count ->
    [one] Une adresse semble retirée
   *[other] { $count } adresses semblent retirées
}. Une seule vérification ne prouve rien : une seconde suit { $seconds ->
    [0] maintenant
   *[other] dans { $seconds } s
}.
recheck-copy = La copie de la correspondance { $match } : { $state } ({ $why })
recheck-copies = Copies : { $all } ; retirées : { $down }, en partie : { $partly }, en ligne : { $up }, inconnues : { $unknown }.
address-file = fichier
address-original = taille d’origine
address-thumbnail = vignette
address-page = page
address-embed = page d’un autre site qui la montre
address-feed = flux
address-api = interface
copy-state-up = en ligne
copy-state-partly = en partie
copy-state-down = retirée
copy-state-unknown = inconnue
copy-all-live = toutes les adresses répondent avec la copie
copy-all-gone = toutes les adresses sont retirées, preuve faite
copy-all-gone-some-soft = toutes les adresses sont retirées ou masquées, preuve faite
copy-page-gone-file-served = page retirée, fichier encore servi
copy-file-gone-still-listed = fichier retiré, encore dans une liste
copy-thumbnail-served = fichier retiré, une taille réduite est encore servie
copy-some-gone = certaines adresses retirées, d’autres en ligne
copy-second-look = une seconde vérification est à venir
copy-blocked = le site ne la laisse pas voir
copy-unreachable = le site est injoignable
copy-unclear = les réponses ne disent rien de clair
help-watch = Chercher, vérifier de nouveau et rappeler, chaque chose à son heure, jusqu’à l’arrêt. Aucun signalement n’est envoyé.
help-once = Faire ce qui est à faire maintenant, puis finir.
watch-crawl = { $site } : pages lues : { $pages }, nouvelles correspondances : { $matches }, incidents : { $errors }
watch-match = Nouvelle correspondance : { $line }
watch-linked =   Déjà vue sur le même site ou par le même compte : { $matches }
watch-gone = Retrait prouvé : { $url } ({ $why })
watch-back = De nouveau là : { $url }
watch-reminder = Le signalement { $notice } est à suivre depuis { $due } : voir « takedown notices show { $notice } ». Aucun signalement n’est envoyé tout seul.
watch-offline = Aucun site n’est joignable ; peut-être cet ordinateur n’a-t-il pas de réseau. Rien ne compte comme retiré pour autant. Prochain essai : { $until }.
watch-lost = { $site } est injoignable. Rien ne compte comme retiré pour autant, et les autres sites sont visités comme avant. Prochain essai : { $until }.
watch-online = Des sites sont de nouveau joignables.
watch-busy = Un autre processus visite les sites pour ce coffre. Prochain essai : { $until }.
watch-spread = Publications qui portent des copies : { $posts }, nouvelles : { $new }
watch-doing-spread = Recherche de qui a fait circuler des copies…
watch-waiting = Rien à faire pour le moment. Prochain réveil : { $until }, ou plus tôt pour ce que d’autres commandes changent.
watch-stopped = Arrêt. Tout ce qui a été trouvé est enregistré ; aucun signalement n’a été envoyé.
watch-doing-crawl = Recherche sur { $what }…
watch-doing-recheck = Vérification ; adresses : { $what }…
watch-waiting-long = Rien n’est encore prévu. Ce que d’autres commandes changent est pris en compte dans la demi-heure.
