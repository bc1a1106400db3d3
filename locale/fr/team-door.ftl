### Le chemin d’une personne vers une organisation : ses pages publiques, ce qui est créé sur l’appareil, et ce qui peut être repris.

## La phrase

door-consent-subject = En envoyant ceci, vous dites : je suis la personne représentée. J’avais 18 ans ou plus sur toutes les images dont il s’agit. Je souhaite que { $organisation } en cherche des copies, et écrive à qui les montre ou les héberge. Je peux revenir là-dessus à tout moment.
door-consent-representative = En envoyant ceci, vous dites : la personne représentée m’a donné l’autorisation d’agir pour elle. Elle avait 18 ans ou plus sur toutes les images dont il s’agit. Elle souhaite que { $organisation } en cherche des copies, et écrive à qui les montre ou les héberge. Il est possible de revenir là-dessus à tout moment.

## L’entrée

door-title = Commencer
door-heading = { $organisation }
door-lead = Ici, vous pouvez faire rechercher des copies de vos images. Les images restent sur cet appareil : seules leurs empreintes sont envoyées, et seule l’organisation { $organisation } peut les lire.
door-begin = Commencer
door-begin-about = Quelques questions, une à la fois. Rien n’est gardé ni envoyé avant que vous le disiez.
door-return = J’ai un numéro et un code
door-return-about = Voir où cela en est, ajouter quelque chose, ou tout reprendre.
door-lines = À qui s’adresser maintenant
door-nowhere-heading = Il n’y a rien à cette adresse
door-nowhere = Aucune organisation n’a de page ici. Rien n’a été envoyé ni gardé. Comparez l’adresse avec celle qui vous a été donnée, ou appelez l’organisation.
door-choose = Aucune des réponses n’a été choisie. Choisissez-en une ci-dessous, ou quittez.
door-why-age = Posé parce que, pour des images d’une personne de moins de 18 ans, d’autres services sont là, et rien n’en est fait ici. Personne n’a à prouver un âge.
door-why-country = Cela décide des services qui vous sont nommés, et { $organisation } l’apprend avec ce que vous envoyez, parce que les lettres en dépendent.
door-device-lead = Quelques questions aident à choisir quoi faire, et quoi ne pas faire encore. Vos réponses voyagent avec chaque page et ne sont gardées nulle part.
door-stays-history = L’historique de ce navigateur : des pages de ce site ont été ouvertes.
door-stays-watched = Quelqu’un qui regarde l’écran ou contrôle l’appareil à distance voit toujours ce que vous faites.
door-foot = « Quitter cette page », ou trois fois Maj, quitte aussitôt. L’historique du navigateur reste.
door-stays-network = Qui gère le réseau que vous utilisez peut voir que ce site a été visité, pas ce que vous y avez fait.
door-hotlines-lead = Pour des images d’une personne de moins de 18 ans, ou quand ce n’est pas certain, rien n’est pris en empreinte, cherché ni montré ici. Ces services peuvent faire ce que nous ne devons pas faire.
door-end-ready = Quand vous voudrez continuer, ouvrez de nouveau cette page. Les questions sont les mêmes, et vite répondues.
door-end-nothing = Rien n’a été gardé ici, et rien de vos images n’a quitté cet appareil.
door-end-history = L’historique de ce navigateur montre encore que cette page a été ouverte.

## La phrase, sur sa page

door-agree-heading = Une phrase avant que quoi que ce soit soit créé
door-agree-lead = Lisez-la à votre rythme. Elle part avec ce que vous envoyez, et elle y est gardée.
door-agree = Je suis d’accord avec cette phrase
door-agree-do = Continuer
door-agree-back = Vous pouvez revenir là-dessus à tout moment, avec le numéro et le code que vous recevrez. Ce qui n’est pas encore parti s’arrête alors.
door-not-agreed = La suite vient avec un oui à cette phrase. Rien n’a été créé ni envoyé jusqu’ici ; cochez la case si vous êtes d’accord, ou quittez.

## Sur son appareil

