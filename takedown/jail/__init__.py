"""Child processes without files, network or privileges, and the pipe to them.

Takes the name of a worker and bytes, gives the worker's answer in a fixed format, or a reason.
Never here: knowing what a picture is.
"""
