### Ce qui a été trouvé, en mots ; une décision pour chaque endroit ; voir une image.

error-nothing-to-show = Il n’y a rien à montrer de cette adresse pour le moment. Rien n’en a été gardé, et rien n’a été envoyé. Regardez à nouveau une autre fois, ou faites revérifier l’adresse.

web-found-title = Trouvé
web-found-lead = En mots seulement : aucune image n’est sur cette page. Vous choisissez quoi ouvrir, et quand. Rien n’est envoyé par ce que vous faites ici.
web-found-none-title = Rien n’a été trouvé jusqu’ici
web-found-none = Cela peut vouloir dire qu’il n’y a rien, ou que rien n’a encore été cherché. Vous pouvez chercher, ou donner les adresses que vous connaissez.
web-found-to-search = Chercher
web-found-count-likely = { $n ->
    [one] très probable
   *[other] très probables
}
web-found-count-check = { $n ->
    [one] à vérifier
   *[other] à vérifier
}
web-found-count-unread = { $n ->
    [one] adresse illisible
   *[other] adresses illisibles
}
web-found-count-decided = { $n ->
    [one] décidé
   *[other] décidés
}
web-found-searched = La dernière recherche a lu { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} ; { $skipped ->
    [0] tout le reste a pu être lu
    [one] une adresse n’a pas pu être lue ou ne contenait rien à comparer
   *[other] { $skipped } adresses n’ont pas pu être lues ou ne contenaient rien à comparer
}.
web-found-begin = Les parcourir, un endroit à la fois
web-found-begin-hint = Vous pouvez arrêter à tout moment, et « plus tard » est toujours une réponse.
web-found-all-decided = Vous avez parcouru tout ce qui est là pour l’instant.
web-found-to-letters = Passer aux lettres
web-found-open = Endroit { $number }, vu le { $day }
web-found-open-sr = sur { $host }
web-found-of-picture-own = votre image { $number }
web-found-of-picture-filed = image { $number } du dossier
web-found-sure-certain = Très probable
web-found-sure-likely = À vérifier
web-found-sure-possible = Ressemblance faible
web-found-sure-reported-own = Trouvé par vous
web-found-sure-reported-filed = Donnée à la main
web-found-state-new = Pas décidé
web-found-state-confirmed = À faire retirer
web-found-state-rejected = Pas cette image
web-found-state-mine-own = À vous, peut rester
web-found-state-mine-filed = À la personne, peut rester
web-found-state-not-me = Quelqu’un d’autre
web-found-how = { $how } ; { $distance } bits sur 256 diffèrent
web-found-how-reported = L’adresse n’a pas pu être lue d’ici ; elle est gardée parce que vous l’avez donnée.
web-found-how-show = Montrer comment chacun a été trouvé
web-found-how-hide = Cacher comment chacun a été trouvé
web-found-weak-show = { $n ->
    [one] Montrer aussi { $n } ressemblance faible
   *[other] Montrer aussi { $n } ressemblances faibles
}
web-found-weak-hide = Cacher les ressemblances faibles
web-found-pages = Autres endroits
web-found-before = Endroits précédents
web-found-after = { $n ->
    [one] Encore { $n } endroit
   *[other] Encore { $n } endroits
}
web-found-words-title = Ce que ces mots veulent dire
web-found-means-certain = Le même fichier, ou la même image autant qu’un programme peut le dire. La décision reste à vous.
web-found-means-likely = Des parties de l’image, ou une version retouchée. Ce peut être autre chose.
web-found-means-possible = Une ressemblance lointaine, montrée seulement sur demande. Le plus souvent, c’est autre chose.
web-found-means-reported-own = Une adresse que vous avez donnée et qui n’a pas pu être lue d’ici. Vous savez ce qui s’y trouve.
web-found-means-reported-filed = Une adresse qui a été donnée et qui n’a pas pu être lue d’ici. Qui l’a donnée sait ce qui s’y trouve.
web-found-addresses-title = Adresses
web-found-addresses-lead = Pour une personne de moins de 18 ans, ou quand ce n’est pas certain, seules des adresses sont gardées ici : rien n’est ouvert, comparé ni montré. Les services d’aide prennent ces adresses et agissent.
web-found-addresses-none-title = Pas encore d’adresse
web-found-addresses-none = Vous pouvez noter les adresses que vous connaissez ; un service d’aide les demande.
web-found-to-addresses = Donner des adresses
web-found-given = Gardée le { $day }

