# Les programmes d’une organisation : leurs jetons, et les adresses qui sont prévenues.

web-place-tokens = Programmes
team-tokens-lead = Un programme vient avec un jeton. Il ne lit que les dossiers partagés avec lui, et fait ce que permettent à la fois son rôle et ce qui est coché.
team-tokens-mine = Programmes qui agissent en mon nom
team-tokens-none = Aucun jeton
team-tokens-none-lead = Aucun programme ne peut entrer en ce moment, ou aucun dont vous vous occupez.
team-tokens-is-confirmed = confirmé
team-tokens-waits = attend une confirmation
team-tokens-waits-lead = Il ne lit encore aucun dossier. Une personne responsable qui ne l’a pas créé le confirme.
team-tokens-waits-own = Il ne lit encore aucun dossier. { $name } le confirme.
team-tokens-renewed = nouveau secret
team-tokens-made = Créé
team-tokens-made-by = par { $name }, { $day }
team-tokens-confirmed-by = Confirmé par
team-tokens-scopes = Ce qu’il peut faire
team-tokens-every-client = tous les clients
team-tokens-acts-for = Approuve au nom de
team-tokens-acts-for-nobody = personne : il n’approuve pas
team-tokens-acts-for-hint = Seulement avec « Approuver des lettres ». Ce membre confirme le jeton, et ce que le jeton approuve compte comme approuvé par ce membre.
team-tokens-ends = Fonctionne jusqu’au
team-tokens-seen = Vu pour la dernière fois
team-tokens-never = jamais
team-tokens-confirm-lead = Si vous le confirmez, les dossiers de ses clients qui vous sont partagés le sont avec lui, puis chaque nouveau dossier. Vous pouvez y mettre fin à tout moment.
team-tokens-confirm-own = Ce programme approuverait des lettres en votre nom. Si vous le confirmez, les dossiers de ses clients qui vous sont partagés le sont avec lui, puis chaque nouveau dossier. Vous pouvez y mettre fin à tout moment.
team-tokens-confirm-do = Confirmer
team-tokens-confirmed = { $n ->
    [0] Confirmé. Il n’y avait encore aucun dossier à partager ; les nouveaux le seront.
    [one] Confirmé. { $n } dossier a été partagé avec lui.
   *[other] Confirmé. { $n } dossiers ont été partagés avec lui.
}
team-tokens-revoke-do = Y mettre fin maintenant
team-tokens-revoked = { $n ->
    [0] Il était déjà terminé.
    [one] { $n } jeton n’ouvre plus rien.
   *[other] { $n } jetons n’ouvrent plus rien : celui-ci, et ceux qu’il a remplacés ou qui l’ont remplacé.
}
team-tokens-make = Créer un jeton
team-tokens-make-lead = Son texte est montré une fois. Il ne lit aucun dossier avant qu’une autre personne le confirme.
team-tokens-make-do = Créer le jeton
team-tokens-name = Nom
team-tokens-name-hint = À quoi sert le programme.
team-tokens-name-wrong = Le nom est trop long : 200 lettres au plus. Rien n’a été créé.
team-tokens-role-hint = Ce que ce rôle ne comprend pas n’est pas donné, quoi qu’il soit coché.
team-tokens-lasts = Dure
team-tokens-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
team-tokens-made-title = Le jeton
team-tokens-made-lead = Gardez-le là où le programme le lit, et ne le donnez à personne d’autre. Il n’est montré ici que maintenant et n’est gardé nulle part.
team-tokens-made-then = Il ne lit encore aucun dossier. Une autre personne le confirme sur cette même page.
team-tokens-rotated-then = Il prend fin le même jour que l’ancien, et lit les mêmes dossiers.
team-tokens-back = Tous les jetons
team-tokens-rotate = Nouveau secret
team-tokens-rotate-lead = Qui a le texte d’un jeton peut le faire remplacer. Si le texte est perdu, créez un autre jeton et mettez fin à celui-ci.
team-tokens-text = Le texte du jeton
team-tokens-overlap = L’ancien fonctionne encore
team-tokens-hours = { $n ->
    [0] plus du tout
    [one] { $n } heure
   *[other] { $n } heures
}
team-tokens-rotate-do = Donner un nouveau secret
team-tokens-rotate-not = Ce texte n’ouvre rien ici : il n’est pas entier, son temps est passé, ou le jeton est terminé. Rien n’a été modifié.
team-tokens-bad-role = Ce rôle ne lit aucun dossier. Rien n’a été créé. Choisissez-en un autre.
team-tokens-bad-scopes = Cochez au moins une chose que le jeton peut faire, et seulement ce que le rôle comprend ; chacune dit avec quels rôles elle compte. Rien n’a été créé.
team-tokens-bad-clients = Cochez au moins un client. Rien n’a été créé.
team-tokens-bad-days = Un jeton dure un an au plus. Rien n’a été créé.
team-tokens-bad-acts-for = « Approuver des lettres » et le membre au nom duquel vont ensemble : choisissez les deux ou aucun. Rien n’a été créé.
team-tokens-bad-overlap = L’ancien secret continue sept jours au plus. Rien n’a été modifié.
team-tokens-bad-replaced = Ce jeton a déjà un nouveau secret. Rien n’a été modifié.
team-tokens-scope-clients-read = Lire la liste des clients
team-tokens-scope-clients-write = Ajouter et modifier des clients
team-tokens-scope-cases-read = Lire des dossiers
team-tokens-scope-cases-write = Ouvrir, modifier, confier et fermer des dossiers
team-tokens-scope-cases-erase = Effacer des dossiers pour de bon
team-tokens-scope-media-write = Remettre des empreintes scellées
team-tokens-scope-addresses-write = Remettre des adresses
team-tokens-scope-matches-read = Lire ce qui a été trouvé
team-tokens-scope-matches-decide = Décider de ce qui a été trouvé
team-tokens-scope-notices-read = Lire des lettres
team-tokens-scope-notices-draft = Rédiger des lettres
team-tokens-scope-notices-approve = Approuver des lettres
team-tokens-scope-notices-send = Envoyer des lettres qu’une personne a approuvées
team-tokens-scope-evidence-read = Lire des preuves
team-tokens-scope-exports-write = Faire des exports
team-tokens-scope-figures-read = Lire les chiffres
team-tokens-scope-events-read = Lire ce qui s’est passé, par genres et numéros
team-tokens-scope-hashes-export = Sortir des listes d’empreintes
team-tokens-scope-webhooks-write = Faire prévenir des adresses

