### Sauvegardes, copies pour la personne, et partir sans laisser de trace.

erased-now = Le dossier est effacé : sa clé est détruite, et rien n’en peut plus être lu ici.
stays-head = Ce que ce programme ne peut pas effacer, et où vous voudrez peut-être regarder vous-même :
stays-backups = Les sauvegardes. La dernière notée ici a été faite le { $day } ; chacune contient encore tout ce que le coffre contenait à ce moment. Supprimez les fichiers dont vous ne voulez plus, sur chaque appareil où il y en a un.
stays-backups-none = Les sauvegardes. Ce coffre n’en a noté aucune, mais l’ordinateur en fait peut-être de lui-même (Time Machine, Historique des fichiers, espace en ligne).
stays-backups-of-all = Les sauvegardes que vous avez faites, et celles que l’ordinateur fait de lui-même (Time Machine, Historique des fichiers, espace en ligne). Qui en a une, avec sa phrase de passe et celle du coffre, peut la lire.
stays-shell = L’historique du terminal : les commandes tapées, avec les identifiants et les noms de fichiers qu’elles contiennent.
stays-screen = Ce que le terminal montre encore quand on remonte. Fermez sa fenêtre.
stays-snapshots = Les instantanés et versions antérieures que gardent le système, une machine virtuelle ou un serveur.
stays-disk = Des restes sur le disque. Ce qui est supprimé est d’abord recouvert, mais les disques SSD et les cartes mémoire peuvent garder d’anciennes copies. Le coffre a toujours été chiffré : sans sa clé, ce qui reste est illisible.
stays-browser = L’historique du navigateur, et les fichiers enregistrés en dehors de ce programme : lots de preuves, exports, rapports, lettres, liste de mots de secours.
stays-mail = Le courrier électronique envoyé, dans le dossier d’envoi et chez qui l’a reçu, et les réponses.
stays-program = Le programme lui-même, et la réserve de l’outil qui l’a installé (pipx, pip, uv).
stays-logs = Les journaux du système ou du réseau, qui disent quand un programme a tourné ou ce qui a été visité.
stays-caution = Attention : qui surveille cet appareil peut remarquer que tout a été vidé. Retirer seulement ce qui touche à cette affaire se voit souvent moins que vider tout un historique. Si vous n’êtes pas en sécurité, prenez un autre appareil et parlez d’abord à quelqu’un de confiance.

error-not-locked = Ce fichier n’a pas été verrouillé par age, il ne peut donc pas être ouvert. Rien n’a été modifié. Vérifiez que c’est le bon fichier et qu’il a été copié en entier.
error-wrong-lock-passphrase = Le fichier ne s’est pas ouvert : sa phrase de passe ou sa clé n’est pas la bonne, ou ses premières lignes ont été altérées. Rien n’a été modifié. Vérifiez la langue du clavier et les majuscules ; un fichier fait avec --to demande la clé secrète, avec --identity.
error-lock-broken = Le fichier a été coupé ou altéré en chemin, rien n’en a donc été repris. Rien n’a été modifié. Copiez-le de nouveau depuis l’endroit où il a été fait, ou prenez-en un autre.
error-bad-recipient = « { $text } » n’est pas un destinataire age. Rien n’a été écrit. Il commence par age1 ; qui doit ouvrir le fichier le crée avec « age-keygen » et vous donne cette ligne.
error-bad-identity = Le fichier de clé ne contient pas de clé secrète age. Rien n’a été modifié. Sa ligne commence par AGE-SECRET-KEY-1.

