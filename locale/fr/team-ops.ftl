# Le serveur d’équipe, vu par qui l’exploite : le préparer, l’entretenir, sa santé.

help-team = Un serveur pour des organisations, sur PostgreSQL
help-team-owner-url = La base de données en tant que propriétaire, postgresql://…, qui seul peut changer ses tables
help-team-init = Faire de la base celle d’une équipe, avec ses murs, sa file d’attente, son secret et les clés de ses services ; une nouvelle fois, la mettre à jour
help-team-service-passphrases = Un fichier TOML avec une phrase secrète pour chacun : crawler, matcher et notifier ; ou un dossier avec un fichier pour chacun ; sans lui, elles sont demandées
help-team-migrate = Mettre la base à jour ; le serveur continue pendant ce temps
help-team-migrate-check = Dire seulement s’il y a quelque chose à faire ; état 1 si oui
help-team-organisation-group = Les organisations de ce serveur
help-team-organisation-new = Fonder une organisation ; les mots de sa clé hors ligne et deux invitations sont montrés une seule fois
help-team-organisation-list = Lister les organisations
help-team-slug = Un nom court en minuscules, chiffres et traits d’union ; les adresses de ses pages commencent par lui
help-team-name = Son nom, tel qu’on le lit
help-team-email = Son adresse, qui figure sous ses signalements et reçoit les réponses
help-team-doctor = Dire ce qui fonctionne sur ce serveur et ce qui ne fonctionne pas
help-team-ready = Dire si un processus pourrait travailler en ce moment ; état 1 sinon
help-team-as = Avec quel rôle de la base : web ou fleet
help-team-operator-port = Un port de cette machine pour qui l’exploite : /healthz, /readyz et /metrics ; 0 pour un port libre ; sans lui, il n’y en a pas
help-team-maintain = Ne rien laisser des clés effacées dans la base, retirer ce qui est fini, recompter
help-team-backup = Écrire toute la base dans un seul fichier que seule une clé ouvre
help-team-backup-out = Le fichier, qui ne doit pas exister encore ; ou un dossier, où il est nommé d’après l’instant
help-team-backup-to = La clé qui l’ouvre : age1… ; plusieurs sont possibles
help-team-backup-keep-days = Dans un dossier : retirer les sauvegardes plus anciennes après tant de jours
help-team-restore = Refaire la base à partir d’une sauvegarde, dans une base vide
help-team-restore-file = La sauvegarde
help-team-restore-identity = Le fichier avec la clé qui l’ouvre, tel que age-keygen l’a écrit
help-team-recover-role = Qui inviter : supervisor (supervision) ou administrator (administration).

team-ask-service-passphrase = Phrase secrète du service { $service } :{" "}
team-init-done = La base est maintenant celle d’une équipe (version { $version }).
team-init-services-made = Les services crawler, matcher et notifier ont chacun leur clé. Ils ne démarrent qu’avec leurs phrases secrètes, que personne ne peut relire : gardez-les là où ces services tournent et en lieu sûr.
team-init-services-kept = Les clés des services existaient déjà et n’ont pas changé.
team-migrate-none = La base n’est pas encore celle d’une équipe : « takedown team init » s’en charge.
team-migrate-older = La base a la version { $version }, ce programme { $program } : « takedown team migrate » la met à jour pendant que le serveur tourne.
team-migrate-current = La base est à jour (version { $version }).
team-migrate-newer = La base a la version { $version }, plus récente que celle de ce programme ({ $program }). Les processus en marche continuent ; aucun de cette version ne peut démarrer. Installez la version plus récente.
team-organisation-made = { $name } est fondée : { $organisation }
team-organisation-words =
    Ces mots ouvrent les dossiers de l’organisation quand plus personne de ceux qui pouvaient les lire n’est là. Qui les a peut tout lire.
    Notez-les sur papier, déposez-les là où personne de ce serveur n’a accès, et ne les gardez dans aucun fichier. Ils sont montrés cette fois seulement, et personne ne peut les montrer de nouveau.
