"""The commands. Each imports what it needs when it runs, so that every one of them starts at once.

What cannot be done is one sentence on stderr and exit code 2; what goes wrong in the game itself
is one sentence and a crash report. Commands and their JSON are stable: scripts depend on them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from game.errors import ContentError, ContingencyError, UsageError
from game.ui import arguments

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.session import Session
    from game.ui.saves import Save

WRONG = 2
FAULT = 70
INTERRUPTED = 130
PIPE_CLOSED = 141
DEFAULT = "cloud-migration"
LEVELS = ("learner", "practitioner", "expert")
MANAGERS = ("handbook", "novice", "idle", "random")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        sentence = f"{self.prog}: {message}"
        sys.stderr.write(f"{sentence.rstrip('.')}. See {self.prog} --help.\n")
        raise SystemExit(WRONG)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except ContingencyError as error:
        return _complain(error)
    except Exception as error:  # whatever fails in the game, the player gets a sentence
        return _fail(error)
    return code


def _fail(error: Exception) -> int:
    what = f"{type(error).__name__}: {error}"
    try:
        from game.ui import crash_report

        text = crash_report.report(error)
    except Exception as other:
        text = f"Something is broken here ({what}), and no report could be written ({other})."
    sys.stderr.write(" ".join(text.split()) + "\n")
    return FAULT


def _complain(error: ContingencyError) -> int:
    text = " ".join(str(error).split())
    if isinstance(error, ContentError) and error.problems:
        first = " ".join(str(error.problems[0]).split())
        more = len(error.problems) - 1
        text = f"{first} ({more} more; see contingency lint.)" if more else first
    sys.stderr.write(text + "\n")
    return WRONG


def _parser() -> argparse.ArgumentParser:
    from game import __version__

    parser = _Parser(prog="contingency", description="Lead a simulated technical project.")
    parser.add_argument("--version", action="version", version=f"contingency {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> _Parser:
        made: _Parser = commands.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        return made

    command("list", _list, "the scenarios that can be played")

    play = command("play", _play, "play: in a window, or as text where there is no display")
    play.add_argument("scenario", nargs="?", metavar="SCENARIO|FILE")
    play.add_argument("--seed", type=arguments.number, metavar="N", help="the luck of this game")
    play.add_argument("--level", choices=LEVELS)
    play.add_argument("--text", action="store_true", help="as text in the terminal")

    go_on = command("continue", _continue, "take up a saved game where it stopped")
    go_on.add_argument("save", nargs="?", metavar="SAVE", help="its name; without, the latest")
    go_on.add_argument("--text", action="store_true", help="as text in the terminal")

    auto = command("auto", _auto, "let a computer manager play")
    auto.add_argument("scenario", metavar="SCENARIO")
    auto.add_argument("--manager", choices=MANAGERS, required=True)
    which = auto.add_mutually_exclusive_group(required=True)
    which.add_argument("--seed", type=arguments.number, metavar="N")
    which.add_argument(
        "--seeds", type=arguments.seeds, metavar="A-B", help="many games, a JSON line each"
    )
    auto.add_argument("--level", choices=LEVELS, default="practitioner")
    auto.add_argument("--save", type=Path, metavar="RECORDING")
    auto.add_argument("--json", action="store_true", help="the result as one JSON object")
    auto.add_argument(
        "--workers", type=arguments.positive, metavar="N", help="processes for --seeds"
    )

    replay = command("replay", _replay, "play a recording again and show its result")
    replay.add_argument("recording", type=Path, metavar="RECORDING")
    replay.add_argument("--json", action="store_true", help="the result as one JSON object")

    ahead = command("forecast", _forecast, "what possible futures of a game come to")
    ahead.add_argument("recording", type=Path, metavar="RECORDING")
    ahead.add_argument(
        "--day", type=arguments.number, metavar="N", help="seen from the morning of this day"
    )
    ahead.add_argument(
        "--futures", type=arguments.positive, default=200, metavar="200", help="how many"
    )
    ahead.add_argument(
        "--workers", type=arguments.workers, metavar="N|dask://…", help="who plays them"
    )
    ahead.add_argument("--json", action="store_true", help="the forecast as one JSON object")

    judge = command("analyse", _analyse, "what each decision was worth, and what luck did")
    judge.add_argument("recording", type=Path, metavar="RECORDING")
    judge.add_argument(
        "--rollouts", type=arguments.rollouts, metavar="K", help="at most, for an option"
    )
    judge.add_argument("--workers", type=arguments.workers, default=0, metavar="N|dask://…")
    judge.add_argument("--json", action="store_true", help="the analysis as one JSON object")

    weigh = command("balance", _balance, "whether a scenario's choices are all worth a thought")
    weigh.add_argument("scenario", metavar="SCENARIO")
    weigh.add_argument("--states", type=arguments.positive, default=200, metavar="200")
    weigh.add_argument("--rollouts", type=arguments.rollouts, default=32, metavar="32")
    weigh.add_argument("--only", nargs="*", default=[], metavar="DILEMMA")
    weigh.add_argument("--workers", type=arguments.workers, default=0, metavar="N|dask://…")
    weigh.add_argument("--json", action="store_true", help="the report as one JSON object")
    weigh.add_argument("-o", "--output", type=Path, metavar="FILE.md")

    drill = command("drill", _drill, "single decisions in five minutes, judged at once")
    drill.add_argument("source", nargs="?", metavar="SCENARIO|RECORDING")
    drill.add_argument("--seed", type=arguments.number, default=1, metavar="N")
    drill.add_argument("--theme", default="", metavar="THEME")
    drill.add_argument("--count", type=arguments.positive, default=3, metavar="3")
    drill.add_argument("--answer", nargs="*", default=[], metavar="LETTER", help="not asked for")
    drill.add_argument("--rollouts", type=arguments.rollouts, default=128, metavar="128")
    drill.add_argument("--workers", type=arguments.workers, default=0, metavar="N|dask://…")
    drill.add_argument("--json", action="store_true", help="a JSON object for each answer")

    pack = command("evidence", _evidence, "documents of a game that a stranger can verify")
    arguments.evidence(pack)
    arguments.verify(command("verify", _verify, "whether documents follow from their recording"))
    lint = command("lint", _lint, "everything that is wrong with scenario files")
    lint.add_argument("files", nargs="*", metavar="FILE")

    plan = command("plan", _plan, "critical path, levelling and dates of a plan of your own")
    plan.add_argument("file", metavar="FILE", help="MSPDI XML, a PSPLIB .sm file, or a scenario")
    plan.add_argument("--json", action="store_true", help="the plan as one JSON object")
    plan.add_argument("--levelled", action="store_true", help="with no more people than there are")
    plan.add_argument("--risk", action="store_true", help="how it may end, by Monte Carlo")

    evm = command("evm", _evm, "earned value and earned schedule of a table of figures")
    evm.add_argument("file", type=Path, metavar="FILE.csv", help="columns period,pv,ev,ac")
    evm.add_argument("--json", action="store_true", help="the figures as one JSON object")

    shots = command("screenshot", _screenshot, "pictures of screens, without a display")
    shots.add_argument("screens", nargs="*", metavar="SCREEN")
    shots.add_argument("--recording", type=Path, metavar="R")
    shots.add_argument("--day", type=arguments.number, metavar="N")
    shots.add_argument("--size", type=arguments.size, default=(1280, 720), metavar="WxH")
    shots.add_argument("--theme", choices=("dark", "light"), default="dark")
    shots.add_argument(
        "--scale", type=arguments.scale, default=100, metavar="100", help="percent, 50 to 400"
    )
    shots.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    return parser


def _scenario(name: str) -> Scenario:
    """A built-in scenario by its id, or one from a file. Raises UsageError or ContentError."""
    from game.content.load import find_scenarios, load_scenario

    known = find_scenarios()
    if name in known:
        return load_scenario(known[name])
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"There is no scenario {name!r}; there are: {', '.join(known)}.")
    from game.ui import saves

    scenario = load_scenario(path)
    saves.remember_file(scenario, path)
    return scenario


def _list(options: argparse.Namespace) -> int:
    from textwrap import fill

    from game.content.load import find_scenarios, load_scenario
    from game.model.parameters import LEVELS
    from game.ui import offered

    for id, path in find_scenarios().items():
        try:
            scenario = load_scenario(path)
        except ContentError as error:
            count = len(error.problems)
            sys.stderr.write(f"{id} cannot be played: {count} problems, see contingency lint.\n")
            continue
        print(f"{id}: {scenario.title} ({scenario.subtitle}, {offered.length(scenario)})")
        for text in (scenario.summary, offered.practised(scenario)):
            print(fill(text, 78, initial_indent="  ", subsequent_indent="  "))
    print("Levels (contingency play --level LEVEL):")
    for level in LEVELS:
        text = f"{level}: {offered.level_text(level)}"
        print(fill(text, 78, initial_indent="  ", subsequent_indent="    "))
    return 0


def has_display() -> bool:
    """Whether a window can be opened here."""
    if os.environ.get("SDL_VIDEODRIVER") in ("dummy", "offscreen"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_terminal() -> bool:
    """Whether a person can read and type here."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _in_window(
    scenario: Scenario | None, seed: int | None, level: str | None, save: Path | None
) -> int:
    """The exit code of the window, or -1 where none could be opened."""
    if not has_display():
        return -1
    from game.ui.play import open_window

    try:
        return open_window(scenario, seed=seed, level=level, save=save)
    except Exception as error:
        if type(error).__module__.split(".")[0] != "pygame":
            raise
        sys.stderr.write(f"The window could not be opened ({error}).\n")
        return -1


