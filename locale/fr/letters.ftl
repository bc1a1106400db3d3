# Les conseils à côté d’une lettre (sheet-*), et la commande qui montre une lettre avant qu’il y ait un dossier. Les mots des
# lettres elles-mêmes sont dans templates/notices/ ; ce qui ne concerne qu’un destinataire est dans son propre fichier.

help-notices-preview = Montrer la lettre qu’un destinataire recevrait, pour un dossier inventé ; rien n’est conservé ni envoyé
help-preview-recipient = l’identifiant du destinataire (voir : takedown recipients list)
help-preview-basis = l’identifiant de la base légale, comme eu-dsa-16 ; par défaut, celle qui convient le mieux
help-preview-lang = la langue de la lettre
help-preview-letter = quelle lettre : le signalement, ou une lettre qui le suit
help-preview-all = tous les destinataires, sur toutes les bases, dans les deux langues
help-preview-out = le dossier où écrire les lettres de --all
help-preview-format = la forme de la lettre

error-nothing-to-preview = Indiquez un destinataire avec --recipient ID, ou demandez-les tous avec --all --out DIR. Rien n’a été écrit ni envoyé.
error-no-folder-to-fill = --all écrit un fichier par lettre et a besoin d’un dossier : ajoutez --out DIR. Rien n’a été écrit ni envoyé.
error-preview-unwritable = « { $file } » ne peut pas être écrit : { $why }. Ce qui a été écrit avant est conservé ; rien n’a été envoyé. Choisissez un autre dossier et recommencez.

preview-written = { $count ->
    [one] Une lettre a été écrite
   *[other] { $count } lettres ont été écrites
} dans { $folder }. Elles portent sur des dossiers inventés.

sheet-title = Pour vous, avant de déposer (ne fait pas partie du signalement)
sheet-state = État :
sheet-draft = Vous le relisez et vous décidez : il ne part jamais de lui-même. Pour savoir s’il est en brouillon, approuvé ou parti : takedown notices list
sheet-where = Où :
sheet-where-none = Aucun moyen vérifié n’est connu.
sheet-login = Compte :
sheet-login-yes = Il faut être connecté à un compte.
sheet-login-no = Aucun compte n’est nécessaire.
sheet-login-unknown = On ne sait pas si un compte est nécessaire.
sheet-asks = Ce qui y est demandé :
sheet-checked = Ce qui a été vérifié :
sheet-trust-high = Une page officielle a été lue ; { $date ->
    [undated] elle ne porte pas de date
   *[other] date notée dans notre annuaire : { $date }
}. Les pages changent : regardez de nouveau avant de déposer.
sheet-trust-medium = Seule une page secondaire a été lue ; { $date ->
    [undated] elle ne porte pas de date
   *[other] date notée dans notre annuaire : { $date }
}. Regardez la page du destinataire avant de déposer.
sheet-trust-low = Rien n’a été vérifié. Regardez la page du destinataire avant de déposer.
sheet-gets = Ce que cette lettre dit de la personne qui l’envoie :
sheet-gets-nothing = Rien.
sheet-identity = Ce que le destinataire en fait :
sheet-identity-unknown = On ne le sait pas. Prenez un nom et une adresse qui peuvent être vus par l’auteur de la publication.
sheet-identity-help = Notre annuaire ne le dit pas. Le nom d’une organisation protège mieux que le vôtre.
sheet-forwards-yes = Le texte peut parvenir à l’auteur de la publication. Il ne contient donc aucun nom, sauf dans les champs sur l’expéditeur ; gardez cela si vous le modifiez.
sheet-forwards-unknown = On ne sait pas si le texte parvient à l’auteur de la publication. Prenez un nom et une adresse qui peuvent être vus.
sheet-pace = Ce qu’il dit de son propre rythme (ce n’est pas un délai) :
sheet-appeal = S’il refuse :
sheet-note = À savoir :
sheet-reading-version = Cette version sert seulement à la lecture. Le destinataire prend les signalements dans une autre langue : refaites le brouillon dans cette langue pour le déposer.
sheet-complaint-left-out = Le numéro de la plainte n’est pas dans cette lettre, parce qu’elle peut parvenir à l’auteur de la publication. Ne le donnez vous-même au destinataire que si vous le voulez.
sheet-subject = Objet, s’il y a un champ pour cela
sheet-addresses-alone = Les adresses seules, une par ligne
sheet-fields = Si un formulaire a des champs, chaque titre ci-dessous en est un. Gardez la référence avec lui. Ne joignez jamais les images.
sheet-synthetic-unknown = On n’a pas noté si les images sont un montage ou ont été générées. Le dire rend la lettre plus claire.
sheet-basis-us-dmca-512 =
    Seule la personne qui a réalisé l’image ou la vidéo, ou qui en a les droits, peut envoyer cela. C’est une déclaration sous peine de parjure.
    Tout est transmis à l’auteur de la publication, y compris le nom, l’adresse postale, le téléphone et l’adresse électronique, et peut être publié. Prenez les coordonnées d’un représentant, jamais celles d’un domicile.
    L’auteur de la publication peut répondre par une contre-notification ; le contenu peut alors revenir.
    Une autre voie est presque toujours plus sûre : le formulaire du destinataire pour les images intimes, ou une autre loi.
