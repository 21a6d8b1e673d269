"""The planning desk's commands, run as a person or a script runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main

Capture = pytest.CaptureFixture[str]


def _run(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    found = capsys.readouterr()
    return code, found.out, found.err


def test_evm_prints_every_figure_for_each_period(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "status.csv"
    file.write_text("period,pv,ev,ac,bac,planned_periods\n1,250,200,290,500,2\n", encoding="utf-8")
    code, out, _ = _run(capsys, "evm", str(file), "--json")
    found = json.loads(out)
    assert code == 0
    wanted = "cpi spi cv sv eac_cpi eac_plan eac_cpi_spi etc vac tcpi_bac es sv_t spi_t eac_t"
    assert found["periods"][0].keys() >= {*wanted.split()}
    assert found["periods"][0]["eac_cpi"] == pytest.approx(725)
    assert found["periods"][0]["period"] == 1


def test_evm_as_text_ends_with_what_the_figures_mean(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "status.csv"
    file.write_text("period,pv,ev,ac\n1,250,200,290\n2,500,,\n", encoding="utf-8")
    code, out, _ = _run(capsys, "evm", str(file))
    assert code == 0
    assert "The work done cost 90 over its budget; it is 0.20 periods behind the plan." in out
    assert "the whole will cost 725" in out


def test_a_file_that_is_no_table_is_one_sentence(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "status.csv"
    file.write_bytes(b"period,pv,ev,ac\n1,\xff,1,1\n")
    code, out, err = _run(capsys, "evm", str(file))
    assert (code, out) == (2, "")
    assert err.endswith("status.csv, line 2: this is not text in UTF-8.\n")
    assert _run(capsys, "evm", str(tmp_path))[0] == 2


MSPDI = """<Project xmlns="http://schemas.microsoft.com/project">
<StartDate>2026-01-05T08:00:00</StartDate><Tasks>
<Task><UID>1</UID><Name>Order</Name><Duration>PT8H0M0S</Duration></Task>
<Task><UID>2</UID><Name>Deliver</Name><Duration>PT40H0M0S</Duration>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
<Task><UID>3</UID><Name>Prepare</Name><Duration>PT8H0M0S</Duration></Task>
<Task><UID>4</UID><Name>Done</Name><Duration>PT0H0M0S</Duration>
<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink>
<PredecessorLink><PredecessorUID>3</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks><Resources><Resource><UID>9</UID><MaxUnits>1</MaxUnits></Resource></Resources>
<Assignments>
<Assignment><TaskUID>1</TaskUID><ResourceUID>9</ResourceUID><Units>1</Units></Assignment>
<Assignment><TaskUID>3</TaskUID><ResourceUID>9</ResourceUID><Units>1</Units></Assignment>
</Assignments></Project>"""

SM = """PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          0
   3        1          0
****
REQUESTS/DURATIONS:
jobnr. mode duration  R 1
------
  1      1     0       0
  2      1     8       4
  3      1     5       4
****
RESOURCEAVAILABILITIES:
  R 1
    4
