"""What who-is-who costs at 1,000 and 10,000 articles, and how many garbled names it asks about.

    python benchmarks/identity.py [--sizes 1000 10000] [--show 0]

The articles are made here, by rules and without chance: beats of people who are named together, of whom some are
written by a nickname, with two letters swapped, in another transliteration, or by surname alone. Printed are CPU
seconds, the peak of memory beside the articles, and how many of those are asked about; then the cost by article at
the largest size as a multiple of that at the smallest: 1 is a cost that grows with the corpus, 10 one that grows with
its square.
"""

from __future__ import annotations

import argparse
import hashlib
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator, Sequence

from casts import draft, person
from generator.lexicon import load
from generator.lexicon.forms import load_forms
from generator.model.article import Article
from generator.model.findings import Findings, LocalActor
from generator.model.settings import Curation
from generator.relate.identity import Identities, identify

Draft = tuple[Article, Findings]
SYLLABLES = "ka ro ven tis mal dor eli bra no shi gu per lan tov ska rin bel cho mar ost ful gen hei jor".split()
ROLES = ("finance minister", "mayor", "spokesman", "director", "coach", "analyst")
BEAT, NAMED, EVERY = 12, 5, 25
"""People of a beat, people named in an article, and one planted garbling for so many people."""


def number(*seed: object) -> int:
    """The same big number for the same seed."""
    return int.from_bytes(hashlib.sha256(repr(seed).encode()).digest()[:8])


def surname(n: int) -> str:
    """Few people share one."""
    return "".join(SYLLABLES[number("last", n, part) % len(SYLLABLES)] for part in range(2 + n % 3)).capitalize()


def people(count: int) -> list[str]:
    """Full names. A tenth shares a surname with somebody of another beat."""
    given = sorted(load_forms().given)
    return [
        f"{given[number('first', n) % len(given)].capitalize()} {surname(n % (count * 9 // 10))}" for n in range(count)
    ]


def garbled(name: str, n: int) -> tuple[str, str]:
    """How it is garbled, and the garbled name."""
    first, last = name.split()
    forms = load_forms().given
    kin = sorted(form for form, groups in forms.items() if groups & forms[first.lower()] and form != first.lower())
    ways = {
        "nickname": f"{kin[n % len(kin)].capitalize()} {last}" if kin else name,
        "swapped letters": f"{first} {last[:2]}{last[3:4]}{last[2:3]}{last[4:]}",
        "transliteration": f"{first} {last.replace('i', 'y').replace('k', 'kh').replace('v', 'w')}",
        "surname alone": last,
    }
    way = sorted(ways)[n % len(ways)]
    return way, ways[way]


def actor(name: str, n: int, *, office: bool = True) -> LocalActor:
    """A person as an article has it; every other one with an affiliation, and an office if it is told."""
    roles = (ROLES[n % len(ROLES)],) if n % 2 and office else ()
    return person(name, *roles, tie=f"Institute {n // BEAT}" if n % 2 else None)


def corpus(size: int) -> tuple[list[Draft], dict[frozenset[str], str]]:
    """So many articles, and each planted pair of names with the way it was garbled."""
    names = people(size * 3)
    planted: dict[frozenset[str], str] = {}
    drafts = []
    for article in range(size):
        beat = number("beat", article) % (len(names) // BEAT)
        cast = []
        for n in sorted({beat * BEAT + number("cast", article, place) % BEAT for place in range(NAMED)}):
            way, other = garbled(names[n], n // EVERY)
            if n % EVERY == 0 and number("garble", article, n) % 2 and other != names[n]:
                planted[frozenset((names[n], other))] = way
                cast.append(actor(other, n, office=False))
            else:
                cast.append(actor(names[n], n))
        drafts.append(draft(f"{article:016x}", cast))
    seen = {one.name for _, findings in drafts for one in findings.actors}
    return drafts, {pair: way for pair, way in planted.items() if pair <= seen}


def measured(drafts: Sequence[Draft]) -> tuple[Identities, float, float]:
    """CPU seconds and peak megabytes, in two runs: tracing memory costs time."""
    identify(drafts[:50], load(), Curation())
    start = time.process_time()
    found = identify(drafts, load(), Curation())
    spent = time.process_time() - start
    tracemalloc.start()
    identify(drafts, load(), Curation())
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found, spent, peak


def quality(found: Identities, planted: dict[frozenset[str], str]) -> Iterator[str]:
    """Planted pairs that are asked about, by way, and what else is."""
    asked = {frozenset((one.name, one.other_name)) for one in found.suggestions if one.other}
    names = {frozenset((alias, one.name)) for one in found.actors for alias in one.aliases}
    open_ = {pair: way for pair, way in planted.items() if pair not in names}
    hits, all_ = Counter(way for pair, way in open_.items() if pair in asked), Counter(open_.values())
    yield f"  planted {sum(hits.values())}/{len(open_)} = {sum(hits.values()) / max(1, len(open_)):.3f}"
    yield "  " + ", ".join(f"{way} {hits[way]}/{all_[way]}" for way in sorted(all_))
    yield f"  suggestions {len(found.suggestions)}, not planted {len(asked - set(planted))}"


def main() -> None:
    """Print the figures for each size, and how they grow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--show", type=int, default=0, help="Print so many suggestions that were not planted.")
    options = parser.parse_args()
    costs = []
    for size in options.sizes:
        drafts, planted = corpus(size)
        found, spent, peak = measured(drafts)
        costs.append((spent / size, peak / size))
        print(f"{size} articles, {len(found.actors)} actors: {spent:.2f} s, {peak:.1f} MB")
        print(*quality(found, planted), sep="\n")
        others = [one for one in found.suggestions if frozenset((one.name, one.other_name)) not in planted]
        for one in others[: options.show]:
            print(f"    {one.name} | {one.other_name} | {one.why}")
    (time_small, memory_small), (time_large, memory_large) = costs[0], costs[-1]
    print(f"growth by article: time {time_large / time_small:.2f}, memory {memory_large / memory_small:.2f}")


if __name__ == "__main__":
    main()
