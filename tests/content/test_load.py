"""Files become scenarios, or everything that is wrong with them, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content.load import find_scenarios, lint_files, load_scenario, parse_scenario
from game.errors import ContentError
from tests.content.example import TEXT, changed, place, problems, problems_of, scenario


@pytest.mark.parametrize("name", sorted(find_scenarios()))
def test_a_built_in_scenario_is_sound_and_named_after_its_file(name: str) -> None:
    loaded = load_scenario(name)
    assert loaded.id == name
    assert len(loaded.digest) == 32
    assert loaded == load_scenario(find_scenarios()[name])


def test_the_example_is_sound() -> None:
    assert scenario().title == "New phones for the depot"


BAD_VALUES = [
    ('version: "1.0"', "version: ¤1.0", '"1.0"'),
    ("penalty: 400", "penalty: ¤many", "number"),
    ("penalty: 400", "penalty: ¤0.001", "decimals"),
    ("by: 22 d", "by: ¤22", "`5 d`"),
    ("by: 22 d", "by: ¤22 days", "working time"),
    ("by: 22 d", "by: ¤-3 d", "from 0 d"),
    ("start: 2027-03-01", "start: ¤1.3.2027", "2027-01-04"),
    ("start: 2027-03-01", "start: ¤2027-02-30", "not a date"),
    ("emblem: S3", "emblem: ¤no", "no picture"),
    ("manager: true", "manager: ¤yes", "without quotes"),
    ("manager: true", 'manager: ¤"true"', "without quotes"),
    ("trust: 600", "trust: ¤1001", "from 0 to 1000"),
    ("trust: 600", "trust: ¤60.5", "whole number"),
    ("probability: 0.4", "probability: ¤1.4", "from 0 to 1"),
    ("probability: 0.4", "probability: ¤true", "number, not true"),
    ("probability: 0.4", "probability: ¤0.4321", "three"),
    ("power: high", "power: ¤huge", "low, medium, high"),
    ("power: high", "power: ¤hgh", "`high`"),
    ("days: [2, 3, 4]", "days: ¤[4, 3, 2]", "rise"),
    ("days: [2, 3, 4]", "days: ¤3", "three numbers"),
    ("NET: [1, 2]", "NET: ¤[2, 1]", "lower value first"),
    ("NET: [1, 2]", "NET: ¤[1, 2, 3]", "two values"),
    ("NET: [1, 2]", "NET: ¤0", "above 0"),
    ("impact_days: [2, 4]", "impact_days: ¤3", "two values"),
    ("title: Wait for the chosen one", "title: ¤[Wait]", "must be text"),
    ("title: Wait for the chosen one", 'title: ¤" "', "empty"),
    ("title: Head of depots", f"title: ¤{'x' * 81}", "80"),
    ("id: choose", "id: ¤2choose", "cannot be an id"),
    ("id: choose", "id: ¤class", "keyword"),
    ("id: example", "id: ¤My example", "hyphens"),
    ("name: Georg Hahn", "name: ¤Georg Hahn-Sommer", "14"),
    ("on: started order,", "on: ¤begun order,", "started M12"),
    ("on: started order,", "on: ¤started,", "started M12"),
    ("on: started order,", "on: ¤day two,", "moment"),
    ("on: started order,", "on: ¤chosen E1,", "chosen E1.B"),
    ("{on: started order,", "¤{on: state,", "if:"),
    ("{on: started order,", "¤{on: month_end order,", "within"),
    ("points: [[0, 1], [10, 0]]", "points: [¤[0], [10, 0]]", "`[10, 0.6]`"),
    ("points: [[0, 1], [10, 0]]", "points: ¤[[0, 1]]", "at least 2"),
    ("start: 600, public: true", "start: 600, public: true, ¤privat: true", "no field"),
    ("{meter: {ease: 50}}", "{¤metre: {ease: 50}}", "`meter`"),
    ("{meter: {ease: 50}}", "¤{meter: {ease: 50}, flag: measured}", "one key"),
    ("{meter: {ease: 50}}", "{meter: {¤2ease: 50}}", "cannot be an id"),
    ("{flag: measured}", "{flag: {measured: ¤on}}", "true or false"),
    ("{morale: {team: 20}}", "¤morale", "mapping"),
    ("{morale: {team: 20}}", "¤{morale: }", "says nothing"),
    ("body: Everybody asks", "¤boddy: Everybody asks", "`body`"),
    ("deadline:\n", "deadline:\n  ¤when: 3 d\n", "no field"),
    ("  - {id: phones", "  - ¤id: x\n  - {id: phones", "`name` is missing"),
    ("tasks:\n", "tasks: ¤none\nrest:\n", "list"),
    ("charter:\n", "charter: ¤nothing\nrest:\n", "mapping"),
    ("flags:\n", "flags: ¤[]\nrest:\n", "mapping"),
]


@pytest.mark.parametrize(("old", "new", "words"), BAD_VALUES)
def test_a_bad_value_is_named_at_its_place_with_what_to_do(old: str, new: str, words: str) -> None:
    """`¤` marks the place."""
    at = place(changed((old, new)), "¤")
    everything = problems((old, new.replace("¤", "")))
    found = [p for p in everything if (p.line, p.column) == at]
    assert any(words in f"{p.message} {p.remedy}" for p in found), everything
    assert all(p.remedy and p.file == "example.yaml" for p in found)


def test_a_missing_field_is_named_where_its_entry_begins() -> None:
    text = changed(("    cause: The cellar has thick walls\n", ""))
    (problem,) = problems_of(text)
    assert (problem.line, problem.column) == place(text, "id: R1")
    assert problem.message == "`cause` is missing."


def test_an_id_used_twice_is_named_at_the_second() -> None:
    found = problems(("- id: roll_out", "- id: order"))
    text = changed(("- id: roll_out", "- id: order"))
    line, column = place(text, "order\n    name: Set up")
    assert any((p.line, p.column) == (line, column) and "twice" in p.message for p in found)


def test_all_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        ('version: "1.0"', "version: 1.0"),
        ("trust: 600", "trust: 12:30"),
        ("role: NET, skills: {NET: 1}", "role: NETT, skills: {NET: 1}"),
        ("after: [choose]", "after: [chose]"),
        ("contingency >= 40", "contingenc >= 40"),
        ("probability: 0.4", "probability: 4"),
        ("limit: 1,", "limitt: 1,"),
    )
    assert found == sorted(found)
    words = " ".join(f"{p.message} {p.remedy}" for p in found)
    for expected in ('"1.0"', "12:30", "choose?", "NET?", "contingency?", "from 0 to 1", "`limit`"):
        assert expected in words


def test_an_entry_that_cannot_be_read_is_not_also_called_unknown() -> None:
    (problem,) = problems(("days: [6, 8, 16]", "days: soon"))
    assert "three numbers" in problem.message


def test_a_whole_list_that_cannot_be_read_leaves_its_own_problem_alone() -> None:
    (problem,) = problems(("roles:\n", "roles: many\nrols:\n"))[:1]
    assert problem.message == "This must be a list."


def test_a_file_is_named_with_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(changed(("bac: 14600", "bac: 14601")), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_scenario(file)
    assert str(caught.value).startswith(f"{file}:21:6: BAC is 14601")
    assert lint_files([file, find_scenarios()["tutorial"], file]) == [*caught.value.problems] * 2


@pytest.mark.parametrize("name", ["no-such-scenario", "a\0b", "."])
def test_what_is_no_file_is_a_problem_that_names_the_built_in_ones(name: str) -> None:
    with pytest.raises(ContentError, match="tutorial"):
        load_scenario(name)


def test_bytes_that_are_not_utf_8_are_found(tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes(b"id: x\ntitle: caf\xe9\n")
    with pytest.raises(ContentError, match=r"latin.yaml:2:11: This is not UTF-8"):
        load_scenario(file)


@pytest.mark.parametrize("text", ["- a", "just words", "12"])
def test_a_scenario_is_a_mapping(text: str) -> None:
    (problem,) = problems_of(text)
    assert "mapping" in problem.message


def test_a_scenario_can_be_parsed_from_text() -> None:
    assert parse_scenario(TEXT).id == "example"
