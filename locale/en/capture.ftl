### What is kept of the pages that show copies.

help-evidence-capture = Keep what the pages of matches say and how they are served, without any picture. Without a name: of those of which nothing was kept yet.
help-capture-match = Only this match, captured before or not; may be given several times.
help-capture-skip = Visit nothing, and record that nothing is to be kept of these matches.
bar-capture = Keeping pages

capture-line = { $match }: { $state }
capture-state-whole = kept in full
capture-state-part = kept in part
capture-state-failed = nothing could be kept; that it was tried is recorded
capture-state-skipped = left out, as you asked
capture-nothing = There was no match to capture: each has been, or was ruled out. Name one with --match to capture it again.
capture-summary = Pages kept for evidence, without any picture: { $kept }{ $failed ->
    [0] .
   *[other] . Not readable: { $failed }; “takedown evidence capture” tries again.
}

capture-page-none = The file was reached by its own address; there is no page around it to keep.
capture-page-quiet = The page’s host isn’t visited at this hour; try again later.
capture-page-robots = The host’s robots file asks not to visit the page, so it wasn’t. You can keep what you see there yourself.
capture-page-odd = What the page’s address gave isn’t something this program takes.
capture-page-unreachable = The page’s host gave no answer.
capture-page-refused = The host didn’t show the page to this program; its answer is recorded. You may see it with your own account: keep what you see there yourself.
capture-page-other = What stands at the page’s address isn’t a web page.
capture-media-unknown = The file itself wasn’t seen, so its digest isn’t known.
capture-media-unread = The file’s digest is kept; its dimensions could not be read.
capture-text-cut = The page’s words were longer than is kept; the rest was left out.
capture-chain-leaf = Of the host’s certificates only its own could be recorded.
capture-picture-off = No drawing was made, as the configuration says.
capture-picture-extra = No drawing was made: the optional part “browser” isn’t installed.
capture-picture-chromium = No drawing was made: there is no Chromium on this machine.
capture-picture-start = No drawing was made: Chromium doesn’t start here.
capture-picture-failed = No drawing was made: the page brought Chromium down.
capture-skipped = You asked to keep nothing of it.
