"""Every number that the rules assume, in one place: default, range, unit, source, evidence.

Evidence marks: V verified in the source's own text, v at second hand, K seen in source code,
C computed, R recalled, D our own calibration. A scenario or an instructor may override any of
them; a recording says so. `docs/model.md` is generated from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Parameter(NamedTuple):
    """One assumption of the model."""

    name: str
    default: int
    low: int
    high: int
    unit: str
    source: str
    mark: str
    meaning: str


# fmt: off
PARAMETERS: tuple[Parameter, ...] = (
    # estimation
    Parameter("optimism", 0, 0, 200, "thousandths of ln",
              "Little 2006", "D",
              "systematic optimism mu of estimates, beyond risks, rework and absences"),
    Parameter("shared_sigma", 250, 150, 300, "thousandths of ln",
              "Little 2006", "C", "spread of the error all tasks share"),
    Parameter("role_sigma", 100, 50, 150, "thousandths of ln",
              "own calibration", "D", "spread of the error tasks of one role share"),
    Parameter("tail_probability", 150, 0, 300, "permille",
              "Budzier and Flyvbjerg 2011", "v", "chance that one task of the project explodes"),
    Parameter("reference_class", 1085, 1000, 1300, "permille",
              "Budzier and Flyvbjerg 2011", "C",
              "factor on remaining work in the current plan, from past projects"),
    # reporting
    Parameter("bias_probability", 600, 0, 1000, "permille",
              "Snow, Keil and Wallace 2007", "V", "chance that a crew's reports are biased"),
    Parameter("optimistic_share", 670, 0, 1000, "permille",
              "Snow, Keil and Wallace 2007", "V", "share of biased reports that are optimistic"),
    Parameter("bias_size", 150, 0, 400, "permille",
              "Snow, Keil and Wallace 2007", "D", "size of the bias of a biased report"),
    Parameter("report_noise", 80, 0, 300, "thousandths of ln",
              "Snow, Keil and Wallace 2007", "D", "spread of a weekly estimate of what remains"),
    Parameter("review_truth", 500, 0, 1000, "permille",
              "Snow, Keil and Wallace 2007", "D", "share of bias and noise that reviews take away"),
    # people
    Parameter("communication_loss", 600, 0, 1200, "millionths per n squared",
              "Abdel-Hamid and Madnick 1991", "K",
              "capacity lost to coordination beyond the planned team"),
    Parameter("start_external", 300, 200, 800, "permille",
              "Abdel-Hamid and Madnick 1991", "D",
              "productivity of a newcomer from outside on the first day"),
    Parameter("start_internal", 450, 200, 800, "permille",
              "Abdel-Hamid and Madnick 1991", "D",
              "productivity of a newcomer from inside on the first day"),
    Parameter("start_returning", 600, 200, 1000, "permille",
              "Abdel-Hamid and Madnick 1991", "D",
              "productivity of a former member on the first day"),
    Parameter("ramp_routine", 15, 5, 60, "days",
              "Abdel-Hamid and Madnick 1991", "D", "ramp-up in a routine role"),
    Parameter("ramp_developer", 40, 10, 80, "days",
              "Abdel-Hamid and Madnick 1991", "D", "ramp-up of a developer"),
    Parameter("ramp_specialist", 60, 20, 120, "days",
              "Abdel-Hamid and Madnick 1991", "D", "ramp-up of a specialist"),
    Parameter("trainer_share", 600, 250, 1000, "permille of an expert",
              "Abdel-Hamid and Madnick 1991", "D",
              "an expert's time that a newcomer takes at first, falling to none"),
    Parameter("newcomer_quality_loss", 150, 0, 300, "permille",
              "Lyneis and Ford 2007, Jones", "D", "first-pass quality lost by a newcomer"),
    Parameter("contractor_lead", 10, 5, 30, "days",
              "Abdel-Hamid and Madnick 1991", "D", "time to get a contractor"),
    Parameter("employee_lead", 45, 20, 90, "days",
              "LinkedIn 2017, vacancy surveys", "v", "time to fill a post"),
    Parameter("contractor_rate", 1500, 1200, 2200, "permille of the day rate",
              "contractor guides", "D", "price of a contractor"),
    Parameter("recruiting_cost", 600_000, 0, 5_000_000, "cents",
              "LinkedIn 2017, vacancy surveys", "D",
              "agency fee for a contractor or a new employee"),
    Parameter("rebook_lead", 2, 0, 10, "days",
              "own calibration", "D", "time until a released person is back"),
    Parameter("focus_two", 900, 700, 1000, "permille",
              "after Weinberg 1992, milder", "D", "productivity on two tasks at a time"),
    Parameter("focus_three", 750, 500, 1000, "permille",
              "after Weinberg 1992, milder", "D", "productivity on three tasks at a time"),
    Parameter("focus_four", 600, 400, 1000, "permille",
              "after Weinberg 1992, milder", "D", "productivity on four or more tasks at a time"),
    Parameter("distance", 950, 700, 1000, "permille",
              "Herbsleb and Mockus 2003", "D", "productivity of somebody at another site"),
    Parameter("attrition_month", 6000, 0, 20_000, "millionths a month",
              "LinkedIn 2017, vacancy surveys", "v", "hazard that a person gives notice"),
    Parameter("notice", 20, 5, 60, "days",
              "LinkedIn 2017, vacancy surveys", "D", "time between notice and leaving"),
    Parameter("knowledge_loss", 300, 0, 600, "permille",
              "LinkedIn 2017, vacancy surveys", "D",
              "stretch of open work that a sole expert takes along"),
    Parameter("illness_gap", 200, 30, 4000, "days",
              "own calibration", "D", "mean working days between two illnesses of a person"),
    Parameter("illness_length", 4, 1, 20, "days",
              "own calibration", "D", "longest usual illness"),
    # overtime, fatigue, morale
    Parameter("overtime_now", 300, 0, 500, "permille",
              "Business Roundtable 1980", "D", "efficiency lost at once, per 40 extra hours"),
    Parameter("overtime_week", 160, 0, 300, "permille",
              "Business Roundtable 1980", "D", "efficiency lost per week, per 40 extra hours"),
    Parameter("overtime_floor", 550, 300, 900, "permille",
              "Business Roundtable 1980", "D", "least efficiency of a tired person"),
    Parameter("overtime_pay", 1250, 1000, 2000, "permille",
              "own calibration", "D", "pay of an extra hour"),
    Parameter("strain_fatigue", 200, 50, 400, "meter per week at 80 hours",
              "Business Roundtable 1980", "D", "fatigue that a week of doubled hours adds"),
    Parameter("recovery", 1500, 500, 3000, "permille",
              "Business Roundtable 1980", "D", "weeks of build-up that one normal week undoes"),
    Parameter("morale_home", 650, 300, 900, "meter",
              "own calibration", "D", "morale that people drift back to"),
    Parameter("morale_drift", 8, 0, 50, "meter a week",
              "own calibration", "D", "speed of that drift"),
    Parameter("overtime_morale", 12, 0, 50, "meter a week at 50 hours",
              "own calibration", "D", "morale that overtime costs"),
    # quality and debt
    Parameter("first_pass_quality", 800, 650, 950, "permille",
              "Lyneis and Ford 2007, Jones", "D", "share of work that is right the first time"),
    Parameter("rework_share", 50, 0, 1000, "permille",
              "Lyneis and Ford 2007, Jones", "D",
              "effort to mend wrong work, of the effort to make it"),
    Parameter("pressure_quality", 150, 0, 300, "permille",
              "Lyneis and Ford 2007, Jones", "D", "quality lost under full schedule pressure"),
    Parameter("fatigue_quality", 100, 0, 300, "permille",
              "Lyneis and Ford 2007, Jones", "D", "quality lost at full fatigue"),
    Parameter("review_quality", 80, 0, 200, "permille",
              "Lyneis and Ford 2007, Jones", "R", "quality won by reviews"),
    Parameter("review_pace", 930, 700, 1000, "permille",
              "Lyneis and Ford 2007, Jones", "D", "pace of a reviewed task"),
    Parameter("detection_days", 15, 5, 30, "days",
              "Lyneis and Ford 2007, Jones", "D", "mean time until wrong work shows"),
    Parameter("detection_automated", 5, 2, 20, "days",
              "Lyneis and Ford 2007, Jones", "D", "the same with automated tests"),
    Parameter("fix_iteration", 1500, 1000, 2000, "permille",
              "Lyneis and Ford 2007, Jones", "D", "price of a fix in the same task"),
    Parameter("fix_integration", 3000, 2000, 4000, "permille",
              "Lyneis and Ford 2007, Jones", "D", "price of a fix found by a later test"),
    Parameter("fix_use", 6000, 3000, 10_000, "permille",
              "Lyneis and Ford 2007, Jones", "D", "price of a fix found in use"),
    Parameter("debt_speed", 400, 0, 1000, "millionths per meter point",
              "Besker, Martini and Bosch 2018", "D", "pace lost to technical debt"),
    Parameter("debt_defects", 1000, 0, 3000, "millionths per meter point",
              "Besker, Martini and Bosch 2018", "D", "defects gained by technical debt"),
    Parameter("debt_drift", 10, 0, 50, "meter a month",
              "Besker, Martini and Bosch 2018", "D", "growth of debt when nothing is paid down"),
    Parameter("debt_paydown", 60, 0, 200, "meter a month",
              "Besker, Martini and Bosch 2018", "D", "debt paid down with a tenth of the capacity"),
    Parameter("automation_days", 5, 1, 20, "days of a tester",
              "Lyneis and Ford 2007, Jones", "D", "work to automate the tests"),
    Parameter("practice", 130, 0, 200, "permille",
              "Wright's learning curve", "D", "pace won with each like task that was done before"),
    Parameter("fast_track_rework", 150, 0, 500, "permille",
              "own calibration", "D", "work of a fast-tracked task that is hidden rework"),
    # risks and stakeholders
    Parameter("risk_spread", 250, 0, 600, "thousandths of ln",
              "own calibration", "D",
              "variation of a risk's true probability around the stated one"),
    Parameter("event_rate", 1000, 0, 2000, "permille",
              "own calibration", "D", "factor on risk probabilities (level)"),
    Parameter("indicator_noise", 1000, 0, 3000, "permille",
              "own calibration", "D", "factor on false alarms and missed signs (level)"),
    Parameter("reserve_factor", 1000, 0, 2000, "permille",
              "own calibration", "D", "factor on the contingency reserve (level)"),
    Parameter("trust_decay", 5, 0, 30, "meter a week",
              "own calibration", "D", "trust lost without contact for three weeks"),
    Parameter("trust_talk", 15, 0, 60, "meter",
              "own calibration", "D", "trust won by a talk, less when repeated soon"),
    Parameter("bad_news_early", 50, 0, 200, "meter",
              "Snow, Keil and Wallace 2007", "D", "trust lost by bad news in time"),
    Parameter("bad_news_late", 200, 0, 400, "meter",
              "Snow, Keil and Wallace 2007", "D", "trust lost by bad news near the date"),
    Parameter("bad_news_proven", 80, 0, 200, "meter",
              "own calibration", "D", "trust won when early bad news turns out right"),
    Parameter("surprise", 350, 0, 600, "meter",
              "Snow, Keil and Wallace 2007", "D", "trust lost when others find what was not said"),
    Parameter("promise_kept", 60, 0, 200, "meter",
              "own calibration", "D", "trust won by a kept date"),
    Parameter("report_trust", 12, 0, 60, "meter",
              "own calibration", "D", "trust won by a report when one is due"),
    Parameter("risk_cap", 950, 0, 1000, "permille",
              "own calibration", "D", "largest probability that a risk can reach"),
    Parameter("workshop_minutes", 240, 0, 960, "minutes",
              "own calibration", "D", "the manager's time for a risk workshop"),
    Parameter("workshop_finds", 600, 0, 1000, "permille",
              "Mitchell, Russo and Pennington 1989", "D",
              "chance that a workshop finds a risk nobody knew"),
    Parameter("premortem_minutes", 120, 0, 960, "minutes",
              "own calibration", "D", "the manager's time for a pre-mortem"),
    Parameter("premortem_finds", 450, 0, 1000, "permille",
              "Mitchell, Russo and Pennington 1989", "D",
              "chance that a pre-mortem finds a risk nobody knew"),
    Parameter("look_rest", 10, 0, 40, "days",
              "own calibration", "D", "time between two looks for risks"),
    Parameter("talk_minutes", 60, 0, 240, "minutes",
              "own calibration", "D", "the manager's time for a talk"),
    Parameter("help_price", 15, 0, 60, "meter",
              "own calibration", "D",
              "trust that asking for help costs where there is not much of it"),
    Parameter("report_minutes", 120, 0, 480, "minutes",
              "own calibration", "D", "the manager's time for a status report"),
    Parameter("report_due", 10, 5, 20, "days",
              "own calibration", "D", "time after which a status report is due again"),
    Parameter("report_overdue", 15, 5, 40, "days",
              "own calibration", "D", "time after which people miss a status report"),
    Parameter("found_out", 200, 0, 1000, "permille a week",
              "Snow, Keil and Wallace 2007", "D",
              "chance that somebody finds out what was not said"),
    Parameter("reserve_trust", 550, 0, 1000, "meter",
              "own calibration", "D", "sponsor's trust at which the reserve is released"),
    Parameter("reserve_trust_honest", 450, 0, 1000, "meter",
              "own calibration", "D", "the same after an honest report in the last weeks"),
    Parameter("rebaseline_trust", 600, 0, 1000, "meter",
              "own calibration", "D", "sponsor's trust at which a new baseline is accepted"),
    # cutover nights
    Parameter("cutover_base", -400, -2000, 2000, "thousandths of logit",
              "Uptime Institute 2025, own formula", "D", "a cutover without any preparation"),
    Parameter("cutover_rehearsal", 900, 0, 2000, "thousandths of logit",
              "Uptime Institute 2025, own formula", "D", "each of up to three rehearsals"),
    Parameter("cutover_rollback", 800, 0, 2000, "thousandths of logit",
              "Uptime Institute 2025, own formula", "D", "a tested rollback"),
    Parameter("cutover_staged", 600, 0, 2000, "thousandths of logit",
              "Uptime Institute 2025, own formula", "D", "going in stages"),
    Parameter("cutover_discovery", 2, 0, 10, "thousandths of logit per meter point",
              "Uptime Institute 2025, own formula", "D", "discovery above 700"),
    Parameter("cutover_debt", 2, 0, 10, "thousandths of logit per meter point",
              "Uptime Institute 2025, own formula", "D", "technical debt"),
    Parameter("cutover_fatigue", 800, 0, 2000, "thousandths of logit",
              "Uptime Institute 2025, own formula", "D", "a team at full fatigue"),
    Parameter("outage_median", 14, 1, 100, "hours",
              "Uptime Institute 2025, own formula", "D", "median outage of a failed cutover"),
    Parameter("outage_spread", 1676, 0, 2400, "thousandths of ln",
              "Uptime Institute 2025, own formula", "C",
              "its spread: nine in ten within five days"),
    Parameter("rollback_median", 3, 1, 100, "hours",
              "Uptime Institute 2025, own formula", "D", "median outage with a tested rollback"),
    Parameter("rollback_spread", 1082, 0, 2400, "thousandths of ln",
              "own calibration", "D", "its spread: nine in ten within four times the median"),
    # the manager
    Parameter("manager_week", 40, 20, 60, "hours",
              "own calibration", "D", "hours of the manager"),
    Parameter("manager_least", 150, 0, 1000, "permille",
              "own calibration", "D", "share of the week that tasks can never take"),
)
# fmt: on

LEVELS: dict[str, dict[str, int]] = {
    "learner": {
        "event_rate": 750,
        "report_noise": 40,
        "indicator_noise": 500,
        "reserve_factor": 1300,
    },
    "practitioner": {},
    "expert": {
        "event_rate": 1200,
        "report_noise": 120,
        "indicator_noise": 1500,
        "reserve_factor": 800,
    },
}


class Parameters:
    """The values in force: defaults, then the level's, then overrides. Read as attributes."""

    def __init__(self, level: str, overrides: Mapping[str, int | float]) -> None:
        """Raises KeyError for an unknown level or name, ValueError outside of a range."""
        values = {p.name: p.default for p in PARAMETERS}
        ranges = {p.name: (p.low, p.high) for p in PARAMETERS}
        values.update(LEVELS[level])
        for name, value in overrides.items():
            low, high = ranges[name]
            if not low <= value <= high:
                raise ValueError(f"{name} lies between {low} and {high}, not at {value}.")
            values[name] = int(value)
        self._values = values

    def __getattr__(self, name: str) -> int:
        try:
            value: int = self.__dict__["_values"][name]
        except KeyError:
            raise AttributeError(name) from None
        self.__dict__[name] = value
        return value
