"""A bundle for investigators: a BagIt bag (RFC 8493) of one case in a zip of one spelling, and its check.

Takes what the pipeline gathered, gives chunks of a file; takes a file's bytes, gives what is wrong with them.
Never here: media bytes, another case's rows, a file on disk.
"""
