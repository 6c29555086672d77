"""The command `briefing`. Progress on a terminal, plain lines elsewhere; rich and click only here."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, TaskID

from generator import __version__
from generator.add import add as add_capture
from generator.errors import BriefingError, Busy
from generator.explain import explain as explain_files
from generator.extract.personal import to_look_at
from generator.model.related import Related
from generator.model.settings import Profile, Settings
from generator.pipeline import build as build_site
from generator.pipeline import check as check_inputs
from generator.review import settle, show
from generator.serve import serve as serve_site
from generator.settings import Options, load

BUSY = 75
INCOMPLETE = 3

FILE = click.Path(path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


class Commands(click.Group):
    """Turns what the person at the keyboard can fix into a message and an exit code; a bug still crashes."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except Busy as mistake:
            click.echo(f"briefing: {mistake}", err=True)
            ctx.exit(BUSY)
        except BriefingError as mistake:
            click.echo(f"briefing: {mistake}", err=True)
            ctx.exit(1)


def places(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where things are."""
    for option in (
        click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read articles.  [default: 1]"),
        click.option(
            "--profile",
            type=click.Choice([profile.value for profile in Profile]),
            help="internal: all text; public: what each source's rights allow.",
        ),
        click.option("--site", type=FOLDER, help="Where the built site goes.  [default: site]"),
        click.option("--docs", type=FOLDER, help="Where the pages go.  [default: docs]"),
        click.option("--seeds", type=FOLDER, help="Folder with raw articles and curation files.  [default: seeds]"),
    ):
        command = option(command)
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def main() -> None:
    """Turn a folder of messy articles into a searchable briefing site."""


@main.command()
@places
@click.option("--strict", is_flag=True, help="Exit 3 when an input was refused or a decision matches nothing.")
def build(strict: bool, **options: object) -> None:  # noqa: FBT001 - click passes it so
    """Build everything: pages into docs/, the site into site/.

    Exit codes: 0 built, 1 failed, 2 wrong use, 3 with --strict when something was refused, 75 when another build runs.
    """
    settings = _settings(options)
    related = _watched(settings)
    _tell(related)
    click.echo(f"Built {settings.site}: open {settings.site / 'index.html'}")
    if strict and (related.refusals or related.notices):
        raise SystemExit(INCOMPLETE)


@main.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line (schema briefing/explain@1).")
@click.option("--together", is_flag=True, help="Treat the files as one corpus.")
@click.option("--body", "all_body", is_flag=True, help="All of the text is body: it is clean already.")
def explain(files: tuple[Path, ...], as_json: bool, together: bool, all_body: bool) -> None:  # noqa: FBT001
    """Show what each stage makes of each file. Needs no workspace."""
    for line in explain_files(files, together=together, all_body=all_body):
        click.echo(json.dumps(line) if as_json else _readable(line))


@main.command()
@places
def check(**options: object) -> None:
    """Say what is wrong with the inputs, without building."""
    _tell(check_inputs(_settings(options)))


@main.command()
@places
@click.option("--accept", multiple=True, metavar="ID", help="Do what is suggested.")
@click.option("--reject", multiple=True, metavar="ID", help="Never suggest it again.")
@click.option("--reason", help="How you know; stands beside the decision.")
def review(accept: tuple[str, ...], reject: tuple[str, ...], reason: str | None, **options: object) -> None:
    """List what is in doubt about who is who, or decide it: a line is added to decisions.yml."""
    verdicts = [(id_, True) for id_ in accept] + [(id_, False) for id_ in reject]
    if bool(verdicts) != bool(reason and reason.strip()):
        raise click.UsageError("--accept or --reject, and --reason, go together: a decision says how you know.")
    if len({id_ for id_, _ in verdicts}) < len(verdicts):
        raise click.UsageError("each suggestion can be decided once.")
    settings = _settings(options)
    related = check_inputs(settings)
    if not reason:
        click.echo("\n".join(show(related)))
        return
    for line in settle(related, settings.seeds, verdicts, reason):
        click.echo(f"Added to decisions.yml: {line}")
    click.echo("The next build follows.")


@main.command()
@click.argument("target")
@click.option("--seeds", type=FOLDER, default=Path("seeds"), show_default=True, help="Folder with raw articles.")
def add(target: str, seeds: Path) -> None:
    """Copy a file, or fetch one page politely, into the articles folder, with its address and the day."""
    click.echo(f"Added {add_capture(target, seeds, today=date.today())}")  # noqa: DTZ011 - the reader's own day


@main.command()
@places
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
def serve(port: int, **options: object) -> None:
    """Build, show the site on this machine, and build again when an input changes."""
    settings = _settings(options)
    serve_site(settings, port, click.echo)


def _watched(settings: Settings) -> Related:
    """Build with a progress bar for each stage where somebody looks on."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        tasks: dict[str, TaskID] = {}

        def watch(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=of)
            progress.update(tasks[stage], completed=done)

        return build_site(settings, watch)


def _settings(options: dict[str, object]) -> Settings:
    profile = options.pop("profile")
    return load(Path.cwd(), Options(profile=Profile(profile) if profile else None, **options))  # type: ignore[arg-type]


def _tell(related: Related) -> None:
    shown = [entry for entry in related.entries if not entry.article.hidden]
    undated = [entry.article for entry in shown if entry.article.day is None]
    hidden = len(related.entries) - len(shown)
    counted = sum(entry.counted for entry in shown)
    click.echo(
        f"{counted} articles, {len(related.actors)} actors, {len(related.refusals)} refused"
        + (f", {hidden} hidden by a decision." if hidden else ".")
    )
    for refusal in related.refusals:
        click.echo(f"  refused  {refusal.file}: {refusal.reason}")
    for entry in shown:
        for notice in (*entry.article.notices, *entry.findings.notices, *to_look_at(entry.findings.personal)):
            click.echo(f"  {notice.code}  {entry.article.document.file}: {notice.message}")
    for notice in related.notices:
        click.echo(f"  {notice.code}  {notice.message}")
    if related.suggestions:
        click.echo(f"{len(related.suggestions)} in doubt about who is who: `briefing review` lists and decides them.")
    if undated:
        click.echo(f"{len(undated)} without a date. To decide one, fill in its line and add it to decisions.yml:")
    for article in undated:
        file = json.dumps(article.document.file, ensure_ascii=False)
        click.echo(f"- {{article: {file}, field: date, value: YYYY-MM-DD, reason: how you know}}")


def _readable(line: dict[str, object]) -> str:
    if "error" in line:
        return f"{line['file']}: refused, {line['error']}"
    return json.dumps(
        {key: value for key, value in line.items() if key not in {"text", "body"}}, indent=1, ensure_ascii=True
    )
