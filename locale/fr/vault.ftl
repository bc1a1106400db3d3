error-no-vault = Il n’y a pas de coffre dans { $home }. Rien n’a été lu ni gardé. Créez-en un avec « takedown init », ou indiquez le bon dossier avec --home.
error-vault-exists = { $home } contient déjà un coffre. Il a été laissé exactement tel quel. Ouvrez-le avec sa phrase de passe, ou choisissez un autre dossier avec --home.
error-wrong-passphrase = Le coffre ne s’est pas ouvert : ce n’est pas la bonne phrase de passe. Rien n’a été modifié. Vérifiez la langue du clavier et les majuscules, puis réessayez.
error-empty-passphrase = La phrase de passe est vide, et une phrase vide ne protège rien. Rien n’a été créé ni ouvert. Choisissez quelques mots que personne d’autre ne connaît.
error-damaged-header = Le fichier header.json de { $home } est abîmé ou n’a pas été écrit par ce programme : le coffre ne peut pas être ouvert. Rien n’a été modifié. Remettez header.json depuis une sauvegarde ; ne créez jamais un nouveau coffre par-dessus.
error-newer-vault = Le coffre de { $home } a été créé par une version plus récente de ce programme (son format est { $version }). Rien n’a été modifié. Installez la dernière version, puis réessayez.
error-not-enough-memory = Vérifier la phrase de passe demande { $mebibytes } Mio de mémoire libre, et cet ordinateur ne les a pas en ce moment. Rien n’a été modifié. Fermez d’autres programmes, puis réessayez.
error-tampered = Une valeur enregistrée ({ $table }, { $column }) a été altérée ou déplacée : elle a été refusée. Rien n’a été modifié ni envoyé. Arrêtez de travailler avec ce coffre, gardez une copie de son dossier en l’état et restaurez une sauvegarde.
error-locked = Le coffre est verrouillé et ses clés ne sont plus en mémoire. Ce qui était en cours n’a pas été gardé. Rouvrez le coffre avec la phrase de passe.
error-wrong-passphrase-or-key-file = Le coffre ne s’est pas ouvert : la phrase de passe, le fichier-clé ou les deux ne sont pas les bons ; rien ne permet de dire lequel. Rien n’a été modifié. Vérifiez la langue du clavier, les majuscules, et que le fichier-clé est bien celui de ce coffre.
error-wrong-recovery-words = Le coffre ne s’est pas ouvert : ces mots sont bien formés, mais ce ne sont pas ceux qui ouvrent ce coffre. Rien n’a été modifié. Les mots créés auparavant ne l’ouvrent plus ; cherchez la liste la plus récente.
error-not-recovery-words = Ce ne peut pas être les mots de secours : il en faut douze, tous de la liste, dans le bon ordre. Rien n’a été essayé ni modifié. Comparez chaque mot à votre liste ; les majuscules, les accents et ce qui suit la quatrième lettre d’un mot ne comptent pas.
error-no-recovery-words = Aucun mot de secours n’a été créé pour ce coffre : seule sa phrase de passe l’ouvre. Rien n’a été modifié.
error-key-file-needed = Le coffre s’ouvre avec sa phrase de passe et son fichier-clé ensemble, et aucun fichier-clé n’a été indiqué. Rien n’a été modifié. Dites où il est : sur la page qui le demande, avec --key-file avant la commande, ou par key_file sous [vault] dans la configuration. Si le fichier est perdu, les mots de secours ouvrent le coffre sans lui.
error-key-file-unreadable = Le fichier-clé { $file } ne peut pas être utilisé : { $why }. Le coffre reste verrouillé ; rien n’a été modifié. Branchez la clé USB qui le contient, ou vérifiez son emplacement.
error-too-many-tries = Il y a eu plusieurs essais erronés : le prochain doit attendre encore { $minutes ->
    [0] { "" }
    [one] { $minutes } minute et{ " " }
   *[other] { $minutes } minutes et{ " " }
}{ $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}. Rien n’a été essayé à l’instant, et rien n’a été modifié ni perdu. Revenez à ce moment-là ; relancer le programme ne raccourcit pas l’attente.

