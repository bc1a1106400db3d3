error-bundle-refused = Rien n’a pu être tiré { $why ->
    [playlist] d’un film en morceaux chez { $host } : la liste de ses morceaux est illisible
    [segments] d’un film en morceaux chez { $host } : aucun de ses morceaux n’est là, ou ils sont verrouillés
    [not-archive] d’un fichier chez { $host } : ce n’est pas une archive que ce programme connaît
    [encrypted] d’une archive ou d’un document chez { $host } : un mot de passe en protège l’accès
    [method] d’une archive chez { $host } : elle est compressée d’une façon que ce programme ne lit pas
    [bomb] d’une archive chez { $host } : elle se déplierait bien au-delà d’une vraie archive et a été arrêtée
    [too-much] d’une archive chez { $host } : elle contient plus que ce que ce programme examine
    [too-large] d’une archive chez { $host } : son contenu est plus lourd que ce que ce programme examine
    [timeout] d’une archive ou d’un document chez { $host } : la lecture prenait trop de temps et a été arrêtée
    [memory] d’une archive ou d’un document chez { $host } : la lecture aurait demandé trop de mémoire
    [crashed] d’une archive ou d’un document chez { $host } : la lecture a mis fin au processus séparé qui s’en charge ; rien d’autre n’a été touché
   *[broken] d’une archive ou d’un document chez { $host } : le fichier est endommagé
}. Rien n’en a été gardé. Si vous savez que votre image s’y trouve, ajoutez vous-même l’adresse avec « takedown matches add ».
