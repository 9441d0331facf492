#!/bin/sh
# Usage: set-up.sh REQUIREMENTS [--omit=dev] — looks at what is in .venv and node_modules, and installs what the files
# of requirements and package-lock.json pin and is not there. Says nothing where all of it is.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/say.sh
requirements=$1
shift

lacks() {
    ./.venv/bin/python -I scripts/setup/lacking.py "$requirements" "$@" 2>/dev/null || echo "python: no environment that starts"
}

lacking=$(lacks "$@")
case $lacking in *python:*)
    echo "setting up .venv ($(echo "$lacking" | sed -n 's/python: //p'))" >&2
    sh scripts/setup/venv.sh "$requirements"
    lacking=$(lacks "$@")
    ;;
esac
case $lacking in *npm:*)
    echo "setting up node_modules ($(echo "$lacking" | sed -n 's/npm: //p'))" >&2
    sh scripts/setup/npm.sh ci "$@"
    lacking=$(lacks "$@")
    ;;
esac
[ -z "$lacking" ] || stop "the set-up is not whole ($lacking): remove .venv and node_modules, then run this again"
