"""Front matter that means what was written."""

import frontmatter
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.publish.front import front_matter

words = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(words.filter(lambda key: len(key) < 100), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(words.filter(lambda key: len(key) < 100), values, max_size=5))
@example({"title": "no", "date": "2024-01-16", "time": "12:30", "n": "1_000", "x": "0x1f", "t": "~"})
@example({"yes": 1e-05, "on": 1e22, "y": -0.0, "null": None, "<<": {"a": 1}, "b": "*alias", "c": "&anchor"})
@example({"a": "--- \n---\n", "b": "\x85\u2028\ufeff\x7f\uffff", "c": "!!python/object:os.system", "d": "a: b # c"})
@example({"emoji": "👩‍🚀", "tab": "a\tb", "long": "word " * 200})
def test_front_matter_reads_back_as_it_was(meta: dict[str, object]) -> None:
    """Article titles and names stand there: a headline `no` must stay a headline."""
    read = frontmatter.loads(front_matter(meta) + "\nThe body.\n")

    assert read.metadata == meta
    assert list(read.metadata) == list(meta)
    assert {type(value) for value in read.metadata.values()} == {type(value) for value in meta.values()}
    assert read.content == "The body."


def test_keys_stand_in_the_order_given() -> None:
    """People read the sources of pages."""
    assert front_matter({"title": "A “b”", "date": None, "score": 0.5, "list": ["a", {"b": 1}], "yes": True}) == (
        "---\n# Made by briefing: changes here are lost.\n"
        'title: "A “b”"\ndate: null\nscore: 0.5\nlist: ["a", {"b": 1}]\n"yes": true\n---\n'
    )


def test_what_json_cannot_say_is_refused() -> None:
    """A number that is none would come back as a word."""
    with pytest.raises(ValueError, match="JSON"):
        front_matter({"score": float("nan")})