web-found-who-title = Qui regarde ?
web-found-who-lead = { $organisation } agit pour ce dossier. Pour que personne n’ait à regarder plus qu’il ne faut, chaque regard est noté avec un nom.
web-found-who = Votre nom
web-found-who-hint = Il est gardé dans ce coffre, chiffré, et demandé une seule fois jusqu’au verrouillage.
web-found-who-do = Continuer

web-found-one-title = Un endroit
web-found-one-question-own = Est-ce à vous ?
web-found-one-question-filed = Est-ce l’image de la personne ?
web-found-one-lead = Voici ce que l’on sait de cet endroit, en mots. Prenez ce qu’il vous faut pour décider ; « plus tard » est aussi une réponse.
web-found-one-lead-reported-own = Vous avez donné cette adresse ; elle n’a pas pu être lue d’ici. Vous savez mieux que personne ce qui s’y trouve.
web-found-one-lead-reported-filed = Cette adresse a été donnée pour le dossier ; elle n’a pas pu être lue d’ici. Qui l’a donnée sait le mieux ce qui s’y trouve.
web-found-place-of = { $host }, { $number } sur { $n } à décider
web-found-decided-as = Décidé jusqu’ici : { $state }. Vous pouvez changer ci-dessous.
web-found-caution-title = Un second regard est souhaité ici
web-found-caution = D’ici là, rien n’est envoyé à ce sujet. Vous pouvez décider quand même.
web-found-caution-stopped = Ceci reste à l’arrêt
web-found-caution-look = J’ai regardé à nouveau
web-found-caution-how-flood-pages-own = Regardez quelques-uns des endroits où elle a été trouvée. Si c’est votre image, mise là sans votre accord, cela peut reprendre.
web-found-caution-how-flood-pages-filed = Regardez quelques-uns des endroits où elle a été trouvée. Si c’est l’image de la personne, mise là sans son accord, cela peut reprendre.
web-found-caution-how-flood-hosts-own = Regardez quelques-uns des endroits où elle a été trouvée. Si c’est votre image, mise là sans votre accord, cela peut reprendre.
web-found-caution-how-flood-hosts-filed = Regardez quelques-uns des endroits où elle a été trouvée. Si c’est l’image de la personne, mise là sans son accord, cela peut reprendre.
web-found-caution-how-plain = Regardez chaque endroit avant une lettre à son sujet. Si chacun montre bien l’image elle-même, cela peut reprendre.
web-found-caution-how-textual = Regardez chaque endroit avant une lettre à son sujet. Si chacun montre bien l’image elle-même, cela peut reprendre.
web-found-caution-how-collision = Si vous savez que ce dossier est le bon pour cette image, cela peut reprendre.
web-found-caution-how-contested = Lisez ce qui a été dit contre, regardez à nouveau, et décidez.
web-found-caution-words = En quelques mots, pourquoi (facultatif ; gardé dans ce coffre)
web-found-caution-release = Cela peut reprendre
web-found-caution-uphold = Cela reste à l’arrêt
web-found-caution-released = Cela reprend. Les lettres en attente sont approuvées une par une ; rien n’a été envoyé.
web-found-caution-upheld = Cela reste à l’arrêt ; rien n’est envoyé à ce sujet.
web-found-known = Ce que l’on sait
web-found-fact-host = Où
web-found-fact-picture = Ressemble à
web-found-picture-number-own = Votre image { $number }
web-found-picture-number-filed = Image { $number } du dossier
web-found-fact-title = Titre de la page
web-found-fact-seen = Vu
web-found-fact-checked = Dernière vérification
web-found-fact-handle = Mis là par, selon la page
web-found-fact-post = Publié par
web-found-fact-sure = À quel point c’est sûr
web-found-address = L’adresse entière
web-found-address-hint = L’ouvrir dans un navigateur montre ce qui s’y trouve, et laisse une trace dans l’historique du navigateur et chez l’hébergeur.
web-found-address-page = Sur la page :
web-found-copy = Copier l’adresse
web-found-copied = Copiée
web-found-method = Comment cela a été trouvé
web-found-method-how = Par
web-found-method-distance = Différence
web-found-method-bits = { $distance } bits sur 256 (0 : la même ; jusqu’à 31 : la même image, enregistrée à nouveau)
web-found-method-score = Concordance
web-found-method-turned = Tournée
web-found-turned-no = Non
web-found-turned-yes = Oui : tournée, en miroir ou inversée
web-found-text = Mots de la page
web-found-text-hint = Ce sont ceux de la page elle-même, et ils peuvent être durs à lire. Vous n’en avez pas besoin pour décider.
web-found-nothing-known = On ne sait rien de plus de ce qui l’entoure.
web-found-see = Voir l’image
web-found-see-text = Rien ne vous y oblige. Si vous le voulez, elle est demandée maintenant, une fois, et montrée d’abord en gris et floue. Rien n’en est gardé.
web-found-see-views = { $n ->
    [one] Elle a été vue nettement une fois.
   *[other] Elle a été vue nettement { $n } fois.
}
web-found-see-do = La demander, floue
web-found-decide = Votre décision
web-found-as-confirmed-own = C’est moi, sans mon accord
web-found-as-confirmed-filed = C’est la personne, sans son accord
web-found-as-confirmed-hint = Une lettre peut alors être préparée. Rien ne part sans vous.
web-found-as-rejected = Ce n’est pas cette image
web-found-as-rejected-hint = Cela ne sera plus trouvé pour la même image.
web-found-as-not-me = C’est quelqu’un d’autre
web-found-as-not-me-hint = Cela ne sera plus trouvé pour la même image.
web-found-as-mine-own = C’est à moi, et cela peut rester
web-found-as-mine-filed = C’est à la personne, et cela peut rester
web-found-as-mine-hint-own = Votre propre compte, par exemple. Rien n’est fait à ce sujet.
web-found-as-mine-hint-filed = Le propre compte de la personne, par exemple. Rien n’est fait à ce sujet.
web-found-as-later = Plus tard, ou je ne sais pas
web-found-back = Tout ce qui a été trouvé
web-found-left-for-later = Laissé pour plus tard. Rien n’a changé.
web-found-kept-confirmed = C’est noté : l’endroit sur { $host } est à faire retirer. Rien n’a été envoyé.
web-found-kept-rejected = C’est noté : ce qui est sur { $host } n’est pas cette image.
web-found-kept-not-me = C’est noté : ce qui est sur { $host } montre quelqu’un d’autre.
web-found-kept-mine-own = C’est noté : ce qui est sur { $host } est à vous et peut rester.
web-found-kept-mine-filed = C’est noté : ce qui est sur { $host } est à la personne et peut rester.

