# La démonstration.

demo-title = Démonstration
demo-intro =
    Tout se passe sur cet ordinateur, avec des photographies ordinaires et une personne inventée. Rien n’en sort : la seule
    lettre envoyée va à un serveur de courrier sur cet ordinateur. Deux vrais serveurs web fonctionnent un moment et jouent deux rôles : copyparty joue un site hébergé chez
    OVHcloud, une galerie sigal joue la plateforme X. OVHcloud et X n’y sont pour rien.
demo-took =
    { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    }

demo-label = Démonstration
demo-name = Camille Exemple
demo-contact = camille@example.org

demo-step-vault = Un coffre, et un dossier dedans
demo-passphrase = La phrase de passe a été tirée au hasard. Pour cette démonstration seulement, elle est dans un fichier : { $file }
demo-case = Dossier { $case } : une personne majeure qui parle pour elle-même, sous le pseudonyme { $name }.

demo-step-register = La personne enregistre des photographies
demo-registered =
    { $count ->
        [one] { $count } photographie enregistrée.
       *[other] { $count } photographies enregistrées.
    } Les fichiers sont restés où ils sont ; le coffre garde des empreintes, chiffrées.

demo-step-hosts = Quelqu’un publie des copies modifiées
demo-starting = Démarrage de deux serveurs web
demo-file-host =
    { $count ->
        [one] { $count } copie déposée sur copyparty,
       *[other] { $count } copies déposées sur copyparty,
    } un hébergeur de fichiers : { $url }
demo-gallery =
    { $count ->
        [one] { $count } copie placée dans une galerie
       *[other] { $count } copies placées dans une galerie
    } faite par sigal : { $url }
demo-unrelated =
    { $count ->
        [one] { $count } image sans rapport se trouve parmi elles.
       *[other] { $count } images sans rapport se trouvent parmi elles.
    }

demo-step-crawl = Le programme parcourt les deux sites
demo-crawled =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    } et { $media ->
        [one] { $media } image
       *[other] { $media } images
    } regardées, en mémoire seulement. { $addresses ->
        [0] Aucune adresse ne contient de copie.
        [one] { $addresses } adresse contient une copie.
       *[other] { $addresses } adresses contiennent une copie.
    }

demo-step-decide = Une personne décide
demo-looked = On lit d’abord ce qui entoure { $count ->
        [one] { $count } lieu
       *[other] { $count } lieux
    } : le titre et les mots de la page, qui a publié et quand. Aucune image n’est montrée, et chaque regard est noté.
demo-decides = Seule une personne confirme une correspondance. Ici la démonstration décide à votre place ; en vrai, c’est vous.
demo-decided-confirmed =
    { $count ->
        [one] { $count } adresse confirmée : la personne y est montrée et ne l’a pas publiée.
       *[other] { $count } adresses confirmées : la personne y est montrée et ne les a pas publiées.
    }
demo-decided-mine =
    { $count ->
        [one] { $count } adresse est à la personne, qui l’a publiée elle-même : elle reste.
       *[other] { $count } adresses sont à la personne, qui les a publiées elle-même : elles restent.
    }
demo-decided-rejected =
    { $count ->
        [one] { $count } adresse écartée : ce n’est pas une des photographies enregistrées.
       *[other] { $count } adresses écartées : ce ne sont pas les photographies enregistrées.
    }

demo-step-draft = Les signalements sont préparés
demo-drafted =
    { $count ->
        [one] { $count } brouillon préparé.
       *[other] { $count } brouillons préparés.
    } Ils sont en clair dans le dossier de la démonstration, car la personne est inventée ; un vrai brouillon reste chiffré dans le coffre.
demo-nothing-sent = Rien n’est encore envoyé : chaque signalement attend l’accord de la personne.

demo-step-send = Un signalement est approuvé et envoyé
demo-sent = La personne a approuvé le signalement au service de la galerie. Après le temps où l’envoi pouvait être annulé, il est allé au serveur de courrier de cet ordinateur, pour { $to } : « { $subject } ».

demo-step-reply = Le service répond
demo-replied = La réponse a été rattachée au signalement par sa référence. { $state ->
        [acknowledged] Elle confirme la réception et donne un numéro de dossier, qui est gardé.
       *[other] Le signalement est maintenant : { $state }.
    }

demo-step-climb = L’hébergeur ne répond pas, et l’horloge est avancée
demo-climbed = Le signalement à l’hébergeur est noté comme déposé par la personne. { $days } jours plus tard, selon une horloge avancée, l’étape suivante est due : { $letter ->
        [reminder] un rappel, rédigé, qui attend un accord.
       *[other] rien n’a été rédigé.
    }

demo-step-recheck = Une copie est retirée, et le programme regarde de nouveau
demo-removed = copyparty a reçu la demande de retirer { $url }
demo-rechecked =
    { $gone ->
        [one] { $gone } adresse a disparu,
       *[other] { $gone } adresses ont disparu,
    } { $live ->
        [one] { $live } est toujours là.
       *[other] { $live } sont toujours là.
    }

demo-step-ledger = Les preuves sont vérifiées
demo-ledger =
    { $count ->
        [one] { $count } entrée dans le registre, inchangée et à sa place.
       *[other] { $count } entrées dans le registre, toutes inchangées et dans leur ordre.
    }

demo-step-bundle = Un lot de preuves est établi pour les enquêteurs
demo-bundle =
    Il contient ce qui a été gardé de { $copies ->
        [one] { $copies } adresse,
       *[other] { $copies } adresses,
    } et aucune image : { $file }
    Vérifié comme le ferait qui le reçoit, sans le coffre : { $count ->
        [one] un élément,
       *[other] { $count } éléments,
    } aucun défaut.

