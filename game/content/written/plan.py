"""The plan as an author writes it: the scenario's head, people, tasks, money, score."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from game.content.problem import Path
from game.content.written.base import Placed, Written, built, says
from game.content.written.effects import LinkEntry
from game.content.written.events import (
    DilemmaEntry,
    HappeningEntry,
    MoveEntry,
    RiskEntry,
    TriggerEntry,
)
from game.content.written.values import (
    Count,
    CountPair,
    CrewNeed,
    Date,
    Expression,
    Flag,
    Id,
    MaybeText,
    Meter,
    Parameter,
    Percent,
    PersonName,
    Point,
    ScenarioId,
    Share,
    Short,
    Skill,
    Text,
    ThreePoint,
    Time,
    Usd,
)
from game.model import scenario as model

Level = Literal["low", "medium", "high"]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class WindowEntry(Written):
    """Days on which a task may start."""

    makes = model.Window

    id: Id = says("how the rest of the file names it")
    weekdays: Annotated[
        list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]], Field(min_length=1)
    ] = says("on which a task may start")
    clear_of_month_end: Count = says("working days away from a month end; 0 = no matter", 0)

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        weekdays = tuple(WEEKDAYS.index(day) for day in self.weekdays)
        return {**super().parts(at, placed), "weekdays": weekdays}


class RoleEntry(Written):
    makes = model.Role

    id: Id = says("how the rest of the file names it")
    name: Short = says("in full")
    day_rate: Usd = says("USD a day")
    family: Literal["lead", "build", "platform", "assure"] = says("colour and shape on screen")
    ramp: Literal["routine", "developer", "specialist"] = says("how long a newcomer needs")


class PersonEntry(Written):
    makes = model.Person

    id: Id = says("differs from every role")
    name: PersonName = says("on screen")
    portrait: Short = says("a picture in `assets/portraits`, without ending")
    role: Id = says("the role that is paid")
    capacity: Share = says("largest share of a week that can be booked", 1000)
    skills: dict[Id, Skill] = says("role: skill, 1 = fully trained")
    leave: list[CountPair] = says("holidays: first and last day, counted from the start", [])
    site: MaybeText = says("where; people elsewhere than most are a little slower", "")
    manager: Flag = says("the player; exactly one", False)


class StakeholderEntry(Written):
    makes = model.Stakeholder

    id: Id = says("how the rest of the file names it")
    name: PersonName = says("on screen")
    portrait: Short = says("a picture in `assets/portraits`, without ending")
    title: Short = says("position")
    power: Level = says("to help or to stop")
    interest: Level = says("in this project")
    engagement: Literal["unaware", "resistant", "neutral", "supportive", "leading"] = says(
        "at the start"
    )
    trust: Meter = says("at the start")
    wants: Text = says("from this project")
    fears: Text = says("from this project")
    helps: Text = says("what a manager can do for this person")
    sponsor: Flag = says("exactly one; the same as the scenario's `sponsor`", False)


class MeterEntry(Written):
    """A named number of the scenario, 0 to 1000."""

    makes = model.Meter

    id: Id = says("how the rest of the file names it")
    name: Short = says("on screen")
    start: Meter = says("at the start")
    public: Flag = says("the manager may see it")
    meaning: Text = says("what it measures")


class TaskEntry(Written):
    makes = model.Task

    id: Id = says("how the rest of the file names it")
    name: Short = says("in full")
    short: Short = says("on bars")
    deliverable: Text = says("what is there when it is done")
    estimate: ThreePoint = says("at the nominal crew", key="days")
    slots: dict[Id, CrewNeed] = says(
        "role: FTE, or [nominal, largest useful]; left out, the largest is twice the nominal, "
        "one more at most; without crew it waits for somebody outside",
        {},
        key="crew",
    )
    after: list[LinkEntry] = says("predecessors", [])
    window: Id | Literal[""] = says("calendar window in which it may start", "")
    milestone: MaybeText = says("name of the milestone that its finish is", "")
    gate: Flag = says("a gate", False)
    repeats: MaybeText = says("group of like tasks, which are learned", "")
    finds: list[Id] = says("tasks whose hidden rework this work discovers", [])
    stage: Literal["iteration", "integration", "use"] = says(
        "how dear what it discovers is", "iteration"
    )
    optional: Flag = says("out of scope until an effect brings it in", False)
    supplier: MaybeText = says("who does it, where it has no crew", "")
    acceptance: MaybeText = says("how one sees that it is done", "")

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        slots = tuple(model.Slot(role, *need) for role, need in self.slots.items())
        return {**super().parts(at, placed), "slots": slots}


class BudgetEntry(Written):
    """A cost inside BAC: one amount, or so much a working day."""

    makes = model.BudgetItem

    id: Id = says("how the rest of the file names it")
    name: Short = says("in full")
    planned: Usd = says("its part of BAC")
    starts: TriggerEntry | None = says("when it is paid, or begins; else at the start", None)
    per_day: Usd = says("USD a working day, from `starts` to `ends`", 0)
    ends: TriggerEntry | None = says("with per_day", None)

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        parts = super().parts(at, placed)
        return {**parts, "starts": parts["starts"] or model.Trigger("baseline")}


class DeadlineEntry(Written):
    """The dated milestone, and what each day after it costs."""

    makes = model.Deadline

    task: Id = says("whose finish counts")
    name: Short = says("in full")
    short: Short = says("on charts")
    minute: Time = says("working time from the start", key="by")
    penalty: Usd = says("USD for each working day after it")
    penalty_cap_days: Count = says("for at most so many days")


class MeasureEntry(Written):
    """One figure of a score part, and the marks it earns."""

    makes = model.Measure

    name: Short = says("what is measured")
    expression: Expression = says("a whole number")
    unit: MaybeText = says("of that number")
    share: Share = says("of the part; the shares of a part add up to 1", 1000)
    points: Annotated[list[Point], Field(min_length=2)] = says(
        "values rising, straight lines between"
    )


class ScoreEntry(Written):
    makes = model.ScorePart

    id: Id = says("how the rest of the file names it")
    name: Short = says("on screen")
    weight: Percent = says("of 100")
    measures: Annotated[list[MeasureEntry], Field(min_length=1)] = says("what counts")


class CharterEntry(Written):
    makes = model.Charter

    organisation: Text = says("whose project")
    purpose: Text = says("why")
    objectives: Text = says("measurable")
    in_scope: Text = says("what the project does")
    out_of_scope: Text = says("what it does not")
    authority: Text = says("what the manager decides, what the sponsor")
    assumptions: Text = says("to be checked")
    sponsor_words: Text = says("the sponsor, quoted")
    practise: list[Text] = says("what to practise in this run")


class StepEntry(Written):
    makes = model.TutorialStep

    heading: Short = says("one line")
    text: Text = says("what to see and to do")
    points_at: Literal[
        "home",
        "forecast",
        "plan",
        "clock",
        "decision",
        "slider",
        "choices",
        "team",
        "risks",
        "report",
        "end",
    ] = says("what is highlighted")
    until: Literal[
        "next",
        "stopped",
        "decision",
        "forecast",
        "answered",
        "staffed",
        "risk",
        "reported",
        "end",
    ] = says(
        "what moves it on: the player goes on, time has stopped, a decision is open on screen, "
        "a forecast is set, a dilemma is answered, an assignment is taken, changed or refused, "
        "a risk is written, a status report is sent, the project has ended"
    )
    hints: list[Text] = says("opened one after the other, on demand", [])


class ScenarioEntry(Written):
    """The whole file."""

    makes = model.Scenario

    id: ScenarioId = says("its name on the command line; the name of its file")
    title: Short = says("on screen")
    subtitle: Short = says("the kind of project")
    version: Short = says("of this text")
    summary: Text = says("two or three sentences for the choice of scenarios")
    emblem: Short = says("a picture in `assets/emblems`, without ending")
    minutes_to_play: CountPair = says("in a hurry, with thought")
    trains: list[Short] = says("what is practised")
    currency: Literal["USD"] = says("of all money", "USD")
    start: Date = says("a working day")
    holidays: list[Date] = says("days without work", [])
    windows: list[WindowEntry] = says("calendar windows", [])
    horizon: Time = says("the game ends then at the latest")
    end_task: Id = says("its finish ends the project")
    deadline: DeadlineEntry = says("the dated milestone")
    bac: Usd = says("budget at completion: planned labour and all budget items")
    contingency: Usd = says("reserve of the manager")
    management_reserve: Usd = says("reserve of the sponsor")
    budget: list[BudgetEntry] = says("all that is planned and is not labour", [])
    roles: list[RoleEntry] = says("kinds of work")
    people: list[PersonEntry] = says("the team, the player among them")
    stakeholders: list[StakeholderEntry] = says("who can help or stop the project")
    sponsor: Id = says("a stakeholder")
    meters: list[MeterEntry] = says("named numbers", [])
    flags: dict[Id, Text] = says("named yes/no facts: what it means when set", {})
    tasks: Annotated[list[TaskEntry], Field(min_length=1)] = says("the plan")
    risks: list[RiskEntry] = says("what may happen", [])
    dilemmas: list[DilemmaEntry] = says("decisions to come", [])
    happenings: list[HappeningEntry] = says("what follows from a moment without a choice", [])
    moves: list[MoveEntry] = says("ordinary moves of this scenario", [])
    score: Annotated[list[ScoreEntry], Field(min_length=1)] = says("parts of the score")
    charter: CharterEntry = says("the briefing")
    tutorial: list[StepEntry] = says("a guided first run", [])
    parameters: dict[Id, Parameter] = says("parameters of the model that this scenario changes", {})

    def parts(self, at: Path, placed: list[Placed]) -> dict[str, Any]:
        parts = super().parts(at, placed)
        for name in _BY_ID:
            entries = zip(getattr(self, name), parts[name], strict=True)
            parts[name] = {entry.id: made for entry, made in entries}
        return {**parts, "flags": dict(self.flags), "parameters": dict(self.parameters)}

    def build_whole(self) -> tuple[model.Scenario, list[Placed]]:
        """The scenario, and every effect with its place in the file."""
        placed: list[Placed] = []
        scenario: model.Scenario = built(self, (), placed)
        return scenario, placed


_BY_ID = (
    "windows",
    "roles",
    "people",
    "stakeholders",
    "meters",
    "tasks",
    "risks",
    "dilemmas",
    "happenings",
    "moves",
)
