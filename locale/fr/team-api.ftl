# Ce que disent l’API, ses jetons et ses webhooks.

error-no-token = La demande est arrivée sans jeton, ou avec un jeton qui n’ouvre rien : il est inconnu, son temps est passé, ou il a été révoqué. Rien n’a été fait. Envoyez-le ainsi : `Authorization: Bearer td_…` ; un administrateur en crée un nouveau.
error-token-waits = Personne n’a encore partagé de dossiers avec ce jeton. Rien n’a été fait. Demandez à un superviseur de le confirmer.
error-scope-wanted = Ce jeton n’a pas été créé pour cela ({ $scope }), ou son rôle ne le comprend pas. Rien n’a été fait ni montré. Un administrateur peut en créer un qui le permet.
error-bad-token = Un jeton ne peut pas être créé ainsi ({ $why }). Rien n’a été créé. Son rôle doit permettre de lire des dossiers et comprendre chaque droit demandé ; un jeton qui approuve agit pour un membre.
error-not-theirs = Un jeton est confirmé par une autre personne que celle qui l’a créé, et par le membre pour qui il agit lorsqu’il approuve. Rien n’a été changé.
error-nobody-approves = Le jeton n’agit pour aucun membre qui puisse approuver. Rien n’a été approuvé ni créé. Un administrateur peut en créer un qui le fait.
error-still-running = La première demande avec cette clé d’idempotence n’est pas terminée, ou elle a été interrompue. Celle-ci n’a pas été faite. Attendez un peu ; regardez ensuite ce qui est là avant de l’envoyer sous une nouvelle clé.
error-key-reused = Une autre demande est déjà venue avec cette clé d’idempotence. Celle-ci n’a pas été faite. Envoyez-la sous une nouvelle clé.
error-too-many-webhooks = L’organisation a déjà { $most } webhooks, autant qu’elle peut en avoir. Aucun n’a été créé. Terminez-en un d’abord.
error-no-notifier = Le serveur n’a pas encore de service d’envoi qui puisse écrire à des webhooks. Aucun n’a été créé. L’exploitant du serveur en crée un.
error-bad-webhook = Cette adresse ne peut pas être prévenue ({ $why }). Aucun webhook n’a été créé. Il faut une adresse publique en https, ou une adresse que l’exploitant du serveur autorise par son nom.
error-bad-request = Ce qui a été envoyé n’a pas la forme que demande la description de l’API. Rien n’a été fait. « errors » dit où ; la description se trouve à /api/v1/openapi.json.
error-bad-key = Une demande qui change quelque chose a besoin de l’en-tête Idempotency-Key, avec au plus 255 lettres, chiffres ou signes, nouveaux à chaque demande. Rien n’a été fait.
error-bad-cursor = Ce curseur ne vient pas de cette liste. Rien n’a été montré. Recommencez sans lui.
error-too-many-requests = { $seconds ->
    [one] C’est plus que ce jeton ne peut demander en une minute. Rien n’a été fait. Demandez de nouveau dans { $seconds } seconde.
   *[other] C’est plus que ce jeton ne peut demander en une minute. Rien n’a été fait. Demandez de nouveau dans { $seconds } secondes.
}
error-changed-meanwhile = Quelqu’un l’a changé depuis la lecture. Rien n’a été changé. Lisez de nouveau, puis décidez.

api-not-there = Il n’y a rien à cette adresse qui soit partagé avec le jeton. Rien n’a été fait.
api-case-in-use = Quelqu’un travaille sur ce dossier en ce moment : son champ locked_by dit de quel siège. Rien n’a été modifié. Redemandez plus tard.
api-field-missing = Ceci doit être là.
api-field-extra-forbidden = Personne ne connaît ce champ ici.
api-field-wrong = Ceci n’a pas la forme demandée.
api-refused = La demande ne peut pas être prise telle quelle. Rien n’a été fait.
api-refused-404 = L’API n’a rien à cette adresse. Rien n’a été fait. Sa description se trouve à /api/v1/openapi.json.
api-refused-405 = Cette adresse ne prend pas cette méthode. Rien n’a été fait. L’en-tête Allow dit lesquelles elle prend.
api-refused-413 = La demande a plus d’octets qu’il n’en est pris à la fois. Rien n’a été fait. Envoyez-la en plusieurs parties.
api-refused-500 = Il s’est passé quelque chose que personne n’avait prévu. Regardez ce qui a été fait avant de l’envoyer de nouveau, et prévenez l’exploitant du serveur.
api-title-400 = Pas compris
api-title-401 = Pas de jeton
api-title-403 = Pas pour ce jeton
api-title-404 = Rien ici
api-title-405 = Autre méthode
api-title-409 = Pas dans cet état
api-title-412 = Changé entre-temps
api-title-413 = Trop grand
api-title-415 = Autre type
api-title-422 = Pas de cette forme
api-title-429 = Trop de demandes
api-title-500 = Imprévu
api-title-503 = Pas en ce moment
