#!/bin/sh
# Usage: venv.sh REQUIREMENTS [FOLDER] — makes an environment in FOLDER (.venv by default) and installs what the file
# pins, every file checked against its hash, then the project itself, which runs from its checkout.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/say.sh
. scripts/setup/apt.sh
requirements=$1
venv=${2:-.venv}
python=${PYTHON:-python3}
begun=$venv/.installing

command -v "$python" >/dev/null ||
    stop "there is no $python: install Python 3.11 or later, or name one, as in: make site PYTHON=python3.12"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    stop "$python is $("$python" --version 2>&1 | head -n 1); this needs Python 3.11 or later, as in: make site PYTHON=python3.12"

# Debian and Ubuntu keep the modules that make an environment with pip in it in a package of its own.
can_make() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null
}

begin() {
    touch "$begun" 2>/dev/null ||
        stop "nothing can be written into $venv: see to its rights and the space on the disk, then run this again"
}

# An environment survives neither being moved, nor its Python being removed, nor being left half made.
is_sound() {
    [ ! -e "$begun" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1 &&
        head -c 500 "$venv/bin/pip" | grep -qF "$(pwd -P)/$venv/bin"
}

if ! is_sound; then
    if ! can_make; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "python$version-venv" >&2 && can_make ||
            stop "$python cannot make an environment: apt-get install python$version-venv, then run this again"
    fi
    echo "making $venv with $("$python" --version)" >&2
    rm -rf "$venv" 2>/dev/null && mkdir -p "$venv" 2>/dev/null ||
        stop "$venv can't be made anew: remove it, see that you may write into $(pwd -P) and that there is space, then run this again"
    begin
    attempt "$venv could not be made" "$python" -m venv "$venv"
fi
begin

install() {
    attempt "what $requirements pins could not be installed" \
        "$venv/bin/python" -m pip --quiet --disable-pip-version-check install "$@"
}
echo "installing into $venv what $requirements pins" >&2
# Build tools first, and no isolated build: pip would fetch unpinned ones for it.
install --require-hashes -r requirements-build.txt
install --require-hashes --use-pep517 --no-build-isolation -r "$requirements"
# The project itself, so that its command and MkDocs' plugin are there; what it needs is there already.
install --no-deps --no-build-isolation --editable .
rm -f "$begun"
