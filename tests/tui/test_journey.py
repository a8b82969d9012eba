"""The way of a new user that the README tells, in as few keys as it says."""

PLANS, PROMISES, TAKEN = ("d",), ("tab",), ("e", "enter")
"""What is pressed for each step."""


async def test_from_the_first_start_to_promises_in_a_file(start, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with start() as desk:
        await desk.until(lambda: desk.document_name)
        assert desk.document_name == "澄渡市苇桥街道2024年工作总结和2025年工作思路.txt"
        await desk.press(*PLANS)
        await desk.until(lambda: not desk.app.screen.has_class("-waiting"))
        shown = desk.app.screen.query_one("#comparison").border_title
        assert "2023›2024" in shown
        assert "2024›2025" in shown
        await desk.press(*PROMISES, *TAKEN)
        await desk.until(lambda: list(tmp_path.glob("*.md")))
    (written,) = tmp_path.glob("*.md")
    text = written.read_text(encoding="utf-8")
    assert "承诺与结果" in text
    assert "固定资产投资" in text
    assert len(PLANS) <= 2
    assert len(PROMISES) <= 1
    assert len(TAKEN) <= 2


async def test_keys_typed_ahead_of_the_comparison_wait_for_it(start, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with start() as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press(*PLANS, *PROMISES, "e")
        await desk.until(lambda: desk.app.screen.query("#form"))
        await desk.press("enter")
        await desk.until(lambda: list(tmp_path.glob("*.md")))
    (written,) = tmp_path.glob("*.md")
    assert "承诺与结果" in written.name
