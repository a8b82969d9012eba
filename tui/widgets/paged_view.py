"""The motions that the lists and the text share."""

from __future__ import annotations

from abc import abstractmethod

from textual.scroll_view import ScrollView


class PagedView(ScrollView):
    """A scrolling view with a current row, which moves by rows and by pages; counts repeat."""

    @property
    def _page(self) -> int:
        """How many rows are in sight."""
        return max(1, self.scrollable_content_region.height)

    @abstractmethod
    def _step(self, count: int) -> None:
        """Move by `count` rows; upwards, where it is negative."""

    @abstractmethod
    def _turn(self, count: int) -> None:
        """Move by `count` rows as pages do; upwards, where it is negative."""

    def action_row_down(self, count: int | None = None) -> None:
        """Move down by `count` rows."""
        self._step(count or 1)

    def action_row_up(self, count: int | None = None) -> None:
        """Move up by `count` rows."""
        self._step(-(count or 1))

    def action_half_page_down(self, count: int | None = None) -> None:
        """Move down by half of what is in sight."""
        self._turn((count or 1) * max(1, self._page // 2))

    def action_half_page_up(self, count: int | None = None) -> None:
        """Move up by half of what is in sight."""
        self._turn(-(count or 1) * max(1, self._page // 2))

    def action_page_down(self, count: int | None = None) -> None:
        """Move down by what is in sight, but for a row that stays."""
        self._turn((count or 1) * max(1, self._page - 1))

    def action_page_up(self, count: int | None = None) -> None:
        """Move up by what is in sight, but for a row that stays."""
        self._turn(-(count or 1) * max(1, self._page - 1))