door-device-heading = Vos images restent ici
door-device-lead-pictures = Choisissez des images sur cet appareil. De chacune, une empreinte est créée ici, dans ce navigateur : 64 lettres et chiffres auxquels se reconnaissent des copies. Les images ne sont pas envoyées.
door-device-choose = Choisir des images
door-device-choose-hint = JPEG, PNG, WebP, GIF et ce que ce navigateur ouvre d’autre. Vous pouvez en choisir plusieurs à la fois.
door-device-rows = Choisies jusqu’ici
door-device-names = Les noms ne sont montrés qu’à vous ; ils ne sont pas envoyés.
door-device-waiting = en attente
door-device-working = en lecture
door-device-done = empreinte créée
door-device-twice = la même qu’une autre plus haut
door-device-remove = Retirer
door-device-progress = @done sur @total lues
door-device-most = Un envoi contient @most images au plus ; les autres n’ont pas été prises. Envoyez d’abord celles-ci, puis choisissez le reste.
door-device-all-read = Toutes sont lues.
door-device-file = Ou un fichier scellé du programme installé
door-device-file-hint = Le programme trouve davantage : des parties d’images, et des vidéos. Il crée un fichier scellé avec : takedown handover make. Choisissez ce fichier ici ; il est envoyé tel quel, et seule l’organisation { $organisation } peut l’ouvrir.
door-device-card = La carte que le programme demande
door-device-addresses = Adresses où vous les avez vues
door-device-addresses-hint = Une par ligne, par exemple https://example.org/page. Vous pouvez laisser ce champ vide. Elles sont scellées aussi.
door-device-reach = Comment vous joindre sans risque
door-device-reach-hint = Par exemple un numéro et des heures, ou une adresse électronique que personne d’autre ne lit. Vous pouvez laisser ce champ vide, et regarder ici à la place. C’est scellé aussi.
door-device-send = Sceller et envoyer
door-device-sends = Ce qui est envoyé : empreintes : @pictures ; adresses : @addresses ; la phrase avec laquelle vous êtes d’accord ; et comment vous joindre, si vous l’avez écrit. Rien d’autre.
door-device-nothing = Il n’y a encore rien à envoyer : choisissez une image, ou écrivez une adresse.
door-device-sealing = Scellement et envoi…
door-device-not-sent = L’envoi n’a pas abouti, et rien n’a été gardé là-bas. Tout est encore sur cette page ; réessayez quand il y aura une connexion.
door-device-part-sent = Votre numéro et votre code sont ci-dessous, et ce qu’ils désignent est arrivé. Le fichier scellé ne l’est pas : ajoutez-le sur la page où vous voyez où cela en est.
door-device-no-scripts = Cette page crée les empreintes par un script, sur votre appareil, pour qu’aucune image n’ait à être envoyée. Ce navigateur n’en exécute pas ici. Vous pouvez autoriser les scripts pour cette page, prendre un autre navigateur, ou le programme installé ; ou appeler { $organisation }.
door-device-too-old = Ce navigateur ne peut ni créer des empreintes ni les sceller. Un Firefox, Chrome, Edge ou Safari récent le peut ; le programme installé aussi. Rien n’a été envoyé.

door-refused-empty = le fichier est vide
door-refused-video = une vidéo : il y faut le programme installé
door-refused-not-media = ce n’est pas une image
door-refused-too-large = plus de 64 Mo : il y faut le programme installé
door-refused-too-many-pixels = plus de 60 millions de pixels : il y faut le programme installé
door-refused-unreadable = ce navigateur ne peut pas l’ouvrir ; un autre navigateur ou le programme installé le pourra peut-être
door-refused-altered = ce navigateur modifie ce qu’une page lit d’une image, pour protéger du pistage ; un autre navigateur ou le programme installé peut le faire
door-refused-too-plain = trop unie ou trop sombre : son empreinte ressemblerait à celle d’autres personnes

## Envoyé

door-sent-heading = C’est arrivé
door-sent-lead = Seule l’organisation { $organisation } peut l’ouvrir. Notez maintenant les deux lignes ci-dessous : elles ne sont montrées que cette fois, et personne ne peut les retrouver pour vous.
door-sent-number = Votre numéro
door-sent-code = Votre code
door-sent-why = Avec les deux, vous voyez ici où cela en est, vous ajoutez quelque chose, ou vous reprenez tout. Qui a les deux peut le faire aussi.
door-sent-read = Aucune lettre n’y ressemble à une autre, ni à l’œil ni à l’oreille, et il n’y a pas de voyelles. Majuscules et tirets ne comptent pas.
door-sent-to = Voir où cela en est

## Où cela en est

