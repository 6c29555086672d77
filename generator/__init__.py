"""Briefing: a folder of messy articles → a briefing site. Read `pipeline.py` first."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("briefing-site")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0.1.0"
