# The routes: on what basis, why, what is learnt, what follows; and the warnings before an approval.

basis-eu-dsa-16 = Digital Services Act, article 16: notice of illegal content
basis-eu-dsa-20 = Digital Services Act, article 20: complaint about a decision
basis-eu-dsa-22 = Digital Services Act, article 22: trusted flagger
basis-us-tida = TAKE IT DOWN Act (United States)
basis-uk-osa-20a = Online Safety Act, section 20A (United Kingdom)
basis-eu-gdpr-17 = General Data Protection Regulation, article 17: erasure
basis-us-dmca-512 = Copyright (United States, section 512)
basis-own-rules = The recipient’s own rules
basis-fr-pharos = Report to Pharos (French police)
basis-fr-plainte = Complaint to the police or the public prosecutor (France)
basis-fr-cnil = Complaint to the French data protection authority (CNIL)
basis-fr-arcom-tf = Trusted flagger named by Arcom (France)
basis-us-tida-ftc = Complaint to the Federal Trade Commission (United States)
basis-uk-osa-ofcom = Complaint to Ofcom (United Kingdom)
basis-es-aepd = Priority channel of the data protection authority (Spain)
basis-it-144bis = Report to the data protection authority (Italy)
basis-be-iefh = Institute for the Equality of Women and Men (Belgium)
basis-au-esafety = Report to the eSafety Commissioner (Australia)
basis-ca = Civil Resolution Tribunal (British Columbia, Canada)
basis-help = Help and advice
basis-hash-bank = Fingerprint bank
basis-minors = Hotline for images of somebody under 18

route-why-eu-dsa-16 = Whoever stores content for others in the European Union has to take such a notice, whoever sends it, and to decide on it with care. Exact addresses and the named offence let it decide without a long legal examination.
route-why-eu-dsa-16-host = The host keeps the file for the site and has the same duty. It can act where the site itself doesn’t answer.
route-why-eu-dsa-16-cdn = This network stands between the site and its readers and mostly can’t delete the file at its source. It knows who hosts the site, and its answer may name it.
route-why-eu-dsa-16-registrar = The registrar manages the site’s name, not its files. It is asked when whoever keeps the file doesn’t answer.
route-why-eu-dsa-16-search = A notice under this law stands beside the engine’s own form and names the offence. It takes the result away, not the copy.
route-why-us-tida = Platforms that this law covers have 48 hours from a complete request, and have to look for known identical copies. A missing element stops that clock, so each is checked here before.
route-why-uk-osa-20a = Services that this law regulates have 48 hours from the report, for the same content and for what is substantially the same. The person shown reports, or somebody who acts for them.
route-why-eu-gdpr-17 = Pictures of a person are personal data, and that person can ask that they be erased. It is a second way beside the notice, and a refusal can be taken to the data protection authority.
route-why-eu-gdpr-17-search = A request for de-listing means that a search for the person’s name no longer leads there. It goes out beside the engine’s own form; the copy itself stays where it is.
route-why-own-rules = Most services forbid such images in their own rules, and their form is what their reviewers work from. It needs no law and no article.
route-why-own-rules-search = The engine’s own way for intimate images is what its reviewers work from; only the addresses that are listed are looked at. It takes the result away, not the copy.
route-why-us-dmca-512 = Whoever took the picture or video owns its copyright, and this notice needs no judgement of what is shown. Its price is high: read what follows from it first.
route-why-fr-pharos = Police officers look at content that is open to the public, keep what they need, and may ask the host to remove it. It is no complaint, and images of an adult may be treated as a private matter.
route-why-fr-plainte = Police and gendarmerie have to take a complaint, anywhere, and give a receipt at once. For images that aren’t a montage (article 226-2-1 of the Code pénal), prosecution needs the complaint of the person shown; notices can cite its number.
route-why-eu-dsa-22 = Platforms have to treat a trusted flagger’s notices with priority. It looks at the case itself and decides what it passes on.
route-why-fr-arcom-tf = Platforms have to treat a trusted flagger’s notices with priority. It looks at the case itself and decides what it passes on.
route-why-authority = This authority of the person’s own country takes reports of such content in its own form. What is known of it comes partly from secondary pages: look at its own page first.
route-why-help = People whose work it is to help listen and know the ways that are open in their country. What is told to them is the person’s own choice.
route-why-hash-bank = A fingerprint is computed on the person’s own device from the file, and services that take part can recognise new uploads by it. The picture stays there; nothing that is online already is taken down by it alone, and not every service takes part.
route-why-minors-hash-bank = For somebody who was or may have been under 18 when the picture was made, a fingerprint is computed on their own device. It needs the file that they have already; never download a copy for it.
route-why-minors = For somebody who was or may have been under 18, these services are asked first, with the addresses and nothing else. Nothing is opened, captured, kept or attached.

