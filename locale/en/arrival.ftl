# The first questions, before anything is kept.

help-start = Begin here: a few questions, one at a time. Nothing is written unless you ask for it, and “leave” ends it at once.

arrival-says-welcome =
    These questions help you choose what to do, and what not to do yet. Nothing is kept of your answers.
    Type a number, or “leave” to end at once with an empty screen.
arrival-says-traces =
    Somebody else may read this device. Until you ask for it, this program writes nothing. But the computer itself may keep that it was used: the command that you typed, in the terminal’s history; the program, in the list of what is installed; its folder, once you make one, and the times at which it changed; backups; what a network or a mailbox records.
arrival-says-cannot-hide =
    “leave” empties this window and nothing else. This program can’t hide from somebody who watches the screen, who controls the device from afar, or who knows your passphrase. Clearing a whole history can be noticed too: removing one line is less visible.
arrival-says-not-her-doing =
    Whoever shares such pictures without consent does so against the person shown. It is not that person’s doing.
arrival-says-what-is-kept =
    Next comes a vault: it is encrypted, and your passphrase opens it. In it: fingerprints of your pictures, the addresses where copies are found, and the letters about them. The pictures stay where they are; none is copied or sent.
arrival-says-code-is-yours =
    Nobody can open that vault without the passphrase, and nobody can give it back to you. “takedown vault recovery” makes words for the day on which it is forgotten; they can be kept by somebody you trust.

arrival-device = Could somebody else look at this device, now or later?
arrival-device-safer = I would rather use a safer device first
arrival-device-careful = I go on here, carefully
arrival-danger = Are you in danger at this moment, or is somebody else?
arrival-danger-yes = Yes
arrival-danger-no = No
arrival-country = In which country are you? It only decides which lines are named.
arrival-country-fr = France
arrival-country-be = Belgium
arrival-country-gb = United Kingdom
arrival-country-de = Germany
arrival-country-us = United States
arrival-country-ca = Canada
arrival-country-au = Australia
arrival-country-kr = South Korea
arrival-country-other = Another country
arrival-age = Was the person shown 18 or older in every picture? The age at that time counts, not the age today.
arrival-age-yes = Yes, 18 or older in every one
arrival-age-no = No, in at least one of them under 18
arrival-who = Who are you in this?
arrival-who-subject = The person shown
arrival-who-representative = Somebody whom that person asked to act
arrival-make = Make that vault on this device now?
arrival-make-yes = Yes, make it
arrival-make-no = No; tell me the commands, for when I want to
arrival-any-unknown = I don’t know
arrival-any-later = Later
arrival-any-leave = Leave now
arrival-your-answer = Your answer:
arrival-once-more = That isn’t one of the answers. Type a number from 1 to { $last }.
arrival-leave-words = leave quit exit

arrival-tells-careful = You decide how far you go. You can leave at every question and begin again later.
arrival-tells-device-unknown = If you aren’t sure, a device that nobody else uses is safer: a friend’s, a library’s, or an association’s. You can go on here, or leave.
arrival-tells-danger =
    In France, call 17 (police) or 112. Elsewhere, call your country’s emergency number.
    This program can wait. What matters now is that you are safe.
arrival-tells-lines =
    These people help with this, whatever you do here. Hours change: check them.
arrival-tells-mandate =
    Before anything is sent for somebody else, this program asks for that person’s authorisation: what they authorised, and on which day.

arrival-end-elsewhere =
    That is a good reason to wait. Nothing was written here. On a device that nobody else uses, begin again with the same command.
    On this one, close this window: what it showed is gone with it.
arrival-end-paused = Nothing was written. You can begin again whenever you want.
arrival-end-hotlines =
    For pictures of somebody under 18, or when that isn’t certain, this program searches nothing, captures nothing and shows nothing. Please don’t copy, download or screenshot the pictures, and don’t send them to anybody, not even to show what happened. Only addresses are given, to people whose work this is:
arrival-addresses =
    To note addresses for them, and to print a sheet for the call:
    takedown case new --label NAME --adult unsure --standing subject
    takedown matches add ADDRESS --case ID
    takedown pack hotlines --case ID --out FILE
arrival-end-ready = Nothing was written.
arrival-commands-new =
    When you want to go on:
    takedown init
    takedown case new --label NAME --adult yes --standing { $standing }
arrival-end-making = It is made, and locked whenever no command runs.
arrival-commands =
    What comes next:
    takedown register --case { $case } FILE
    takedown matches add ADDRESS --case { $case }
    takedown case show { $case }
arrival-label = A name for this case, which says nothing to others (it is kept encrypted):
arrival-agree = Do you agree to this sentence? (yes/no)
error-no-such-answer = That isn’t one of the answers to this question. Nothing was kept. Choose one of those that are shown.
