"""What may come, seen from a view: redrawn worlds, rollouts, forecasts.

A view says what the manager may know. `Posterior(view)` is all that is hidden given that, and
`posterior.world(replicate)` a world drawn from it; `rollout(world, policy)` plays one to its end.
`forecast(view)` does so many times; `Lookout` does it for a window, in other processes,
and `Lookback` for the weeks that have passed.
"""

from game.outlook.forecast import Forecast, forecast
from game.outlook.lookback import Lookback
from game.outlook.lookout import Lookout
from game.outlook.posterior import Posterior
from game.outlook.rollout import Outcome, Target, account, outcome, rollout, targets_of

__all__ = [
    "Forecast",
    "Lookback",
    "Lookout",
    "Outcome",
    "Posterior",
    "Target",
    "account",
    "forecast",
    "outcome",
    "rollout",
    "targets_of",
]
