### The report: what happened, for the person to read. No promise, no blame, no figure without what it is a share of.

help-report = Write what happened so far into a new file, HTML or PDF, for a person to read.
help-report-out = The new file; its name ends in .html or .pdf.
report-written = The report is in { $file }. It holds no address and no picture; the names of the sites are in it.
error-unknown-report-kind = The file’s name has to end in .html or .pdf: { $file }. Nothing was written or sent.

report-title = What happened so far
report-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
report-tick = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
}
report-made = Written on { $day }. All days are in universal time (UTC).
report-scope = { $count ->
    [0] No copy has been confirmed yet, so there is nothing to count.
    [one] One copy was confirmed by a person. The figures below are about it.
   *[other] { $count } copies were confirmed by a person. Every figure below is a share of these { $count }.
}
report-undecided = { $count ->
    [one] One find hasn’t been decided yet; it is in none of the figures.
   *[other] { $count } finds haven’t been decided yet; they are in none of the figures.
}

report-heading-sum = Where the copies are now
report-heading-copies = Each copy
report-heading-days = Day by day
report-heading-next = What comes next
report-heading-limits = What these figures don’t tell

report-head-copy = Copy
report-head-host = Site
report-head-seen = First seen
report-head-sent = First asked
report-head-to = Asked
report-head-fate = Now
report-head-checked = Last look
report-head-share = How many
report-head-about = What it means
report-head-day = Day
report-head-event = What
report-head-count = How often
report-head-step = Step
report-head-clock = Whose date it is

report-copy = { $number }
report-share = { $count } of { $all }

report-fate-gone = Gone at its source
report-about-gone = Every known address was looked at twice, apart in time, and the copy is not there.
report-fate-page-gone = Page gone, file still there
report-about-page-gone = The page is gone. The file itself still opens by its own address.
report-fate-part = Gone in part
report-about-part = Some of its addresses are gone, others still work.
report-fate-said-gone = Said to be gone
report-about-said-gone = The site says that it took it down. The looks haven’t proven it yet.
report-fate-de-indexed = Out of a search engine only
report-about-de-indexed = A search engine no longer shows it. The copy itself is still where it was.
report-fate-back = Back again
report-about-back = It was proven gone, and it is there again.
report-fate-refused = Refused
report-about-refused = The site said no.
report-fate-asked = Asked for more
report-about-asked = The site wants to know more before it decides.
report-fate-waiting = Waiting for an answer
report-about-waiting = A notice went out, and its time isn’t over.
report-fate-silent = No answer
report-about-silent = The time for an answer is over, and none came.
report-fate-not-asked = Not asked yet
report-about-not-asked = No notice has gone to whoever could take it down.

report-event-seen = first seen
report-event-repost = passed on
report-event-notified = notice sent
report-event-gone = proven gone
report-event-back = there again
report-other-hosts = other sites
report-drawing-title = What was seen and done, day by day
report-drawing-about = One row for each site, days from left to right. The table below the picture says the same.
report-table = The same as a table

report-nothing-next = Nothing is planned.
report-clock-own = this program’s own rhythm
report-clock-us-tida = Take It Down Act (US), 48 hours
report-clock-uk-osa-20a = Online Safety Act 2023 (UK), 48 hours
report-clock-eu-gdpr-17 = Regulation (EU) 2016/679, one month

report-limits =
    Copies that nobody found are in no figure. Private messages, closed groups and sites that weren’t searched can’t be seen from here.
    “Gone” says that nothing was there when the addresses were looked at. It can come back; the addresses are looked at again.
    A copy that a search engine no longer shows is still where it was. It is counted apart for that reason.
