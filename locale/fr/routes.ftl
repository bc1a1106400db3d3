# Les voies : sur quelle base légale, pourquoi, ce qui est appris, ce qui suit ; et les avertissements avant une approbation.

basis-eu-dsa-16 = Règlement sur les services numériques, article 16 : signalement d’un contenu illicite
basis-eu-dsa-20 = Règlement sur les services numériques, article 20 : réclamation contre une décision
basis-eu-dsa-22 = Règlement sur les services numériques, article 22 : signaleur de confiance
basis-us-tida = TAKE IT DOWN Act (États-Unis)
basis-uk-osa-20a = Online Safety Act, section 20A (Royaume-Uni)
basis-eu-gdpr-17 = Règlement général sur la protection des données, article 17 : effacement
basis-us-dmca-512 = Droit d’auteur (États-Unis, section 512)
basis-own-rules = Les règles du destinataire
basis-fr-pharos = Signalement à Pharos (police française)
basis-fr-plainte = Plainte à la police, à la gendarmerie ou au procureur (France)
basis-fr-cnil = Plainte à la CNIL
basis-fr-arcom-tf = Signaleur de confiance désigné par l’Arcom (France)
basis-us-tida-ftc = Plainte à la Federal Trade Commission (États-Unis)
basis-uk-osa-ofcom = Plainte à l’Ofcom (Royaume-Uni)
basis-es-aepd = Canal prioritaire de l’autorité de protection des données (Espagne)
basis-it-144bis = Signalement à l’autorité de protection des données (Italie)
basis-be-iefh = Institut pour l’égalité des femmes et des hommes (Belgique)
basis-au-esafety = Signalement à l’eSafety Commissioner (Australie)
basis-ca = Civil Resolution Tribunal (Colombie-Britannique, Canada)
basis-help = Aide et conseil
basis-hash-bank = Banque d’empreintes
basis-minors = Ligne d’écoute ou de signalement pour des images d’une personne de moins de 18 ans

