"""The web application on loopback (comes with its issue; until then ``serve`` says so).

Lives here: pages and forms. Takes a person's clicks, gives the pipeline's answers.
Never here: logic; what the command line needs too lives below.
"""
