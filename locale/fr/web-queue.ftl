### La vue du matin : ce qui attend dans tous les dossiers, le détail d’une ligne, plusieurs à la fois, vues gardées, tableaux.

web-queue-lead = { $n ->
    [0] Rien ne vous attend.
    [one] Une chose vous attend, la plus urgente d’abord.
   *[other] { $n } choses vous attendent, la plus urgente d’abord.
}
web-queue-search = Hébergeur, référence, libellé ou adresse
web-queue-search-do = Chercher
web-queue-searched = Lignes avec « { $text } ».
web-queue-of-case = Du dossier { $label } seulement.
web-queue-to = Pour { $name } seulement.
web-queue-search-all = Tout montrer à nouveau
web-queue-lanes = Ce qui attend
web-queue-all = Tout ce qui attend
web-queue-every = Tout
web-queue-sure = Degré de certitude
web-queue-views = Vues gardées
web-queue-lane-overdue = En retard
web-queue-lane-back = De retour
web-queue-lane-answered = Réponses
web-queue-lane-confirm = À confirmer
web-queue-lane-new = Nouveau, moins sûr
web-queue-lane-write = À signaler
web-queue-lane-letters = À envoyer
web-queue-lane-waiting = En attente d’autrui
web-queue-lane-down = Disparu
web-queue-lane-aside = Mis de côté
web-queue-about-overdue = Lettres dont la date est passée sans décision.
web-queue-about-back = Copies qui avaient disparu et qui sont de nouveau là.
web-queue-about-answered = Quelqu’un a répondu, et une personne doit lire.
web-queue-about-confirm = Trouvé, et assez sûr pour décider. Rien n’est fait avant qu’une personne confirme.
web-queue-about-new = Une ressemblance lointaine. Le plus souvent, c’est autre chose.
web-queue-about-write = Copies confirmées au sujet desquelles personne n’a encore reçu de lettre.
web-queue-about-letters = Lettres rédigées ou approuvées. Aucune n’est partie.
web-queue-about-waiting = Envoyées et dans les temps ; et les copies dont elles parlent.
web-queue-about-down = Copies dont la disparition a été constatée, et lettres qui y ont mené.
web-queue-about-aside = Pas cette image, à elle et peut rester, retiré, ou d’un dossier pour lequel rien n’est fait.
web-queue-none = Rien n’attend ici
web-queue-none-why = Ce qui est trouvé, ce qui reçoit une réponse et ce qui arrive à échéance apparaît ici tout seul.
web-queue-more = Montrer jusqu’à { $n }
web-queue-whole = { $n ->
    [one] Montrer la ligne
   *[other] Montrer les { $n }
}
web-queue-nobody = Aucun destinataire connu
web-queue-only = seulement celles-ci
web-queue-select-group = Tout sélectionner
web-queue-panel = Ce que l’on sait de la ligne
web-queue-back = Retour à ce qui attend
web-queue-held = second regard
web-queue-bits = { $n ->
    [one] { $n } bit d’écart
   *[other] { $n } bits d’écart
}
web-queue-addresses = { $n ->
    [one] { $n } adresse
   *[other] { $n } adresses
}
web-queue-lacks = { $n ->
    [one] { $n } élément manque
   *[other] { $n } éléments manquent
}
web-queue-due = le { $day }
web-queue-letter-notice = Lettre
web-queue-letter-reminder = Rappel
web-queue-letter-complaint = Réclamation
web-queue-letter-withdrawal = Retrait
web-queue-letter-more-information = Réponse à une question
web-queue-letter-refused = Réponse à un refus
web-queue-letter-wrong-recipient = Question sur le responsable
web-queue-fact-case = Dossier
web-queue-fact-state = État
web-queue-fact-address = Adresse
web-queue-fact-recipient = Qui peut la retirer
web-queue-fact-letter = Dernière lettre à son sujet
web-queue-fact-kind = Nature
web-queue-fact-reference = Notre référence
web-queue-fact-theirs = Leur référence
web-queue-fact-sent = Envoyée
web-queue-fact-due = Date
web-queue-fact-addresses = Adresses
web-queue-how = { $how } ; { $n } bits sur 256 diffèrent
web-queue-copy = Copier l’adresse
web-queue-copied = Copié
web-queue-open-letter = Ouvrir la lettre
web-queue-open-match = Ouvrir la page de cette copie ; une image n’y est montrée que sur demande
web-queue-elsewhere = { $n ->
    [one] La même adresse est dans un autre dossier : { $labels }. Aucune des deux personnes n’est informée de l’autre.
   *[other] La même adresse est dans { $n } autres dossiers : { $labels }. Aucune de ces personnes n’est informée des autres.
}
web-queue-words = Les mots de la page
web-queue-no-words = Aucun mot de cette page n’a été gardé.
web-queue-read-words = Lire les mots de la page
web-queue-read-words-hint = Cette lecture est notée comme un regard, à votre nom lorsqu’une organisation agit.
web-queue-decide = Qu’est-ce ?
web-queue-do-confirmed = C’est bien elle : à retirer
web-queue-do-rejected = Pas cette image
web-queue-do-mine = Peut rester
web-queue-do-not-me = Quelqu’un d’autre
web-queue-do-draft = Rédiger les lettres
web-queue-do-approve = Approuver les lettres
web-queue-do-withdraw = Retirer les lettres
web-queue-selected = Sélection
web-queue-selected-hint = Ce qui serait fait est d’abord montré, et fait au second clic.
web-queue-nothing-selected = Rien n’était sélectionné. Rien n’a été changé.
web-queue-views-title = Garder cette vue
web-queue-view-name = Son nom
web-queue-view-keep = Garder
web-queue-view-remove = Supprimer
web-queue-view-kept = Gardée sous « { $name } ».
web-queue-view-removed = La vue est supprimée ; ce qu’elle montrait reste.
web-queue-view-nameless = Une vue a besoin d’un nom de 80 lettres au plus. Rien n’a été gardé.
web-queue-tables = Tableaux
web-queue-in = Adresses d’un tableau
web-queue-out = Ces lignes en tableau (CSV)
web-queue-out-hint = Le tableau contient des adresses et des libellés que chacun peut lire. Gardez-le là où vous seule pouvez l’ouvrir, et supprimez-le ensuite.
web-queue-keys = Touches
web-queue-key-j = la ligne suivante
web-queue-key-k = la ligne d’avant
web-queue-key-x = sélectionner la ligne, ou non
web-queue-key-open = ouvrir ce que l’on en sait
web-queue-key-c = confirmer : à retirer
web-queue-key-r = pas cette image
web-queue-key-m = peut rester
web-queue-key-search = chercher
web-queue-key-help = cette liste
web-queue-keys-off = Désactiver les touches d’une seule lettre
web-queue-keys-on = Activer les touches d’une seule lettre
web-queue-own = Pour vous
web-queue-exposure = { $n ->
    [0] Aucune image n’a été regardée aujourd’hui.
    [one] Une image a été regardée aujourd’hui.
   *[other] { $n } images ont été regardées aujourd’hui. Une pause est toujours juste.
}
web-queue-who = Votre nom
web-queue-who-hint = Gardé jusqu’au verrouillage ; les regards et les approbations le portent.
web-queue-who-keep = Garder
web-queue-name-wanted = Une organisation agit pour certains de ces dossiers. Le nom de qui approuve est gardé avec chaque lettre.
web-queue-summary = Ce qui serait concerné
web-queue-where = Destinataire ou hébergeur
web-queue-number = Nombre
web-queue-ask-confirmed = { $n ->
    [0] Aucune de ces lignes ne peut être confirmée
    [one] Confirmer { $n } copie ?
   *[other] Confirmer { $n } copies ?
}
web-queue-ask-rejected = { $n ->
    [0] Aucune de ces lignes ne peut être mise de côté
    [one] Dire d’une ligne que ce n’est pas cette image ?
   *[other] Dire de { $n } lignes que ce n’est pas cette image ?
}
web-queue-ask-mine = { $n ->
    [0] Aucune de ces lignes ne peut être décidée ainsi
    [one] Dire d’une copie qu’elle peut rester ?
   *[other] Dire de { $n } copies qu’elles peuvent rester ?
}
web-queue-ask-not-me = { $n ->
    [0] Aucune de ces lignes ne peut être décidée ainsi
    [one] Dire d’une ligne qu’elle montre quelqu’un d’autre ?
   *[other] Dire de { $n } lignes qu’elles montrent quelqu’un d’autre ?
}
web-queue-ask-draft = { $n ->
    [0] Aucune lettre ne peut être rédigée pour ces lignes
    [one] Rédiger les lettres pour { $n } copie ?
   *[other] Rédiger les lettres pour { $n } copies ?
}
web-queue-ask-approve = { $n ->
    [0] Aucune de ces lignes ne peut être approuvée
    [one] Approuver { $n } lettre ?
   *[other] Approuver { $n } lettres ?
}
web-queue-ask-withdraw = { $n ->
    [0] Aucune de ces lignes ne peut être retirée
    [one] Retirer { $n } lettre qui n’est pas partie ?
   *[other] Retirer { $n } lettres qui ne sont pas parties ?
}
web-queue-then-confirmed = Des lettres peuvent ensuite être rédigées. Rien n’est envoyé. On peut revenir en arrière pendant une demi-minute, et changer à tout moment.
web-queue-then-rejected = Ce qui y a été trouvé ne le sera plus pour la même image. On peut revenir en arrière pendant une demi-minute, et changer à tout moment.
web-queue-then-mine = Elles restent connues, et personne ne reçoit de lettre. On peut revenir en arrière pendant une demi-minute, et changer à tout moment.
web-queue-then-not-me = Ce qui y a été trouvé ne le sera plus pour la même image. On peut revenir en arrière pendant une demi-minute, et changer à tout moment.
web-queue-then-draft = Une lettre par destinataire et par dossier. Chacune peut être lue et modifiée ; aucune n’est approuvée, aucune n’est envoyée.
web-queue-then-approve = Chaque lettre passe les mêmes questions que seule ; celle qui n’y répond pas est nommée avec sa raison et reste un brouillon. Rien n’est envoyé : c’est une étape à part.
web-queue-then-withdraw = Elles sont arrêtées avant de partir. Un clic ne les rétablit pas ; de nouvelles peuvent être rédigées.
web-queue-sure-confirmed = { $n ->
    [one] Confirmer
   *[other] Confirmer les { $n }
}
web-queue-sure-rejected = { $n ->
    [one] Pas cette image
   *[other] { $n } : pas cette image
}
web-queue-sure-mine = { $n ->
    [one] Elle peut rester
   *[other] { $n } peuvent rester
}
web-queue-sure-not-me = { $n ->
    [one] Quelqu’un d’autre
   *[other] { $n } : quelqu’un d’autre
}
web-queue-sure-draft = { $n ->
    [one] Rédiger
   *[other] Rédiger pour { $n } copies
}
web-queue-sure-approve = { $n ->
    [one] Approuver
   *[other] Approuver les { $n }
}
web-queue-sure-withdraw = { $n ->
    [one] Retirer
   *[other] Retirer les { $n }
}
web-queue-not-now = Pas maintenant
web-queue-read-each = Les lire d’abord
web-queue-left = { $n ->
    [one] { $n } ligne est laissée de côté
   *[other] { $n } lignes sont laissées de côté
}
web-queue-left-so-already = { $n ->
    [one] { $n } déjà décidée ainsi
   *[other] { $n } déjà décidées ainsi
}
web-queue-left-not-now = { $n ->
    [one] { $n } dont l’état ne le permet pas à présent
   *[other] { $n } dont l’état ne le permet pas à présent
}
web-queue-left-no-letter = { $n ->
    [one] { $n } copie : ceci est pour les lettres
   *[other] { $n } copies : ceci est pour les lettres
}
web-queue-left-no-copy = { $n ->
    [one] { $n } lettre : ceci est pour les copies
   *[other] { $n } lettres : ceci est pour les copies
}
web-queue-left-not-confirmed = { $n ->
    [one] { $n } que personne n’a confirmée
   *[other] { $n } que personne n’a confirmées
}
web-queue-left-rests = { $n } de dossiers pour lesquels rien n’est fait : fermés, sans accord, ou pour les lignes d’écoute seulement
web-queue-left-held = { $n ->
    [one] { $n } qui attend un second regard
   *[other] { $n } qui attendent un second regard
}
web-queue-left-lacks = { $n ->
    [one] { $n } lettre incomplète
   *[other] { $n } lettres incomplètes
}
web-queue-done-confirmed = { $n ->
    [one] { $n } copie est confirmée.
   *[other] { $n } copies sont confirmées.
}
web-queue-done-rejected = { $n ->
    [one] { $n } ligne est mise de côté.
   *[other] { $n } lignes sont mises de côté.
}
web-queue-done-mine = { $n ->
    [one] { $n } copie peut rester.
   *[other] { $n } copies peuvent rester.
}
web-queue-done-not-me = { $n ->
    [one] { $n } ligne est mise de côté.
   *[other] { $n } lignes sont mises de côté.
}
web-queue-done-draft = { $n ->
    [0] Aucune lettre n’a été rédigée.
    [one] { $n } lettre est rédigée.
   *[other] { $n } lettres sont rédigées.
}
web-queue-done-approve = { $n ->
    [0] Aucune lettre n’a été approuvée.
    [one] { $n } lettre est approuvée. Elle n’est pas partie.
   *[other] { $n } lettres sont approuvées. Aucune n’est partie.
}
web-queue-done-withdraw = { $n ->
    [0] Aucune lettre n’a été retirée.
    [one] { $n } lettre est retirée.
   *[other] { $n } lettres sont retirées.
}
web-queue-half-minute = On peut revenir en arrière pendant une demi-minute.
web-queue-done-nobody = { $n ->
    [one] Pour { $n } copie, aucun destinataire n’est connu. Les lettres de son dossier montrent comment en trouver un.
   *[other] Pour { $n } copies, aucun destinataire n’est connu. Les lettres de leurs dossiers montrent comment en trouver un.
}
web-queue-refused = { $n ->
    [one] { $n } lettre reste telle quelle
   *[other] { $n } lettres restent telles quelles
}
web-queue-in-lead = Adresses de copies que quelqu’un a vues. Elles sont gardées comme copies confirmées ; rien n’est visité, rien n’est envoyé.
web-queue-in-case = À quel dossier sont-elles ?
web-queue-in-case-column = Le tableau le dit, dans une colonne « case »
web-queue-in-text = Adresses
web-queue-in-text-hint = Une par ligne ; ou un tableau dont la première ligne nomme les colonnes, l’une d’elles « url ». Une colonne « case » contient le numéro ou le libellé du dossier.
web-queue-in-check = Vérifier
web-queue-in-read = Ce qui s’y trouve
web-queue-in-new = { $n ->
    [0] Aucune nouvelle adresse.
    [one] { $n } nouvelle adresse.
   *[other] { $n } nouvelles adresses.
}
web-queue-in-known = { $n ->
    [one] { $n } que son dossier a déjà, ou qui s’y trouve deux fois.
   *[other] { $n } que leur dossier a déjà, ou qui s’y trouvent deux fois.
}
web-queue-in-bad = { $n ->
    [one] { $n } ligne qui ne peut pas être reprise
   *[other] { $n } lignes qui ne peuvent pas être reprises
}
web-queue-in-bad-caption = Les autres lignes peuvent être gardées malgré tout.
web-queue-line = Ligne
web-queue-what-stands = Ce qui s’y trouve
web-queue-why = Pourquoi
web-queue-bad-not-an-address = Ce n’est pas une adresse qui commence par http:// ou https://, ou elle contient un nom et un mot de passe.
web-queue-bad-no-case = Il n’y a pas de tel dossier. Choisissez-en un, ou donnez une colonne « case ».
web-queue-bad-rests = Rien n’est fait pour ce dossier : il est fermé, sans accord, ou pour les lignes d’écoute seulement.
web-queue-in-elsewhere = { $n ->
    [one] { $n } nouvelle adresse est aussi dans un autre dossier
   *[other] { $n } nouvelles adresses sont aussi dans d’autres dossiers
}
web-queue-in-elsewhere-why = Chaque dossier garde la sienne, et une lettre ne nomme que la personne d’un seul dossier. Aucune des personnes n’est informée de l’autre.
web-queue-in-twice = Ligne { $line }, { $label } : aussi { $labels }
web-queue-in-do = { $n ->
    [one] La garder
   *[other] Garder { $n } adresses
}
web-queue-taken = { $n ->
    [one] { $n } adresse est gardée. Des lettres peuvent être rédigées à son sujet.
   *[other] { $n } adresses sont gardées. Des lettres peuvent être rédigées à leur sujet.
}
web-queue-do-send = Envoyer les lettres
web-queue-ask-send = { $n ->
    [0] Aucune de ces lignes ne peut être envoyée
    [one] Envoyer { $n } lettre ?
   *[other] Envoyer { $n } lettres ?
}
web-queue-then-send = Voici ce qui part, et à qui. Chaque lettre part telle qu’elle a été approuvée, une demi-minute après le clic au plus tôt, et peut être reprise jusque-là.
web-queue-sure-send = { $n ->
    [one] L’envoyer
   *[other] Envoyer { $n } lettres
}
web-queue-done-send = { $n ->
    [0] Aucune lettre n’est en route.
    [one] { $n } lettre est dans la boîte d’envoi. Elle peut être reprise jusqu’à son départ.
   *[other] { $n } lettres sont dans la boîte d’envoi. Elles peuvent être reprises jusqu’à leur départ.
}
web-queue-left-not-approved = { $n ->
    [one] { $n } lettre qui n’est pas approuvée
   *[other] { $n } lettres qui ne sont pas approuvées
}
web-queue-send-caption = Ce qui part par courriel
web-queue-send-to = À qui