door-standing-heading = Où cela en est
door-standing-ask = Votre numéro et votre code
door-standing-number = Numéro
door-standing-code = Code
door-standing-hint = Trois groupes de quatre lettres et chiffres. Majuscules, espaces et tirets ne comptent pas.
door-standing-do = Afficher
door-standing-since = Envoyé le { $when }
door-state-received = Reçu. Une personne de { $organisation } l’ouvre ensuite ; ce que personne n’ouvre en 90 jours est détruit.
door-state-discarded = Ce que vous avez envoyé n’est plus là : cela a été détruit sans être ouvert, par une personne de { $organisation } ou parce que 90 jours étaient passés. Vous pouvez recommencer à tout moment, ou appeler { $organisation }.
door-state-open = { $organisation } s’en occupe.
door-state-closed = { $organisation } a terminé. Plus rien n’est cherché ni envoyé.
door-state-erased = C’est terminé et effacé. Plus rien ne peut en être lu.
door-state-withdrawn = Vous avez tout repris. Plus rien n’est cherché ni envoyé.
door-standing-pictures = { $count ->
    [one] { $count } empreinte est recherchée
   *[other] { $count } empreintes sont recherchées
}
door-standing-waiting = { $count ->
    [0] aucun message n’attend d’être ouvert
    [one] { $count } message attend d’être ouvert
   *[other] { $count } messages attendent d’être ouverts
}
door-standing-to-check = { $count ->
    [0] rien n’attend d’être vérifié par une personne
    [one] { $count } copie possible est à vérifier par une personne
   *[other] { $count } copies possibles sont à vérifier par une personne
}
door-standing-found = { $count ->
    [0] aucune copie trouvée jusqu’ici
    [one] { $count } copie trouvée
   *[other] { $count } copies trouvées
}
door-standing-sent = { $count ->
    [0] aucune lettre envoyée jusqu’ici
    [one] { $count } lettre envoyée
   *[other] { $count } lettres envoyées
}
door-standing-gone = { $count ->
    [0] aucune n’a disparu jusqu’ici
    [one] { $count } d’entre elles a disparu, vérifié deux fois
   *[other] { $count } d’entre elles ont disparu, vérifié deux fois
}
door-standing-no-more = Vous n’avez rien à faire. Ni adresse ni nom n’est jamais montré sur cette page.
door-add-heading = Ajouter quelque chose
door-add-do = Ajouter des images ou des adresses
door-withdraw-heading = Tout reprendre
door-withdraw-about = Ce qui n’a pas encore été ouvert est détruit aussitôt. Ce qui l’a été est fermé : dès ce moment, plus rien n’est cherché, et plus aucune lettre ne part. Pour les lettres déjà parties, d’autres qui les retirent sont préparées dès qu’une personne de { $organisation } se connecte ; elles partent une fois que cette personne les a lues et approuvées.
door-withdraw-do = Tout reprendre
door-withdraw-sure = Oui, je veux tout reprendre
door-withdraw-not-sure = Cochez la case si vous voulez tout reprendre. Rien n’a été modifié.
door-standing-left = { $count ->
    [one] { $count } lettre était partie. Celle qui la retire est préparée dès qu’une personne
   *[other] { $count } lettres étaient parties. Celles qui les retirent sont préparées dès qu’une personne
} de { $organisation } se connecte ; il faut que quelqu’un approuve chacune.
door-withdrawn-now = C’est repris. Ce qui n’avait pas été ouvert est détruit, et plus rien n’est cherché ni envoyé.

## Remettre, par le programme installé

help-handover-group = Remettre des empreintes à une organisation, scellées
help-handover-make = Créer ici les empreintes d’images et de vidéos, et les sceller pour une organisation. Aucun coffre n’est nécessaire, et rien n’est envoyé.
help-handover-for = La carte de l’organisation : un fichier qu’elle vous a donné, ou qui est sur sa page.
help-handover-out = Le fichier scellé à écrire.
help-handover-adult = Chaque personne représentée avait-elle 18 ans ou plus sur chaque image : yes, no ou unsure ?
help-handover-standing = Qui parle : subject (la personne représentée) ou representative.
help-handover-agree = Être d’accord avec la phrase sans que la question soit posée.
door-handover-agree = Êtes-vous d’accord ? (oui ou non)
door-handover-taken = scellé
door-handover-left = laissé de côté : { $reason }
door-handover-made = { $count ->
    [one] { $count } image ou vidéo est dans { $out }
   *[other] { $count } images et vidéos sont dans { $out }
}, { $bytes } octets. Seule l’organisation { $organisation } peut l’ouvrir. Rien n’a été envoyé. Choisissez ce fichier sur la page de l’organisation, ou donnez-le sur une clé.
door-handover-portable = Cette carte ne donne pas de secret pour les détails : des images entières seront trouvées, des parties d’images non. Une carte que { $organisation } vous remet en personne donne davantage.

## Ce qui peut arriver