def _play(options: argparse.Namespace) -> int:
    scenario = _scenario(options.scenario) if options.scenario else None
    if not options.text:
        code = _in_window(scenario, options.seed, options.level, None)
        if code >= 0:
            return code
        if not has_terminal():
            return _demonstrate(scenario, options)
    from game.ui.terminal import play

    if scenario is None:
        return play.title(options.seed, options.level or "")
    return play.start(scenario, options.seed, options.level or "practitioner")


def _demonstrate(scenario: Scenario | None, options: argparse.Namespace) -> int:
    """Nobody is there: the handbook manager plays, and the recording is kept."""
    from game.ui import saves
    from game.ui.automatic import led

    scenario = scenario or _scenario(DEFAULT)
    seed = 1 if options.seed is None else options.seed
    print(
        f"There is no display and no terminal here, so the handbook manager plays "
        f"“{scenario.title}” with seed {seed}."
    )
    path = saves.new_path(scenario)
    session = led(scenario, "handbook", seed, options.level or "practitioner", path)
    _show(session, as_json=False)
    print(f" The recording lies at {path}.")
    return 0


def _continue(options: argparse.Namespace) -> int:
    from game.ui import saves

    save: Save | None = saves.find(options.save) if options.save else saves.newest()
    if save is None:
        raise UsageError("There is no saved game to continue; begin one with contingency play.")
    if not options.text and has_display() and not save.problem:
        code = _in_window(None, None, None, saves.run_of(save))
        if code >= 0:
            return code
    from game.ui.terminal import play

    session, path = saves.take_up(save)
    return play.play(session, path)


