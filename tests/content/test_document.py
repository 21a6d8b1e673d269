"""YAML text becomes nodes with places; what is dangerous or doubtful in YAML is refused."""

from __future__ import annotations

import pytest

from game.content.document import DEEPEST, LARGEST_FILE, MOST_NODES, Node, read


def value(text: str) -> object:
    """The value of a sound text."""
    root, problems = read(text, "f.yaml")
    assert problems == []
    assert root is not None
    return root.plain()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("'true'", "true"),
        ("12", 12),
        ("+250", 250),
        ("-40", -40),
        ("0", 0),
        ("0.35", 0.35),
        (".5", 0.5),
        ("'12'", "12"),
        ('"12:30"', "12:30"),
        ("2027-01-04", "2027-01-04"),
        ("5 d", "5 d"),
        ("7cab", "7cab"),
        ("1.2.3", "1.2.3"),
        ("e5", "e5"),
        ("[a, 1]", ["a", 1]),
        ("{on: started M12}", {"on": "started M12"}),
        (">-\n  two\n  lines\n", "two lines"),
        ('""', ""),
    ],
)
def test_scalars_are_text_unless_plainly_something_else(text: str, expected: object) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        "12:30",
        "190:20:30",
        "0123",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1e5",
        "1.5e3",
        ".inf",
        "-.inf",
        ".nan",
        "9999999999999999",
        "=",
    ],
)
def test_what_readers_of_yaml_disagree_about_must_be_quoted(text: str) -> None:
    _, (problem,) = read(f"a: {text}\n", "f.yaml")
    assert (problem.line, problem.column) == (1, 4)
    assert text in problem.message
    assert "quotes" in problem.remedy
    assert value(f'a: "{text}"') == {"a": text}


@pytest.mark.parametrize("text", ["a:", "a: null", "a: ~", "a: {b: }"])
def test_an_empty_value_is_a_problem(text: str) -> None:
    _, (problem,) = read(text, "f.yaml")
    assert "no value" in problem.message


def test_a_key_stands_once_and_the_second_is_named() -> None:
    root, (problem,) = read("a: 1\nb: 2\na: 3\n", "f.yaml")
    assert (problem.line, problem.column) == (3, 1)
    assert "line 1" in problem.message
    assert root is not None
    assert root.plain() == {"a": 1, "b": 2}


def test_true_and_its_quoted_twin_are_one_key() -> None:
    _, problems = read("true: 1\n'true': 2\n", "f.yaml")
    assert len(problems) == 1


def test_every_node_knows_its_place() -> None:
    root, _ = read("a:\n  - x\n  - {b: é, c: [1, 2]}\n", "f.yaml")
    assert root is not None

    def marks(node: Node) -> list[object]:
        below = list(node.value.values()) if isinstance(node.value, dict) else node.value
        return [node.mark, *map(marks, below)] if isinstance(below, list) else [node.mark]

    assert marks(root) == [
        (1, 1),
        [(2, 3), [(2, 5)], [(3, 5), [(3, 9)], [(3, 15), [(3, 16)], [(3, 19)]]]],
    ]
    assert root.keys == {"a": (1, 1)}


def test_aliases_are_followed() -> None:
    assert value("a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}


def test_aliases_that_explode_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 10)}]" for i in range(9)]
    root, (problem,) = read("\n".join(lines), "f.yaml")
    assert root is None
    assert f"{MOST_NODES:,}" in problem.message


def test_an_alias_cannot_hold_itself() -> None:
    _, (problem,) = read("a: &x [*x]", "f.yaml")
    assert "no anchor" in problem.message


def test_aliases_cannot_nest_without_end() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{i + 1}: &a{i + 1} [*a{i}]" for i in range(DEEPEST)]
    root, (problem,) = read("\n".join(lines), "f.yaml")
    assert root is None
    assert "deeper" in problem.message


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str) -> None:
    root, (problem,) = read(opening * 5000, "f.yaml")
    assert root is None
    assert problem.line == 1


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", (1, 1), "empty"),
        ("# only a remark", (1, 1), "empty"),
        ("a: b: c", (1, 5), "quotes around a text that contains a colon"),
        ("\ta: 1", (1, 1), "indent by spaces"),
        ("a: @b", (1, 4), "quotes"),
        ("a: 'b", (1, 6), "Close the quotes"),
        ("a: !!python/object:os.system x", (1, 4), "tag"),
        ("a: ! x", (1, 4), "tag"),
        ("a: \x07", (1, 4), "U+0007"),
        ("é: 1\nb: \ud800", (2, 4), "U+D800"),
        ("a: 1\n---\nb: 2", (2, 1), "one scenario"),
        ("a: {<<: {b: 1}}", (1, 5), "<<"),
        ("? [a]\n: b", (1, 3), "key"),
        ("a: *b", (1, 4), "anchor"),
        ("x" * (LARGEST_FILE + 1), (1, 1), "longer"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(
    text: str, place: tuple[int, int], words: str
) -> None:
    _, problems = read(text, "f.yaml")
    assert (problems[0].line, problems[0].column) == place
    assert words in f"{problems[0].message} {problems[0].remedy}"
    assert problems[0].remedy


def test_a_byte_order_mark_is_no_matter() -> None:
    assert value("\ufeffa: 1") == {"a": 1}
