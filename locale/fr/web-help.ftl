### Aide : touches, limites, et accessibilité des pages.

web-help-title = Aide et touches
web-help-lead = Des réponses courtes. Tout ici fonctionne hors ligne.
web-help-keys = Touches
web-help-key = Touche
web-help-does = Effet
web-help-key-shift = Maj
web-help-key-leave = Quitte aussitôt, vers un simple calendrier, et verrouille
web-help-key-lock = Verrouille ; votre phrase de passe rouvre. Sur un Mac : Cmd et le point
web-help-key-tab = Passe au lien, champ ou bouton suivant ; Maj et Tab au précédent
web-help-keys-more = Les pages destinées aux intervenants ont leurs propres touches, indiquées à côté de leurs listes.
web-help-leaving = Quitter
web-help-leaving-text =
    « Quitter cette page » verrouille le programme, le ferme dans toutes les fenêtres de ce navigateur et affiche un calendrier.
    L’historique du navigateur n’est pas effacé : l’adresse des pages de cet ordinateur y reste, sans nom ni image. Un historique vide peut lui-même se remarquer ; si vous effacez quelque chose, cette adresse seule se voit moins que tout.
    Quitter ne supprime rien : votre dossier est là quand vous rouvrez. Pour le supprimer, ouvrez votre dossier, puis « Réglages ».
web-help-locking = Verrouiller
web-help-locking-text =
    { $minutes ->
        [one] Après { $minutes } minute
       *[other] Après { $minutes } minutes
    } sans que personne n’ait rien fait, ou quand l’ordinateur se met en veille, tout se verrouille. Une recherche que vous avez lancée continue jusqu’à sa fin, si l’ordinateur reste allumé ; ensuite ses clés quittent aussi la mémoire.
    Après { $hours } heures, la phrase de passe est redemandée dans tous les cas.
    Verrouiller dans une fenêtre verrouille toutes les autres. Après de mauvaises phrases secrètes, l’essai suivant doit attendre un peu, chaque fois plus longtemps.
    Qui perd la phrase de passe et les mots de secours ne peut plus ouvrir le coffre, et personne d’autre ne peut le faire à sa place.
web-help-pictures = Vos images
web-help-pictures-text =
    Vos fichiers sont lus là où ils sont. Ils ne sont ni copiés, ni modifiés, ni envoyés ; une empreinte est conservée, scellée, dont on ne peut tirer aucune image.
    Une image trouvée ne s’affiche que si vous le demandez, floutée d’abord, et n’est conservée nulle part.
web-help-cannot = Ce que le programme ne peut pas faire
web-help-cannot-text =
    Il voit les pages publiques des sites que vous choisissez, et rien d’autre : ni messages privés, ni groupes fermés, ni applications chiffrées, ni page qui demande un compte.
    Il peut manquer une copie très modifiée, et prendre pour une copie ce qui n’en est pas une. C’est pourquoi rien ne compte avant que vous ayez regardé.
    Il ne peut obliger aucun site à retirer quoi que ce soit. Il écrit à la bonne adresse, avec ce qu’il faut, et redemande quand le délai est passé.
web-help-sending = Ce qui sort de cet ordinateur
web-help-sending-text =
    Sans vous : rien. Une recherche demande leurs pages aux sites que vous avez choisis. Une lettre ne part qu’après que vous en avez vu le résumé et cliqué une fois ; pendant 30 secondes vous pouvez la reprendre.
    Il n’y a ni statistiques, ni mises à jour en arrière-plan, et rien sur ces pages ne vient d’ailleurs.
web-help-accessible = Accessibilité
web-help-accessible-text =
    Ces pages visent les règles WCAG 2.2, niveau AA. Des contrôles automatiques (axe) passent sur chaque page, en français et en anglais, en clair et en sombre, à 320 et 1 440 pixels, à 200 % et au clavier seul.
    Lire et décider fonctionnent sans JavaScript. Choisir un dossier entier, copier d’un bouton et regarder une image tant qu’une touche est tenue en ont besoin ; chacun a une autre voie à côté.
    Aucune personne utilisant un lecteur d’écran n’a encore essayé ces pages, et les textes n’existent pas en langage simplifié. Si quelque chose vous empêche de continuer, une personne de l’une des lignes ci-dessous peut le faire avec vous.

## La même chose, pour les membres d’une équipe.

web-help-team-lead = Des réponses courtes, pour les membres d’une équipe.
web-help-team-key-lock = Vous déconnecte de ce navigateur. Sur un Mac : Cmd et le point
web-help-team-leaving = Quitter
web-help-team-leaving-text =
    « Quitter cette page » vous déconnecte dans toutes les fenêtres de ce navigateur, rend les dossiers sur lesquels vous travailliez, et montre un calendrier.
    Cela n’efface pas l’historique du navigateur : l’adresse du serveur y reste, sans nom ni image.
    Quitter ne supprime rien : ce que vous avez conservé est là à votre prochaine connexion.
web-help-team-locking = Se déconnecter
web-help-team-locking-text =
    { $minutes ->
        [one] Après une minute
       *[other] Après { $minutes } minutes
    } sans que vous fassiez rien, il faut se connecter à nouveau. Les recherches et les lettres sont le travail du serveur et continuent.
    Après des phrases de passe ou des codes erronés, l’essai suivant doit attendre un moment, plus long à chaque fois.
    Sous votre nom, vous voyez chaque navigateur où vous êtes connecté·e, et pouvez mettre fin à chacun.
web-help-team-reading = Qui peut lire quoi
web-help-team-reading-text =
    Un dossier est scellé. Il s’ouvre pour les membres avec qui il est partagé, et pour personne d’autre : ni les autres organisations de ce serveur, ni l’administration, ni l’audit ne peuvent le lire.
    Une personne responsable partage les dossiers et les reprend. Qui a regardé quoi, et qui a décidé quoi, est noté et ne peut pas être changé.
    Pendant que quelqu’un travaille sur un dossier, les autres peuvent le lire ; leurs changements attendent.
web-help-team-pictures = Images
web-help-team-pictures-text =
    Aucune image de la personne n’arrive sur ce serveur. Les empreintes sont faites sur son appareil, ou sur le vôtre, et conservées scellées ; aucune image ne peut en être tirée.
    Une image trouvée n’est montrée que si vous le demandez, floutée d’abord, et n’est conservée nulle part. Que vous l’avez vue est noté.
web-help-team-sending = Ce qui quitte le serveur
web-help-team-sending-text =
    Une recherche demande leurs pages aux hébergeurs configurés, et seulement pour des dossiers d’adultes. Les adresses que vous ou la personne ajoutez sont visitées aussi.
    Une lettre ne part qu’après avoir été vue et approuvée par quelqu’un qui en a le droit. Elle peut être reprise pendant un court moment, que la page indique.
    Quand la personne retire son consentement, tout ce qui n’est pas encore parti s’arrête.
web-help-team-lost = Quand quelque chose est perdu
web-help-team-lost-text =
    Avec un nouveau téléphone ou une clé d’accès perdue, connectez-vous de votre autre façon, ou demandez à l’administration de faire recommencer votre deuxième étape.
    Personne ne peut vous dire votre phrase de passe. Si elle est perdue, l’administration met fin à votre accès et vous invite à nouveau, et une personne responsable repartage vos dossiers avec vous.