def _auto(options: argparse.Namespace) -> int:
    import json

    from game.ui.automatic import led, outcomes

    scenario = _scenario(options.scenario)
    if options.save is not None and options.seeds is not None:
        raise UsageError("One recording holds one game; use --save with --seed.")
    if options.save is not None and options.save.exists():
        raise UsageError(f"{options.save} exists already; choose another file for the recording.")
    if options.seeds is None:
        session = led(scenario, options.manager, options.seed, options.level, options.save)
        _show(session, as_json=options.json)
        return 0
    play = (options.scenario, options.manager, options.seeds, options.level)
    for result in outcomes(*play, workers=options.workers or 0):
        print(json.dumps(result), flush=True)
    return 0


def _replay(options: argparse.Namespace) -> int:
    from game import recording
    from game.outlook.again import replay
    from game.ui import saves

    found = recording.read(options.recording)
    session = replay(found, saves.scenario_of(found.header))
    _show(session, as_json=options.json)
    return 0


def _forecast(options: argparse.Namespace) -> int:
    import json

    from game import recording
    from game.outlook.workers import workers
    from game.ui import foresight

    session = foresight.of_recording(recording.read(options.recording), options.day)
    with workers(options.workers or 0) as pool:
        made = foresight.of_session(session, options.futures, pool)
    view = session.view()
    if options.json:
        print(json.dumps(foresight.as_json(view, made)))
    else:
        print("\n".join(foresight.as_text(view, made)))
    return 0


