"""Everything a player can do can be done with commands and numbers, and refusals say why."""

from __future__ import annotations

import pytest

from game.engine.rules.written import CHARTER_FIELDS
from game.managers import play as lead
from game.managers import policy
from game.model.actions import ACTION_TYPES, Action
from game.model.events import SENTENCES, LogEntry
from game.model.units import DAY
from game.session import DECISION, Session
from game.ui import phrases, wording
from game.ui.terminal.commands import BY_NAME, TABLE
from tests.ui.terminal.driving import BY_ENTER, Game, drive, scenario

START = ["1", "a", ""]


def done(game: Game) -> list[Action]:
    return [action for _, action in game.session.recording.actions]


def kinds(game: Game) -> set[str]:
    return {type(action).__name__ for action in done(game)}


# What a player types, and the kind of action that has to come of it.
BY_COMMAND = {
    "SetBaseline": ["baseline 180"],
    "Assign": [*START, "assign ewan m02 50"],
    "Release": [*START, "release ingrid"],
    "SetOvertime": [*START, "overtime nia mensah 45"],
    "Prioritise": ["priority M02 3"],
    "Hire": [*START, "hire CLD contractor"],
    "Pair": [*START, "pair ewan kerr reza karimi"],
    "Train": [*START, "train ewan DBA"],
    "OneToOne": [*START, "talk ewan"],
    "Retrospective": [*START, "retro"],
    "Reestimate": [*START, "estimate M01"],
    "Delay": ["hold M11 30"],
    "FastTrack": [*START, "fast M02 M01"],
    "Review": [*START, "review M01 on"],
    "PayDownDebt": [*START, "debt 10"],
    "AutomateTests": [*START, "automate"],
    "LookForRisks": [*START, "look premortem"],
    "EstimateRisk": ["risk R1 30 5"],
    "Respond": [*START, "respond R2 1"],
    "Talk": [*START, "talk ingrid listen"],
    "Report": [*START, "s", "send"],
    "MakeMove": [*START, "move promise ingrid"],
    "WriteJournal": ["j The circuit drives the date."],
    "WriteCharter": ["c", "1", "Leave without an outage."],
    "WriteRisk": ["write The landlord sells the house", "20", "10"],
    "TakeBack": [*START, "debt 10", "z"],
}


@pytest.mark.parametrize("kind", BY_COMMAND)
def test_each_kind_of_action_has_a_command(kind: str) -> None:
    game = drive(BY_COMMAND[kind], "cloud-migration")
    assert kind in kinds(game), game.text


# The same by numbers alone, from the page where it is offered.
BY_NUMBER = {
    "Assign": [*START, "4", "9", "1", "1", "50"],
    "Release": [*START, "4", "2", "7"],
    "SetOvertime": [*START, "4", "3", "4", "45"],
    "OneToOne": [*START, "4", "3", "3"],
    "Train": [*START, "4", "9", "4", "1"],
    "Pair": [*START, "4", "9", "5", "1"],
    "Review": [*START, "2", "1", "3"],
    "Reestimate": [*START, "2", "1", "4"],
    "Prioritise": [*START, "2", "1", "5", "3"],
    "EstimateRisk": [*START, "5", "1", "1", "30", "5"],
    "Talk": [*START, "6", "1", "1"],
    "Report": [*START, "9", "1", "180", ""],
    "WriteJournal": [*START, "0", "1", "A sentence."],
}


@pytest.mark.parametrize("kind", BY_NUMBER)
def test_what_matters_daily_can_be_done_by_numbers_alone(kind: str) -> None:
    game = drive(BY_NUMBER[kind], "cloud-migration")
    assert kind in kinds(game), game.text


def test_a_sentence_about_a_risk_stands_in_its_entry() -> None:
    lines = [*START, "5", "1", "2", "Interviews forget the month-end.", "risk R1"]
    game = drive(lines, "cloud-migration")
    assert "You: Interviews forget the month-end." in game.text
    assert game.session.view().public.written[-1].about == "R1"


def decision() -> Session:
    """The tutorial at its first decision."""
    session = Session.start(scenario("tutorial"), 3)
    idle = policy("idle")
    while not session.view().open_dilemmas():
        for action in idle(session.view()):
            session.submit(action)
        session.advance(session.scenario.horizon, DECISION | 254)
    return session


def test_a_decision_is_asked_forecast_reasoned_and_answered() -> None:
    lines = ["tutorial off", "d", "q 1", "f 40", "w Ten words of why.", "hint", "b", ""]
    game = drive(lines, session=decision())
    assert {"Ask", "Forecast", "WriteJournal", "UseHint", "Answer"} <= kinds(game)
    assert "Hint 1 of 3." in game.text
    assert "You decided:" in game.text
    assert not game.session.view().open_dilemmas()


def test_every_kind_of_action_is_covered_here() -> None:
    answered = {"Ask", "Forecast", "UseHint", "Answer", "DrawReserve"}
    of_branches = {"Redraw"}
    assert set(BY_COMMAND) | answered | of_branches == set(ACTION_TYPES)


def test_nothing_is_decided_before_a_forecast_or_a_no_and_a_choice() -> None:
    session = decision()
    id = session.view().open_dilemmas()[0]
    game = drive(["tutorial off", "d", "", "a", ""], session=session)
    assert "Choose a, b or c first" in game.text
    assert "First say what you expect" in game.text
    assert session.view().public.dilemmas[id].status == "open"
    drive(["f -", "a", ""], session=session)
    drive(["tutorial off", "d", "f -", "a", ""], session=session)
    assert session.view().public.dilemmas[id].status == "answered"
    assert id not in session.view().public.forecasts