route-learns-name = The name and the e-mail address in the notice: an organisation’s or a pseudonym’s where you gave one. And the addresses of the copies.
route-learns-signature = The signature, the e-mail address, that the person can be recognised, and the addresses of the copies. Somebody authorised may sign instead.
route-learns-declaration = Who reports, for whom, the contact details in the report, and the addresses of the copies.
route-learns-sworn = The name, the postal address, the telephone number, the e-mail address and the signature of whoever swears.
route-learns-report = The addresses, the times and what is written in the form. Giving a name there isn’t compulsory according to an older official answer; the form may record the address of the connection.
route-learns-complaint = Who the person is, and everything that stands in the complaint. A chat before it may stay anonymous.
route-learns-flagger = The addresses of the copies, and an e-mail address if you want an answer.
route-learns-authority = What its form asks for, often who the person is. Read the form before you begin.
route-learns-help = What the person chooses to tell, and nothing else.
route-learns-hash = The fingerprint, and what its own page asks for. Never the picture.
route-learns-addresses = The addresses, and nothing else unless you add it yourself.

route-public-handed-on = The notice or its text is handed on to the customer or to whoever published the content. An organisation’s name protects better than a person’s.
route-public-kept = According to its own pages, such a notice isn’t handed on to whoever published the content.
route-public-unknown = Not known. Use a name and an address that may be seen by whoever published the content.
route-public-helper = The pages that were read don’t say that whoever published the content is told.
route-public-sworn = Whoever published the content gets the notice with name, address, telephone number and e-mail address. It may be published as well, for example in the Lumen database.
route-public-hash = Services that take part get the fingerprint, nothing about the person.

route-then-eu-dsa-16 = A reminder is drafted. A refusal can be contested at the platform for at least six months; otherwise the host behind it and the search engines are next.
route-then-us-tida = A reminder is drafted; then a complaint to the Federal Trade Commission, and a notice to the host.
route-then-uk-osa-20a = A reminder is drafted; then the service’s own complaint procedure, and Ofcom.
route-then-eu-gdpr-17 = After the month, or a refusal, the data protection authority can be asked; in France the CNIL.
route-then-own-rules = A notice that cites the law is next, and then the host.
route-then-us-dmca-512 = Whoever published the content may object; then it may come back after 10 to 14 days unless a court is asked. Take advice first.
route-then-search = A reminder is drafted; a refused erasure request can be taken to the data protection authority, in France the CNIL. The copy is followed at its source meanwhile.
route-then-host = A reminder is drafted; then the network, the registrar and the search engines.
route-then-cdn = A notice to the host that it names is next; then the registrar.
route-then-registrar = The search engines and a complaint are next.
route-then-fr-pharos = No answer is announced. A complaint is the way that has to be taken up.
route-then-fr-plainte = A letter to the public prosecutor can follow; the complaint pack holds it.
route-then-eu-dsa-22 = Your own notices go on beside it.
route-then-fr-arcom-tf = Your own notices go on beside it.
route-then-authority = Your own notices go on beside it; its page says how it answers.
route-then-help = Nothing has to follow; you decide what you want to do.
route-then-hash-bank = Nothing has to be awaited: keep the case number and the code, which nobody can find again. Copies that are online already need their notices.
route-then-minors = Another of these services can be asked as well, and the police at any time.

