"""The second line of defence: what stands in rendered HTML, whoever wrote it."""

import re

import pytest

from generator.publish.plugin import BriefingPlugin

DRAWING = (
    '<figure><svg viewBox="0 0 360 90" role="img" aria-label="x"><g fill="none" stroke="currentColor">'
    '<path class="b-own" d="M1 2A3 4 0 0 0 5 6" stroke-width="2" stroke-opacity="0.8"></path></g>'
    '<circle cx="1" cy="2" r="3" fill="none"></circle><rect x="1" y="2" width="3" height="4"></rect>'
    '<a href="../x/index.html"><text x="1" y="2" text-anchor="end">Name</text></a></svg></figure>'
)


def cleaned(html: str) -> str:
    """As the page is published."""
    return BriefingPlugin().on_page_content(html)


def test_a_drawing_passes_unchanged() -> None:
    """Letter by letter, the capital in its attribute too."""
    assert cleaned(DRAWING) == DRAWING


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="https://evil.example/x"></image>',
        '<use href="https://evil.example/x#y"></use>',
        "<style>* { background: url(https://evil.example/x) }</style>",
        '<foreignObject><iframe src="https://evil.example/"></iframe></foreignObject>',
        '<animate attributeName="href" values="javascript:alert(1)"></animate>',
        '<set attributeName="onload" to="alert(1)"></set>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href="javascript:alert(1)"><text>x</text></a>',
        '<path d="M0 0" onload="alert(1)" fill="url(https://evil.example/x)"></path>',
        '<g fill="url(https://evil.example/x)" stroke="url(#x)" filter="url(https://evil.example/x)"></g>',
        '<circle r="1" style="background: url(https://evil.example/x)" mask="url(https://evil.example/x)"></circle>',
        '<desc><img src="https://evil.example/x" onerror="alert(1)"></desc>',
        "<title><style><!--</style><img src=https://evil.example/x onerror=alert(1)>--></title>",
        "<p><style><g title='</style><img src=https://evil.example/x onerror=alert(1)>'></g></style></p>",
    ],
)
def test_a_drawing_runs_nothing_and_loads_nothing(inside: str) -> None:
    """Drawings are known to hide what runs: only lines and words of them pass."""
    page = cleaned(f"<svg>{inside}</svg>")
    tags = {tag.lower() for tag in re.findall(r"<(\w+)", page)}
    within = re.findall(r"<[^>]*>", page)

    assert tags <= {"svg", "g", "path", "circle", "rect", "text", "a", "p", "img"}
    assert not [tag for tag in within if re.search(r"\son\w+=|javascript:|url\(|style=|xlink", tag)]
    assert not [
        tag for tag in within if "evil.example" in tag and not tag.startswith("<img ")
    ]  # the policy stops those
