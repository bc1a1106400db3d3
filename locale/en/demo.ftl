# The demonstration.

demo-title = Demonstration
demo-intro =
    Everything here happens on this computer, with ordinary photographs and a made-up person. Nothing leaves it: the one letter that is sent goes to a mail server on this computer.
    Two real web hosts run for a moment and play two parts: copyparty plays a site kept at OVHcloud, a sigal gallery
    plays the platform X. OVHcloud and X have nothing to do with it.
demo-took =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }

demo-label = Demonstration
demo-name = Camille Exemple
demo-contact = camille@example.org

demo-step-vault = A vault, and a case in it
demo-passphrase = The passphrase was made up at random. For this demonstration alone it lies in a file: { $file }
demo-case = Case { $case }: an adult who speaks for themselves, under the pseudonym { $name }.

demo-step-register = The person registers some photographs
demo-registered =
    { $count ->
        [one] { $count } photograph registered.
       *[other] { $count } photographs registered.
    } The files stayed where they are; the vault keeps fingerprints, encrypted.

demo-step-hosts = Somebody posts altered copies
demo-starting = Starting two web hosts
demo-file-host =
    { $count ->
        [one] { $count } copy uploaded to copyparty,
       *[other] { $count } copies uploaded to copyparty,
    } a file host: { $url }
demo-gallery =
    { $count ->
        [one] { $count } copy built into a gallery
       *[other] { $count } copies built into a gallery
    } by sigal: { $url }
demo-unrelated =
    { $count ->
        [one] { $count } unrelated picture lies among them.
       *[other] { $count } unrelated pictures lie among them.
    }

demo-step-crawl = The program looks through both hosts
demo-crawled =
    { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    } and { $media ->
        [one] { $media } picture
       *[other] { $media } pictures
    } looked at, in memory only. { $addresses ->
        [0] No address holds a copy.
        [one] { $addresses } address holds a copy.
       *[other] { $addresses } addresses hold a copy.
    }

demo-step-decide = A person decides
demo-looked = What surrounds { $count ->
        [one] { $count } place is read
       *[other] { $count } places is read
    } first: the page’s title and words, who posted and when. No picture is shown, and each look is recorded.
demo-decides = Only a person confirms a match. Here the demonstration decides in your place; in real use you do.
demo-decided-confirmed =
    { $count ->
        [one] { $count } address confirmed: it shows the person, who didn’t post it.
       *[other] { $count } addresses confirmed: they show the person, who didn’t post them.
    }
demo-decided-mine =
    { $count ->
        [one] { $count } address belongs to the person, who posted it: it stays.
       *[other] { $count } addresses belong to the person, who posted them: they stay.
    }
demo-decided-rejected =
    { $count ->
        [one] { $count } address rejected: it isn’t one of the registered photographs.
       *[other] { $count } addresses rejected: they aren’t the registered photographs.
    }

demo-step-draft = Notices are drafted
demo-drafted =
    { $count ->
        [one] { $count } draft written.
       *[other] { $count } drafts written.
    } They lie in clear in the demonstration’s folder, because the person is made up; a real draft stays encrypted in the vault.
demo-nothing-sent = Nothing is sent yet: each notice waits for the person’s approval.

demo-step-send = One notice is approved and sent
demo-sent = The person approved the notice to the gallery’s desk. After the time in which it could be undone it went to the mail server on this computer, for { $to }: “{ $subject }”.

demo-step-reply = The desk answers
demo-replied = The answer was matched to the notice by its reference. { $state ->
        [acknowledged] It confirms receipt and gives a ticket number, which is kept.
       *[other] The notice is now: { $state }.
    }

demo-step-climb = The host doesn’t answer, and the clock is advanced
demo-climbed = The notice to the host is noted as filed by the person. { $days } days later, by a clock that is put forward, the next step is due: { $letter ->
        [reminder] a reminder, drafted, waiting for an approval.
       *[other] nothing was drafted.
    }

demo-step-recheck = One copy is removed, and the program looks again
demo-removed = copyparty was asked to remove { $url }
demo-rechecked =
    { $gone ->
        [one] { $gone } address is gone,
       *[other] { $gone } addresses are gone,
    } { $live ->
        [one] { $live } is still there.
       *[other] { $live } are still there.
    }

demo-step-ledger = The evidence is checked
demo-ledger =
    { $count ->
        [one] { $count } entry in the ledger, unchanged and in its place.
       *[other] { $count } entries in the ledger, all unchanged and in their order.
    }

demo-step-bundle = A bundle of evidence is made for investigators
demo-bundle =
    It holds what was kept of { $copies ->
        [one] { $copies } address,
       *[other] { $copies } addresses,
    } and no picture: { $file }
    Checked as whoever gets it would, without the vault: { $count ->
        [one] one thing,
       *[other] { $count } things,
    } no defect.

