"""Nothing is ever asked of a network: neither by the commands nor by the app."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sample_reports

GUARD = """
import os, socket, sys

WAYS = ('socket.connect', 'socket.bind', 'socket.sendto', 'socket.sendmsg', 'socket.getaddrinfo',
        'socket.gethostbyname', 'socket.gethostbyaddr', 'urllib.Request', 'http.client.connect',
        'ftplib.connect', 'smtplib.connect', 'webbrowser.open')

def refuse(event, arguments):
    outward = event == 'socket.__new__' and arguments[1] in (socket.AF_INET, socket.AF_INET6)
    if event in WAYS or outward:
        os.write(2, f'{event} {arguments}'.encode())
        os._exit(99)

sys.addaudithook(refuse)
"""
COMMANDS = """
from tui.cli import main
for arguments in (
    ['inspect', sys.argv[1]], ['inspect', sys.argv[1], '--json'], ['indicators', sys.argv[1]],
    ['diff', *sys.argv[1:3]], ['diff', *sys.argv[1:3], '--format', 'html'],
    ['export', sys.argv[1]], ['completions', 'bash'], ['--help'], ['--version'],
):
    assert main(arguments) in (0, 1), arguments
"""
APP = """
import asyncio
sys.path.insert(0, sys.argv[4])
from desk import Desk, Traffic
from tui.app import ReportsApp

async def use():
    app = ReportsApp([sys.argv[3]], lang='zh', log=True)
    traffic = Traffic()
    async with app.run_test(size=(120, 32), message_hook=traffic.hear) as pilot:
        desk = Desk(app, pilot, traffic)
        await desk.until(lambda: not app.get_default_screen().is_listing)
        await desk.press('enter')
        await desk.until(lambda: desk.detail.document)
        await desk.press('/', *'企业', 'enter', '}', 'f', 'f', 'c', 'y', '?', 'escape')
        await desk.press('i', 'escape', 'd')
        await desk.until(lambda: app.screen.compared)
        await desk.press('tab', 'tab', 'escape', 'ctrl+p', *'zj', 'escape')
        await desk.do('app.language')
    app.close()

asyncio.run(use())
"""


@pytest.mark.parametrize("work", [COMMANDS, APP], ids=["commands", "app"])
def test_the_network_is_not_touched(work: str, tmp_path: Path) -> None:
    folder = Path(next(iter(sample_reports.__path__)))
    older, newer = sorted(folder.glob("澄渡市*.txt"))[:2]
    homes = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "STATE", "DATA")}
    done = subprocess.run(
        [sys.executable, "-c", GUARD + work, older, newer, folder, Path(__file__).parent],
        capture_output=True,
        check=False,
        env={**os.environ, **homes},
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def test_the_guard_would_notice() -> None:
    asking = f"{GUARD}\nsocket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, check=False)
    assert done.returncode == 99
    assert b"socket." in done.stderr
