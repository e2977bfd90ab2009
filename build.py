#!/usr/bin/env python3
"""Turn a guide to a career into a handbook and a cheat sheet: `python3 build.py`.

The order of work, and nothing else: `guide` says what is said, `layouts` how it looks. The first run makes the
program's own environment; any Python 3 must therefore be able to read this file, if only to say that it is too old.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
import time
from pathlib import Path

import layouts

HERE = Path(__file__).resolve().parent
VERSION = "0.2.0"
PAPERS = ("a4", "letter")
LAYOUTS = ("handbook", "cheatsheet")
DONE, PROBLEMS, UNABLE, STOPPED = 0, 1, 2, 130
EXAMPLES = """\
examples:
  python3 build.py                            everything, into output/
  python3 build.py check                      read the guide and name every mistake, without printing
  python3 build.py --only cheatsheet --paper letter
  python3 build.py --guide ~/nurse --output ~/nurse/output
  python3 build.py --theme mono               another set of colors
  python3 build.py test                       the program's own tests; what follows goes to pytest
"""

log = logging.getLogger("handbook")
progress = logging.getLogger("handbook.progress")


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 problems, 2 arguments or environment, 130 stopped."""
    layouts.keep_streams_open()
    layouts.watch_signals()
    job, rest = parse(arguments)
    for_tests = job.command == "test"
    try:
        layouts.make_ready(HERE / "build.py", rest if for_tests else arguments, for_tests, say, ask)
        return run(job)
    except layouts.EnvironmentProblem as problem:
        print(problem, file=sys.stderr)
        return UNABLE
    except KeyboardInterrupt:
        print("\nstopped; the files in the output folder are as they were", file=sys.stderr)
        return STOPPED


def run(job: argparse.Namespace) -> int:
    """Build or check, and report what is wrong."""
    from guide import BuildError

    listen(job)
    try:
        return {"build": build, "check": check}[job.command](job)
    except BuildError as error:
        return report(error.problems)


def check(job: argparse.Namespace) -> int:
    """Read the guide: every mistake in the content comes out, and nothing is printed."""
    from guide import read_guide

    guide = read_guide(job.guide)
    log.info("No problems in %s: %s.", guide.folder, summary(guide))
    return DONE


def build(job: argparse.Namespace) -> int:
    """Make every file, and put them into the output folder when all are clean: all of them or none."""
    try:
        with layouts.reserved(job.output) as folder:
            files = make(job)
            layouts.go_on()
            layouts.deliver(files, folder)
    except OSError as error:
        raise layouts.cannot_write(job.output, error) from None
    for name, data in sorted(files.items()):
        log.info("%s  %s", os.path.relpath(str(job.output / name)), size(data))
    return DONE


def make(job: argparse.Namespace) -> dict[str, bytes]:
    """Return the finished files of a guide, by name; raise a BuildError with every problem of a stage."""
    from guide import PrintError, read_guide

    printed = []
    with stages(job, 3 + len(job.papers) * len(LAYOUTS)) as stage:
        with stage("Read the guide") as note:
            guide = read_guide(job.guide)  # YAML -> typed guide
            note(summary(guide))
        with stage("Draw the plates") as note:
            tokens = layouts.read_tokens(job.roots, job.theme)  # CSS -> colors, faces, sizes
            plates = layouts.draw_all_plates(guide, tokens)  # data -> charts, formulas, codes
            note(f"{len(plates)} plates")

        def print_paper(paper: str) -> tuple:  # a paper at a time, each in a process of its own where that is possible
            return print_editions(job, guide, plates, paper, stage if paper == job.papers[0] else Quiet(stage))

        problems = []
        for editions, found, told in layouts.side_by_side(print_paper, job.papers):
            printed += [edition for edition in editions if edition.layout in job.layouts]
            problems += found
            stage.repeat(told)
        if problems:
            raise PrintError(problems)  # every finding of every file at once
        advise(job, guide, printed)
        with stage("Make the download page"):
            return layouts.edition_files(guide, printed, layouts.earlier(job.output), job.roots)


