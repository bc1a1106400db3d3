# Les travailleurs d’un serveur d’équipe.
help-team-work = Un travailleur de la flotte : il visite des hôtes, compare, ou envoie ce qu’une personne a envoyé, jusqu’à ce qu’on l’arrête
help-team-role = Ce qu’il fait : crawler, matcher ou notifier ; peut être donné plusieurs fois
help-team-concurrency = Combien de tâches il fait côte à côte
team-work-ready = Au travail comme : { $roles }
ask-team-role-passphrase = Phrase de passe du { $role } :{" "}
