### Ce qui suit un signalement : les étapes, pourquoi chacune vient, et de qui est la date.

help-due = Rédige ce qui est dû, et liste ce qui est en retard ou à venir, le plus urgent d’abord. Rien n’est envoyé.
help-due-at = Tel que ce sera à cette heure (RFC 3339), au lieu de maintenant.
help-due-dry-run = Lister seulement, ne rien rédiger.
help-due-find = Demande aux serveurs de noms et aux registres qui héberge les copies dont les lettres ont eu leur temps, avant que la lettre suivante soit choisie. Les pages elles-mêmes ne sont pas visitées.
help-due-ics = Écrit aussi les dates dans un nouveau fichier iCalendar, en mots neutres.

ladder-step-police-first = en attente : la police d’abord
ladder-step-approve = lire le brouillon et l’approuver
ladder-step-send = envoyer ou déposer ce que vous avez approuvé
ladder-step-again = un nouveau signalement : c’est de nouveau là
ladder-step-more-information = une réponse à la question du destinataire
ladder-step-wrong-recipient = une lettre qui demande qui est le bon destinataire
ladder-step-complaint = une réclamation contre la décision
ladder-step-refused = une réponse au refus
ladder-step-reminder = un rappel
ladder-step-host = un signalement à l’hébergeur
ladder-step-cdn = un signalement au réseau placé devant le site
ladder-step-network = un signalement au réseau où il se trouve
ladder-step-registrar = un signalement au bureau d’enregistrement du nom
ladder-step-search = des demandes aux moteurs de recherche
ladder-step-erasure = des demandes aux moteurs de recherche au titre des données personnelles
ladder-step-regulator = un signalement au régulateur
ladder-step-police = une plainte à la police

ladder-why-police-first = Vous avez choisi de laisser passer la police d’abord, jusque-là.
ladder-why-waits-approval = Le brouillon vous attend. Rien ne part sans votre accord.
ladder-why-waits-sending = C’est approuvé, et ce n’est pas encore parti.
ladder-why-there-again = Le retrait était prouvé, et la copie est de nouveau là. Le nouveau signalement cite le précédent.
ladder-why-still-there = On vous dit que c’est retiré, et une vérification plus récente a encore trouvé la copie.
ladder-why-no-answer = Aucune réponse n’est venue.
ladder-why-deadline-passed = Le délai que donne la loi est passé, et aucune réponse n’est venue.
ladder-why-refused = Le destinataire a refusé.
ladder-why-asked = Le destinataire a demandé des précisions.
ladder-why-wrong-recipient = Le destinataire dit que quelqu’un d’autre est responsable.
ladder-why-taken-back = Vous avez retiré le brouillon de l’étape précédente.

due-late = [maintenant]
due-found-recipient = trouvé en demandant qui détient l’adresse
due-own-rhythm = La date est le rythme propre à ce programme ; aucune loi ne la fixe.
due-legal = La date vient de { $basis }.
due-basis-us-tida = la loi américaine Take It Down Act (Pub. L. 119-12, section 3) : 48 heures après une demande valable
due-basis-uk-osa-20a = la loi britannique Online Safety Act 2023 (article 10(3A), pour les moteurs de recherche article 27) : 48 heures après le signalement
due-basis-eu-gdpr-17 = le règlement (UE) 2016/679 (articles 12(3) et 17) : un mois après la demande
due-until = Possible jusqu’au { $until } au moins : le règlement (UE) 2022/2065, article 20(1), donne six mois après la décision.
due-drafted = { $count ->
    [one] { $count } brouillon a été rédigé
   *[other] { $count } brouillons ont été rédigés
}. Rien n’a été envoyé : chacun attend votre accord (« takedown notices show ID »).
due-police-first =
    « La police d’abord » est choisi : rien n’est rédigé ni envoyé jusque-là.
    Ce que l’attente apporte : l’auteur de la publication n’est pas averti, et la police peut encore le trouver là où il est.
    Ce que l’attente coûte : les copies restent en ligne pendant ce temps, et d’autres personnes peuvent les voir ou les transmettre.
    Vous pouvez y mettre fin à tout moment : « takedown case edit ID --police-first-until '' ».
due-find = On n’a pas encore demandé qui héberge certaines de ces copies : l’hébergeur, son réseau et le bureau d’enregistrement peuvent donc manquer. Pour le demander aux serveurs de noms et aux registres : takedown due --find
due-nothing = Rien n’est dû et rien n’est prévu.
due-calendar = Les dates sont dans { $file }. Elles ne disent rien de leur objet.
