"""Register, watch, review, notify, recheck: one module each, reading like the sentence that describes it.

Takes the rooms below, gives the two faces what they show.
Never here: SQL, HTTP, Jinja.
"""
