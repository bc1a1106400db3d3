# La sécurité de la personne : arrivée, consentement, conservation, nouvelles.

error-consent-over =
    { $why ->
        [withdrawn] Le consentement pour ce dossier a été retiré : rien n’a donc été fait pour lui
        [over] Le consentement pour ce dossier a pris fin : rien n’a donc été fait pour lui
       *[other] Le consentement pour ce dossier ne couvre que des adresses : rien d’autre n’a donc été fait pour lui
    }. Rien n’a été enregistré ni envoyé. Si la personne représentée est de nouveau d’accord, enregistrez-le : takedown case consent ID --give
error-consent-already-over = Un consentement ne peut pas finir le { $until } : ce jour est passé. Rien n’a été enregistré. Donnez un jour plus tardif, ou aucun.
error-retained-in-the-past = Un dossier se garde jusqu’à un jour à venir, et { $until } n’en est pas un. Rien n’a été changé. Pour l’effacer maintenant : takedown case erase ID
error-no-mandate = Le signalement { $notice } part au nom d’une autre personne, et aucune autorisation n’est enregistrée : il ne part donc pas. Rien n’a été envoyé. Enregistrez ce que la personne représentée a autorisé, et quel jour : takedown case edit ID --mandate TEXTE --mandate-on DATE
error-not-confirmed-consent = Ce n’est pas confirmé : rien n’a été enregistré ni changé. Pour confirmer sans question : --yes
error-nobody-to-tell = Un message a besoin d’une adresse électronique où aller et d’une autre d’où partir, et l’une des deux n’est pas utilisable. Rien n’a été changé ni envoyé. Indiquez la première avec --to, la seconde comme email sous [notifier] dans la configuration.
error-digest-not-sent = Le serveur de courrier n’a pas pris le message : { $why }. Rien n’est parti. Un nouvel essai a lieu dans une heure.

help-case-consent = Montrer ce qui a été accepté, ou l’enregistrer de nouveau.
help-case-withdraw = Retirer le consentement. Ce qui n’est pas parti s’arrête aussitôt ; pour ce qui est parti, des lettres de retrait sont rédigées.
help-case-reopen = Rouvrir un dossier fermé.
help-case-pause = Ne rien laisser se faire tout seul pour un dossier : ni vérification, ni brouillon, jusqu’à la reprise.
help-case-resume = Laisser reprendre ce qui était en pause.
paused-now = Rien n’est vérifié ni préparé automatiquement pour ce dossier jusqu’à « takedown case resume ID ». Ce que vous demandez vous-même se fait toujours.
help-case-telling = Choisir comment apprendre ce qu’il y a de nouveau. Rien sans ce choix.
help-consent-give = Enregistrer un nouveau consentement, dans la phrase qui est montrée.
help-consent-until = Le dernier jour où il vaut ; sans cela, jusqu’à son retrait.
help-safe-contact = Comment joindre la personne sans danger.
help-safe-words = Les mots qu’un message vocal peut contenir.
help-recorded-by = Qui l’enregistre.
help-telling-way = off (rien) ; program : quand on demande « takedown news » ou « takedown case show » ; mail : un message qui dit seulement qu’il y a du nouveau.
help-telling-every = Au plus un message en autant de jours.
help-telling-to = Où va le message ; sans cela, au contact du dossier.
help-adult-edit = La personne avait-elle 18 ans ou plus au moment de chaque image ? Avec « no » ou « unsure », ce qui n’est pas parti s’arrête aussitôt, et les empreintes et captures sont supprimées ; elles ne reviennent pas.
help-retain-until = Le jour où le dossier est fermé, compté sans nom, puis effacé. Vide : il est gardé aussi longtemps que vous le voulez.
help-keep-days = De même, autant de jours à partir d’aujourd’hui ; 0 : il est gardé aussi longtemps que vous le voulez.
help-news = Dire ce qu’il y a de nouveau, en nombres seulement, et quels dossiers arrivent à leur terme. Un dossier dont le jour est venu est effacé.

consent-given = { $day } : { $scope }
consent-taken-back = Retiré le { $day }.
scope-search-and-notify = chercher des copies, et rédiger des signalements à approuver
scope-addresses-only = noter des adresses, et rien d’autre
terms-until = Vaut jusqu’au :
terms-safe-contact = Joignable sans danger :
terms-safe-words = Un message vocal peut dire :
terms-recorded-by = Enregistré par :
no-consent-left = Rien n’est enregistré pour ce dossier.
ask-withdraw =
    Retirer le consentement pour le dossier « { $label } » ? Plus rien n’est cherché, capturé ni envoyé pour lui. Les signalements qui ne sont pas partis sont retirés ; pour ceux qui sont partis, une lettre de retrait est rédigée, et chacune attend votre approbation. Rien n’est effacé. (oui/non)
consent-withdrawn-now = { $case }  Le consentement est retiré.
withdrawn-stopped =
    { $notices ->
        [0] Aucun signalement n’attendait de partir
        [one] { $notices } signalement qui n’était pas parti est retiré
       *[other] { $notices } signalements qui n’étaient pas partis sont retirés
    } ; { $letters ->
        [0] la boîte d’envoi ne contenait aucune lettre de ce dossier.
        [one] { $letters } lettre a été sortie de la boîte d’envoi.
       *[other] { $letters } lettres ont été sorties de la boîte d’envoi.
    }
