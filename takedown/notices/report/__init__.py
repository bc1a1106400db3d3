"""The report: what happened to the copies of one case, for the person to read.

Takes what the pipeline gathered, gives HTML, PDF and the picture in them.
Never here: an address, a picture's name, a fingerprint, a figure without what it is a share of, blame, a promise.
"""
