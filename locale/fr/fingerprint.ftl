error-unreadable = Ce fichier n’a pas pu être lu : { $code ->
     [empty] { reason-empty }
     [not-media] { reason-not-media }
     [truncated] { reason-truncated }
     [corrupt] { reason-corrupt }
     [too-large] { reason-too-large }
     [too-many-pixels] { reason-too-many-pixels }
     [timeout] { reason-timeout }
     [memory] { reason-memory }
    *[crashed] { reason-crashed }
}. Rien n’en a été conservé ni envoyé. Si c’est une image qui s’ouvre sur votre appareil, enregistrez-la de nouveau en JPEG ou en PNG et essayez cette copie.
error-out-of-form = Le processus séparé qui lit les fichiers a donné une réponse à laquelle on ne peut pas se fier ; elle a été écartée. Rien du fichier n’a été conservé ni envoyé. Essayez de nouveau ce fichier.
