error-not-shared = Cette partie du dossier n’est pas partagée avec qui la demande ({ $table }, { $column }). Rien n’a été écrit ni envoyé. Une personne responsable peut partager le dossier.
error-not-let-in = Cela n’a pas marché. Soit quelque chose n’est pas juste, soit il y a eu plusieurs essais erronés et le prochain doit attendre, 15 minutes au plus. Rien n’a été modifié ni perdu. Vérifiez l’organisation, le nom, la phrase de passe et le code, attendez un peu, puis réessayez.
error-signed-out = Cette connexion est terminée : elle a été fermée, ou personne n’a rien fait depuis un moment. Ce qui vient d’être demandé n’a pas été fait ; ce qui était fait est gardé. Connectez-vous de nouveau.
error-passkey-refused = La réponse de la clé d’accès ne correspond pas à la demande : elle ne compte pas. Rien n’a été modifié. Réessayez, ou choisissez un autre moyen.
error-second-missing = Il faut garder un moyen de confirmer une connexion : des codes, ou une clé d’accès. Rien n’a été modifié. Ajoutez d’abord un autre moyen.
error-invitation-over = Ce lien ne fonctionne plus : il a servi, ou son temps est passé. Rien n’a été modifié. Demandez-en un nouveau à qui l’a envoyé.
error-login-taken = Quelqu’un de cette organisation se connecte déjà sous ce nom. Rien n’a été gardé. Choisissez un autre nom ; le lien fonctionne encore.
error-last-of-role = Personne d’autre ici n’a le rôle { $role } pour autant de clients, et l’organisation ne pourrait pas continuer sans. Rien n’a été modifié. Invitez d’abord quelqu’un d’autre.
error-no-reader = Le rôle de { $name } ne comprend pas la lecture des dossiers : aucun ne peut être partagé. Rien n’a été modifié.
error-case-in-use = { $name } travaille sur ce dossier en ce moment. Rien n’a été modifié. Attendez, ou demandez-le ; une personne responsable peut le confier à quelqu’un d’autre.

team-members-title = Membres
team-members-lead = Qui travaille à { $organisation }, et à quel titre.
team-members-name = Nom
team-members-role = Rôle
team-members-clients = Clients
team-members-since = Depuis le
team-members-state = État
team-members-active = là
team-members-invited = invitation envoyée
team-role-intake = accueil
team-role-case-worker = suivi des dossiers
team-role-supervisor = responsable
team-role-auditor = contrôle
team-role-administrator = administration
team-role-about-intake = Ouvre des dossiers et reçoit ce qui arrive.
team-role-about-case-worker = Travaille sur les dossiers qui lui sont partagés.
team-role-about-supervisor = Partage et attribue aussi les dossiers.
team-role-about-auditor = Voit qui a fait quoi et quand, et ne lit aucun dossier.
team-role-about-administrator = Invite les membres et met fin à leur accès, et ne lit aucun dossier.
team-members-invite = Inviter quelqu’un
team-members-invite-do = Créer un lien
team-members-invited-title = Le lien
team-members-invited-lead = Donnez-le à la personne invitée, et à personne d’autre. Il sert une fois, pendant sept jours, et n’est montré ici que maintenant.
team-members-invited-then = La personne n’a d’abord aucun dossier. Une personne responsable les partage ensuite.
team-members-back = Tous les membres
team-members-withdraw = Retirer le lien
team-members-withdrawn = Le lien ne fonctionne plus.
team-members-change = Un autre rôle
team-members-change-lead = Ce que le nouveau rôle ne comprend pas n’est plus partagé, aussitôt.
team-members-change-do = Changer le rôle
team-members-changed = Le rôle compte désormais.
team-members-second = Téléphone ou clé perdus
team-members-second-lead = Les codes et clés d’accès sont oubliés, toutes les connexions sont fermées, et la deuxième étape se remet en place à la prochaine.
team-members-second-do = La faire remettre en place
team-members-second-done = La deuxième étape sera remise en place à la prochaine connexion.
team-members-share = Partager des dossiers
team-members-share-lead = Qui vient d’arriver n’ouvre rien avant cela. Ce que des personnes envoient par la page de l’organisation peut alors être ouvert par { $name } aussi, ainsi que chaque dossier partagé avec vous, pour les clients qui concernent cette personne.
team-members-new = n’ouvre rien encore
team-members-share-do = Les partager
team-members-shared = { $n ->
    [0] Ce que des personnes envoient peut maintenant être ouvert. Il n’y avait pas d’autre dossier à partager.
    [one] Ce que des personnes envoient peut maintenant être ouvert, et { $n } dossier a été partagé.
   *[other] Ce que des personnes envoient peut maintenant être ouvert, et { $n } dossiers ont été partagés.
}
team-members-leave = Mettre fin à l’accès
team-members-leave-lead = Aussitôt et d’un coup : toutes les connexions sont fermées, les jetons que { $name } a créés ne valent plus rien, et plus aucun dossier ne s’ouvre. Ce qui a été lu a été lu. Les lettres et les entrées restent comme elles sont.
team-members-leave-sure = Je sais que c’est définitif ; revenir demande une nouvelle invitation.
team-members-leave-do = Mettre fin maintenant
team-members-leave-unsure = Cochez d’abord la case. Rien n’a été modifié.
team-members-gone = { $cases ->
    [0] L’accès est terminé. Aucun dossier n’était partagé.
    [one] L’accès est terminé. { $cases } dossier n’est plus partagé.
   *[other] L’accès est terminé. { $cases } dossiers ne sont plus partagés.
}{ $assigned ->
    [0] { "" }
    [one] { " " }{ $assigned } dossier n’est plus suivi par personne.
   *[other] { " " }{ $assigned } dossiers ne sont plus suivis par personne.
}

help-team-org = Le nom court de l’organisation.
help-team-login = Le nom sous lequel vous vous connectez.
help-team-code = Le code à six chiffres de votre application ; sans lui, il est demandé.
help-team-member-group = Qui est dans une organisation : lister, inviter, mettre fin à l’accès.
help-team-member-list = Lister les membres.
help-team-member-invite = Inviter quelqu’un ; affiche un lien qui sert une fois.
help-team-member-leave = Mettre fin aussitôt à l’accès d’un membre : connexions, jetons et dossiers partagés.
help-team-member-id = Le membre, tel que « team member list » le montre.
help-team-member-yes = Ne pas demander.
help-team-member-role = intake, case-worker, supervisor, auditor ou administrator.
help-team-recover = Avec les mots gardés hors ligne : inviter une personne responsable, ou partager tous les dossiers avec une qui est venue.
help-team-share-with = Partager tous les dossiers avec ce membre au lieu de créer un lien.
team-ask-code = Code à six chiffres : { "" }
team-member-leave-sure = L’accès prend fin aussitôt et ne peut être rendu, seulement donné de nouveau. Continuer ? (oui/non)
team-member-leave-not = Rien n’a été modifié.
error-no-clients = Cochez au moins un client. Rien n’a été modifié.