demo-summary = What happened
demo-row-registered = Registered
demo-cell-registered =
    { $count ->
        [one] { $count } photograph
       *[other] { $count } photographs
    }
demo-row-looked = Looked through
demo-cell-looked =
    2 hosts: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }, { $media ->
        [one] { $media } picture
       *[other] { $media } pictures
    }
demo-row-found = Found
demo-cell-found =
    { $copies } of { $posted } posted copies, of { $photographs ->
        [one] { $photographs } photograph
       *[other] { $photographs } photographs
    }, at { $addresses ->
        [one] { $addresses } address
       *[other] { $addresses } addresses
    } ({ $edits }). { $rest ->
        [0] { "" }
        [one] { $rest } other photograph was found nowhere; it was posted nowhere.
       *[other] { $rest } other photographs were found nowhere.
    }
demo-row-alone = Left alone
demo-cell-alone =
    { $count ->
        [one] { $count } unrelated picture
       *[other] { $count } unrelated pictures
    }, { $wrong ->
        [0] none of them mistaken for a registered one
        [one] { $wrong } address mistaken for a registered one
       *[other] { $wrong } addresses mistaken for a registered one
    }
demo-row-decided = Decided
demo-cell-decided =
    { $confirmed ->
        [one] { $confirmed } address confirmed
       *[other] { $confirmed } addresses confirmed
    }, { $mine } the person’s own, { $rejected } rejected
demo-row-draft = Draft to { $recipient }
demo-cell-draft =
    { $addresses ->
        [one] { $addresses } address
       *[other] { $addresses } addresses
    }, { $missing ->
        [0] complete
        [one] { $missing } thing to add before it can be sent
       *[other] { $missing } things to add before it can be sent
    }: { $file }
demo-row-rechecked = Looked at again
demo-cell-rechecked =
    { $verdict ->
        [gone] gone
        [live] live
        [soft-gone] hidden
        [unreachable] unreachable
        [blocked] blocked
       *[other] unknown
    }: { $url }
demo-row-ledger = Evidence
demo-cell-ledger =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }, nothing changed or missing
demo-row-bundle = For investigators
demo-cell-bundle =
    { $count ->
        [one] one thing
       *[other] { $count } things
    } checked without the vault, no defect: { $file }
demo-row-sent = Sent
demo-cell-sent = one letter, to the mail server on this computer; answered: { $state ->
        [acknowledged] receipt confirmed
       *[other] not understood
    }
demo-row-next = Next step
demo-cell-next = { $letter ->
        [reminder] a reminder to the host, drafted; it waits for an approval
       *[other] none
    }
demo-row-time = Took

demo-edit-reencoded = re-encoded
demo-edit-halved = half the size
demo-edit-mirrored = mirrored
demo-edit-turned = turned by a quarter
demo-edit-webp = as WebP
demo-edit-captioned = cropped with a caption
demo-edit-screenshot = in a screenshot
demo-edit-moving = in an animation

demo-not-as-hoped = Not everything went as it should: the table shows what differs. Nothing left this computer.
demo-next = To look around in the vault of this demonstration:
demo-hosts-ended = Both hosts have ended. The folder is emptied when the demonstration starts again.
demo-pages = The pages of this vault open at the address below, in the browser of this computer: once, with the demonstration’s case. Its hosts still answer, so that a found picture can be looked at. Ctrl-C ends all of it.
demo-pages-ended = The pages have ended, and the vault is locked.
demo-stopped = Stopped. Every process of the demonstration has ended. Nothing left this computer.

error-demo-not-installed =
    The demonstration needs { $package }, which isn’t installed. Nothing was started. Run “make demo” in the project’s folder,
    or install it with: pip install 'takedown[demo]'
error-demo-folder-taken =
    The folder { $folder } holds files that the demonstration didn’t make, or is a link. Nothing in it was touched.
    Name another folder with --folder.
error-demo-running =
    Another demonstration works in { $folder }. Nothing was changed there. Wait until it ends, or name another folder
    with --folder.
error-host-not-started =
    The web host { $host } of the demonstration didn’t start. Nothing left this machine, and every process has ended. Its
    own words are in { $log }
error-host-refused =
    The web host { $host } of the demonstration refused a file or a removal ({ $status }). Nothing left this machine, and
    every process has ended. Start the demonstration again.
error-demo-step-failed =
    The step “{ $verb }” of the demonstration ended with exit status { $status }; what it said stands above. Nothing left
    this machine, and every process has ended. Start the demonstration again, or run “takedown doctor”.
