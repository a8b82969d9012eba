"""The arguments of the command line: the tables of what there is, and what given ones ask for."""

from __future__ import annotations

from tui.strings import LANGUAGES

COMMANDS = ("inspect", "indicators", "diff", "export", "completions")
"""The commands; without any of them, the app is meant (`app`)."""
FORMATS = {
    "indicators": ("table", "csv", "json", "jsonl"),
    "diff": ("text", "markdown", "json", "html"),
    "export": ("markdown", "json", "csv"),
}
"""What `--format` may be."""
SHELLS = ("bash", "zsh", "fish")
"""What `completions` are printed for."""
FLAGS = {
    "--json": "json", "--bom": "bom", "--samples": "samples", "--log": "log",
    "--version": "version", "--help": "help", "-h": "help",
}  # fmt: skip
"""Options without a value: what each sets."""
VALUED = {
    "--encoding": "encoding", "--lang": "lang", "--format": "format", "--section": "sections",
    "--output": "out", "-o": "out",
}  # fmt: skip
"""Options with a value: what each sets."""
CHOICES = {"--lang": LANGUAGES}
"""The values of those that take only some, whatever the command."""
BELONGING = {
    "samples": (("app",), "cli.samples_alone"),
    "log": (("app",), "cli.log_of_app"),
    "sections": (("export",), "cli.section_of_export"),
    "out": (("export",), "cli.section_of_export"),
    "json": (("inspect", "diff", "export"), "cli.json_of_inspect"),
    "format": (tuple(FORMATS), "cli.format_of_commands"),
    "bom": (("indicators", "export"), "cli.bom_of_csv"),
}
"""What is set with some commands only: which those are, and what is said with others."""


class UsageError(Exception):
    """The arguments make no sense: the key of what is to be said, and what it names."""

    def __init__(self, key: str, **names: str) -> None:
        """Keep the key in the catalogue and the values of its names."""
        super().__init__(key, names)
        self.key = key
        self.names = names


class Options:
    """What the command line asks for."""

    def __init__(self) -> None:
        self.command = "app"
        """`app`, or one of `COMMANDS`."""
        self.paths: list[str] = []
        """What is no option: files and folders, or the shell of `completions`."""
        self.encoding: str | None = None
        self.lang: str | None = None
        self.format: str | None = None
        self.out: str | None = None
        self.sections: list[str] = []
        self.json = self.bom = self.samples = self.log = self.version = self.help = False


def parse(arguments: list[str]) -> Options:
    """Return what `arguments` ask for; raises `UsageError`.

    What follows `--` are paths, be they called `inspect` or `--json`.
    """
    # Not argparse: it would take an eighth of the 100 ms in which `inspect` is to be done.
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    options = Options()
    words = iter(arguments[:cut])
    for word in words:
        name, given, value = word.partition("=")
        if word == "-" or not word.startswith("-"):
            options.paths.append(word)
        elif name in VALUED:
            value = value if given else next(words, "")
            wrong = name in CHOICES and value not in CHOICES[name]
            if wrong or not value or (value.startswith("-") and value != "-"):
                raise UsageError("cli.wrong_value", option=name)
            if VALUED[name] == "sections":
                options.sections.append(value)
            else:
                setattr(options, VALUED[name], value)
        elif name in FLAGS:
            if given:
                raise UsageError("cli.wrong_value", option=name)
            setattr(options, FLAGS[name], True)
        else:
            raise UsageError("cli.unknown_option", option=word)
    if options.paths and options.paths[0] in COMMANDS:
        options.command = options.paths.pop(0)
    options.paths += arguments[cut + 1 :]
    if not options.help and not options.version:
        _check(options)
    return options


def _check(options: Options) -> None:
    """Raise `UsageError` where the options, the command and the paths do not go together."""
    command, paths = options.command, options.paths
    for name, (commands, key) in BELONGING.items():
        if getattr(options, name) and command not in commands:
            raise UsageError(key)
    if options.samples and paths:
        raise UsageError("cli.samples_alone")
    if command == "inspect" and len(paths) != 1:
        raise UsageError("cli.one_file")
    if command == "indicators" and not paths:
        raise UsageError("cli.some_path")
    if command == "diff" and not (len(paths) == 2 and paths.count("-") < 2):
        raise UsageError("cli.two_files")
    if command == "export" and len(paths) != 1:
        raise UsageError("cli.one_file_to_export")
    if command == "completions" and (len(paths) != 1 or paths[0] not in SHELLS):
        raise UsageError("cli.one_shell")
    if options.json and options.format not in (None, "json"):
        raise UsageError("cli.json_or_format")
    if options.format and options.format not in FORMATS[command]:
        raise UsageError("cli.wrong_value", option="--format")
    tabular = {"indicators": (None, "csv"), "export": ("csv",)}.get(command, ())
    if options.bom and options.format not in tabular:
        raise UsageError("cli.bom_of_csv")
