error-address-refused = L’adresse chez { $host } n’a pas été contactée{ $why ->
    [malformed] , car elle n’est pas écrite comme une adresse web
    [scheme] , car elle ne commence pas par http:// ou https://
    [credentials] , car elle contient un nom ou un mot de passe
    [port] , car son port appartient à un autre service que le web
    [numeric] , car elle cache un nombre derrière une écriture inhabituelle
    [onion] , car une adresse .onion ne s’atteint que par un proxy SOCKS
    [never] , car elle appartient au fonctionnement du réseau et jamais à un site
   *[private] , car elle appartient à un réseau privé ou à cette machine
}. Rien ne lui a été envoyé et rien n’a été gardé. { $why ->
    [private] Si c’est votre propre serveur, nommez-le exactement sous « allow » dans la configuration.
    [onion] Indiquez celui de Tor sous « proxy » pour ce site dans la configuration.
   *[other] Vérifiez l’adresse et réessayez.
}
error-host-unreachable = { $host } est injoignable : { $why ->
    [name] ce nom n’existe pas
    [tls] son certificat n’a pas pu être vérifié
    [proxy] le proxy choisi pour ce site ne répond pas
   *[connection] il n’accepte pas la connexion
}. Rien n’a été gardé. Réessayez plus tard ; une page injoignable n’est pas comptée comme retirée.
error-too-large = Un contenu chez { $host } dépasse les { $limit } octets autorisés. Rien n’en a été gardé. Vous pouvez augmenter « max_media_bytes » pour ce site, ou regarder vous-même.
error-too-slow = { $host } n’a pas fini de répondre en { $seconds } secondes. Rien n’a été gardé. Réessayez plus tard, ou augmentez « total_seconds ».
error-too-many-redirects = { $host } renvoie sans cesse vers d’autres adresses : la limite est de { $limit }. Rien n’a été gardé. Ouvrez l’adresse dans un navigateur pour voir où elle mène.
error-bad-answer = { $host } a donné une réponse sur laquelle on ne peut pas s’appuyer : { $why ->
    [length] elle s’est interrompue avant la fin
    [encoding] elle est compressée d’une façon qui ne se lit pas
    [bomb] elle se déplie sans fin
   *[protocol] elle ne respecte pas les règles du web
}. Rien n’a été gardé. Réessayez plus tard.
error-budget-spent = Les { $limit } requêtes autorisées pour cette recherche sont épuisées. Ce qui a été trouvé jusque-là est gardé ; relancez la recherche pour continuer.
error-host-given-up = { $host } n’est pas visité pour le moment, car { $why ->
    [silent] il ne donne plus de réponse utile
   *[asked] il a demandé une longue pause
}. Ce qui a été trouvé avant est gardé. Relancez la recherche dans une heure ou plus, avec un « delay » plus long pour ce site.
error-robots-refused = { $host } demande aux visiteurs automatiques de ne pas lire cette page ; elle n’a donc pas été lue. Rien n’a été gardé. Vous pouvez ajouter vous-même une adresse précise avec « takedown matches add ».
error-robots-unreadable = { $host } n’a pas pu dire ce que les visiteurs automatiques peuvent lire (statut { $status }) ; rien n’y a donc été lu. Rien n’a été gardé. Réessayez plus tard.
error-out-of-scope = Un lien mène hors des sites de la configuration et n’a pas été suivi. Rien ne lui a été envoyé. Ajoutez ce site à la configuration s’il faut y chercher.
error-start-moved = L’adresse de départ de « { $site } » mène à un autre site, { $host }, qui n’a pas été contacté. Rien n’a été gardé. Ajoutez un site de ce nom à la configuration si c’est le bon.
error-start-refused = L’adresse de départ de « { $site } » répond avec le statut { $status }. Rien n’a été gardé. Vérifiez l’adresse dans la configuration.
error-unknown-adapter = Il n’existe pas de type de site « { $kind } » ; le plus proche est « { $nearest } ». Rien n’a été contacté. Corrigez « kind » dans la configuration.
error-token-needed = « { $site } » est un site de type « { $kind } », qui ne répond qu’avec un jeton d’accès personnel. Rien n’a été contacté. Placez le vôtre dans un fichier nommé sous « token_file » dans la configuration, ou signalez vous-même les adresses avec « takedown matches add ».
error-token-unreadable = Le jeton d’accès pour « { $site } » ne peut pas être lu dans { $file } : le fichier n’existe pas, ne s’ouvre pas, est vide ou ne tient pas en une ligne. Ce site n’a pas été contacté, et rien n’en a été gardé. Mettez le jeton seul dans le fichier et recommencez.
error-host-budget-spent = Les requêtes ou les octets qu’une recherche peut demander à « { $site } » sont épuisés. Ce qui a été trouvé est gardé ; relancez la recherche pour continuer à partir de là.
error-pages-spent = Autant de pages de « { $site } » ont été lues qu’une recherche peut en lire. Ce qui a été trouvé est gardé ; relancez la recherche pour continuer à partir de là.
