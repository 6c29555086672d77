"""Text with labels in it, and where everything else stands then."""

from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.masking import Mask, mask_of
from generator.extract.personal import AT_MOST, find_personal, masked
from generator.model.span import Span

TEXT = "".join(chr(ord("a") + n % 26) for n in range(60))


@st.composite
def masks(draw: st.DrawFn) -> Mask:
    """A few places that do not meet, with labels shorter and longer than they are."""
    ends = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=12)))
    spans = [Span(start=start, end=end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    return Mask(places=tuple((span, draw(st.sampled_from(["#", "[mail address]"]))) for span in spans))


@given(masks(), st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_what_is_cut_stands_where_it_was_moved(mask: Mask, one: int, other: int) -> None:
    """A page counts the places of sentences and names in the text that it prints."""
    span = Span(start=min(one, other), end=max(one, other))

    assert mask.moved(span).cut(mask.all_of(TEXT)) == mask.cut(TEXT, span)


@given(masks(), st.integers(0, len(TEXT)))
def test_parts_add_up_to_the_masked_text(mask: Mask, at: int) -> None:
    """A label stands once, however a text is cut into sentences."""
    parts = (Span(start=0, end=at), Span(start=at, end=len(TEXT)))

    assert "".join(mask.cut(TEXT, part) for part in parts) == mask.all_of(TEXT)


@given(masks())
def test_nothing_of_a_masked_place_is_left(mask: Mask) -> None:
    """Half an address can be enough to guess the rest."""
    hidden = {sign for span, _ in mask.places for sign in range(span.start, span.end)}
    kept = "".join(sign for n, sign in enumerate(TEXT) if n not in hidden)

    assert mask.all_of(TEXT).replace("[mail address]", "").replace("#", "") == kept


def test_the_hundredth_address_is_not_the_last_that_is_masked(newsroom: ModuleType) -> None:
    """The list of flags is bounded for the reader's sake; what a public site prints is not."""
    lines = [(newsroom.Kind.BODY, f"Write to desk{n}@post.example today.") for n in range(AT_MOST + 20)]
    room = newsroom.Newsroom("many.txt", lines)
    article = room.article("Many desks")
    entry = newsroom.entry(article, room.findings(personal=find_personal(article)), ())

    assert len(entry.findings.personal) == AT_MOST
    assert "@" not in mask_of(entry).all_of(article.text)
    assert mask_of(entry).all_of(article.text).count("[mail address]") == AT_MOST + 20


def test_words_outside_the_text_are_masked_alike() -> None:
    """A byline's author, a role or an address of the article may carry one too."""
    assert masked("Ada Quill, ada@post.example") == "Ada Quill, [mail address]"
    assert masked("call +44 20 7946 0958") == "call [telephone number]"
    assert masked("https://post.example/a?sessionid=a8f3c19d77e24b60") == "https://post.example/a?sessionid=[key]"
    assert masked("May 2024, 3,000 people") == "May 2024, 3,000 people"
