"""Every person and stakeholder of every scenario, and whoever joins, has a name and a face."""

from __future__ import annotations

import pytest

from game import paths
from game.content.load import find_scenarios
from game.engine.rules import people
from game.model.scenario import Scenario
from game.session import Session
from game.ui.desktop.shapes import image
from game.ui.screens.people_of import NOBODY, portrait_of, title_of
from tests.ui.screens.moments import scenario

SCENARIOS = sorted(find_scenarios())


def cast(of: Scenario) -> list[tuple[str, str]]:
    """Names and portraits of all who are in it."""
    team = [(person.name, person.portrait) for person in of.people.values()]
    return team + [(other.name, other.portrait) for other in of.stakeholders.values()]


@pytest.mark.parametrize("id", SCENARIOS)
def test_everybody_has_a_name_and_a_face_that_can_be_drawn(id: str) -> None:
    for name, portrait in cast(scenario(id)):
        assert name.strip()
        assert (paths.assets() / "portraits" / f"{portrait}.svg").is_file(), (name, portrait)
        picture = image(f"portraits/{portrait}", 64, 64)
        assert picture.get_size() == (64, 64)
        assert picture.get_bounding_rect().w > 32, f"{portrait} is empty"


@pytest.mark.parametrize("id", SCENARIOS)
def test_two_people_never_share_a_name_or_a_face(id: str) -> None:
    known = set(cast(scenario(id)))
    assert len({name for name, _ in known}) == len(known)
    assert len({portrait for _, portrait in known}) == len(known)
    drawn = {(paths.assets() / "portraits" / f"{face}.svg").read_bytes() for _, face in known}
    assert len(drawn) == len(known)


@pytest.mark.parametrize("id", SCENARIOS)
def test_whoever_writes_asks_or_answers_has_a_face_and_a_title(id: str) -> None:
    found = scenario(id)
    view = Session.start(found, 1).view()
    senders = {each.sender for each in found.dilemmas.values()}
    senders |= {question.who for each in found.dilemmas.values() for question in each.questions}
    senders |= {risk.message[0] for risk in found.risks.values() if risk.message is not None}
    senders |= {risk.owner for risk in found.risks.values()}
    you = next(person.id for person in found.people.values() if person.manager)
    for sender in senders:
        known = portrait_of(view, sender) != NOBODY or sender in (you, found.people[you].role)
        assert known, sender
        assert title_of(view, sender), sender


@pytest.mark.parametrize("id", SCENARIOS)
def test_newcomers_have_names_and_faces_of_their_own_for_several_hires(id: str) -> None:
    known = cast(scenario(id))
    faces, names = {face for _, face in known}, {name for name, _ in known}
    free = [(face, name) for face, name in people.NEWCOMERS if face not in faces]
    assert len({face for face, _ in free}) == len(free) >= 6
    assert names.isdisjoint(name for _, name in free)
    for face, _ in free:
        assert (paths.assets() / "portraits" / f"{face}.svg").is_file(), face
