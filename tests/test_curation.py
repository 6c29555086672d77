"""What people type is decoded strictly: every mistake is named at once, with file, line and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import SettingsError
from generator.model.related import Alias
from generator.model.settings import ActorDecision, Verdict
from generator.settings.curation import read_curation

Workspace = Callable[[str], Path]


def test_each_line_about_an_actor_is_decoded(workspace: Workspace) -> None:
    """Beside lines about articles, in any order."""
    root = workspace(
        "-- decisions.yml --\n"
        "- {actor: A, merge: B, reason: r}\n"
        "- {article: a.txt, field: hide, reason: r}\n"
        "- {actor: A, apart: C, reason: r}\n"
        "- {actor: D, reject: true, reason: r}\n"
        "- {actor: E, split: [a.txt, b.txt, a.txt], name: F, reason: r}\n"
        "- {actor: G, split: [], reason: r}\n"
    )
    curation = read_curation(root)

    assert [(line.actor, line.verdict, line.other, line.articles, line.place) for line in curation.verdicts] == [
        ("A", Verdict.MERGE, "B", (), "decisions.yml:1"),
        ("A", Verdict.APART, "C", (), "decisions.yml:3"),
        ("D", Verdict.REJECT, None, (), "decisions.yml:4"),
        ("E", Verdict.SPLIT, "F", ("a.txt", "b.txt"), "decisions.yml:5"),
        ("G", Verdict.SPLIT, None, (), "decisions.yml:6"),
    ]
    assert isinstance(curation.verdicts[0], ActorDecision)
    assert [line.place for line in curation.decisions] == ["decisions.yml:2"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{actor: A, reason: r}", "say one thing about an actor: `merge: NAME`, `apart: NAME`, `reject: true`"),
        ("{actor: A, merge: B, apart: C, reason: r}", "say one thing about an actor"),
        ("{actor: A, merge: B}", "reason: Field required"),
        ("{acter: A, merge: B, reason: r}", "unknown field `acter`; did you mean `actor`?"),
        ("{actor: A, merge: a, reason: r}", "`A` stands on both sides; name another actor, or take the articles"),
        ('{actor: A, merge: "", reason: r}', "merge: nothing stands here"),
        ('{actor: A, merge: B, reason: " "}', "reason: nothing stands here"),
        ("{actor: A, reject: false, reason: r}", "reject: `true` rejects the actor; remove the line to keep it"),
        ("{actor: A, reject: perhaps, reason: r}", "reject: Input should be a valid boolean"),
        ("{actor: A, split: [a.txt], reason: r}", "name: what is the actor of these articles called?"),
        ("{actor: A, split: [], name: B, reason: r}", "name: goes with `split: [FILE, …]` only"),
        ("{actor: A, split: [a.txt], name: A, reason: r}", "name: the other actor needs another name than `A`"),
    ],
)
def test_a_mistake_in_a_line_about_an_actor_is_named(workspace: Workspace, line: str, says: str) -> None:
    """With its place, and what to do."""
    root = workspace(f"-- decisions.yml --\n# One.\n- {line}\n")

    with pytest.raises(SettingsError) as mistake:
        read_curation(root)
    assert f"decisions.yml:2: {says}" in str(mistake.value)


@pytest.mark.parametrize(
    "lines",
    [
        ("{actor: A, merge: B, reason: r}", "{actor: b, apart: a, reason: r}"),
        ("{actor: A, merge: B, reason: r}", "{actor: B, merge: A, reason: r}"),
        ("{actor: A, merge: B, reason: r}", "{actor: A, merge: C, reason: r}"),
        ("{actor: A, split: [x], name: B, reason: r}", "{actor: A, split: [x], name: C, reason: r}"),
    ],
)
def test_lines_that_contradict_each_other_are_named_with_both_places(workspace: Workspace, lines: list[str]) -> None:
    """Neither could win without the other being silently dropped."""
    root = workspace("-- decisions.yml --\n" + "".join(f"- {line}\n" for line in lines))

    with pytest.raises(SettingsError, match=r"decisions\.yml:2: says the opposite of decisions\.yml:1; keep one"):
        read_curation(root)


def test_what_is_known_of_an_actor_is_decoded(workspace: Workspace) -> None:
    """Aliases plain or with language and script, ids elsewhere, names that are somebody else's."""
    root = workspace(
        "-- actors.yml --\n- name: Ada Toll\n  type: PER\n"
        "  aliases: [A. Toll, {name: Ада Толл, lang: uk, script: Cyrl}]\n"
        "  wikidata: Q7\n  followthemoney: NK-7\n  not: [Ida Toll]\n"
    )
    (entry,) = read_curation(root).actors

    assert entry.names == ("Ada Toll", "A. Toll", "Ада Толл")
    assert entry.spelt == (Alias(name="Ада Толл", lang="uk", script="Cyrl"),)
    assert (entry.wikidata, entry.followthemoney, entry.not_) == ("Q7", "NK-7", ("Ida Toll",))


def test_mistakes_about_an_actor_are_all_named(workspace: Workspace) -> None:
    """At once, in the words of the file."""
    root = workspace(
        "-- actors.yml --\n- name: A\n  aliases: [x, {name: y, lnag: uk}]\n- name: B\n  nott: [x]\n"
        "- name: C\n  followthemoney: no id\n  not: [x]\n  aliases: [X, {name: y, lang: u k, script: cyrl}]\n"
    )

    with pytest.raises(SettingsError) as mistake:
        read_curation(root)
    assert str(mistake.value).splitlines() == [
        "actors.yml:1: aliases.1.Alias.lnag: Unexpected keyword argument",
        "actors.yml:3: unknown field `nott`; did you mean `not`?",
        "actors.yml:5: followthemoney: `no id` should be the id of an entity, such as NK-2Fz9",
        "actors.yml:5: aliases: `y`: lang: `u k` should be a BCP 47 tag such as uk",
        "actors.yml:5: aliases: `y`: script: `cyrl` should be an ISO 15924 code such as Cyrl",
        "actors.yml:5: not: `x` is among the actor's own names; keep it in one place",
    ]
