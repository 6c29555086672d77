"""What a person writes in actors.yml is looked for in the texts, and outranks what we took it for."""

from generator.clean import clean
from generator.extract import extract
from generator.lexicon import load
from generator.lexicon.curated import load_with
from generator.model.corpus import Corpus
from generator.model.findings import ActorType, LocalActor
from generator.model.settings import ActorEntry, Curation
from generator.read import RawFile, read


def _actors(text: str, *entries: ActorEntry) -> dict[str, LocalActor]:
    article = clean(read(RawFile(name="a.txt", data=text.encode())), (), Corpus(), all_body=True)
    return {actor.name: actor for actor in extract(article, Corpus(), Curation(actors=entries)).actors}


def test_a_name_in_another_script_is_found() -> None:
    """The recogniser knows English only; a person's alias works in any script."""
    entry = ActorEntry(name="Orla Fenwick", type=ActorType.PERSON, aliases=("Орла Фенвік",))

    assert "Orla Fenwick" in _actors("Міністерка Орла Фенвік прибула до Києва у понеділок увечері.", entry)


def test_what_a_person_calls_an_actor_is_one() -> None:
    """Operations are no actors, unless an editor follows one."""
    text = "Officers of Operation Prosperity Guardian said the convoy had passed the strait without an attack."
    entry = ActorEntry(name="Operation Prosperity Guardian", type=ActorType.ORGANISATION)

    assert "Operation Prosperity Guardian" not in _actors(text)
    assert _actors(text, entry)["Operation Prosperity Guardian"].type is ActorType.ORGANISATION


def test_more_names_for_a_known_actor_join_it() -> None:
    """An alias of the newsroom's own leads to the same page."""
    entry = ActorEntry(name="United Nations Environment Programme", aliases=("the Nairobi agency",))
    lexicon = load_with((entry,))
    known = [actor for actor in lexicon.actors if entry.name in (actor.name, *actor.aliases)]

    assert len(known) == 1
    assert "the Nairobi agency" in known[0].aliases
    assert lexicon.digest != load().digest
