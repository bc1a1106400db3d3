# Lots de preuves pour les enquêteurs : leur création, leur vérification et le rapport qu’ils contiennent.

help-evidence-export = Écrire les éléments de preuve d’un dossier dans un seul fichier, pour qui enquête. Rien n’est envoyé.
help-bundle-out = Le nouveau fichier ; un .zip, ou un .zip.age s’il est verrouillé.
help-bundle-to = Le verrouiller pour cette clé age (age1…) ; peut être donné plusieurs fois.
help-bundle-passphrase = Le verrouiller avec une phrase de passe, qui est demandée.
help-bundle-passphrase-file = Un fichier contenant la phrase de passe qui verrouille ou ouvre le lot de preuves.
help-bundle-key = L’empreinte que doit avoir la clé de signature, telle que la personne vous l’a donnée.
help-bundle-identity = Un fichier contenant la clé secrète age qui ouvre le lot de preuves.
ask-bundle-passphrase = Phrase de passe du lot de preuves :{" "}
ask-bundle-passphrase-again = La même encore une fois :{" "}
bundle-written = { $copies ->
    [one] Les éléments sur une adresse sont dans { $out }. Le fichier ne contient aucune image. Rien n’a été envoyé.
   *[other] Les éléments sur { $copies } adresses sont dans { $out }. Le fichier ne contient aucune image. Rien n’a été envoyé.
}
bundle-key = Empreinte de la clé de signature : { $key }. Donnez-la par une autre voie à qui reçoit le fichier, sur papier ou de vive voix : elle montre que personne n’a refait le fichier.
bundle-not-locked = Le fichier n’est pas verrouillé : quiconque le trouve peut le lire. Avec --to ou --passphrase, il l’est.
bundle-no-stamps = Aucune autorité n’a daté le registre ; les heures sont celles de l’horloge de cette machine. « takedown evidence stamp » interroge les autorités de votre configuration.
bundle-minor = Ce dossier est marqué moins de 18 ans ou incertain : le fichier ne contient que des adresses et le registre.
bundle-summary = { $count ->
    [one] { $count } élément vérifié,
   *[other] { $count } éléments vérifiés,
} { $defects ->
    [0] aucun défaut.
    [one] un défaut.
   *[other] { $defects } défauts.
}
bundle-whose = Signé par la clé { $key }.
    Comparez-la à l’empreinte que la personne vous a donnée par une autre voie, ou indiquez celle-ci avec --key.
bundle-key-held = La clé de signature est bien celle que vous avez indiquée.

error-bundle-too-large = Le dossier contient plus qu’un lot de preuves ne peut prendre (4 Go). Rien n’a été écrit ni envoyé.
error-bundle-unreadable = Le fichier { $file } ne peut pas être lu ({ $why }). Rien n’a été modifié. Vérifiez le nom et les droits d’accès.
error-two-locks = Un lot de preuves se verrouille soit pour des clés, soit avec une phrase de passe. Rien n’a été écrit. Donnez --to, ou une phrase de passe.
error-no-bundle-passphrase = Il n’y a pas de terminal où demander la phrase de passe du lot de preuves, et aucun fichier n’a été indiqué. Rien n’a été écrit ni envoyé. Indiquez un fichier avec --passphrase-file.
error-bundle-passphrases-differ = Les deux phrases de passe diffèrent. Rien n’a été écrit ni envoyé. Recommencez.
error-no-bundle-identity = Ce lot de preuves est verrouillé pour une clé age, et aucune n’a été indiquée : il n’a pas été ouvert. Rien n’a été modifié. Indiquez le fichier qui contient la clé secrète, après --identity.
error-bundle-secret-unreadable = La phrase de passe ou la clé du lot de preuves ne peut pas être lue dans { $file } ({ $why }). Rien n’a été écrit ni envoyé. Vérifiez l’emplacement et les droits d’accès.
error-check-needs-bundle = --key, --identity et --passphrase-file concernent la vérification d’un lot de preuves. Rien n’a été vérifié. Indiquez aussi le fichier du lot de preuves.
error-anchor-is-for-the-ledger = --anchor concerne la vérification du registre du coffre ; un lot de preuves a sa clé et ses horodatages. Rien n’a été vérifié. Retirez l’ancre, ou le fichier.

