# What `make` does in every archive: its Makefile includes this. Works on a fresh Debian or Ubuntu with Python 3.11 or
# later, git and make. Each step looks at what is really there, and sets up what is not.

PYTHON ?= python3
BIN := .venv/bin
export PYTHON CHROMIUM
# The code of this checkout, wherever the environment was made.
export PYTHONPATH := $(CURDIR)/scripts
# What Python compiles is kept, whatever the caller says: builds and tests start programs that would compile it again.
unexport PYTHONDONTWRITEBYTECODE
# Material announces its successor at every build; a build that has nothing to say is silent here.
export NO_MKDOCS_2_WARNING := 1

# Names of steps, of which no file is made.
SITE := .venv/.site-ready
DEV := .venv/.dev-ready
BROWSER := .cache/chromium
WRITE_REPORTS = --report junit $(REPORTS)/junit.xml --report sarif $(REPORTS)/sarif.json

.PHONY: help site offline serve check icons clean look
.DELETE_ON_ERROR:

help:  ## what there is (the default)
	@cat scripts/setup/archive.mk Makefile | sed -n 's/^\([a-z]*\):.*## /make \1	/p'

site: $(SITE)  ## build the site into site/
	$(BIN)/mkdocs build --strict

offline: $(SITE)  ## build the site for a disk and pack it into dist/
	$(BIN)/mkdocs build --strict -f mkdocs.offline.yml
	$(BIN)/statement-archive offline

serve: $(SITE)  ## browse the site; it is built again when a text changes
	$(BIN)/mkdocs serve

check: $(DEV) $(BROWSER)  ## check the sources and the built site: one line per finding (REPORTS=folder: also as JUnit and SARIF)
	$(BIN)/statement-archive check --build --chromium "$$(cat $(BROWSER))" $(if $(REPORTS),$(WRITE_REPORTS)) $(ARGS)

icons: $(DEV) $(BROWSER)  ## draw the pictures that stand for the archive elsewhere
	$(BIN)/statement-archive icons

clean:  ## remove what is built and set up
	git clean -qfdX .venv .cache node_modules site dist docs

# Each looks at what is really there and does what is missing: nothing stands for a finished step but its result.
$(SITE): look
	@sh scripts/setup/set-up.sh requirements.txt --omit=dev

# One environment serves both: what checks need includes what the site needs.
$(DEV): look
	@sh scripts/setup/set-up.sh requirements-dev.txt

$(BROWSER): look | $(DEV)
	@[ -x "$$(cat $@ 2>/dev/null)" ] || sh scripts/setup/browser.sh

look:
