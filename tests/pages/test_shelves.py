"""Long lists are cut, and nothing falls off."""

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.shelves import by_year, numbered

days = st.lists(st.sampled_from(["2025-03-01", "2024-12-31", "2024-01-01", "1999-09-09"])).map(
    lambda found: sorted(found, reverse=True)
)


@given(days, st.integers(0, 5), st.integers(1, 4))
def test_every_item_stands_on_one_shelf_in_order(dated: list[str], undated: int, size: int) -> None:
    """The undated come last and share no shelf with a year."""
    items = [*dated, *[None] * undated]
    shelves = by_year(items, lambda item: item, size)

    assert [item for shelf in shelves for item in shelf.items] == items
    assert all(0 < len(shelf.items) <= size for shelf in shelves)
    assert len({shelf.name for shelf in shelves}) == len(shelves)


def test_the_first_part_of_a_year_keeps_the_years_address() -> None:
    """A year that grows past one page must not lose the address it had."""
    small, large = numbered("2024", "2024", "ab", 2), numbered("2024", "2024", "abc", 2)

    assert [(shelf.name, shelf.label) for shelf in small] == [("2024", "2024")]
    assert [(shelf.name, shelf.label) for shelf in large] == [("2024", "2024, part 1"), ("2024-2", "2024, part 2")]
