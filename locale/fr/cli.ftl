### Ce que dit la ligne de commande.

help-program = Retrouve les copies d’images intimes diffusées sans consentement et prépare les signalements qui demandent leur retrait. Les originaux restent où ils sont. Rien n’est envoyé sans vous.
help-home = Le dossier du coffre.
help-config = Le fichier de configuration ; config.toml dans le dossier du coffre par défaut.
help-passphrase-file = Un fichier qui contient la phrase de passe ; sans lui, elle est demandée au terminal.
help-lang = La langue de ce que vous lisez : fr ou en.
help-json = Écrire des lignes JSON.
help-case = L’identifiant du dossier.
help-init = Créer le coffre.
help-doctor = Dire ce qui fonctionne sur cette machine et ce qui ne fonctionne pas.
help-demo = Montrer tout le déroulement sur des photographies ordinaires, sur cette seule machine.
help-demo-serve = Ouvrir l’application web à la fin, avec le dossier de la démonstration.
help-demo-folder = Le dossier où travaille la démonstration ; .demo dans le dossier courant par défaut.
help-case-group = Ouvrir, afficher, modifier, fermer et effacer des dossiers.
help-case-new = Ouvrir un dossier.
help-case-list = Afficher la liste des dossiers.
help-case-show = Afficher un dossier.
help-case-edit = Modifier le libellé, le pays, le contact, le nom ou le niveau d’un dossier.
help-case-close = Fermer un dossier : il est gardé, mais plus rien n’est recherché pour lui.
help-case-erase = Effacer un dossier : sa clé est détruite, et avec elle tout ce qu’elle protégeait.
help-label = Le nom que vous donnez à ce dossier ; personne d’autre ne le voit.
help-adult = La personne avait-elle 18 ans ou plus sur toutes les images ? Avec « no » ou « unsure », seules les lignes d’écoute sont proposées.
help-standing = Qui parle : la personne représentée, ou quelqu’un qu’elle a autorisé.
help-country = Le pays de la personne représentée, en deux lettres (FR) : il décide du droit qu’un signalement cite.
help-contact = L’adresse électronique à laquelle les réponses doivent arriver.
help-name = Le nom que portent les signalements : un pseudonyme ou une association convient.
help-level = Ce qui est gardé de chaque image ou vidéo, chiffré. strong, par défaut : une empreinte de l’ensemble et de petits codes de ses détails, brouillés par un secret de votre coffre ; trouve aussi les recadrages, légendes, captures d’écran et collages. portable : l’empreinte de l’ensemble seule, comme les banques d’empreintes la gardent ; trouve les copies redimensionnées, recompressées, en miroir ou tournées. Qui franchirait le chiffrement pourrait en tirer, dans les deux cas, une impression très floue de l’image ; les détails en disent plus, et seulement à qui aurait aussi le secret de votre coffre.
help-yes = Ne pas redemander.
help-paths = Des fichiers ou des dossiers.
help-register = Calculer l’empreinte d’images et de vidéos pour un dossier. Les fichiers restent où ils sont ; ni eux ni leurs noms ne sont gardés.
help-match = Comparer des fichiers à tout ce qui est enregistré. Rien n’est gardé.
help-crawl = Visiter les sites configurés et garder ce qui correspond.
help-again = Revisiter tout ce qui est connu, et parcourir chaque liste jusqu’au bout.
help-hosts = Noms de sites configurés ; tous par défaut.
help-budget = Le nombre maximal de requêtes en tout.
help-recheck = Vérifier de nouveau chaque adresse connue.
help-matches-group = Afficher et ajouter des correspondances, décider de chacune.
help-matches-list = Afficher ce qui a été trouvé.
help-matches-add = Ajouter des adresses que vous avez trouvées vous-même : chacune est visitée une fois.
help-matches-decide = Noter votre décision sur une correspondance. Seul « confirmed » peut mener à un signalement.
help-state = Seulement les correspondances dans cet état.
help-possible = Montrer aussi les ressemblances faibles.
help-urls = Des adresses qui commencent par http:// ou https://.
help-csv = Un fichier CSV avec une colonne « url ».
help-match-ids = Identifiants de correspondances.
help-decision = confirmed : c’est une copie. rejected : ce n’en est pas une. mine : c’est à vous et cela peut rester. not-me : c’est quelqu’un d’autre.
help-notices-group = Préparer, afficher, approuver et suivre les signalements.
help-notices-draft = Préparer un signalement pour chaque correspondance confirmée qui n’en a pas.
help-notices-list = Afficher la liste des signalements, et ce qui manque encore à chacun.
help-notices-show = Afficher un signalement en entier.
help-notices-approve = Approuver un signalement tel qu’il se lit maintenant.
help-notices-sent = Noter que vous avez déposé ou envoyé un signalement approuvé.
help-notices-outcome = Noter ce que le destinataire a répondu.
help-notice-id = L’identifiant du signalement.
help-notice-language = Langue du brouillon ; par défaut, celle que le destinataire préfère.
help-format = text, html, pdf, eml, json, ou sheet (champ par champ, pour un formulaire).
help-at = La date et l’heure de l’envoi, en UTC : 2026-11-21T14:30:00Z.
help-reference = La référence donnée par le destinataire.
help-outcome = removed, refused, more-information, wrong-recipient ou no-answer.
help-evidence-group = Ce qui a été vu et fait, dans un registre vérifiable : relever des pages, le dater, le remettre.
help-evidence-verify = Vérifier un lot de preuves pour les enquêteurs, sans le coffre ; ou recalculer le registre du coffre. Chaque défaut est indiqué.
help-bundle = Un lot de preuves pour les enquêteurs ; sans lui, le registre du coffre.
help-hashes-group = Échanger des empreintes avec les banques d’empreintes.
help-hashes-export = Écrire les empreintes d’un dossier comme un autre outil les lit.
help-hashes-import = Prendre dans un dossier la liste d’empreintes d’un autre outil, ou la prendre comme des indésirables connus.
help-negatives-group = Lister les indésirables connus, qui font taire des correspondances, et en retirer.
help-negatives-list = Lister ce que l’on sait ne pas être une copie : d’après une liste, ou par votre décision sur une correspondance. Avec --case, seulement ce qui se tait pour ce dossier.
help-negatives-remove = Retirer des indésirables venus d’une liste. Ce qu’ils faisaient taire sera de nouveau montré à la prochaine rencontre.
help-negative-ids = Identifiants d’indésirables connus, comme les montre « takedown negatives list ».
help-list-format = stopncii, threatexchange ou csv.
help-hash-list = La liste : JSON de StopNCII ou de ThreatExchange, ou CSV.
help-as-negative = Prendre la liste comme des indésirables connus : ce qui leur ressemble n’est plus montré comme correspondance. Sans --case, pour tous les dossiers du coffre.

