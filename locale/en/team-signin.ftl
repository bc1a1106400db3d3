### Signing in on a team's server: passphrase, codes, passkeys, links, one's own sessions.

team-signin-title = Sign in
team-signin-lead = For the people who work in an organisation.
team-signin-organisation = Organisation
team-signin-organisation-hint = Its short name, as in the link that you came by.
team-signin-login = Name for signing in
team-signin-passphrase = Passphrase
team-signin-do = Go on
team-signin-second-title = Confirm that it is you
team-signin-second-lead = The passphrase alone lets nobody in.
team-signin-code = Code of six figures
team-signin-code-hint = From the app in which you keep codes. Each code counts once.
team-signin-code-do = Sign in
team-signin-passkey = Passkey
team-signin-passkey-lead = Your device or your security key answers for you.
team-signin-passkey-do = Use a passkey
team-signin-passkey-script = Passkeys need a browser that runs scripts, and an address with a name, by https or on “localhost”.
team-signin-passkey-away = No passkey answered. Nothing was changed. Try again, or use another way.
team-signin-again = Start again
team-signin-set-up-title = Set up the second step
team-signin-set-up-lead = From now on, signing in takes your passphrase and something that only you hold. Choose one; you can add the other later.
team-signin-codes = Codes from an app
team-signin-codes-lead = Read this square with an app for codes, or type the letters below it into the app. Then type the code that it shows.
team-signin-codes-picture = Square to read with an app for codes
team-signin-codes-letters = The same in letters
team-signin-codes-do = Use these codes
team-signin-passkey-new-lead = Kept by this device, by a telephone or by a security key.
team-signin-passkey-name = Name for it, so that you know it again
team-signin-passkey-new-do = Make a passkey
team-signin-join-title = Come in
team-signin-join-lead = { $organisation } asks you to work here. Choose how you sign in.
team-signin-join-name = Your name, as the others see it
team-signin-join-login-hint = Any name that nobody else here has; capitals don’t matter.
team-signin-join-passphrase = New passphrase
team-signin-join-passphrase-hint = A few words that nobody else knows. Nobody can look it up or set it for you; without it, you are invited anew.
team-signin-join-again = The same once more
team-signin-join-do = Come in
team-signin-earlier = { $n ->
    [one] Before this, there was one try that wasn’t right.
   *[other] Before this, there were { $n } tries that weren’t right.
} If that wasn’t you, choose another passphrase.
team-signin-me = Your sign-in
team-signin-me-lead = Where you are signed in, and what lets you in.
team-signin-sessions = Where you are signed in
team-signin-sessions-from = From
team-signin-sessions-since = Since
team-signin-sessions-seen = Used last
team-signin-sessions-unknown = a browser that doesn’t say which
team-signin-sessions-this = this one
team-signin-sessions-end = End it
team-signin-sessions-end-others = End all others
team-signin-sessions-ended = { $n ->
    [0] There was no other sign-in.
    [one] One sign-in was ended.
   *[other] { $n } sign-ins were ended.
}
team-signin-ways = What confirms that it is you
team-signin-has-codes = Codes from an app.
team-signin-no-codes = No codes from an app.
team-signin-codes-new = New codes
team-signin-codes-drop = Have no codes
team-signin-passkey-one = Passkey “{ $name }”, made on { $at }
team-signin-passkey-drop = Remove it
team-signin-kept = It is kept.
team-signin-removed = It is removed.
team-signin-passphrase-change = Another passphrase
team-signin-passphrase-old = Passphrase until now
team-signin-passphrase-do = Use the new one
team-signin-passphrase-changed = The new passphrase counts from now on, and every other sign-in of yours was ended.
team-signin-sign-out = Sign out
team-signin-join-link = The link that you were given
team-signin-join-link-hint = The whole link, or what follows its # sign.
team-signin-sessions-stop = Ending it
team-signin-ways-change = Codes and passkeys
team-once-copy = Copy
team-once-copied = Copied
