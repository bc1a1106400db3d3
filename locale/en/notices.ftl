# What a person reads about a notice: errors, what is missing, the advice beside a draft. The letters' own words are
# in templates/notices/.

error-bad-directory-entry = The recipient file “{ $file }” can’t be used: { $why }. Nothing was drafted or sent. Correct the file and try again; every entry needs at least one source.
error-no-route = There is no notice for “{ $recipient }” on the basis “{ $basis }”. Nothing was drafted or sent. Choose another recipient or leave the basis out: the program then takes the one that fits.

sheet-title = For you, before filing (not part of the notice)
sheet-state = State:
sheet-draft = This is a draft. Nothing was sent. You read it and decide; you file it yourself, when you choose to, and you may change it there.
sheet-where = Where:
sheet-where-none = No checked channel is known.
sheet-login = Account:
sheet-login-yes = You need to be logged in.
sheet-login-no = No account is needed.
sheet-login-unknown = Whether an account is needed isn’t known.
sheet-checked = How well this was checked:
sheet-trust-high = An official page was read; { $date ->
    [undated] it bears no date
   *[other] date noted in our directory: { $date }
}. Pages change: look again before filing.
sheet-trust-medium = Only a secondary page was read; { $date ->
    [undated] it bears no date
   *[other] date noted in our directory: { $date }
}. Look at the recipient’s own page before filing.
sheet-trust-low = Not checked. Look at the recipient’s own page before filing.
sheet-identity = What happens to your name:
sheet-identity-unknown = Not known. Use a name and an address that may be seen by whoever published the content.
sheet-identity-x = According to X’s own pages, a report of intimate images isn’t shared with the account that is reported. A copyright report is: its full copy, name and address included, goes to whoever published the content. Don’t use the copyright form for this.
sheet-identity-ovhcloud = OVHcloud sends the description on to its customer, who may be whoever published the content. The description below therefore holds no name and doesn’t say who writes. Put the name and the e-mail address only in the fields about the reporter, never in the description. What OVHcloud passes on of those fields isn’t known: an organisation’s name protects better.
sheet-identity-pharos = Pharos belongs to the French police. According to an official answer quoted in 2010, giving your identity isn’t compulsory, and the form records the IP address from which it is sent. Check both on the form.
sheet-note = Please note:
sheet-reading-version = This version is for reading only. The recipient takes reports in another language: draft it again in that language to file it.
sheet-notes-x =
    The address above is X’s page on intimate images. The address of X’s form for illegal content in the European Union wasn’t verified, so it isn’t printed: look for it in X’s help centre, help.x.com, starting from that page.
    The form named after the US “Take It Down Act” speaks of people in the United States; it isn’t used here.
    X may ask that the person shown or an authorised representative reports, and may ask for an identity document by e-mail. Before sending one, ask why it is needed and hide what isn’t.
    File the notice field by field where the form has fields: each heading below is one of them. Keep the reference with it. Never attach the images.
sheet-notes-ovhcloud =
    The address above was inferred from the page for another country. Check that it opens OVHcloud’s own abuse form.
    Each heading below is one field of the form. The fields about the reporter may vary.
    Never attach the images.
sheet-notes-pharos =
    If somebody is in danger now: call 17 or 112. Pharos doesn’t handle emergencies.
    A report to Pharos is not a complaint. If you want somebody to be prosecuted, file a complaint (plainte) with the police, the gendarmerie or the public prosecutor. For this offence (article 226-2-1), prosecution requires the complaint of the person shown (article 226-6 of the Code pénal). Any police station or gendarmerie has to take it, and gives a receipt (article 15-3 of the Code de procédure pénale).
    Pharos takes content that is open to the public. Intimate images of an adult may be treated as a private matter, above all between people who know each other: then a complaint is the main way.
    Category: you choose it on the form. None that is made for this was seen in the lists we read. Take the one that fits best, and change the comment if needed.
    The comment says that the content is open to the public, and it names nobody. Change it if that isn’t right. Never accuse a named person here.
    Where it was seen: choose site, social network or messenger as the form offers it.
    If the form takes one address at a time, make one report for each. Once is enough: nobody else needs to report it again.
    Police officers and gendarmes look at the content and may save it. They may ask the host to remove it, at once or after an enquiry. No time for an answer is published.
    This program files nothing: you send the form yourself.