team-organisation-links = Deux personnes sont invitées. Chaque lien sert une fois, pendant sept jours ; transmettez chacun par un chemin à part.
team-link-administrator = Administration, qui s’occupe des membres et ne lit aucun dossier :
team-link-supervisor = Supervision, qui travaille sur les dossiers et les confie :
team-organisation-once = Appuyez sur Entrée une fois les mots notés ; ensuite ils auront disparu.{" "}
team-maintain-pruned = { $table } : { $count ->
    [one] { $count } ligne qui n’est plus utile a été retirée
   *[other] { $count } lignes qui ne sont plus utiles ont été retirées
}
team-maintain-rewritten = { $table } : réécrite, rien de ce qui a été supprimé ne reste
team-maintain-analysed = { $table } : nettoyée et recomptée
team-maintain-busy = { $table } : utilisée tout le temps, donc laissée pour la prochaine fois
team-maintain-done = C’est fait. Ce qui a été supprimé reste dans le journal de PostgreSQL et dans les sauvegardes plus anciennes jusqu’à leur fin.
team-maintain-busy-again = { $count ->
    [one] { $count } table était utilisée. Relancez la commande.
   *[other] { $count } tables étaient utilisées. Relancez la commande.
}
team-backup-done = Écrit : { $out } ({ $kibibytes } Kio)
team-backup-keeps = Les dossiers effacés à partir de maintenant restent dans ce fichier, scellés et avec leurs clés, jusqu’à ce qu’il soit supprimé. Supprimez les sauvegardes quand leur temps est passé.
team-restore-done = Restauré tel que c’était le { $made }.
team-restore-next = Le secret du serveur est dans { $secret }. Ensuite : « takedown team maintain », puis « takedown team doctor », puis démarrez les processus. Les dossiers effacés depuis lors sont de nouveau là : effacez-les une nouvelle fois.
team-ready = Prêt.
team-not-ready-database = Pas prêt : la base de données ne répond pas.
team-not-ready-schema = Pas prêt : la base est plus ancienne que ce programme ; « takedown team migrate » la met à jour.
team-not-ready-walls = Pas prêt : ce rôle pourrait passer à travers les murs entre organisations.
team-not-ready-closing = Pas prêt : le processus se termine.

