"""The command line: `reports-tui [PATH…]` opens the app, `reports-tui inspect FILE` prints.

Data goes to standard output, messages to standard error, one line each. Textual is imported
where the app starts and nowhere before, so that `inspect` is quick.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from tui import printing
from tui.strings import LANGUAGES, Strings, load_strings

if TYPE_CHECKING:
    from core.model import Source

OK, UNREADABLE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses; the last one is what shells give to a program that Ctrl-C ended."""


class UsageError(Exception):
    """The arguments make no sense: the key of what is to be said, and what it names."""

    def __init__(self, key: str, **names: str) -> None:
        """Keep the key in the catalogue and the values of its names."""
        super().__init__(key, names)
        self.key = key
        self.names = names


def main(arguments: list[str] | None = None) -> int:
    """Run the command line, that of the process if none is given; return the exit status."""
    # Imports and tables make much and drop nothing; looking for garbage among it would take a
    # tenth of the time to the first line or picture. The app turns it on once it is in sight.
    gc.disable()
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except printing.ClosedError:  # whoever reads has seen enough
        return OK
    except printing.UnwritableError as error:
        printing.complain(load_strings().format("cli.not_written", detail=str(error)))
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.enable()


def _run(arguments: list[str]) -> int:
    strings = load_strings()
    try:
        options = _parse(arguments)
        strings = load_strings(options.lang)
        if options.help:
            printing.write_text(strings[f"cli.help.{options.command}"])
        elif options.version:
            printing.write_text(f"reports-tui {_version()}\n")
        elif options.command == "inspect":
            return _inspect(options, strings)
        else:
            return _open_app(options, strings)
    except UsageError as error:
        printing.complain(strings.format(error.key, **error.names))
        return WRONG_USAGE
    return OK


class _Options:
    """What the command line asks for."""

    def __init__(self) -> None:
        self.command = "app"
        """`app` or `inspect`."""
        self.paths: list[str] = []
        self.encoding: str | None = None
        self.lang: str | None = None
        self.json = self.version = self.help = False


_FLAGS = {"--json": "json", "--version": "version", "--help": "help", "-h": "help"}
_VALUED = {"--encoding": "encoding", "--lang": "lang"}


def _parse(arguments: list[str]) -> _Options:
    """Return what `arguments` ask for; raises `UsageError`.

    What follows `--` are paths, be they called `inspect` or `--json`.
    """
    # Not argparse: it would take an eighth of the 100 ms in which `inspect` is to be done.
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    options = _Options()
    words = iter(arguments[:cut])
    for word in words:
        name, given, value = word.partition("=")
        if word == "-" or not word.startswith("-"):
            options.paths.append(word)
        elif name in _VALUED:
            value = value if given else next(words, "")
            wrong = name == "--lang" and value not in LANGUAGES
            if wrong or not value or value.startswith("-"):
                raise UsageError("cli.wrong_value", option=name)
            setattr(options, _VALUED[name], value)
        elif name in _FLAGS:
            if given:
                raise UsageError("cli.wrong_value", option=name)
            setattr(options, _FLAGS[name], True)
        else:
            raise UsageError("cli.unknown_option", option=word)
    return _checked(options, arguments[cut + 1 :])


def _checked(options: _Options, more: list[str]) -> _Options:
    """Return the options with the command and all paths, if they go together."""
    if options.paths[:1] == ["inspect"]:
        options.command = options.paths.pop(0)
    options.paths += more
    if options.help or options.version:
        return options
    if options.command == "inspect" and len(options.paths) != 1:
        raise UsageError("cli.one_file")
    if options.command == "app" and options.json:
        raise UsageError("cli.json_of_app")
    return options


def _inspect(options: _Options, strings: Strings) -> int:
    """Print what was read from the file that `options` name."""
    from core.errors import Trouble, UnreadableError  # noqa: PLC0415 - not for help and version
    from core.reading import read_report  # noqa: PLC0415

    try:
        report = read_report(_source(options.paths[0], options.encoding))
    except UnreadableError as error:
        detail = {"path": error.path, "detail": error.detail}
        printing.complain(strings.format(f"error.{error.trouble}", **detail))
        return WRONG_USAGE if error.trouble is Trouble.UNKNOWN_ENCODING else UNREADABLE
    if options.json:
        from core.export.contract import describe  # noqa: PLC0415

        printing.write_json(describe(report))
    else:
        from tui.summary import summary  # noqa: PLC0415

        width, colour = printing.columns(), printing.takes_colour()
        printing.write_text(summary(report, strings, width=width, colour=colour))
    return OK


def _source(path: str, encoding: str | None) -> Source:
    """Return the document at `path`, or the one on standard input."""
    from core.errors import Trouble, UnreadableError, refusal  # noqa: PLC0415
    from core.sources import load, read  # noqa: PLC0415

    if path != "-":
        return load(path, encoding=encoding)
    if sys.stdin is None:  # closed before the start (`<&-`)
        raise UnreadableError(Trouble.EMPTY, path)
    try:
        return read(sys.stdin.buffer, path, encoding=encoding)
    except OSError as error:
        raise refusal(error, path) from error


def _open_app(options: _Options, strings: Strings) -> int:
    """Run the app on the files and folders that `options` name, or on the sample reports."""
    from core.sources.finding import sample_reports  # noqa: PLC0415

    if options.encoding is not None and not _is_encoding(options.encoding):
        raise UsageError("error.unknown_encoding", path="--encoding", detail=options.encoding)
    if not printing.can_run_app():
        printing.complain(strings["cli.no_terminal"])
        return UNREADABLE
    from tui.app import run  # noqa: PLC0415 - imports Textual

    return run(options.paths or [sample_reports()], encoding=options.encoding, lang=options.lang)


def _is_encoding(name: str) -> bool:
    from core.sources.plain_text import encoding_named  # noqa: PLC0415

    return encoding_named(name) is not None


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("reports-tui")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "(not installed)"
