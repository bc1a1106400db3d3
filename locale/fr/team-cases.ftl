# Les dossiers, les clients, les événements et les réglages d’une équipe.

help-team-serve = Montrer les pages aux membres de toutes les organisations, jusqu’à ce qu’on les arrête.
help-team-serve-host = L’adresse d’écoute : n’importe laquelle si [team] address est une adresse https devant laquelle se tient un relais ; sinon, une adresse de cette machine seulement.
help-team-serve-port = Le port ; 0 en prend un libre.

error-mandate-wanted = Rien ne peut partir au nom de { $client } : aucun mandat valable aujourd’hui n’est conservé pour ce client. Rien n’a été approuvé ni envoyé. Une personne responsable peut en enregistrer un parmi les clients.
error-own-client = Ce client est l’organisation elle-même : il n’a pas de mandat et ne peut pas prendre fin. Rien n’a été changé.
error-client-ended = Ce client a pris fin. Rien n’a été changé.
error-not-all-shared = { $count ->
    [one] Un dossier de ce client n’est pas partagé avec vous. Rien n’a été exporté ni effacé. Demandez à une personne qui peut le lire de le partager avec vous, puis réessayez.
   *[other] { $count } dossiers de ce client ne sont pas partagés avec vous. Rien n’a été exporté ni effacé. Demandez à une personne qui peut les lire de les partager avec vous, puis réessayez.
}
error-not-exported = { $count ->
    [one] Dans un dossier de ce client, quelque chose s’est passé depuis la dernière copie, ou aucune copie n’a été faite. Rien n’a été effacé. Faites d’abord une copie, ou dites ci-dessous que vous n’en voulez pas.
   *[other] Dans { $count } dossiers de ce client, quelque chose s’est passé depuis la dernière copie, ou aucune copie n’a été faite. Rien n’a été effacé. Faites d’abord une copie, ou dites ci-dessous que vous n’en voulez pas.
}
error-bad-mandate = Un mandat a besoin de la personne qui l’a donné et du jour, et sa fin ne peut pas précéder son début. Rien n’a été conservé ; ce que vous avez saisi est encore là.
error-bad-reply-address = Les réponses n’arriveraient pas à cette adresse. Rien n’a été changé ; saisissez une adresse comme nom@example.org, ou laissez le champ vide.
error-not-https = « { $address } » ne peut pas être l’adresse des pages : elle doit commencer par https:// et ne contenir qu’un nom. Rien n’a été lancé. Changez [team] address dans les réglages, ou laissez-la vide.

web-place-team = Équipe
web-place-clients = Clients
web-place-events = Événements
web-place-counts = Nombres
web-place-house = Organisation
web-place-members = Membres

team-cases-lead = { $name }, voici les dossiers partagés avec vous : qui s’occupe de chacun, et qui y travaille en ce moment.
team-cases-which = Quels dossiers sont affichés
team-cases-show-mine = Les miens ({ $n })
team-cases-show-free = À personne ({ $n })
team-cases-show-busy = En cours de travail ({ $n })
team-cases-show-all = Tous ({ $n })
team-cases-caption = Dossiers partagés avec vous
team-cases-client = Client
team-cases-assigned = Qui s’en occupe
team-cases-at = Qui y travaille en ce moment
team-cases-nobody = personne encore
team-cases-arrange = Confier ou partager
team-cases-handing = Changements
team-cases-looks-after = { $name } s’en occupe.
team-cases-looks-after-none = Personne ne s’en occupe encore.
team-cases-hand-later = { $name } y travaille en ce moment. Le dossier pourra être confié une fois que ce sera terminé, ou une fois que vous l’aurez repris ci-dessus.
team-cases-none = Aucun dossier ici
team-cases-none-text = Aucun des dossiers partagés avec vous ne correspond. Une personne responsable peut partager un dossier avec vous.
team-cases-who = Qui est dans l’équipe
team-cases-place-lead = Qui s’occupe de ce dossier, qui y travaille en ce moment, et qui peut le lire.
team-cases-to-case = Vers le dossier
team-cases-at-you = Vous travaillez sur ce dossier. Personne d’autre n’y change rien pendant ce temps.
team-cases-at-other = { $name } travaille sur ce dossier ({ $since }). Vous pouvez le lire ; les changements attendent.
team-cases-at-nobody = Personne ne travaille sur ce dossier en ce moment.
team-cases-at-note = Il est rendu lorsque vous partez, ou après une demi-heure sans changement.
team-cases-take = Y travailler à part
team-cases-give-back = Terminé pour l’instant
team-cases-word = Un mot d’explication
team-cases-word-hint = Il est conservé comme note dans le dossier, où { $name } le lira.
team-cases-word-wanted = Rien n’a été changé : dites en un mot pourquoi vous reprenez le dossier.
team-cases-take-over = Le reprendre
team-cases-taken = Vous travaillez maintenant sur ce dossier.
team-cases-given-back = Le dossier est de nouveau libre pour les autres.
team-cases-taken-over = Vous travaillez maintenant sur ce dossier. Votre mot se trouve parmi ses notes.
team-cases-hand-to = Le confier à
team-cases-note = Une note pour la personne qui le reprend
team-cases-note-hint = Ce qui a été fait, ce qui attend, ce que la personne a demandé. Vous pouvez la laisser vide.
team-cases-hand-over = Confier
team-cases-handed-over = { $name } s’occupe maintenant de ce dossier.
team-cases-readers = Qui peut le lire
team-cases-readers-lead = Le dossier est scellé : qui n’est pas nommé ici ne peut pas le lire, l’administration non plus.
team-cases-share-with = Le partager avec
team-cases-share = Partager
team-cases-shared = { $name } peut maintenant lire ce dossier.
team-cases-unshare = Ne plus partager
team-cases-unshared = { $name } ne peut plus lire ce dossier. Ce qui a été lu avant l’a été.
team-cases-pictures = Images de cet appareil
team-cases-pictures-lead = Elles sont lues dans ce navigateur. Le dossier reçoit ce qui permet de reconnaître des copies ; aucune image ne quitte cet appareil.
team-cases-pictures-no-scripts = Cette page lit les images par un script, sur cet appareil. Ce navigateur n’en exécute pas ici. Une liste d’empreintes ou un fichier scellé peuvent être repris sans cela.
team-cases-pictures-do = Ajouter au dossier
team-cases-pictures-file = Plutôt un fichier scellé
team-cases-for-client = Pour quel client

team-clients-lead = Pour qui l’organisation travaille. Sans mandat valable aujourd’hui, rien n’est approuvé au nom d’un client.
team-clients-name = Nom
team-clients-name-wanted = Rien n’a été conservé : un client a besoin d’un nom.
team-clients-too-long = Rien n’a été conservé : l’un des champs est trop long.
team-clients-open = Dossiers ouverts
team-clients-mandate = Mandat
team-clients-mandate-hint = Qui peut agir pour le client. Laissez tout vide s’il n’y en a pas encore : des dossiers peuvent être ouverts, et rien n’est envoyé.
team-clients-by = Signé par
team-clients-given-on = Donné le
team-clients-until = Valable jusqu’au
team-clients-until-hint = Vide : jusqu’à ce qu’il soit retiré.
team-clients-scope = Ce qu’il couvre
team-clients-scope-hint = Dans ses propres termes.
team-clients-ended-on = a pris fin le { $day }
team-clients-own = l’organisation elle-même
team-clients-own-hint = Ce client est l’organisation elle-même : les personnes qui lui demandent de l’aide consentent elles-mêmes, dossier par dossier.
team-clients-holds = depuis le { $day }
team-clients-holds-until = jusqu’au { $day }
team-clients-without = aucun
team-clients-add = Un nouveau client
team-clients-add-do = Ajouter le client
team-clients-added = Le client a été ajouté.
team-clients-kept = Le client a été modifié.
team-clients-all = Tous les clients
team-clients-cases = Dossiers ouverts : { $open }. Fermés : { $closed }.
team-clients-kept-title = Nom et mandat
team-clients-keep = Conserver
team-clients-copy = Une copie de tout
team-clients-copy-lead = Tout ce qui est conservé des dossiers de ce client, sous une forme lisible, sans images et sans empreintes. Que cette copie a été faite est noté dans chaque dossier.
team-clients-copy-lock = Comment le fichier est protégé
team-clients-copy-locked = Par une phrase de passe
team-clients-copy-plain = Pas du tout
team-clients-copy-plain-hint = Qui a le fichier peut le lire.
team-clients-passphrase = Phrase de passe du fichier
team-clients-again = La même encore une fois
team-clients-copy-do = Faire la copie
team-clients-end = Mettre fin à ce client
team-clients-end-lead = Tous les dossiers de ce client sont effacés, avec son nom et son mandat : les clés sont détruites, et plus personne ne peut en lire quoi que ce soit, même depuis les sauvegardes de la base une fois celles des clés disparues. Les lettres envoyées restent chez qui les a reçues.
team-clients-unexported = Aucune copie n’est voulue, ou il y en a une ailleurs.
team-clients-sure = Oui, effacer tout ce qui concerne ce client.
team-clients-sure-wanted = Rien n’a été effacé : cochez d’abord la case qui le dit.
team-clients-end-do = Mettre fin et effacer
team-clients-certificate = Attestation d’effacement
team-clients-certificate-lead = Imprimez ou copiez cette page : elle n’est affichée qu’une fois.
team-clients-certificate-text = { $n ->
    [0] { $organisation } a mis fin à son travail pour { $client } le { $when }. Aucun dossier n’était conservé ; le nom et le mandat ont été effacés.
    [one] { $organisation } a mis fin à son travail pour { $client } le { $when }. Un dossier a été effacé et sa clé détruite, avec le nom et le mandat du client.
   *[other] { $organisation } a mis fin à son travail pour { $client } le { $when }. { $n } dossiers ont été effacés et leurs clés détruites, avec le nom et le mandat du client.
}
team-clients-certificate-cases = Dossiers
team-clients-certificate-entry = Entrée du registre
team-clients-certificate-chain = La chaîne du registre à cette entrée
team-clients-certificate-key = La clé publique du registre
team-clients-certificate-stays = Ce qui reste : que ces dossiers ont existé, leurs dates, et la chaîne qui prouve l’ordre des événements, sans contenu. Les sauvegardes gardent des données scellées jusqu’à leur remplacement.

team-events-lead = Qui a fait quel genre de chose, et quand. Ce que cela contenait est scellé, et n’est pas affiché ici.
team-events-chain = La chaîne
team-events-chain-lead = Chaque entrée est enchaînée à la précédente et signée. On peut vérifier à tout moment si quelque chose a été changé, retiré ou intercalé.
team-events-verify = Vérifier la chaîne
team-events-sound = { $n ->
    [one] Une entrée a été vérifiée ; elle est à sa place et signée.
   *[other] { $n } entrées ont été vérifiées ; toutes sont à leur place et signées.
}
team-events-broken = { $n ->
    [one] Une entrée n’est pas telle qu’elle a été écrite : le numéro { $first }. Avant toute chose, gardez une copie de la base, et prévenez qui tient le serveur.
   *[other] { $n } entrées ne sont pas telles qu’elles ont été écrites ; la première est le numéro { $first }. Avant toute chose, gardez une copie de la base, et prévenez qui tient le serveur.
}
team-events-unopened = { $n ->
    [one] L’une d’elles est d’un dossier qui n’est pas partagé avec vous : sa place et sa signature ont été vérifiées, son contenu n’a pas été ouvert.
   *[other] { $n } d’entre elles sont de dossiers qui ne sont pas partagés avec vous : leur place et leur signature ont été vérifiées, leur contenu n’a pas été ouvert.
}
team-events-kind = Genre
team-events-every = tous les genres
team-events-by = Par
team-events-everybody = tout le monde
team-events-show = Afficher
team-events-number = Numéro
team-events-at = Quand
team-events-what = Quoi
team-events-case = Dossier
team-events-service = un service du serveur
team-events-none = Rien ici
team-events-none-text = Aucune entrée ne correspond.

team-counts-lead = Combien de dossiers, de copies et de lettres se trouvent dans chaque état, sans dire à qui ils sont.
team-counts-cases = Dossiers
team-counts-matches = Copies
team-counts-notices = Lettres
team-counts-none = Rien.

team-house-lead = Ce qui vaut pour tous les dossiers de l’organisation.
team-house-two = Avant la première lettre au sujet d’une image
team-house-two-yes = Deux membres regardent
team-house-two-yes-hint = Qui approuve a regardé où elle a été trouvée, et quelqu’un d’autre aussi.
team-house-two-no = Un membre regarde
team-house-seen = Combien de temps est conservé ce qui a été vu ailleurs
team-house-days = { $n ->
    [0] pas du tout
    [one] un jour
   *[other] { $n } jours
}
team-house-seen-hint = Les empreintes d’images rencontrées par les recherches, scellées, pour qu’une image enregistrée plus tard y soit retrouvée. Aucune image n’est conservée.
team-house-name = Nom sous les lettres
team-house-name-hint = Les destinataires le voient, et certains publient ce qu’ils reçoivent.
team-house-email = Adresse pour les réponses
team-house-email-hint = Sans elle, le nom et l’adresse du serveur lui-même figurent sous les lettres.
team-house-keep = Conserver
team-house-kept = Les réglages sont conservés. Ils valent dès maintenant.
team-house-too-long = Rien n’a été conservé : l’un des champs est trop long.
team-cases-looking = Regarder à nouveau
team-cases-looking-lead = Cela se fait tout seul, à son rythme. Vous pouvez le demander maintenant ; ce qui a été visité depuis moins de dix minutes est laissé tranquille.
team-cases-look = Regarder ses adresses maintenant
team-cases-crawl = { $n ->
    [one] Chercher chez l’hébergeur maintenant
   *[other] Chercher chez les { $n } hébergeurs maintenant
}
team-cases-look-asked = C’est demandé. Ce qui est trouvé apparaît dans le dossier en quelques minutes.
team-cases-crawl-asked = C’est demandé. Les hébergeurs sont parcourus une fois pour tous les dossiers ; ce qui est trouvé apparaît au fur et à mesure.
team-unforeseen = Il s’est passé ici quelque chose que le programme n’avait pas prévu. Ce qui était enregistré avant est en sécurité, et rien n’a été envoyé. Rouvrez la page ; si cela se reproduit, dites à qui exploite le serveur quand c’était.
