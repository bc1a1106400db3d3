# Packs: papers and files that a person makes of a case; and what to know beside the texts for authorities, helplines and
# hash banks. The words of the papers themselves are in templates/notices/.

help-pack = Write papers to print or file, or a file for machines, from a case. Nothing is sent.
help-pack-kind = What to make: complaint (papers for a complaint in France), cnil (request for erasure, then complaint to the CNIL), hash-bank (steps), hotlines (whom to turn to), cloudflare, xarf (reports for machines, JSON Lines), csv (list of addresses).
help-pack-notice = About this notice alone.
help-pack-out = Where to write it. A name that ends in .txt gets plain text instead of a PDF.

pack-done-complaint = The papers are written; nothing was sent. The letter has blanks for who complains: fill them in by hand. They name every address of the case, so keep them where nobody else reads them.
pack-done-cnil = The papers are written; nothing was sent. The first page says which request comes first and when a complaint is possible.
pack-done-hash-bank = The steps are written; nothing was sent. The codes are made by the hash bank’s own page, on your device.
pack-done-hotlines = The sheet is written; nothing was sent. You choose whom to turn to, and what to say.
pack-done-cloudflare = The reports are written, one in each line; nothing was sent. Each asks that the host isn’t told who reports and that the site’s owner isn’t told at all. Cloudflare may publish the organisation’s name, the e-mail address and the addresses reported.
pack-done-xarf = The reports are written, one in each line; nothing was sent. They name the organisation and its e-mail address, no person.
pack-done-csv = The list is written; nothing was sent.

error-nothing-to-pack = This case has no confirmed address or notice that this could be made of. Nothing was written or sent. Look at “takedown matches list”, and confirm what is there, or add an address with “takedown matches add”.
error-no-notice-for-machines = No notice of this case fits this report. Nothing was written or sent. Draft the notices first with “takedown notices draft”, or say which one is meant with --notice.
error-no-organisation = This report may be passed on or published, so it is only made in the name of an organisation, and this case names none. Nothing was written or sent. Where an organisation files for the person, record it with “takedown case edit”; else use the recipient’s own form.
error-no-reply-address = This report needs an e-mail address for answers, and there is none. Nothing was written or sent. Give one as email under [notifier] in the configuration, or with “takedown case edit ID --contact”.
error-pack-not-written = The file “{ $file }” can’t be written: { $why }. Nothing was left there or sent. Choose another place and try again.

sheet-basis-eu-dsa-20 =
    This complaint is for a decision on a notice. It can be made for at least six months from the day on which you were informed of it (Regulation (EU) 2022/2065, article 20(1)).
    If the platform has a button or a form of its own for complaints, use that one and paste these fields.
sheet-basis-eu-dsa-22 =
    This asks a helpline, not the platform, to flag the content: it decides whether it takes it up.
    Give addresses. Where images can be uploaded, they leave your device: it isn’t necessary.
sheet-basis-fr-arcom-tf =
    This asks a helpline, not the platform, to flag the content: it decides whether it takes it up.
    Give addresses. Where images can be uploaded, they leave your device: it isn’t necessary.
    Arcom’s own form of complaint about a service wasn’t verified, so its address isn’t printed: look for it on arcom.fr. Arcom doesn’t remove content itself.
sheet-basis-fr-plainte =
    If somebody is in danger now: call 17 or 112.
    This is no complaint yet. “takedown pack complaint” writes the papers for one: a letter to the public prosecutor, the list of addresses with their times, what to bring and what to say if it is refused.
    A name is yours to give or not. Never send an image in the chat.
sheet-basis-fr-cnil =
    The CNIL comes second: first a request for erasure to the service, then a month for its answer (Regulation (EU) 2016/679, article 12(3)), unless it refuses earlier.
    The address of the CNIL’s form wasn’t verified, so start from cnil.fr. Attach the copy of the request and of the answer: “takedown pack cnil” puts them together. Never attach the images.
sheet-basis-us-tida-ftc =
    This is a complaint about how a platform handled a request. It comes after a request that had every element of section 3 of Pub. L. 119-12 and the time that this section sets.
    The form’s own fields weren’t read: paste what fits.
sheet-basis-uk-osa-ofcom = Ofcom says that it can’t answer or look into single complaints: this informs the regulator. Contact the service first.
sheet-basis-es-aepd =
    The form takes Spanish, and asks for Cl@ve or a certificate; paper is possible. For somebody under 18 there is a form of its own.
    It is for people in Spain or of Spanish nationality, according to a secondary page; normally after the service was asked. No time for an answer is published.
sheet-basis-it-144bis =
    The form takes Italian, and asks for an electronic identity, or a signed form by certified mail.
    According to a secondary page, the Garante asks for the files themselves, through a link that comes afterwards, to have them recognised by platforms. They leave your device then: decide first whether you want that.
sheet-basis-be-iefh = For adults alone. For somebody under 18: Child Focus, 116 000.
sheet-basis-au-esafety =
    No earlier report to the platform is needed for this. Whether a link to Australia is asked for wasn’t verified: say it if there is one.
    Its own advice: a new e-mail address for requests, and neither a home address nor a telephone number nor a whole identity document.
sheet-basis-ca = For British Columbia. The page was read in a copy alone: look at it before filing.
sheet-basis-help = A helpline advises; it may help with the removal. Hours and languages change: look at its own page. A name is yours to give or not.
sheet-basis-hash-bank =
    You do this yourself, with the file on your own device; this program sends nothing to a hash bank.
    Known limits: services that take part alone; a video only as exactly the same file; a lost case number or PIN can’t be recovered.
sheet-basis-minors =
    Addresses alone, and nothing else: no capture, no copy, no description. Don’t open, save or send the images.
    If somebody is in danger now: call 112, in France 17 as well. In France, 3018 helps free of charge.