doctor-team-database = la base répond, version { $version }, en tant que { $role }
doctor-team-walls = des murs autour de chaque organisation, pour { $role }
doctor-team-services = crawler, matcher et notifier ont leurs clés
doctor-team-services-missing = pas encore de clé pour : { $missing } ; « takedown team init » les crée
doctor-team-worker = { $count ->
    [one] { $count } service { $service } est au travail
   *[other] { $count } sont au travail
}
doctor-team-worker-none = aucun service { $service } n’a rien dit depuis deux minutes
doctor-team-queue = { $count ->
    [one] { $count } tâche attend
   *[other] { $count } tâches attendent
}
doctor-team-queue-late = { $count ->
    [one] { $count } tâche attend,
   *[other] { $count } tâches attendent,
} la plus ancienne depuis { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
doctor-team-rechecks = { $count ->
    [one] { $count } adresse est à revoir
   *[other] { $count } adresses sont à revoir
}
doctor-team-rechecks-late = { $count ->
    [one] { $count } adresse est à revoir,
   *[other] { $count } adresses sont à revoir,
} la plus ancienne depuis { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

error-operator-port-taken = Le port { $port } pour l’exploitation ne peut pas être pris : un autre programme y répond, ou il n’est pas à cette machine seule. Rien n’a été démarré. Nommez-en un autre avec --operator-port ; 0 prend un port libre.
error-server-not-installed = La bibliothèque { $package } n’est pas installée, et un serveur d’équipe en a besoin. Rien n’a été fait. Installez le programme avec son extra : `pipx install 'takedown[server]'`
error-passphrases-unreadable = Les phrases secrètes des services ne peuvent pas être lues dans { $file } ({ $why }). Aucune clé n’a été créée. Donnez un fichier TOML avec crawler, matcher et notifier, ou un dossier avec un fichier pour chacun.
error-not-the-owner = { $role } ne possède pas les tables et ne peut donc pas s’en occuper. Rien n’a été modifié. Donnez l’adresse du propriétaire avec --owner-url.
error-no-postgres-program = { $program } n’est pas là. Rien n’a été écrit. Installez les programmes de PostgreSQL, de la version du serveur ou d’une version plus récente : apt install postgresql-client-16
error-dump-failed = { $program } s’est terminé par une erreur : { $why }. Il n’en reste rien. Corrigez cela, puis réessayez.
error-no-team-backup = Ce fichier n’est pas une sauvegarde d’un serveur d’équipe, ou une version plus récente du programme l’a écrit. Rien n’a été écrit.
error-team-database-not-empty = La base contient déjà des tables, et une sauvegarde ne va que dans une base vide. Rien n’a été modifié. Créez une autre base et nommez-la.
error-another-secret = Le serveur a ici un autre secret ({ $file }) que la sauvegarde. Rien n’a été écrit. Déplacez ce fichier s’il ne sert plus, ou restaurez sur une autre machine.
error-identity-unreadable = Le fichier avec la clé des sauvegardes ne peut pas être lu : { $file } ({ $why }). Rien n’a été modifié.

help-demo-team = Montrer un serveur d’équipe au lieu du programme d’une personne : deux organisations, trois services, l’API
demo-team-title = Démonstration d’un serveur d’équipe
demo-team-intro = Deux organisations partagent un serveur sans rien savoir l’une de l’autre. Tout se passe sur cet ordinateur, avec des photographies ordinaires et des personnes inventées, sur un PostgreSQL qui s’arrête avec la démonstration. Rien n’en sort.
demo-step-team-hosts = Quelqu’un publie des copies modifiées
demo-step-team-server = Un serveur est préparé
demo-team-made = Une base de données avec des murs (version { $version }), une file d’attente, le secret du serveur et une clé pour chaque service.
demo-step-team-organisations = Deux organisations sont fondées
demo-team-lighthouse = Le Phare
demo-team-harbour = Le Port
demo-team-founded = { $name } : une administratrice, une superviseuse et une intervenante sont venues par leurs liens. { $count ->
    [one] { $count } mot reste
   *[other] { $count } mots restent
} hors ligne, pour le jour où plus personne ne peut ouvrir un dossier.
demo-step-team-processes = Les pages, l’API et trois services démarrent
demo-team-started = Chaque service a été ouvert avec sa propre phrase secrète. Deux programmes de chaque organisation ont un jeton : l’un travaille sur les dossiers, l’autre approuve au nom de la superviseuse. { $url }
demo-step-team-cases = Chaque organisation ouvre un dossier, par l’API
demo-team-consent = J’accepte que l’on cherche des copies de mes images et que l’on écrive des signalements à leur sujet.
demo-team-mandate = Chercher des copies de ces images et demander leur retrait.
demo-team-opened = { $name }, dossier { $case } : { $count ->
    [one] { $count } photographie enregistrée.
   *[other] { $count } photographies enregistrées.
} Ce qui a été remis tient en { $bytes ->
    [one] { $bytes } octet scellé
   *[other] { $bytes } octets scellés
} pour l’organisation ; aucune image.
demo-step-team-found = Le site est visité une fois pour les deux, et comparé
demo-team-waiting = En attente des services
demo-team-found = { $name } a trouvé { $count ->
    [one] { $count } copie.
   *[other] { $count } copies.
}
demo-step-team-letters = Décidé, rédigé, et approuvé une fois que deux personnes ont regardé
demo-team-approved = { $name } : { $drafts ->
    [one] { $drafts } lettre rédigée ;
   *[other] { $drafts } lettres rédigées ;
} { $refused ->
    [0] aucun refus
    [one] { $refused } refus
   *[other] { $refused } refus
} avant que deux personnes aient regardé les lieux, { $approved ->
    [0] aucune approuvée
    [one] { $approved } approuvée
   *[other] { $approved } approuvées
} ensuite. Rien n’a été envoyé.
demo-step-team-walls = Les murs entre elles
demo-team-same = { $count ->
    [one] { $count } adresse a été trouvée pour les deux : la même image dans deux dossiers.
   *[other] { $count } adresses ont été trouvées pour les deux : la même image dans deux dossiers.
} Aucune des deux organisations n’a rien su de l’autre.
demo-team-walls = Chacune a demandé par leurs identifiants le dossier et les copies de l’autre : { $count ->
    [one] { $count } question, avec pour réponse
   *[other] { $count } questions, avec toujours pour réponse
} qu’il n’y a rien à cet endroit.
demo-team-figures = { $name } compte { $cases ->
    [one] { $cases } dossier
   *[other] { $cases } dossiers
} et { $matches ->
    [one] { $matches } adresse
   *[other] { $matches } adresses
} pour elle-même.
demo-team-cell = { $media ->
    [one] { $media } photographie enregistrée,
   *[other] { $media } photographies enregistrées,
} { $copies } sur { $posted ->
    [one] { $posted } copie trouvée,
   *[other] { $posted } copies trouvées,
} { $wrong ->
    [0] aucune image prise à tort,
    [one] { $wrong } image prise à tort,
   *[other] { $wrong } images prises à tort,
} { $approved ->
    [0] aucune lettre approuvée
    [one] { $approved } lettre approuvée
   *[other] { $approved } lettres approuvées
}
demo-team-row-same = La même image
demo-team-cell-same = { $count ->
    [one] { $count } adresse trouvée pour les deux, aucune n’a rien su de l’autre
   *[other] { $count } adresses trouvées pour les deux, aucune n’a rien su de l’autre
}
demo-team-row-walls = À travers le mur
demo-team-cell-walls = { $count ->
    [one] { $count } question posée, rien de montré
   *[other] { $count } questions posées, rien de montré
}
demo-team-ended = Le serveur, ses services, le site et la base de données sont arrêtés.
error-nothing-found = Les services ont trouvé moins que ce qui a été publié, après { $seconds } secondes. Rien n’a été envoyé. Leurs journaux sont dans le dossier de la démonstration.
error-api-refused = L’API a répondu { $status } ({ $code }). La démonstration s’arrête ici ; rien n’a été envoyé.

team-away-title = Un instant
team-away = Le serveur n’accède pas en ce moment à ce qu’il garde. Ce qui était gardé est en sûreté ; ce que vous venez de demander n’a pas été fait. Rouvrez cette page dans quelques minutes.
