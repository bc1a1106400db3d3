"""What a child may use, and what it reports about the walls around it."""

from __future__ import annotations

import struct
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024
_WALLS = struct.Struct("!????H")


@dataclass(frozen=True)
class Limits:
    """The limits of one child.

    Attributes:
        seconds: wall clock for one answer, of which a visit may hold many; also for a child's start, which gets at
            least 30.
        memory_bytes: address space, beyond what the child has taken when it is ready to work.
        max_bytes: the largest payload that is given to a child.
        answer_bytes: the largest answer that is read from one.
        visits: after so many, a child is replaced: what one input may have done to it doesn't last.
    """

    seconds: float = 10.0
    memory_bytes: int = 1024 * MEBIBYTE
    max_bytes: int = 64 * MEBIBYTE
    answer_bytes: int = 64 * 1024
    visits: int = 500


@dataclass(frozen=True)
class Walls:
    """The walls that a child reports to stand when it starts.

    Attributes:
        rlimits: memory, file size, open files, core dumps, processor time; processes where ``seccomp`` is false. A
            child doesn't work without.
        no_new_privs: no privilege can be gained. A child doesn't work without.
        dumpable: true if other processes of the same user could still read the child's memory.
        landlock_abi: the kernel's Landlock version; 0: none. From 1 no file can be opened, from 4 no TCP port reached,
            from 6 no abstract socket and no process outside signalled.
        seccomp: every system call but a few is refused; no process can be started.
    """

    rlimits: bool
    no_new_privs: bool
    dumpable: bool
    landlock_abi: int
    seccomp: bool

    def pack(self) -> bytes:
        """Return the walls as the child's first answer."""
        return _WALLS.pack(self.rlimits, self.no_new_privs, self.dumpable, self.seccomp, self.landlock_abi)

    @classmethod
    def unpack(cls, packed: bytes) -> Walls:
        """Return what ``pack`` packed.

        Raises:
            struct.error: it isn't that.
        """
        rlimits, no_new_privs, dumpable, seccomp, abi = _WALLS.unpack(packed)
        return cls(rlimits, no_new_privs, dumpable, abi, seccomp)