help-recovery = Ouvrir avec les mots de secours au lieu de la phrase de passe.
help-recovery-file = Un fichier qui contient les mots de secours ; il sert au lieu de la phrase de passe.
help-key-file = Le fichier-clé, pour un coffre qui en demande un.
help-vault-group = Changer ce qui ouvre le coffre : phrase de passe, mots de secours, fichier-clé.
help-vault-passphrase = Choisir une nouvelle phrase de passe. L’ancienne n’ouvre plus rien, sauf les copies du dossier faites avant.
help-vault-recovery = Créer douze mots de secours, qui ouvrent le coffre quand la phrase de passe est perdue. Les mots précédents prennent alors fin.
help-vault-key-file = Faire que la phrase de passe n’ouvre le coffre qu’avec un fichier, ou de nouveau seule.
help-new-passphrase-file = Un fichier qui contient la nouvelle phrase de passe ; sans lui, elle est demandée deux fois au terminal.
help-without-key-file = Faire que la nouvelle phrase de passe ouvre le coffre seule, par exemple si le fichier-clé est perdu.
help-card = Écrire aussi les mots dans ce nouveau fichier, comme une liste ordinaire de mots à apprendre : en PDF si son nom finit par .pdf, sinon en texte.
help-recovery-remove = Ne plus avoir de mots de secours.
help-key-file-make = Créer ce nouveau fichier au contenu aléatoire ; dès lors, le coffre s’ouvre avec la phrase de passe et ce fichier ensemble.
help-key-file-remove = Faire que la phrase de passe ouvre de nouveau le coffre seule.

ask-new-passphrase = Nouvelle phrase de passe : { "" }
recovery-asked = Tapez les douze mots de secours dans l’ordre, séparés par des espaces, puis Entrée.
recovery-explained = Les mots de secours ouvrent ce coffre sans sa phrase de passe et sans son fichier-clé : qui les a, a le coffre. Personne d’autre ne les garde, et personne ne peut les retrouver. Si la phrase de passe et les mots sont perdus, plus personne ne pourra lire ce que contient le coffre. Les mots précédents prennent fin dès que les nouveaux comptent.
recovery-write-down = Notez ces douze mots dans cet ordre, ailleurs que sur cet appareil. Ils disparaissent ensuite de l’écran.
recovery-type-back = Tapez-les maintenant à votre tour, séparés par des espaces : { "" }
recovery-made = Les nouveaux mots de secours comptent dès maintenant. Les précédents n’ouvrent plus rien, sauf les copies du dossier faites avant. Gardez la liste là où personne d’autre ne regarde.
recovery-removed = Plus aucun mot de secours n’ouvre ce coffre, sauf les copies du dossier faites avant. Si sa phrase de passe est perdue désormais, personne ne pourra l’ouvrir.
wrong-tries-before = { $count ->
    [one] Auparavant, le coffre a été essayé une fois avec une phrase de passe ou des mots de secours qui ne sont pas les bons : { $at }.
   *[other] Auparavant, le coffre a été essayé { $count } fois avec une phrase de passe ou des mots de secours qui ne sont pas les bons, la dernière fois : { $at }.
} Si ce n’était pas vous : « takedown vault passphrase » choisit une autre phrase de passe.
change-not-noted = Le changement est fait, mais le registre n’a pas pu le noter, pour cette raison :
passphrase-changed = La nouvelle phrase de passe ouvre le coffre dès maintenant. L’ancienne n’ouvre plus rien, sauf les copies du dossier faites avant : une sauvegarde garde la phrase de passe avec laquelle elle a été faite.
key-file-made = Dès maintenant, le coffre s’ouvre avec sa phrase de passe et ce fichier ensemble : { $file }. Gardez-le ailleurs que sur cet appareil, et gardez-en une copie : ni l’un ni l’autre n’ouvre le coffre seul. Indiquez-le avec --key-file avant chaque commande, ou par key_file sous [vault] dans la configuration. Les mots de secours ouvrent le coffre sans lui.
key-file-removed = La phrase de passe ouvre de nouveau le coffre seule. Le fichier est toujours à sa place ; plus rien n’en a besoin, sauf les copies du dossier faites avant.
card-title = Mots à apprendre

