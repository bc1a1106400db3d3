### Les mots du rez-de-chaussée : les erreurs par lesquelles toute commande peut finir.

done = C’est fait.

error-takedown-error = Un imprévu s’est produit, et le programme s’est arrêté. Rien n’a été envoyé. « takedown doctor » montre ce qui fonctionne sur cette machine.
error-home-unusable = Le dossier { $home } ne peut pas être utilisé : { $why }. Rien n’a été modifié ni envoyé. Choisissez un autre dossier avec --home, ou corrigez ses droits d’accès.
error-disk-full = Le disque est plein. Ce qui était enregistré reste en sûreté ; la dernière étape n’a pas été gardée, et rien n’a été envoyé. Libérez de la place et refaites la dernière étape.

error-unknown-key = La configuration contient la clé « { $key } », { $table ->
    [top] hors de toute table
   *[other] dans la table [{ $table }]
}, qui n’existe pas. La plus proche est « { $nearest } ». Rien n’a été modifié ni envoyé. Corrigez la clé et réessayez.
error-bad-settings = La configuration ne peut pas être utilisée : { $where } : { $why ->
    [missing] cette valeur manque
    [not_toml] la ligne { $limit } ne suit pas la syntaxe TOML
    [not_text] le fichier n’est pas du texte en UTF-8
    [unreadable] le fichier ne peut pas être lu
    [not_an_address] chaque adresse commence par http:// ou https://
    [not_a_proxy] une adresse comme socks5h://127.0.0.1:9050
    [not_hours] des heures comme 22:00-06:00
    [not_a_pair] des paires exactes d’hôte et de port, comme 127.0.0.1:8080
    [same_name_twice] deux tables ont le même nom
    [greater_than_equal] au moins { $limit }
    [greater_than] plus de { $limit }
    [less_than_equal] au plus { $limit }
    [less_than] moins de { $limit }
    [too_short] au moins { $limit }
    [string_too_short] au moins { $limit } caractères
    [string_too_long] au plus { $limit } caractères
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

error-illegal-move = { $noun ->
    [notice] Ce signalement
    [match] Cette correspondance
    [case] Ce dossier
   *[other] { $noun }
} : l’état est « { $state ->
    [draft] brouillon
    [held] en attente
    [approved] approuvé
    [sent] envoyé
    [acknowledged] reçu
    [removed] contenu retiré
    [refused] refusé
    [escalated] porté plus haut
    [withdrawn] retiré par vous
    [new] nouvelle
    [confirmed] confirmée
    [rejected] écartée
    [mine] à vous, peut rester
    [not-me] quelqu’un d’autre
    [open] ouvert
    [closed] fermé
    [erased] effacé
   *[other] { $state }
} » et ne peut pas devenir « { $to ->
    [draft] brouillon
    [held] en attente
    [approved] approuvé
    [sent] envoyé
    [acknowledged] reçu
    [removed] contenu retiré
    [refused] refusé
    [escalated] porté plus haut
    [withdrawn] retiré par vous
    [new] nouvelle
    [confirmed] confirmée
    [rejected] écartée
    [mine] à vous, peut rester
    [not-me] quelqu’un d’autre
    [open] ouvert
    [closed] fermé
    [erased] effacé
   *[other] { $to }
} ». Rien n’a été modifié ni envoyé. « takedown matches list » et « takedown notices list » montrent où en est chacun ; un signalement s’approuve avant d’être envoyé.
error-not-adult = Ce dossier est marqué « moins de 18 ans » ou « pas certain ». Pour lui, ce programme ne calcule aucune empreinte, ne cherche rien, ne capture rien et ne prépare aucun signalement ; rien n’a été enregistré ni envoyé. Des personnes aident dans ce cas, gratuitement : « takedown case show » indique comment les joindre.
error-case-not-open = Ce dossier est { $status ->
    [closed] fermé
    [erased] effacé
   *[other] dans l’état { $status }
}. Rien n’a été fait pour lui, et rien n’a été envoyé. Pour en ouvrir un autre : « takedown case new ».
