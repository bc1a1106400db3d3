# Ce qu’une personne lit au sujet d’un signalement : erreurs, éléments manquants, conseils à côté d’un brouillon. Les
# mots des lettres elles-mêmes sont dans templates/notices/.

error-bad-directory-entry = Le fichier de destinataire « { $file } » n’est pas utilisable : { $why }. Rien n’a été rédigé ni envoyé. Corrigez le fichier et recommencez ; chaque fiche doit citer au moins une source.
error-no-route = Il n’existe pas de signalement pour « { $recipient } » sur la base « { $basis } ». Rien n’a été rédigé ni envoyé. Choisissez un autre destinataire, ou n’indiquez pas de base : le programme prend alors celle qui convient.

sheet-title = Pour vous, avant de déposer (ne fait pas partie du signalement)
sheet-state = État :
sheet-draft = Ceci est un brouillon. Rien n’a été envoyé. Vous le relisez et vous décidez ; vous le déposez vous-même, quand vous le voulez, et vous pouvez alors le modifier.
sheet-where = Où :
sheet-where-none = Aucun moyen vérifié n’est connu.
sheet-login = Compte :
sheet-login-yes = Il faut être connecté à un compte.
sheet-login-no = Aucun compte n’est nécessaire.
sheet-login-unknown = On ne sait pas si un compte est nécessaire.
sheet-checked = Ce qui a été vérifié :
sheet-trust-high = Une page officielle a été lue ; { $date ->
    [undated] elle ne porte pas de date
   *[other] date notée dans notre annuaire : { $date }
}. Les pages changent : regardez de nouveau avant de déposer.
sheet-trust-medium = Seule une page secondaire a été lue ; { $date ->
    [undated] elle ne porte pas de date
   *[other] date notée dans notre annuaire : { $date }
}. Regardez la page du destinataire avant de déposer.
sheet-trust-low = Rien n’a été vérifié. Regardez la page du destinataire avant de déposer.
sheet-identity = Ce que devient votre nom :
sheet-identity-unknown = On ne le sait pas. Prenez un nom et une adresse qui peuvent être vus par l’auteur de la publication.
sheet-identity-x = Selon les pages de X, un signalement d’images intimes n’est pas communiqué au compte signalé. Un signalement pour droit d’auteur l’est : sa copie entière, nom et adresse compris, va à l’auteur de la publication. N’utilisez pas le formulaire de droit d’auteur pour cela.
sheet-identity-ovhcloud = OVHcloud transmet la description à son client, qui est peut-être l’auteur de la publication. La description ci-dessous ne contient donc aucun nom et ne dit pas qui écrit. Mettez le nom et l’adresse électronique seulement dans les champs sur le déclarant, jamais dans la description. On ne sait pas ce qu’OVHcloud transmet de ces champs : le nom d’une association protège mieux.
sheet-identity-pharos = Pharos dépend de la police française. Selon une réponse officielle citée en 2010, donner son identité n’est pas obligatoire, et le formulaire enregistre l’adresse IP depuis laquelle il est envoyé. Vérifiez ces deux points sur le formulaire.
sheet-note = À savoir :
sheet-reading-version = Cette version sert seulement à la lecture. Le destinataire prend les signalements dans une autre langue : refaites le brouillon dans cette langue pour le déposer.
sheet-notes-x =
    L’adresse ci-dessus est la page de X sur les images intimes. L’adresse du formulaire de X pour les contenus illicites dans l’Union européenne n’a pas été vérifiée : elle n’est donc pas imprimée. Cherchez-la dans le centre d’aide de X, help.x.com, à partir de cette page.
    Le formulaire qui porte le nom de la loi américaine « Take It Down Act » parle de personnes aux États-Unis ; il n’est pas utilisé ici.
    X peut demander que le signalement vienne de la personne représentée ou d’un représentant autorisé, et demander une pièce d’identité par courriel. Avant d’en envoyer une, demandez pourquoi elle est nécessaire et masquez ce qui ne l’est pas.
    Déposez le signalement champ par champ si le formulaire a des champs : chaque titre ci-dessous en est un. Gardez la référence avec lui. Ne joignez jamais les images.
sheet-notes-ovhcloud =
    L’adresse ci-dessus a été déduite de la page d’un autre pays. Vérifiez qu’elle ouvre bien le formulaire d’OVHcloud.
    Chaque titre ci-dessous est un champ du formulaire. Les champs sur le déclarant peuvent varier.
    Ne joignez jamais les images.
sheet-notes-pharos =
    Si quelqu’un est en danger maintenant : appelez le 17 ou le 112. Pharos ne traite pas les urgences.
    Un signalement à Pharos n’est pas une plainte. Si vous voulez que quelqu’un soit poursuivi, déposez une plainte auprès de la police, de la gendarmerie ou du procureur de la République. Pour cette infraction (article 226-2-1), les poursuites supposent la plainte de la personne représentée (article 226-6 du Code pénal). Tout service de police ou de gendarmerie est tenu de la recevoir et en remet un récépissé (article 15-3 du Code de procédure pénale).
    Pharos prend les contenus ouverts au public. Les images intimes d’une personne majeure peuvent être traitées comme une affaire privée, surtout entre personnes qui se connaissent : la plainte est alors la voie principale.
    Rubrique : vous la choisissez sur le formulaire. Aucune n’est faite pour ce cas dans les listes que nous avons lues. Prenez celle qui convient le mieux, et modifiez le commentaire si nécessaire.
    Le commentaire dit que le contenu est accessible au public, et il ne désigne personne. Modifiez-le si ce n’est pas exact. N’accusez jamais ici une personne par son nom.
    Lieu où le contenu a été vu : choisissez site, réseau social ou messagerie, selon ce que propose le formulaire.
    Si le formulaire ne prend qu’une adresse à la fois, faites un signalement pour chacune. Une fois suffit : inutile que d’autres le refassent.
    Des policiers et des gendarmes regardent le contenu et peuvent l’enregistrer. Ils peuvent demander son retrait à l’hébergeur, aussitôt ou après une enquête. Aucun délai de réponse n’est publié.
    Ce programme ne dépose rien : vous envoyez le formulaire vous-même.
