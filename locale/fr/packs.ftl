# Dossiers : papiers et fichiers qu’une personne tire d’un dossier ; et ce qu’il faut savoir à côté des textes pour les
# autorités, les lignes d’écoute et les banques d’empreintes. Les mots des papiers sont dans templates/notices/.

help-pack = Écrit des papiers à imprimer ou à déposer, ou un fichier pour des machines, à partir d’un dossier. Rien n’est envoyé.
help-pack-kind = Ce qu’il faut faire : complaint (papiers pour une plainte en France), cnil (demande d’effacement, puis plainte à la CNIL), hash-bank (étapes), hotlines (à qui s’adresser), cloudflare, xarf (rapports pour des machines, JSON Lines), csv (liste d’adresses).
help-pack-notice = Sur ce signalement seulement.
help-pack-out = Où l’écrire. Un nom qui finit par .txt donne du texte simple au lieu d’un PDF.

pack-done-complaint = Les papiers sont écrits ; rien n’a été envoyé. La lettre laisse en blanc qui porte plainte : à compléter à la main. Ils nomment toutes les adresses du dossier : gardez-les là où personne d’autre ne les lit.
pack-done-cnil = Les papiers sont écrits ; rien n’a été envoyé. La première page dit quelle demande vient d’abord et quand une plainte est possible.
pack-done-hash-bank = Les étapes sont écrites ; rien n’a été envoyé. Les codes sont calculés par la page de la banque d’empreintes elle-même, sur votre appareil.
pack-done-hotlines = La fiche est écrite ; rien n’a été envoyé. Vous choisissez à qui vous adresser, et quoi dire.
pack-done-cloudflare = Les rapports sont écrits, un par ligne ; rien n’a été envoyé. Chacun demande que l’hébergeur ne sache pas qui signale, et que le propriétaire du site ne soit pas prévenu. Cloudflare peut publier le nom de l’organisation, l’adresse électronique et les adresses signalées.
pack-done-xarf = Les rapports sont écrits, un par ligne ; rien n’a été envoyé. Ils nomment l’organisation et son adresse électronique, aucune personne.
pack-done-csv = La liste est écrite ; rien n’a été envoyé.

error-nothing-to-pack = Ce dossier n’a ni adresse confirmée ni signalement dont cela puisse être fait. Rien n’a été écrit ni envoyé. Regardez « takedown matches list », confirmez ce qui s’y trouve, ou ajoutez une adresse avec « takedown matches add ».
error-no-notice-for-machines = Aucun signalement de ce dossier ne convient à ce rapport. Rien n’a été écrit ni envoyé. Rédigez d’abord les signalements avec « takedown notices draft », ou dites lequel est visé avec --notice.
error-no-organisation = Ce rapport peut être transmis ou publié : il n’est donc fait qu’au nom d’une organisation, et ce dossier n’en nomme aucune. Rien n’a été écrit ni envoyé. Si une organisation agit pour la personne, enregistrez-la avec « takedown case edit » ; sinon, utilisez le formulaire du destinataire.
error-no-reply-address = Ce rapport demande une adresse électronique pour les réponses, et il n’y en a pas. Rien n’a été écrit ni envoyé. Donnez-en une comme email sous [notifier] dans la configuration, ou avec « takedown case edit ID --contact ».
error-pack-not-written = Le fichier « { $file } » ne peut pas être écrit : { $why }. Rien n’y a été laissé ni envoyé. Choisissez un autre endroit et réessayez.

sheet-basis-eu-dsa-20 =
    Cette réclamation porte sur une décision prise sur un signalement. Elle est possible pendant au moins six mois à partir du jour où la décision vous est parvenue (règlement (UE) 2022/2065, article 20, paragraphe 1).
    Si la plateforme a un bouton ou un formulaire à elle pour les réclamations, utilisez-le et collez-y ces champs.
sheet-basis-eu-dsa-22 =
    Cette demande s’adresse à une ligne de signalement, pas à la plateforme : elle décide si elle reprend le contenu.
    Donnez des adresses. Là où des images peuvent être envoyées, elles quittent votre appareil : ce n’est pas nécessaire.
