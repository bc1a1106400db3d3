# De courtes propositions, à placer après « illisible : ».
reason-empty = le fichier est vide
reason-not-media = ce n’est ni une image (JPEG, PNG, GIF, WebP, HEIC, AVIF) ni une vidéo (MP4, MOV, WebM, MKV, AVI, MPEG et semblables) lisible, quel que soit son nom
reason-truncated = la fin du fichier manque
reason-corrupt = le fichier est abîmé
reason-too-many-pixels = l’image, ou l’image de la vidéo, est plus grande que ce que ce programme ouvre ; la limite est max_pixels, sous [jail]
