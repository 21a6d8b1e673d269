"""What an author writes becomes the model's units: minutes, cents, permille."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import get_args

import pytest
import yaml

from game.content.document import read
from game.content.load import find_scenarios, load_scenario, parse_scenario
from game.content.written.effects import EffectEntry
from game.content.written.plan import ScenarioEntry
from game.model import effects as act
from game.model.effects import Effect, Estimate, Link
from game.model.scenario import BudgetItem, Indicator, Person, Slot, Trigger, Window
from game.model.units import DAY, WEEK
from tests.content.example import TEXT, scenario


def effects(text: str) -> tuple[Effect, ...]:
    """A list of effects in place of what follows the roll-out, as the model has it."""
    root, problems = read(f"- {text}", "effects")
    assert root is not None
    assert not problems
    return EffectEntry.model_validate(root.plain()[0]).build(("happenings", "H", "effects", 0), [])


ESTIMATE = Estimate(11 * DAY, 17 * DAY, 30 * DAY)
EFFECTS: list[tuple[str, Effect]] = [
    ("work: {task: T, days: 5}", act.AddWork("T", 2400, 2400, "H.effects.0")),
    ("work: {task: T, days: [-3, -0.5]}", act.AddWork("T", -1440, -240, "H.effects.0")),
    ("scale: {task: T, times: 0.85}", act.ScaleWork("T", 850)),
    ("replan: {task: T, days: [11, 17, 30]}", act.Replan("T", ESTIMATE)),
    ("drop: T", act.DropTask("T")),
    ("add_task: T", act.AddTask("T")),
    ("unlink: {task: T, after: S}", act.RemoveLink("T", "S")),
    ("link: {task: T, after: S}", act.AddLink("T", Link("S"))),
    ("link: {task: T, after: S, kind: SS, lag: -1 d}", act.AddLink("T", Link("S", "SS", -DAY))),
    ("hold: {task: T, days: 5}", act.HoldTask("T", 5 * DAY)),
    ("window: {task: T, window: w}", act.SetWindow("T", "w")),
    ('window: {task: T, window: ""}', act.SetWindow("T", "")),
    ("meter: {m: +250}", act.ChangeMeter("m", 250)),
    ("trust: {s: -30}", act.ChangeTrust("s", -30)),
    ("morale: {team: -40}", act.ChangeMorale("team", -40)),
    ("fatigue: {DBA: 100}", act.ChangeFatigue("DBA", 100)),
    (
        "spend: {item: a line, usd: [0.5, 900]}",
        act.Spend("a line", 50, 90_000, "contingency", "H.effects.0"),
    ),
    (
        "spend: {item: a line, usd: 10, from: penalty}",
        act.Spend("a line", 1000, 1000, "penalty", "H.effects.0"),
    ),
    ("daily: {item: rent, usd: 12.25}", act.SpendDaily("rent", 1225)),
    ("stop_daily: rent", act.StopDaily("rent")),
    ("flag: f", act.SetFlag("f", value=True)),
    ("flag: {f: false}", act.SetFlag("f", value=False)),
    ("pace: {who: D, times: 0.9, days: 20, reason: r}", act.Pace("D", 900, 20 * DAY, "r")),
    ("absence: {who: D, days: [5, 8]}", act.Absence("D", 5 * DAY, 8 * DAY, "H.effects.0")),
    ("depart: {who: D, notice_days: 20}", act.Depart("D", 20 * DAY)),
    ("stay: D", act.Stay("D")),
    (
        "recruit: {role: D, origin: internal, lead_days: 10, rate: 1.2}",
        act.Recruit("D", "internal", 10 * DAY, 1200),
    ),
    ("knowledge: {who: D, share: 0.5}", act.ShareKnowledge("D", 500)),
    ("reveal: R", act.RevealRisk("R")),
    ("risk: {id: R, probability: 0.5}", act.ScaleRisk("R", 500, 1000)),
    ("strike: R", act.StrikeRisk("R")),
    ("defects: {task: T, days: 4}", act.AddDefects("T", 4 * DAY)),
    ("find: {task: T, share: 0.6}", act.FindDefects("T", 600)),
    ("tell: {from: s, subject: a, body: b}", act.Tell("s", "a", "b")),
    ("deadline: {days: -12}", act.MoveDeadline(-12 * DAY)),
    ("end: no money", act.EndProject("no money")),
    (
        "chance: {p: 0.35, then: [{drop: T}]}",
        act.Chance(act.Odds((("", 350),)), (act.DropTask("T"),), (), "H.effects.0"),
    ),
    (
        "chance: {p: [{if: day > 3, p: 0.9}, {p: 0.7}], then: [], else: [{drop: T}]}",
        act.Chance(
            act.Odds((("day > 3", 900), ("", 700))), (), (act.DropTask("T"),), "H.effects.0"
        ),
    ),
    (
        "when: {if: day > 3, then: [{drop: T}], else: [{stay: D}]}",
        act.When("day > 3", (act.DropTask("T"),), (act.Stay("D"),)),
    ),
    ("later: {days: 2, do: [{drop: T}]}", act.Later(2 * DAY, (act.DropTask("T"),))),
    (
        (
            "cutover: {rehearsals: a, rollback: b, staged: c, discovery: d, outage: e, "
            "succeeded: [{drop: T}], failed: []}"
        ),
        act.Cutover("a", "b", "c", "d", "", "e", (act.DropTask("T"),), (), "H.effects.0"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), EFFECTS)
def test_each_effect_becomes_the_models_own(text: str, expected: Effect) -> None:
    assert effects(text) == (expected,)


def test_every_effect_of_the_model_can_be_written() -> None:
    assert {type(effect) for _, effect in EFFECTS} == set(get_args(Effect))
    assert {text.split(":")[0] for text, _ in EFFECTS} == set(EffectEntry.model_fields)


def test_one_entry_may_change_several_meters() -> None:
    assert effects("meter: {a: 1, b: -2}") == (act.ChangeMeter("a", 1), act.ChangeMeter("b", -2))


def test_every_field_of_the_scenario_can_be_written() -> None:
    written = set(ScenarioEntry.model_fields) | {"digest"}
    assert {field.name for field in fields(scenario())} == written


def test_the_plan_is_in_the_models_units() -> None:
    loaded = scenario()
    assert loaded.start == date(2027, 3, 1)
    assert loaded.deadline.minute == 22 * DAY
    assert loaded.deadline.penalty == 40_000
    assert loaded.bac == 1_460_000
    assert loaded.windows["quiet_days"] == Window("quiet_days", (0, 1, 2), 2)
    assert loaded.people["georg"] == Person(
        "georg", "Georg Hahn", "NET", "NET", 1000, (("NET", 1000),), ((30, 34),)
    )
    assert loaded.tasks["roll_out"].after == (Link("order", "FS", DAY),)
    assert loaded.tasks["roll_out"].estimate == Estimate(4 * DAY, 7 * DAY, 10 * DAY)
    assert loaded.budget[1] == BudgetItem(
        "rental",
        "Rental of the test network",
        60_000,
        Trigger("started", "order"),
        6000,
        Trigger("started", "roll_out"),
    )
    assert loaded.score[0].measures[0].points == ((0, 1000), (10, 0))


def test_risks_and_decisions_are_in_the_models_units() -> None:
    loaded = scenario()
    risk = loaded.risks["R1"]
    assert (risk.probability, risk.impact_days, risk.impact_cost) == (400, (2, 4), (30_000, 90_000))
    assert risk.modifiers == (("meter.coverage > 700", 500),)
    assert risk.strikes == (Trigger("started", "roll_out", 0, DAY, 2 * DAY),)
    assert isinstance(risk.indicator, Indicator)
    assert (risk.indicator.sensitivity, risk.indicator.false_alarm) == (800, 100)
    response = risk.responses[0]
    assert (response.cost, response.hours, response.lead) == (20_000, 120, 2 * DAY)
    assert (response.probability, response.impact) == (600, 1000)
    choice = loaded.dilemmas["E1"].choices[1]
    assert (choice.cost, choice.source, choice.hours) == (60_000, "budget", 60)
    assert loaded.dilemmas["E1"].sender == "georg"
    assert loaded.happenings["thanks"].effects == (act.ChangeMorale("team", 20),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("finished order", Trigger("finished", "order")),
        ("{on: day 9}", Trigger("day", "", 9 * DAY)),
        ("{on: state, if: day > 3}", Trigger("state", "", condition="day > 3")),
        ("baseline", Trigger("baseline")),
        ("chosen E1.wait", Trigger("chosen", "E1.wait")),
        (
            "{on: month_end order, within: 3 d, chance: 0.5}",
            Trigger("month_end", "order", 3 * DAY, chance=500),
        ),
        ("{on: struck R1, after: 1 w, spread: 4 h}", Trigger("struck", "R1", 0, WEEK, 240)),
        ("flag measured", Trigger("flag", "measured")),
    ],
)
def test_triggers_are_words_or_mappings(text: str, expected: Trigger) -> None:
    loaded = scenario(("triggers: [finished roll_out]", f"triggers: [{text}]"))
    assert loaded.happenings["thanks"].triggers == (expected,)


@pytest.mark.parametrize(
    ("need", "slot"),
    [("0.3", (300, 600)), ("1", (1000, 2000)), ("1.5", (1500, 2500)), ("[1, 2]", (1000, 2000))],
)
def test_the_largest_useful_crew_has_a_default(need: str, slot: tuple[int, int]) -> None:
    loaded = scenario(
        ("NET: [1, 2]", f"NET: {need}"),
        ("  - {id: georg", f"  - {JO}\n  - {{id: georg"),
        *_bac(need),
    )
    assert loaded.tasks["roll_out"].slots[0] == Slot("NET", *slot)


JO = "{id: jo, name: Jo, portrait: SYS1, role: NET, skills: {NET: 1}}"


def _bac(need: str) -> list[tuple[str, str]]:
    extra = {"0.3": -7 * 700 * 0.7, "1.5": 7 * 700 * 0.5}.get(need, 0)
    return [("bac: 14600", f"bac: {14600 + extra:g}")]


def test_a_draw_is_named_by_the_ids_on_the_way_and_the_place_in_its_own_list() -> None:
    def keys(loaded: object) -> set[str]:
        found = set()
        for part in repr(loaded).split("key='")[1:]:
            found.add(part.split("'")[0])
        return found

    assert keys(scenario()) == {"R1.effects.0", "R1.effects.1", "E1.take.effects.1"}
    move = "  - {id: course, category: people"
    other = move.replace("course", "talk") + (
        ", title: a, text: b, effects: [{work: {task: order, days: 1}}]}\n"
    )
    assert keys(scenario((move, other + move))) - keys(scenario()) == {"talk.effects.0"}


@pytest.mark.parametrize("name", sorted(find_scenarios()))
def test_a_scenario_written_anew_is_the_same(name: str) -> None:
    root, _ = read(find_scenarios()[name].read_text(encoding="utf-8"), name)
    assert root is not None
    again = yaml.safe_dump(root.plain(), sort_keys=False, allow_unicode=True)
    assert parse_scenario(again) == load_scenario(name)


def test_the_order_of_top_level_fields_is_no_matter() -> None:
    root, _ = read(TEXT, "example")
    assert root is not None
    backwards = dict(reversed(root.plain().items()))
    assert parse_scenario(yaml.safe_dump(backwards, sort_keys=False)) == scenario()
