"""Networks of activities: dates, float, critical path, and a schedule that respects people.

Pure functions over plain arguments, exact in integers, without numpy; they know no tasks,
worlds or calendars. The engine may import this package and nothing else of `planning`.

The idea to read on with: a link says that one date of an activity may not come before a date
of its predecessor plus a lag, which may be negative (a lead).

    FS  start  >= predecessor's finish + lag        SS  start  >= predecessor's start + lag
    FF  finish >= predecessor's finish + lag        SF  finish >= predecessor's start + lag

An activity, once started, runs through. Every function takes activities in any order and is
fastest on those that `topological_order` has sorted.
"""

from game.planning.network.activities import (
    Activity,
    Demand,
    Link,
    LinkKind,
    Span,
    topological_order,
)
from game.planning.network.dates import (
    Times,
    analyse,
    backward_pass,
    critical_path,
    forward_pass,
)
from game.planning.network.levelling import hand_overs, level
from game.planning.network.numbered import Numbered, NumberedLinks, earliest, latest, numbered

__all__ = [
    "Activity",
    "Demand",
    "Link",
    "LinkKind",
    "Numbered",
    "NumberedLinks",
    "Span",
    "Times",
    "analyse",
    "backward_pass",
    "critical_path",
    "earliest",
    "forward_pass",
    "hand_overs",
    "latest",
    "level",
    "numbered",
    "topological_order",
]
