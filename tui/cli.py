"""The command line: `reports-tui [PATH…]` opens the app; the subcommands print.

Data goes to standard output, messages to standard error, one line each. Textual is imported
where the app starts and nowhere before, so that the other commands are quick.
"""

from __future__ import annotations

import gc
import sys

from tui import printing
from tui.arguments import Options, UsageError, parse
from tui.strings import Strings, load_strings

OK, UNREADABLE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses; the last one is what shells give to a program that Ctrl-C ended."""


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
        options = parse(arguments)
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
        elif options.command == "completions":
            from tui.completions import completions  # noqa: PLC0415 - for this command alone

            printing.write_text(completions(options.paths[0]))
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


def _inspect(options: Options, strings: Strings) -> int:
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


def _indicators(options: Options, strings: Strings) -> int:
    """Print the figures of the files and folders that `options` name."""
    from tui.indicators import print_indicators  # noqa: PLC0415

    _check_encoding(options.encoding)
    form = options.format or ("table" if printing.is_seen() and not options.bom else "csv")
    complete = print_indicators(
        options.paths, form, strings, encoding=options.encoding, bom=options.bom
    )
    return OK if complete else UNREADABLE


def _diff(options: Options, strings: Strings) -> int:
    """Print what changed between the two reports that `options` name."""
    _check_encoding(options.encoding)
    from tui.diff import print_diff  # noqa: PLC0415 - as above

    a, b = options.paths
    form = "json" if options.json else options.format or "text"
    return print_diff((a, b), form, strings, options.encoding)


def _export(options: Options, strings: Strings) -> int:
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


def _open_app(options: Options, strings: Strings) -> int:
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
    return run(paths, encoding=options.encoding, lang=options.lang, log=options.log)


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
