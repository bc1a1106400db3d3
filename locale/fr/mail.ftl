# L’envoi par courrier électronique, et les réponses.

help-notices-send = Envoyer par courrier électronique des signalements approuvés. Chacun attend un moment pendant lequel vous pouvez encore l’annuler. Sans identifiant : envoyer ce qui attend dans la boîte d’envoi et dont l’heure est venue.
help-notices-undo = Reprendre une lettre qui attend dans la boîte d’envoi.
help-notices-outbox = Lister les lettres qui attendent, dont l’envoi est incertain, ou qui sont parties.
help-send-ids = Identifiants de signalements approuvés.
help-send-dry-run = Montrer ce qui partirait, et à qui. Rien n’est enregistré ni envoyé.
help-send-again = Envoyer une nouvelle fois une lettre dont personne ne sait si elle est partie.
help-send-no-wait = Mettre les lettres dans la boîte d’envoi et rendre la main. Le prochain takedown notices send les envoie.
help-replies-group = Prendre les réponses des destinataires, les lister et dire ce qu’elles signifient.
help-replies-import = Prendre des réponses dans des fichiers .eml ou dans votre boîte de réception, qui est seulement lue.
help-replies-list = Lister les réponses, les plus récentes d’abord.
help-replies-decide = Dire ce que signifie une réponse.
help-reply-files = Messages enregistrés sous forme de fichiers .eml.
help-reply-mailbox = Lire le dossier que [imap] nomme dans la configuration.
help-reply-notice = Le signalement auquel ces messages répondent, s’ils ne le disent pas eux-mêmes.
help-reply-unclear = Seulement celles qui vous attendent.
help-reply-id = L’identifiant de la réponse.
help-reply-as = receipt (accusé de réception), removed (retiré), refused (refusé), more-information (précisions demandées), wrong-recipient (mauvais destinataire), auto-reply (réponse automatique) ou bounce (non remis).

send-waiting = Rien n’est encore parti. Les lettres partent à { $at }. Ctrl-C les arrête.
send-dry-run = C’était un essai : rien n’a été enregistré, et rien n’a quitté cette machine.
outbox-empty = La boîte d’envoi est vide. Rien n’a été envoyé par courrier électronique jusqu’ici.

dispatch-state-waiting = en attente
dispatch-state-sending = en train de partir
dispatch-state-sent = envoyée
dispatch-state-unsure = incertaine
dispatch-state-refused = refusée
dispatch-state-undone = reprise
dispatch-says-waiting = Elle part à { $at } au plus tôt. Pour l’arrêter : takedown notices undo { $notice }
dispatch-says-sending = Sa dernière ligne est en train de partir, ou le programme a été interrompu à cet instant. takedown notices send éclaircit cela.
dispatch-says-sent = Votre serveur de courrier l’a prise en charge à { $at }.
dispatch-says-unsure = Personne ne sait si elle est partie : la ligne a été coupée tout à la fin. Elle n’est pas renvoyée d’elle-même. Cherchez-la dans votre boîte de réception. Si elle est partie : takedown notices sent { $notice } --at { $at }. Sinon : takedown notices send { $notice } --again
dispatch-says-refused = Le serveur de courrier l’a refusée définitivement, et rien n’est parti. Vérifiez l’adresse et la fiche du destinataire, puis : takedown notices send { $notice }
dispatch-says-undone = Elle n’est pas partie.
dispatch-answer = La dernière réponse : { $answer }
dispatch-no-answer = aucune, la ligne a été coupée ou n’a jamais été établie ({ $why }).
dispatch-interrupted = aucune, le programme a été interrompu.
dispatch-stopped = aucune, le programme l’a arrêtée avant son départ.

reply-status-taken = Prise : { $file }
reply-status-known = Déjà prise, donc rien n’a changé : { $file }
reply-status-ours = Une copie de votre propre lettre, donc rien n’a été pris : { $file }
reply-status-unmatched = Aucun de vos signalements n’y a été reconnu, donc rien n’en a été gardé : { $file }. Si vous savez auquel elle répond, ajoutez --notice ID.
replies-none = Il n’y a pas de telles réponses.
replies-nothing-new = Pas de nouvelle réponse.
reply-meaning-receipt = accusé de réception
reply-meaning-removed = dit que c’est retiré
reply-meaning-refused = refus
reply-meaning-more-information = demande des précisions
reply-meaning-wrong-recipient = dit que quelqu’un d’autre est responsable
reply-meaning-auto-reply = réponse automatique
reply-meaning-bounce = n’a pas pu être remise
reply-meaning-unclear = pas claire
reply-waits = Elle vous attend : takedown replies decide { $reply } --as …
reply-removed-proven = La dernière vérification n’a plus rien trouvé non plus, à aucune des adresses.
reply-removed-unproven = C’est ce que dit le destinataire, ce n’est pas encore prouvé. Pour vérifier de nouveau : takedown recheck

