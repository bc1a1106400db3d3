# Ce qu’une personne lit au sujet d’un signalement : erreurs, éléments manquants, conseils à côté d’un brouillon. Les
# mots des lettres elles-mêmes sont dans templates/notices/.

error-bad-directory-entry = Le fichier de destinataire « { $file } » n’est pas utilisable : { $why }. Rien n’a été rédigé ni envoyé. Corrigez le fichier et recommencez ; chaque fiche doit citer au moins une source.
error-no-route = Il n’existe pas de signalement pour « { $recipient } » sur la base « { $basis } ». Rien n’a été rédigé ni envoyé. Choisissez un autre destinataire, ou n’indiquez pas de base : le programme prend alors celle qui convient.