withdrawn-letters =
    { $count ->
        [one] { $count } lettre qui retire ce qui est parti est rédigée. Elle ne part que si vous l’approuvez : takedown notices list
       *[other] { $count } lettres qui retirent ce qui est parti sont rédigées. Aucune ne part sans votre approbation : takedown notices list
    }
withdrawn-under-way = Ceux-ci ne peuvent pas être arrêtés, car ils sont peut-être en train de partir : { $notices }. Dès qu’il est certain que l’un d’eux est parti, une lettre de retrait est rédigée.
withdrawn-left = Pour ceux-ci, aucune lettre n’a pu être rédigée, car le destinataire n’est plus connu : { $notices }.

age-now-addresses = Désormais, seules des adresses sont gardées pour ce dossier. Ce qui n’était pas parti a été arrêté, et les empreintes, codes et captures ont été supprimés. Ce que le registre en dit reste chiffré jusqu’à l’effacement du dossier.
age-now-adult = Rien n’est encore cherché : le consentement enregistré ne couvre que des adresses. Pour en enregistrer un nouveau : takedown case consent { $case } --give
retained-until = Ce dossier est gardé jusqu’au { $day }. Il est alors fermé, ses chiffres sont gardés sans lui, et il est effacé. C’est rappelé 14 jours et 3 jours avant.
retained-as-wanted = Ce dossier est gardé aussi longtemps que vous le voulez.
case-ends-soon =
    { $days ->
        [one] Le dossier { $case } est gardé jusqu’au { $until } : il reste { $days } jour. Il est ensuite effacé. Pour le garder plus longtemps : takedown case edit { $case } --retain-until DATE
       *[other] Le dossier { $case } est gardé jusqu’au { $until } : il reste { $days } jours. Il est ensuite effacé. Pour le garder plus longtemps : takedown case edit { $case } --retain-until DATE
    }
case-ends-now = Le dossier { $case } était gardé jusqu’au { $until }, et ce jour est venu. Il est effacé trois jours après la première annonce. Pour le garder plus longtemps : takedown case edit { $case } --retain-until DATE

chore-problem = Quelque chose qui devait être fait n’a pas pu l’être ; un nouvel essai suivra. { $why }
chore-stopped = { $case }  Le consentement a pris fin ; ce qui n’était pas parti est arrêté ({ $number }).
chore-ended = { $case }  Son jour est venu : il est fermé, compté sans nom, et effacé.
chore-told = { $case }  Un message qui dit qu’il y a du nouveau est parti.
chore-stamped = L’empreinte du registre a été portée aux autorités qui en confirment la date ({ $number }).

news-off = Pour lire ici ce qu’il y a de nouveau dans un dossier : takedown case telling ID --way program
news-nothing = { $case }  Rien de nouveau depuis le { $since }.
news-since = { $case }  Nouveau depuis le { $since } :
news-found =
    { $count ->
        [one] { $count } copie attend votre décision
       *[other] { $count } copies attendent votre décision
    }
news-gone =
    { $count ->
        [one] { $count } adresse a disparu
       *[other] { $count } adresses ont disparu
    }
news-back =
    { $count ->
        [one] { $count } adresse est de nouveau là
       *[other] { $count } adresses sont de nouveau là
    }
news-answers =
    { $count ->
        [one] { $count } réponse est arrivée
       *[other] { $count } réponses sont arrivées
    }
news-drafts =
    { $count ->
        [one] { $count } lettre est rédigée
       *[other] { $count } lettres sont rédigées
    }

field-retain-until = Gardé jusqu’au :
field-agreed = Consentement :
agreed-holds =
    { $until ->
        [none] vaut jusqu’à son retrait
       *[other] vaut jusqu’au { $until }
    }
agreed-withdrawn = retiré ; rien n’est cherché ni envoyé
agreed-over = terminé depuis le { $until } ; rien n’est cherché ni envoyé
agreed-addresses-only = pour des adresses seulement
field-telling = Nouvelles :
telling-off = pas annoncées
telling-program = annoncées quand « takedown news » est demandé
telling-mail = annoncées à { $to }, au plus une fois en { $days } jours
telling-now-off = Rien n’est annoncé sans votre choix.
telling-now-program = Les nouvelles sont annoncées quand vous demandez « takedown news ».
telling-now-mail = Un message part au plus une fois en { $days } jours, seulement s’il y a du nouveau, tant que « takedown watch » est en marche.
ask-telling-mail = Envoyer un message à { $address } chaque fois qu’il y a du nouveau, au plus une fois en { $days } jours, sans redemander ? Il dit seulement qu’il y a du nouveau. Qui lit cette boîte voit qu’un message est venu, et de quelle adresse. (oui/non)

digest-subject = Nouvelles
digest-body = Il y a du nouveau pour vous. Cela peut attendre un moment calme, sans personne à côté.