def _show(session: Session, *, as_json: bool) -> None:
    if as_json:
        import json

        from game.ui.outcome import outcome

        print(json.dumps(outcome(session)))
        return
    from game.ui.terminal.console import Console
    from game.ui.terminal.result import standing

    console = Console()
    console.lines(standing(session, console))


def _analyse(options: argparse.Namespace) -> int:
    from game import recording
    from game.debrief import command
    from game.debrief.settings import DEFAULT_ROLLOUTS, Settings
    from game.ui import saves

    found = recording.read(options.recording)
    scenario = saves.scenario_of(found.header)
    settings = Settings(options.rollouts or DEFAULT_ROLLOUTS)
    where = (options.recording, settings, options.workers)
    print(command.run(found, scenario, *where, as_json=options.json))
    return 0


def _drill(options: argparse.Namespace) -> int:
    from game.content.load import find_scenarios
    from game.ui.terminal import drill

    name = options.source
    source = None if name is None else _scenario(name) if name in find_scenarios() else Path(name)
    how = {"seed": options.seed, "theme": options.theme, "answers": options.answer}
    size = {"count": options.count, "futures": options.rollouts, "where": options.workers}
    return drill.run(source, **how, **size, as_json=options.json)


def _balance(options: argparse.Namespace) -> int:
    from game.debrief import balance_page

    size = (options.states, options.rollouts, options.workers)
    how = {"only": options.only, "as_json": options.json, "output": options.output}
    print(balance_page.run(_scenario(options.scenario), *size, **how))
    return 0


def _evidence(options: argparse.Namespace) -> int:
    from game.evidence import command
    from game.ui import saves

    wish = command.Wish(options.name, options.paper, options.story, options.rollouts)
    paths = (options.recording, options.output)
    print(command.make(*paths, wish, saves.scenario_of, options.workers))
    return 0


def _verify(options: argparse.Namespace) -> int:
    from game.evidence import command
    from game.ui import saves

    text, code = command.check(options.file, saves.scenario_of, options.workers, options.quick)
    print(text)
    return code


def _lint(options: argparse.Namespace) -> int:
    from game.content.load import find_scenarios, lint_files

    known = find_scenarios()
    files = [known.get(name, Path(name)) for name in options.files] or list(known.values())
    for file in files:
        if not file.is_file():
            raise UsageError(f"There is no file {str(file)!r}.")
    problems = lint_files(files)
    for problem in problems:
        print(problem)
    checked = f"{len(files)} file{'s' if len(files) != 1 else ''}"
    print(f"{len(problems) or 'No'} problem{'s' if len(problems) != 1 else ''} in {checked}.")
    return 1 if problems else 0


def _plan(options: argparse.Namespace) -> int:
    import json
    import shutil

    from game.content.load import find_scenarios, load_scenario
    from game.ui.desk import chart, plan, sheet

    known = find_scenarios()
    path = known.get(options.file, Path(options.file))
    if path.suffix.lower() in (".yaml", ".yml"):
        if not path.is_file():
            raise UsageError(f"There is no file {str(path)!r}.")
        scenario = load_scenario(path)
        found = plan.of_scenario(scenario, levelled=options.levelled, risky=options.risk)
    else:
        found = plan.open_file(path, levelled=options.levelled, risky=options.risk)
    if options.json:
        print(json.dumps(sheet.as_json(found)))
    else:
        print("\n".join(chart.as_text(found, shutil.get_terminal_size((120, 40)).columns)))
    return 0


def _evm(options: argparse.Namespace) -> int:
    import json

    from game.planning.status_table import read_status_table
    from game.ui.desk import evm
    from game.ui.desk.files import read_text

    table = read_status_table(read_text(options.file), str(options.file))
    if options.json:
        print(json.dumps(evm.as_json(table)))
    else:
        print("\n".join(evm.as_text(table)))
    return 0


def _screenshot(options: argparse.Namespace) -> int:
    from game.ui import screenshots

    for path in screenshots.take(
        options.screens,
        options.output,
        recording=options.recording,
        day=options.day,
        size=options.size,
        theme=options.theme,
        percent=options.scale,
    ):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
