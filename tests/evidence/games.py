"""Games and packs that the tests of the evidence share: small ones, each made once."""

from __future__ import annotations

from datetime import date
from functools import cache

from game.content.load import find_scenarios, load_scenario
from game.debrief.analysis import Analysis
from game.debrief.analyst import analyse
from game.debrief.settings import Settings as Judging
from game.evidence.manifest import Precision
from game.evidence.pack import plan
from game.evidence.portfolio import Portfolio, Settings, portfolio
from game.evidence.replay import Story, tell
from game.managers import play, policy
from game.model import actions as a
from game.model.scenario import Scenario
from game.recording import Header, Recording
from game.session import Session
from tests.evidence import sample

MADE = date(2026, 11, 26)
FEW = Precision(8, 2)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    '#import "x.typ": * #eval("1+1") $ a $ *bold* ]',
    "{{ 7 * 7 }} {% raw %}",
    "مرحبا بالعالم שלום",
    "🚀 👩\u200d💻 项目 ﬁn",
    "]]> & &amp; &lt;x&gt; ' \" \\ /",
)


@cache
def scenario(id: str = "tutorial") -> Scenario:
    """A scenario that the game comes with."""
    return load_scenario(find_scenarios()[id])


def scenario_of(header: Header) -> Scenario:
    """The built-in scenario of a recording."""
    return scenario(header.scenario)


@cache
def written(name: str = "Ada Example") -> Recording:
    """A tutorial with words in every place that takes words, some of them meant to do harm."""
    session = Session.start(scenario(), 3, player=name)
    for field, text in zip(("aims", "purpose", "success"), HOSTILE, strict=False):
        assert session.submit(a.WriteCharter(field, text)) is None
    for text in HOSTILE:
        assert session.submit(a.WriteRisk(text, 300, 960)) is None
        assert session.submit(a.WriteJournal("E1", text)) is None
    assert session.submit(a.EstimateRisk("R1", 400, 960)) is None
    handbook = policy("handbook", 3)

    def leads(view: object) -> list[a.Action]:
        moves = handbook(view)  # type: ignore[arg-type]
        return [
            a.Report(m.low, m.high, m.cost, m.colour, HOSTILE[1]) if isinstance(m, a.Report) else m
            for m in moves
        ]

    play(session, leads)
    assert session.submit(a.WriteJournal("own view", HOSTILE[2])) is None
    return session.recording


@cache
def analysis() -> Analysis:
    """The analysis of the written tutorial."""
    return judge(written(), scenario(), FEW)


def judge(recording: Recording, of: Scenario, precision: Precision) -> Analysis:
    """An analysis made here."""
    settings = Judging(precision.rollouts, compared=precision.compared)
    last = list(analyse(recording, of, settings=settings))[-1].analysis
    assert last is not None
    return last


@cache
def story() -> Story:
    """The written tutorial, told again."""
    return tell(written(), scenario())


@cache
def small() -> Portfolio:
    """The written tutorial as a portfolio, analysed."""
    return portfolio(story(), analysis(), Settings(MADE, name=HOSTILE[1]))


@cache
def small_pack() -> dict[str, bytes]:
    """Every file of its pack."""
    return {name: make() for name, make in plan(small(), precision=FEW).items()}


@cache
def tiny_pack() -> dict[str, bytes]:
    """A pack of few documents in every format, to be made again many times."""
    chosen = Settings(MADE, name=HOSTILE[1], documents=("charter", "decisions", "method"))
    made = portfolio(story(), analysis(), chosen)
    return {name: make() for name, make in plan(made, precision=FEW).items()}


@cache
def large() -> Portfolio:
    """The sample game, not analysed."""
    session = sample.played()
    return portfolio(tell(session.recording, sample.scenario()), None, Settings(MADE, sample.NAME))


@cache
def large_pack() -> dict[str, bytes]:
    """Every file of its pack."""
    return {name: make() for name, make in plan(large()).items()}