demo-summary = Ce qui s’est passé
demo-row-registered = Enregistré
demo-cell-registered =
    { $count ->
        [one] { $count } photographie
       *[other] { $count } photographies
    }
demo-row-looked = Parcouru
demo-cell-looked =
    2 sites : { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $media ->
        [one] { $media } image
       *[other] { $media } images
    }
demo-row-found = Trouvé
demo-cell-found =
    { $copies } des { $posted } copies publiées, de { $photographs ->
        [one] { $photographs } photographie
       *[other] { $photographs } photographies
    }, à { $addresses ->
        [one] { $addresses } adresse
       *[other] { $addresses } adresses
    } ({ $edits }). { $rest ->
        [0] { "" }
        [one] { $rest } autre photographie n’a été trouvée nulle part ; elle n’est publiée nulle part.
       *[other] { $rest } autres photographies n’ont été trouvées nulle part.
    }
demo-row-alone = Laissées tranquilles
demo-cell-alone =
    { $count ->
        [one] { $count } image sans rapport
       *[other] { $count } images sans rapport
    }, { $wrong ->
        [0] aucune prise à tort pour une photographie enregistrée
        [one] { $wrong } adresse prise à tort pour une photographie enregistrée
       *[other] { $wrong } adresses prises à tort pour des photographies enregistrées
    }
demo-row-decided = Décidé
demo-cell-decided =
    { $confirmed ->
        [one] { $confirmed } adresse confirmée
       *[other] { $confirmed } adresses confirmées
    }, { $mine } à la personne, { $rejected ->
        [one] { $rejected } écartée
       *[other] { $rejected } écartées
    }
demo-row-draft = Brouillon pour { $recipient }
demo-cell-draft =
    { $addresses ->
        [one] { $addresses } adresse
       *[other] { $addresses } adresses
    }, { $missing ->
        [0] complet
        [one] { $missing } élément à ajouter avant de pouvoir l’envoyer
       *[other] { $missing } éléments à ajouter avant de pouvoir l’envoyer
    } : { $file }
demo-row-rechecked = Regardé de nouveau
demo-cell-rechecked =
    { $verdict ->
        [gone] retirée
        [live] en ligne
        [soft-gone] masquée
        [unreachable] injoignable
        [blocked] bloquée
       *[other] inconnue
    } : { $url }
demo-row-ledger = Preuves
demo-cell-ledger =
    { $count ->
        [one] { $count } entrée
       *[other] { $count } entrées
    }, rien de modifié ni de manquant
demo-row-bundle = Pour les enquêteurs
demo-cell-bundle =
    { $count ->
        [one] un élément vérifié
       *[other] { $count } éléments vérifiés
    } sans le coffre, aucun défaut : { $file }
demo-row-sent = Envoyé
demo-cell-sent = une lettre, au serveur de courrier de cet ordinateur ; réponse : { $state ->
        [acknowledged] réception confirmée
       *[other] pas comprise
    }
demo-row-next = Étape suivante
demo-cell-next = { $letter ->
        [reminder] un rappel à l’hébergeur, rédigé ; il attend un accord
       *[other] aucune
    }
demo-row-time = Durée

demo-edit-reencoded = réencodée
demo-edit-halved = réduite de moitié
demo-edit-mirrored = en miroir
demo-edit-turned = tournée d’un quart
demo-edit-webp = en WebP
demo-edit-captioned = recadrée avec une légende
demo-edit-screenshot = dans une capture d’écran
demo-edit-moving = dans une animation

demo-not-as-hoped = Tout ne s’est pas passé comme prévu : le tableau montre ce qui diffère. Rien n’a quitté cet ordinateur.
demo-next = Pour explorer le coffre de cette démonstration :
demo-hosts-ended = Les deux serveurs sont arrêtés. Le dossier est vidé quand la démonstration recommence.
demo-pages = Les pages de ce coffre s’ouvrent à l’adresse ci-dessous, dans le navigateur de cet ordinateur : une fois, sur le dossier de la démonstration. Ses serveurs répondent encore, pour qu’une image trouvée puisse être regardée. Ctrl-C arrête tout.
demo-pages-ended = Les pages sont arrêtées, et le coffre est verrouillé.
demo-stopped = Arrêté. Tous les processus de la démonstration sont terminés. Rien n’a quitté cet ordinateur.

error-demo-not-installed =
    La démonstration a besoin de { $package }, qui n’est pas installé. Rien n’a été lancé. Lancez « make demo » dans le dossier
    du projet, ou installez-le avec : pip install 'takedown[demo]'
error-demo-folder-taken =
    Le dossier { $folder } contient des fichiers que la démonstration n’a pas faits, ou c’est un lien. Rien n’y a été touché.
    Indiquez un autre dossier avec --folder.
error-demo-running =
    Une autre démonstration travaille dans { $folder }. Rien n’y a été changé. Attendez qu’elle finisse, ou indiquez un autre
    dossier avec --folder.
error-host-not-started =
    Le serveur web { $host } de la démonstration n’a pas démarré. Rien n’a quitté cette machine, et tous les processus sont
    terminés. Ses propres messages sont dans { $log }
error-host-refused =
    Le serveur web { $host } de la démonstration a refusé un fichier ou un retrait ({ $status }). Rien n’a quitté cette
    machine, et tous les processus sont terminés. Relancez la démonstration.
error-demo-step-failed =
    L’étape « { $verb } » de la démonstration s’est terminée avec le code { $status } ; ce qu’elle a dit est au-dessus. Rien n’a
    quitté cette machine, et tous les processus sont terminés. Relancez la démonstration, ou lancez « takedown doctor ».