route-why-eu-dsa-16 = Qui héberge des contenus pour d’autres dans l’Union européenne doit prendre un tel signalement, quel qu’en soit l’auteur, et décider avec soin. Des adresses exactes et l’infraction citée lui permettent de décider sans long examen juridique.
route-why-eu-dsa-16-host = L’hébergeur conserve le fichier pour le site et a le même devoir. Il peut agir là où le site ne répond pas.
route-why-eu-dsa-16-cdn = Ce réseau se tient entre le site et ses lecteurs et ne peut le plus souvent pas supprimer le fichier à sa source. Il sait qui héberge le site, et sa réponse peut le nommer.
route-why-eu-dsa-16-registrar = Le bureau d’enregistrement gère le nom du site, non ses fichiers. On le saisit quand celui qui conserve le fichier ne répond pas.
route-why-eu-dsa-16-search = Un signalement selon cette loi s’ajoute au formulaire du moteur et cite l’infraction. Il retire le résultat, non la copie.
route-why-us-tida = Les plateformes visées par cette loi ont 48 heures à partir d’une demande complète, et doivent chercher les copies identiques connues. Un élément manquant arrête ce délai : chacun est donc vérifié ici avant.
route-why-uk-osa-20a = Les services visés par cette loi ont 48 heures à partir du signalement, pour le même contenu et pour ce qui est pour l’essentiel le même. La personne représentée signale, ou quelqu’un qui agit pour cette personne.
route-why-eu-gdpr-17 = Des images d’une personne sont des données personnelles, et cette personne peut en demander l’effacement. C’est une seconde voie à côté du signalement, et un refus peut être porté devant l’autorité de protection des données.
route-why-eu-gdpr-17-search = Une demande de déréférencement fait qu’une recherche sur le nom de la personne n’y mène plus. Elle part à côté du formulaire du moteur ; la copie elle-même reste où elle est.
route-why-own-rules = La plupart des services interdisent de telles images dans leurs propres règles, et c’est avec leur formulaire que leurs équipes travaillent. Cela ne demande ni loi ni article.
route-why-own-rules-search = La voie propre au moteur pour les images intimes est celle avec laquelle ses équipes travaillent ; seules les adresses indiquées sont examinées. Il retire le résultat, non la copie.
route-why-us-dmca-512 = La personne qui a pris la photo ou la vidéo en a les droits d’auteur, et ce signalement ne demande aucun jugement sur ce qui est montré. Son prix est élevé : lisez d’abord ce qui en découle.
route-why-fr-pharos = Des policiers et gendarmes regardent les contenus ouverts au public, gardent ce qu’il leur faut et peuvent demander le retrait à l’hébergeur. Ce n’est pas une plainte, et des images d’une personne majeure peuvent être tenues pour une affaire privée.
route-why-fr-plainte = Police et gendarmerie doivent prendre une plainte, partout, et en donner récépissé aussitôt. Pour des images qui ne sont pas un montage (article 226-2-1 du Code pénal), des poursuites demandent la plainte de la personne représentée ; les signalements peuvent en citer le numéro.
route-why-eu-dsa-22 = Les plateformes doivent traiter en priorité les signalements d’un signaleur de confiance. Il examine lui-même le dossier et décide de ce qu’il transmet.
route-why-fr-arcom-tf = Les plateformes doivent traiter en priorité les signalements d’un signaleur de confiance. Il examine lui-même le dossier et décide de ce qu’il transmet.
route-why-authority = Cette autorité du pays de la personne prend les signalements de tels contenus avec son propre formulaire. Ce qu’on en sait vient en partie de pages secondaires : regardez d’abord la sienne.
route-why-help = Des personnes dont c’est le métier écoutent et connaissent les voies ouvertes dans leur pays. Ce qui leur est dit dépend du choix de la personne.
route-why-hash-bank = Une empreinte est calculée à partir du fichier sur l’appareil de la personne, et les services participants peuvent reconnaître par elle de nouveaux envois. L’image y reste ; rien de ce qui est déjà en ligne n’est retiré par cela seul, et tous les services ne participent pas.
route-why-minors-hash-bank = Pour une personne qui avait ou pouvait avoir moins de 18 ans au moment de l’image, une empreinte est calculée sur son propre appareil. Il faut le fichier qu’elle a déjà ; ne téléchargez jamais une copie pour cela.
route-why-minors = Pour une personne qui avait ou pouvait avoir moins de 18 ans, ces services sont saisis d’abord, avec les adresses et rien d’autre. Rien n’est ouvert, capturé, gardé ni joint.

route-learns-name = Le nom et l’adresse électronique du signalement : ceux d’une association ou un pseudonyme si vous en avez donné. Et les adresses des copies.
route-learns-signature = La signature, l’adresse électronique, que la personne peut être reconnue, et les adresses des copies. Quelqu’un d’autorisé peut signer à sa place.
route-learns-declaration = Qui signale, pour qui, les coordonnées du signalement, et les adresses des copies.
route-learns-sworn = Le nom, l’adresse postale, le numéro de téléphone, l’adresse électronique et la signature de qui prête serment.
route-learns-report = Les adresses, les heures et ce qui est écrit dans le formulaire. Selon une réponse officielle ancienne, donner un nom n’y est pas obligatoire ; le formulaire peut enregistrer l’adresse de la connexion.
route-learns-complaint = Qui est la personne, et tout ce qui figure dans la plainte. Un échange préalable par messagerie peut rester anonyme.
route-learns-flagger = Les adresses des copies, et une adresse électronique si vous voulez une réponse.
route-learns-authority = Ce que demande son formulaire, souvent qui est la personne. Lisez-le avant de commencer.
route-learns-help = Ce que la personne choisit de dire, et rien d’autre.
route-learns-hash = L’empreinte, et ce que sa page demande. Jamais l’image.
route-learns-addresses = Les adresses, et rien d’autre sauf ce que vous ajoutez vous-même.

