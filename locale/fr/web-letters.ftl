### Les lettres : préparées, lues, changées, approuvées, envoyées ou déposées, et leurs réponses.

web-letters-title = Lettres
web-letters-lead = Une lettre demande à quelqu’un de retirer une copie. Vous la lisez, vous la changez si vous voulez, et vous décidez. Rien ne part tout seul.

error-not-to-edit = La notification { $notice } n’attend plus (elle est : { $state }) : son texte reste comme il est. Rien n’a été changé. Ce qui est à dire autrement va dans une autre lettre.
error-too-long = C’est plus long qu’une lettre ne peut l’être : { $most } caractères au plus. Rien n’a été changé. Raccourcissez-la, ou écrivez-en plusieurs.
risk-complaint-unsaid = Le texte du programme donnerait le numéro de la plainte, et le vôtre ne le donne pas. Mettez-le si le destinataire doit le savoir ; laissez-le de côté sinon.
element-law-named = le nom de la loi sur laquelle elle repose
element-reference = notre référence, à laquelle une réponse se reconnaît
missing-law-named = La loi sur laquelle repose cette notification n’y est plus nommée. Remettez-la, ou reprenez le texte du programme : takedown notices edit ID --reset
missing-reference = Notre référence n’y est plus : une réponse ne pourrait pas être reconnue. Remettez-la, ou reprenez le texte du programme : takedown notices edit ID --reset
help-notices-edit = Montrer le texte d’une notification tel qu’il se modifie, ou le prendre dans un fichier. Ce qui était approuvé est à approuver de nouveau.
help-edit-file = Un fichier texte avec toute la lettre, comme « notices edit ID » la montre, dans vos propres mots.
help-edit-reset = Reprendre le texte du programme.
notices-edited = La notification a maintenant vos mots. Relisez-la avant de l’approuver.
notices-edited-own = La notification a le texte du programme.
notices-edit-lost = n’y est plus : { $words }
notices-edit-found = { $words ->
    [none] ne peut pas y figurer : { $what }
   *[other] ne peut pas y figurer : { $what } : « { $words } »
}
error-one-wording = Donnez soit un fichier avec --file, soit --reset, mais pas les deux. Rien n’a été changé.
error-wording-unreadable = « { $file } » ne se lit pas comme un texte : { $why }. Rien n’a été changé. C’est un fichier de texte simple, en UTF-8.
lint-image-or-tracking = une image, ou une marque qui dit quand elle a été ouverte
lint-attached-image = une image qui serait jointe
lint-our-copy = une copie à vous
lint-fingerprint = une empreinte de l’image
lint-birth-date = une date de naissance
lint-name-in-text = un nom ou une adresse électronique hors de la dernière partie, là où le texte peut être transmis
lint-old-lcen = un article de droit français qui n’a plus cours
lint-description = des mots pour ce qui se voit
lint-blame = des mots sur une faute
lint-accusation = des mots contre une personne précise
lint-threat = une menace
lint-order = une décision de justice sur laquelle la lettre ne peut pas reposer
lint-more-than-one-person = plus d’une personne
lint-refere = une procédure de justice française, qui n’est pas celle du destinataire
lint-wrong-deepfake-article = l’article 226-8, alors que le 226-8-1 est celui des images intimes
lint-unread-text = une loi sur laquelle cette lettre ne repose pas
lint-unread-article = un article sur lequel cette lettre ne repose pas
lint-deadline = un délai que ne fixe aucune loi nommée à côté
lint-foreign-link = un lien qui n’est pas une des adresses
lint-complaint-handed-on = la police ou une plainte, là où le texte peut atteindre qui a publié
lint-authority-handed-on = qui écrit, ou une autorité, là où le texte est transmis

# Pages

