# The advice beside a letter (sheet-*), and the verb that shows a letter before there is a case. The letters' own words
# are in templates/notices/; what is said of one recipient alone is in its own file.

help-notices-preview = Show the letter that a recipient would get, for a made-up case; nothing is stored or sent
help-preview-recipient = the recipient’s id (see: takedown recipients list)
help-preview-basis = the legal basis’ id, such as eu-dsa-16; by default the one that fits best
help-preview-lang = the letter’s language
help-preview-letter = which letter: the notice, or one that follows it
help-preview-all = every recipient, on every basis, in both languages
help-preview-out = the folder that the letters of --all are written into
help-preview-format = the letter’s form

error-nothing-to-preview = Name a recipient with --recipient ID, or ask for all with --all --out DIR. Nothing was written or sent.
error-no-folder-to-fill = --all writes one file for each letter and needs a folder: add --out DIR. Nothing was written or sent.
error-preview-unwritable = “{ $file }” can’t be written: { $why }. What was written before it is kept; nothing was sent. Choose another folder and run it again.

preview-written = { $count ->
    [one] One letter was written
   *[other] { $count } letters were written
} into { $folder }. They are about made-up cases.

sheet-title = For you, before filing (not part of the notice)
sheet-state = State:
sheet-draft = You read it and decide: it never leaves by itself. Whether it is a draft, approved or has left: takedown notices list
sheet-where = Where:
sheet-where-none = No checked channel is known.
sheet-login = Account:
sheet-login-yes = You need to be logged in.
sheet-login-no = No account is needed.
sheet-login-unknown = Whether an account is needed isn’t known.
sheet-asks = What it asks for there:
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
sheet-gets = What this letter says about whoever sends it:
sheet-gets-nothing = Nothing.
sheet-identity = What the recipient does with it:
sheet-identity-unknown = Not known. Use a name and an address that may be seen by whoever published the content.
sheet-identity-help = Our directory doesn’t say. An organisation’s name protects better than your own.
sheet-forwards-yes = The text may reach whoever published the content. So it holds no name but in the fields about the sender; keep it so if you change it.
sheet-forwards-unknown = Whether the text reaches whoever published the content isn’t known. Use a name and an address that may be seen.
sheet-pace = What it says of its own pace (no deadline):
sheet-appeal = If it refuses:
sheet-note = Please note:
sheet-reading-version = This version is for reading only. The recipient takes reports in another language: draft it again in that language to file it.
sheet-complaint-left-out = The number of the police complaint isn’t in this letter, because the letter may reach whoever published the content. Give it to the recipient yourself only if you want that.
sheet-subject = Subject, where there is a field for one
sheet-addresses-alone = The addresses alone, one on each line
sheet-fields = Where a form has fields, each heading below is one of them. Keep the reference with it. Never attach the images.
sheet-synthetic-unknown = Whether the images are a montage or generated isn’t recorded. Saying so makes the letter clearer.
sheet-basis-us-dmca-512 =
    Only whoever took the picture or the video, or holds its copyright, may send this. It is sworn under penalty of perjury.
    All of it, with the name, the postal address, the telephone number and the e-mail address, is handed on to whoever published the content, and may be published. Use an agent’s details, never those of a home.
    Whoever published the content can answer with a counter-notice; then the content may come back.
    Another way is nearly always safer: the recipient’s own form for intimate images, or another law.
sheet-basis-us-tida =
    The signature is a typed name: that of the person shown, or of somebody whom they authorised. Sign yourself; the program never does.
    The act has no condition of residence or nationality, but some forms speak of people in the United States.
sheet-basis-uk-osa-20a = The three declarations are yours: read them before you send them.
sheet-basis-eu-gdpr-17 =
    For a search engine, give the name that people search for in the form’s own field, and nowhere else.
    Don’t send an identity document unasked. If one is asked for, ask why it is needed, and hide what isn’t.
    Some answer that they aren’t responsible for what their users post. A notice under the Digital Services Act can go beside this request.
sheet-basis-fr-pharos =
    If somebody is in danger now: call 17 or 112. Pharos doesn’t handle emergencies.
    A report to Pharos is not a complaint. If you want somebody to be prosecuted, file a complaint (plainte) with the police, the gendarmerie or the public prosecutor. For article 226-2-1, prosecution requires the complaint of the person shown (article 226-6 of the Code pénal). Any police station or gendarmerie has to take it, and gives a receipt (article 15-3 of the Code de procédure pénale).
    Pharos takes content that is open to the public. Intimate images of an adult may be treated as a private matter, above all between people who know each other: then a complaint is the main way.
    Category: you choose it on the form. None that is made for this was seen in the lists we read. Take the one that fits best, and change the comment if needed.
    The comment says that the content is open to the public, and it names nobody. Change it if that isn’t right. Never accuse a named person here.
    Where it was seen: choose site, social network or messenger as the form offers it.
    If the form takes one address at a time, make one report for each. Once is enough: nobody else needs to report it again.
    Police officers and gendarmes look at the content and may save it. They may ask the host to remove it, at once or after an enquiry. No time for an answer is published.
    This program files nothing: you send the form yourself.
