"""What ``make demo`` runs: the whole main job, on real photographs and two real hosts on loopback.

Lives here: starting the hosts, posting copies, and playing a person at the command line.
Never here: anything that the program itself needs.
"""

from takedown.demo.main import run

__all__ = ["run"]
