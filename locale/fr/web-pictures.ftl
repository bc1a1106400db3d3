### Les images et vidéos d’un dossier, les adresses que l’on connaît, et la recherche.

error-out-of-step = Ce morceau de fichier n’est pas celui qui était attendu. Rien n’en a été gardé, et rien n’a quitté cette machine. Remettez le fichier encore une fois.
web-pictures-title = Vos images et vidéos
web-pictures-lead = Choisissez les images et les vidéos dont il faut trouver des copies. Elles sont lues ici, sur cette machine. Une empreinte de chacune est gardée ; les fichiers ne le sont pas.
web-pictures-not-now = Aucun fichier ne peut être pris pour ce dossier en ce moment : il est clos, ou son consentement ne tient pas. Rien n’a été lu.
web-pictures-minor-title = Pas d’images ici
web-pictures-minor-lead = Pour une personne qui a moins de 18 ans, ou pourrait les avoir, ce programme ne lit aucune image. Les lignes d’aide peuvent les faire trouver et retirer sans que personne ne les montre encore. Des adresses peuvent être gardées ici et leur être transmises.
web-pictures-to-addresses = Garder une adresse
web-pictures-choose = Fichiers
web-pictures-choose-hint = Un ou plusieurs, images ou vidéos. Les fichiers sur votre disque restent tels quels.
web-pictures-do = Lire ces fichiers
web-pictures-drop = Vous pouvez aussi déposer des fichiers, ou un dossier entier, dans ce cadre.
web-pictures-folder = Choisir un dossier entier
web-pictures-most = Jusqu’à { $most } par fichier. Pour de plus grands, autorisez les scripts sur cette page : toute taille convient alors. Ou bien la commande « takedown register », qui lit les fichiers là où ils sont.
web-pictures-reading = Lecture
web-pictures-waiting = En attente
web-pictures-stop = Arrêter
web-pictures-lost = Ce fichier n’a pas pu être remis jusqu’au bout. Rien n’en a été gardé, et rien n’a quitté cette machine. Choisissez-le de nouveau.
web-pictures-all-done = Tous les fichiers ont été lus.
web-pictures-progress = { $done } sur { $total } lus
web-pictures-none-came = Aucun fichier n’a été choisi. Rien n’a été lu.
web-pictures-took = { $taken ->
    [0] Aucun fichier n’a été pris ; laissés de côté : { $left }. Rien n’a été gardé, et rien n’a quitté cette machine.
    [one] Un fichier a été pris ; laissés de côté : { $left }. Une empreinte est gardée, chiffrée ; pas le fichier.
   *[other] { $taken } fichiers ont été pris ; laissés de côté : { $left }. Une empreinte de chacun est gardée, chiffrée ; pas les fichiers.
}
web-pictures-became = Ce qu’il est advenu de chaque fichier
web-pictures-registered = Gardé comme empreinte
web-pictures-known = Déjà connu
web-pictures-refused = Pas pris
web-pictures-unreadable = Illisible
web-pictures-ledger = Lu : { $read }. Gardé : { $kept }, chiffré. Sorti de cette machine : 0 octet.
web-pictures-because = Pourquoi : { $why }.
web-pictures-second-look = Avant qu’une lettre parte à son sujet, quelqu’un regarde à deux fois. { $why }
web-pictures-why-too-large-here = il est plus grand que ce que cette page prend sans scripts. Rien n’en a été gardé. Autorisez les scripts sur cette page, ou utilisez « takedown register », qui lit des fichiers de toute taille là où ils sont
web-pictures-why-not-brought = le navigateur a cessé de le remettre
web-pictures-why-unforeseen = il s’est passé quelque chose que le programme n’avait pas prévu ; rien n’en a été gardé
web-pictures-amount-b = { $n } octets
web-pictures-no-bytes = 0 octet
web-pictures-amount-kb = { $n } Ko
web-pictures-amount-mb = { $n } Mo
web-pictures-amount-gb = { $n } Go
web-pictures-kept-title = Ce qui est gardé
web-pictures-kept-files = Empreintes de
web-pictures-kept-count = { $images ->
    [0] aucune image
    [one] une image
   *[other] { $images } images
}, { $videos ->
    [0] aucune vidéo
    [one] une vidéo
   *[other] { $videos } vidéos
}
web-pictures-kept-bytes = Dans le coffre, chiffré
web-pictures-left = Sorti de cette machine
web-pictures-kept-what = Une empreinte est une liste de nombres à laquelle une copie se reconnaît. Ce n’est pas une image, et aucun nom de fichier n’est gardé avec elle. Traitez-la quand même comme privée ; le programme le fait.
web-pictures-elsewhere = La base du coffre est sur le serveur que nomme votre configuration : les empreintes y sont gardées, chiffrées. Les fichiers restent ici.
web-pictures-proof = Comment le voir par vous-même
web-pictures-proof-network = Coupez cette machine du réseau et choisissez un fichier : cela marche tout autant. La lecture de fichiers n’utilise aucun réseau.
web-pictures-proof-disk = Le navigateur remet chaque fichier au programme morceau par morceau. Le programme garde les morceaux en mémoire pendant qu’il les lit, dans un processus fermé, sans fichiers et sans réseau, et n’en écrit aucun sur le disque.
web-pictures-proof-not = Ce que le programme ne peut pas exclure : si la mémoire vient à manquer, le système peut en déplacer des parties sur le disque de lui-même. Et le navigateur peut se souvenir du dossier où vous avez choisi.
web-pictures-bank-title = Une deuxième voie, gratuite : StopNCII
web-pictures-bank = StopNCII.org fait aussi une empreinte dans votre navigateur, et la donne aux plateformes participantes, pour qu’elles puissent bloquer des copies. C’est pour les adultes. Ce service et ce programme ne savent rien l’un de l’autre ; vous pouvez utiliser les deux.
web-pictures-bank-limit-hosts = Il protège sur les plateformes participantes ; les autres sites n’en apprennent rien, et personne ne reçoit de lettre.
web-pictures-bank-limit-video = Pour les vidéos, il dit comparer des fichiers entiers : une vidéo coupée ou réenregistrée n’est pas trouvée.
web-pictures-bank-limit-code = Son numéro de dossier et son code PIN ne peuvent pas être retrouvés. Gardez-les bien.
web-pictures-bank-link = StopNCII.org (s’ouvre dans un nouvel onglet ; ce site sait alors que vous l’avez visité)
web-pictures-go-on = Vers la recherche
web-pictures-later = Plus tard : continuer sans fichiers
web-pictures-no-file = Je n’ai pas de fichier, mais je connais une adresse
web-search-minor-title = Rien n’est cherché ici
web-search-minor-lead = Pour une personne qui a moins de 18 ans, ou pourrait les avoir, ce programme ne cherche rien. Les lignes d’aide peuvent le faire. Des adresses peuvent être gardées ici et leur être transmises.
web-search-title = Où chercher
web-search-lead = Le programme visite les lieux ci-dessous, une page après l’autre et lentement, et compare ce qu’il trouve aux empreintes. Il ne vous montre aucune image, et n’écrit à personne.
web-search-not-now = Rien n’est cherché pour ce dossier en ce moment : il est clos, ou son consentement ne tient pas.
web-search-no-hosts = Aucun lieu n’est encore nommé
web-search-no-hosts-text = Rien n’est visité que vous n’ayez nommé. Ajoutez un lieu ci-dessous, par exemple le site ou le forum où vous pensez qu’il y a des copies.
web-search-to-add = Ajouter un lieu
web-search-nothing = Il n’y a encore rien à chercher
web-search-nothing-text = Choisissez d’abord les images ou les vidéos, pour qu’il y ait une empreinte à chercher.
web-search-to-pictures = Vers les images
web-search-where = Lieux
web-search-where-hint = Ceux qui sont cochés sont parcourus. Chacun apprend qu’un visiteur lit ses pages, comme avec tout visiteur ; ni pour qui, ni ce qui est cherché.
web-search-from = On commence à { $start }.
web-search-pace = { $seconds ->
    [0] Aucune pause entre deux requêtes, comme le dit la configuration
    [one] Une seconde entre deux requêtes
   *[other] { $seconds } secondes entre deux requêtes
}, { $pages } pages au plus.
web-search-quiet = Pas visité dans les heures { $hours }.
web-search-robots = Ses règles pour les visiteurs automatiques sont écartées, comme le dit la configuration.
web-search-last = Dernière visite le { $at }.
web-search-token = Il ne répond qu’aux personnes qui apportent leur propre jeton d’accès, et aucun n’est nommé pour lui. Il est laissé de côté.
web-search-start = Commencer à chercher
web-search-resume = Reprendre la recherche
web-search-all-again = Tout regarder de nouveau
web-search-start-hint = Ce qui a déjà été visité et n’est pas encore à revoir est laissé de côté, pour aller plus vite ; « Tout regarder de nouveau » le visite aussi.
web-search-none-chosen = Aucun lieu n’a été choisi. Rien n’a été visité.
web-search-goes-on = Recherche en cours
web-search-waits = En attente de la fin d’autres visites
web-search-captures = Ce qui a été trouvé est consigné : les mots de ses pages, aucune image
web-search-paused = En pause. Ce qui a été trouvé est enregistré ; la prochaine recherche reprend d’ici.
web-search-ended = La recherche est terminée
web-search-broken = La recherche s’est arrêtée avant la fin. Ce qui a été trouvé jusque-là est enregistré.
web-search-began = Commencée le { $at }
web-search-figure-pages = Pages lues
web-search-figure-media = Images et vidéos comparées
web-search-figure-unchanged = Inchangées depuis la dernière fois
web-search-figure-skipped = Illisibles ou laissées de côté
web-search-figure-matches = Trouvé, à regarder
web-search-figure-possible = Ressemblances faibles, montrées sur demande
web-search-close = Vous pouvez fermer cette page, et verrouiller : la recherche continue. Quand elle se termine et que personne n’est là, tout se verrouille. Elle s’arrête si le programme est arrêté ou si la machine se met en veille, et peut reprendre plus tard.
web-search-pause = Mettre en pause
web-search-to-found = Vers ce qui a été trouvé
web-search-trouble = Ce qui n’a pas pu être lu
web-search-again-look = Montrer où elle en est
web-search-not-title = Ce qui n’est pas cherché
web-search-not-private = Les messages privés : personne ne peut y regarder, hors celles et ceux qui les écrivent.
web-search-not-closed = Les groupes et canaux fermés.
web-search-not-encrypted = Les applications chiffrées, comme WhatsApp ou Signal.
web-search-not-login = Les pages derrière une connexion, et ce qu’un site ne montre pas à tout le monde.
web-search-not-elsewhere = Tout lieu qui n’est pas nommé ci-dessus. Si rien n’est trouvé, cela ne veut donc pas dire qu’il n’y a rien.
web-search-know-address = Je connais moi-même une adresse
web-search-add-title = Ajouter un lieu
web-search-add-text = Donnez son adresse. Le programme la visite quelques fois, six au plus, pour savoir comment elle se lit. Le site voit un visiteur.
web-search-add-url = Adresse
web-search-add-hint = Par exemple https://forum.example/ ou la page d’un profil, d’un tableau ou d’un canal.
web-search-add-ask = Se renseigner
web-search-probing = { $url } est en cours de visite.
web-search-probing-short = Renseignement en cours
web-search-probe-failed = On n’a pas pu savoir comment ce lieu se lit. Vous pouvez l’ajouter quand même : il est alors lu comme tout site.
web-search-name = Nom
web-search-name-hint = Tel que vous voulez le voir ici. Il est écrit dans le fichier de configuration, qui n’est pas chiffré.
web-search-add-do = L’ajouter
web-search-added = { $name } a été ajouté. On peut y chercher maintenant.
web-search-kinds = Quels lieux peuvent être lus
web-search-watching-title = Veiller tant que ces pages sont ouvertes
web-search-watching-text = Si vous le voulez, le programme fait ce qui est dû tant que la session est ouverte : il regarde de nouveau les adresses connues, parcourt les lieux quand leur heure est venue, et prépare la suite. Il n’envoie rien.
web-search-watching-start = Veiller pendant que je suis là
web-search-watching-stop = Ne plus veiller
web-search-watching-began = La veille a commencé. Elle s’arrête quand vous verrouillez ou partez.
web-search-watching-ended = Plus rien n’est surveillé.
web-search-watching-on = La veille est en cours.
web-search-watching-off = La veille n’est pas en cours.
web-search-watching-next = Prochaine fois : { $at }.
web-search-later = Continuer sans recherche
web-addresses-title = Adresses que vous connaissez
web-addresses-lead = Collez des adresses de pages ou de fichiers où il y a une copie. Chacune est visitée une fois, comparée à vos empreintes quand c’est possible, et gardée.
web-addresses-lead-minor = Collez des adresses de pages ou de fichiers. Elles sont gardées comme vous les donnez, pour être transmises à une ligne d’aide. Rien n’est visité.
web-addresses-paste = Adresses
web-addresses-paste-hint = Une par ligne. Chacune commence par http:// ou https://.
web-addresses-do = Prendre ces adresses
web-addresses-csv = Depuis un fichier (CSV)
web-addresses-csv-file = Fichier CSV
web-addresses-csv-hint = La colonne « url » est lue, ou bien la première. Le fichier est lu en mémoire et n’est pas copié.
web-addresses-csv-do = Prendre les adresses du fichier
web-addresses-none = Il n’y a pas d’adresse là-dedans. Rien n’a été gardé.
web-addresses-not-text = Ce fichier n’est pas du texte (UTF-8). Rien n’a été gardé. Enregistrez-le en CSV avec cet encodage.
web-addresses-too-large = Ce fichier dépasse 1 Mo. Rien n’a été gardé. Divisez-le, ou utilisez « takedown matches add --csv ».
web-addresses-too-many = Il y a plus de { $most } adresses. Rien n’a été gardé. Donnez-les en plusieurs fois.
web-addresses-bad = Aucune de ces lignes ne peut être prise. Rien n’a été gardé.
web-addresses-became = Ce qu’il est advenu de chaque adresse
web-addresses-line = Ligne
web-addresses-address = Adresse
web-addresses-outcome = Résultat
web-addresses-state-bad = Pas une adresse
web-addresses-state-found = Une copie a été reconnue ; gardée
web-addresses-state-kept = Gardée comme vous le dites
web-addresses-state-absent = Gardée ; il n’y avait rien pour l’instant
web-addresses-goes-on = { $done } sur { $total } prises
web-addresses-ended = { $total ->
    [one] Une ligne a été lue.
   *[other] Les { $total } lignes ont été lues.
}
web-addresses-stopped = Arrêté après { $done } sur { $total }. Ce qui a été gardé reste.
web-addresses-broken = Cela s’est arrêté avant la fin, après { $done } sur { $total }. Ce qui a été gardé reste.
web-addresses-what-title = Ce que cela fait
web-addresses-what = Le site voit un visiteur, comme quand vous ouvrez la page. Rien ne lui est envoyé à votre sujet. Une adresse compte comme trouvée par vous jusqu’à ce que quelqu’un ait décidé ; aucune lettre ne s’écrit d’elle-même.
web-addresses-what-minor = Aucun site n’est visité, et aucune image n’est lue.
web-addresses-back = Vers les images
web-addresses-on = Vers ce qui a été trouvé
error-host-there = Un lieu appelé « { $name } », ou qui commence à la même adresse, est déjà là. Rien n’a été changé.
