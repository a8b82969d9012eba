"""What shells need to complete the command line, made from the tables by which it is parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.arguments import BELONGING, CHOICES, COMMANDS, FLAGS, FORMATS, SHELLS, VALUED

_APP = "app"
_PATHLESS = "completions"
_NO_FILE = ("--encoding", "--section")
"""Options whose value nobody can guess, and that is no file."""


def completions(shell: str) -> str:
    """Return the script that teaches `shell`, one of `SHELLS`, to complete the command line."""
    scripts: dict[str, Callable[[], Iterable[str]]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    return "".join(f"{line}\n" for line in scripts[shell]())


def _options(command: str) -> list[str]:
    """Return the options that go with `command`."""
    every = {**FLAGS, **VALUED}
    return [
        option
        for option, name in every.items()
        if command in BELONGING.get(name, ((command,), ""))[0]
        and (name != "version" or command == _APP)
    ]


def _values(command: str, option: str) -> tuple[str, ...] | None:
    """Return what `option` may be with `command`; empty for anything, `None` for a file."""
    if option == "--format":
        return FORMATS.get(command, ())
    return CHOICES.get(option, () if option in _NO_FILE else None)


def _bash() -> Iterable[str]:
    yield "_reports_tui() {"
    yield "    local at=$COMP_CWORD word=${COMP_WORDS[COMP_CWORD]} command=app i"
    yield "    [[ $word == = ]] && word= && ((at++))  # bash takes --format=csv for three words"
    yield "    [[ ${COMP_WORDS[at-1]} == = ]] && ((at--))"
    yield "    local before=${COMP_WORDS[at-1]}"
    yield "    COMPREPLY=()"
    yield "    for ((i = 1; i < COMP_CWORD; i++)); do"
    yield "        case ${COMP_WORDS[i]} in"
    yield f"            {'|'.join(COMMANDS)}) command=${{COMP_WORDS[i]}}; break ;;"
    yield f"            {'|'.join(VALUED)}) ((i++)) ;;"
    yield "        esac"
    yield "    done"
    yield "    case $command:$before in"
    for command in (_APP, *COMMANDS):
        for option in _valued(command):
            values = _values(command, option)
            if values is None:
                continue
            yield f"        {command}:{option})"
            yield f'            COMPREPLY=($(compgen -W "{" ".join(values)}" -- "$word"))'
            yield "            return ;;"
    yield "    esac"
    yield "    if [[ $word == -* ]]; then"
    yield "        case $command in"
    for command in (_APP, *COMMANDS):
        words = " ".join(_options(command))
        yield f'            {command}) COMPREPLY=($(compgen -W "{words}" -- "$word")) ;;'
    yield "        esac"
    yield "        return"
    yield "    fi"
    yield f"    if [[ $command == {_PATHLESS} ]]; then"
    yield f'        COMPREPLY=($(compgen -W "{" ".join(SHELLS)}" -- "$word"))'
    yield "        return"
    yield "    fi"
    yield "    compopt -o filenames 2>/dev/null  # which the bash of macOS has not"
    yield "    local IFS=$'\\n'"
    yield '    COMPREPLY=($(compgen -f -- "$word"))'
    yield "    if ((COMP_CWORD == 1)); then"
    yield "        IFS=$' \\n'"
    yield f'        COMPREPLY+=($(compgen -W "{" ".join(COMMANDS)}" -- "$word"))'
    yield "    fi"
    yield "}"
    yield "complete -F _reports_tui reports-tui"


def _zsh() -> Iterable[str]:
    yield "#compdef reports-tui"
    yield "_reports_tui() {"
    yield "    local command=app word"
    yield "    for word in ${words[2,CURRENT-1]}; do"
    yield f"        case $word in ({'|'.join(COMMANDS)}) command=$word; break ;; esac"
    yield "    done"
    yield "    case $command:${words[CURRENT-1]} in"
    for command in (_APP, *COMMANDS):
        for option in _valued(command):
            values = _values(command, option)
            if values is not None:
                adding = f"compadd -- {' '.join(values)}; " if values else ""
                yield f"        ({command}:{option}) {adding}return ;;"
    yield "    esac"
    yield "    if [[ ${words[CURRENT]} == -* ]]; then"
    yield "        case $command in"
    for command in (_APP, *COMMANDS):
        yield f"            ({command}) compadd -- {' '.join(_options(command))} ;;"
    yield "        esac"
    yield "        return"
    yield "    fi"
    yield f"    if [[ $command == {_PATHLESS} ]]; then"
    yield f"        compadd -- {' '.join(SHELLS)}"
    yield "        return"
    yield "    fi"
    yield f"    (( CURRENT == 2 )) && compadd -- {' '.join(COMMANDS)}"
    yield "    _files"
    yield "}"
    yield 'if [[ $funcstack[1] == _reports_tui ]]; then _reports_tui "$@"'
    yield "else compdef _reports_tui reports-tui; fi"


def _fish() -> Iterable[str]:
    names = " ".join(COMMANDS)
    without = f"not __fish_seen_subcommand_from {names}"
    yield f'complete -c reports-tui -n "{without}" -a "{names}"'
    yield (
        f'complete -c reports-tui -n "__fish_seen_subcommand_from {_PATHLESS}"'
        f' -f -a "{" ".join(SHELLS)}"'
    )
    for command in (_APP, *COMMANDS):
        where = without if command == _APP else f"__fish_seen_subcommand_from {command}"
        for option in _options(command):
            name = f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"
            values = _values(command, option)
            taken = ""
            if option in VALUED:
                taken = " -r" if values is None else f' -x -a "{" ".join(values)}"'
            yield f'complete -c reports-tui -n "{where}" {name}{taken}'


def _valued(command: str) -> list[str]:
    """Return the options with a value that go with `command`."""
    return [option for option in _options(command) if option in VALUED]
