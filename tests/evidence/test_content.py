"""What the documents say: from the recording alone, the player’s words marked, nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from game.evidence.blocks import Document, Entry, Heading, Pairs, Paragraph, Table, Words, flat
from game.evidence.portfolio import MAKERS, Settings, portfolio
from game.evidence.replay import tell
from game.evidence.stamp import Stamp
from game.managers import play, policy
from game.model import actions as a
from game.session import Session
from tests.evidence.games import HOSTILE, MADE, large, scenario, small, story


def document(of: str, id: str) -> Document:
    made = {"small": small, "large": large}[of]()
    return next(each for each in made.documents if each.id == id)


def told(document: Document) -> str:
    """All words of a document, one block a line."""
    lines: list[str] = [document.title, document.subtitle]
    for block in flat(document.blocks):
        match block:
            case Heading(text):
                lines.append(text)
            case Entry(title, aside):
                lines.append(f"{title} {aside}")
            case Paragraph(runs, _):
                lines.append("".join(run.text for run in runs))
            case Words(label, text):
                lines.append(f"{label}: {text}")
            case Pairs(rows):
                lines += [f"{name}: {cell.text}" for name, cell in rows]
            case Table():
                lines += [" | ".join(cell.text for cell in row) for row in block.rows]
                if not block.rows:
                    lines.append(block.empty)
            case _:
                pass
    return "\n".join(lines)


def own_words(document: Document) -> list[str]:
    """What is marked as the player's own."""
    found = [block.text for block in flat(document.blocks) if isinstance(block, Words)]
    for block in flat(document.blocks):
        if isinstance(block, Table):
            found += [
                run.text
                for row in block.rows
                for cell in row
                for run in cell.runs
                if run.style == "own"
            ]
    return found


def test_every_document_of_the_list_is_there() -> None:
    assert [each.id for each in small().documents] == list(MAKERS)


def test_what_the_player_wrote_is_marked_as_own_and_unedited() -> None:
    assert HOSTILE[0] in own_words(document("small", "charter"))
    assert set(HOSTILE) <= set(own_words(document("small", "risks")))
    assert set(HOSTILE) <= set(own_words(document("small", "decisions")))
    assert HOSTILE[1] in own_words(document("small", "reports"))
    assert HOSTILE[2] in own_words(document("small", "lessons"))


def test_no_words_of_the_player_mean_not_recorded_and_no_own_words() -> None:
    session = Session.start(scenario(), 3)
    play(session, policy("handbook", 3))
    bare = portfolio(tell(session.recording, scenario()), None, Settings(MADE))
    for each in bare.documents:
        if each.id != "reports":
            assert own_words(each) == [], each.id
    for id in ("charter", "risks", "decisions", "lessons", "case-story"):
        each = next(d for d in bare.documents if d.id == id)
        assert "not recorded" in told(each), id


def test_without_an_analysis_expected_values_say_not_analysed() -> None:
    for id in ("decisions", "case-story", "competences"):
        assert "not analysed" in told(document("large", id)), id
    assert "not analysed" not in told(document("small", "decisions"))


def test_expected_values_are_those_of_the_analysis() -> None:
    analysis = small().analysis
    assert analysis is not None
    judged = next(each for each in analysis.decisions if each.subject == "E1")
    text = told(document("small", "decisions"))
    for option in judged.options:
        if option.kind == "choice":
            assert f"{option.value / 100:.1f} ±" in text


def test_the_charter_has_its_fields() -> None:
    text = told(document("large", "charter"))
    for field in (
        *("Purpose", "Objectives", "In scope", "Out of scope", "Milestones", "Key risks"),
        *("Assumptions", "Authority", "Success criteria", "Who decides what", "Approval"),
        *("Approved budget", "Contingency reserve", "The manager’s aims"),
    ):
        assert field in text, field


def test_milestones_have_ranges_that_rise() -> None:
    table = next(
        block
        for block in flat(document("large", "charter").blocks)
        if isinstance(block, Table) and block.name == "Milestones with ranges"
    )
    assert len(table.rows) >= 8
    for row in table.rows:
        low, high = (int(part) for part in row[3].text.split(" to "))
        assert 0 < low < high


def test_the_wbs_names_acceptance_owner_estimate_and_links() -> None:
    text = told(document("large", "wbs"))
    for task in large().story.project.tasks.values():
        assert task.acceptance in text
    assert "M12" in text


def test_the_risk_register_keeps_estimates_responses_and_history() -> None:
    text = told(document("large", "risks"))
    assert "manager’s estimate: 55 %, 4 d" in text
    assert "response begun: Install a flow-capture tool" in text
    assert "happened" in text


def test_reports_stand_as_they_were_sent() -> None:
    public = large().story.view.public
    text = told(document("large", "reports"))
    for number, said in enumerate(public.reports, 1):
        assert f"Status report {number} day {said.time // 480}" in text
        assert said.text in text


def test_the_decision_log_has_every_field() -> None:
    text = told(document("large", "decisions"))
    for field in (
        *("Context", "What was known", "Options", "Choice", "Reason", "Expected value"),
        *("Outcome", "Review date", "Manager’s forecast", "Asked before deciding"),
    ):
        assert field in text, field


def test_the_change_log_shows_what_a_decision_did_to_the_plan() -> None:
    text = told(document("large", "changes"))
    assert "Carrier says week 14" in text
    assert "A: Use an internet tunnel for now" in text


def test_lessons_hold_keep_change_cause_and_rule() -> None:
    text = told(document("large", "lessons"))
    for own in ("Pairing the database expert", "I would have asked Operations", "Say the range"):
        assert own in text


def test_earned_value_ends_with_everything_earned() -> None:
    made = large()
    bac = made.story.project.bac // 100
    table = next(
        block
        for block in flat(document("large", "value").blocks)
        if isinstance(block, Table) and block.name.startswith("Status dates")
    )
    assert table.rows[-1][2].value == bac


def test_the_case_story_can_be_chosen() -> None:
    chosen = portfolio(story(), None, Settings(MADE, case="E2"))
    assert chosen.documents[0].title.endswith(scenario().dilemmas["E2"].title)


def test_a_draft_of_a_game_that_goes_on_says_so_and_needs_no_result() -> None:
    session = Session.start(scenario(), 3)
    fresh = portfolio(tell(session.recording, scenario()), None, Settings(MADE))
    assert fresh.stamp.draft == "day 0"
    session.submit(a.SetBaseline(18 * 480))
    session.advance(3 * 480, 0)
    draft = portfolio(tell(session.recording, scenario()), None, Settings(MADE))
    assert "DRAFT of day 3" in draft.stamp.line
    assert len(draft.documents) == len(MAKERS)


@pytest.mark.parametrize(
    "change",
    [{"name": "Somebody else"}, {"made": date(2027, 1, 1)}, {"case": "E2"}],
)
def test_another_setting_gives_another_code(change: dict[str, object]) -> None:
    base = Settings(MADE, name=HOSTILE[1])
    changed = portfolio(story(), small().analysis, replace(base, **change))  # type: ignore[arg-type]
    assert changed.stamp.code != small().stamp.code


def test_the_stamp_says_what_every_page_must_say() -> None:
    stamp: Stamp = large().stamp
    for part in (
        "Simulation",
        "cloud-migration 1.0",
        f"seed {stamp.seed}",
        "practitioner",
        "no hints",
    ):
        assert part in stamp.line
