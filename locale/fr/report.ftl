### Le rapport : ce qui s’est passé, à lire par la personne. Ni promesse, ni reproche, ni chiffre sans ce dont il est la part.

help-report = Écrit ce qui s’est passé jusqu’ici dans un nouveau fichier, HTML ou PDF, à lire par une personne.
help-report-out = Le nouveau fichier ; son nom finit par .html ou .pdf.
report-written = Le rapport est dans { $file }. Il ne contient ni adresse ni image ; les noms des sites y sont.
error-unknown-report-kind = Le nom du fichier doit finir par .html ou .pdf : { $file }. Rien n’a été écrit ni envoyé.

report-title = Ce qui s’est passé jusqu’ici
report-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[other] décembre
} { $year }
report-tick = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[other] déc.
}
report-made = Écrit le { $day }. Tous les jours sont en temps universel (UTC).
report-scope = { $count ->
    [0] Aucune copie n’a encore été confirmée : il n’y a rien à compter.
    [one] Une copie a été confirmée par une personne. Les chiffres ci-dessous parlent d’elle.
   *[other] { $count } copies ont été confirmées par une personne. Chaque chiffre ci-dessous est une part de ces { $count }.
}
report-undecided = { $count ->
    [one] Une trouvaille n’a pas encore été décidée ; elle n’est dans aucun chiffre.
   *[other] { $count } trouvailles n’ont pas encore été décidées ; elles ne sont dans aucun chiffre.
}

report-heading-sum = Où en sont les copies
report-heading-copies = Chaque copie
report-heading-days = Jour par jour
report-heading-next = La suite
report-heading-limits = Ce que ces chiffres ne disent pas

report-head-copy = Copie
report-head-host = Site
report-head-seen = Vue d’abord
report-head-sent = Première demande
report-head-to = À qui
report-head-fate = Maintenant
report-head-checked = Dernière vérification
report-head-share = Combien
report-head-about = Ce que cela veut dire
report-head-day = Jour
report-head-event = Quoi
report-head-count = Combien de fois
report-head-step = Étape
report-head-clock = De qui est la date

report-copy = { $number }
report-share = { $count } sur { $all }

report-fate-gone = Retirée à la source
report-about-gone = Chaque adresse connue a été vérifiée deux fois, à distance dans le temps, et la copie n’y est pas.
report-fate-page-gone = Page retirée, fichier encore là
report-about-page-gone = La page est retirée. Le fichier lui-même s’ouvre encore par sa propre adresse.
report-fate-part = Retirée en partie
report-about-part = Certaines de ses adresses sont retirées, d’autres marchent encore.
report-fate-said-gone = Dite retirée
report-about-said-gone = Le site dit l’avoir retirée. Les vérifications ne l’ont pas encore prouvé.
report-fate-de-indexed = Retirée d’un moteur de recherche seulement
report-about-de-indexed = Un moteur de recherche ne la montre plus. La copie elle-même est toujours là où elle était.
report-fate-back = De nouveau là
report-about-back = Son retrait était prouvé, et elle est de nouveau là.
report-fate-refused = Refusé
report-about-refused = Le site a dit non.
report-fate-asked = Précisions demandées
report-about-asked = Le site veut en savoir plus avant de décider.
report-fate-waiting = En attente d’une réponse
report-about-waiting = Un signalement est parti, et son délai n’est pas passé.
report-fate-silent = Sans réponse
report-about-silent = Le temps d’une réponse est passé, et aucune n’est venue.
report-fate-not-asked = Pas encore demandé
report-about-not-asked = Aucun signalement n’est parti vers qui pourrait la retirer.

report-event-seen = vue d’abord
report-event-repost = transmise
report-event-notified = signalement envoyé
report-event-gone = retrait prouvé
report-event-back = de nouveau là
report-other-hosts = autres sites
report-drawing-title = Ce qui a été vu et fait, jour par jour
report-drawing-about = Une ligne par site, les jours de gauche à droite. Le tableau sous l’image dit la même chose.
report-table = La même chose en tableau

report-nothing-next = Rien n’est prévu.
report-clock-own = le rythme propre à ce programme
report-clock-us-tida = Take It Down Act (États-Unis), 48 heures
report-clock-uk-osa-20a = Online Safety Act 2023 (Royaume-Uni), 48 heures
report-clock-eu-gdpr-17 = règlement (UE) 2016/679, un mois

report-limits =
    Les copies que personne n’a trouvées ne sont dans aucun chiffre. Les messages privés, les groupes fermés et les sites qui n’ont pas été parcourus ne se voient pas d’ici.
    « Retirée » dit que rien n’était là quand les adresses ont été vérifiées. Cela peut revenir ; les adresses sont vérifiées de nouveau.
    Une copie qu’un moteur de recherche ne montre plus est toujours là où elle était. C’est pourquoi elle est comptée à part.
