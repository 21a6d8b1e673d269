"""Risk register: what could happen, what the manager thought of it, did about it, and what came."""

from __future__ import annotations

from game.debrief.words import OWN_RISK, judged
from game.evidence.axes import Series, curves, steps
from game.evidence.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Pairs,
    Paragraph,
    Run,
    Split,
    Table,
    cell,
    note,
    own,
)
from game.evidence.material import Material, quoted
from game.evidence.replay import Story
from game.evidence.svg import LUCK
from game.evidence.words import (
    amount,
    dash,
    day,
    days_cell,
    decimal,
    number,
    percent_cell,
    plural,
    short,
)
from game.model.actions import EstimateRisk, Respond
from game.model.scenario import Risk, Trigger
from game.model.units import DAY

STATUS = {"dormant": "may come", "open": "open", "struck": "happened", "closed": "closed"}
HISTORY = {
    "risk_found": "found",
    "risk_struck": "happened",
    "risk_closed": "can no longer happen",
    "indicator_rising": "early sign: rising",
    "indicator_calm": "early sign: calm",
    "response_started": "response begun",
    "response_runs": "response works",
}


def risks(material: Material) -> Document:
    """The register as a table, its history by risk, and the manager's own entries."""
    story = material.story
    known = known_risks(story)
    blocks: list[Block] = [_table(story, known)]
    blocks.append(
        note(
            "Chances and impacts are the manager’s own, as last written; “–” was never estimated. "
            "Expected: chance × impact. The game’s own chances are not shown in a register."
        )
    )
    blocks += _burn_down(story, known)
    blocks += _own_entries(material)
    if known:
        blocks.append(Heading("Register in full"))
    for risk in known:
        blocks += _entry(material, risk)
    subtitle = f"{plural(len(known), 'entry', 'entries')}, state of {day(story.view.now)}"
    return Document("risks", "Risk register", subtitle, tuple(blocks))


def known_risks(story: Story) -> list[Risk]:
    """What the manager knew of."""
    states = story.view.public.risks
    return [risk for id, risk in story.project.risks.items() if states[id].status != "unknown"]


