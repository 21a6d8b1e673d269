"""Lint, both ways: what is used is defined and sensible, what is defined is used."""

from __future__ import annotations

import pytest

from tests.content.example import changed, place, problems

MOVE = "  - {id: course"
A_MOVE = "  - {id: talk, category: people, title: Talk, text: Talk, effects: [EFFECT]}\n"


def effect(text: str) -> tuple[str, str]:
    """An effect in a move of its own; ¤ may mark a place in it."""
    return MOVE, A_MOVE.replace("EFFECT", text) + MOVE


OPS = "{id: OPS, name: x, day_rate: 1, family: lead, ramp: routine}"
CARRIER = (
    "{id: carrier, name: C, portrait: carrier, title: C, power: low, interest: low, "
    "engagement: neutral, trust: 1, wants: a, fears: b, helps: c}"
)
OUTAGE = "{id: outage, name: Outage, start: 0, public: true, meaning: x}"

CASES: list[tuple[str, tuple[tuple[str, str], ...]]] = [
    # unknown names
    ("no task `chose`. Did you mean choose?", (("after: [choose]", "after: [¤chose]"),)),
    ("no task `chose`", (("touches: [order]", "touches: ¤[chose]"),)),
    ("no task `delivery`", (("on: started order, after: 2 d", "on: ¤started delivery"),)),
    ("no task `delivery`", (("task: order, days: [2, 2, 3]", "task: ¤delivery, days: [2, 2, 3]"),)),
    ("no role `SYS`", (("crew: {NET: [1, 2]", "crew: {SYS: ¤[1, 2]"),)),
    ("no role `SYS`", (("skills: {NET: 1}", "skills: {NET: 1, SYS: ¤1}"),)),
    ("no window `weekend`", (("window: quiet_days", "window: ¤weekend"),)),
    ("no stakeholder `priya`", (("sponsor: priya_natarajan", "sponsor: ¤priya"),)),
    ("no stakeholder or person `shop`", (("    from: georg\n", "    from: ¤shop\n"),)),
    ("no stakeholder or person or role `shop`", (("owner: georg", "owner: ¤shop"),)),
    ("no meter `easy`", (effect("{meter: {easy: ¤1}}"),)),
    ("no flag `mesured`. Did you mean measured?", (effect("{flag: ¤mesured}"),)),
    ("no risk `R2`", (effect("{strike: ¤R2}"),)),
    ("no risk `R2`", (("changes: Nothing.}", "changes: Nothing., secondary: ¤R2}"),)),
    ("no team or role or person `all`", (effect("{morale: {all: ¤1}}"),)),
    ("no role or person `team`", (effect("{stay: ¤team}"),)),
    (
        "no choice `E1.go`",
        (("triggers: [finished roll_out]", "triggers: [¤chosen E1.go]"),),
    ),
    ("no task `order2`", (effect("{later: {days: 1, do: [{drop: ¤order2}]}}"),)),
    # the same id for two things
    ("also stands for one of risks", (("  - id: E1\n", "  - id: ¤R1\n"),)),
    ("also stands for one of roles", (("  - {id: georg", "  - {id: ¤NET"),)),
    # expressions and texts
    ("'float' to read. Did you mean float_days?", (("gate: contingency >=", "gate: ¤float >="),)),
    ("cannot stand here", (("gate: contingency >= 40", "gate: ¤contingency % 2"),)),
    ("not a complete expression", (("gate: contingency >= 40", "gate: ¤contingency >="),)),
    ("meter.coverage is hidden", (("gate: contingency >=", "gate: ¤meter.coverage >="),)),
    ("defects is hidden", (("condition: finished.order", "condition: ¤defects < 3"),)),
    ("defects is hidden", (('answer: "An hour', 'answer: ¤"{defects} An hour'),)),
    ("no name 'slack.orders'", (("{slack.order}", "{slack.orders}"),)),
    ("no name '{'", (("wants: Phones", 'wants: ¤"{Phones" #'),)),
    ("no name 'flag.mesured'", (("if: flag.measured", "if: ¤flag.mesured"),)),
    ("no name 'meter.easy'", (("expression: meter.ease", "expression: ¤meter.easy"),)),
    ("no name 'meter.easy'", (("p: [{if: meter.ease", "p: [{if: ¤meter.easy"),)),
    ("no name 'meter.cover'", (("{if: meter.coverage > 700", "{if: ¤meter.cover > 700"),)),
    # the network
    (
        "wait for each other",
        (("    days: [2, 3, 4]", "    days: [2, 3, 4]\n    after: ¤[roll_out]"),),
    ),
    ("can end without", (("after: [{task: order, kind: FS, lag: 1 d}]", "after: [choose]"),)),
    (
        "order is optional",
        (
            ("end_task: roll_out", "end_task: ¤order"),
            ("supplier: Phone", "optional: true\n    supplier: Phone"),
        ),
    ),
    ("Nobody does order", (("    supplier: Phone shop\n", ""),)),
    ("ends on day 13", (("by: 22 d", "by: ¤12 d"),)),
    ("from 30 d to 60 d", (("horizon: 45 d", "horizon: ¤120 d"),)),
    # money
    ("make 14600. Set bac to 14600", (("bac: 14600", "bac: ¤14599.99"),)),
    ("`per_day` and `ends` belong", ((", ends: started roll_out", ""),)),
    ("whole number of days", (("planned: 600, per_day: 60", "planned: ¤590, per_day: 60"),)),
    ("runs for 10", (("planned: 600, per_day: 60", "planned: ¤6000, per_day: 60"),)),
    # people
    ("0 people are marked", ((", manager: true", ""),)),
    ("nobody is marked", (("    sponsor: true\n", ""),)),
    ("no skill in the own role NET", (("skills: {NET: 1}", "skills: ¤{PM: 1}"),)),
    ("needs 3 NET for its estimate, and the team has 2", (("NET: [1, 2]", "NET: ¤[3, 4]"),)),
    (
        "Nobody in the team has the skill OPS",
        (
            ("crew: {NET: [1, 2]", "crew: {OPS: ¤[1, 2]"),
            (
                "  - {id: NET, name",
                f"  - {OPS}\n  - {{id: NET, name",
            ),
        ),
    ),
    # decisions
    ("none of the choices", (("default: wait", "default: ¤later"),)),
    ("has a gate", (("default: wait", "default: ¤take"),)),
    ("no time to answer", (("answer_within: 2 d", "answer_within: ¤0 d"),)),
    ("due at once", (("within: 6 d", "within: ¤0 d"),)),
    (
        "`gate` and `gate_text` belong",
        (("        gate_text: Needs two fifths of the contingency.\n", ""),),
    ),
    ("weights add up to 99", (("weight: 60", "weight: 59"),)),
    ("shares of value do not", (("share: 0.5, points: [[300", "share: 0.4, points: [[300"),)),
    ("points do not rise", (("points: [[0, 1], [10, 0]]", "points: ¤[[0, 1], [0, 0]]"),)),
    # risks
    ("neither impossible nor certain", (("probability: 0.4\n", "probability: ¤1\n"),)),
    ("makes the probability 1.2", (("times: 0.5}", "times: ¤3}"),)),
    ("The sign says nothing", (("sensitivity: 0.8", "sensitivity: ¤0.1"),)),
    ("exploit is no response to a threat", (("kind: mitigate", "kind: ¤exploit"),)),
    (
        "mitigate is no response to an opp",
        (("    owner: georg", "    opportunity: true\n    owner: georg"),),
    ),
    ("changes nothing", (("{id: accept, kind: accept", "¤{id: accept, kind: transfer"),)),
    ("brings the risk it answers", (("changes: Nothing.}", "changes: Nothing., secondary: ¤R1}"),)),
    ("closes at the moment", (("closes: finished roll_out", "closes: ¤baseline"),)),
    # head
    ("is not a working day", (("start: 2027-03-01", "start: ¤2027-03-06"),)),
    ("is not a working day", (("start: 2027-03-01", "start: ¤2027-03-26"),)),
    ("a weekend anyway", (("holidays: [2027-03-26]", "holidays: [¤2027-03-27]"),)),
    ("no parameter luck", (("score:\n", "parameters: {luck: ¤3}\nscore:\n"),)),
    ("outside the range of notice", (("score:\n", "parameters: {notice: ¤3000}\nscore:\n"),)),
    ("no picture nobody.svg", (("portrait: NET", "portrait: ¤nobody"),)),
    ("no picture S99.svg", (("emblem: S3", "emblem: ¤S99"),)),
    # what can never happen
    (
        "trigger can never fire",
        (("triggers: [{on: started order, after: 2 d}]", "triggers: [¤{on: day 50}]"),),
    ),
    (
        "trigger can never fire",
        (("on: started order, after: 2 d", "on: started order, chance: 0"),),
    ),
    (
        "trigger can never fire",
        (("on: started order, after: 2 d", "on: started order, if: struck.R1 and not True"),),
    ),
    ("trigger can never fire", (("triggers: [finished roll_out]", "triggers: [¤never]"),)),
    (
        "gate can never open",
        (("gate: started.roll_out", "gate: ¤started.roll_out and day > 3 and False"),),
    ),
    ("optional task order", (("supplier: Phone", "optional: true\n    supplier: Phone"),)),
    (
        "The risk R1 can never happen",
        (("strikes: [{on: started roll_out, after: 1 d, spread: 2 d}]", "strikes: []"),),
    ),
    # what nothing uses
    ("refers to the window quiet_days", (("    window: quiet_days\n", ""),)),
    (
        "refers to the role OPS",
        (
            (
                "  - {id: NET, name",
                f"  - ¤{OPS}\n  - {{id: NET, name",
            ),
        ),
    ),
    (
        "refers to the stakeholder carrier",
        (
            (
                "meters:\n",
                f"  - {CARRIER}\nmeters:\n",
            ),
        ),
    ),
    (
        "No task needs any skill of Georg",
        (
            ("crew: {PM: 0.5, NET: 1}", "crew: {PM: 0.5}"),
            ("crew: {NET: [1, 2], PM: [0.5, 1]}", "crew: {PM: [0.5, 1]}"),
        ),
    ),
    ("measured is read and nothing sets it", (("effects: [{flag: measured}, ", "effects: ["),)),
    ("measured is set and nothing reads it", (("if: flag.measured", "if: started.order"),)),
    ("refers to the flag spare", (("flags:\n", "flags:\n  spare: ¤Never used.\n"),)),
    ("Nothing changes the meter coverage", ((", {meter: {coverage: 250}}", ""),)),
    (
        "Nothing depends on the meter coverage",
        (("    modifiers: [{if: meter.coverage > 700, times: 0.5}]\n", ""),),
    ),
    ("No running cost `rent`", (effect("{stop_daily: ¤rent}"),)),
]