ask-passphrase = Phrase de passe : { "" }
ask-passphrase-again = La même, encore une fois : { "" }
ask-erase = Effacer le dossier « { $label } » pour toujours ? Sa clé est détruite ; personne ne peut le faire revenir. Écrivez « oui » pour continuer.
yes-words = oui o

error-no-passphrase = Le coffre est verrouillé : il n’y a pas de terminal où demander la phrase de passe, et aucun fichier n’a été indiqué. Rien n’a été modifié ni envoyé. Indiquez un fichier avec --passphrase-file.
error-passphrase-file-unreadable = Le fichier de la phrase de passe { $file } ne peut pas être lu : { $why }. Le coffre reste verrouillé ; rien n’a été modifié ni envoyé. Vérifiez son emplacement et ses droits d’accès.
error-passphrase-unreadable = Ce qui a été tapé n’est pas lisible comme texte sur ce terminal. Le coffre reste verrouillé ; rien n’a été modifié ni envoyé. Réessayez, ou mettez la phrase de passe dans un fichier et nommez-le avec --passphrase-file.
error-passphrases-differ = Les deux phrases de passe sont différentes. Aucun coffre n’a été créé, et rien n’a été gardé. Réessayez.
error-bad-case-field = La valeur donnée pour « { $field } » ne peut pas être utilisée. Rien n’a été enregistré ni envoyé. « takedown case new --help » dit ce qui est attendu.
error-not-confirmed-erasure = Rien n’a été effacé. Pour effacer sans que la question soit posée, ajoutez --yes.
error-not-atime = « { $text } » n’est pas une date avec une heure qui puisse être lue ici. Rien n’a été modifié ni envoyé. Écrivez-la en UTC, comme ceci : 2026-11-21T14:30:00Z.
error-nothing-to-add = Ni adresse ni fichier d’adresses n’a été donné. Rien n’a été visité ni gardé. Donnez des adresses qui commencent par http:// ou https://, ou un fichier avec --csv.
error-no-case-named = Il n’est pas dit pour quel dossier est la liste. Rien n’a été importé. Nommez-le avec --case ID, ou prenez la liste comme des indésirables connus avec --as-negative.