****
"""


@pytest.fixture
def mspdi(tmp_path: Path) -> str:
    file = tmp_path / "plan.xml"
    file.write_text(MSPDI, encoding="utf-8")
    return str(file)


def test_a_plan_by_the_calendar_has_minutes_and_dates(capsys: Capture, mspdi: str) -> None:
    code, out, _ = _run(capsys, "plan", mspdi, "--json")
    found = json.loads(out)
    tasks = {task["name"]: task for task in found["tasks"]}
    assert code == 0
    assert (found["length"], found["levelled_length"]) == (2880, None)
    assert found["finish"] == "2026-01-12T17:00:00"
    assert tasks["Deliver"]["early_start"] == 480
    assert tasks["Deliver"]["start"] == "2026-01-06T08:00:00"
    assert tasks["Deliver"]["critical"]
    assert tasks["Prepare"]["total_float"] == 2400
    assert tasks["Prepare"]["late_finish"] == 2880
    assert tasks["Done"]["start"] == tasks["Done"]["finish"] == "2026-01-12T17:00:00"


def test_levelling_a_plan_gives_one_person_one_task_at_a_time(capsys: Capture, mspdi: str) -> None:
    found = json.loads(_run(capsys, "plan", mspdi, "--json", "--levelled")[1])
    tasks = {task["name"]: task for task in found["tasks"]}
    assert found["levelled_length"] == 2880
    assert tasks["Order"]["start"] == "2026-01-05T08:00:00"
    assert tasks["Prepare"]["start"] == "2026-01-06T08:00:00"
    assert tasks["Prepare"]["early_start"] == 0


def test_an_instance_counts_in_its_own_periods(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "small.sm"
    file.write_text(SM, encoding="utf-8")
    found = json.loads(_run(capsys, "plan", str(file), "--json", "--levelled")[1])
    assert (found["unit"], found["length"], found["levelled_length"]) == ("periods", 8, 13)
    assert {task["id"] for task in found["tasks"]} == {"1", "2", "3"}
    assert isinstance(found["tasks"][1]["start"], int)


@pytest.mark.parametrize("levelled", [(), ("--levelled",)])
def test_a_plan_as_text_is_a_table_with_bars(
    capsys: Capture, mspdi: str, levelled: tuple[str, ...]
) -> None:
    code, out, _ = _run(capsys, "plan", mspdi, *levelled)
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("plan.xml: 6.0 d long")
    assert lines[0].endswith("2026-01-05 08:00 to 2026-01-12 17:00.")
    assert "critical" in next(line for line in lines if "Deliver" in line)
    assert "█" in next(line for line in lines if "Deliver" in line)
    assert "◆" in next(line for line in lines if "Done" in line)
    assert "·" in next(line for line in lines if "Prepare" in line)


def test_a_scenario_is_a_plan_with_dates_and_its_own_people(capsys: Capture) -> None:
    found = json.loads(_run(capsys, "plan", "tutorial", "--json", "--levelled")[1])
    assert found["levelled_length"] >= found["length"]
    assert found["start"] == "2027-01-04T08:00:00"
    assert all(task["finish"] <= found["finish"] for task in found["tasks"])


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.xml", None, "There is no file"),
        ("none.yaml", None, "There is no file"),
        ("plan.xml", "<Project>\n<a>", "plan.xml, line 2: this is not well-formed XML"),
        ("plan.xml", "<!DOCTYPE a><a/>", "plan.xml, line 1: document types and entities"),
        ("plan.sm", "nothing", "plan.sm: the table PRECEDENCE RELATIONS is missing."),
        (
            "circle.xml",
            MSPDI.replace(
                "<Name>Order</Name>",
                "<Name>Order</Name>"
                "<PredecessorLink><PredecessorUID>2</PredecessorUID></PredecessorLink>",
            ),
            "These activities wait for each other: 1 → 2 → 1.",
        ),
    ],
)
def test_a_plan_that_cannot_be_read_is_one_sentence(
    capsys: Capture, tmp_path: Path, name: str, content: str | None, sentence: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_text(content, encoding="utf-8")
    code, out, err = _run(capsys, "plan", str(file))
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_risk_says_when_the_plan_may_end(capsys: Capture, mspdi: str) -> None:
    found = json.loads(_run(capsys, "plan", mspdi, "--json", "--risk", "--levelled")[1])["risk"]
    finish = found["finish"]
    assert found["runs"] == 10_000
    assert 2000 < finish["p10"] < finish["p50"] < finish["p80"] < finish["p90"] < 6000
    assert finish["p50_date"] <= finish["p80_date"]
    assert found["criticality"]["2"] > 0.9
    assert found["drivers"][0]["id"] == "shared error"
    assert "cost" not in found


def test_the_risk_of_a_scenario_has_labour_costs_too(capsys: Capture) -> None:
    found = json.loads(_run(capsys, "plan", "tutorial", "--json", "--risk")[1])["risk"]
    assert 0 < found["cost"]["p10"] < found["cost"]["p90"]
    out = _run(capsys, "plan", "tutorial", "--risk", "--levelled")[1]
    assert "finish P10 " in out
    assert "what moves the end most: shared error" in out


def test_the_risk_of_an_instance_is_in_its_periods(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "small.sm"
    file.write_text(SM, encoding="utf-8")
    found = json.loads(_run(capsys, "plan", str(file), "--json", "--risk", "--levelled")[1])["risk"]
    assert 11 < found["finish"]["p50"] < 18
    assert "p50_date" not in found["finish"]
