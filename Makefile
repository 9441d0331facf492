# Everything here works on a fresh Debian or Ubuntu with Python 3.11 or later, git and make.
# The set-up runs once, and again when what it depends on changes: each stamp file stands for a finished step.

PYTHON ?= python3
BIN := .venv/bin
export PYTHON CHROMIUM FIREFOX WEBKIT NGINX
# The code of this checkout, wherever the environment was made.
export PYTHONPATH := $(CURDIR)/scripts
# What Python compiles is kept, whatever the caller says: builds and tests start programs that would compile it again.
unexport PYTHONDONTWRITEBYTECODE
# Material announces its successor at every build; a build that has nothing to say is silent here.
export NO_MKDOCS_2_WARNING := 1

PINS := requirements-build.txt requirements.txt package-lock.json pyproject.toml
SETUP := scripts/setup/venv.sh scripts/setup/npm.sh scripts/setup/apt.sh
SITE := .venv/.site-ready
DEV := .venv/.dev-ready
BROWSER := .cache/chromium
ENGINES := .cache/firefox .cache/webkit
SERVER := .cache/nginx
BUILDERS := .cache/builders/.ready
# The schemas come with the program; nothing is fetched.
HAS_SHAPE := $(BIN)/check-jsonschema --quiet --builtin-schema
WRITE_REPORTS = --report junit $(REPORTS)/junit.xml --report sarif $(REPORTS)/sarif.json

.PHONY: help site offline serve test browsers coverage lint check links builders bench picture icons lock clean
.DELETE_ON_ERROR:

help:  ## what there is (the default)
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

site: $(SITE)  ## build the site into site/
	$(BIN)/mkdocs build --strict

offline: $(SITE)  ## build the site for a disk and pack it into dist/
	$(BIN)/mkdocs build --strict -f mkdocs.offline.yml
	$(BIN)/statement-archive offline

serve: $(SITE)  ## browse the site; it is built again when a text changes
	$(BIN)/mkdocs serve

test: lint $(BROWSER) $(SERVER)  ## run all checks and tests
	$(BIN)/pytest -n auto --dist worksteal $(ARGS)

browsers: $(DEV) $(ENGINES)  ## try what readers come for in Firefox and WebKit, hosted and from a disk
	$(BIN)/pytest tests/browsers $(ARGS)

coverage: $(DEV) $(BROWSER) $(SERVER)  ## run all tests and measure which branches they take; fails below a floor
	rm -rf .cache/coverage
	$(BIN)/coverage run -m pytest -n auto --dist worksteal $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: $(DEV)  ## check style, types, workflows and what describes the project, without running anything
	$(BIN)/ruff check .
	$(BIN)/mypy
	sh scripts/setup/npm.sh run lint
	$(BIN)/zizmor --offline --pedantic --quiet .github
	$(HAS_SHAPE) vendor.github-workflows .github/workflows/*.yml
	$(HAS_SHAPE) custom.github-workflows-require-timeout .github/workflows/*.yml
	$(HAS_SHAPE) vendor.dependabot .github/dependabot.yml
	$(HAS_SHAPE) vendor.citation-file-format CITATION.cff

check: $(DEV) $(BROWSER)  ## check the sources and the built site: one line per finding (REPORTS=folder: also as JUnit and SARIF)
	$(BIN)/statement-archive check --build --chromium "$$(cat $(BROWSER))" $(if $(REPORTS),$(WRITE_REPORTS)) $(ARGS)

links: $(DEV) site  ## ask other hosts whether they still have what the site links to; fails for no answer
	-$(BIN)/lychee --scheme http --scheme https --accept 200..=299,403,429 --no-progress --format markdown site

builders: $(DEV) $(BUILDERS)  ## build the site with other builders and compare; fails where one makes another site of it
	SITE_URL="$${SITE_URL:-https://example.org/archive/}" $(BIN)/statement-archive builders $(ARGS)

bench: $(DEV) $(BROWSER) site offline  ## measure the build, the repair, the links and the search (ARGS=search: that alone)
	$(BIN)/statement-archive bench $(ARGS)

picture: $(DEV) $(BROWSER)  ## take the README's picture from the real site
	$(BIN)/statement-archive picture

icons: $(DEV) $(BROWSER)  ## draw the pictures that stand for the archive elsewhere
	$(BIN)/statement-archive icons

lock:  ## pin the newest set that fits requirements*.in and package.json (ARGS=--upgrade: newest versions)
	sh scripts/setup/lock.sh $(ARGS)

clean:  ## remove what is built and set up
	git clean -qfdX .venv .cache node_modules site dist docs

$(SITE): $(PINS) $(SETUP)
	sh scripts/setup/venv.sh requirements.txt
	sh scripts/setup/npm.sh ci --omit=dev
	@touch $@

# One environment serves both: what tests need includes what the site needs.
$(DEV): requirements-dev.txt $(PINS) $(SETUP)
	sh scripts/setup/venv.sh requirements-dev.txt
	sh scripts/setup/npm.sh ci
	@touch $(SITE) $@

$(BROWSER): scripts/setup/browser.sh scripts/setup/apt.sh $(DEV)
	sh scripts/setup/browser.sh

# Where none can be had, these files are not made either, as that of the server below.
$(ENGINES): .cache/%: scripts/setup/engine.sh scripts/setup/apt.sh
	sh scripts/setup/engine.sh $*

$(BUILDERS): requirements-builders.txt requirements-build.txt $(SETUP)
	sh scripts/setup/venv.sh requirements-builders.txt .cache/builders
	@touch $@

# Where none can be had, the file is not made: it is looked for again next time.
$(SERVER): scripts/setup/nginx.sh scripts/setup/apt.sh
	sh scripts/setup/nginx.sh
