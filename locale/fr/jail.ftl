# De courtes propositions, à placer après « illisible : ».
reason-too-large = le fichier est plus lourd que ce que ce programme lit ; la limite est max_bytes, sous [jail]
reason-timeout = la lecture prenait trop de temps et a été arrêtée
reason-memory = la lecture aurait demandé trop de mémoire
reason-crashed = la lecture a mis fin au processus séparé qui s’en charge ; rien d’autre n’a été touché

error-refused = Le fichier a été examiné dans un processus séparé et cloisonné, puis refusé ({ $reason }). Rien n’en a été conservé ni envoyé. Vérifiez le fichier et réessayez.
error-lost = Le processus séparé qui lit les fichiers a été perdu sur ce fichier ({ $reason }) et a été remplacé. Rien du fichier n’a été conservé ni envoyé. Les autres fichiers ne sont pas concernés ; essayez celui-ci dans un autre format.
error-jail-unavailable = Les fichiers ne peuvent pas être lus en sécurité sur cette machine : le processus cloisonné ne démarre pas ({ $reason }). Rien n’a été lu, conservé ni envoyé. Lancez « takedown doctor » pour voir ce qui manque.
error-jail-closed = Le programme se fermait déjà quand on lui a demandé de lire un fichier. Rien du fichier n’a été conservé ni envoyé. Relancez-le.
