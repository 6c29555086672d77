#!/bin/sh
# Seconds and memory that each hostile article takes on its own: benchmarks/hostile.sh ../shared/hostile
# The target is 10 s and 400 MB for each.
set -eu
articles=$(mktemp -d)
trap 'rm -rf "$articles"' EXIT
for form in txt md html; do
    cp "$1"/articles/*."$form" "$articles" 2>/dev/null || true
done
python "$1/run_hostile.py" --articles "$articles" --work "$articles" --per-file --no-browser \
    --site-cmd "python -m generator build --seeds {in} --docs $articles/workspace/docs --site {out}"