usage-no-such-verb = Cette commande n’existe pas. Rien n’a été fait, gardé ni envoyé. Les commandes : « { $path } --help ».
usage-no-such-option = L’option { $what } n’existe pas ici. Rien n’a été fait, gardé ni envoyé. Les options : « { $path } --help ».
usage-bad-option = L’option { $what } est sans sa valeur, ou en porte une qu’elle ne prend pas. Rien n’a été fait, gardé ni envoyé. Comment l’écrire : « { $path } --help ».
usage-missing = Il manque { $what }. Rien n’a été fait, gardé ni envoyé. Comment l’écrire : « { $path } --help ».
usage-bad-value = La valeur donnée pour { $what } ne peut pas être utilisée. { $takes ->
    [none] { "" }
   *[other] Valeurs possibles : { $takes }.{ " " }
}Rien n’a été fait, gardé ni envoyé. Comment l’écrire : « { $path } --help ».
usage-too-many = Il y a un mot de trop. Rien n’a été fait, gardé ni envoyé. Comment l’écrire : « { $path } --help » ; un nom avec des espaces se met entre guillemets.

interrupted = Arrêté, comme vous l’avez demandé. Ce qui était déjà enregistré est en sûreté ; aucun signalement n’a été envoyé.
init-done = Le coffre est créé dans { $home }. Personne ne peut retrouver la phrase de passe si elle est perdue : « takedown vault recovery » crée des mots qui ouvrent alors le coffre.
doctor-ok = fonctionne
doctor-not-ok = à regarder
doctor-settings-good = la configuration est bonne ; elle nomme { $hosts ->
    [0] encore aucun site
    [one] un site
   *[other] { $hosts } sites
}
doctor-home-new = pas encore de coffre ; « takedown init » en crée un
doctor-home-empty = le dossier est là, sans coffre
doctor-home-vault = le coffre est là, lisible par vous uniquement
doctor-home-closed = le dossier ne peut pas être lu ou modifié
doctor-home-open-to-others = d’autres comptes de cette machine peuvent regarder dans le dossier du coffre ; son contenu est chiffré, mais les fichiers peuvent être copiés ou abîmés. Pour y remédier : chmod -R go= { $home }
doctor-disk = { $free } Mio sont libres ; il en faut { $need }
doctor-clock = l’horloge indique { $now } ; les preuves demandent qu’elle soit juste
doctor-database-good = { $version }, { $size } Kio utilisés
doctor-decoders = lus ici : { $formats }
doctor-videos = vidéos lues ici (PyAV { $version }) : { $formats }
doctor-videos-missing = vidéos lues ici (PyAV { $version }), sauf ces sortes : { $missing }
doctor-details = les détails des images sont décrits par OpenCV { $version }
doctor-jail = les images et les vidéos sont décodées dans des processus à part, limités en mémoire, en temps et en fichiers
doctor-jail-none = le processus qui décode les images ne peut pas démarrer ; rien ne sera décodé en dehors de lui
doctor-landlock = le noyau interdit au processus les fichiers et le réseau (Landlock { $abi })
doctor-landlock-none = ce noyau n’a pas Landlock : un des murs autour du décodeur manque
doctor-seccomp = le noyau refuse au processus presque tous les appels système
doctor-seccomp-none = ce noyau n’a pas seccomp : un des murs autour du décodeur manque
doctor-directory = l’annuaire connaît { $count } destinataires

