#!/bin/sh
# Finds or installs a Chromium that starts, and writes its path to .cache/chromium, where the tests look for it.
# Order: $CHROMIUM, PATH, apt, Playwright's own download.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/say.sh
. scripts/setup/apt.sh
mkdir -p .cache 2>/dev/null && [ -w .cache ] ||
    stop "nothing can be written into .cache: see to its rights and the space on the disk, then run this again"

# To be there is not enough: Ubuntu's chromium-browser may be a stub that only asks for a snap.
starts() {
    [ -n "$1" ] && [ -x "$1" ] && ./.venv/bin/python - "$1" >/dev/null 2>&1 <<'PYTHON'
import sys
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox", "--disable-gpu"]).close()
PYTHON
}

on_path() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name") && starts "$path" && echo "$path" && return
    done
    return 1
}

by_playwright() {
    # Its system libraries as well, but only where nobody would be asked for a password; they may be there already.
    ! as_root true 2>/dev/null || ./.venv/bin/python -m playwright install-deps chromium >&2 || true
    ./.venv/bin/python -m playwright install chromium >&2 || return 1
    path=$(./.venv/bin/python -c 'from playwright.sync_api import sync_playwright as start
with start() as playwright: print(playwright.chromium.executable_path)')
    starts "$path" && echo "$path"
}

find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        starts "$CHROMIUM" && echo "$CHROMIUM" && return
        echo "error: CHROMIUM=$CHROMIUM does not start" >&2
        return 1
    fi
    on_path && return
    apt_install chromium >&2 && on_path && return
    by_playwright && return
    echo "error: found no Chromium that starts and could install none:" \
        "install one and name it, as in: make test CHROMIUM=/usr/bin/chromium" >&2
    return 1
}

has_chinese_font() {
    command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh)" ]
}

# The Node.js inside Playwright's package needs a library that the smallest Debian and Ubuntu leave out.
./.venv/bin/python -m playwright --version >/dev/null 2>&1 || apt_install libatomic1 || {
    stop "Playwright does not start: apt-get install libatomic1, then run this again"
}
echo "looking for a Chromium that starts" >&2
chromium=$(find_chromium)
has_chinese_font || apt_install fontconfig fonts-noto-cjk ||
    echo "warning: no Chinese font: pictures of pages will show boxes; install fonts-noto-cjk" >&2
echo "$chromium" >.cache/chromium
