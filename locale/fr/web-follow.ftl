### Où en est un dossier, ce qui vient ensuite, papiers, réglages, et ne laisser aucune trace.

web-follow-home-title = Où vous en êtes
web-follow-home-lead = Une chose à la fois. Tout est gardé au fur et à mesure, et vous pouvez partir quand vous voulez.
web-follow-ends-soon =
    { $days ->
        [one] Ce dossier est gardé jusqu’au { $until } : il reste un jour. Ensuite il est effacé.
       *[other] Ce dossier est gardé jusqu’au { $until } : il reste { $days } jours. Ensuite il est effacé.
    }
web-follow-ends-now = Ce dossier était gardé jusqu’au { $until }, et ce jour est venu. Il est effacé trois jours après que cela a été dit pour la première fois.
web-follow-keep-longer = Le garder plus longtemps, ou aussi longtemps que vous voulez
web-follow-news = Nouveau depuis votre dernier passage
web-follow-news-read = J’ai lu
web-follow-next = Ce que vous pourriez faire ensuite
web-follow-turn-closed = Ce dossier est fermé
web-follow-turn-closed-about = Rien n’est plus cherché ni envoyé pour lui. Il reste ici, verrouillé, jusqu’à ce que vous l’emportiez ou l’effaciez.
web-follow-turn-closed-do = L’emporter, ou ne laisser aucune trace
web-follow-turn-lines = Des personnes peuvent vous aider
web-follow-turn-lines-about = Pour des images d’une personne de moins de 18 ans, ou quand ce n’est pas certain, ce programme ne cherche rien et ne montre rien. Il peut noter des adresses pour les personnes dont c’est le métier, et préparer une fiche pour l’appel.
web-follow-turn-lines-do = À qui s’adresser
web-follow-turn-consent = Rien n’est cherché ni envoyé
web-follow-turn-consent-about = Le consentement donné pour ce dossier ne vaut plus. C’est à vous de décider s’il doit valoir à nouveau.
web-follow-turn-consent-do = Voir ce qui a été accepté
web-follow-turn-story = Dire ce qui s’est passé, autant que vous le voulez
web-follow-turn-story-about = Quelques questions courtes. « Je ne sais pas » et « plus tard » sont aussi des réponses. D’elles dépend ce que les lettres peuvent dire.
web-follow-turn-story-do = Aller aux questions
web-follow-turn-pictures = Dire ce qu’il faut chercher
web-follow-turn-pictures-about = Choisissez des images ou des vidéos sur cet appareil, ou collez des adresses que vous connaissez. Les fichiers restent où ils sont ; une empreinte est gardée.
web-follow-turn-pictures-do = Choisir des images
web-follow-turn-found =
    { $count ->
        [one] Une trouvaille attend votre avis
       *[other] { $count } trouvailles attendent votre avis
    }
web-follow-turn-found-about = Rien n’est montré sans que vous le demandiez. Vous décidez pour chacune : c’est moi, ce n’est pas moi, cela peut rester, ou plus tard.
web-follow-turn-found-do = Voir la liste
web-follow-turn-asked =
    { $asked ->
        [one] Un destinataire voudrait en savoir plus
       *[other] { $asked } destinataires voudraient en savoir plus
    }
web-follow-turn-asked-about = Vous pouvez répondre, ou laisser. Une réponse ne part que si vous l’approuvez.
web-follow-turn-asked-do = Lire la question
web-follow-turn-letters =
    { $drafts ->
        [0] { $unwritten ->
            [one] Une lettre peut être préparée pour une copie
           *[other] Des lettres peuvent être préparées pour { $unwritten } copies
        }
        [one] Une lettre attend que vous la lisiez
       *[other] { $drafts } lettres attendent que vous les lisiez
    }
web-follow-turn-letters-about = Une lettre reste un brouillon tant que vous ne l’approuvez pas. Vous voyez d’abord qui la reçoit et ce qu’on y apprend de vous.
web-follow-turn-letters-do = Aller aux lettres
web-follow-turn-send =
    { $letters ->
        [one] Une lettre est approuvée et n’est pas partie
       *[other] { $letters } lettres sont approuvées et ne sont pas parties
    }