help-backup = Écrire tout le coffre dans un seul fichier verrouillé, à garder ailleurs.
help-restore = Refaire le coffre à partir d’une sauvegarde, dans un dossier vide, et vérifier son registre.
help-backup-out = Le nouveau fichier. Rien n’est écrit par-dessus un fichier qui existe.
help-backup-to = Verrouiller le fichier pour cette clé age (age1...) au lieu d’une phrase de passe ; peut être donné plusieurs fois.
help-backup-passphrase-file = Un fichier qui contient la phrase de passe de la sauvegarde ; sans lui, elle est demandée dans le terminal.
help-restore-file = La sauvegarde.
help-restore-identity = Un fichier avec la clé secrète age, pour une sauvegarde faite avec --to.
ask-backup-passphrase = Phrase de passe du fichier de sauvegarde : { "" }
backup-done = La sauvegarde est dans { $out }.
backup-two-locks = Elle a deux serrures. Celle de dehors est la phrase de passe que vous venez de donner pour le fichier. Celle de dedans est la phrase de passe du coffre : qui ouvre la première ne peut toujours rien lire sans elle, et vous non plus. Gardez les deux.
backup-two-locks-key = Elle a deux serrures. Celle de dehors est la clé age que vous avez nommée : seul qui a sa moitié secrète ouvre le fichier. Celle de dedans est la phrase de passe du coffre : sans elle, rien ne peut être lu, par vous non plus. Gardez les deux.
backup-left-out = Ces fichiers, que nomme la configuration, ne sont pas dans la sauvegarde : { $files }. Ils contiennent des clés, des jetons ou des mots de passe qui ont leur place ailleurs. Gardez vous-même une copie de ceux qu’il vous faut.
backup-keeps = Une sauvegarde garde ce que vous effacez plus tard. Quand vous effacez un dossier ou détruisez tout, supprimez aussi les anciennes sauvegardes.
restore-done = Le coffre est de retour dans { $home }, tel qu’il était le { $made }.
restore-sound = Son registre a été vérifié de la première à la dernière entrée, et il n’a aucun défaut.
restore-defects = { $count ->
    [one] La vérification de son registre a trouvé { $count } défaut.
   *[other] La vérification de son registre a trouvé { $count } défauts.
} Il était ainsi dans la sauvegarde. « takedown evidence verify » les nomme.
restore-missing = La configuration nomme ces fichiers, qu’aucune sauvegarde ne contient et qui ne sont pas là : { $files }. Remettez-les là où il les faut.
restore-one-of-two = Désormais, ne continuez qu’avec une seule copie de ce coffre. Deux copies qui continuent numérotent et signent de la même façon des événements différents ; plus personne ne peut alors dire quel registre est le bon, et une lettre risque de partir deux fois.
help-export = Écrire tout ce qui concerne un dossier, ou tous, dans un zip lisible sans ce programme.
help-export-out = Le nouveau zip. Rien n’est écrit par-dessus un fichier qui existe.
help-export-fingerprints = Aussi ce à quoi les images se reconnaissent. Protégez-le comme vous protégeriez les images.
export-fingerprints = Les empreintes sont comprises. Qui les a peut reconnaître l’image ailleurs, et pourrait s’en faire une impression très floue. Ne les donnez à personne qui ne devrait pas avoir l’image.
export-done = { $count ->
    [one] Tout ce qui concerne { $count } dossier est dans { $out }.
   *[other] Tout ce qui concerne { $count } dossiers est dans { $out }.
}
export-locked = Le fichier est verrouillé : seul qui a la clé secrète correspondante peut l’ouvrir.
export-open = Le fichier n’est pas verrouillé : qui l’a peut lire les noms, les adresses et les lettres qu’il contient. Gardez-le là où personne d’autre ne regarde, ou refaites-le avec --to et une clé age.
export-readme =
    Ce qu’il y a ici

    Chaque dossier contient une affaire : tout ce que ce programme en gardait au moment où le fichier a été fait. Vos images et vos vidéos n’y sont pas, parce que le programme ne les garde jamais.

    case.json : ce que vous avez dit de l’affaire. consents : ce qui a été accepté, et quand. pictures : ce qui a été enregistré. addresses-found : où des copies ont été trouvées ou signalées, et ce qui a été décidé. sightings et pages : ce qui y a été vu. looks-at-addresses : chaque nouvelle visite. posts : les messages qui l’ont répandue. notices et le dossier letters : les lettres, en texte. mails-sent, answers : ce qui est parti et ce qui est revenu. cautions, looked-at : ce qui a été retenu, et qui a regardé. notes : ce que les personnes chargées du dossier ont noté les unes pour les autres. history : chaque événement, dans l’ordre.

    Chaque partie est là deux fois : .csv s’ouvre dans un tableur, .json est pour d’autres programmes. Les heures sont en UTC.
