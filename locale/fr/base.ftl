### Les mots des pièces les plus profondes : les erreurs par lesquelles toute commande peut finir.

done = C’est fait.

error-takedown-error = Quelque chose n’a pas fonctionné. Rien n’a été envoyé. « takedown doctor » montre ce qui fonctionne sur cette machine.
error-comes-later = « { $verb } » viendra avec une prochaine version. Rien n’a été fait, et rien n’a été envoyé.
error-home-unusable = Le dossier { $home } ne peut pas être utilisé : { $why }. Rien n’a été modifié ni envoyé. Choisissez un autre dossier avec --home, ou corrigez ses droits d’accès.
error-disk-full = Le disque est plein. Ce qui était enregistré reste en sûreté ; la dernière étape n’a pas été gardée, et rien n’a été envoyé. Libérez de la place et refaites la dernière étape.

error-unknown-key = La configuration contient la clé « { $key } », { $table ->
    [top] hors de toute table
   *[other] dans la table [{ $table }]
}, qui n’existe pas. La plus proche est « { $nearest } ». Rien n’a été modifié ni envoyé. Corrigez la clé et réessayez.
error-bad-settings = La configuration ne peut pas être utilisée : { $where } : { $why ->
    [missing] cela manque
    [not_toml] la ligne { $limit } n’est pas écrite comme TOML le demande
    [not_text] le fichier n’est pas du texte en UTF-8
    [unreadable] le fichier ne peut pas être lu
    [not_an_address] chaque adresse commence par http:// ou https://
    [same_name_twice] deux tables ont le même nom
    [greater_than_equal] au moins { $limit }
    [greater_than] plus de { $limit }
    [less_than_equal] au plus { $limit }
    [less_than] moins de { $limit }
    [too_short] au moins { $limit }
    [string_too_short] au moins { $limit } lettres
    [string_too_long] au plus { $limit } lettres
    [literal_error] l’une de ces valeurs : { $limit }
    [string_type] du texte entre guillemets droits
    [list_type] une liste entre crochets
    [int_type] un nombre entier
    [int_parsing] un nombre entier
    [int_from_float] un nombre entier
    [float_type] un nombre
    [float_parsing] un nombre
   *[other] sa valeur n’a pas la forme attendue
}. Rien n’a été modifié ni envoyé. Corrigez-la et réessayez ; config.example.toml montre toutes les clés.
error-no-settings-file = Le fichier de configuration { $file } n’existe pas. Rien n’a été modifié ni envoyé. Vérifiez le chemin donné avec --config.

error-illegal-move = L’état « { $state } » ne peut pas devenir « { $to } » ({ $noun }). Rien n’a été modifié ni envoyé.
error-not-adult = Ce dossier est marqué « moins de 18 ans » ou « incertain ». Pour lui, aucune empreinte, aucune recherche, aucune capture, aucun signalement n’est préparé ; rien n’a été enregistré ni envoyé. Des équipes le font bien et gratuitement : « takedown case show » indique les lignes d’écoute.
error-case-not-open = Ce dossier n’est pas ouvert (état : { $status }). Rien n’a été fait pour lui, et rien n’a été envoyé.
