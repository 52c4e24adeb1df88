"""Many captures on this machine's cores: ordered results, flat memory, and a page that breaks a reader breaks nothing else."""

from memcon.engine.one import Opener, Result, Task
from memcon.engine.run import cores, read_many

__all__ = ["Opener", "Result", "Task", "cores", "read_many"]
