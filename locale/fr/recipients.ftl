# L’annuaire des destinataires : les fichiers qui les décrivent, et les commandes qui les montrent et les vérifient.

error-entry-not-toml = { $line ->
    [0] Le fichier de destinataire « { $file } » n’est pas un texte que le programme puisse lire. Enregistrez-le de nouveau comme texte brut en UTF-8.
   *[other] Le fichier de destinataire « { $file } » ne se lit plus à partir de la ligne { $line }. Le plus souvent, il manque un guillemet, une virgule ou un crochet à cet endroit ou juste au-dessus ; dans un texte, un guillemet s’écrit `\"`. Comparez-le avec un autre fichier du dossier.
} Rien n’a été rédigé ni envoyé.
error-entry-field-missing = { $channel ->
    [0] Dans le fichier de destinataire « { $file } », il manque le champ « { $field } ».
   *[other] Dans le fichier de destinataire « { $file } », il manque au canal numéro { $channel } le champ « { $field } ».
} Chaque fiche en a besoin : ajoutez-le, comme dans un autre fichier du dossier. Rien n’a été rédigé ni envoyé.
error-entry-field-unknown = { $channel ->
    [0] Le fichier de destinataire « { $file } » contient le champ « { $field } », qui n’existe pas.
   *[other] Dans le fichier de destinataire « { $file } », le canal numéro { $channel } contient le champ « { $field } », qui n’existe pas.
} Le plus proche s’appelle « { $nearest } ». Un champ du destinataire se place au-dessus du premier [[channels]]. Corrigez le nom ou retirez la ligne. Rien n’a été rédigé ni envoyé.
error-entry-rule-broken = { $channel ->
    [0] Dans le fichier de destinataire « { $file } », le champ « { $field } » n’est pas utilisable.
   *[other] Dans le fichier de destinataire « { $file } », le champ « { $field } » du canal numéro { $channel } n’est pas utilisable.
} { $rule ->
    [source] Une fiche cite au moins une source : la page ou le document où quelqu’un l’a lu. Ajoutez-en une entre guillemets.
    [file-name] Ce doit être le nom du fichier sans .toml, ici « { $value } ». Renommez le fichier ou changez l’identifiant.
    [id] Il se compose seulement de lettres minuscules sans accent, de chiffres et du signe _.
    [domain] Un domaine s’écrit en minuscules, sans https:// et sans chemin, comme dans `domains = ["example.org"]`. L’étoile reste seule.
    [date] C’est un jour, un mois ou une année qui existe, comme `2026-03-24`, `2026-03` ou `2026`, ou le mot `undated`.
    [language] Une langue s’écrit en deux lettres minuscules, comme dans `languages = ["en", "fr"]`.
    [url] L’adresse d’une page commence par https:// ou http:// et ne contient pas d’espace.
    [email] Une adresse électronique contient un @ et se termine par un domaine, comme `abuse@example.org`.
    [no-address] Un canal du type « { $value } » a besoin de son adresse. Ajoutez-la, ou donnez au canal la confiance `low` tant que l’adresse n’est pas connue.
    [basis] La base légale « { $value } » n’est pas connue. Celles qui existent figurent dans le README du dossier.
    [basis-elsewhere] La base légale « { $value } » ne figure pas parmi celles du destinataire. Ajoutez-la à `legal_bases`, ou retirez-la ici.
    [copyright] Un canal réservé au droit d’auteur porte `never = "copyright"` et n’a pas d’autre base que « { $value } », afin qu’il ne soit jamais proposé par erreur.
    [authorities] Un canal réservé aux autorités porte `never = "authorities"`.
    [minors] Un canal pour les mineurs n’a pas d’autre base que « { $value } ».
    [deadline-none] Le texte « { $value } » ne fixe pas de délai pour ce type de destinataire : aucun ne peut donc être indiqué. Retirez le délai ; ce qu’un destinataire dit de son propre rythme va dans `published_time`.
    [deadline-other] Le texte « { $value } » fixe un autre délai. Retirez la ligne : le programme met le bon.
    [deadline-basis] La base du délai, « { $value } », ne figure pas parmi les bases légales du destinataire. Ajoutez-la à `legal_bases`, ou retirez le délai.
    [deadline-of-channel] Les délais s’indiquent pour le destinataire, au-dessus du premier [[channels]], et découlent des bases que le canal accepte. Retirez la ligne.
    [deadline-denied] Aucun délai ne découlerait de « { $value } », ou le fichier l’indique par ailleurs. Retirez la ligne.
    [hours-or-months] Un délai est donné soit en `hours`, soit en `months`, et par un seul des deux.
    [choice] Les valeurs possibles sont : { $value }.
    [both] Il faut le texte dans les deux langues, comme dans `{"{"} en = "…", fr = "…" {"}"}`.
    [empty] Ce champ ne peut pas être vide.
    [text] C’est un texte entre guillemets.
    [list] C’est une liste entre crochets, dont les éléments sont séparés par des virgules.
    [yes-no] C’est `true` ou `false`, sans guillemets ; retirez la ligne quand on ne sait pas.
    [number] C’est un nombre entier supérieur à zéro, sans guillemets.
   *[other] Comparez-le avec un autre fichier du dossier, et avec son README.
} Rien n’a été rédigé ni envoyé.
error-same-domain-twice = Deux fiches de l’annuaire, « { $one } » et « { $other } », nomment toutes deux le domaine { $domain } : on ne peut donc pas savoir de qui dépend une copie à cet endroit. Retirez-le de l’une d’elles. Pour remplacer une fiche du programme, donnez à votre fichier le même nom et le même identifiant. Rien n’a été rédigé ni envoyé.
error-confirmations-unreadable = Le fichier { $file }, qui garde les jours où des fiches de l’annuaire ont été confirmées, est illisible. Rien n’a été modifié ni envoyé. Si vous n’en avez pas besoin, supprimez-le : les fiches comptent alors à partir du jour où elles ont été lues.