@pytest.mark.parametrize(("words", "changes"), CASES)
def test_lint_finds_it(words: str, changes: tuple[tuple[str, str], ...]) -> None:
    """`¤` marks the place, where the case gives one."""
    plain = [(old, new.replace("¤", "")) for old, new in changes]
    found = [p for p in problems(*plain) if words in p.message + " " + p.remedy]
    assert found, problems(*plain)
    assert found[0].remedy
    marked = changed(*changes)
    if "¤" in marked:
        assert place(marked, "¤") in [(p.line, p.column) for p in found]


@pytest.mark.parametrize(
    "changes",
    [
        (effect("{stop_daily: rental}"),),
        (effect("{daily: {item: rent, usd: 5}}, {stop_daily: rent}"),),
        (("[finished roll_out]", "[chosen E1.take, struck R1, flag measured]"),),
        (
            ("strikes: [{on: started roll_out, after: 1 d, spread: 2 d}]", "strikes: []"),
            effect("{strike: R1}"),
        ),
        (("phones, planned: 3000", "phones, planned: 3000, starts: never} #"),),
        (
            ("meters:\n", f"meters:\n  - {OUTAGE}\n"),
            ("expression: overrun", "expression: overrun + meter.outage"),
            effect("{meter: {outage: 1}}, {when: {if: outage_hours > 3, then: []}}"),
        ),
    ],
)
def test_lint_is_content(changes: tuple[tuple[str, str], ...]) -> None:
    assert problems(*changes) == []
