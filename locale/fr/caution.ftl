# Les seconds regards : ce qui attend, pourquoi, et comment cela reprend.

help-cautions-group = Ce qui attend un second regard avant tout envoi.
help-cautions-list = Lister ce qui attend un second regard, et ce qui a été décidé.
help-cautions-show = En montrer un, avec tout ce qui en a été dit.
help-cautions-release = Laisser reprendre, après un regard.
help-cautions-uphold = Garder à l’arrêt, après un regard.
help-cautions-precision = Montrer combien de fois les envois de chaque organisation ont été refusés, repris ou contestés.
help-matches-context = Montrer où les copies ont été trouvées, en mots et jamais en image, et noter que vous avez regardé.
help-matches-contest = Arrêter tout ce qui concerne une correspondance contestée, et garder les mots de qui conteste.
help-caution-id = l’identifiant de ce qui attend, donné par « takedown cautions list »
help-caution-state = seulement ceux dans cet état
help-caution-words = votre raison, gardée au registre
help-contested-match = la correspondance contestée
help-contest-words = ce que dit qui conteste, dans ses mots
help-by = qui vous êtes ; nécessaire quand une organisation agit pour le dossier
help-without-evidence = approuver bien que rien n’ait encore été gardé des pages ; noté avec l’approbation
help-seen = vous avez ouvert les pages et vu ce qui entoure les copies ; noté comme votre regard

caution-state-held = en attente
caution-state-released = levée
caution-state-upheld = maintenue
caution-raised = posée
caution-flood-pages = Trouvée sur { $pages } nouvelles pages, sur { $hosts } sites, en peu de temps. Une image qui est soudain partout est peut-être publique.
caution-flood-hosts = Trouvée sur { $hosts } nouveaux sites, sur { $pages } pages, en peu de temps. Une image qui est soudain partout est peut-être publique.
caution-plain = Cette image montre peu de détails. D’autres peuvent lui ressembler.
caution-textual = Cette image semble faite surtout de mots ou d’un dessin. D’autres peuvent lui ressembler.
caution-collision = Cette image a déjà été enregistrée ailleurs dans ce coffre.
caution-contested = Quelqu’un conteste cette copie.
caution-how-flood-pages = Regardez quelques-uns des lieux avec « takedown matches context ». Si c’est bien l’image enregistrée, publiée sans consentement : takedown cautions release { $caution }
caution-how-flood-hosts = Regardez quelques-uns des lieux avec « takedown matches context ». Si c’est bien l’image enregistrée, publiée sans consentement : takedown cautions release { $caution }
caution-how-plain = Regardez les lieux avec « takedown matches context » avant un signalement. Si chacun montre bien l’image enregistrée : takedown cautions release { $caution }
caution-how-textual = Regardez les lieux avec « takedown matches context » avant un signalement. Si chacun montre bien l’image enregistrée : takedown cautions release { $caution }
caution-how-collision = Si vous savez que c’est bien à ce dossier d’agir pour cette image : takedown cautions release { $caution }
caution-how-contested = Regardez-la avec « takedown matches context { $match } ». Puis « takedown cautions release { $caution } » ou « takedown cautions uphold { $caution } », avec votre raison après --words.
caution-released-next = Cela reprend. Les signalements mis en attente sont approuvés à nouveau un par un ; rien n’a été envoyé.
caution-upheld-next = Cela reste à l’arrêt ; rien n’est envoyé à ce sujet. Ce qui est déjà parti se reprend avec « takedown notices withdraw », et une correspondance qui n’est pas une copie se dit avec « takedown matches decide ».
cautions-none = Rien n’attend un second regard.
cautions-new = Du nouveau attend un second regard avant un signalement : { $what } Voir « takedown cautions show { $caution } ».

context-seen = chez { $host }, vue le { $at }
context-how = { $sure } ({ $how }), à { $distance } bits de distance
context-page = sur la page { $page }
context-title = intitulée « { $title } »
context-says = la page dit : publiée par { $handle }, { $at }
context-post = publiée par { $handle }, { $at } : { $url }
context-no-date = le site ne dit pas quand
context-more =
    { $count ->
        [one] … et encore { $count } lettre ; --json donne tout.
       *[other] … et encore { $count } lettres ; --json donne tout.
    }
context-with-decision = Ce qui l’entoure, montré une fois par image. Si ce n’est pas ce que vous pensiez, décidez à nouveau ; rien n’est encore envoyé.
context-nothing = On ne sait rien de ce qui l’entoure. Si vous pouvez le faire sans danger, ouvrez la page vous-même ; ou faites garder ses mots avec « takedown evidence capture ».

