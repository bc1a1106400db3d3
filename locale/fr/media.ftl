# De courtes propositions, à placer après « illisible : ».
reason-empty = le fichier est vide
reason-not-media = ce n’est pas une image dans un format lisible (JPEG, PNG, GIF, WebP, HEIC ou AVIF), quel que soit son nom
reason-video-later = les vidéos viendront plus tard
reason-truncated = la fin du fichier manque
reason-corrupt = le fichier est abîmé
reason-too-many-pixels = l’image est plus grande que ce que ce programme ouvre ; la limite est max_pixels, sous [jail]