error-passphrase-too-short = La nouvelle phrase de passe a moins de { $shortest } caractères : quelqu’un qui copie le dossier pourrait la trouver en essayant. Rien n’a été créé ni modifié. Choisissez quelques mots que personne d’autre ne connaît.
error-passphrase-too-common = La nouvelle phrase de passe est l’une de celles que n’importe qui essaie d’abord : une phrase courante, un seul caractère répété, ou seulement des mots de ce programme. Rien n’a été créé ni modifié. Choisissez quelques mots que personne d’autre ne connaît et qui n’ont rien à voir entre eux.
error-words-differ = Ce qui a été retapé n’est pas la nouvelle liste de mots. Les nouveaux mots ne comptent pas ; rien n’a été modifié, et ce qui ouvrait le coffre l’ouvre toujours. Recommencez : de nouveaux mots seront affichés.
error-make-or-remove = Il n’est pas dit que faire d’un fichier-clé. Rien n’a été modifié. Indiquez un nouveau fichier avec --make FICHIER, ou ajoutez --remove pour ouvrir de nouveau avec la phrase de passe seule.
error-no-terminal = Il n’y a pas de terminal où poser la question. Rien n’a été modifié ni envoyé. Lancez la commande dans un terminal.
error-locked-while-waiting = Personne n’a répondu pendant un moment, ou l’appareil s’est mis en veille : le coffre a été verrouillé et ses clés ne sont plus en mémoire. Ce qui était demandé n’a pas été fait ; rien n’a été modifié ni envoyé. Relancez la commande.
error-passphrase-needed = Un fichier-clé va avec la phrase de passe, et le coffre a été ouvert avec ses mots de secours. Rien n’a été modifié. Ouvrez-le avec la phrase de passe, ou choisissez-en d’abord une nouvelle avec « takedown vault passphrase --recovery ».

doctor-recovery = des mots de secours ouvrent le coffre si la phrase de passe est perdue
doctor-recovery-none = aucun mot de secours n’a été créé : une phrase de passe perdue ne se remplace pas ; « takedown vault recovery » en crée
doctor-key-file-unused = la phrase de passe ouvre le coffre sans fichier-clé
doctor-key-file-unnamed = le coffre demande un fichier-clé, et la configuration n’en nomme pas ; il faut l’indiquer avec --key-file
doctor-key-file-there = le coffre demande un fichier-clé, et { $file } est là
doctor-key-file-away = le coffre demande un fichier-clé, et { $file } n’est pas là en ce moment
doctor-memory-whole = la mémoire du programme n’est pas écrite sur le disque pendant qu’il tourne
doctor-memory-keys = seules les pages de mémoire qui contiennent des clés sont tenues hors du disque ; la limite du système (ulimit -l) n’en permet pas plus
doctor-memory-nothing = le système ne laisse pas le programme tenir sa mémoire hors du disque ; là où la mémoire est échangée, des clés et des mots peuvent y être écrits
doctor-dumps-off = un arrêt brutal ne laisse aucune copie de la mémoire
doctor-dumps-on = un arrêt brutal peut laisser une copie de la mémoire
doctor-swap = cette machine peut écrire la mémoire sur le disque (échange), à { $count ->
    [one] { $count } endroit
   *[other] { $count } endroits
} ; le mieux est que cet endroit soit chiffré lui aussi
doctor-swap-none = cette machine n’écrit pas la mémoire sur le disque (pas d’échange)
