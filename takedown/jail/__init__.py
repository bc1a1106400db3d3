"""Child processes without files, network or privileges, and the pipe to them.

Takes the name of a worker and bytes, gives the worker's answer in a fixed format, or a reason.
Never here: knowing what a picture is.
"""

from takedown.jail.errors import JailClosed, JailUnavailable, Lost, Refused
from takedown.jail.frames import Refusal
from takedown.jail.limits import Limits, Walls
from takedown.jail.pool import Jail
from takedown.jail.source import FileSource, MemorySource, Read, Source
from takedown.jail.visit import Visit

__all__ = [
    "FileSource",
    "Jail",
    "JailClosed",
    "JailUnavailable",
    "Limits",
    "Lost",
    "MemorySource",
    "Read",
    "Refusal",
    "Refused",
    "Source",
    "Visit",
    "Walls",
]