route-public-handed-on = Le signalement ou son texte est transmis au client ou à l’auteur de la publication. Le nom d’une association protège mieux que celui d’une personne.
route-public-kept = Selon ses propres pages, un tel signalement n’est pas transmis à l’auteur de la publication.
route-public-unknown = On ne le sait pas. Prenez un nom et une adresse qui peuvent être vus par l’auteur de la publication.
route-public-helper = Les pages lues ne disent pas que l’auteur de la publication en est informé.
route-public-sworn = L’auteur de la publication reçoit le signalement avec le nom, l’adresse, le numéro de téléphone et l’adresse électronique. Il peut aussi être publié, par exemple dans la base Lumen.
route-public-hash = Les services participants reçoivent l’empreinte, rien sur la personne.

route-then-eu-dsa-16 = Un rappel est rédigé. Un refus peut être contesté auprès de la plateforme pendant au moins six mois ; sinon viennent l’hébergeur et les moteurs de recherche.
route-then-us-tida = Un rappel est rédigé ; puis une plainte à la Federal Trade Commission et un signalement à l’hébergeur.
route-then-uk-osa-20a = Un rappel est rédigé ; puis la procédure de réclamation du service, et l’Ofcom.
route-then-eu-gdpr-17 = Après le mois, ou un refus, l’autorité de protection des données peut être saisie ; en France, la CNIL.
route-then-own-rules = Un signalement qui cite la loi vient ensuite, puis l’hébergeur.
route-then-us-dmca-512 = L’auteur de la publication peut contester ; le contenu peut alors revenir après 10 à 14 jours, sauf si un juge est saisi. Demandez conseil avant.
route-then-search = Un rappel est rédigé ; une demande d’effacement refusée peut être portée devant l’autorité de protection des données, en France la CNIL. La copie reste suivie à sa source.
route-then-host = Un rappel est rédigé ; puis le réseau, le bureau d’enregistrement et les moteurs de recherche.
route-then-cdn = Un signalement à l’hébergeur qu’il nomme vient ensuite ; puis le bureau d’enregistrement.
route-then-registrar = Les moteurs de recherche et une plainte viennent ensuite.
route-then-fr-pharos = Aucune réponse n’est annoncée. Une plainte est la voie qui doit être prise en compte.
route-then-fr-plainte = Une lettre au procureur de la République peut suivre ; le dossier de plainte la contient.
route-then-eu-dsa-22 = Vos propres signalements continuent à côté.
route-then-fr-arcom-tf = Vos propres signalements continuent à côté.
route-then-authority = Vos propres signalements continuent à côté ; sa page dit comment elle répond.
route-then-help = Rien ne doit suivre ; c’est vous qui décidez.
route-then-hash-bank = Il n’y a rien à attendre : gardez le numéro et le code, que personne ne peut retrouver. Les copies déjà en ligne demandent leurs signalements.
route-then-minors = Un autre de ces services peut aussi être saisi, et la police à tout moment.

route-consequence-only-maker = Seulement pour une photo ou une vidéo que la personne représentée a prise elle-même. Si quelqu’un d’autre l’a prise, les droits sont à cette autre personne.
route-consequence-sworn = La déclaration est faite sous peine de parjure aux États-Unis. Ce que coûte une déclaration fausse n’a pas été vérifié : prenez l’avis d’un avocat avant de la faire.
route-consequence-uploader-told = L’auteur de la publication apprend le nom, l’adresse postale, le numéro de téléphone et l’adresse électronique qui y figurent. Prenez ceux d’un avocat ou d’un mandataire.
route-consequence-published = Le signalement peut être publié, par exemple dans la base Lumen, et y rester.
route-consequence-files-asked = Elle peut demander les fichiers eux-mêmes : ils quittent alors l’appareil de la personne. Demandez conseil avant d’en envoyer.

