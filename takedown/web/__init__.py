"""The web application on loopback: pages and forms for a person alone, a queue for case workers.

Lives here: pages and forms. Takes a person's clicks, gives the pipeline's answers.
Never here: logic (what the command line needs too lives below), a file on disk, a request to anywhere.
"""