web-follow-turn-send-about = C’est vous qui l’envoyez, ou qui la déposez dans le formulaire du destinataire. Rien ne part tout seul.
web-follow-turn-send-do = Aller aux lettres
web-follow-turn-search = Chercher des copies
web-follow-turn-search-about = Vous choisissez où. Une recherche peut être arrêtée et reprise à tout moment.
web-follow-turn-search-do = Choisir où chercher
web-follow-turn-nothing = Vous n’avez rien à faire
web-follow-turn-nothing-about = La suite vient d’elle-même. Passez quand cela vous convient ; rien n’est manqué entre-temps.
web-follow-turn-nothing-do = Voir la suite
web-follow-stands = En chiffres
web-follow-pictures = Images et vidéos
web-follow-pictures-count =
    { $count ->
        [0] aucune pour l’instant
        [one] une empreinte est gardée, aucun fichier
       *[other] { $count } empreintes sont gardées, aucun fichier
    }
web-follow-finds = Trouvailles à décider
web-follow-finds-count =
    { $count ->
        [0] aucune
        [one] une
       *[other] { $count }
    }
web-follow-copies = Copies que vous avez confirmées
web-follow-copies-count =
    { $count ->
        [0] aucune pour l’instant
        [one] une, { $gone ->
            [0] pas encore disparue
           *[other] disparition prouvée
        }
       *[other] { $count }, dont disparition prouvée : { $gone }
    }
web-follow-letters = Lettres
web-follow-letters-count = vous attendent : { $waiting } ; attendent une réponse : { $out }
web-follow-held = Arrêtées pour une seconde vérification
web-follow-held-count =
    { $count ->
        [one] une image ou trouvaille ; aucune lettre n’en part
       *[other] { $count } images ou trouvailles ; aucune lettre n’en part
    }
web-follow-itself = Ce qui se fait tout seul
web-follow-itself-stopped = Rien : ni recherche, ni vérification, ni lettre.
web-follow-itself-paused = Rien : en pause, à votre demande, depuis le { $since }.
web-follow-itself-look = Les adresses connues sont vérifiées à nouveau : { $at }.
web-follow-itself-look-now = Les adresses connues sont vérifiées à nouveau dès que la recherche ou le service tourne.
web-follow-itself-step = Préparé pour vous vers le { $at } : { $step }. À : { $to }.
web-follow-itself-step-now = Préparé pour vous dès que le service tourne : { $step }. À : { $to }.
web-follow-itself-nothing = Rien n’est prévu.
web-follow-itself-about = Les vérifications et les brouillons se font pendant que ces pages ou le service tournent. Aucune lettre ne part sans votre approbation, et vous pouvez tout mettre en pause à tout moment.
web-follow-pause = Mettre en pause tout ce qui se fait tout seul
web-follow-go-on = Laisser reprendre
web-follow-paused-now = En pause. Rien n’est vérifié ni préparé automatiquement tant que vous ne laissez pas reprendre.
web-follow-going-now = Cela reprend.
web-follow-also = Ici aussi
web-follow-also-papers = Papiers à emporter
web-follow-also-papers-about = Un résumé, un dossier pour une plainte, des preuves, des listes. Faits à votre demande, et gardés nulle part.
web-follow-also-settings = Ce que vous avez choisi
web-follow-also-settings-about = Le consentement, comment les nouvelles vous parviennent, qui signe, combien de temps c’est gardé. Tout peut être changé.
web-follow-also-leave-no-trace = Ne laisser aucune trace
web-follow-also-leave-no-trace-about = Fermer, tout emporter, ou effacer, et ce qui ne peut pas être effacé d’ici.
web-follow-saved = Tout est gardé. Vous pouvez fermer cette page maintenant et revenir un autre jour.

web-follow-lead =
    { $turns ->
        [0] Vous n’avez rien à faire ici. La suite vient d’elle-même, et elle est écrite ci-dessous.
        [one] Une lettre vous attend. Le reste se fait tout seul.
       *[other] { $turns } lettres vous attendent. Le reste se fait tout seul.
    }
