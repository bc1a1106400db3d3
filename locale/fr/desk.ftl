# Ce qu’on lit pendant que des signalements sont rédigés et avancent.

help-draft-csv = Un CSV d’adresses dont on sait qu’elles sont des copies, pour un dossier (--case) : la colonne « url », ou la première. Rien n’est visité. Les lignes qui ne peuvent pas être prises sont nommées avec leur numéro.
help-draft-recipient = À ce destinataire de l’annuaire, au lieu de celui qui convient le mieux.
help-draft-basis = Sur cette base légale ou par cette voie, par exemple us-tida, au lieu de celle qui convient le mieux.
help-draft-find = Demander aux serveurs de noms et aux registres qui héberge ce que l’annuaire ne connaît pas. Ils apprennent le nom d’hôte, rien d’autre ; les pages du site où peuvent se trouver des contacts sont lues aussi.
help-contact-checked = Vous avez regardé vous-même le contact : le programme l’a trouvé, ou il n’est pas bien vérifié.
help-outcome-reason = Le motif ou la question du destinataire, dans ses mots ou les vôtres.
help-outcome-at = Quand la décision est venue, par exemple 2026-11-21T18:00:00+01:00 ; maintenant, sans cette option.
help-notices-withdraw = Retirer des signalements : ce qui n’est pas parti est arrêté, pour ce qui est parti une lettre de retrait est rédigée
notices-nobody-found = Personne n’a été trouvé à qui écrire au sujet de { $count ->
    [one] l’adresse
   *[other] { $count } adresses
} chez { $host }. Rien n’a été rédigé pour cela. Cherchez sur le site une page de signalement, ou demandez à une association ; ajoutez ce que vous trouvez au dossier « recipients » de votre espace.
notices-withdrawal-drafted = Une lettre de retrait a été rédigée pour chaque signalement déjà parti. Elle attend votre accord : takedown notices approve
letter-notice = signalement
letter-reminder = rappel
letter-complaint = réclamation contre la décision
letter-withdrawal = retrait
letter-more-information = réponse à une question
letter-refused = réponse à un refus
letter-wrong-recipient = question sur qui est compétent
error-case-wanted = Une liste d’adresses appartient à un seul dossier. Rien n’a été gardé ni rédigé. Nommez le dossier avec --case.
error-not-fit = Ce signalement ne peut pas être approuvé tel quel, parce qu’il contient ce qui ne doit jamais y figurer : { $found }. Rien n’a été envoyé. Cela vient d’un modèle modifié, ou de mots tapés pour le dossier. Changez-les, puis approuvez de nouveau. Ce que veut dire chaque mot de cette liste :
    « description », « blame », « accusation », « threat », « order » : des mots sur l’acte, sur une faute, contre une personne, ou de contrainte. « name-in-text », « birth-date », « more-than-one-person » : trop sur quelqu’un. « fingerprint », « our-copy », « foreign-link », « image-or-tracking », « attached-image » : quelque chose de l’image, ou un lien à vous. « deadline », « unread-article », « unread-text » et les autres : un délai ou une loi sur lesquels ce signalement ne peut pas s’appuyer.
