"""Earned value and earned schedule with their charts; budget, costs and reserves."""

from __future__ import annotations

from game.evidence import ledger
from game.evidence.axes import Mark, Series, curves
from game.evidence.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Pairs,
    Split,
    Table,
    body,
    cell,
    note,
)
from game.evidence.material import Material
from game.evidence.replay import Known, Story
from game.evidence.svg import ACCENT, LUCK, MONEY, PLAN, YOU_DIM
from game.evidence.value import planned_curve, weekly
from game.evidence.words import (
    amount,
    count_cell,
    day,
    decimal,
    finish_day,
    index_cell,
    money_cell,
    percent_cell,
    plural,
    short,
)
from game.model.actions import DrawReserve
from game.model.units import DAY


def value(material: Material) -> Document:
    """Planned, earned and actual, the indices, what was done and what was in work."""
    story = material.story
    found = weekly(story)
    plan, _ = planned_curve(story)
    bac = story.project.bac
    if not found:
        return Document(
            "value",
            "Earned value and earned schedule",
            "No week has passed yet",
            (body("There is nothing to measure before the first week has passed."),),
            prose=False,
        )
    last = found[-1]
    f = last.figures
    spi, cpi = _index(f.spi_t), _index(f.cpi)
    head = (
        f"On {day(last.minute)} {material.currency} {amount(last.ev)} of {amount(bac)} was earned "
        "at a cost of "
        f"{amount(last.ac)}: cost efficiency {cpi}, earned schedule SPI(t) {spi}."
    )
    scale = 100 * 1000
    alt = (
        f"Planned, earned and actual value in thousands of {material.currency} by working day. "
        f"On {day(last.minute)} planned {last.pv / scale:.0f}, earned {last.ev / scale:.0f}, "
        f"actual {last.ac / scale:.0f}; budget {bac / scale:.0f}."
    )
    fan = _fan(story)
    curve = curves(
        alt,
        (
            Series("planned", tuple((x, y / scale) for x, y in plan), PLAN, dash="5 4"),
            Series("earned", _thousands(found, "ev"), ACCENT, wide=2),
            Series("actual", _thousands(found, "ac"), MONEY),
            Series("forecast", fan, LUCK, dash="2 3"),
        ),
        unit=f"thousand {material.currency}",
        marks=(Mark(f"budget {bac / scale:,.0f}", bac / scale),),
        low=0.0,
    )
    lines = (
        Series("SPI(t)", tuple((e.minute / DAY, e.figures.spi_t or 0.0) for e in found), ACCENT),
        Series("CPI", tuple((e.minute / DAY, e.figures.cpi or 0.0) for e in found), MONEY),
    )
    indices = curves(
        f"Earned schedule SPI(t) ends at {spi}, cost efficiency CPI at {cpi}; one is as planned.",
        lines,
        unit="index",
        size=(236, 130),
        marks=(Mark("as planned", 1.0),),
        figure=lambda v: f"{v:.1f}",
    )
    blocks: tuple[Block, ...] = (
        body(head),
        Heading(
            f"Planned, earned, actual and forecast, thousand {material.currency} by working day"
        ),
        curve,
        Split(
            (Heading("Efficiency"), indices),
            (Heading("Tasks finished, of those in scope"), _burn_up(story)),
        ),
        Heading("Tasks by state (cumulative flow)"),
        _flow(story),
        Heading("Status dates"),
        note(
            "Earned value: reported progress by planned labour, as a share of the budget. "
            "ES is the day on which the plan meant to have earned as much; SPI(t) = ES ÷ day. "
            "EAC = budget ÷ CPI. Forecast: the cost at completion that the plan showed that week."
        ),
        _table(material),
    )
    subtitle = f"{plural(len(found), 'status date')}, last on {day(last.minute)}"
    return Document("value", "Earned value and earned schedule", subtitle, blocks, prose=False)


def _index(of: float | None) -> str:
    return "–" if of is None else decimal(of, 2)


def _thousands(found: tuple, name: str) -> tuple[tuple[float, float], ...]:  # type: ignore[type-arg]
    return ((0.0, 0.0), *((e.minute / DAY, getattr(e, name) / 100_000) for e in found))


def _fan(story: Story) -> tuple[tuple[float, float], ...]:
    return tuple((minute / DAY, cost / 100_000) for minute, _, cost in story.view.public.history)


def _burn_up(story: Story) -> Block:
    done = tuple((s.minute / DAY, float(s.finished)) for s in story.samples)
    scope = tuple((s.minute / DAY, float(s.finished + s.active + s.waiting)) for s in story.samples)
    last = f"{done[-1][1]:.0f} of {scope[-1][1]:.0f}" if done else "none"
    return curves(
        f"Burn-up: {last} tasks in scope are finished at the end of the record.",
        (Series("in scope", scope, PLAN, dash="5 4"), Series("finished", done, ACCENT, wide=2)),
        unit="tasks",
        size=(236, 130),
        low=0.0,
    )


def _flow(story: Story) -> Block:
    def stack(*of: str) -> tuple[tuple[float, float], ...]:
        return tuple(
            (s.minute / DAY, float(sum(getattr(s, name) for name in of))) for s in story.samples
        )

    most = max((s.active for s in story.samples), default=0)
    return curves(
        "Cumulative flow of tasks: waiting, in work and finished; at most "
        f"{most} were in work at once.",
        (
            Series("waiting", stack("finished", "active", "waiting"), PLAN, area="#E3E8EC"),
            Series("in work", stack("finished", "active"), ACCENT, area=YOU_DIM),
            Series("finished", stack("finished"), ACCENT, area=ACCENT),
        ),
        unit="tasks",
        size=(482, 110),
        low=0.0,
    )


def _table(material: Material) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in weekly(material.story):
        f = each.figures
        rows.append(
            (
                count_cell(finish_day(each.minute)),
                money_cell(each.pv),
                money_cell(each.ev),
                money_cell(each.ac),
                index_cell(f.cpi),
                index_cell(f.spi),
                index_cell(f.es),
                index_cell(f.spi_t),
                money_cell(round(f.eac_cpi)) if f.eac_cpi else cell("–"),
            )
        )
    names = ("day", "PV", "EV", "AC", "CPI", "SPI", "ES, days", "SPI(t)", "EAC")
    return Table(
        f"Status dates, money in {material.currency}",
        tuple(Column(name, 1.2, "right") for name in names),
        tuple(rows),
        "No week has passed yet.",
    )


def budget(material: Material) -> Document:
    """Planned against paid by item, then the reserves and how they were used."""
    story = material.story
    view, project = story.view, story.project
    spent = ledger.spent(view)
    blocks: tuple[Block, ...] = (
        Split(
            (
                Heading(f"In total, {material.currency}"),
                Pairs(
                    (
                        ("Approved budget (BAC)", money_cell(project.bac)),
                        ("Spent", money_cell(spent, "strong")),
                        ("Difference", money_cell(spent - project.bac)),
                        ("of it people who waited", money_cell(ledger.idle(view))),
                        ("of it penalties", money_cell(view.public.ledger.penalty)),
                    )
                ),
            ),
            (Heading(f"Reserves, {material.currency}"), _reserves(story)),
        ),
        Heading(f"Reserves left, thousand {material.currency} by working day"),
        _left(material),
        Heading("Budget items"),
        _items(material),
        Heading("Paid beyond the budget’s items"),
        _beyond(material),
        note("People are paid while they are booked; who is booked and has no work waits."),
    )
    over = short(100 * (spent - project.bac) / project.bac)
    subtitle = f"{material.currency} {amount(spent)} spent, {over} % against the approved budget"
    return Document("budget", "Budget and reserves", subtitle, blocks, prose=False)


def _reserves(story: Story) -> Pairs:
    ledger_now = story.view.public.ledger
    asked = [act.cents for _, act in story.acts if isinstance(act, DrawReserve)]
    refused = sum(entry.kind == "reserve_refused" for entry in story.view.public.log)
    return Pairs(
        (
            ("Contingency at the start", money_cell(ledger_now.contingency_start)),
            ("Contingency left", money_cell(ledger_now.contingency)),
            ("Management reserve at the start", money_cell(story.project.management_reserve)),
            ("Management reserve left", money_cell(ledger_now.reserve)),
            ("Asked of the sponsor", cell(f"{len(asked)} times, {refused} refused")),
        )
    )


def _left(material: Material) -> Block:
    story = material.story
    samples: tuple[Known, ...] = story.samples
    contingency = tuple((s.minute / DAY, s.contingency / 100_000) for s in samples)
    reserve = tuple((s.minute / DAY, s.reserve / 100_000) for s in samples)
    last = f"{contingency[-1][1]:.0f} and {reserve[-1][1]:.0f}" if contingency else "unknown"
    return curves(
        f"Contingency and management reserve over time; {last} thousand are left.",
        (
            Series("contingency", contingency, LUCK, wide=2),
            Series("management", reserve, PLAN, dash="5 4"),
        ),
        unit=f"thousand {material.currency}",
        size=(482, 110),
        low=0.0,
    )


def _items(material: Material) -> Table:
    story = material.story
    paid = ledger.items(story.view)
    labour = ledger.labour(story.view)
    listed = sum(item.planned for item in story.project.budget if item.starts.kind != "never")
    rows: list[tuple[Cell, ...]] = [
        (
            cell("People (labour, with allowances)"),
            money_cell(story.project.bac - listed),
            money_cell(labour),
            money_cell(labour - story.project.bac + listed),
        )
    ]
    for item in story.project.budget:
        if item.starts.kind == "never":
            continue
        cost = paid.get(item.id, 0)
        rows.append(
            (
                cell(item.name),
                money_cell(item.planned),
                money_cell(cost),
                money_cell(cost - item.planned),
            )
        )
    return Table(
        "Budget items",
        (
            Column(f"item, {material.currency}", 4),
            Column("planned", 1.3, "right"),
            Column("paid", 1.3, "right"),
            Column("difference", 1.3, "right"),
        ),
        tuple(rows),
    )


def _beyond(material: Material) -> Table:
    story = material.story
    known = {item.id for item in story.project.budget}
    when = {entry.detail: entry.time for entry in story.view.public.log if entry.kind == "spent"}
    rows = tuple(
        (
            cell(day(when[item])[4:] if item in when else "–"),
            cell(item[:1].upper() + item[1:]),
            money_cell(cents),
            percent_cell(cents * 1000 // story.project.bac),
        )
        for item, cents in ledger.items(story.view).items()
        if item not in known
    )
    return Table(
        "Paid beyond the budget",
        (
            Column("day", 0.7),
            Column("what", 4),
            Column(f"{material.currency}", 1.3, "right"),
            Column("of the budget", 1.3, "right"),
        ),
        rows,
        "Nothing.",
    )
