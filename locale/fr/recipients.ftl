# L’annuaire des destinataires : les fichiers qui les décrivent, et les commandes qui les montrent et les vérifient.

error-entry-not-toml = { $line ->
    [0] Le fichier de destinataire « { $file } » n’est pas un texte que le programme puisse lire. Enregistrez-le de nouveau comme texte brut en UTF-8.
   *[other] Le fichier de destinataire « { $file } » ne se lit plus à partir de la ligne { $line }. Le plus souvent, il manque un guillemet, une virgule ou un crochet à cet endroit ou juste au-dessus, ou bien un champ y figure une seconde fois ; dans un texte, un guillemet s’écrit `\"`. Comparez-le avec un autre fichier du dossier.
} Rien n’a été rédigé ni envoyé.
error-entry-field-missing = { $channel ->
    [0] Dans le fichier de destinataire « { $file } », il manque le champ « { $field } ». Chaque fiche en a besoin : ajoutez-le, au-dessus de la première ligne [[channels]], comme dans un autre fichier du dossier.
   *[other] Dans le fichier de destinataire « { $file } », il manque au canal numéro { $channel } le champ « { $field } ». Chaque canal en a besoin : ajoutez-le, comme dans un autre fichier du dossier.
} Rien n’a été rédigé ni envoyé.
error-entry-field-unknown = { $channel ->
    [0] Le fichier de destinataire « { $file } » contient le champ « { $field } », qui n’existe pas.
   *[other] Dans le fichier de destinataire « { $file } », le canal numéro { $channel } contient le champ « { $field } », qui n’existe pas.
} Le plus proche s’appelle « { $nearest } ». Un champ du destinataire se place au-dessus du premier [[channels]]. Corrigez le nom ou retirez la ligne. Rien n’a été rédigé ni envoyé.
error-entry-rule-broken = { $channel ->
    [0] Dans le fichier de destinataire « { $file } », le champ « { $field } » n’est pas utilisable.
   *[other] Dans le fichier de destinataire « { $file } », le champ « { $field } » du canal numéro { $channel } n’est pas utilisable.
} { $rule ->
    [source] Une fiche cite au moins une source : la page ou le document où quelqu’un l’a lu. Ajoutez-en une entre guillemets.
    [channels] Chaque canal commence par une ligne à part, [[channels]], avec deux crochets de chaque côté ; il en faut au moins un.
    [file-name] Ce doit être le nom du fichier sans .toml, ici « { $value } ». Renommez le fichier ou changez l’identifiant.
    [id] Il se compose seulement de lettres minuscules sans accent, de chiffres et du signe _.
    [domain] Un domaine s’écrit en minuscules, sans https:// et sans chemin, comme dans `domains = ["example.org"]`. L’étoile reste seule.
    [date] C’est un jour, un mois ou une année qui existe, comme `2026-03-24`, `2026-03` ou `2026`, ou le mot `undated`.
    [language] Une langue s’écrit en deux lettres minuscules, comme dans `languages = ["en", "fr"]`.
    [url] L’adresse d’une page commence par https:// ou http:// et ne contient pas d’espace.
    [email] Une adresse électronique contient un @ et se termine par un domaine, comme `abuse@example.org`.
    [no-address] Un canal du type « { $value } » a besoin de son adresse. Ajoutez-la, ou donnez au canal la confiance `low` tant que l’adresse n’est pas connue.
    [basis] La base légale « { $value } » n’est pas connue. La plus proche est « { $nearest } » ; toutes figurent dans le README des fichiers du programme.
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

# Les commandes de l’annuaire.
help-recipients-group = L’annuaire : qui peut retirer une copie, ou aider, et comment joindre chacun.
help-recipients-list = Lister les destinataires, d’un type donné ou celui d’un domaine.
help-recipients-show = Montrer tout ce que l’on sait d’un destinataire.
help-recipients-check = Lister ce qui a été lu il y a trop longtemps, ne porte pas de date ou est mal connu.
help-recipients-confirm = Garder que vous avez relu une fiche aujourd’hui et qu’elle est juste.
help-recipient-id = L’identifiant du destinataire, tel que l’affiche recipients list.
help-recipients-kind = Seulement ceux de ce type.
help-recipients-domain = Seulement celui à qui appartient ce domaine ou cette adresse.
error-no-such-recipient = L’annuaire ne connaît pas le destinataire « { $recipient } ». Le plus proche est « { $nearest } ». Rien n’a été modifié ni envoyé. Pour les voir tous : takedown recipients list
recipients-none = Aucun destinataire de ce type n’est dans l’annuaire.
recipients-none-for-domain = L’annuaire n’a personne pour { $host }. On peut tout de même chercher qui l’héberge.
recipients-look-again = Ces informations ont été lues il y a longtemps, ou ne portent pas de date. Regardez les pages du destinataire ; si tout est encore juste : takedown recipients confirm { $recipient }
recipients-confirmed = { $name } compte comme lu aujourd’hui. Dans { $old } jours, la fiche sera signalée comme ancienne, et après { $stale } jours elle ne sera plus proposée avant une nouvelle confirmation.
recipients-all-well = Toutes les fiches sont récentes, datées et bien connues.
recipients-count-stale = { $count ->
    [one] 1 fiche a été lue il y a plus de 180 jours et n’est plus proposée tant que personne ne l’a confirmée.
   *[other] { $count } fiches ont été lues il y a plus de 180 jours et ne sont plus proposées tant que personne ne les a confirmées.
}
recipients-count-old = { $count ->
    [one] 1 fiche a été lue il y a plus de 90 jours : à relire.
   *[other] { $count } fiches ont été lues il y a plus de 90 jours : à relire.
}
recipients-count-undated = { $count ->
    [one] 1 fiche ne porte pas de date.
   *[other] { $count } fiches ne portent pas de date.
}
recipients-count-low = { $count ->
    [one] 1 fiche est de confiance faible.
   *[other] { $count } fiches sont de confiance faible.
}
recipients-count-low-channel = { $count ->
    [one] 1 autre fiche a un canal de confiance faible.
   *[other] { $count } autres fiches ont un canal de confiance faible.
}

# Ce qu’est un destinataire.
recipient-kind-platform = plateforme
recipient-kind-host = hébergeur
recipient-kind-search_engine = moteur de recherche
recipient-kind-cdn = réseau de diffusion (CDN)
recipient-kind-registrar = bureau d’enregistrement
recipient-kind-authority = autorité
recipient-kind-hotline = ligne d’écoute ou de signalement
recipient-kind-hash_bank = banque d’empreintes
recipient-trust-high = confiance haute : une page officielle a été lue
recipient-trust-medium = confiance moyenne : lu dans une page ou une liste d’autrui
recipient-trust-low = confiance faible : connaissance générale, non vérifiée
recipient-confidence-high = confiance : haute
recipient-confidence-medium = confiance : moyenne
recipient-confidence-low = confiance : faible, non vérifié
recipient-own = votre propre fichier
recipient-bases-all = Bases légales et délais : ceux du destinataire, ci-dessus.
recipient-undated = sans date
recipient-age-old = ancien : à relire
recipient-age-stale = trop ancien : plus proposé avant confirmation
recipient-finding-stale = Lu il y a plus de 180 jours : plus proposé tant que personne ne l’a confirmé.
recipient-finding-old = Lu il y a plus de 90 jours : à relire.
recipient-finding-undated = Ne porte pas de date : personne ne peut dire son âge.
recipient-finding-low = De confiance faible : connaissance générale, non vérifiée.
recipient-finding-low-channel = L’un de ses canaux est de confiance faible.
recipient-domains = Domaines :
recipient-languages = Langues, la préférée d’abord :
recipient-published-time = Ce qu’il dit de son rythme :
recipient-reveals = Ce qu’il fait de l’identité de qui écrit :
recipient-not-known = on ne sait pas
recipient-forwards = Le texte parvient-il à l’auteur de la publication ou au client ?
recipient-forwards-yes = Oui.
recipient-forwards-no = Non.
recipient-forwards-unknown = On ne sait pas : faites comme si c’était le cas.
recipient-appeal = Pour contester sa décision :
recipient-stopncii = StopNCII :
recipient-ncmec = Take It Down (NCMEC, pour les mineurs) :
recipient-member-yes = participe
recipient-member-no = ne participe pas
recipient-member-unknown = on ne sait pas
recipient-bases = Bases légales :
recipient-deadlines = Délai :
recipient-no-deadline = Pas de délai au titre de :
recipient-hours = { $count ->
    [one] 1 heure
   *[other] { $count } heures
} après une demande valable : { $basis }
recipient-months = { $count ->
    [one] 1 mois
   *[other] { $count } mois
} après la demande : { $basis }
recipient-notes = À savoir :
recipient-channel = Canal { $number }
recipient-fields = Demande :
recipient-login-yes = Un compte est nécessaire.
recipient-login-no = Aucun compte n’est nécessaire.
recipient-login-unknown = On ne sait pas si un compte est nécessaire.
recipient-sources = Lu dans :

# Comment un canal s’utilise.
means-form = Formulaire en ligne
means-email = Courrier électronique
means-page = Page
means-help = Page d’aide
means-help-and-form = Page d’aide avec un formulaire
means-form-and-chat = Formulaire et messagerie instantanée
means-in_app = Dans l’application
means-in_product = Sur le site même
means-policy = Page des règles
means-process = Procédure
means-program = Programme
means-ticket = Ticket d’assistance
means-api = Interface pour programmes
means-bot = Contact automatique (bot)
means-chat = Messagerie instantanée
means-app_chat = Messagerie dans une application
means-phone = Téléphone
means-post = Courrier postal
means-on_device_tool = Outil qui fonctionne sur votre appareil
means-authority = Par une autorité
means-authority_only = Réservé aux autorités
means-note = Remarque
recipient-never-copyright = Pas proposé pour un signalement : droit d’auteur uniquement.
recipient-never-minors = Pas proposé pour le signalement d’une personne majeure : il est destiné aux moins de 18 ans.
recipient-never-appeal = Pas proposé pour un premier signalement : il sert à contester une décision.
recipient-never-escalation = Pas proposé pour un premier signalement : seulement si un signalement est resté sans effet.
recipient-never-authorities = Pas proposé : réservé aux autorités.
recipient-never-organisations = Pas proposé pour le signalement d’une personne : il est destiné aux organisations.
recipient-never-other = Pas proposé pour un signalement : il sert à autre chose.

# Langues et textes.
tongue-de = allemand
tongue-en = anglais
tongue-es = espagnol
tongue-fr = français
tongue-it = italien
tongue-ko = coréen
tongue-nl = néerlandais
tongue-ru = russe
tongue-many = beaucoup d’autres
recipient-basis-eu-dsa-16 = règlement sur les services numériques, article 16
recipient-basis-eu-dsa-20 = règlement sur les services numériques, article 20
recipient-basis-eu-dsa-22 = règlement sur les services numériques, article 22 : signaleurs de confiance
recipient-basis-us-tida = TAKE IT DOWN Act (États-Unis), section 3
recipient-basis-uk-osa-20a = Online Safety Act 2023 (Royaume-Uni), section 20A
recipient-basis-eu-gdpr-17 = RGPD, article 17 : effacement
recipient-basis-us-dmca-512 = 17 USC 512 : droit d’auteur, sous serment, transmis à l’auteur de la publication
recipient-basis-own-rules = règles propres du destinataire
recipient-basis-fr-pharos = signalement à Pharos (France)
recipient-basis-fr-plainte = plainte (France)
recipient-basis-fr-cnil = plainte à la CNIL (France)
recipient-basis-fr-arcom-tf = signaleurs de confiance désignés par l’Arcom (France)
recipient-basis-us-tida-ftc = TAKE IT DOWN Act : signalement à la Federal Trade Commission
recipient-basis-uk-osa-ofcom = Online Safety Act 2023 : Ofcom
recipient-basis-es-aepd = canal prioritaire de l’AEPD (Espagne)
recipient-basis-it-144bis = signalement au Garante (Italie)
recipient-basis-be-iefh = Institut pour l’égalité des femmes et des hommes (Belgique)
recipient-basis-au-esafety = eSafety Commissioner (Australie)
recipient-basis-ca = autorités et tribunaux (Canada)
recipient-basis-kr = centre d’aide (République de Corée)
recipient-basis-help = aide et conseil
recipient-basis-hash-bank = banque d’empreintes
recipient-basis-minors = services pour les moins de 18 ans
recipient-basis-us-ncmec-tid = NCMEC : personnes de moins de 18 ans au moment de la prise de vue
recipient-basis-fr-cp-226-2-1 = Code pénal, article 226-2-1
recipient-basis-fr-cp-226-8-1 = Code pénal, article 226-8-1
recipient-basis-fr-cp-227-23 = Code pénal, article 227-23 : moins de 18 ans
recipient-basis-fr-lcen-6-1 = loi pour la confiance dans l’économie numérique, article 6-1 : demandes de la seule autorité