sheet-basis-us-tida =
    La signature est un nom tapé au clavier : celui de la personne représentée, ou d’une personne qu’elle a autorisée. Signez vous-même ; le programme ne le fait jamais.
    La loi ne pose aucune condition de résidence ni de nationalité, mais certains formulaires parlent de personnes aux États-Unis.
sheet-basis-uk-osa-20a = Les trois déclarations sont les vôtres : lisez-les avant de les envoyer.
sheet-basis-eu-gdpr-17 =
    Pour un moteur de recherche, indiquez le nom recherché dans le champ du formulaire prévu pour cela, et nulle part ailleurs.
    N’envoyez pas de pièce d’identité sans qu’on vous la demande. Si on vous la demande, demandez pourquoi elle est nécessaire et masquez ce qui ne l’est pas.
    Certains répondent qu’ils ne sont pas responsables de ce que publient leurs utilisateurs. Un signalement au titre du règlement sur les services numériques peut accompagner cette demande.
sheet-basis-fr-pharos =
    Si quelqu’un est en danger maintenant : appelez le 17 ou le 112. Pharos ne traite pas les urgences.
    Un signalement à Pharos n’est pas une plainte. Si vous voulez que quelqu’un soit poursuivi, déposez une plainte auprès de la police, de la gendarmerie ou du procureur de la République. Pour cette infraction (article 226-2-1), les poursuites supposent la plainte de la personne représentée (article 226-6 du Code pénal). Tout service de police ou de gendarmerie est tenu de la recevoir et en remet un récépissé (article 15-3 du Code de procédure pénale).
    Pharos prend les contenus ouverts au public. Les images intimes d’une personne majeure peuvent être traitées comme une affaire privée, surtout entre personnes qui se connaissent : la plainte est alors la voie principale.
    Rubrique : vous la choisissez sur le formulaire. Aucune n’est faite pour ce cas dans les listes que nous avons lues. Prenez celle qui convient le mieux, et modifiez le commentaire si nécessaire.
    Le commentaire dit que le contenu est accessible au public, et il ne désigne personne. Modifiez-le si ce n’est pas exact. N’accusez jamais ici une personne par son nom.
    Lieu où le contenu a été vu : choisissez site, réseau social ou messagerie, selon ce que propose le formulaire.
    Si le formulaire ne prend qu’une adresse à la fois, faites un signalement pour chacune. Une fois suffit : inutile que d’autres le refassent.
    Des policiers et des gendarmes regardent le contenu et peuvent l’enregistrer. Ils peuvent demander son retrait à l’hébergeur, aussitôt ou après une enquête. Aucun délai de réponse n’est publié.
    Ce programme ne dépose rien : vous envoyez le formulaire vous-même.
