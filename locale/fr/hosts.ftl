help-hosts-group = Quels sites sont parcourus, et comment chacun est lu.
help-hosts-probe = Visiter une adresse quelques fois et proposer la façon de lire ce site, avec une table pour la configuration. Rien n’est gardé.
help-hosts-list = Afficher les sites de la configuration.
help-hosts-kinds = Afficher tous les types de sites qui peuvent être lus.
help-hosts-url = Une adresse du site, telle que vous la voyez dans votre navigateur.

hosts-none = La configuration ne nomme encore aucun site. « takedown hosts probe » propose une table pour en ajouter un.
hosts-why-name = « { $kind } » : le nom dit de quel site il s’agit. Il n’a pas été contacté.
hosts-why-page = « { $kind } » : la page ne peut venir que d’un site de ce type.
hosts-why-document = « { $kind } » : le site le dit dans un document qu’il publie.
hosts-why-sitemap = « { $kind } » : la page ne montre presque rien, mais le site nomme ses pages dans une liste.
hosts-why-plain = « { $kind } » : rien n’indique un type particulier ; ses pages sont lues comme par un navigateur sans scripts.
hosts-token-wanted = Il ne répond qu’aux personnes qui apportent leur propre jeton d’accès : mettez le vôtre dans un fichier et nommez-le sous « token_file ».
hosts-token-missing = demande un jeton d’accès
hosts-token-given = a son jeton d’accès

kind-autoindex = Listes de fichiers, telles que les serveurs web les écrivent.
kind-bluesky = Bluesky et les autres serveurs du protocole AT, par leur interface.
kind-browser = Pages qui n’apparaissent qu’une fois leurs scripts exécutés, lues avec un Chromium installé ici.
kind-copyparty = Hébergeurs de fichiers sous copyparty, par leur interface.
kind-danbooru = Galeries communautaires sous Danbooru, par leur interface.
kind-discourse = Forums sous Discourse, par leur interface.
kind-feed = Flux : RSS, Atom, Media RSS, JSON Feed.
kind-fourchan = 4chan, par son interface.
kind-gelbooru = Galeries communautaires sous Gelbooru, par leur interface ou leurs pages publiques.
kind-lemmy = Serveurs sous Lemmy, par leur interface.
kind-lynxchan = Forums d’images sous LynxChan, par leur interface.
kind-mastodon = Serveurs qui répondent comme Mastodon, par cette interface.
kind-moebooru = Galeries communautaires sous Moebooru, par leur interface.
kind-reddit = Reddit, par ses listes publiques.
kind-sitemap = Sites qui nomment leurs pages et leurs images dans des plans de site.
kind-telegram = Canaux publics de Telegram, par leur aperçu sur le web.
kind-tumblr = Blogs sur Tumblr.
kind-vichan = Forums d’images sous vichan, lainchan ou infinity, par leur interface.
kind-web = Tout site web : pages, listes, galeries, flux et plans de site.
kind-wordpress = Sites sous WordPress, par leur interface.
kind-x = X, par son interface officielle.

error-browser-missing = Les pages de ce site n’apparaissent qu’une fois leurs scripts exécutés, et { $why ->
    [extra] la partie du programme qui les exécute n’est pas installée
    [chromium] aucun Chromium n’a été trouvé sur cette machine
   *[start] le Chromium de cette machine ne démarre pas
}. Aucun site n’a été contacté et rien n’a été gardé. { $why ->
    [extra] Installez-la avec « pipx inject takedown playwright », ou mettez « kind » à « web » pour lire ce qui s’y trouve sans scripts.
    [chromium] Installez Chromium (sous Debian et Ubuntu : « apt install chromium »), ou mettez « kind » à « web » pour lire ce qui s’y trouve sans scripts.
   *[start] Essayez de le démarrer vous-même pour voir ce qu’il dit, ou mettez « kind » à « web » pour lire ce qui s’y trouve sans scripts.
}

error-page-not-rendered = Une page de { $host } n’a pas pu être affichée : Chromium s’est arrêté à chaque fois. Rien n’en a été gardé. Ouvrez-la vous-même pour voir ce qu’elle montre, ou mettez « kind » à « web » pour lire ce qui s’y trouve sans scripts.
