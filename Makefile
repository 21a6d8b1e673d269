# make play      the game: a window, or text where there is no display
# make test      the whole check: style, types, layers, scenarios, tests
# make validity  the long statistics: the model beside published numbers, the judgement of games
# make bench     how fast it is, measured here and now
# make screens   the pictures of docs/screens, taken anew
# make sample    the pack of documents in docs/sample-pack, made anew (its analysis: minutes)
# make lock      the hashed requirements files, made again from pyproject.toml
# make clean     everything that can be made again
#
# The first use makes .venv (with uv where it is installed, otherwise venv and pip) and
# installs what is needed, by hash. A Python of one's own: make play PYTHON=python3.13

export PYTHON

.PHONY: help play test validity bench screens sample lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

play: .venv/ready-to-play
	@.venv/bin/contingency play

test: .venv/ready-to-test
	@.ci/check

# Writes nothing; `python -m tests.validity.report` writes docs/validity.md.
validity: .venv/ready-to-test
	@.venv/bin/pytest -m validity -n "$${JOBS:-2}" --dist loadgroup

bench: .venv/ready-to-test
	@.venv/bin/python -m tests.bench

.venv/ready-to-play: requirements.txt pyproject.toml
	@.ci/install requirements.txt
	@touch $@

.venv/ready-to-test: requirements-dev.txt pyproject.toml
	@.ci/install requirements-dev.txt
	@touch $@ .venv/ready-to-play

screens: .venv/ready-to-play
	@.venv/bin/contingency screenshot home forecast decision debrief.skill -o docs/screens
	@.venv/bin/contingency screenshot plan board money --theme light -o docs/screens

sample: .venv/ready-to-test
	@.venv/bin/python -m tests.evidence.sample docs/sample-pack

# One version of everything, for every platform and every Python from 3.11 on; no index address.
# `make lock UPGRADE=--upgrade` takes the newest; otherwise pins stay where they can.
COMPILE = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock"

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	@$(COMPILE) $(UPGRADE) --group dev -o requirements-dev.txt
	@$(COMPILE) --group build --constraint requirements-dev.txt -o requirements.txt

clean:
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find game tests -name __pycache__ -type d -prune -exec rm -rf {} +