error-no-mail-server = La configuration ne nomme pas de { $table ->
    [imap] boîte de réception
   *[other] serveur d’envoi
}. Rien n’a quitté cette machine. Indiquez-le sous [{ $table }] dans la configuration.
error-plain-only-here = Le courrier vers { $host } voyagerait sans chiffrement. Rien n’a quitté cette machine. Mettez `security = "starttls"` ou `"tls"` dans la configuration ; `"none"` ne vaut que pour un serveur sur cette machine.
error-mail-password-unreadable = Le mot de passe du serveur de courrier ne peut pas être lu dans « { $file } ». Rien n’a quitté cette machine. Le fichier contient le mot de passe sur une ligne et rien d’autre.
error-certificates-unreadable = Les certificats de « { $file } » ne peuvent pas être lus. Rien n’a quitté cette machine. Corrigez certificates dans la configuration, ou enlevez-le.
error-mailbox-unreachable = La boîte de réception chez { $host } ne peut pas être lue : { $why }. Ce qui a été pris avant reste pris ; rien n’y a été changé. Vérifiez [imap] dans la configuration et le réseau, puis réessayez.
error-mailbox-login-refused = { $host } n’accepte pas le nom et le mot de passe. Rien n’a été lu. Vérifiez user et password_file sous [imap] dans la configuration.
error-no-such-folder = La boîte de réception n’a pas de dossier « { $folder } ». Rien n’a été lu. Corrigez folder sous [imap] dans la configuration.
error-not-approved = Le signalement { $notice } n’est pas approuvé (état : { $state }), il ne part donc pas. Lisez-le, puis : takedown notices approve { $notice }
error-not-complete-any-more = Il manque maintenant quelque chose au signalement { $notice } ({ $missing }), il ne part donc pas. Regardez-le avec takedown notices show { $notice }, puis approuvez-le de nouveau.
error-no-mail-channel = Aucune adresse électronique n’est connue pour le signalement { $notice }, rien n’a donc été envoyé. Son destinataire prend un formulaire : takedown notices show { $notice } dit lequel. Quand vous l’aurez déposé : takedown notices sent { $notice } --at HEURE
error-contact-unchecked = L’adresse du signalement { $notice } a été trouvée par le programme ou n’est pas bien vérifiée, rien n’a donc été envoyé. Qui y répond est peut-être l’auteur de la publication. Regardez-la d’abord vous-même. Si elle est juste : takedown notices approve { $notice } --contact-checked
error-police-first = Ce dossier attend jusqu’au { $until }, car la police passe d’abord. Rien n’a été envoyé. Pour changer cette date : takedown case edit ID --police-first-until
error-no-consent = Le consentement enregistré ne couvre pas le signalement { $notice }, il ne part donc pas. Rien n’a été envoyé. Parlez d’abord avec la personne représentée.
error-no-sender = Il n’y a pas d’adresse électronique utilisable pour l’envoi. Rien n’a été envoyé. Indiquez-la comme email sous [notifier] dans la configuration.
error-holder-changed = L’adresse n’est plus entre les mêmes mains que lorsque le signalement { $notice } a été rédigé ({ $parts }) : il a donc été arrêté. Rien n’a été envoyé. Rédigez un nouveau signalement, qui ira à qui la détient aujourd’hui : takedown notices draft
error-approved-anew = Le signalement { $notice } a été changé et approuvé de nouveau après la mise de sa lettre dans la boîte d’envoi, cette lettre a donc été arrêtée. Rien n’a été envoyé. Pour envoyer ce que vous avez approuvé en dernier : takedown notices send { $notice }
error-sending-unsure = Personne ne sait si la lettre du signalement { $notice } est partie : la ligne a été coupée tout à la fin. Elle n’est pas renvoyée d’elle-même. Cherchez-la dans votre boîte de réception. Si elle n’y est pas : takedown notices send { $notice } --again
error-nothing-to-undo = Il n’y a rien à annuler pour le signalement { $notice } : { $state ->
    [none] sa lettre n’a jamais été mise dans la boîte d’envoi
    [sent] sa lettre est partie
    [sending] sa lettre est en train de partir
    [refused] sa lettre a été refusée et n’est pas partie
   *[other] sa lettre a déjà été reprise
}. Rien n’a été changé.
error-no-longer-waiting = La lettre du signalement { $notice } a été reprise, ou prise par une autre exécution, au dernier moment. Celle-ci n’en a rien envoyé. takedown notices outbox dit où elle en est.
error-no-meaning-by-person = On ne peut pas décider qu’une réponse est « { $meaning } ». Rien n’a été changé. Les sens possibles sont dans : takedown replies decide --help
error-reply-source-wanted = Nommez des fichiers .eml, ou --mailbox, mais pas les deux. Rien n’a été lu.
error-reply-file-unreadable = « { $file } » ne peut pas être lu : { $why }. Rien n’en a été pris. Vérifiez le fichier et réessayez.