contested =
    Gardé, avec les mots de qui conteste. { $stopped ->
        [0] Aucun signalement n’attendait.
        [one] { $stopped } signalement qui n’était pas parti est mis en attente.
       *[other] { $stopped } signalements qui n’étaient pas partis sont mis en attente.
    } { $left ->
        [0] Aucun n’était parti.
        [one] { $left } était déjà parti.
       *[other] { $left } étaient déjà partis.
    } Rien de plus n’est envoyé à ce sujet avant que quelqu’un ait regardé : takedown cautions show { $caution }
contest-suggested = S’il est dit que la copie n’est pas celle de la personne, ou qu’elle a été publiée avec son accord, arrêtez-la jusqu’à ce que quelqu’un ait regardé : takedown matches contest ID --words TEXTE, pour l’une de { $matches }

precision-nobody = (sans organisation)
precision-decided =
    { $cases ->
        [one] { $cases } dossier
       *[other] { $cases } dossiers
    } ; correspondances décidées : { $confirmed } comme copies, { $rejected } comme n’en étant pas
precision-sent = signalements partis : { $sent } ; issue connue : { $answered } ({ $removed } retirés, { $refused } refusés, { $withdrawn } repris) ; copies contestées : { $contested }
precision-share = refusés ou repris : { $percent } %
precision-about = Un refus n’est pas encore une erreur : un destinataire peut se tromper. Mais selon le règlement européen sur les services numériques (DSA), article 23, les plateformes suspendent un temps, après un avertissement, les signalements de qui en envoie fréquemment de manifestement infondés. Elles regardent leur nombre et leur part, leur gravité, et l’intention.
risk-unfounded-often = Beaucoup de signalements de cette organisation ont été refusés ou repris. Les plateformes peuvent suspendre qui envoie fréquemment des signalements manifestement infondés (DSA, article 23), et cela toucherait toutes les personnes pour qui cette organisation agit. Regardez encore une fois chaque adresse.

notices-later =
    Des brouillons restent pour plus tard : { $limit ->
        [one] un signalement
       *[other] { $limit } signalements
    } par jour pour un même dossier, et cela reprend le { $again }. Une organisation peut relever ce nombre dans la configuration : [caution] notices_per_day

error-on-hold =
    Rien n’a été envoyé. { $kind ->
        [flood-pages] L’image a soudain été trouvée sur un très grand nombre de pages
        [flood-hosts] L’image a soudain été trouvée sur un très grand nombre de sites
        [plain] L’image montre peu de détails, et d’autres peuvent lui ressembler
        [textual] L’image semble faite surtout de mots ou d’un dessin, et d’autres peuvent lui ressembler
        [collision] L’image a déjà été enregistrée ailleurs dans ce coffre
       *[contested] Une copie de ce signalement est contestée
    }{ $state ->
        [upheld] , et quelqu’un a décidé que cela reste à l’arrêt.
       *[held] , donc cela attend un second regard.
    } Pour le voir et le laisser reprendre : takedown cautions show { $caution }
error-name-wanted =
    Une organisation agit pour ce dossier, et plusieurs personnes y travaillent. Rien n’a été changé. Dites qui vous êtes
    avec --by NOM.
error-context-unseen =
    Avant le premier signalement d’une image, quelqu’un regarde où elle a été trouvée. Rien n’a été envoyé, et le signalement reste un brouillon.
    Pour le lire en mots, sans voir d’image : takedown matches context { $matches }
    Si vous agissez pour vous-même et avez déjà ouvert la page, approuvez à nouveau avec --seen. Quand une organisation agit, ajoutez --by NOM aux deux.
error-second-person =
    Quand une organisation agit, deux personnes regardent où une image a été trouvée avant le premier signalement. Une l’a fait ; rien n’a été envoyé,
    et le signalement reste un brouillon. La seconde le lit avec : takedown matches context { $matches } --by NOM
error-pictures-per-day =
    { $limit ->
        [one] Une image
       *[other] { $limit } images
    } par jour pour un même dossier : c’est ce qui s’enregistre. Ce qui a été dit avant est gardé, rien de ce qui suit ne l’est. Cela reprend le { $again }.
    Une organisation peut relever ce nombre dans la configuration : [caution] pictures_per_day
error-notices-per-day =
    { $limit ->
        [one] Un signalement
       *[other] { $limit } signalements
    } par jour pour un même dossier, et autant ont été rédigés. Aucun nouveau brouillon n’a été fait, et rien n’a été envoyé. Cela reprend le { $again }.
    Une organisation peut relever ce nombre dans la configuration : [caution] notices_per_day
error-evidence-lacking =
    De certaines adresses, rien n’a encore été gardé, et ce qui est retiré ne peut plus l’être. Rien n’a été envoyé, et le signalement reste un brouillon.
    Pour le garder maintenant, en un moment : takedown evidence capture --match { $match }
    { $count ->
        [one] C’est la seule.
       *[other] C’est l’une de { $count } ; takedown evidence capture --case { $case } les garde toutes.
    } Si le temps compte davantage, approuvez à nouveau avec --without-evidence.