def test_time_runs_past_a_waiting_decision_only_when_asked_twice() -> None:
    session = decision()
    before = session.view().now
    drive(["tutorial off", "n"], session=session)
    assert session.view().now == before
    game = drive(["tutorial off", "n", "n"], session=session)
    assert "waits for your decision" in game.text
    assert session.view().now > before


def test_the_reserve_is_asked_for_with_an_amount_and_refused_with_a_reason() -> None:
    game = drive([*START, "reserve 20k"], "cloud-migration")
    assert "DrawReserve" not in kinds(game)
    assert "Not possible: More than half of the contingency reserve is left." in game.text
    assert "Use that first." in " ".join(game.text.split())


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("assign yuki M03", "has none of the skills"),
        ("assign nobody M01", "no person called"),
        ("assign", "Which person?"),
        ("assign ewan M01 lots", "A share is a number"),
        ("priority M01 9", "A priority is 0, 1, 2 or 3."),
        ("hold M25 9999", "after the end of the project"),
        ("risk R1 30", "An estimate is a chance"),
        ("respond R1 77", "name one by its number"),
        ("until 0", "is past"),
        ("g five", "How many days is a number"),
        ("debt 50", "0, 10 or 20"),
        ("reserve lots", "An amount is wanted"),
        ("talk SPON1 gossip", "There is no"),
        ("load nothing of that name", "There is no saved game"),
        ("save ///", "needs a name"),
        ("person s", "Which person is meant"),
        ("why M99", "There is no task"),
        ("tsk", "Did you mean task?"),
        ("77", "There is no choice 77"),
    ],
)
def test_what_cannot_be_done_is_answered_with_a_sentence_and_changes_nothing(
    line: str, answer: str
) -> None:
    game = drive([*START, line], "cloud-migration")
    plain = " ".join(game.text.split())
    assert answer in plain
    assert len(done(game)) == len(done(drive(START, "cloud-migration")))


def test_every_command_is_listed_and_explains_itself() -> None:
    game = drive(["?", *(f"? {name}" for name in BY_NAME)])
    for group, commands in TABLE.items():
        assert group in game.text
        for command in commands:
            assert command.text in game.text
    assert "There is no command" not in game.text


def test_a_step_of_many_actions_is_taken_back_as_a_whole() -> None:
    game = drive(["1", "a", "", "z"], "cloud-migration")
    assert not any(game.session.view().public.assignments.values())
    assert "Taken back: 3 actions." in game.text
    late = drive(["1", "a", "", "n", "z"], "cloud-migration")
    assert "Too late to take back" in late.text


def test_a_copy_is_kept_under_a_name_and_going_on_from_it_leaves_it_alone() -> None:
    first = drive([*START, "save Before the storm", "n"], "cloud-migration")
    assert "“Before the storm”" in first.text
    second = drive(["load before the storm", "n", "n", "n"], "cloud-migration")
    assert second.session.view().now == 0
    again = drive(["load before the storm"], "cloud-migration")
    assert "Day 0 of 175" in again.text


def test_why_names_the_factors_of_a_rate() -> None:
    game = drive([*START, "why M01"], "cloud-migration")
    assert "technical debt" in game.text
    assert "Nia Mensah, 30 %" in game.text


def test_any_number_can_be_asked_for_its_factors_and_events() -> None:
    asked = ["why", "why cost", "why date", "why ingrid", "why R1", "why ewan", "why score"]
    text = drive([*START, "n", *asked], "cloud-migration").text
    for said in (
        "Why what?",
        "Work and items to come, by plan",
        "Planned finish",
        "Trust of Ingrid Vale",
        "Pace of Ingrid Vale",
        "Chance of R1",
        "Goes back by itself towards",
        "There is no score before the end.",
    ):
        assert said in text
    assert "What happened" in text


def test_words_typed_by_a_player_cannot_steer_the_terminal() -> None:
    game = drive(["j red \x1b[31m alert", "j plain words"])
    assert "\x1b" not in game.text
    assert "plain words" in game.text or "WriteJournal" in kinds(game)


def test_the_charter_has_the_fields_that_the_rules_take() -> None:
    assert tuple(phrases.CHARTER) == CHARTER_FIELDS


def test_every_line_of_a_whole_log_is_a_sentence() -> None:
    session = Session.start(scenario("cloud-migration"), 2)
    lead(session, policy("handbook"))
    view = session.view()
    for entry in view.public.log:
        text = wording.sentence(entry, view)
        assert text[0].isupper() or text[0].isdigit(), entry
        assert text[-1] in ".”?!" or entry.kind.startswith(("forecast", "journal")), (entry, text)
        assert "{" not in text


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_kind_of_log_entry_has_its_sentence(kind: str) -> None:
    view = Session.start(scenario("tutorial"), 1).view()
    detail = "3" if kind == "forecast_moved" else "something"
    text = wording.sentence(LogEntry(2 * DAY, kind, "T1", 5 * DAY, detail), view)
    assert text
    assert "{" not in text


def test_the_end_shows_the_sum_of_the_score_and_what_was_hidden() -> None:
    game = drive([*BY_ENTER * 30], "tutorial")
    shown = drive(["5", "h", "2", "", "3", "4", "5", "6"], session=game.again())
    assert "Score" in shown.text
    assert "true work" in shown.text
