"""From hostile bytes to pixels: sniffing, limits, and the canonical pipeline.

Takes bytes, gives RGB pixels or a reason.
Never here: being called outside a jail.
"""
