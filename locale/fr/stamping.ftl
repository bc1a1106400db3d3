### L’état du registre, daté par d’autres : la commande, ce que l’envoi a donné, et les défauts trouvés.

help-evidence-stamp = Noter l’état du registre, le signer, et demander aux autorités des réglages de le dater.
help-stamp-out = l’écrire aussi dans ce nouveau fichier, à garder ailleurs que sur cet appareil
help-anchor = comparer le registre à un fichier écrit par « evidence stamp --out »

stamp-made = { $count ->
    [one] 1 entrée, signée : { $root }
   *[other] { $count } entrées, signées : { $root }
}
stamp-done = { $authority } l’a daté { $at } : { $count ->
    [one] 1 entrée
   *[other] { $count } entrées
}
stamp-waits = { $authority } ne l’a pas encore daté : { $why }. La demande sera refaite.
stamp-refused = { $authority } a répondu, mais la réponse n’est pas utilisable : { $why }. La prochaine demande se fera comme d’habitude.
stamp-nothing = Le registre est vide ; il n’y a rien à dater.
stamp-nobody = Les réglages ne nomment aucune autorité : rien n’a été demandé, et rien n’a quitté cette machine.
stamp-kept = Gardé dans { $file }, avec { $stamps ->
    [0] aucune date donnée par d’autres
    [one] 1 date donnée par d’autres
   *[other] { $stamps } dates données par d’autres
}, pour { $count ->
    [one] la première entrée
   *[other] les { $count } premières entrées
}. Il contient des empreintes et des heures, rien d’aucun dossier. Il sert là où personne qui modifie cet appareil ne peut le modifier aussi.
stamp-not-asked = rien ne lui a été demandé
stamp-address-refused = son adresse est de celles que ce programme ne contacte pas
stamp-unreachable = elle est injoignable
stamp-too-slow = elle a mis trop de temps
stamp-too-large = sa réponse était trop grande et n’a pas été lue
stamp-status = son serveur a répondu par une erreur ou a renvoyé ailleurs
stamp-not-a-reply = ce qui est revenu n’est pas un horodatage ; peut-être la page d’un réseau est-elle venue à sa place
stamp-rejected = elle a dit non
stamp-wrong-imprint = elle a daté autre chose
stamp-wrong-nonce = elle a répondu à une autre question
stamp-not-an-authority = son certificat n’est pas de ceux qui servent à dater
stamp-expired = son certificat n’était pas valable à cette heure
stamp-untrusted = son certificat ne mène pas à ceux des réglages
stamp-no-roots = le fichier de certificats que les réglages nomment pour elle n’est pas lisible ou n’en contient aucun

defect-commitment-broken = son contenu et l’engagement du registre ne vont pas ensemble
defect-body-back = son dossier a été effacé, et pourtant son contenu est là
defect-verdict-differs = ce que la dernière visite a trouvé n’est pas ce que dit le registre
defect-capture-differs = un relevé n’est pas ce que dit le registre
defect-capture-missing = un relevé dont parle le registre n’est plus là
defect-look-differs = qui a regardé l’endroit où cela a été trouvé n’est pas ce que dit le registre
defect-checkpoint-inconsistent = le registre n’est pas dans l’état qui a été signé alors
defect-anchor-beyond = le registre est plus court que ne le dit le fichier : il a été remis dans un état antérieur
defect-anchor-differs = le registre n’est pas celui dont parle le fichier : il a été réécrit
defect-another-key = la signature est celle d’une autre clé
defect-header-changed = ce qui la décrit a été modifié
defect-another-case = elle est d’un autre dossier
defect-body-unproven = son contenu n’est pas lié au registre
defect-entry-twice = elle est là deux fois ou n’est pas à sa place
defect-proof-empty = cela ne prouve rien : il manque les entrées ou les états signés
defect-stamp-unknown = l’état signé que cela date n’est pas là
defect-stamp-time = l’heure n’est pas celle que l’autorité a donnée
defect-stamp-not-a-reply = ce n’est pas un horodatage
defect-stamp-rejected = il y est dit que rien n’a été daté
defect-stamp-wrong-imprint = cela date autre chose
defect-stamp-not-an-authority = le certificat qui l’a signé n’est pas de ceux qui servent à dater
defect-stamp-expired = le certificat qui l’a signé n’était pas valable à cette heure
defect-stamp-untrusted = cela a été modifié, ou ne mène pas aux certificats de confiance
defect-stamp-no-roots = il n’y a aucun certificat auquel mener

error-not-an-anchor = { $file } n’est pas un fichier écrit par « evidence stamp --out », ou il a été modifié. Rien n’a changé ici, et rien n’a quitté cette machine. Prenez le fichier que vous avez gardé.