bundle-defect-container = sa place dans l’archive a été modifiée, ou le fichier n’est pas un lot de preuves
bundle-defect-too-large = plus grand qu’un lot de preuves ne peut l’être ; il n’a pas été lu
bundle-defect-too-many = plus de fichiers qu’un lot de preuves ne peut en contenir ; il n’a pas été lu
bundle-defect-name-refused = un nom qui mène hors du dossier, ou qu’aucun lot de preuves ne porte ; il n’a pas été lu
bundle-defect-name-twice = deux fichiers portent ce nom
bundle-defect-link-refused = c’est un lien, pas un fichier
bundle-defect-compressed = il est comprimé ; les fichiers d’un lot de preuves ne le sont jamais
bundle-defect-changed = il a été modifié
bundle-defect-unknown-name = aucun lot de preuves ne contient de fichier de ce nom
bundle-defect-missing = il manque
bundle-defect-added = il a été ajouté : aucune liste ne le nomme
bundle-defect-order = les fichiers ne sont pas dans l’ordre où ils ont été écrits
bundle-defect-structure = il n’a pas la forme que ce programme écrit
bundle-defect-payload-size = le nombre ou la taille des fichiers n’est pas celui qui est inscrit
bundle-defect-key-unreadable = ce n’est pas une clé du bon type
bundle-defect-key-differs = ce n’est pas la clé indiquée
bundle-defect-signature = la signature n’est pas valable
bundle-defect-not-in-ledger = le registre n’en parle pas tel qu’il est ici
bundle-defect-file-missing = le registre parle d’un fichier qui n’est pas ici
bundle-defect-timestamp-file = il n’est pas ce que dit la preuve
bundle-defect-another-case = il appartient à un autre dossier
bundle-defect-encryption = ce n’est pas un fichier verrouillé entier : il a été coupé ou modifié
bundle-defect-other-key = cette clé ou cette phrase de passe ne l’ouvre pas, ou ses premières lignes ont été modifiées

handover-head-number = N°
handover-head-address = Adresse et somme
handover-head-seen = Vue (UTC)
handover-head-state = État
handover-head-time = Heure (UTC)
handover-head-day = Jour (UTC)
handover-head-count = Nombre
handover-head-entry = Entrée
handover-head-event = Ce qui s’est passé
handover-head-sent = Envoyée (UTC)
handover-head-to = À
handover-head-reference = Référence
handover-head-answers = Réponses
handover-head-authority = Autorité
handover-head-covers = Couvre
handover-utc = { $time } UTC
handover-fact-reference = Référence du dossier
handover-fact-opened = Dossier ouvert
handover-fact-made = Fichier établi
handover-fact-addresses = Adresses
handover-fact-entries = Entrées du registre
handover-fact-posts = Publications qui ont diffusé les copies
handover-fact-software = Établi avec
handover-on-page = affichée sur la page
handover-sha256 = { $count ->
    [one] SHA-256 des octets servis
   *[other] SHA-256 des octets servis ; ils ont changé
}
handover-size = { $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
}
handover-pixels = { NUMBER($width, useGrouping: 0) } × { NUMBER($height, useGrouping: 0) } pixels
handover-first = première fois
handover-last = dernière fois
handover-checked = contrôlée le { $time }
handover-verdict-live = en ligne
handover-verdict-gone = disparue
handover-verdict-soft-gone = n’est plus affichée
handover-verdict-unreachable = hébergeur injoignable
handover-verdict-blocked = contrôle refusé
handover-verdict-unknown = non connu
handover-method-exact = sommes égales
handover-method-pdq = même image (PDQ)
handover-method-phash = même image (pHash)
handover-method-dhash = même image (dHash)
handover-method-local = parties de la même image
handover-method-video = même vidéo
handover-method-reported = signalée par la personne
handover-post-post = publiée par { $who } sur { $host }
handover-post-repost = relayée par { $who } sur { $host }
handover-post-quote = citée par { $who } sur { $host }
handover-post-reply = réponse de { $who } sur { $host }
handover-more-posts = { $count ->
    [one] et { $count } autre dans data/posts.csv
   *[other] et { $count } autres dans data/posts.csv
}
handover-event-line = { $event } : { $about }
handover-event-detail = { $event } ({ $detail })
handover-about-address = adresse { NUMBER($number, useGrouping: 0) }
handover-about-letter = lettre { NUMBER($number, useGrouping: 0) }
handover-event-sighting = vue par le programme
handover-event-captured = page relevée
handover-event-address-reported = signalée par la personne
handover-event-rechecked = contrôlée de nouveau
handover-event-reappeared = de nouveau en ligne
handover-event-reuploaded = remise en ligne ailleurs
handover-event-confirmed = confirmée par une personne
handover-event-approved = approuvée par une personne
handover-event-sent = envoyée
handover-event-reply-received = réponse reçue
handover-covers = { $count } entrées sur { $all }
handover-context-software = Programme
handover-context-system = Système
handover-context-release = Version du système
handover-context-machine = Type de machine
handover-context-browser = Navigateur qui a dessiné les pages
handover-context-user-agent = S’est présenté comme
handover-context-python = Python
handover-context-openssl = Bibliothèque TLS
handover-context-family = Réseau
handover-context-proxy = Serveur mandataire
handover-context-cookies = Cookies conservés
handover-context-cache = Cache
handover-context-history = Historique
handover-context-clock-source = Horloge
handover-context-clock-offset = Son erreur
handover-value-unknown = non connu
handover-value-none = aucun
handover-value-yes = oui
handover-value-no = non
handover-value-system-clock = celle de la machine
