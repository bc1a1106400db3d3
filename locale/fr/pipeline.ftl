### Les mots des erreurs du déroulement, et de ses codes.

error-not-found = { $noun ->
    [case] Aucun dossier n’a
    [match] Aucune correspondance n’a
    [notice] Aucun signalement n’a
    [negative] Aucun indésirable connu n’a
   *[other] { $noun } : rien n’a
} l’identifiant « { $id } ». Rien n’a été modifié ni envoyé. { $noun ->
    [case] « takedown case list » montre les identifiants
    [match] « takedown matches list » montre les identifiants
    [notice] « takedown notices list » montre les identifiants
    [negative] « takedown negatives list » montre les identifiants
   *[other] Les listes montrent les identifiants
} au début de chaque ligne.
error-decided-negative = L’indésirable « { $id } » vient de votre décision sur la correspondance { $match }. Rien n’a été retiré ni envoyé. Décidez autrement et il disparaît : « takedown matches decide { $match } --as confirmed » si c’est une copie, « --as mine » si elle peut rester.
error-already-working = Un autre processus visite déjà des sites pour ce coffre. Deux à la fois chargeraient ces sites deux fois plus que prévu. Rien n’a été modifié ni envoyé. Attendez qu’il finisse, ou arrêtez-le, puis réessayez.
error-no-hosts = La configuration ne nomme aucun site : il n’y a nulle part où chercher. Personne n’a été contacté. Ajoutez une table [[hosts]] à config.toml ; config.example.toml en montre une.
error-unknown-host = La configuration n’a pas de site nommé « { $name } ». Le nom le plus proche est « { $nearest } ». Personne n’a été contacté. Corrigez le nom, ou ajoutez une table [[hosts]] à la configuration.
error-nothing-registered = Il n’y a rien à chercher : aucun dossier ouvert n’a à la fois une image ou une vidéo enregistrée et un consentement en vigueur. Personne n’a été contacté. Enregistrez-en une avec « takedown register ». « takedown case consent ID » montre si le consentement est en vigueur, et le donne à nouveau avec --give.
error-no-such-file = Le fichier { $file } n’existe pas, ne peut pas être lu, n’est pas du texte ou dépasse 16 Mio. Rien n’a été gardé ni envoyé. Vérifiez son emplacement, ses droits d’accès et sa taille.
error-bad-hash-list = La liste { $file } n’existe pas, ne peut pas être lue, n’est pas du texte ou dépasse 64 Mio. Rien n’a été importé ni envoyé. Vérifiez son emplacement, ses droits d’accès et sa taille.
error-unknown-recipient = La table d’un site nomme le destinataire « { $recipient } », que l’annuaire ne connaît pas. Le plus proche est « { $nearest } ». Rien n’a été préparé ni envoyé. Corrigez « recipients » dans la configuration.
error-not-complete = Il manque à ce signalement un élément que la loi ou le formulaire demande ({ $missing }). Il reste un brouillon, et rien n’a été envoyé. « takedown notices list » dit ce qui manque et où le trouver.
error-not-yet = Un signalement ne peut pas avoir été envoyé dans le futur ({ $at }). Rien n’a été modifié ni envoyé. Indiquez la date et l’heure du dépôt, en UTC.
error-not-confirmed = Seule une correspondance confirmée par une personne mène à un signalement ; l’état de { $match } est « { $state ->
    [new] nouvelle
    [rejected] écartée
    [mine] à vous, peut rester
    [not-me] quelqu’un d’autre
   *[other] { $state }
} ». Rien n’a été préparé ni envoyé. Si c’est une copie, indiquez-le avec « takedown matches decide », puis recommencez.

reason-no-such-file = ce fichier n’existe pas
reason-not-a-file = ce n’est ni un fichier ni un dossier
reason-empty-folder = le dossier ne contient aucun fichier
reason-unreadable-file = le fichier ne peut pas être ouvert
reason-too-plain = elle est trop unie ou trop sombre : son empreinte ressemblerait à celle d’autres personnes
reason-known = le même fichier est déjà enregistré pour ce dossier
note-few-details = elle a peu de détails : les copies de l’image entière seront trouvées, pas les recadrages ni les collages
note-video-too-long = le début de la vidéo est enregistré : la suite aurait pris plus de temps que permis ; la limite est max_video_work, sous [jail]
note-video-cut = une partie de la vidéo est enregistrée : la suite n’a pas pu être lue
note-completed = ce qui manquait à son empreinte a été ajouté

hash-not-a-list = ce n’est pas une entrée de liste d’empreintes
hash-unknown-type = ce type d’empreinte n’est pas connu ici
hash-bad-value = sa valeur n’a pas la bonne longueur ou contient d’autres caractères
hash-withdrawn = elle a été retirée de la liste

defect-entry-missing = une entrée manque avant elle
defect-body-missing = son contenu manque, alors que son dossier n’a pas été effacé
defect-body-changed = son contenu a été modifié
defect-chain-broken = elle ne découle pas de l’entrée précédente
defect-bad-signature = sa signature n’est pas celle de ce coffre
defect-head-missing = la fin du registre manque
defect-entries-missing = des entrées ont été retirées ou ajoutées à la fin
defect-state-differs = son état n’est pas celui auquel mènent ses événements
defect-row-missing = le registre en parle, et l’élément n’est plus là
defect-row-unknown = l’élément est là, et le registre n’en parle pas
defect-sighting-missing = une observation que le registre garde n’est plus là
defect-sighting-differs = une observation n’est pas telle que le registre la garde
