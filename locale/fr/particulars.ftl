# Ce qu’un signalement peut avoir besoin de savoir d’un dossier, et ce qui est dit quand cela change.

help-organisation = L’organisation qui signale pour la personne. Son nom figure alors dans les signalements à la place du sien.
help-mandate = L’autorisation enregistrée de qui agit pour la personne : qui peut agir, et pour quoi. Certaines lois la demandent.
help-mandate-on = La date de l’autorisation, par exemple 2026-11-21.
help-signature = Le nom tapé comme signature électronique. Il ne figure que dans les signalements dont la loi demande une signature. Ne le donnez que s’il est le vôtre, ou si vous êtes autorisée ou autorisé à signer.
help-made-by-her = La personne a-t-elle pris elle-même l’image ou la vidéo ? Alors seulement un signalement pour droit d’auteur est possible ; il est fait sous serment, et l’auteur de la publication apprend le nom de qui prête serment.
help-synthetic = Est-ce un montage, ou un contenu généré ?
help-identifiable = Le visage de la personne, ou un autre signe qui permet de la reconnaître, y figure-t-il ?
help-link-uk = Y a-t-il un lien avec le Royaume-Uni : la personne, le public ou le site ?
help-known-uploader = La personne croit-elle savoir qui a publié ou qui tient le site ? Personne n’est nommé dans un signalement ; cela change ce dont le programme avertit.
help-complaint-number = Le numéro de la plainte. Les signalements ouverts sont rédigés de nouveau avec lui.
help-complaint-on = La date de la plainte, par exemple 2026-11-21.
help-complaint-at = Le commissariat, la gendarmerie ou le parquet qui l’a reçue.
help-police-first = La police d’abord : aucun signalement ne part avant cette heure, par exemple 2026-11-23T18:00:00+01:00. Les enquêteurs ont du temps avant que l’auteur de la publication soit averti ; les copies restent en ligne pendant ce temps.
help-rights-name = Pour un signalement de droit d’auteur seulement : le nom de qui s’engage sous serment. Il est transmis à l’auteur de la publication.
help-rights-address = Pour un signalement de droit d’auteur seulement : une adresse postale, transmise elle aussi. Celle d’un avocat ou d’un mandataire protège mieux.
help-rights-phone = Pour un signalement de droit d’auteur seulement : un numéro de téléphone, transmis lui aussi.
help-rights-email = Pour un signalement de droit d’auteur seulement : une adresse électronique, transmise elle aussi.
police-first-now = La police d’abord : d’ici là, aucun signalement ne part. Les enquêteurs peuvent regarder avant que l’auteur de la publication soit averti ; les copies restent en ligne pendant ce temps. Vous pouvez le changer ou y mettre fin à tout moment : redonnez --police-first-until, avec une valeur vide pour y mettre fin.
complaint-drafted = { $count ->
    [one] Un signalement ouvert a été rédigé de nouveau avec le numéro de la plainte. Il attend votre accord.
   *[other] { $count } signalements ouverts ont été rédigés de nouveau avec le numéro de la plainte. Ils attendent votre accord.
}
answer-yes = oui
answer-no = non
answer-unknown = on ne sait pas
field-organisation = Organisation :
field-mandate = Autorisation :
field-mandate-on = Autorisation du :
field-signature = Signature :
field-made-by-her = Prise par la personne elle-même :
field-synthetic = Montage ou contenu généré :
field-identifiable = Reconnaissable :
field-link-uk = Lien avec le Royaume-Uni :
field-known-uploader = Croit savoir qui a publié :
field-complaint-number = Numéro de plainte :
field-complaint-on = Plainte du :
field-complaint-at = Plainte reçue par :
field-police-first-until = Rien ne part avant :
field-rights-name = Droit d’auteur, nom :
field-rights-address = Droit d’auteur, adresse :
field-rights-phone = Droit d’auteur, téléphone :
field-rights-email = Droit d’auteur, adresse électronique :
