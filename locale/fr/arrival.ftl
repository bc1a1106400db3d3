# Les premières questions, avant que quoi que ce soit soit gardé.

help-start = Commencer ici : quelques questions, une à la fois. Rien n’est écrit sans votre demande, et « quitter » arrête tout aussitôt.

arrival-says-welcome =
    Ces questions aident à choisir quoi faire, et quoi ne pas faire encore. Rien n’est gardé de vos réponses.
    Tapez un numéro, ou « quitter » pour arrêter aussitôt, avec un écran vide.
arrival-says-traces =
    Quelqu’un d’autre peut lire cet appareil. Tant que vous ne le demandez pas, ce programme n’écrit rien. Mais l’ordinateur lui-même peut garder la trace de son usage : la commande tapée, dans l’historique du terminal ; le programme, dans la liste de ce qui est installé ; son dossier, une fois créé, et les heures où il a changé ; les sauvegardes ; ce qu’un réseau ou une boîte aux lettres enregistre.
arrival-says-cannot-hide =
    « quitter » vide cette fenêtre, et rien d’autre. Ce programme ne peut pas vous cacher à quelqu’un qui regarde l’écran, qui contrôle l’appareil à distance, ou qui connaît votre phrase de passe. Effacer tout un historique peut aussi se remarquer : en retirer une ligne se voit moins.
arrival-says-not-her-doing =
    Qui diffuse de telles images sans consentement agit contre la personne représentée. Cette personne n’y est pour rien.
arrival-says-what-is-kept =
    Vient ensuite un coffre : il est chiffré, et votre phrase de passe l’ouvre. Il contient : des empreintes de vos images, les adresses où des copies sont trouvées, et les lettres à leur sujet. Les images restent où elles sont ; aucune n’est copiée ni envoyée.
arrival-says-code-is-yours =
    Personne ne peut ouvrir ce coffre sans la phrase de passe, et personne ne peut vous la rendre. « takedown vault recovery » donne des mots pour le jour où elle est oubliée ; quelqu’un de confiance peut les garder.

arrival-device = Quelqu’un d’autre peut-il regarder cet appareil, maintenant ou plus tard ?
arrival-device-safer = Je préfère d’abord un appareil plus sûr
arrival-device-careful = Je continue ici, avec prudence
arrival-danger = Êtes-vous en danger en ce moment, ou quelqu’un d’autre ?
arrival-danger-yes = Oui
arrival-danger-no = Non
arrival-country = Dans quel pays êtes-vous ? Cela décide seulement des lignes d’aide qui sont nommées.
arrival-country-fr = France
arrival-country-be = Belgique
arrival-country-gb = Royaume-Uni
arrival-country-de = Allemagne
arrival-country-us = États-Unis
arrival-country-ca = Canada
arrival-country-au = Australie
arrival-country-kr = Corée du Sud
arrival-country-other = Un autre pays
arrival-age = La personne représentée avait-elle 18 ans ou plus sur chaque image ? C’est l’âge à ce moment-là qui compte, pas celui d’aujourd’hui.
arrival-age-yes = Oui, 18 ans ou plus sur chacune
arrival-age-no = Non, moins de 18 ans sur une au moins
arrival-who = Qui êtes-vous ici ?
arrival-who-subject = La personne représentée
arrival-who-representative = Quelqu’un à qui cette personne a demandé d’agir
arrival-make = Créer ce coffre sur cet appareil maintenant ?
arrival-make-yes = Oui, le créer
arrival-make-no = Non ; donnez-moi les commandes, pour plus tard
arrival-any-unknown = Je ne sais pas
arrival-any-later = Plus tard
arrival-any-leave = Quitter maintenant
arrival-your-answer = Votre réponse :
arrival-once-more = Ce n’est pas une des réponses. Tapez un numéro de 1 à { $last }.
arrival-leave-words = quitter leave quit exit

arrival-tells-careful = Vous décidez jusqu’où aller. Vous pouvez quitter à chaque question, et recommencer plus tard.
arrival-tells-device-unknown = Dans le doute, un appareil que personne d’autre n’utilise est plus sûr : celui d’une amie, d’une bibliothèque ou d’une association. Vous pouvez continuer ici, ou quitter.
arrival-tells-danger =
    En France, appelez le 17 (police) ou le 112. Ailleurs, appelez le numéro d’urgence de votre pays.
    Ce programme peut attendre. Ce qui compte maintenant, c’est votre sécurité.
arrival-tells-lines =
    Ces personnes aident dans ces situations, quoi que vous fassiez ici. Les horaires changent : vérifiez-les.
arrival-tells-mandate =
    Avant tout envoi au nom d’une autre personne, ce programme demande son autorisation : ce qu’elle a autorisé, et quel jour.

arrival-end-elsewhere =
    C’est une bonne raison d’attendre. Rien n’a été écrit ici. Sur un appareil que personne d’autre n’utilise, recommencez avec la même commande.
    Sur celui-ci, fermez cette fenêtre : ce qu’elle montrait disparaît avec elle.
arrival-end-paused = Rien n’a été écrit. Vous pouvez recommencer quand vous le voulez.
arrival-end-hotlines =
    Pour des images d’une personne de moins de 18 ans, ou quand ce n’est pas certain, ce programme ne cherche rien, ne capture rien et ne montre rien. Merci de ne pas copier ni télécharger les images, de ne pas en faire de capture d’écran, et de ne les envoyer à personne, même pour montrer ce qui s’est passé. On ne donne que des adresses, à celles et ceux dont c’est le métier :
arrival-addresses =
    Pour noter des adresses à leur donner, et imprimer une fiche pour l’appel :
    takedown case new --label NOM --adult unsure --standing subject
    takedown matches add ADRESSE --case ID
    takedown pack hotlines --case ID --out FICHIER
arrival-end-ready = Rien n’a été écrit.
arrival-commands-new =
    Quand vous voudrez continuer :
    takedown init
    takedown case new --label NOM --adult yes --standing { $standing }
arrival-end-making = C’est créé, et fermé à clé dès qu’aucune commande ne tourne.
arrival-commands =
    La suite :
    takedown register --case { $case } FICHIER
    takedown matches add ADRESSE --case { $case }
    takedown case show { $case }
arrival-label = Un nom pour ce dossier, qui ne dit rien aux autres (il est gardé chiffré) :
arrival-agree = Êtes-vous d’accord avec cette phrase ? (oui/non)
error-no-such-answer = Ce n’est pas une des réponses à cette question. Rien n’a été gardé. Choisissez parmi celles qui sont montrées.
