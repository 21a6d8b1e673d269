"""Which screen has which name. Decisions are named by their dilemma: "decision.E2"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.screens.base import PlayScreen
from game.ui.screens.board import BoardScreen
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.charter import CharterScreen
from game.ui.screens.debrief.aims import AimsScreen
from game.ui.screens.debrief.calibration import CalibrationScreen
from game.ui.screens.debrief.decision import DecisionDebriefScreen
from game.ui.screens.debrief.drill import DrillScreen
from game.ui.screens.debrief.facts import FactsScreen
from game.ui.screens.debrief.next_time import NextTimeScreen
from game.ui.screens.debrief.skill import SkillScreen
from game.ui.screens.debrief.themes import ThemesScreen
from game.ui.screens.debrief.view import ViewScreen
from game.ui.screens.debrief.weights import WeightsScreen
from game.ui.screens.debrief.whatif import WhatIfScreen
from game.ui.screens.debrief.why import WhyScreen
from game.ui.screens.decision import DecisionScreen
from game.ui.screens.end import EndScreen
from game.ui.screens.evidence import EvidenceScreen
from game.ui.screens.forecast import ForecastScreen
from game.ui.screens.help import HelpScreen
from game.ui.screens.home import HomeScreen
from game.ui.screens.inbox import InboxScreen
from game.ui.screens.journal import JournalScreen
from game.ui.screens.money import MoneyScreen
from game.ui.screens.moves import MovesScreen
from game.ui.screens.plan import PlanScreen
from game.ui.screens.report import ReportScreen
from game.ui.screens.result import ResultScreen
from game.ui.screens.risks import RisksScreen
from game.ui.screens.scenarios import ScenariosScreen
from game.ui.screens.settings import SettingsScreen
from game.ui.screens.stakeholders import StakeholdersScreen
from game.ui.screens.team import TeamScreen
from game.ui.screens.title import TitleScreen

if TYPE_CHECKING:
    from game.ui.play import Play

SCREENS: dict[str, type[PlayScreen]] = {
    kind.name: kind
    for kind in (
        TitleScreen,
        ScenariosScreen,
        BriefingScreen,
        HomeScreen,
        PlanScreen,
        BoardScreen,
        TeamScreen,
        RisksScreen,
        StakeholdersScreen,
        MoneyScreen,
        ForecastScreen,
        InboxScreen,
        ReportScreen,
        JournalScreen,
        CharterScreen,
        MovesScreen,
        SettingsScreen,
        HelpScreen,
        EndScreen,
        ResultScreen,
        ViewScreen,
        FactsScreen,
        SkillScreen,
        DecisionDebriefScreen,
        WeightsScreen,
        WhyScreen,
        CalibrationScreen,
        WhatIfScreen,
        ThemesScreen,
        NextTimeScreen,
        DrillScreen,
        AimsScreen,
        EvidenceScreen,
    )
}
DECISION = "decision."


def make(name: str, play: Play) -> PlayScreen:
    """The screen of this name. Raises KeyError for a name that there is not."""
    if name.startswith(DECISION):
        return DecisionScreen(play, name.removeprefix(DECISION))
    return SCREENS[name](play)
