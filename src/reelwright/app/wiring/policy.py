"""How calls to outside services are guarded under the settings in force."""

from datetime import timedelta

from reelwright.adapters.guarded.guard import Policy
from reelwright.app.settings.model import Settings
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.domain.services.breaker import BreakerPolicy
from reelwright.domain.services.budgets import Budgets


def policy_of(settings: Settings) -> Policy:
    """Budgets, breaker and repetition."""
    return Policy(
        budgets=Budgets(
            video=settings.budget_video,
            channel_day=settings.budget_channel_day,
            day=settings.budget_day,
        ),
        breaker=breaker_of(settings),
        retry=RetryPolicy(attempts=settings.attempts, patience=float(settings.patience)),
    )


def breaker_of(settings: Settings) -> BreakerPolicy:
    """When a breaker opens and closes."""
    return BreakerPolicy(
        failures=settings.breaker_failures,
        open_lasts=timedelta(seconds=settings.breaker_seconds),
        successes=settings.breaker_successes,
    )