def _table(story: Story, known: list[Risk]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for risk in known:
        state = story.view.public.risks[risk.id]
        expected: Cell = dash()
        if state.probability >= 0 and state.impact >= 0:
            expected = days_cell(state.probability * state.impact // 1000)
        low, high = risk.impact_days
        rows.append(
            (
                cell(risk.id, "strong"),
                Cell(
                    (
                        Run("Because ", "muted"),
                        Run(f"{_clause(risk.cause)}, "),
                        Run(f"{_clause(risk.event)}; ", "strong"),
                        Run(f"{_clause(risk.effect)}."),
                    )
                ),
                percent_cell(state.probability),
                days_cell(state.impact if state.impact >= 0 else None),
                cell(f"{number(low)} to {number(high)}") if high or low else dash(),
                expected,
                _responses(story, risk),
                cell(_outcome(story, risk)),
            )
        )
    return Table(
        "Risk register",
        (
            Column("no.", 0.7),
            Column("cause, event, effect", 4.4),
            Column("chance", 0.9, "right"),
            Column("impact, d", 0.9, "right"),
            Column("range, d", 1.3, "right"),
            Column("expected, d", 1, "right"),
            Column("response and owner", 2.8),
            Column("what came", 1.5),
        ),
        tuple(rows),
        "No risk is known.",
    )


def _clause(text: str) -> str:
    """A sentence of the scenario inside another one; names keep their capital."""
    text = text.rstrip(".")
    first, _, rest = text.partition(" ")
    named = rest[:1].isupper() or (len(first) > 1 and first[1:] != first[1:].lower())
    return text if named else text[:1].lower() + text[1:]


def _responses(story: Story, risk: Risk) -> Cell:
    begun = story.view.public.risks[risk.id].responses
    runs: list[Run] = []
    for response in risk.responses:
        if response.id in begun:
            runs += [Run(f"{response.kind.capitalize()}. ", "strong"), Run(f"{response.title}. ")]
    if not runs:
        runs.append(Run("No response. ", "muted"))
    runs.append(Run(f"({story.view.name(risk.owner)})", "muted"))
    return Cell(tuple(runs))


def _outcome(story: Story, risk: Risk) -> str:
    state = story.view.public.risks[risk.id]
    struck = [
        e.time for e in story.view.public.log if e.kind == "risk_struck" and e.subject == risk.id
    ]
    if struck:
        return "happened, " + ", ".join(day(time) for time in struck)
    closed = [
        e.time for e in story.view.public.log if e.kind == "risk_closed" and e.subject == risk.id
    ]
    if closed:
        return f"did not happen, closed {day(closed[-1])}"
    return STATUS[state.status]


def _entry(material: Material, risk: Risk) -> tuple[Block, ...]:
    story = material.story
    state = story.view.public.risks[risk.id]
    chance, impact = state.probability_factor / 1000, state.impact_factor / 1000
    factor = f"{short(100 * chance)} % of the chance, {short(100 * impact)} % of the impact"
    changed = state.probability_factor != 1000 or state.impact_factor != 1000
    cost = risk.impact_cost[1]
    pairs = [
        ("Impact", cell(risk.impact_text)),
        ("Early sign", cell(risk.indicator.watched if risk.indicator else "none")),
        ("Trigger", cell(_moment(risk))),
        ("Owner", cell(story.view.name(risk.owner))),
        ("Residual", cell(factor if changed else "unchanged")),
    ]
    if cost:
        pairs.insert(
            1,
            (
                "Cost if it happens",
                cell(f"{material.currency} {amount(risk.impact_cost[0])} to {amount(cost)}"),
            ),
        )
    rows = _history(story, risk)
    table = Table(
        f"History of {risk.id}",
        (Column("day", 0.8), Column("what happened", 6)),
        rows,
        "Nothing yet.",
    )
    entries = material.written("journal", risk.id)
    said = quoted("Own words", entries) if entries else ()
    return (
        Entry(f"{risk.id}  {risk.name}", _outcome(story, risk)),
        Split((Pairs(tuple(pairs)), *said), (table,), 0.47),
    )


def _moment(risk: Risk) -> str:
    return f"can happen from {_when(risk.opens)} to {_when(risk.closes)}"


def _when(trigger: Trigger) -> str:
    match trigger.kind:
        case "started":
            return f"the start of {trigger.subject}"
        case "finished":
            return f"the end of {trigger.subject}"
        case "day":
            return f"day {trigger.amount // DAY}"
        case "baseline":
            return "the start of the project"
        case "chosen":
            return f"the decision {trigger.subject}"
        case "struck":
            return f"when {trigger.subject} has happened"
        case _:
            return "a state of the project"


def _history(story: Story, risk: Risk) -> tuple[tuple[Cell, ...], ...]:
    found: list[tuple[int, int, str]] = []
    for place, entry in enumerate(story.view.public.log):
        if entry.subject == risk.id and entry.kind in HISTORY:
            found.append((entry.time, place, f"{HISTORY[entry.kind]}: {entry.detail}"))
    for place, (minute, act) in enumerate(story.acts):
        if isinstance(act, EstimateRisk) and act.risk == risk.id:
            text = (
                f"manager’s estimate: {short(act.probability / 10)} %, {short(act.impact / DAY)} d"
            )
            found.append((minute, place, text))
        if isinstance(act, Respond) and act.risk == risk.id:
            title = next((r for r in risk.responses if r.id == act.response), None)
            if title and title.cost:
                text = f"paid for “{title.title}”: {story.project.currency} {amount(title.cost)}"
                found.append((minute, place, text))
    found.sort()
    return tuple((cell(day(minute)[4:]), cell(text)) for minute, _, text in found)


def _burn_down(story: Story, known: list[Risk]) -> list[Block]:
    """Expected days still open over time, from the manager's own estimates; none, no chart."""
    changes: list[tuple[int, str, int]] = []
    for minute, act in story.acts:
        if isinstance(act, EstimateRisk):
            changes.append((minute, act.risk, act.probability * act.impact // 1000))
    changes += [
        (entry.time, entry.subject, 0)
        for entry in story.view.public.log
        if entry.kind in ("risk_struck", "risk_closed")
    ]
    if not any(worth for _, _, worth in changes):
        return []
    changes.sort(key=lambda change: change[0])
    open_now: dict[str, int] = dict.fromkeys((risk.id for risk in known), 0)
    points = [(0.0, 0.0)]
    for minute, risk, worth in changes:
        open_now[risk] = worth
        points.append((minute / DAY, sum(open_now.values()) / DAY))
    points.append((story.view.now / DAY, points[-1][1]))
    peak = max(value for _, value in points)
    alt = (
        f"Expected delay still open by the manager’s estimates: at most {decimal(peak)} days, "
        f"{decimal(points[-1][1])} days at the end."
    )
    line = Series("", steps(tuple(points)), LUCK, area="#F5F0E3")
    return [
        Heading("Expected delay still open, by working day"),
        curves(alt, (line,), unit="days", size=(482, 110), low=0.0),
    ]


def _own_entries(material: Material) -> list[Block]:
    entries = material.written("risk")
    rows = tuple(
        (
            cell(day(each.time)[4:]),
            own(each.text),
            percent_cell(each.probability),
            days_cell(each.impact if each.impact >= 0 else None),
            own(judged(material.story.view, OWN_RISK, place)[0]),
        )
        for place, each in enumerate(entries)
    )
    table = Table(
        "Entries of the manager’s own",
        (
            Column("day", 0.6),
            Column("in the manager’s own words", 5),
            Column("chance", 0.9, "right"),
            Column("days", 0.9, "right"),
            Column("what came, by the manager", 1.8),
        ),
        rows,
        "The manager wrote no entry of his or her own: not recorded.",
    )
    blocks: list[Block] = [Heading("Entries of the manager’s own"), table]
    if entries:
        struck = [f"{story_name} ({day(time)})" for time, story_name in _struck(material.story)]
        text = (
            "What did happen: "
            + ("; ".join(struck) if struck else "none of the game’s risks")
            + "."
        )
        blocks.append(Paragraph((Run(text),), "note"))
    return blocks


def _struck(story: Story) -> list[tuple[int, str]]:
    return [
        (entry.time, story.project.risks[entry.subject].name)
        for entry in story.view.public.log
        if entry.kind == "risk_struck" and entry.subject in story.project.risks
    ]