def print_editions(job: argparse.Namespace, guide: object, plates: dict, paper: str, stage: Lines) -> tuple:
    """Return both layouts on one paper, what is wrong with them, and what the stages would have said."""
    from guide import BuildError

    editions, problems, page_map = [], [], layouts.PageMap()
    try:
        for layout in LAYOUTS:  # the sheet names pages of the handbook: that comes first
            with stage(f"Print the {layout} on {paper}") as note:
                edition, found = print_edition(job, guide, plates, layout, paper, page_map)
                note("1 page" if edition.pages == 1 else f"{edition.pages} pages")
            editions, problems, page_map = [*editions, edition], [*problems, *found], edition.page_map
    except BuildError as error:
        problems += error.problems
    return editions, problems, stage.told


def print_edition(
    job: argparse.Namespace, guide: object, plates: dict, layout: str, paper: str, page_map: object
) -> tuple:
    """Return one layout on one paper as a PDF, and what is wrong with it. This is the road from words to paper."""
    from guide import BuildError

    name = f"{layout}-{paper}.pdf"
    press = layouts.open_press(job.roots, plates, paper, job.theme, layout)  # CSS -> a press

    def compose(known: object) -> tuple:  # templates -> HTML, one a gathering
        return layouts.compose(layout, guide, plates, known if layout == "handbook" else page_map, paper, job.roots)

    def lay_out(gathering: object, first_folio: int) -> object:  # HTML -> pages
        layouts.go_on()
        return layouts.lay_out(gathering, press, first_folio)

    book, found = layouts.settle(compose, lay_out)  # until every printed page number is true
    problems = layouts.page_faults(book, name, job.theme)
    try:
        files = layouts.write_spreadsheets(guide, plates)  # what the charts show -> CSV
        data = layouts.bind(book, press, layouts.metadata_of(guide, layout), files)  # pages -> one PDF
    except BuildError as error:
        raise type(error)([*problems, *error.problems]) from None
    problems += layouts.pdf_faults(data, press, name)
    remarks, needed = layouts.weigh(layouts.remarks(book, name), guide.accepted)
    pages = sum(len(sheets.pages) for sheets in book)
    return layouts.Printed(name, layout, paper, data, pages, found, remarks, needed), problems


