"""What goes into a bundle for people to read: the report as PDF, and how to check everything without this program.

Takes what the pipeline gathered. Never here: a picture, a fingerprint's code, a conclusion that is a court's to draw.
"""
