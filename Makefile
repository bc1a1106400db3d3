# `make demo` and `make test` set everything up by themselves: a virtual environment in .venv, filled from locks/ with
# checked hashes. Nothing outside this folder changes, except the cache of downloaded packages.

PYTHON ?= python3
ARGS ?=
# A file of tests stays in one process, so that its servers and databases are started once. Files begin in the order of
# their names: by the number of tests, as usual, the few that take minutes would come last and leave a process alone.
PARALLEL := --numprocesses=logical --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

BIN := .venv/bin
DONE := .venv/.done
UV := $(BIN)/uv pip
INSTALL := $(UV) install --python $(BIN)/python --quiet
# Compiled while installing: every start of the program would compile again where Python may not write.
LOCKED := $(INSTALL) --require-hashes --compile-bytecode
COMPILE := $(UV) compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url

# The Python that make was given is the one to use, never one that the installer would download.
export UV_PYTHON_DOWNLOADS := never
export UV_HTTP_TIMEOUT ?= 180
# The certificates that this machine trusts: an organisation's network may have its own.
export UV_SYSTEM_CERTS ?= true

.DELETE_ON_ERROR:
.PHONY: help demo test faults fuzz lint types bench format lock sbom audit oracle clean

help:
	@echo 'make demo    the whole job on real photographs and hosts on this machine; ARGS="--lang fr" in French'
	@echo 'make test    the whole test suite; ARGS="tests/store -q" for a part of it'
	@echo 'make lint    style, and whether the files are formatted'
	@echo 'make types   the type checker'
	@echo 'make faults  kills, disks, clocks and damage: 200 kills at new moments; `make test` runs 11 (KILLS=n SEED=n)'
	@echo 'make fuzz    every parser on hostile input, guided by coverage; ARGS="reply header --seconds 60"'
	@echo 'make bench   the measurements; ARGS="bench/NAME.py" for one of them'
	@echo 'make format  formats the files'
	@echo 'make lock    writes locks/ again from pyproject.toml; ARGS=--upgrade for newer versions'
	@echo 'make sbom    writes locks/sbom.cdx.json, the list of all that the program contains, from locks/program.txt'
	@echo 'make audit   holds the locks against known weaknesses; ARGS=--online asks the public database too'
	@echo 'make clean   removes what these made, .venv included'

demo: $(DONE)/demo
	@$(BIN)/takedown demo $(ARGS)

test: $(DONE)/dev
	@$(MAKE) --silent --no-print-directory oracle 2>$(DONE)/oracle.log || \
		echo 'pdqhash could not be built here (it needs a C++ compiler; see $(DONE)/oracle.log): the comparison of PDQ with it is skipped.'
	@sh tests/install_hosts.sh
	@$(BIN)/pytest $(PARALLEL) $(ARGS)

lint: $(DONE)/dev
	@$(BIN)/ruff check $(ARGS)
	@$(BIN)/ruff format --check

types: $(DONE)/dev
	@$(BIN)/mypy $(ARGS)

# A test goes to whichever process is free: the kills of one verb take as long as those of all others in `make test`.
faults: $(DONE)/dev
	@TAKEDOWN_KILLS=$(or $(KILLS),200) TAKEDOWN_SEED=$(or $(SEED),$$(date +%s)) \
		$(BIN)/pytest $(subst loadfile,load,$(PARALLEL)) tests/faults $(ARGS)

fuzz: $(DONE)/dev
	@$(BIN)/python -m tests.fuzz $(ARGS)

bench: $(DONE)/dev
	@$(MAKE) --silent --no-print-directory oracle
	@for file in $(or $(ARGS),$(wildcard bench/[!_]*.py)); do $(BIN)/python $$file || exit; done

format: $(DONE)/dev
	@$(BIN)/ruff check --fix --exit-zero --quiet
	@$(BIN)/ruff format

# The tests' set is the largest, so it is resolved first and the others take their versions from it.
lock: $(DONE)/installer
	@$(COMPILE) pyproject.toml --extra demo --extra server --extra client --extra dev --group build --group oracle-build --output-file locks/dev.txt $(ARGS)
	@$(COMPILE) pyproject.toml --extra demo --extra server --group build --constraint locks/dev.txt --output-file locks/demo.txt
	@$(COMPILE) pyproject.toml --extra browser --extra server --extra client --constraint locks/dev.txt --output-file locks/program.txt
	@$(COMPILE) --group oracle --constraint locks/dev.txt --output-file locks/oracle.txt
	@$(COMPILE) --group installer --output-file locks/installer.txt $(ARGS)

# What the installed program is made of, and whether something in it is known to be weak.
sbom: $(DONE)/dev
	@$(BIN)/python locks/sbom.py

audit: $(DONE)/dev
	@$(BIN)/python locks/audit.py $(ARGS)

clean:
	@rm -rf .venv .demo dist build .benchmarks .fuzz .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find takedown tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# What is set up, and for which lock. Each step adds to .venv and takes nothing away, so that `make demo` and `make test`
# can follow one another without installing anything again.
$(DONE)/installer: locks/installer.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed, and "$(PYTHON)" is not. Name one: make PYTHON=python3.12 ...' >&2; exit 1; }
	@echo 'Setting up .venv: the first time takes about a minute.' >&2
	@$(PYTHON) -m venv .venv || \
		{ echo 'The virtual environment could not be made. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/installer.txt
	@mkdir -p $(DONE)
	@touch $@

$(DONE)/demo: $(DONE)/installer locks/demo.txt pyproject.toml
	@$(LOCKED) --only-binary :all: -r locks/demo.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q takedown
	@touch $@

$(DONE)/dev: $(DONE)/demo locks/dev.txt
	@$(LOCKED) --only-binary :all: -r locks/dev.txt
	@touch $@

oracle: $(DONE)/oracle
$(DONE)/oracle: $(DONE)/dev locks/oracle.txt
	@$(LOCKED) --no-build-isolation -r locks/oracle.txt
	@touch $@
