### Qui a fait circuler une copie.

help-spread-group = Recueillir, lister, compter et exporter les comptes qui ont partagé ou cité une publication qui porte une copie, ou y ont répondu.
help-spread-gather = Demander aux sites qui a fait circuler les copies. Ce qui est interrompu reprend la fois suivante.
help-spread-list = Lister les publications d’un dossier, de la plus ancienne à la plus récente.
help-spread-figures = Dire jusqu’où et à quelle vitesse les copies ont circulé : par jour, par site et par type, et par quels comptes.
help-spread-export = Écrire les publications d’un dossier dans un nouveau fichier, lisible par votre seul compte.
help-spread-out = Le nouveau fichier ; son nom finit par .csv ou .jsonl.
bar-spread = Recueil

spread-gathered = { $url } : { $posts ->
    [one] { $posts } publication listée
   *[other] { $posts } publications listées
}, dont nouvelles : { $new }. { $complete ->
    [yes] Tout a été lu.
   *[other] Il en reste ; relancez pour continuer.
}
spread-nothing-to-ask = Dans les dossiers pour lesquels une recherche est permise, aucune publication connue ne porte de copie : aucun site n’a été interrogé. Une publication est connue là où l’interface du site dit qui a publié.
spread-none = Aucune publication n’est connue pour ce dossier.
spread-exported = { $count ->
    [0] Aucune publication n’est connue pour ce dossier ; { $file } a été écrit sans rien dedans.
    [one] Une publication est écrite dans { $file }. Ce fichier nomme des personnes, cite leurs mots et n’est pas chiffré : gardez-le en lieu sûr.
   *[other] { $count } publications sont écrites dans { $file }. Ce fichier nomme des personnes, cite leurs mots et n’est pas chiffré : gardez-le en lieu sûr.
}
spread-all = { $posts ->
    [one] { $posts } publication
   *[other] { $posts } publications
} sur { $hosts ->
    [one] { $hosts } site
   *[other] { $hosts } sites
}, par { $handles ->
    [one] { $handles } compte
   *[other] { $handles } comptes
}.
spread-times = Première { $first }, la moitié de celles qui sont datées au { $half }, dernière { $last }.
spread-hosts = Par site :
spread-days = Par jour (UTC) :
spread-carriers = Par compte ({ $shown } sur { $all }) :
spread-no-time = date non indiquée
spread-no-handle = compte non indiqué

post-kind-post = la montre
post-kind-repost = l’a partagée
post-kind-quote = l’a citée
post-kind-reply = y a répondu

error-file-there = Il y a déjà un fichier { $file }. Il est resté tel quel ; rien n’a été écrit ni envoyé. Donnez un autre nom.
error-file-unwritable = Le fichier { $file } ne peut pas être écrit ({ $why }). Ce qui en avait été écrit a été supprimé ; rien n’a été envoyé. Vérifiez le dossier et ses droits d’accès, ou donnez un autre emplacement.
error-unknown-file-kind = Le nom { $file } ne finit ni par .csv ni par .jsonl. Rien n’a été écrit ni envoyé. Donnez un nom qui finit par l’un des deux.
error-spread-outside = Sur le site « { $site } », une liste des comptes qui ont fait circuler une publication se trouve sur un autre serveur que celui de la configuration. Elle n’a pas été visitée ; ce que les autres listes ont donné est gardé. Si ce serveur appartient au site, ajoutez son adresse à « start » dans la table du site.
error-spread-refused = Le site « { $site } » ne donne pas une des listes des comptes qui ont fait circuler une publication (statut { $status }). Ce que les autres listes ont donné est gardé. Certains sites ne la donnent qu’avec votre propre jeton d’accès ; « token_file » dans la table du site le nomme.
error-spread-busy = Le site « { $site } » est en difficulté ou demande une pause (statut { $status }). Ce qui a été recueilli est gardé. Relancez plus tard : cela reprendra à cet endroit.