consent-subject = En ouvrant ce dossier, vous dites : je suis la personne représentée. J’avais 18 ans ou plus sur toutes les images de ce dossier. Je souhaite que des copies soient recherchées sur les sites que je configure, et que des signalements soient préparés pour que je les approuve.
consent-representative = En ouvrant ce dossier, vous dites : la personne représentée m’a donné l’autorisation d’agir pour elle. Elle avait 18 ans ou plus sur toutes les images de ce dossier. Elle souhaite que des copies soient recherchées sur les sites configurés, et que des signalements soient préparés et approuvés pour elle.
consent-addresses-subject = En ouvrant ce dossier, vous dites : je suis la personne représentée. Je souhaite que des adresses soient notées ici, pour pouvoir les donner aux services nommés ci-dessous. Rien n’est recherché.
consent-addresses-representative = En ouvrant ce dossier, vous dites : j’agis pour la personne représentée. Je souhaite que des adresses soient notées ici, pour pouvoir les donner aux services nommés ci-dessous. Rien n’est recherché.
hotlines =
    Pour des images d’une personne de moins de 18 ans, ou quand ce n’est pas certain, ce programme ne cherche rien et ne capture rien. Merci de ne pas copier ni télécharger les images, et de ne pas en faire de capture d’écran. Ces services sont faits pour cela et ne coûtent rien :
      France : 3018 (tous les jours, de 9 h à 23 h), e-Enfance, https://3018.fr
      France : Pharos, le site de signalement de la police, https://www.internet-signalement.gouv.fr — donnez les adresses seules
      Royaume-Uni : Report Remove, https://www.iwf.org.uk/what-we-do/why-we-exist/report-remove
      Partout : Take It Down, https://takeitdown.ncmec.org — l’image reste sur l’appareil ; seulement si elle s’y trouve déjà
    Les horaires changent : vérifiez-les. En danger immédiat : 17 ou 112 en France ; ailleurs, le numéro d’urgence de votre pays.

case-open = ouvert
case-closed = fermé
case-erased = effacé
adult-yes = oui
adult-no = non
adult-unsure = pas certain
standing-subject = la personne représentée
standing-representative = quelqu’un qu’elle a autorisé
level-strong = strong (images entières et leurs détails)
level-portable = portable (images entières seulement)
field-case = Dossier :
field-status = État :
field-created-at = Ouvert le :
field-closed-at = Fermé le :
field-label = Libellé :
field-adult = 18 ans ou plus :
field-standing = Qui parle :
field-country = Pays :
field-contact = Contact :
field-name = Nom sur les signalements :
field-level = Niveau :
level-now-portable = Les codes de détails que ce dossier avait sont supprimés, ceux des images de ses vidéos aussi. Désormais, recadrages, légendes, captures d’écran et collages ne sont plus trouvés pour lui. Des sauvegardes plus anciennes peuvent encore les contenir.
level-now-strong = Ce que vous enregistrez désormais aura aussi les codes de ses détails. Ce qui l’était déjà ne les a pas : enregistrez ces fichiers encore une fois, et ils les auront.

