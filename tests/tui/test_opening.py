"""A document is opened beside the screen, and ends with the wish for it."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from time import monotonic

import pytest

from core.errors import Trouble, UnreadableError
from tui.documents import stamp_of
from tui.opening import opened

PATIENCE = 20
LINE = "全市经济平稳运行，群众生活持续改善。\n"


def children() -> list[int]:
    """Return the processes that this one has started, but for those that wait to be buried."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


@pytest.fixture
def long_file(tmp_path: Path) -> str:
    path = tmp_path / "长.txt"
    path.write_text("临川市2023年工作总结\n一、主要工作\n" + LINE * 300_000, encoding="utf-8")
    return str(path)


async def until_reading() -> None:
    deadline = monotonic() + PATIENCE
    while not children():
        assert monotonic() < deadline
        await asyncio.sleep(0)


async def test_a_document_is_the_same_wherever_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "临川.txt"
    for lines in (2, 20_000):
        path.write_text("临川市2023年工作总结\n一、主要工作\n" + LINE * lines, encoding="utf-8")
        document = await opened(str(path), None)
        assert document.report.sections[0].title == "主要工作"
        assert len(document.matchable) == len(document.report.text)
        assert not document.is_other(stamp_of(document.path))
    assert not children()


async def test_reading_ends_when_it_is_cancelled(long_file: str) -> None:
    opening = asyncio.create_task(opened(long_file, None))
    await until_reading()
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    deadline = monotonic() + PATIENCE
    while children():
        assert monotonic() < deadline
        await asyncio.sleep(0)


async def test_a_file_that_ends_its_reader_is_a_file_that_cannot_be_read(long_file: str) -> None:
    opening = asyncio.create_task(opened(long_file, None))
    await until_reading()
    os.kill(children()[0], signal.SIGKILL)
    with pytest.raises(UnreadableError) as caught:
        await opening
    assert caught.value.trouble == Trouble.FAULTY
