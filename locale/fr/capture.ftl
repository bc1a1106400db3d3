### Ce qui est gardé des pages qui montrent des copies.

help-evidence-capture = Garder ce que disent les pages des correspondances et comment elles sont servies, sans aucune image. Sans nom : celles dont rien n’a encore été gardé.
help-capture-match = Cette correspondance seulement, déjà relevée ou non ; peut être donné plusieurs fois.
help-capture-skip = Ne rien visiter, et noter que rien n’est à garder de ces correspondances.
bar-capture = Relevé des pages

capture-line = { $match } : { $state }
capture-state-whole = tout est gardé
capture-state-part = gardé en partie
capture-state-failed = rien n’a pu être gardé ; l’essai est noté
capture-state-skipped = laissé de côté, comme vous l’avez demandé
capture-nothing = Il n’y avait rien à relever : chaque correspondance l’a été, ou a été écartée. Nommez-en une avec --match pour la relever de nouveau.
capture-summary = Pages gardées comme preuve, sans aucune image : { $kept }{ $failed ->
    [0] .
   *[other] . Illisibles : { $failed } ; « takedown evidence capture » essaie de nouveau.
}

capture-page-none = Le fichier a été atteint par sa propre adresse ; il n’y a pas de page autour à garder.
capture-page-quiet = Le site de la page n’est pas visité à cette heure ; essayez plus tard.
capture-page-robots = Le fichier robots du site demande de ne pas visiter la page : elle ne l’a pas été. Vous pouvez garder vous-même ce que vous y voyez.
capture-page-odd = Ce que l’adresse de la page a donné n’est pas une chose que ce programme accepte.
capture-page-unreachable = Le site de la page n’a pas répondu.
capture-page-refused = Le site n’a pas montré la page à ce programme ; sa réponse est notée. Vous la voyez peut-être avec votre compte : gardez vous-même ce que vous y voyez.
capture-page-other = Ce qui se trouve à l’adresse de la page n’est pas une page web.
capture-media-unknown = Le fichier lui-même n’a pas été vu : son empreinte SHA-256 n’est pas connue.
capture-media-unread = L’empreinte SHA-256 du fichier est gardée ; ses dimensions n’ont pas pu être lues.
capture-text-cut = Le texte de la page était plus long que ce qui est gardé ; la suite a été laissée de côté.
capture-chain-leaf = Des certificats du site, seul le sien a pu être noté.
capture-picture-off = Aucun dessin de la page n’a été fait, comme le dit la configuration.
capture-picture-extra = Aucun dessin de la page n’a été fait : la partie facultative « browser » n’est pas installée.
capture-picture-chromium = Aucun dessin de la page n’a été fait : il n’y a pas de Chromium sur cette machine.
capture-picture-start = Aucun dessin de la page n’a été fait : Chromium ne démarre pas ici.
capture-picture-failed = Aucun dessin de la page n’a été fait : la page a fait tomber Chromium.
capture-skipped = Vous avez demandé de n’en rien garder.