sheet-basis-fr-arcom-tf =
    Cette demande s’adresse à une ligne de signalement, pas à la plateforme : elle décide si elle reprend le contenu.
    Donnez des adresses. Là où des images peuvent être envoyées, elles quittent votre appareil : ce n’est pas nécessaire.
    Le formulaire de plainte de l’Arcom au sujet d’un service n’a pas été vérifié, son adresse n’est donc pas imprimée : cherchez-le sur arcom.fr. L’Arcom ne retire pas de contenus elle-même.
sheet-basis-fr-plainte =
    Si quelqu’un est en danger maintenant : appelez le 17 ou le 112.
    Ce n’est pas encore une plainte. « takedown pack complaint » écrit les papiers pour en déposer une : une lettre au procureur de la République, la liste des adresses avec leurs heures, ce qu’il faut apporter et que dire en cas de refus.
    Donner un nom ou non dépend de vous. N’envoyez jamais d’image dans la messagerie.
sheet-basis-fr-cnil =
    La CNIL vient en second : d’abord une demande d’effacement au service, puis un mois pour sa réponse (règlement (UE) 2016/679, article 12, paragraphe 3), sauf refus plus tôt.
    L’adresse du formulaire de la CNIL n’a pas été vérifiée : partez de cnil.fr. Joignez la copie de la demande et de la réponse : « takedown pack cnil » les rassemble. Ne joignez jamais les images.
sheet-basis-us-tida-ftc =
    C’est une plainte sur la manière dont une plateforme a traité une demande. Elle vient après une demande qui avait tous les éléments de la section 3 de la loi Pub. L. 119-12, et après le temps que cette section fixe.
    Les champs du formulaire n’ont pas été lus : collez ce qui convient.
sheet-basis-uk-osa-ofcom = L’Ofcom dit ne pas pouvoir répondre aux plaintes individuelles ni les examiner : ceci informe l’autorité de régulation. Écrivez d’abord au service.
sheet-basis-es-aepd =
    Le formulaire se remplit en espagnol et demande Cl@ve ou un certificat ; le papier est possible. Pour une personne de moins de 18 ans, il y a un formulaire à part.
    Il est pour les personnes qui sont en Espagne ou de nationalité espagnole, selon une page secondaire ; normalement après avoir écrit au service. Aucun délai de réponse n’est publié.
sheet-basis-it-144bis =
    Le formulaire se remplit en italien et demande une identité électronique, ou un formulaire signé envoyé par courrier électronique certifié.
    Selon une page secondaire, le Garante demande les fichiers eux-mêmes, par un lien reçu ensuite, pour que des plateformes les reconnaissent. Ils quittent alors votre appareil : décidez d’abord si vous le voulez.
sheet-basis-be-iefh = Pour les personnes majeures seulement. Pour une personne de moins de 18 ans : Child Focus, 116 000.
sheet-basis-au-esafety =
    Aucun signalement préalable à la plateforme n’est nécessaire. Qu’un lien avec l’Australie soit demandé n’a pas été vérifié : indiquez-le s’il y en a un.
    Son propre conseil : une nouvelle adresse électronique pour les demandes, et ni adresse postale, ni téléphone, ni pièce d’identité entière.
sheet-basis-ca = Pour la Colombie-Britannique. La page n’a été lue que dans une copie : regardez-la avant de déposer.
sheet-basis-help = Une ligne d’écoute conseille ; elle peut aider pour le retrait. Les heures et les langues changent : regardez sa propre page. Donner un nom ou non dépend de vous.
sheet-basis-hash-bank =
    Vous le faites vous-même, avec le fichier sur votre propre appareil ; ce programme n’envoie rien à une banque d’empreintes.
    Limites connues : seulement les services qui y participent ; une vidéo seulement si le fichier est exactement le même ; un numéro de dossier ou un code PIN perdu ne peut pas être retrouvé.
sheet-basis-minors =
    Des adresses seulement, et rien d’autre : ni capture, ni copie, ni description. N’ouvrez pas, n’enregistrez pas et n’envoyez pas les images.
    Si quelqu’un est en danger maintenant : appelez le 112, en France aussi le 17. En France, le 3018 aide gratuitement.
