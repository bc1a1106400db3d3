### Qui détient une adresse, et comment le joindre.

help-recipients-find = Chercher qui détient une adresse : plateforme, hébergeur, réseau, réseau de diffusion, bureau d’enregistrement. Rien n’est enregistré et personne n’est contacté par écrit.
help-find-urls = Adresses de pages ou de fichiers.
help-find-pages = Si les pages du site (contact, signalement, mentions légales, security.txt) peuvent être lues quand l’annuaire ne connaît pas le site. L’adresse elle-même n’est jamais visitée. Pour une personne qui a ou pourrait avoir moins de 18 ans, utilisez --no-pages.
bar-find = Recherche
find-no-address = « { $text } » n’est pas une adresse du web ; rien n’a été cherché pour elle. Une adresse commence par http:// ou https://.

holding-role = { $role ->
    [embeds] { $host } montre un fichier gardé ailleurs, ou y renvoie. Il ne peut pas le supprimer à la source.
    [search] { $host } est un moteur de recherche : il trouve ce que d’autres gardent. Il peut retirer un résultat, pas le fichier.
    [cache] { $host } garde sa propre copie de ce que d’autres hébergent. Il faut demander aux deux.
    [translates] { $host } montre dans une autre langue la page de quelqu’un d’autre. Il ne garde pas le fichier.
   *[hosts] { $host } semble garder ce qui se trouve à cette adresse.
}
holding-ips = Numéros de ses machines : { $ips }
holding-part = { $part } : { $name }
holding-known = Dans l’annuaire sous { $recipient } ; « recipients show { $recipient } » dit comment le joindre.
holding-contact = { $address } : { $how } ; { $trust }.
holding-nobody = Personne à qui écrire n’a été trouvé. Restent les moteurs de recherche et l’autorité.
holder-platform = Plateforme
holder-site = Responsable du site
holder-host = Hébergeur
holder-network = Réseau
holder-cdn = Réseau de diffusion devant l’hébergeur
holder-registrar = Bureau d’enregistrement du nom
holder-registry = Registre du nom

contact-found-rdap-abuse = contact pour les abus indiqué par le registre
contact-found-security-txt = indiqué dans le security.txt du site, prévu pour les failles
contact-found-page-dmca = sur la page du site consacrée aux retraits
contact-found-page-abuse = sur la page de signalement du site
contact-found-page-contact = sur la page de contact du site
contact-found-page-legal = dans les mentions légales du site
contact-found-mail-link = en lien sur la page d’accueil du site
contact-found-rfc2142 = adresse d’usage, que personne n’a publiée
contact-trust-high = vérifié
contact-trust-medium = publié, vérifié par personne
contact-trust-low = incertain, à regarder avant de s’en servir
contact-private = Une personne seule lit peut-être ces messages, peut-être celle qui a publié.
holder-may-forward = Non connu. Considérez que le signalement entier est transmis.

holding-failed-address = Ce n’est pas une adresse du web.
holding-failed-dns = Ce que désigne le nom n’a pas pu être établi : ce nom n’existe pas, ou aucun serveur de noms ne répond.
holding-failed-dns-proxied = Ce site est visité à travers un proxy : son nom n’a donc pas été demandé au serveur de noms de ce réseau.
holding-failed-rdap-ip = Le registre du réseau n’a pas répondu.
holding-failed-rdap-domain = Le registre du nom n’a pas répondu, ou n’a pas de tel service.
holding-failed-rdap-registrar = Le bureau d’enregistrement n’a pas répondu ; ce que le registre dit de lui est affiché.
holding-failed-pages = Les pages du site n’ont pas répondu, ou ne peuvent pas être lues par un programme.

error-bad-nameserver = Dans [lookup], « nameserver » vaut « { $nameserver } », qui n’est pas un numéro suivi d’un port, comme 9.9.9.9:53 ou [2620:fe::fe]:53. Personne n’a été interrogé et rien n’a été envoyé. Corrigez-le, ou laissez-le vide pour utiliser celui de cette machine.
error-bad-bootstrap = Dans [lookup], « bootstrap » vaut « { $bootstrap } », qui n’est pas une adresse du web. Personne n’a été interrogé et rien n’a été envoyé. Corrigez-le, ou retirez la ligne pour utiliser les listes de l’IANA.
