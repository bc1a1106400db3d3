# Ce que dit un serveur d’équipe, à côté de ce que dit chacune de ses parties.

error-not-yours = Votre rôle dans cette organisation ne comprend pas cela. Rien n’a été fait ni montré. Une personne chargée de la supervision peut vous dire qui en a le droit.
error-letterbox-not-shared = Ce que des personnes envoient par la page de l’organisation n’est pas encore partagé avec vous. Rien n’a été pris en charge. Une personne responsable le partage sur la page « Membres », sous votre nom.
team-letters-not-shared = Vous ne pouvez pas encore les ouvrir : qui vient d’arriver en reçoit la clé d’une personne responsable, qui la partage sur la page « Membres », sous votre nom.
error-not-prepared = La base de données n’est pas encore celle d’une équipe, ou vient d’une version plus ancienne. Rien n’a été changé. Lancez « takedown team init » avec le compte de son propriétaire.
error-not-empty-for-team = La base de données contient les dossiers d’une seule personne, et celle d’une équipe commence vide. Rien n’a été changé. Indiquez une autre base.
error-walls-missing = Le programme travaillerait sous le nom { $role }, qui pourrait lire ce que cachent les murs entre organisations. Rien n’a été ouvert. Faites-le se connecter à la base en tant que takedown_web ou takedown_fleet.
error-no-team-database = Les réglages ne désignent aucune base PostgreSQL. Rien n’a été ouvert. Mettez son adresse sous [database] dans les réglages.
error-no-server-secret = Le fichier { $file } qui contient le secret du serveur n’est pas là, ou ne peut pas en être un. Rien n’a été ouvert. Copiez-le depuis une autre machine de ce serveur ; « takedown team init » n’en crée un que pour un nouveau serveur.
error-services-made = Les services de ce serveur ont déjà leurs clés. Rien n’a été changé.
error-unknown-service = Il n’y a pas de service { $service }, ou il n’a pas encore de clé. Rien n’a été ouvert. « takedown team init » les crée.
error-slug-taken = Une autre organisation de ce serveur porte le nom court { $slug }. Rien n’a été créé. Choisissez-en un autre.