web-follow-none = Aucune copie n’est confirmée pour l’instant
web-follow-none-about = Dès que vous aurez dit d’une trouvaille « c’est moi », son chemin se lira ici, de la première vérification à la dernière.
web-follow-none-do = Voir ce qui a été trouvé
web-follow-open =
    { $count ->
        [one] Une copie est suivie
       *[other] { $count } copies sont suivies
    }
web-follow-over =
    { $count ->
        [one] Une copie a disparu
       *[other] { $count } copies ont disparu
    }
web-follow-over-about = Leurs adresses sont encore vérifiées de temps en temps, à intervalles de plus en plus longs. Si l’une revient, elle remonte dans la liste.
web-follow-over-show = Les montrer
web-follow-copy = Copie { $number } sur { $host }
web-follow-yours = À vous : { $step }.
web-follow-yours-do = Ouvrir la lettre
web-follow-looked = Dernière vérification : { $at }.
web-follow-looks-next = Prochaine vérification : { $at }.
web-follow-looks-soon = La prochaine vérification vient dès que la recherche ou le service tourne.
web-follow-ladder = Quand une copie reste en ligne
web-follow-ladder-about =
    Il y a presque toujours une autre porte où frapper : d’abord le site une fois encore, puis son hébergeur, puis les réseaux derrière lui, les moteurs de recherche, les autorités.
    Quelles sont les chances ? Une ligne d’aide britannique a dit à une commission du Parlement du Royaume-Uni qu’environ neuf copies signalées sur dix disparaissent. Environ une sur dix reste, le plus souvent sur de petits sites à l’étranger qui ne répondent à personne. C’est leur chiffre, sur beaucoup de personnes ; nul ne peut dire quel sera le vôtre.
    Ce qui reste en ligne peut souvent encore sortir des moteurs de recherche, si bien que presque personne ne tombe dessus.
web-follow-ladder-steps = Les étapes, l’une après l’autre
web-follow-ladder-yours = Chaque étape est préparée quand son moment est venu, et vous attend. Vous pouvez laisser de côté n’importe laquelle.
web-follow-back = Toutes les copies
web-follow-comes = Ce qui vient
web-follow-was = Ce qui s’est passé
web-follow-mark-seen = Trouvée par une recherche.
web-follow-mark-reported = Vous avez donné cette adresse.
web-follow-mark-again = Reconnue comme une copie déjà retirée, ailleurs ou auparavant.
web-follow-mark-decided = Décidé par une personne : { $detail }.
web-follow-mark-kept = La page a été gardée comme preuve, sans aucune image.
web-follow-mark-looked = Vérifiée : { $detail }.
web-follow-mark-seems-gone = Elle semblait avoir disparu. Une seule vérification ne prouve rien ; une seconde suit.
web-follow-mark-gone = Disparition prouvée par deux vérifications : { $detail }.
web-follow-mark-back = Elle est de retour : { $detail }.
web-follow-mark-letter-draft = Une lettre à { $to } a été préparée.
web-follow-mark-letter-approved = La lettre à { $to } a été approuvée.
web-follow-mark-letter-sent = La lettre à { $to } est partie.
web-follow-mark-letter-acknowledged = { $to } a confirmé que la lettre est arrivée.
web-follow-mark-letter-removed = { $to } dit que c’est retiré.
web-follow-mark-letter-refused = { $to } a dit non.
web-follow-mark-letter-escalated = Pas de réponse de { $to } : l’étape suivante vient.
web-follow-mark-letter-withdrawn = La lettre à { $to } a été reprise.
web-follow-mark-letter-wrong = { $to } dit que quelqu’un d’autre est responsable.
web-follow-mark-letter-asked = { $to } a demandé des précisions.
web-follow-mark-letter-held = La lettre à { $to } a été arrêtée jusqu’à une seconde vérification.
web-follow-mark-reply = { $to } a répondu : { $detail }.
web-follow-times =
    { $count ->
        [one] ({ $count } adresse)
       *[other] ({ $count } adresses)
    }
web-follow-verdict-live = toujours là
web-follow-verdict-gone = disparue
web-follow-verdict-soft-gone = n’est plus montrée
web-follow-verdict-unreachable = le site n’a pas pu être joint
web-follow-verdict-blocked = le site n’a pas laissé voir
web-follow-verdict-unknown = la réponse ne le disait pas clairement
web-follow-addresses = Ses adresses
web-follow-addresses-about = Une copie ne compte comme disparue que lorsque toutes le sont. Ouvrir une adresse montre au site que vous y étiez.
web-follow-address = { $what } : { $now }.
web-follow-address-why = Selon la dernière vérification : { $why }.
web-follow-role-file = Le fichier
web-follow-role-original = Le fichier, en grand
web-follow-role-thumbnail = Une taille réduite
web-follow-role-page = La page
web-follow-role-embed = Une page qui la montre
web-follow-role-feed = Une liste qui la nomme
web-follow-role-api = L’interface du site
web-follow-context = Ce qu’on sait autour, sans l’image
web-follow-set-hold = Tout retenir pour un temps

web-follow-to-overview = Retour à la vue d’ensemble
web-follow-papers-short = Papiers
web-follow-papers-lead = Chacun est fait à votre demande, sur cette machine, et remis à votre navigateur. Rien n’est envoyé, et aucun ne contient d’image.
web-follow-papers-where = Le navigateur enregistre le fichier là où il met les autres, le plus souvent sous « Téléchargements », et s’en souvient. Les noms ne disent rien du contenu. Déplacez-le sur une clé, ou supprimez-le là, selon ce qui est le plus sûr pour vous.
web-follow-papers-you = Pour vous
web-follow-papers-others = Pour qui aide, ou enquête
web-follow-papers-all = Tout
web-follow-paper-make = Le faire
web-follow-paper-as-page = En page (HTML)
web-follow-paper-not-yet = Il n’y a encore rien dont cela puisse être fait : aucune copie confirmée, ou aucune lettre qui convienne. Rien n’a été fait. Revenez quand il y en aura une.
web-follow-paper-organisation = Celui-ci se fait au nom d’une organisation, avec une adresse pour les réponses, car il peut être transmis ou publié ; l’un des deux n’est pas noté ici. Rien n’a été fait.
web-follow-paper-summary = Un résumé
web-follow-paper-summary-about = Ce qui a été trouvé, ce qui a été demandé à qui, ce qui a disparu et ce qui vient : pour vous, ou pour une personne de confiance. Les noms des sites y sont, aucune adresse.
web-follow-paper-dates = Les dates de ce qui vient
web-follow-paper-dates-about = Pour un agenda électronique, en mots qui ne disent rien de leur objet. Un agenda partagé, ou gardé en ligne, est lu par d’autres.
web-follow-paper-sheet = Une fiche pour un appel
web-follow-paper-sheet-about = À qui vous pourriez vous adresser, gratuitement, et ce que vous pourriez y dire. Vous choisissez à qui, et quoi.
web-follow-paper-folder = Un dossier pour une plainte en France
web-follow-paper-folder-about = Une lettre avec des blancs pour votre nom, les adresses avec leurs dates, et ce qui a été demandé à qui. Il nomme chaque adresse confirmée. Vous le complétez, le signez et le remettez vous-même ; rien n’est déposé d’ici.
web-follow-paper-request = Effacement des données personnelles, puis l’autorité
web-follow-paper-request-about = Les demandes fondées sur le droit des données personnelles, et la plainte à la CNIL pour quand il sera temps. La première page dit ce qui vient d’abord.
web-follow-paper-bank = Étapes chez une banque d’empreintes
web-follow-paper-bank-about = Comment faire calculer des codes de vos images, pour que les services qui participent puissent les refuser. La page de la banque calcule les codes, sur votre appareil ; le fichier reste chez vous.
web-follow-paper-list = La liste des adresses
web-follow-paper-list-about = En tableau (CSV), pour quelqu’un qui y travaille.
web-follow-paper-machines = Rapports pour des machines (XARF)
web-follow-paper-machines-about = À côté des lettres, pour les services qui les lisent. Ils nomment l’organisation et son adresse, aucune personne.
web-follow-paper-network = Rapports pour Cloudflare
web-follow-paper-network-about = Pour son interface. Il peut publier le nom de l’organisation, son adresse et les adresses signalées.
web-follow-paper-proof = Des preuves, pour qui enquête
web-follow-paper-proof-about = Ce qui a été vu, quand et où, avec les mots des pages, les sommes des fichiers et l’historique signé : un seul fichier, vérifiable sans ce programme. Aucune image n’y est.
web-follow-paper-proof-do = Le préparer
web-follow-paper-proof-lead = Un seul fichier avec ce qui a été vu et fait, signé, pour la police, un avocat ou un tribunal. Il se vérifie sans ce programme.
web-follow-paper-copy = Une copie lisible de tout
web-follow-paper-copy-about = Tout ce qui est gardé sur ce dossier, en textes et tableaux : à vous, pour l’emporter. Les images n’y sont pas, car aucune n’est gardée ; les empreintes non plus.
web-follow-paper-copy-do = La préparer
web-follow-paper-copy-lead = Tout ce qui est gardé sur ce dossier, en textes et tableaux qui s’ouvrent sans ce programme.
web-follow-complaint-how = Signalement ou plainte : à quoi sert chacun
web-follow-complaint-about =
    Un signalement sur le site de l’autorité apprend aux enquêteurs l’existence d’un contenu ouvert au public. Ce n’est pas une plainte, et vous n’en saurez peut-être jamais la suite.
    Si vous voulez que quelqu’un soit poursuivi, la voie est la plainte, et c’est à vous de la porter : dans n’importe quel commissariat ou gendarmerie, ou par lettre au procureur de la République. Si vous savez qui l’a fait, c’est la voie principale.
    Si on hésite à la prendre : tout commissariat ou toute gendarmerie doit la recevoir, et en donne récépissé (article 15-3 du Code de procédure pénale).
    Vous pouvez faire les deux, l’un, ou aucun. Avant, vous voudrez peut-être en parler avec une des personnes de la fiche pour un appel.
web-follow-to-papers = Tous les papiers
web-follow-proof-key = La clé qui le signe
web-follow-proof-key-about = Donnez cette ligne par un autre chemin à qui reçoit le fichier, sur papier ou de vive voix. Elle montre que personne n’a refait le fichier.
web-follow-proof-no-stamps = Aucune autorité qui date des sommes n’est réglée ici ; les heures sont celles de l’horloge de cette machine, et le fichier le dit.
web-follow-lock = Le fichier doit-il être verrouillé ?
web-follow-lock-yes = Oui, par une phrase de passe
web-follow-lock-yes-about = Qui trouve le fichier ne peut pas le lire. Il s’ouvre avec le programme libre « age » et la phrase de passe ; dites-la à l’autre personne par un autre chemin.
web-follow-lock-no = Non
web-follow-lock-no-about = Qui trouve le fichier peut y lire les noms et les adresses.
web-follow-lock-passphrase = Phrase de passe du fichier
web-follow-lock-hint = Pour ce seul fichier, pas celle qui ouvre ces pages. Elle n’est gardée nulle part.
web-follow-lock-again = La même encore une fois

web-follow-settings-lead = Tout peut être changé, à tout moment, sans donner de raison.
web-follow-to-settings = Tout ce que vous avez choisi
web-follow-set-none = non donné
web-follow-set-keep = Garder ce choix
web-follow-set-back = Laisser comme c’est
web-follow-set-kept = C’est gardé.
web-follow-set-bad = Un des champs ne peut pas être accepté tel quel. Rien n’a été changé ; ce que vous avez tapé est encore là.
web-follow-set-vault = Phrase de passe, mots de secours, sauvegarde
web-follow-set-consent = Consentement
web-follow-set-consent-change = Le voir, le retirer ou le redonner
web-follow-set-consent-holds =
    { $until ->
        [none] Il vaut jusqu’à ce que vous le retiriez.
       *[other] Il vaut jusqu’au { $until }, ou jusqu’à ce que vous le retiriez.
    }
web-follow-set-consent-withdrawn = Il a été retiré. Rien n’est cherché ni envoyé.
web-follow-set-consent-over = Il a pris fin le { $until }. Rien n’est cherché ni envoyé.
web-follow-set-consent-addresses-only = Il ne couvre que des adresses.
web-follow-set-news = Comment les nouvelles vous parviennent
web-follow-set-news-change = Choisir comment, et à quel rythme
web-follow-set-news-lead = Rien ne vous est annoncé sans que vous le choisissiez. Regarder souvent aide rarement ; ce qui compte vous attend ici.
web-follow-set-news-ask = Que préférez-vous ?
web-follow-set-news-off = Pas du tout ; vous regardez quand vous voulez.
web-follow-set-news-program = Sur la vue d’ensemble, quand vous l’ouvrez.
web-follow-set-news-mail =
    { $days ->
        [one] Par courrier électronique à { $to }, au plus une fois par jour.
       *[other] Par courrier électronique à { $to }, au plus une fois tous les { $days } jours.
    }
web-follow-way-off = Ne rien me dire
web-follow-way-off-about = Je regarde quand je veux.
web-follow-way-program = Me le dire sur la vue d’ensemble
web-follow-way-program-about = En chiffres seulement : tant de trouvées, tant de disparues.
web-follow-way-mail = M’envoyer un courrier électronique
web-follow-way-mail-about = Il dit seulement qu’il y a du nouveau, et ne vient que s’il y en a. Qui lit cette boîte voit qu’un message est arrivé, et de quelle adresse. Il part pendant que le service tourne, sans redemander.
web-follow-set-days = Au plus un courrier tous les tant de jours
web-follow-set-days-about = De 1 à 90.
web-follow-set-to = Adresse pour ce courrier
web-follow-set-to-about = Vide : l’adresse pour les réponses. De préférence une que personne d’autre ne lit.
web-follow-set-error-nobody-to-tell = Un courrier demande une adresse utilisable où aller, et une d’où partir, qui se trouve dans la configuration de ce programme. Rien n’a été changé.
web-follow-set-error-case-not-open = Le dossier est fermé : cela ne peut pas être changé. Rien n’a été changé ; rouvrez d’abord le dossier, sous « Ne laisser aucune trace ».
web-follow-set-error-no-mail-server = Aucun serveur de courrier n’est réglé dans la configuration de ce programme : aucun courrier ne peut partir. Rien n’a été changé. Les nouvelles peuvent se lire sur la vue d’ensemble.
web-follow-set-contact = Nom et adresse dans les lettres
web-follow-set-contact-change = Les changer
web-follow-set-contact-lead = Qui reçoit une lettre les voit. Un nom choisi pour cela, et une boîte qui ne sert à rien d’autre, vous protègent le mieux.
web-follow-set-name = Nom dans les lettres
web-follow-set-name-about = Un pseudonyme sous lequel vous répondez suffit. Vu par : chaque destinataire d’une lettre, et ceux à qui il la transmet.
web-follow-set-email = Adresse électronique pour les réponses
web-follow-set-email-about = Vue par les mêmes. Les réponses y arrivent.
web-follow-set-hold-change = Retenir, ou laisser partir
web-follow-set-hold-until = Rien n’est envoyé ni préparé avant : { $until }.
web-follow-set-hold-not = Rien n’est retenu.
web-follow-set-hold-lead = Si vous voulez que des enquêteurs regardent d’abord, les lettres peuvent attendre. Les deux ont leur prix, et c’est vous qui décidez.
web-follow-hold-gives = Ce qu’apporte l’attente
web-follow-hold-gives-about = Qui a publié n’est pas averti, et les enquêteurs peuvent encore trouver le contenu là où il est.
web-follow-hold-costs = Ce que coûte l’attente
web-follow-hold-costs-about = Les copies restent en ligne pendant ce temps, et plus de gens peuvent les voir ou les transmettre.
web-follow-hold-ask = Combien de temps les lettres doivent-elles attendre ?
web-follow-hold-no = Pas du tout
web-follow-hold-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
web-follow-hold-own = Jusqu’à un moment que je choisis
web-follow-hold-own-about = Vous pouvez y mettre fin à tout instant.
web-follow-hold-when = Jusqu’à
web-follow-set-number = Le numéro d’une plainte
web-follow-set-number-change = Le noter
web-follow-set-number-lead = Si vous avez porté plainte, son numéro peut aider une lettre. Il n’est donné qu’aux destinataires qui ne transmettent pas les lettres.
web-follow-set-number-drafted =
    { $count ->
        [0] C’est gardé.
        [one] C’est gardé. Une lettre a été refaite avec ce numéro et vous attend.
       *[other] C’est gardé. { $count } lettres ont été refaites avec ce numéro et vous attendent.
    }
web-follow-number = Numéro
web-follow-number-about = Tel qu’il est sur le récépissé. Vide : aucun, ou pas encore.
web-follow-number-on = Date
web-follow-number-at = Où elle a été reçue
web-follow-set-keeping = Combien de temps ce dossier est gardé
web-follow-set-keeping-change = Le changer
web-follow-set-keeping-lead = Ici, sur cette machine, sous clé. À sa date un dossier est effacé de lui-même ; cela est dit 14 et 3 jours avant.
web-follow-set-keeping-until = Jusqu’au { $until } ; ensuite il est effacé.
web-follow-set-keeping-not = Aussi longtemps que vous voulez.
web-follow-keeping-ask = Combien de temps ?
web-follow-keeping-until = Jusqu’à un jour que je choisis
web-follow-keeping-until-about = Alors sa clé est détruite. Un nombre qui ne mène à personne reste dans les chiffres.
web-follow-keeping-day = Jour
web-follow-set-error-retained-in-the-past = Ce jour n’est pas à venir. Rien n’a été changé. Choisissez-en un plus tardif ; pour effacer le dossier maintenant, voyez « Ne laisser aucune trace ».
web-follow-set-age = Âge sur les images
web-follow-set-age-change = Répondre autrement
web-follow-set-age-lead = C’est l’âge au moment de chaque image qui compte, pas l’âge d’aujourd’hui.
web-follow-set-age-yes = 18 ans ou plus sur chacune
web-follow-set-age-no = moins de 18 ans sur au moins une
web-follow-set-age-unsure = pas certain
web-follow-age-about = Pour une personne de moins de 18 ans, ou quand ce n’est pas certain, ce programme ne garde que des adresses. Les empreintes et ce qui a été gardé des pages sont alors supprimés, les lettres qui ne sont pas parties sont arrêtées, et rien de cela ne revient. Des personnes aident pour cela, gratuitement.
web-follow-age-ask = Quel âge avait la personne représentée ?
web-follow-age-sure = Si moins de 18 ans ou pas certain : oui, les supprimer
web-follow-set-age-consent = C’est gardé. Rien n’est encore cherché : le consentement noté ne couvre que des adresses. Vous pouvez le redonner.
error-not-chosen = Aucune des réponses n’a été choisie, ou un champ qui va avec est vide. Rien n’a été changé ; choisissez-en une, ou laissez comme c’est.
web-follow-consent-said = Ce qui a été accepté, le plus récent d’abord
web-follow-consent-back = Le retirer
web-follow-consent-back-about =
    Dès ce moment, rien n’est plus cherché, capturé ni envoyé pour ce dossier. Les lettres qui ne sont pas parties sont arrêtées.
    Pour celles qui sont parties, d’autres sont préparées qui les reprennent ; chacune attend votre approbation. Rien n’est effacé, et vous pourrez accepter à nouveau plus tard.
web-follow-consent-back-do = Retirer mon consentement
web-follow-consent-leave = Laisser comme c’est
web-follow-consent-anew = Accepter à nouveau
web-follow-consent-anew-do = Enregistrer ce consentement
web-follow-consent-until = Jusqu’à quand ?
web-follow-consent-until-about = Vide : jusqu’à ce que vous le retiriez.
web-follow-consent-contact = Comment peut-on vous joindre sans danger ?
web-follow-consent-contact-about = Pour quelqu’un qui travaille sur votre dossier ; ce n’est jamais mis dans une lettre.
web-follow-consent-words = Que peut dire un message vocal ?
web-follow-consent-agree = J’accepte cette phrase
web-follow-set-withdrawn =
    Le consentement est retiré. { $stopped ->
        [0] Rien n’attendait de partir.
        [one] Un envoi qui n’était pas parti est arrêté.
       *[other] { $stopped } envois qui n’étaient pas partis sont arrêtés.
    } { $letters ->
        [0] Aucune lettre de reprise n’est nécessaire.
        [one] Une lettre qui reprend ce qui était parti vous attend.
       *[other] { $letters } lettres qui reprennent ce qui était parti vous attendent.
    }
web-follow-set-withdrawn-left =
    { $count ->
        [one] Une lettre ne peut être ni arrêtée ni reprise : elle part en ce moment, ou personne ne connaît plus son destinataire.
       *[other] { $count } lettres ne peuvent être ni arrêtées ni reprises : elles partent en ce moment, ou personne ne connaît plus leur destinataire.
    }

web-follow-leaving = Partir
web-follow-leaving-lead = Cinq façons de partir, de la plus légère à la plus complète. Aucune n’est plus juste qu’une autre.
web-follow-to-leaving = Toutes les façons de partir
web-follow-go = Seulement quitter cette page
web-follow-go-about = Elle se verrouille et montre un calendrier. Tout reste, sous clé, jusqu’à votre retour.
web-follow-take = L’emporter
web-follow-take-about = Une copie lisible de tout, ou les preuves seules ; sur une clé que vous gardez ailleurs, par exemple. Ensuite, vous pourrez encore l’effacer ici.
web-follow-take-all = Une copie de tout
web-follow-take-proof = Les preuves
web-follow-take-first = D’abord en prendre une copie
web-follow-close = Fermer le dossier
web-follow-close-about = Rien n’est plus cherché ni envoyé. Il reste ici, sous clé ; vous pouvez le lire, et le rouvrir.
web-follow-close-do = Le fermer
web-follow-closed-now = Le dossier est fermé. Rien n’est plus cherché ni envoyé pour lui.
web-follow-open-case = Rouvrir le dossier
web-follow-open-case-about = Ce que couvre son consentement reprend : vérifications, brouillons, recherches que vous lancez.
web-follow-open-case-do = Le rouvrir
web-follow-open-again = Le dossier est de nouveau ouvert.
web-follow-erase = Effacer le dossier
web-follow-erase-about = Sa clé est détruite : rien n’en peut plus être lu ici, par vous non plus. Les autres dossiers restent.
web-follow-erase-ask = Effacer ce dossier…
web-follow-erase-title = Effacer « { $label } » ?
web-follow-erase-lead = Il disparaît aussitôt et ne revient pas.
web-follow-erase-what = Effacé ici : empreintes, adresses, lettres, réponses, preuves, ce que vous avez raconté.
web-follow-erase-sent = Pas effacé : ce qui est parti. Les lettres envoyées restent chez ceux qui les ont reçues, et les vérifications prévues n’auront plus lieu.
web-follow-erase-do = L’effacer maintenant
web-follow-erased-now = C’est effacé.
web-follow-erased = Le dossier est effacé
web-follow-wipe = Tout détruire
web-follow-wipe-about = Le coffre entier avec tous les dossiers, et chaque fichier de ce programme dans son répertoire.
web-follow-wipe-ask = Tout détruire…
web-follow-wipe-lead = Un clic, et cela ne revient pas.
web-follow-wipe-database = Les tables de ce programme sur le serveur de base de données sont détruites aussi, pour tous ceux qui y travaillent.
web-follow-wipe-word = Pour tout détruire, tapez : { $word }
web-follow-wipe-word-about = C’est demandé parce que personne n’a ouvert le coffre ici.
web-follow-wipe-wrong = Ce n’était pas « { $word } ». Rien n’a été détruit.
web-follow-wipe-do = Tout détruire maintenant
web-follow-wipe-unreached = Le serveur de base de données n’a pas pu être joint. Les clés du coffre sont détruites : ce qui s’y trouve ne peut plus être lu avec elles. Demandez à qui le gère d’en supprimer les tables, ou revenez à cette page quand le serveur sera là.
web-follow-wiped = Tout est détruit
web-follow-wiped-lead =
    { $count ->
        [one] Un fichier de ce programme a été recouvert et supprimé. Ses clés n’existent plus.
       *[other] { $count } fichiers de ce programme ont été recouverts et supprimés. Leurs clés n’existent plus.
    }
web-follow-wiped-end = Le programme lui-même tourne encore jusqu’à ce que sa fenêtre soit fermée.
web-follow-stays = Ce qui ne peut pas être effacé d’ici
web-follow-stays-caution = Avant de vider quoi que ce soit d’autre