bar-register = Empreintes
bar-match = Comparaison
bar-crawl = Recherche
bar-recheck = Revérification
registered-registered = enregistrée
registered-known = déjà connue
registered-refused = refusée
registered-unreadable = illisible
register-summary = { $taken ->
    [0] Aucun fichier enregistré ; laissés de côté : { $left }. Rien n’a été gardé, et rien n’a quitté cette machine.
    [one] Un fichier enregistré ; laissés de côté : { $left }. Son empreinte est gardée, chiffrée ; le fichier lui-même n’a pas été copié, et rien n’a quitté cette machine.
   *[other] { $taken } fichiers enregistrés ; laissés de côté : { $left }. De chacun, une empreinte est gardée, chiffrée ; les fichiers eux-mêmes n’ont pas été copiés, et rien n’a quitté cette machine.
}
register-summary-server = { $taken ->
    [0] Aucun fichier enregistré ; laissés de côté : { $left }. Rien n’a été gardé, et rien n’a quitté cette machine.
    [one] Un fichier enregistré ; laissés de côté : { $left }. Son empreinte est gardée, chiffrée, dans la base de données que la configuration nomme ; le fichier lui-même n’a pas été copié et n’a pas quitté cette machine.
   *[other] { $taken } fichiers enregistrés ; laissés de côté : { $left }. De chacun, une empreinte est gardée, chiffrée, dans la base de données que la configuration nomme ; les fichiers eux-mêmes n’ont pas été copiés et n’ont pas quitté cette machine.
}
match-unreadable = illisible : { $reason }
match-none = rien d’enregistré ne lui ressemble
match-hit = { $confidence } : { $media } ({ $method })
match-reason-same-scene = même scène ou même série : c’est peut-être une autre image prise au même moment ; seule une personne peut le dire
match-span-here = de { $start } à { $end }
match-span-there = dans la vidéo enregistrée, de { $start } à { $end }
match-span-both = de { $start } à { $end } (dans la vidéo enregistrée, de { $ofstart } à { $ofend })
crawl-trouble = { $site } : { $why }
crawl-possible = { $count ->
    [one] Une ressemblance faible est gardée aussi
   *[other] { $count } ressemblances faibles sont gardées aussi
} ; voyez avec « takedown matches list --possible ».
crawl-summary = Pages lues : { $pages } ; images lues : { $media }, comparées : { $hashed }, laissées de côté : { $skipped }, inchangées : { $unchanged } ; { $matches ->
    [0] aucune nouvelle correspondance
    [one] une nouvelle correspondance
   *[other] { $matches } nouvelles correspondances
} ; { $errors ->
    [0] aucun incident
   *[other] incidents : { $errors }
}.
matches-none = Aucune correspondance ici pour l’instant, ou aucune dans cet état.
bad-address = Laissée de côté (ligne { $line }) : « { $text } » n’est pas une adresse qui commence par http:// ou https://, ou elle contient un nom ou un mot de passe.
bad-address-typed = Laissée de côté : « { $text } » n’est pas une adresse qui commence par http:// ou https://, ou elle contient un nom ou un mot de passe.

confidence-certain = certaine
confidence-likely = probable
confidence-possible = possible
method-exact = le même fichier
method-pdq = la même image
method-phash = le pHash d’une liste
method-dhash = le dHash d’une liste
method-local = des parties de l’image
method-video = une vidéo
method-reported = trouvée par vous
match-state-new = nouvelle
match-state-confirmed = confirmée
match-state-rejected = écartée
match-state-mine = à vous, peut rester
match-state-not-me = quelqu’un d’autre
verdict-live = en ligne
verdict-gone = retirée
verdict-soft-gone = masquée
verdict-unreachable = injoignable
verdict-blocked = bloquée
verdict-unknown = inconnue

notices-none = Il n’y a pas encore de signalement.
notices-nothing-to-draft = Chaque correspondance confirmée a son signalement.
notices-nobody-known = On ne sait pas à qui écrire pour { $count ->
    [one] l’adresse
   *[other] { $count } adresses
} chez { $host }. Rien n’a été préparé pour cela. Pour demander aux serveurs de noms et aux registres qui la détient : takedown notices draft --find. Si vous savez à qui écrire : takedown notices draft --recipient ID
notice-missing = il manque : { $what }
notice-state-draft = brouillon
notice-state-held = en attente
notice-state-approved = approuvé
notice-state-sent = envoyé
notice-state-acknowledged = reçu
notice-state-removed = contenu retiré
notice-state-refused = refusé
notice-state-escalated = porté plus haut
notice-state-withdrawn = retiré par vous

hashes-leave = { $count ->
    [one] { $count } empreinte sort
   *[other] { $count } empreintes sortent
} maintenant du coffre. Traitez cette liste comme les images elles-mêmes : ne la donnez qu’à une banque d’empreintes.
hashes-summary = Empreintes prises : { $taken } ; laissées de côté : { $left }.
negatives-none = Aucun indésirable n’est connu ici : rien n’est passé sous silence.
negative-imported = venu d’une liste
negative-rejected = par votre décision sur { $match }
negative-every-case = tous les dossiers
negatives-removed = Indésirables retirés : { $count }. Ce qu’ils faisaient taire peut de nouveau être trouvé. Importer la liste une nouvelle fois annule cela.
bad-hash = Laissée de côté (entrée { $place }) : { $why }.
verify-summary = { $count } éléments vérifiés, { $defects ->
    [0] tous sains
    [one] un défaut
   *[other] { $defects } défauts
}.
