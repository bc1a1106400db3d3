### Signing in on a team's server: passphrase, codes, passkeys, links, one's own sessions.

team-signin-title = Se connecter
team-signin-lead = Pour les personnes qui travaillent dans une organisation.
team-signin-organisation = Organisation
team-signin-organisation-hint = Son nom court, comme dans le lien qui vous a été donné.
team-signin-login = Nom de connexion
team-signin-passphrase = Phrase de passe
team-signin-do = Continuer
team-signin-second-title = Confirmer que c’est vous
team-signin-second-lead = La phrase de passe seule ne laisse entrer personne.
team-signin-code = Code à six chiffres
team-signin-code-hint = De l’application où vous gardez des codes. Chaque code compte une seule fois.
team-signin-code-do = Se connecter
team-signin-passkey = Clé d’accès
team-signin-passkey-lead = Votre appareil ou votre clé de sécurité répond pour vous.
team-signin-passkey-do = Utiliser une clé d’accès
team-signin-passkey-script = Les clés d’accès demandent un navigateur qui exécute les scripts, et une adresse avec un nom, en https ou sur « localhost ».
team-signin-passkey-away = Aucune clé d’accès n’a répondu. Rien n’a été modifié. Réessayez, ou choisissez un autre moyen.
team-signin-again = Recommencer
team-signin-set-up-title = Mettre en place la deuxième étape
team-signin-set-up-lead = Désormais, se connecter demande votre phrase de passe et quelque chose que personne d’autre n’a. Choisissez un moyen ; l’autre peut s’ajouter plus tard.
team-signin-codes = Des codes d’une application
team-signin-codes-lead = Lisez ce carré avec une application de codes, ou tapez-y les lettres ci-dessous. Tapez ensuite le code qu’elle affiche.
team-signin-codes-picture = Carré à lire avec une application de codes
team-signin-codes-letters = Le même en lettres
team-signin-codes-do = Utiliser ces codes
team-signin-passkey-new-lead = Gardée par cet appareil, par un téléphone ou par une clé de sécurité.
team-signin-passkey-name = Un nom, pour la reconnaître
team-signin-passkey-new-do = Créer une clé d’accès
team-signin-join-title = Entrer
team-signin-join-lead = { $organisation } vous invite à travailler ici. Choisissez comment vous connecter.
team-signin-join-name = Votre nom, tel que les autres le voient
team-signin-join-login-hint = N’importe quel nom que personne d’autre n’a ici ; les majuscules ne comptent pas.
team-signin-join-passphrase = Nouvelle phrase de passe
team-signin-join-passphrase-hint = Quelques mots que personne d’autre ne connaît. Personne ne peut la retrouver ni la choisir pour vous ; sans elle, il faut une nouvelle invitation.
team-signin-join-again = La même, encore une fois
team-signin-join-do = Entrer
team-signin-earlier = { $n ->
    [one] Avant cela, il y a eu { $n } essai qui n’était pas juste.
   *[other] Avant cela, il y a eu { $n } essais qui n’étaient pas justes.
} Si ce n’était pas vous, choisissez une autre phrase de passe.
team-signin-me = Votre connexion
team-signin-me-lead = Vos connexions ouvertes, et ce qui vous laisse entrer.
team-signin-sessions = Vos connexions ouvertes
team-signin-sessions-from = Depuis
team-signin-sessions-since = Depuis le
team-signin-sessions-seen = Dernière utilisation
team-signin-sessions-unknown = un navigateur qui ne dit pas lequel
team-signin-sessions-this = celle-ci
team-signin-sessions-end = Y mettre fin
team-signin-sessions-end-others = Mettre fin à toutes les autres
team-signin-sessions-ended = { $n ->
    [0] Il n’y avait pas d’autre connexion.
    [one] { $n } connexion a été fermée.
   *[other] { $n } connexions ont été fermées.
}
team-signin-ways = Ce qui confirme que c’est vous
team-signin-has-codes = Des codes d’une application.
team-signin-no-codes = Pas de codes d’une application.
team-signin-codes-new = De nouveaux codes
team-signin-codes-drop = Ne plus avoir de codes
team-signin-passkey-one = Clé d’accès « { $name } », créée le { $at }
team-signin-passkey-drop = La retirer
team-signin-kept = C’est gardé.
team-signin-removed = C’est retiré.
team-signin-passphrase-change = Une autre phrase de passe
team-signin-passphrase-old = Phrase de passe jusqu’ici
team-signin-passphrase-do = Utiliser la nouvelle
team-signin-passphrase-changed = La nouvelle phrase de passe compte désormais, et toutes vos autres connexions ont été fermées.
team-signin-sign-out = Se déconnecter
team-signin-join-link = Le lien qui vous a été donné
team-signin-join-link-hint = Le lien entier, ou ce qui suit son signe #.
team-signin-sessions-stop = Y mettre fin
team-signin-ways-change = Codes et clés d’accès
team-once-copy = Copier
team-once-copied = Copié