web-found-look-title = Voir l’image
web-found-look-lead = Elle vient de l’hébergeur dans la mémoire de cette machine, est réduite et floutée derrière un mur, et écrasée { $seconds } secondes plus tard. Aucun fichier n’est écrit.
web-found-look-fetching = Demande à { $host }, à son rythme…
web-found-look-ended = L’hébergeur a répondu.
web-found-look-come = Voir si elle est là
web-found-look-veil = L’image, en gris et floutée jusqu’à ce que rien ne soit reconnaissable
web-found-look-clear = L’image telle qu’elle a été trouvée, montrée pour ce moment
web-found-look-still = Elle bouge : voici une seule vue, près de la seconde { $second }. Rien n’est joué, et il n’y a pas de son.
web-found-look-hold = Maintenir pour la voir nettement
web-found-look-show = La montrer { $seconds } secondes
web-found-look-away = La ranger
web-found-look-hint = Maintenez le bouton, ou la barre d’espace dessus ; lâcher la rend floue à nouveau. Échap la range.
web-found-look-noted = Chaque vue nette est notée dans ce coffre.
web-found-look-timed = Elle redevient floue dans { $seconds } secondes.
web-found-look-hide = La flouter maintenant
web-found-look-over = L’image a été écrasée ; il n’en reste rien ici. Vous pouvez la demander à nouveau.
web-found-look-nothing = Il n’y a rien à montrer
web-found-look-nothing-kept = Rien n’en a été gardé.
web-found-look-busy = Une recherche est en cours, et deux visiteurs à la fois seraient plus que ce qui est promis aux hébergeurs. Mettez la recherche en pause, ou revenez quand elle sera finie.
web-found-look-counted = Vue nettement ici : { $n ->
    [0] jamais
    [one] une fois
   *[other] { $n } fois
}. Aujourd’hui, dans tous les dossiers de ce coffre : { $today ->
    [0] jamais
    [one] une fois
   *[other] { $today } fois
}.
web-found-look-back = Retour aux mots et à la décision
