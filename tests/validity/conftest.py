"""The one check that every test of this folder makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.validity.finding import Finding, broken

Check = Callable[[Sequence[Finding]], None]


@pytest.fixture
def agree() -> Check:
    """Fails with the findings that are required and do not agree, or differ without a reason."""

    def check(findings: Sequence[Finding]) -> None:
        assert findings
        assert broken(findings) == []

    return check
