# `make` alone lists what there is. The set-up runs by itself: what it finds in place stays as it is.

include scripts/setup/archive.mk

export FIREFOX WEBKIT NGINX
ENGINES := .cache/firefox .cache/webkit
SERVER := .cache/nginx
BUILDERS := .cache/builders/.ready
WORKFLOWS := $(wildcard .github/workflows/*.yml scripts/skeleton/.github/workflows/*.yml)
# The schemas come with the program; nothing is fetched.
HAS_SHAPE := $(BIN)/check-jsonschema --quiet --builtin-schema

.PHONY: test browsers coverage lint links builders bench picture lock

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
	$(BIN)/zizmor --offline --pedantic --quiet .github scripts/skeleton/.github
	$(HAS_SHAPE) vendor.github-workflows $(WORKFLOWS)
	$(HAS_SHAPE) custom.github-workflows-require-timeout $(WORKFLOWS)
	$(HAS_SHAPE) vendor.dependabot .github/dependabot.yml scripts/skeleton/.github/dependabot.yml
	$(HAS_SHAPE) vendor.citation-file-format CITATION.cff

links: $(DEV) site  ## ask other hosts whether they still have what the site links to; fails for no answer
	-$(BIN)/lychee --scheme http --scheme https --accept 200..=299,403,429 --no-progress --format markdown site

builders: $(DEV) $(BUILDERS)  ## build the site with other builders and compare; fails where one makes another site of it
	SITE_URL="$${SITE_URL:-https://example.org/archive/}" $(BIN)/statement-archive builders $(ARGS)

bench: $(DEV) $(BROWSER) site offline  ## measure the build, the repair, the links and the search (ARGS=search: that alone)
	$(BIN)/statement-archive bench $(ARGS)

picture: $(DEV) $(BROWSER)  ## take the README's picture from the real site
	$(BIN)/statement-archive picture zh/joint-statement-2020-06-18/3-economic-recovery/

lock:  ## pin the newest set that fits requirements*.in and package.json (ARGS=--upgrade: newest versions)
	sh scripts/setup/lock.sh $(ARGS)

# Where none can be had, these files are not made either, as that of the server below.
$(ENGINES): .cache/%: scripts/setup/engine.sh scripts/setup/apt.sh
	sh scripts/setup/engine.sh $*

$(BUILDERS): requirements-builders.txt requirements-build.txt scripts/setup/venv.sh scripts/setup/apt.sh
	sh scripts/setup/venv.sh requirements-builders.txt .cache/builders
	@touch $@

# Where none can be had, the file is not made: it is looked for again next time.
$(SERVER): scripts/setup/nginx.sh scripts/setup/apt.sh
	sh scripts/setup/nginx.sh