risk-private-recipient = Derrière ce contact, il y a peut-être une seule personne et non une entreprise : peut-être l’auteur de la publication. Vérifiez avant d’approuver ; écrire plutôt à l’hébergeur peut éviter de le prévenir.
risk-known-uploader = Vous avez indiqué que la personne pense savoir qui a publié, et ce destinataire peut transmettre le signalement. Pensez d’abord à la sécurité de cette personne, et au nom d’une association au lieu du sien.
risk-copyright-named = Un signalement pour droit d’auteur est fait sous serment. L’auteur de la publication en reçoit le nom, l’adresse, le numéro de téléphone et l’adresse électronique, et il peut être publié, par exemple dans la base Lumen.
risk-name-forwarded = Ce destinataire transmet les signalements, et le nom de celui-ci n’est pas celui d’une association. Si ce n’est pas un pseudonyme, faites-le déposer par une association, ou changez-le : takedown case edit ID --organisation
risk-forwarded = Ce destinataire transmet le texte à son client ou à l’auteur de la publication. La lettre est écrite pour cela : elle ne dit rien de l’endroit où vit la personne ni de qui a trouvé la copie.
risk-not-the-holder = Cette adresse montre un fichier conservé ailleurs. Un signalement ici ne le retire pas là-bas ; cherchez l’adresse du fichier lui-même.
risk-late-complaint = Plus de six mois ont passé depuis la décision. La plateforme peut refuser cette réclamation ; d’autres voies restent ouvertes.

route-clock-hours = { $hours ->
    [one] { $hours } heure à partir d’une demande complète ({ $law }).
   *[other] { $hours } heures à partir d’une demande complète ({ $law }).
}
route-clock-months = { $months ->
    [one] { $months } mois à partir de la demande ({ $law }).
   *[other] { $months } mois à partir de la demande ({ $law }).
}
route-clock-rhythm = { $days ->
    [one] Aucune loi ne fixe de délai. Le rappel propre à ce programme vient après { $days } jour.
   *[other] Aucune loi ne fixe de délai. Le rappel propre à ce programme vient après { $days } jours.
}
route-clock-none = Aucun délai n’est fixé, et aucun n’est compté.
route-old = { $date ->
    [undated] La fiche de l’annuaire ne porte pas de date : regardez d’abord la page du destinataire.
   *[other] La fiche de l’annuaire date du { $date } : regardez d’abord la page du destinataire.
}
route-result = Dans { $cases } dossiers de cet espace : retrait dans { $removed }, la moitié d’entre eux en { $hours } heures au plus.
route-result-none = Dans { $cases } dossiers de cet espace : aucun retrait jusqu’ici.
route-line-held = Pas encore proposé. Il faut d’abord :
route-line-missing = Il manque encore :
route-to-do = Que faire de ce qui manque :
route-says = Ce que l’annuaire note à ce sujet : { $text }
route-line-why = Pourquoi :
route-line-where = Où :
route-line-learns = Ce destinataire apprend :
route-line-public = L’auteur de la publication, ou tout le monde :
route-line-clock = Délai :
route-line-then = Si rien ne vient :
route-line-read = À lire d’abord :
route-minors-only = La personne avait ou pouvait avoir moins de 18 ans : seuls ces services sont montrés. Rien n’est téléchargé, capturé ni envoyé d’ici.
route-nobody-known = On ne sait pas qui tient { $host }. Les voies ci-dessous sont celles qui n’en dépendent pas. Cherchez l’hébergeur avec : takedown recipients find
route-none = Aucune copie confirmée n’a été trouvée pour cela. Confirmez d’abord les copies : takedown matches decide
help-notices-routes = Toutes les voies ouvertes pour une copie, la meilleure d’abord, avec ce que chacune coûte
help-routes-match = Cette copie.
help-routes-case = Chaque copie confirmée de ce dossier.
error-match-or-case = Indiquez quelle copie ou quel dossier : takedown notices routes --match ID, ou --case ID. Rien n’a été modifié.
calendar-summary = Une date à regarder