# The command line, and all that is said on the terminal


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return what is to be done, and what follows `test`; argparse leaves with exit code 2 on anything else."""
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Turn a guide to a career into a handbook and a cheat sheet.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "command", nargs="?", default="build", choices=("build", "check", "test"), help="default: build"
    )
    parser.add_argument(
        "--guide", type=folder, default=HERE / "guide", metavar="DIR", help="the content; default: guide/"
    )
    parser.add_argument("--output", type=folder, default=HERE / "output", metavar="DIR", help="default: output/")
    parser.add_argument("--layouts", type=folder, metavar="DIR", help="a folder whose files replace those of layouts/")
    parser.add_argument(
        "--theme", default="", metavar="NAME", help="a file of layouts/themes/: another set of colors and sizes"
    )
    parser.add_argument("--paper", default="both", choices=(*PAPERS, "both"), help="default: both")
    parser.add_argument("--only", choices=LAYOUTS, help="one of the two documents")
    parser.add_argument("--quiet", action="store_true", help="print problems and nothing else")
    parser.add_argument("--verbose", action="store_true", help="print advice on the pages too")
    parser.add_argument("--version", action="version", version="%(prog)s " + VERSION)
    cut = arguments.index("test") + 1 if "test" in arguments[:1] else len(arguments)
    job = parser.parse_args(arguments[:cut])
    if job.layouts and not job.layouts.is_dir():
        parser.error(f"argument --layouts: there is no folder {job.layouts}")
    job.roots = ([job.layouts] if job.layouts else []) + [HERE / "layouts"]
    job.papers = PAPERS if job.paper == "both" else (job.paper,)
    job.layouts = (job.only,) if job.only else LAYOUTS
    return job, arguments[cut:]


def folder(text: str) -> Path:
    """Return a folder given on the command line, whether or not the shell has expanded its `~`."""
    if not text:
        raise argparse.ArgumentTypeError("the name of a folder is empty")
    try:
        return Path(text).expanduser().resolve()
    except (RuntimeError, OSError) as error:
        raise argparse.ArgumentTypeError(f"there can be no folder '{text}': {error}") from None


def listen(job: argparse.Namespace) -> None:
    """Let results out on standard output, and progress on standard error."""
    results, steps = logging.StreamHandler(sys.stdout), logging.StreamHandler(sys.stderr)
    logging.raiseExceptions = False  # nobody may be reading any more: `python3 build.py | head`
    log.setLevel(logging.WARNING if job.quiet else logging.DEBUG if job.verbose else logging.INFO)
    progress.propagate = False
    log.addHandler(results)
    progress.addHandler(steps)


@contextlib.contextmanager
def stages(job: argparse.Namespace, total: int):  # noqa: ANN201, a generator of a context manager
    """Yield a function that times one stage: a moving bar on a terminal, a numbered line in a log."""
    if job.quiet or not sys.stderr.isatty():
        yield Lines(total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        yield Lines(total, bar)


class Lines:
    """Numbered stages with their counts and seconds."""

    def __init__(self, total: int, bar: object = None) -> None:
        self.total, self.bar, self.number, self.told = total, bar, 0, []
        self.task = bar.add_task("", total=total) if bar else None

    @contextlib.contextmanager
    def __call__(self, name: str):  # noqa: ANN204, a generator of a context manager
        """Time one stage; the function it yields takes a note on what was made."""
        layouts.go_on()
        notes = []
        if self.bar:
            self.bar.update(self.task, description=name)
        started = time.perf_counter()
        yield notes.append
        self.tell("".join([name, *(": " + note for note in notes)]) + f" ({time.perf_counter() - started:.1f} s)")

    def tell(self, line: str) -> None:
        """Print the line of a stage that is done."""
        self.number += 1
        line = f"[{self.number}/{self.total}] {line}"
        if self.bar:
            self.bar.console.print(line, highlight=False, markup=False)
            self.bar.advance(self.task)
        else:
            progress.info("%s", line)

    def repeat(self, lines: list[str]) -> None:
        """Print the lines of stages that were done elsewhere."""
        for line in lines:
            self.tell(line)


class Quiet(Lines):
    """Stages in another process, whose lines are kept for later."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines.total)

    def tell(self, line: str) -> None:
        """Keep the line."""
        self.told.append(line)


def summary(guide: object) -> str:
    """Return how much there is in a guide."""
    figures = len(guide.facts) + len(guide.series) + sum(len(table.rows) for table in guide.pay.values())
    return f"{len(guide.chapters)} chapters, {figures} figures with their evidence, {len(guide.figures)} charts"


def advise(job: argparse.Namespace, guide: object, printed: list) -> None:
    """Say how many remarks there are on the pages, and with --verbose which."""
    remarks = [remark for edition in printed for remark in edition.remarks]
    if not job.theme and not job.only and set(job.papers) == set(PAPERS):  # else what calls for one may not be printed
        remarks += layouts.idle_acceptances(guide.accepted, {one for edition in printed for one in edition.needed})
    for remark in remarks if job.verbose else ():
        log.info("%s", remark)
    if remarks:
        count = "1 remark" if len(remarks) == 1 else f"{len(remarks)} remarks"
        log.info("%s on the pages%s", count, "" if job.verbose else "; build with --verbose to read them")


def size(data: bytes) -> str:
    """Return the size of a file as a person reads it."""
    return f"{len(data) / 1e6:.1f} MB" if len(data) > 1e6 else f"{len(data) / 1e3:.0f} kB"


def report(problems: tuple) -> int:
    """Print every problem with its place and hint, and their number."""
    for problem in problems:
        print(problem, file=sys.stderr)
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    print(f"{count}; nothing in the output folder was changed", file=sys.stderr)
    return PROBLEMS


def say(line: str) -> None:
    """Print a line about the setting up of the environment."""
    print(line, file=sys.stderr, flush=True)


def ask(question: str) -> bool:
    """Ask a person at a terminal; elsewhere the answer is no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(question + " [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


if __name__ == "__main__":
    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # what was to be said is lost, what was to be done is done
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
