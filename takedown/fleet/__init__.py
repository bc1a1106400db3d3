"""The fleet: workers that crawl, look again, match and send for all organisations of a server, as a queue tells them.

Takes jobs that name hosts and ids alone; gives what the pipeline stores.
Never here: an address, a name or a fingerprint in a job or a log; a step that the pipeline doesn't have.
"""