team-hooks-title = Adresses prévenues
team-hooks-lead = L’adresse d’un programme est prévenue qu’il s’est passé quelque chose, par numéros et genres seulement : aucun nom, aucune adresse et aucun mot d’un dossier.
team-hooks-none = Aucune adresse
team-hooks-none-lead = Personne n’est prévenu de rien.
team-hooks-program = un programme
team-hooks-address = Adresse
team-hooks-address-hint = Une adresse publique en https, ou une adresse que l’exploitant du serveur autorise par son nom.
team-hooks-events = De quoi elle est prévenue
team-hooks-wanted = Il faut une adresse de 2 000 lettres au plus et au moins un genre d’événement. Rien n’a été créé.
team-hooks-make = Faire prévenir une adresse
team-hooks-make-do = La faire prévenir
team-hooks-made-title = Le secret
team-hooks-made-lead = Grâce à lui, le programme voit qu’un message vient d’ici. Il n’est montré que maintenant.
team-hooks-back = Toutes les adresses
team-hooks-ended = Terminé
team-hooks-failed = Rien n’y est arrivé pendant trois jours.
team-hooks-token = Le jeton du programme n’est plus valable.
team-hooks-member = La personne qui l’a ajoutée n’en a plus le droit.
team-hooks-failing = Rien n’est arrivé depuis
team-hooks-end-do = Ne plus prévenir
team-hooks-gone = L’adresse n’est plus prévenue de rien.

help-team-token-group = Les jetons de programmes : créer, confirmer, lister, renouveler, mettre fin.
help-team-token-list = Lister les jetons qui ne sont pas terminés.
help-team-token-make = Créer un jeton ; son texte est montré une fois.
help-team-token-confirm = Partager avec un jeton les dossiers de ses clients ; une autre personne que celle qui l’a créé le fait.
help-team-token-rotate = Donner un nouveau secret à un jeton, pour qui a son texte ; personne ne se connecte.
help-team-token-revoke = Mettre fin aussitôt à un jeton, et à ceux qu’il a remplacés ou qui l’ont remplacé.
help-team-token-id = Le jeton, tel que « team token list » le montre.
help-team-token-name = À quoi sert le programme.
help-team-token-role = intake, case-worker ou supervisor.
help-team-token-scope = Ce qu’il peut faire, par exemple cases:read ; à donner une fois pour chaque droit.
help-team-token-client = L’identifiant d’un client ; à donner une fois pour chacun. Sans cela : tous les clients.
help-team-token-acts-for = L’identifiant du membre au nom duquel il approuve.
help-team-token-days = Le nombre de jours qu’il dure, 366 au plus.
help-team-token-file = Le fichier qui contient le texte du jeton ; sans lui, il est demandé.
help-team-token-overlap = Le nombre d’heures pendant lesquelles l’ancien secret fonctionne encore, 168 au plus.
team-token-ask = Le texte du jeton : { "" }
error-token-file-unreadable = Le fichier { $file } n’a pas pu être lu ({ $why }). Rien n’a été modifié. Indiquez le fichier qui contient le texte du jeton.
