"""The crawl of one configured host, lead by lead: the way there, the answer, what is kept for the next time."""