error-wrong-code = Ce numéro n’existe pas, ou le code est un autre. Rien n’a été montré ni modifié. Comparez les deux avec ce que vous avez noté ; après plusieurs essais erronés, le suivant doit attendre.
error-letterbox-full = Trop de messages attendent là-bas, et plus rien n’est pris pour le moment. Rien n’a été gardé de votre envoi. Réessayez plus tard, ou appelez l’organisation.
error-too-many-at-once = Trop de personnes demandent cela en ce moment pour que ce soit fait. Rien n’a été fait, et rien n’a été gardé. Réessayez dans une minute.
error-no-letter = Ce qui est arrivé ne peut pas être un message scellé, ou est trop grand. Rien n’a été gardé. Rouvrez la page et réessayez.
error-taken-back = Tout a été repris avec ce numéro, et plus rien n’est pris pour lui. Rien n’a été gardé. Vous pouvez recommencer à tout moment.
error-bad-letter = Ce message ne s’ouvre pas avec la clé de l’organisation, ou dit ce qu’aucune de nos pages ni aucun de nos programmes n’écrit. Rien n’en a été repris, et il est toujours là. On peut l’écarter sur la page des arrivées. Si cela continue, demandez à qui l’a envoyé de l’envoyer de nouveau.
error-already-taken-in = Quelqu’un a déjà pris ce message en charge ({ $case }). Rien n’a été fait.
error-no-sentence = Ce message complète un dossier, et il n’y en a pas encore pour lui : prenez d’abord le premier message du même numéro. Rien n’a été repris.
error-bad-card = { $file } n’est pas la carte d’une organisation. Rien n’a été lu ni écrit. Demandez sa carte à l’organisation, ou prenez-la sur sa page.
error-nothing-to-hand-over = Aucun des fichiers n’a pu être pris, et rien n’a été écrit. Les raisons sont ci-dessus.
error-too-much-to-hand-over = Un fichier scellé contient { $most } images et vidéos au plus. Rien n’a été écrit. Créez-en plusieurs, chacun avec une partie des fichiers.
error-not-agreed-to-sentence = La phrase n’a pas reçu votre accord : rien n’a été lu ni écrit.

## Ce qui est arrivé par la page, pour les membres

web-place-letters = Arrivées
team-letters-lead = Ce que des personnes ont envoyé par la page de l’organisation et que personne n’a encore pris en charge. C’est scellé : cela s’ouvre quand vous le prenez, et c’est alors détruit ici.
team-letters-came = Arrivé le { $when }.
team-letters-kind-page = Créé dans un navigateur : empreintes d’images entières.
team-letters-kind-handover = Créé par le programme installé.
team-letters-adds = Cela complète ce dossier.
team-letters-label = Comment le dossier s’appelle ici
team-letters-label-hint = Un mot qui ne dit rien aux autres. Ce champ peut rester vide ; ce sera alors le numéro.
team-letters-do = Prendre comme nouveau dossier
team-letters-do-more = Prendre
team-letters-discard = Écarter ce dont personne n’a besoin
team-letters-discard-about = Ce qui est indésirable, ou ne s’ouvre pas, prend la place d’autres messages. C’est détruit sans être ouvert, et ne peut pas être récupéré. Ce que personne ne prend en 90 jours disparaît de soi-même.
team-letters-discard-choose = Choisir pour écarter
team-letters-discard-chosen = Écarter ce qui est choisi
team-letters-discard-all = Tout écarter
team-letters-discard-none = Rien n’a été écarté : choisissez d’abord ce qui doit l’être.
team-letters-discard-sure = Détruire sans ouvrir ?
team-letters-discard-sure-lead = { $count ->
    [one] { $count } message est détruit sans être ouvert
   *[other] { $count } messages sont détruits sans être ouverts
}. Personne ne peut revenir là-dessus. Qui a écrit voit, avec son numéro et son code, que ce n’est plus là.
team-letters-discard-do = Détruire
team-letters-discard-not = Laisser
team-letters-discarded = { $count ->
    [0] Rien n’a été écarté : plus rien n’attendait.
    [one] { $count } message a été détruit sans être ouvert.
   *[other] { $count } messages ont été détruits sans être ouverts.
}
team-letters-none = Rien n’attend
team-letters-none-text = La page de l’organisation est { $path }. Ce que des personnes y envoient arrive ici.
team-letters-card = La carte pour le programme installé
team-letters-card-about = Qui a le programme peut remettre plus qu’un navigateur : des détails d’images, et des vidéos. Pour les détails, il lui faut cette carte, qui contient un secret de ce serveur. Donnez-la aux personnes une par une, et pas en public ; la page en propose une sans ce secret.
team-letters-card-do = Enregistrer la carte
team-letters-taken = Pris en charge : { $media ->
    [one] { $media } empreinte
   *[other] { $media } empreintes
}, { $addresses ->
    [one] { $addresses } adresse
   *[other] { $addresses } adresses
}. Déjà là : { $known }. Laissé de côté : { $left }.
team-letters-before = Quelqu’un l’a déjà pris en charge ; voici le dossier.
team-letters-heeded = Quelqu’un a tout repris de l’extérieur : ce dossier est fermé, ce qui n’était pas parti est arrêté, et des lettres qui retirent ce qui est parti sont préparées. Elles partent une fois lues et approuvées.
team-letters-file = Un fichier scellé
team-letters-file-lead = Un fichier que le programme installé a scellé pour cette organisation. Son contenu s’ajoute au dossier, et le fichier n’est gardé nulle part.
team-letters-file-choose = Le fichier
team-letters-file-do = Prendre