help-wipe = Détruire le coffre et tout ce qui est à ce programme dans son dossier, sans demander la phrase de passe.
wipe-what = Tout ce que contient le coffre dans { $home } va être détruit pour toujours : ses clés, tous les dossiers, les lettres, les preuves, les réglages. Personne ne peut le faire revenir, sauf à partir d’une sauvegarde.
wipe-what-database = Toutes les tables de ce programme dans la base de données { $name } vont être détruites aussi, pour tous ceux qui travaillent avec elle.
ask-copy-first = Voulez-vous d’abord garder une copie lisible ? Tapez où l’écrire (un nouveau .zip, sur une clé USB par exemple), ou appuyez seulement sur Entrée.
ask-wipe = Pour tout détruire, tapez { $word } puis Entrée. Toute autre réponse arrête ici.
wipe-word = détruire
wipe-done = { $count ->
    [one] C’est fait : { $count } fichier a été détruit dans { $home }.
   *[other] C’est fait : { $count } fichiers ont été détruits dans { $home }.
}
wipe-database = Les tables sur le serveur de base de données ont été détruites aussi. Son propre journal, ses copies et ses sauvegardes sont entre les mains de qui l’exploite.
wipe-unreached = Le serveur de base de données n’a pas répondu ou était occupé ({ $why }). Les clés du coffre sont détruites : ce qui s’y trouve ne peut plus être lu avec elles. Donnez la même commande encore une fois quand le serveur sera là ; jusque-là, config.toml reste, car il dit où il est.
wipe-left = D’autres fichiers de ce dossier ne sont pas à ce programme, ils ont donc été laissés : { $files }

error-no-backup-passphrase = Il n’y a pas de terminal où demander la phrase de passe de la sauvegarde, et rien n’a été nommé à sa place. Rien n’a été écrit ni modifié. Nommez un fichier avec --backup-passphrase-file ; ou une clé, avec --to pour une sauvegarde et --identity pour la restaurer.
error-backup-passphrases-differ = Les deux phrases de passe sont différentes. Aucune sauvegarde n’a été écrite. Réessayez.
error-secret-unreadable = Le fichier { $file } ne peut pas être lu : { $why }. Rien n’a été écrit ni modifié. Vérifiez son emplacement et ses droits.
error-strange-backup = Le fichier s’est ouvert, mais ce qu’il contient n’est pas une sauvegarde écrite par ce programme : { $why ->
    [cut] elle finit trop tôt
    [length] une de ses parties est plus grande qu’aucune ne peut l’être
    [file] elle contient un fichier qui n’a rien à y faire
    [no-header] l’en-tête du coffre n’y est pas
    [end] quelque chose suit sa fin, ou manque avant elle
    [other] c’est autre chose
   *[record] une de ses lignes n’a pas de sens
}. Rien n’en a été gardé. Prenez une autre sauvegarde.
error-newer-backup = Une version plus récente de ce programme a écrit cette sauvegarde (son format est { $version }). Rien n’en a été gardé. Installez la dernière version, puis réessayez.
error-home-not-empty = { $home } n’est pas vide, rien n’y a donc été mis, et il a été laissé tel quel. Choisissez un dossier nouveau ou vide avec --home.
error-mixed-backup = L’en-tête de cette sauvegarde est celui d’un autre coffre que le reste. Rien n’en a été gardé. Prenez une autre sauvegarde.
error-backup-unreadable = La sauvegarde { $file } ne peut pas être lue : { $why }. Rien n’a été modifié. Vérifiez son emplacement et ses droits.
error-file-not-for-backup = { $file } est plus grand que tous les fichiers que ce programme écrit là, ou nommé autrement. Aucune sauvegarde n’a été écrite. Déplacez-le, puis réessayez.
error-database-not-empty = La base de données que nomme la configuration contient déjà un coffre. Elle a été laissée telle quelle, et rien n’a été restauré. Nommez une base vide, ou retirez [database] pour que le coffre ait la sienne.
error-strange-row = La sauvegarde contient ce que sa propre base n’a pas pu avoir ({ $table } { $column }). Rien n’en a été gardé. Prenez une autre sauvegarde.
error-nothing-to-wipe = Il n’y a rien de ce programme dans { $home }, rien n’a donc été détruit. Si votre coffre est ailleurs, nommez son dossier avec --home.
error-not-confirmed-wipe = Rien n’a été détruit. Pour tout détruire sans question, ajoutez --yes.
