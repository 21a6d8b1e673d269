"""Whoever speaks to the manager: portrait and title of a person or stakeholder by id."""

from __future__ import annotations

from game.model.view import View

NOBODY = "PM"


def portrait_of(view: View, id: str) -> str:
    """The portrait of a stakeholder, a person or the first person of a role."""
    stakeholder = view.project.stakeholders.get(id)
    if stakeholder is not None:
        return stakeholder.portrait
    state = view.public.people.get(id)
    if state is not None:
        return state.profile.portrait
    for person in view.public.people.values():
        if person.profile.role == id:
            return person.profile.portrait
    return NOBODY


def title_of(view: View, id: str) -> str:
    """ "Head of Claims", "Database administrator" """
    stakeholder = view.project.stakeholders.get(id)
    if stakeholder is not None:
        return stakeholder.title
    state = view.public.people.get(id)
    if state is not None:
        return view.project.roles[state.profile.role].name
    role = view.project.roles.get(id)
    return role.name if role is not None else ""
