### La liste des dossiers, l’ouverture d’un dossier, la page d’un dossier, les notes de relais et les chiffres.

error-empty-note = Une note a besoin de mots. Rien n’a été gardé.
web-cases-lead = { $n ->
    [0] Aucun dossier n’est ouvert.
    [one] Un dossier est ouvert.
   *[other] { $n } dossiers sont ouverts.
}
web-cases-new = Ouvrir un dossier
web-cases-find = Libellé, nom, numéro ou référence
web-cases-find-do = Chercher
web-cases-which = Quels dossiers
web-cases-open = Ouverts ({ $n })
web-cases-closed = Fermés ({ $n })
web-cases-all = Tous ({ $n })
web-cases-found = { $n ->
    [one] { $n } dossier avec « { $asked } ».
   *[other] { $n } dossiers avec « { $asked } ».
}
web-cases-found-all = Tout montrer à nouveau
web-cases-caption = Les plus récents d’abord. Pressant : délai passé, de nouveau là, ou réponse reçue. À écrire : personne n’a encore été sollicité, ou une lettre n’est pas partie. Prochaine date : la première de ce qui est attendu.
web-cases-label = Libellé
web-cases-opened-on = Ouvert
web-cases-pressing = Pressant
web-cases-decide = À décider
web-cases-write = À écrire
web-cases-waiting = En attente
web-cases-down = Disparu
web-cases-next = Prochaine date
web-cases-state = État
web-cases-tag-addresses = adresses seules
web-cases-tag-withdrawn = consentement retiré
web-cases-tag-over = consentement terminé
web-cases-tag-addresses-only = adresses seules
web-cases-none-found = Rien de trouvé
web-cases-none-found-why = Les libellés, les noms et contacts des lettres, les numéros de dossier et de plainte et les références ont été parcourus. Une autre orthographe aidera peut-être.
web-cases-none = Aucun dossier ici
web-cases-none-why = Un dossier s’ouvre avec un libellé qui ne dit rien aux autres, et avec le consentement de la personne concernée.
web-cases-new-lead = Ce qu’il faut pour commencer, dans l’ordre d’un appel téléphonique. Rien n’est enregistré avant que la personne soit d’accord.
web-cases-new-troubles = { $n ->
    [one] Une réponse manque ou ne convient pas. Rien n’a été enregistré ; ce qui a été écrit est encore là.
   *[other] { $n } réponses manquent ou ne conviennent pas. Rien n’a été enregistré ; ce qui a été écrit est encore là.
}
web-cases-trouble-asked = Il faut le savoir avant d’ouvrir un dossier.
web-cases-trouble-until = Indiquez un jour à venir, ou laissez vide.
web-cases-trouble-country = Choisissez un pays de la liste, ou laissez ouvert.
web-cases-trouble-long = C’est plus long que ce qui peut être gardé, ou ce n’est pas ce qui va ici. Raccourcissez.
web-cases-label-hint = Un pseudonyme ou un numéro. Il est gardé chiffré et ne figure dans aucune lettre.
web-cases-adult = La personne avait-elle 18 ans ou plus sur chaque image ?
web-cases-adult-yes = Oui, sur chacune
web-cases-adult-no = Non
web-cases-adult-unsure = Pas certain
web-cases-adult-no-hint = Alors les adresses sont notées et les services d’aide nommés ; rien n’est cherché ni capturé.
web-cases-standing = Qui parle ?
web-cases-standing-hint = Le mandat se note ensuite, dans les réglages du dossier.
web-cases-reach = Comment joindre la personne sans risque
web-cases-safe-contact = Numéro ou adresse, et quand
web-cases-safe-contact-hint = Seulement ce que personne d’autre ne voit ni n’entend.
web-cases-safe-words = Ce qu’un message vocal peut dire
web-cases-safe-words-hint = Par exemple un prénom et « au sujet du rendez-vous ». Vide : ne laisser aucun message.
web-cases-letters = Ce que disent les lettres
web-cases-letters-hint = Tout cela peut attendre ; une lettre dit ce qui lui manque.
web-cases-name = Nom sur les lettres
web-cases-name-hint = Un pseudonyme ou votre organisation. Les destinataires le lisent.
web-cases-contact = Adresse électronique pour les réponses
web-cases-contact-hint = En règle générale, celle de votre organisation. Les destinataires la lisent.
web-cases-country = Pays de la personne
web-cases-country-hint = Il décide quelle loi une lettre cite et quels services sont proposés.
web-cases-country-open = Pas encore connu
web-cases-terms = Le consentement
web-cases-until = Vaut jusqu’au
web-cases-until-hint = Vide : jusqu’à ce qu’il soit retiré.
web-cases-recorded-by = Recueilli par
web-cases-recorded-by-hint = Votre nom, tel que vos collègues le connaissent.
web-cases-new-next = Passer au consentement
web-cases-back = Retour aux dossiers
web-cases-agree = À lire à voix haute
web-cases-agree-lead = Le dossier s’ouvre quand la personne accepte cette phrase. Le consentement peut être retiré à tout moment ; tout ce qui n’est pas parti s’arrête alors.
web-cases-alike = { $n ->
    [one] Un dossier a le même libellé ou le même contact. Est-ce la même personne ?
   *[other] { $n } dossiers ont le même libellé ou le même contact. Est-ce la même personne ?
}
web-cases-minor = Moins de 18 ans, ou pas certain : rien n’est cherché, capturé ni envoyé. Des services faits pour cela peuvent aider dès aujourd’hui ; merci de les nommer maintenant.
web-cases-agree-yes = Consentement donné : ouvrir le dossier
web-cases-agree-change = Changer quelque chose
web-cases-agree-no = Pas d’accord : ne rien garder
web-cases-opened = Le dossier est ouvert, et ce qui a été accepté est enregistré.
web-case-eyebrow = Dossier { $id }
web-case-erased-title = Dossier effacé
web-case-erased = Ce dossier a été effacé le { $day }. Sa clé est détruite ; plus rien n’en est lisible.
web-case-print = Imprimer
web-case-work = Travailler sur ce dossier
web-case-addresses = Adresses
web-case-papers = Documents
web-case-settings = Réglages
web-case-lacking-withdrawn = Le consentement a été retiré. Rien n’est cherché, capturé ni envoyé. Pour ce qui était parti, des lettres de retrait sont préparées ; chacune part une fois que quelqu’un l’a lue et approuvée.
web-case-lacking-over = Le consentement a pris fin. Rien n’est cherché, capturé ni envoyé tant qu’il n’est pas donné à nouveau.
web-case-lacking-addresses-only = Le consentement couvre les adresses seules. Rien n’est cherché, capturé ni envoyé.
web-case-copies = Copies
web-case-copies-counts = { $confirmed ->
    [0] Aucune copie n’est confirmée
    [one] Une copie est confirmée
   *[other] { $confirmed } copies sont confirmées
} ; { $new ->
    [0] rien n’attend de décision
    [one] un résultat attend une décision
   *[other] { $new } résultats attendent une décision
} ; { $aside ->
    [0] rien n’a été écarté.
    [one] un résultat a été écarté.
   *[other] { $aside } ont été écartés.
}
web-case-copies-caption = Une ligne par image et par page ; ce qui est encore en ligne vient d’abord.
web-case-host = Site
web-case-found-on = Trouvée
web-case-how = Certitude
web-case-looked-at = Dernier regard
web-case-all-copies = { $n ->
    [one] Vers la copie
   *[other] Les { $n } copies
}
web-case-letters = Lettres
web-case-letters-caption = Les plus récentes d’abord. Les références sont celles que citent les destinataires.
web-case-letters-none = Aucune lettre n’a été préparée pour l’instant.
web-case-to = À
web-case-kind = Nature
web-case-reference = Référence
web-case-sent = Envoi
web-case-all-letters = { $n ->
    [one] Vers la lettre
   *[other] Les { $n } lettres
}
web-case-evidence = Preuves
web-case-sightings = Copies vues (nombre de fois)
web-case-captures = Pages capturées
web-case-captures-none = aucune
web-case-pictures-seen = Images regardées
web-case-times = { $n ->
    [0] jamais
    [one] une fois
   *[other] { $n } fois
}
web-case-to-papers = Lot de preuves, bilan et documents pour une plainte
web-case-people = Personne et consentement
web-case-who = Parle
web-case-adult = 18 ans ou plus sur chaque image
web-case-consent = Consentement
web-case-no-message = Ne laisser aucun message.
web-case-organisation = Organisation
web-case-complaint = Numéro de plainte
web-case-kept-until = Gardé jusqu’au
web-case-consents = { $n ->
    [one] Le consentement, mot pour mot
   *[other] { $n } consentements, mot pour mot
}
web-case-taken-back = retiré le { $day }
web-case-media = Enregistré
web-case-media-counts = { $pictures ->
    [0] Aucune image
    [one] Une image
   *[other] { $pictures } images
}, { $videos ->
    [0] aucune vidéo
    [one] une vidéo
   *[other] { $videos } vidéos
} : leurs empreintes, et rien des fichiers.
web-case-media-last = La dernière le { $day }. { $lists ->
    [0] Aucune ne vient d’une liste.
    [one] Une vient d’une liste.
   *[other] { $lists } viennent de listes.
}
web-case-media-none = Rien n’est encore enregistré. La personne peut faire une liste d’empreintes chez elle ; ainsi aucune image n’est transmise.
web-case-list = Reprendre une liste d’empreintes
web-case-list-lead = Un fichier que la personne, ou un autre service, a fait à partir des images. Les images elles-mêmes restent où elles sont.
web-case-list-file = La liste
web-case-list-hint = CSV ou JSON, tels que ce programme, les partenaires de StopNCII et ThreatExchange les écrivent ; 64 Mio au plus.
web-case-list-do = Reprendre
web-case-list-what = Le fichier est lu en mémoire et n’est pas gardé. Traitez-le comme les images : qui l’a peut les reconnaître.
web-case-list-taken = { $n ->
    [0] Rien n’a été repris.
    [one] Une empreinte est enregistrée.
   *[other] { $n } empreintes sont enregistrées.
}
web-case-list-left = { $n ->
    [one] Une entrée n’a pas pu être reprise
   *[other] { $n } entrées n’ont pas pu être reprises
}
web-case-list-line = Entrée { $place } : { $why }
error-no-list-given = Aucun fichier n’a été choisi, ou il est vide. Rien n’a été importé. Choisissez la liste et recommencez.
web-case-notes = Notes de relais
web-case-note = Une note pour la personne qui prendra la suite
web-case-note-hint = Scellée avec le dossier. Pas plus sur la personne que ce dont la suite a besoin.
web-case-note-who = Votre nom
web-case-note-do = Laisser la note
web-case-note-kept = La note est gardée.
web-case-note-too-long = Une note compte 4 000 caractères au plus. Rien n’a été gardé ; ce qui a été écrit est encore là.
web-case-notes-none = Aucune note pour l’instant.
web-case-events = Ce qui s’est passé
web-case-events-lead = Tel que le registre l’a enregistré, le plus récent d’abord. Les regards qui ont trouvé la même chose que le précédent sont omis.
web-case-older = Avant
web-case-back = Retour au dossier
web-case-more = { $n ->
    [one] un autre
   *[other] { $n } autres
}
web-case-event-other = Autre chose a été enregistré.
web-case-event-case-opened = Le dossier a été ouvert.
web-case-event-case-edited = { $n ->
    [one] Le dossier a été modifié.
   *[other] Le dossier a été modifié { $n } fois.
}
web-case-event-case-closed = Le dossier a été fermé.
web-case-event-consent-recorded = Un consentement a été enregistré.
web-case-event-consent-withdrawn = Le consentement a été retiré.
web-case-event-media-registered = { $n ->
    [one] Une image ou vidéo a été enregistrée.
   *[other] { $n } images ou vidéos ont été enregistrées.
}
web-case-event-hashes-imported = Une liste d’empreintes a été reprise.
web-case-event-hashes-exported = Une liste d’empreintes a été sortie.
web-case-event-address-reported = { $n ->
    [one] Une adresse a été notée.
   *[other] { $n } adresses ont été notées.
}
web-case-event-sighting = { $n ->
    [one] Une copie a été vue.
   *[other] Des copies ont été vues { $n } fois.
}
web-case-event-match-decided = { $n ->
    [one] Un résultat a été décidé :
   *[other] { $n } résultats ont été décidés :
}
web-case-event-rechecked = { $n ->
    [one] Un regard a trouvé un changement :
   *[other] { $n } regards ont trouvé un changement :
}
web-case-event-reappeared = { $n ->
    [one] Une copie disparue est de nouveau là.
   *[other] { $n } copies disparues sont de nouveau là.
}
web-case-event-reuploaded = { $n ->
    [one] Une image connue a été publiée à un nouvel endroit.
   *[other] Des images connues ont été publiées à { $n } nouveaux endroits.
}
web-case-event-notice-drafted = { $n ->
    [one] Une lettre a été préparée.
   *[other] { $n } lettres ont été préparées.
}
web-case-event-notice-edited = { $n ->
    [one] Une lettre a été reformulée.
   *[other] Des lettres ont été reformulées { $n } fois.
}
web-case-event-notice-moved = { $n ->
    [one] Nouvel état d’une lettre :
   *[other] Nouvel état de { $n } lettres :
}
web-case-event-notice-dispatched = { $n ->
    [one] Une lettre est partie par courriel.
   *[other] { $n } lettres sont parties par courriel.
}
web-case-event-reply-received = { $n ->
    [one] Une réponse est arrivée :
   *[other] { $n } réponses sont arrivées :
}
web-case-event-holder-changed = { $n ->
    [one] Une copie est maintenant hébergée ailleurs.
   *[other] { $n } copies sont maintenant hébergées ailleurs.
}
web-case-event-negative-added = { $n ->
    [one] Ce qui a été écarté ne sera plus trouvé.
   *[other] { $n } éléments écartés ne seront plus trouvés.
}
web-case-event-negative-removed = { $n ->
    [one] Un élément écarté peut être trouvé à nouveau.
   *[other] { $n } éléments écartés peuvent être trouvés à nouveau.
}
web-case-event-spread-gathered = { $n ->
    [one] La diffusion d’une copie a été relevée.
   *[other] La diffusion de copies a été relevée { $n } fois.
}
web-case-event-captured = { $n ->
    [one] Une page a été capturée comme preuve.
   *[other] { $n } pages ont été capturées comme preuves.
}
web-case-event-context-seen = { $n ->
    [one] Les mots autour d’une copie ont été lus.
   *[other] Les mots autour de { $n } copies ont été lus.
}
web-case-event-picture-seen = { $n ->
    [one] Une image a été regardée.
   *[other] Des images ont été regardées { $n } fois.
}
web-case-event-caution-raised = { $n ->
    [one] Un élément attend un second regard.
   *[other] { $n } éléments attendent un second regard.
}
web-case-event-caution-decided = { $n ->
    [one] Un second regard a été décidé :
   *[other] { $n } seconds regards ont été décidés :
}
web-case-event-case-exported = Tout le dossier a été exporté.
web-case-event-evidence-exported = Un lot de preuves a été fait.
web-case-event-told = { $n ->
    [one] Les nouveautés ont été dites.
   *[other] Les nouveautés ont été dites { $n } fois.
}
web-case-event-note-left = { $n ->
    [one] Une note a été laissée.
   *[other] { $n } notes ont été laissées.
}
web-case-event-organisation-founded = L’organisation a été créée.
web-case-event-client-changed = Un client a été ajouté, modifié ou clos.
web-case-event-member-changed = Un membre a été invité, est arrivé, a changé ou est parti.
web-case-event-token-changed = Une clé pour programmes a été créée, renouvelée ou retirée.
web-case-event-signed-in = Quelqu’un s’est connecté.
web-case-event-case-shared = Il a été fixé qui peut lire le dossier.
web-case-event-case-assigned = Le dossier a été confié à quelqu’un, ou repris.
web-case-event-letter-taken-in = Ce qu’une personne avait envoyé a été repris.
web-case-event-letter-discarded = Ce qui était arrivé par la page a été détruit sans être ouvert.
web-figures-lead = Ce que sont devenues les copies après un premier signalement. Aucune personne, aucun dossier, aucune adresse n’y figure.
web-figures-csv = Tableau en fichier (CSV)
web-figures-csv-ended = Ce tableau en fichier (CSV)
web-figures-span = Sur quelle période
web-figures-span-all = Tout
web-figures-span-year = 12 derniers mois
web-figures-span-quarter = 3 derniers mois
web-figures-span-month = Dernier mois
web-figures-times = Temps jusqu’à la disparition
web-figures-times-note = Depuis la première lettre. Barre pleine : la moitié de celles qui ont disparu l’ont fait dans ce délai. Barre fine : neuf sur dix. Ce qui est encore en ligne n’y est pas.
web-figures-time-of = { $n ->
    [one] { $n } copie disparue : en { $half }.
   *[other] { $n } copies disparues : la moitié en { $half }, neuf sur dix en { $most }.
}
web-figures-now = Où elles en sont
web-figures-now-note = De toutes les copies signalées, par site et par voie.
web-figures-ends = { $gone } disparues · { $up } en ligne · { $unknown } non connues
web-figures-ends-of = { $n ->
    [one] { $n } copie
   *[other] { $n } copies
} : disparues { $gone }, encore en ligne { $up }, non connues { $unknown } ; de nouveau là après avoir disparu { $back }.
web-figures-table = En nombres
web-figures-table-note = Par site et par voie ; les sites de moins de { $n } dossiers sont réunis.
web-figures-months = Par mois
web-figures-months-note = Tous les sites ensemble, selon le mois de la première lettre.
web-figures-month = Mois
web-figures-ended = Dossiers terminés
web-figures-ended-note = Comptés sans nom au moment de leur effacement : des dossiers, par destinataire et par voie, à l’heure près. « Non connues » : pas disparues à ce moment-là.
web-figures-asked = Destinataire
web-figures-others = Autres sites
web-figures-others-asked = Autres
web-figures-routes = Plusieurs voies
web-figures-route = Voie
web-figures-cases = Dossiers
web-figures-copies = Copies
web-figures-gone = Disparues
web-figures-up = Encore en ligne
web-figures-unknown = Non connues
web-figures-back = De nouveau là
web-figures-median = La moitié en
web-figures-ninetieth = Neuf sur dix en
web-figures-under-hour = moins de 1 h
web-figures-hours = { $n } h
web-figures-days = { $n } jours
web-figures-none = Pas encore de chiffres
web-figures-none-why = Ils commencent quand des lettres d’au moins { $n } dossiers sont parties. Moins en dirait trop sur des personnes.
web-figures-how = Comment c’est compté
web-figures-how-times = Une copie est une image sur une page. Elle compte comme disparue dès le premier regard qui n’a trouvé aucune de ses adresses, une fois qu’un second l’a prouvé, ou dès la parole du destinataire tant que rien ne montre le contraire. Ce qui avait disparu avant la première lettre n’est pas compté. Une copie signalée par deux voies compte dans les deux lignes.
web-figures-how-counts = « La moitié en » est la médiane, « neuf sur dix en » le 90e centile, des copies disparues. À lire à côté du nombre encore en ligne : un site qui retire peu peut tout de même être rapide.
web-figures-how-few = Une ligne représente au moins { $n } dossiers. Les sites qui en ont moins sont réunis par voie, puis tous ensemble ; ce qui reste alors n’est pas montré.
help-case-note = Montrer les notes de relais d’un dossier ; avec --words, en laisser une d’abord.
help-note-words = Ce que la personne suivante doit savoir. C’est scellé avec le dossier ; le registre dit seulement qu’une note a été laissée. Un terminal peut garder ce qui est tapé sur sa ligne ; les pages de « takedown serve » ne le font pas.
help-note-by = Qui laisse la note.
help-figures = Dire par site et par voie combien de temps les copies sont restées, et combien sont en ligne ou de nouveau là ; rien n’y mène à une personne.
help-figures-since = Seulement ce qui a été signalé pour la première fois ce mois-là ou plus tard, par exemple 2026-11.
help-figures-csv = En tableau pour un tableur, sites et voies seulement.
error-bad-month = « { $text } » n’est pas un mois. Rien n’a été compté. Écrivez une année et un numéro, par exemple 2026-11.
figures-line = dossiers : { $cases } ; copies : { $copies } ; disparues : { $gone } ; encore en ligne : { $up } ; non connues : { $unknown } ; de nouveau là : { $back }
figures-times = de celles qui ont disparu, la moitié en { $half } heures, neuf sur dix en { $most } heures
