"""The command line: `reports-tui [PATH…]` opens the app; the subcommands print.

Data goes to standard output, messages to standard error, one line each. Textual is imported
where the app starts and nowhere before, so that the other commands are quick.
"""

from __future__ import annotations

import gc
import sys

from tui import printing
from tui.strings import LANGUAGES, Strings, load_strings

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
            printing.write_text(_help(options.command, strings))
        elif options.version:
            printing.write_text(f"reports-tui {_version()}\n")
        elif options.command == "inspect":
            return _inspect(options, strings)
        elif options.command == "indicators":
            return _indicators(options, strings)
        elif options.command == "diff":
            return _diff(options, strings)
        elif options.command == "export":
            return _export(options, strings)
        else:
            return _open_app(options, strings)
    except UsageError as error:
        printing.complain(strings.format(error.key, **error.names))
        return WRONG_USAGE
    return OK


def _help(command: str, strings: Strings) -> str:
    """Return what `--help` prints for `command`."""
    if command != "app":
        return strings[f"cli.help.{command}"]
    from tui.folders import user_folder  # noqa: PLC0415 - not for the other commands

    return strings.format("cli.help.app", settings=user_folder("config") / "settings.toml")


class _Options:
    """What the command line asks for."""

    def __init__(self) -> None:
        self.command = "app"
        """`app`, `inspect`, `indicators`, `diff` or `export`."""
        self.paths: list[str] = []
        self.encoding: str | None = None
        self.lang: str | None = None
        self.format: str | None = None
        self.out: str | None = None
        self.sections: list[str] = []
        self.json = self.bom = self.samples = self.version = self.help = False


_COMMANDS = ("inspect", "indicators", "diff", "export")
_FORMATS = {
    "indicators": ("table", "csv", "json", "jsonl"),
    "diff": ("text", "markdown", "json", "html"),
    "export": ("markdown", "json", "csv"),
}
_FLAGS = {
    "--json": "json", "--bom": "bom", "--samples": "samples",
    "--version": "version", "--help": "help", "-h": "help",
}  # fmt: skip
_VALUED = {
    "--encoding": "encoding", "--lang": "lang", "--format": "format", "--section": "sections",
    "--output": "out", "-o": "out",
}  # fmt: skip
_CHOICES = {"--lang": LANGUAGES}


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
            wrong = name in _CHOICES and value not in _CHOICES[name]
            if wrong or not value or (value.startswith("-") and value != "-"):
                raise UsageError("cli.wrong_value", option=name)
            if _VALUED[name] == "sections":
                options.sections.append(value)
            else:
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
    if options.paths and options.paths[0] in _COMMANDS:
        options.command = options.paths.pop(0)
    options.paths += more
    if options.help or options.version:
        return options
    if options.samples and (options.command != "app" or options.paths):
        raise UsageError("cli.samples_alone")
    if options.command == "inspect" and len(options.paths) != 1:
        raise UsageError("cli.one_file")
    if options.command == "indicators" and not options.paths:
        raise UsageError("cli.some_path")
    if options.command == "diff" and not (len(options.paths) == 2 and options.paths.count("-") < 2):
        raise UsageError("cli.two_files")
    if options.command == "export" and len(options.paths) != 1:
        raise UsageError("cli.one_file_to_export")
    if options.command != "export" and (options.sections or options.out):
        raise UsageError("cli.section_of_export")
    if options.json and options.command not in ("inspect", "diff", "export"):
        raise UsageError("cli.json_of_inspect")
    if options.json and options.format not in (None, "json"):
        raise UsageError("cli.json_or_format")
    if options.format and options.command not in _FORMATS:
        raise UsageError("cli.format_of_commands")
    if options.format and options.format not in _FORMATS[options.command]:
        raise UsageError("cli.wrong_value", option="--format")
    tabular = {"indicators": (None, "csv"), "export": ("csv",)}.get(options.command, ())
    if options.bom and options.format not in tabular:
        raise UsageError("cli.bom_of_csv")
    return options


def _inspect(options: _Options, strings: Strings) -> int:
    """Print what was read from the file that `options` name."""
    from core.errors import Trouble, UnreadableError  # noqa: PLC0415 - not for help and version
    from tui.reading import read_report_at, reason  # noqa: PLC0415

    try:
        report = read_report_at(options.paths[0], options.encoding)
    except UnreadableError as error:
        printing.complain(reason(error, strings))
        return WRONG_USAGE if error.trouble is Trouble.UNKNOWN_ENCODING else UNREADABLE
    if options.json:
        from core.export.contract import describe  # noqa: PLC0415

        printing.write_json(describe(report))
    else:
        from tui.summary import summary  # noqa: PLC0415

        width, colour = printing.columns(), printing.takes_colour()
        printing.write_text(summary(report, strings, width=width, colour=colour))
    return OK


def _indicators(options: _Options, strings: Strings) -> int:
    """Print the figures of the files and folders that `options` name."""
    from tui.indicators import print_indicators  # noqa: PLC0415

    _check_encoding(options.encoding)
    form = options.format or ("table" if printing.is_seen() and not options.bom else "csv")
    complete = print_indicators(
        options.paths, form, strings, encoding=options.encoding, bom=options.bom
    )
    return OK if complete else UNREADABLE


def _diff(options: _Options, strings: Strings) -> int:
    """Print what changed between the two reports that `options` name."""
    _check_encoding(options.encoding)
    from tui.diff import print_diff  # noqa: PLC0415 - as above

    a, b = options.paths
    form = "json" if options.json else options.format or "text"
    return print_diff((a, b), form, strings, options.encoding)


def _export(options: _Options, strings: Strings) -> int:
    """Export the report that `options` name, or sections of it."""
    _check_encoding(options.encoding)
    from tui.export import UnknownSectionError, print_export  # noqa: PLC0415 - as above

    form = "json" if options.json else options.format or "markdown"
    try:
        complete = print_export(
            options.paths[0],
            options.sections,
            form,
            strings,
            encoding=options.encoding,
            out=options.out,
            bom=options.bom,
        )
    except UnknownSectionError as error:
        printing.complain(str(error))
        return WRONG_USAGE
    return OK if complete else UNREADABLE


def _open_app(options: _Options, strings: Strings) -> int:
    """Run the app on the files and folders that `options` name, or where it was left."""
    _check_encoding(options.encoding)
    if not printing.can_run_app():
        printing.complain(strings["cli.no_terminal"])
        return UNREADABLE
    from tui.app import run  # noqa: PLC0415 - imports Textual

    paths = options.paths
    if options.samples:
        from core.sources.finding import sample_reports  # noqa: PLC0415

        paths = [sample_reports()]
    return run(paths, encoding=options.encoding, lang=options.lang)


def _check_encoding(name: str | None) -> None:
    """Raise `UsageError` where there is no encoding of that name."""
    from core.sources.plain_text import encoding_named  # noqa: PLC0415

    if name is not None and encoding_named(name) is None:
        raise UsageError("error.unknown_encoding", path="--encoding", detail=name)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("reports-tui")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "(not installed)"