route-consequence-only-maker = Only for a picture or video that the person shown took themselves. One that somebody else took is that person’s.
route-consequence-sworn = It is sworn under penalty of perjury in the United States. What a false statement costs wasn’t verified: ask a lawyer before you swear.
route-consequence-uploader-told = Whoever published the content is told the name, the postal address, the telephone number and the e-mail address that stand in it. Use a lawyer’s or an agent’s.
route-consequence-published = It may be published, for example in the Lumen database, and stay there.
route-consequence-files-asked = It may ask for the files themselves: then they leave the person’s device. Ask for advice before sending any.

risk-private-recipient = Behind this contact there may be one person alone, not a company: perhaps whoever published the content. Look at it before approving; writing to the host instead warns nobody.
risk-known-uploader = You said that the person believes they know who published this, and this recipient may pass the notice on. Think of the person’s safety first, and of an organisation’s name instead of theirs.
risk-copyright-named = A copyright notice is sworn. Whoever published the content gets its name, address, telephone number and e-mail address, and it may be published, for example in the Lumen database.
risk-name-forwarded = This recipient hands notices on, and the name in this one isn’t an organisation’s. If it isn’t a pseudonym, have an organisation file it, or change it: takedown case edit ID --organisation
risk-forwarded = This recipient hands the text on to its customer or to whoever published the content. The letter is written for that: it says nothing that tells where the person lives or who found it.
risk-not-the-holder = This address shows a file that is kept somewhere else. A notice here doesn’t remove it there; look for the address of the file itself.
risk-late-complaint = More than six months have gone by since the decision. The platform may refuse this complaint; other routes are still open.

route-clock-hours = { $hours ->
    [one] One hour from a complete request ({ $law }).
   *[other] { $hours } hours from a complete request ({ $law }).
}
route-clock-months = { $months ->
    [one] One month from the request ({ $law }).
   *[other] { $months } months from the request ({ $law }).
}
route-clock-rhythm = { $days ->
    [one] No law sets a time. This program’s own reminder comes after one day.
   *[other] No law sets a time. This program’s own reminder comes after { $days } days.
}
route-clock-none = No time is set, and none is counted.
route-old = { $date ->
    [undated] The directory’s entry bears no date: look at the recipient’s own page first.
   *[other] The directory’s entry is of { $date }: look at the recipient’s own page first.
}
route-result = In { $cases } cases of this home: gone in { $removed }, half of these within { $hours } hours.
route-result-none = In { $cases } cases of this home: gone in none so far.
route-line-held = Not proposed yet. Needed first:
route-line-missing = Still missing:
route-to-do = What to do about what is missing:
route-says = What the directory notes on this: { $text }
route-line-why = Why:
route-line-where = Where:
route-line-learns = It learns:
route-line-public = Whoever published it, or everybody:
route-line-clock = Clock:
route-line-then = If nothing comes:
route-line-read = Read first:
route-minors-only = The person was or may have been under 18: only these services are shown. Nothing is downloaded, captured or sent from here.
route-nobody-known = Nobody is known to hold { $host }. The routes below are those that don’t depend on it. Look for the host with: takedown recipients find
route-none = No confirmed copy was found for this. Confirm copies first: takedown matches decide
help-notices-routes = Every route that is open for a copy, the best first, with what each costs
help-routes-match = This copy.
help-routes-case = Every confirmed copy of this case.
error-match-or-case = Say which copy or which case: takedown notices routes --match ID, or --case ID. Nothing was changed.
calendar-summary = A date to look at
