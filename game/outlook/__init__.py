"""What may come, seen from a view: redrawn worlds, rollouts, forecasts.

A view says what the manager may know. `Posterior(view)` is all that is hidden given that, and
`posterior.world(replicate)` a world drawn from it; `rollout(world, policy)` plays one to its end.
"""

from game.outlook.posterior import Posterior
from game.outlook.rollout import Outcome, Target, account, outcome, rollout, targets_of

__all__ = ["Outcome", "Posterior", "Target", "account", "outcome", "rollout", "targets_of"]
