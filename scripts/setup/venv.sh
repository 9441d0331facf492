#!/bin/sh
# Usage: venv.sh REQUIREMENTS [FOLDER] — makes an environment in FOLDER (.venv by default) and installs what the file
# pins, every file checked against its hash, then the project itself, which runs from its checkout.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/apt.sh
requirements=$1
venv=${2:-.venv}
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "error: $python is $("$python" --version 2>&1); this project needs Python 3.11 or later: make PYTHON=python3.12" >&2
    exit 1
}

# A virtual environment does not survive being moved, or its Python being removed.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "making $venv with $("$python" --version)" >&2
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        # Debian and Ubuntu keep the module that puts pip into a new environment in a package of its own.
        rm -rf "$venv"
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "python$version-venv" || {
            echo "error: $python cannot make a virtual environment: apt-get install python$version-venv, then run this again" >&2
            exit 1
        }
        "$python" -m venv "$venv"
    fi
fi

pip="$venv/bin/python -m pip --quiet --disable-pip-version-check"
echo "installing into $venv what $requirements pins" >&2
# Build tools first, and no isolated build: pip would fetch unpinned ones for it.
$pip install --require-hashes -r requirements-build.txt
$pip install --require-hashes --use-pep517 --no-build-isolation -r "$requirements"
# The project itself, so that its command and MkDocs' plugin are there; what it needs is there already.
$pip install --no-deps --no-build-isolation --editable .
