# Ce que disent les comparateurs du serveur d’une équipe.

error-no-matcher = Aucun comparateur n’a répondu, rien n’a donc pu être comparé. Rien n’a été gardé, et l’adresse sera regardée plus tard. Démarrez un comparateur (« takedown team run matcher »), ou voyez dans son journal pourquoi il s’est arrêté.
