# What a notice may need to know of a case, and what is said when it changes.

help-organisation = The organisation that files for the person. Its name then stands in notices instead of theirs.
help-mandate = The recorded authorisation of whoever acts for the person: who may act, for what. Some laws ask for it.
help-mandate-on = The date of the authorisation, such as 2026-11-21.
help-signature = The name typed as an electronic signature. It stands only in notices whose law asks for a signature. Give it only if it is yours, or if you are authorised to sign.
help-made-by-her = Did the person take the picture or video themselves? Only then is a copyright notice possible; it is sworn, and whoever published the content is told the name of whoever swears.
help-synthetic = Is it a montage, or was it generated?
help-identifiable = Is the person’s face, or another feature by which they can be recognised, shown with it?
help-link-uk = Is there a link to the United Kingdom: the person, the audience or the site?
help-known-uploader = Does the person believe that they know who published it or who runs the site? Nobody is named in a notice; it changes what the program warns of.
help-complaint-number = The number of the police complaint. Open notices are drafted again with it.
help-complaint-on = The date of the complaint, such as 2026-11-21.
help-complaint-at = The police station, gendarmerie or court that took it.
help-police-first = Police first: no notice is sent before this time, such as 2026-11-23T18:00:00+01:00. It gives investigators time before whoever published it is warned; the copies stay up meanwhile.
help-rights-name = For a copyright notice alone: the name of whoever swears to it. It is handed on to whoever published the content.
help-rights-address = For a copyright notice alone: a postal address; handed on as well. An agent’s or a lawyer’s is safer.
help-rights-phone = For a copyright notice alone: a telephone number; handed on as well.
help-rights-email = For a copyright notice alone: an e-mail address; handed on as well.
police-first-now = Police first: until then no notice is sent. Investigators can look before whoever published the content is warned; the copies stay up meanwhile. You can change or end it at any time: give --police-first-until again, with an empty value to end it.
complaint-drafted = { $count ->
    [one] One open notice was drafted again with the complaint’s number. It waits for your approval.
   *[other] { $count } open notices were drafted again with the complaint’s number. They wait for your approval.
}
answer-yes = yes
answer-no = no
answer-unknown = not known
field-organisation = Organisation:
field-mandate = Authorisation:
field-mandate-on = Authorised on:
field-signature = Signature:
field-made-by-her = Taken by the person shown:
field-synthetic = Montage or generated:
field-identifiable = Recognisable:
field-link-uk = Link to the United Kingdom:
field-known-uploader = Believes to know who published it:
field-complaint-number = Complaint number:
field-complaint-on = Complaint of:
field-complaint-at = Complaint taken by:
field-police-first-until = Nothing is sent before:
field-rights-name = Copyright, name:
field-rights-address = Copyright, address:
field-rights-phone = Copyright, telephone:
field-rights-email = Copyright, e-mail:
