"""Opening files: what is refused, for which reason, and without reading it."""

from __future__ import annotations

import io
import os
import pickle
from pathlib import Path

import pytest

from core.errors import Trouble, UnreadableError, refusal
from core.sources import LARGEST, load, read


def trouble_of(path: str | Path) -> Trouble:
    with pytest.raises(UnreadableError) as refused:
        load(str(path))
    assert str(path) in str(refused.value)
    return refused.value.trouble


def test_a_file_is_read_with_its_line_ends(tmp_path: Path) -> None:
    report = tmp_path / "苇桥街道 2024.txt"
    report.write_bytes("一、工作总结\r\n二、工作思路\r\n".encode("gb18030"))
    source = load(str(report))
    assert source.path == str(report)
    assert source.format == "text"
    assert source.text == "一、工作总结\r\n二、工作思路\r\n"


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    assert trouble_of(tmp_path / "没有.txt") is Trouble.MISSING
    (tmp_path / "文件").write_text("一、工作总结", encoding="utf-8")
    assert trouble_of(tmp_path / "文件" / "其下.txt") is Trouble.MISSING
    assert trouble_of("no\0name") is Trouble.MISSING


def test_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    assert trouble_of(tmp_path) is Trouble.NOT_A_FILE
    assert trouble_of(os.devnull) is Trouble.NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    assert trouble_of(tmp_path / "管道.txt") is Trouble.NOT_A_FILE


def test_a_file_that_is_too_large_is_refused_with_its_size(tmp_path: Path) -> None:
    large = tmp_path / "大.txt"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(UnreadableError, match="200 MB") as refused:
        load(str(large))
    assert refused.value.trouble is Trouble.TOO_LARGE


def test_no_more_is_taken_from_a_stream_than_a_file_may_hold() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            size = len(memoryview(buffer))  # type: ignore[arg-type]
            self.taken += size
            return size

    endless = Endless()
    with pytest.raises(UnreadableError) as refused:
        read(io.BufferedReader(endless), "-")
    assert refused.value.trouble is Trouble.TOO_LARGE
    assert endless.taken <= LARGEST + 2**20


def test_a_stream_is_read_as_a_file_is() -> None:
    source = read(io.BytesIO("一、工作总结\n".encode()), "-")
    assert (source.path, source.text) == ("-", "一、工作总结\n")


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    large = tmp_path / "报告.txt"
    line = "一、工作总结。".encode() + b"\n"
    large.write_bytes(line * (LARGEST // len(line)))
    assert load(str(large)).damaged == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_forbidden(tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("一、工作总结", encoding="utf-8")
    report.chmod(0)
    assert trouble_of(report) is Trouble.FORBIDDEN


def test_refusals_of_the_system_keep_their_reason() -> None:
    assert refusal(PermissionError(13, "Permission denied"), "a").trouble is Trouble.FORBIDDEN
    assert refusal(IsADirectoryError(21, "Is a directory"), "a").trouble is Trouble.NOT_A_FILE
    assert "Input/output error" in str(refusal(OSError(5, "Input/output error"), "a"))


def test_reasons_cross_from_process_to_process() -> None:
    error = UnreadableError(Trouble.TOO_LARGE, "报告.txt", "200 MB")
    again = pickle.loads(pickle.dumps(error))
    assert (again.trouble, again.path, again.detail) == (error.trouble, "报告.txt", "200 MB")


@pytest.mark.parametrize("trouble", Trouble)
def test_every_reason_is_one_sentence_that_names_the_file_and_what_to_do(trouble: Trouble) -> None:
    sentence = str(UnreadableError(trouble, "{报告}.txt", "detail"))
    assert sentence.startswith("{报告}.txt: ")
    assert ";" in sentence
    assert "\n" not in sentence