web-letters-one-title = Une lettre
web-letters-send-title = Avant le départ
web-letters-all = Toutes les lettres
web-letters-bare = { $count ->
    [one] Une copie n’a pas encore de lettre
   *[other] { $count } copies n’ont pas encore de lettre
}
web-letters-bare-text = Préparer n’envoie rien. Les copies au même endroit vont dans une seule lettre.
web-letters-draft = Préparer les lettres
web-letters-find = Aussi pour les sites que le répertoire ne connaît pas
web-letters-find-text = Des serveurs de noms et des registres sont interrogés sur qui les détient, et les pages de contact du site sont lues. Ils apprennent le nom du site, rien d’autre. Cela prend un moment.
web-letters-find-do = Chercher, et préparer
web-letters-finding = Recherche de qui peut être contacté. Vous pouvez continuer pendant ce temps.
web-letters-found-open = Montrer les lettres
web-letters-drafted = { $count ->
    [0] Il n’y avait rien de nouveau à préparer.
    [one] Une lettre a été préparée. Rien n’a été envoyé.
   *[other] { $count } lettres ont été préparées. Rien n’a été envoyé.
}
web-letters-nobody = { $count ->
    [one] Pour une copie chez { $host }, le répertoire ne connaît personne à qui écrire.
   *[other] Pour { $count } copies chez { $host }, le répertoire ne connaît personne à qui écrire.
}
web-letters-nobody-found = Personne n’a été trouvé à qui écrire pour { $host }. Il reste les moteurs de recherche et l’autorité.
web-letters-tomorrow = Il en reste pour demain : { $limit ->
    [one] une lettre par jour est préparée
   *[other] { $limit } lettres par jour sont préparées
} pour un dossier.
web-letters-outbox = { $count ->
    [one] Une lettre attend de partir, à partir du { $at }.
   *[other] { $count } lettres attendent de partir, la première à partir du { $at }.
}
web-letters-outbox-do = Envoyer ce qui est prêt
web-letters-outbox-on = Ce qui est prêt est en train de partir.
web-letters-group-asks = Quelqu’un a répondu
web-letters-group-ready = Approuvées, pas encore parties
web-letters-group-read = À lire
web-letters-group-left = En route
web-letters-group-ended = Terminées
web-letters-addresses = { $count ->
    [one] une adresse
   *[other] { $count } adresses
}
web-letters-row-asks = Elle attend que vous la lisiez.
web-letters-row-sent = Partie le { $at }.
web-letters-row-due = La prochaine étape est le { $at } ; vous n’avez rien à faire jusque-là.
web-letters-row-ready = Approuvée. Elle n’est pas partie.
web-letters-row-drafted = Préparée le { $at }. Rien n’est parti.
web-letters-none = Pas encore de lettres
web-letters-none-text = Une lettre porte sur une copie que vous avez confirmée.
web-letters-none-do = Voir ce qui a été trouvé
web-letters-box = Réponses dans votre messagerie
web-letters-box-text = Le programme peut y chercher des réponses à ces lettres. Il lit ; il ne change rien.
web-letters-box-do = Chercher des réponses
web-letters-reading = Lecture de votre messagerie.
web-letters-read-done = { $count ->
    [0] Pas de nouvelle réponse.
    [one] Une nouvelle réponse.
   *[other] { $count } nouvelles réponses.
}
web-letters-later = Continuer sans les lettres pour l’instant
web-letters-state-waiting = attend de partir
web-letters-state-unsure = départ incertain
web-letters-state-lacks = { $count ->
    [one] il manque un élément
   *[other] il manque { $count } éléments
}
web-letters-state-read = à lire
web-letters-state-asked = on vous demande quelque chose
web-letters-files = L’enregistrer dans un fichier
web-letters-file-pdf = PDF, avec ce qu’il faut savoir sur une page à part
web-letters-file-eml = Courriel, à ouvrir dans votre messagerie ; il n’est pas envoyé par là
web-letters-file-txt = Texte simple
web-letters-file-html = Page
web-letters-more-addresses = { $count ->
    [one] et une autre
   *[other] et { $count } autres
}
web-letters-why = Pourquoi cette voie
web-letters-follows = Cette lettre fait suite à une autre, déjà partie.
web-letters-low = Personne n’a vérifié ce contact : le programme l’a trouvé, ou il est connu par ouï-dire. Il peut être ancien, ou appartenir à qui a publié le contenu. On vous demande de regarder avant tout départ.
web-letters-about = { $count ->
    [one] L’adresse dont elle parle
   *[other] Les { $count } adresses dont elle parle
}
web-letters-know = Ce qu’il faut savoir d’autre sur ce destinataire
web-letters-others = { $count ->
    [one] Une autre voie
   *[other] { $count } autres voies
}
web-letters-others-which = Quelle voie préférez-vous ?
web-letters-others-instead = À la place de cette lettre, qui est alors écartée
web-letters-others-do = Préparer une lettre par cette voie
web-letters-route-there = Il y a déjà une lettre par cette voie. Rien n’a été changé.
web-letters-route-drafted = Cette lettre a été préparée par la voie choisie. Rien n’a été envoyé.
web-letters-words = La lettre
web-letters-words-text = Lisez-la. Elle peut partir telle quelle. Si vous changez quelque chose, le contrôle dit si tout ce qui doit y figurer y est encore.
web-letters-words-label-en = Texte de la lettre, en anglais
web-letters-words-label-fr = Texte de la lettre, en français
web-letters-words-hint = La première ligne est l’objet. Des tirets sous une ligne en font un titre ; une ligne vide finit un paragraphe.
web-letters-words-keep = Garder mes mots
web-letters-words-check = Contrôler seulement
web-letters-words-reset = Reprendre le texte du programme
web-letters-words-kept = Vos mots sont gardés sur cette machine. Rien n’a été envoyé.
web-letters-reset-done = La lettre a de nouveau le texte du programme.
web-letters-words-approved = Vous avez approuvé ces mots. Ils restent ainsi jusqu’à ce que vous rouvriez la lettre.
web-letters-change-again = La rouvrir et la changer
web-letters-open-again = La lettre est de nouveau un brouillon. Rien n’a été envoyé.
web-letters-check = Le contrôle
web-letters-check-unkept = Ce que vous avez tapé n’est pas encore gardé.
web-letters-check-fit = Tout ce qui doit y figurer y est.
web-letters-check-lacks = { $count ->
    [one] Une chose empêche de l’approuver.
   *[other] { $count } choses empêchent de l’approuver.
}
web-letters-check-missing = Ce qui manque
web-letters-check-gone = { $count ->
    [one] Ce n’est pas dans votre texte. Remettez ceci, mot pour mot :
   *[other] Ce n’est pas dans votre texte. Remettez ceci, mot pour mot :
}
web-letters-check-found = Ne peut pas y figurer
web-letters-check-blanks = Endroits à remplir, ou à supprimer
web-letters-check-all = { $count ->
    [one] Un élément présent
   *[other] { $count } éléments présents
}
web-letters-speak-en = L’écrire plutôt en anglais
web-letters-speak-fr = L’écrire plutôt en français
web-letters-speak-drops = Votre texte n’est pas repris.
web-letters-reading-own = Lire le texte du programme dans votre langue
web-letters-on-text = Ensuite vient un résumé : à qui elle va, ce qui part, ce qu’ils apprennent. Rien ne part avant.
web-letters-to-summary = Passer au résumé
web-letters-not-now = Pas maintenant
web-letters-stop = Écarter cette lettre
web-letters-stop-text = Elle n’est pas envoyée, et rien n’en suit. Vous pouvez en préparer une autre à tout moment.
web-letters-stop-do = L’écarter
web-letters-stopped = La lettre a été écartée. Rien n’a été envoyé.
web-letters-leaves = Elle part le { $at }
web-letters-may-leave = Elle peut partir à partir du { $at }
web-letters-posting = Le programme l’envoie à ce moment.
web-letters-outbox-later = Cette page aura alors un bouton qui les envoie.
web-letters-send-copy = Une copie va à vous-même.
web-letters-leaves-text = À { $to }. D’ici là, vous pouvez la reprendre.
web-letters-tried = Le serveur de messagerie ne l’a pas encore prise ; un nouvel essai suivra.
web-letters-take-back = La reprendre
web-letters-taken-back = Reprise. Elle n’est pas partie.
web-letters-unsure = Personne ne sait si cette lettre est partie : la ligne a été coupée tout à la fin. Elle n’est pas renvoyée d’elle-même. Cherchez-la parmi les envois de votre messagerie.
web-letters-unsure-left = Elle est partie
web-letters-unsure-again = Elle n’est pas partie : la renvoyer
web-letters-server-refused = Le serveur de messagerie a refusé cette lettre ; rien n’est parti. Regardez l’adresse, puis réessayez depuis le résumé, ou déposez-la vous-même.
web-letters-approved-title = Approuvée
web-letters-approved-mail = Elle peut partir par courriel à { $to }. Elle n’est pas encore partie.
web-letters-by-hand = La déposer vous-même
web-letters-approved = Approuvée telle qu’elle se lit. Elle n’est pas partie : déposez-la vous-même ci-dessous.
web-letters-file = La déposer vous-même
web-letters-file-text = Ouvrez le formulaire et collez chaque partie dans son champ. Ne joignez jamais les images.
web-letters-file-open = Ouvrir le formulaire de { $to }
web-letters-file-leaves = Ce lien sort du programme ; votre navigateur le garde dans son historique :
web-letters-file-mail = Envoyez-la depuis votre messagerie à { $to }.
web-letters-copy = Copier
web-letters-copy-what = Copier : { $what }
web-letters-copied = Copié
web-letters-filed = Je l’ai déposée
web-letters-filed-day = Quel jour ?
web-letters-filed-hour = Vers quelle heure ?
web-letters-filed-reference = Le numéro qu’on vous a donné, s’il y en a un
web-letters-filed-hint = Souvent à la fin du formulaire, ou dans un premier courriel automatique. Vous pouvez laisser vide.
web-letters-filed-do = Le noter
web-letters-filed-done = C’est noté. La prochaine étape vient d’elle-même ; vous n’avez rien à faire.
web-letters-bad-time = Le jour ou l’heure ne se lit pas. Rien n’a été noté.
web-letters-queued = Elle part dans un instant. D’ici là, vous pouvez la reprendre.
web-letters-queued-later = Elle attend, car on a écrit récemment à ce contact à ce sujet. À partir du moment indiqué ci-dessous, vous pourrez l’envoyer d’ici.
web-letters-not-ready = Quelque chose empêche d’approuver cette lettre. La liste est à côté.
web-letters-changed-meanwhile = La lettre a été modifiée depuis l’ouverture de cette page, peut-être dans une autre fenêtre. La voici telle qu’elle est maintenant. Rien n’a été approuvé ni envoyé.
web-letters-send-lead = Rien n’est encore parti. Voici ce qui se passerait.
web-letters-send-back = Retour à la lettre
web-letters-send-asked = Une question ci-dessous attend d’abord votre réponse. Rien n’a été envoyé.
web-letters-send-held = Vous avez choisi que la police passe d’abord : rien ne part avant le { $at }. Vous pouvez approuver la lettre maintenant ; elle attend.
web-letters-send-who = À qui
web-letters-send-mail = Par courriel à
web-letters-send-from = De
web-letters-send-yourself = Vous la déposez vous-même. Le programme n’envoie rien.
web-letters-send-what = Ce qui part
web-letters-send-letter = { $count ->
    [one] Cette lettre sur une adresse.
   *[other] Cette lettre sur { $count } adresses.
}
web-letters-send-own-words = Elle est dans vos propres mots.
web-letters-send-attached = Avec elle, à lire par des machines :
web-letters-send-never = Aucune image, aucune empreinte, rien d’autre de vous.
web-letters-send-text = La lettre, mot pour mot
web-letters-send-learn = Ce qu’ils apprennent
web-letters-send-then = Ce qui se passe ensuite
web-letters-send-undo = D’abord
web-letters-send-undo-text = { $seconds ->
    [0] Elle part aussitôt.
    [one] Elle attend une seconde pendant laquelle vous pouvez la reprendre.
   *[other] Elle attend { $seconds } secondes pendant lesquelles vous pouvez la reprendre.
}
web-letters-send-follow = Vous n’avez rien à faire pendant ce temps. Le suivi montre la prochaine date, et met tout en pause si vous voulez.
web-letters-decide = Votre décision
web-letters-send-do = La leur envoyer
web-letters-approve-only = L’approuver, et la déposer moi-même
web-letters-approve-do = L’approuver telle qu’elle se lit
web-letters-by = Votre nom
web-letters-by-hint = Plusieurs personnes suivent ce dossier. Il est gardé avec l’approbation, et ne figure pas dans la lettre.
web-letters-unseen = Avez-vous regardé où elle a été trouvée ?
web-letters-unseen-text = Avant la première lettre sur une image, quelqu’un regarde ce qui l’entoure. Cela se lit en mots, sans voir l’image.
web-letters-unseen-look = Le lire en mots
web-letters-unseen-yes = Oui, j’ai ouvert la page moi-même
web-letters-unseen-org = Qui approuve a regardé où elle a été trouvée. Cela se lit en mots, sans voir d’image.
web-letters-second = Quand une association écrit, deux personnes regardent avant la première lettre sur une image. Une l’a fait. Demandez à quelqu’un d’autre de regarder, puis revenez.
web-letters-keep = Garder d’abord une preuve ?
web-letters-keep-text = Rien n’a encore été gardé de certaines de ces pages, et ce qui est retiré ne peut plus l’être. Ce qui est gardé, ce sont les mots de la page et l’heure ; jamais l’image.
web-letters-keep-do = La garder maintenant
web-letters-keeping = { $done ->
    [0] Visite des pages.
    [one] Une page visitée.
   *[other] { $done } pages visitées.
}
web-letters-kept = { $done ->
    [0] Aucune page n’a répondu.
    [one] Une page a été visitée.
   *[other] { $done } pages ont été visitées.
}
web-letters-without = Ou continuer sans ?
web-letters-without-text = Des minutes peuvent compter plus qu’une preuve. C’est votre choix.
web-letters-without-yes = Continuer sans rien garder
web-letters-contact = Avez-vous regardé ce contact ?
web-letters-contact-text = Personne ne l’a vérifié. Regardez les pages du destinataire : est-ce bien le sien ?
web-letters-contact-old = Ce qu’en dit le répertoire a été lu il y a longtemps ({ $date }). Regardez la page du destinataire : est-ce encore juste ?
web-letters-contact-yes = J’ai regardé, et c’est juste
web-letters-held-flood-pages = L’image a été trouvée soudain sur de très nombreuses pages. Elle attend un second regard.
web-letters-held-flood-hosts = L’image a été trouvée soudain chez de très nombreux hébergeurs. Elle attend un second regard.
web-letters-held-plain = L’image montre peu de détails ; d’autres peuvent lui ressembler. Elle attend un second regard.
web-letters-held-textual = L’image semble surtout faite de mots ou d’un dessin. Elle attend un second regard.
web-letters-held-collision = L’image a été enregistrée avant, ailleurs dans ce coffre. Elle attend un second regard.
web-letters-held-contested = Quelqu’un conteste une copie de cette lettre. Elle attend un second regard.
web-letters-held-how = Rien n’est envoyé tant que quelqu’un n’a pas regardé et laissé continuer.
web-letters-held-look = Voir les copies
web-letters-stands = Où elle en est
web-letters-sent-at = Partie
web-letters-sent-to = À
web-letters-their-reference = Leur numéro
web-letters-outcome = Leur réponse
web-letters-next = Prochaine étape
web-letters-next-own = rappel propre à ce programme ; aucune loi ne fixe de délai
web-letters-next-law = la fin du délai que la loi leur donne : { $law }
web-letters-nothing-to-do = Vous n’avez rien à faire maintenant.
web-letters-to-follow = Suivi de chaque copie
web-letters-replies = Ce qui est revenu
web-letters-reply-read = Lire le message
web-letters-reply-means = Que veut-il dire ?
web-letters-reply-do = Le noter
web-letters-reply-unproven = C’est noté. Ce sera prouvé quand un second regard aura trouvé chaque adresse vide ; il vient de lui-même.
web-letters-answer = Ils ont répondu ?
web-letters-answer-text = Si une réponse vous est parvenue hors du programme, notez-la ici. Si rien n’est venu, il n’y a rien à faire.
web-letters-answer-which = Qu’ont-ils dit ?
web-letters-answer-removed = C’est retiré
web-letters-answer-refused = Ils refusent
web-letters-answer-more-information = Ils demandent quelque chose
web-letters-answer-wrong-recipient = Quelqu’un d’autre est responsable
web-letters-answer-no-answer = Rien n’est venu, et je veux aller plus loin
web-letters-answer-then-removed = L’adresse est encore regardée quelque temps, au cas où elle reviendrait.
web-letters-answer-then-refused = D’autres voies sont ouvertes ; le suivi montre la suivante.
web-letters-answer-then-more-information = Elle vous attend ; le suivi montre l’étape suivante.
web-letters-answer-then-wrong-recipient = Cette lettre est terminée ; un autre destinataire peut être contacté.
web-letters-answer-then-no-answer = Qui se trouve derrière vient ensuite. Rien ne part sans vous.
web-letters-answer-day = Quand est-elle venue ?
web-letters-answer-words = Leurs mots, si vous voulez les garder
web-letters-answer-words-hint = Gardés sur cette machine seulement.
web-letters-answer-do = Le noter
web-letters-answer-kept = C’est noté.
web-letters-which-answer = Aucune réponse n’a été choisie : rien n’a été noté.
web-letters-as-sent = La lettre telle qu’elle est partie
web-letters-withdraw = Retirer cette lettre
web-letters-withdraw-text = Ce qui est parti ne revient pas. Une lettre qui la retire est préparée ; vous la lisez et décidez si elle part.
web-letters-withdraw-do = Préparer le retrait
web-letters-withdrawal = La lettre est retirée ici. Celle-ci le leur dit ; elle n’est pas partie.
web-letters-details = Ce dont la lettre a encore besoin
web-letters-details-text = Laissez vide ce que vous ne voulez pas donner. Une autre voie en demande peut-être moins.
web-letters-details-do = Garder cela
web-letters-details-kept = Gardé sur cette machine. La lettre l’a maintenant.
web-letters-detail-notifier-name = Le nom de qui écrit
web-letters-detail-notifier-email = Une adresse électronique pour les réponses
web-letters-detail-country = Pays de la personne représentée, en deux lettres
web-letters-detail-signature = Signature : votre nom, tapé
web-letters-detail-mandate = Qui peut agir, et pour quoi
web-letters-detail-mandate-on = Depuis quand
web-letters-detail-rights-name = Nom de qui prête serment
web-letters-detail-rights-address = Adresse postale
web-letters-detail-rights-phone = Numéro de téléphone
web-letters-detail-rights-email = Adresse électronique pour cela seulement
web-letters-detail-identifiable = La personne représentée est-elle reconnaissable ?
web-letters-detail-link-uk = Y a-t-il un lien avec le Royaume-Uni ?
web-letters-detail-made-by-her = La personne représentée a-t-elle pris l’image ou la vidéo ?
web-letters-yes = Oui
web-letters-no = Non
web-letters-unknown = Je ne sais pas
web-letters-lack-country = Une lettre explique pourquoi le contenu est illicite, et nomme donc la loi d’un pays. Par exemple FR.
web-letters-lack-legal-ground = Les lettres ne connaissent pour l’instant que le droit français. Les autres voies n’en ont pas besoin ; un avocat ou une association peut nommer l’article.
web-letters-lack-exact-address = Une adresse doit mener à la page ou au fichier même, pas à une page d’accueil.
web-letters-lack-notifier-name = Le destinataire le voit. Un pseudonyme auquel vous répondez suffit.
web-letters-lack-notifier-email = Le destinataire la voit. De préférence une adresse que personne d’autre ne lit, et sans votre nom.
web-letters-lack-mandate = Quelqu’un agit pour la personne représentée. La lettre dit qu’une autorisation existe ; elle n’est pas jointe.
web-letters-lack-signature = Cette loi demande une signature ; un nom tapé suffit. Seule la personne représentée, ou qui elle autorise, la donne.
web-letters-lack-identifiable = Cette loi protège qui peut être reconnu : au visage, ou à un autre signe montré avec.
web-letters-lack-link-uk = La personne, le public ou qui l’a publié s’y trouve.
web-letters-lack-made-by-her = Seul qui l’a prise en a les droits. C’est sous serment ; voyez d’abord les autres voies.
web-letters-lack-rights-name = Qui a publié le contenu le voit. Un avocat ou un mandataire peut le faire à votre place.
web-letters-lack-rights-address = Qui a publié le contenu la voit : celle d’un avocat ou d’un mandataire, jamais d’un domicile.
web-letters-lack-rights-phone = Qui a publié le contenu le voit : celui d’un avocat ou d’un mandataire.
web-letters-lack-rights-email = Qui a publié le contenu la voit : une adresse faite pour cela.
web-letters-lack-decision = Cette réclamation vise une décision, et aucune n’est notée. Quand ils ont refusé, notez-le sur la première lettre.
web-letters-lack-decision-date = Le jour de leur décision n’est pas noté.
web-letters-lack-erasure-request = L’autorité veut voir que le site a été sollicité d’abord. Choisissez l’effacement parmi les autres voies, et envoyez-le avant.
web-letters-lack-erasure-month = Le mois pour leur réponse n’est pas écoulé. Il n’y a rien à faire d’ici là.
web-letters-lack-platform-request = Cette autorité s’occupe des services sollicités qui n’ont pas agi. Écrivez d’abord au service.
web-letters-lack-platform-time = Le délai que la loi leur donne n’est pas écoulé. Il n’y a rien à faire d’ici là.
web-letters-lack-recipient-channel = Aucun moyen de leur écrire n’est connu. Une autre voie est peut-être ouverte, sous « Pourquoi cette voie ».
web-letters-lack-contact-unchecked = La question vous est posée au résumé.
web-letters-lack-recipient-unconfirmed = La fiche du répertoire est ancienne. La question vous est posée au résumé.
web-letters-lack-law-named = Remettez le nom de la loi.
web-letters-lack-reference = Remettez notre référence, pour que la réponse se reconnaisse.
web-letters-risk-name-forwarded = Ce destinataire transmet les lettres, et le nom de celle-ci n’est pas celui d’une association. Un pseudonyme, ou une association qui écrit pour vous, protège mieux.
web-letters-stop-not-approved = Elle n’est pas approuvée : elle n’est pas partie.
web-letters-stop-not-complete-any-more = Il y manque quelque chose maintenant : elle n’est pas partie. Rouvrez-la et voyez le contrôle.
web-letters-stop-no-mail-channel = Aucune adresse électronique n’est connue pour ce destinataire. La lettre est approuvée ; déposez-la vous-même ci-dessous.
web-letters-stop-contact-unchecked = Personne n’a encore regardé ce contact : rien n’est parti.
web-letters-stop-police-first = Vous avez choisi que la police passe d’abord : rien n’est parti. La lettre est approuvée et attend.
web-letters-stop-no-consent = L’accord noté ne couvre plus les lettres : rien n’est parti.
web-letters-stop-no-mandate = Qui peut agir pour la personne représentée n’est pas noté : rien n’est parti.
web-letters-stop-no-sender = Il n’y a pas d’adresse d’envoi. La lettre est approuvée ; déposez-la vous-même ci-dessous.
web-letters-stop-no-mail-server = Aucun serveur de messagerie n’est réglé : rien n’est parti. La lettre est approuvée ; déposez-la vous-même ci-dessous.
web-letters-stop-sending-unsure = Personne ne sait si elle est partie avant : elle n’est pas renvoyée d’elle-même.
web-letters-stop-on-hold = Quelque chose y attend un second regard : rien n’est parti.
