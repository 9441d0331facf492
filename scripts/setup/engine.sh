#!/bin/sh
# Usage: engine.sh firefox|webkit — finds or installs what starts that engine, and writes its path to .cache/firefox or
# .cache/webkit, where tests/browsers looks for it. Order: $FIREFOX or $WEBKIT, PATH, apt.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/apt.sh
engine=${1:-}

case $engine in
firefox)
    named=${FIREFOX:-}
    programs="firefox-esr firefox"
    packages=firefox-esr
    ;;
webkit)
    named=${WEBKIT:-}
    programs=WebKitWebDriver
    packages="webkit2gtk-driver xvfb" # its browser opens no window without a screen
    ;;
*)
    echo "usage: engine.sh firefox|webkit" >&2
    exit 2
    ;;
esac

# To be there is not enough: Ubuntu's firefox may be a stub that only asks for a snap.
starts() {
    [ -n "$1" ] && [ -x "$1" ] || return 1
    case $engine in
    firefox) "$1" --headless --version 2>/dev/null | grep -q "^Mozilla Firefox" ;;
    webkit) command -v Xvfb >/dev/null && "$1" --help >/dev/null 2>&1 ;;
    esac
}

on_path() {
    for name in $programs; do
        path=$(command -v "$name") && starts "$path" && echo "$path" && return
    done
    return 1
}

by_apt() {
    apt_install $packages >&2 && on_path
}

mkdir -p .cache
echo "looking for a $engine that starts" >&2
if [ -n "$named" ]; then
    starts "$named" || {
        echo "error: $named does not start" >&2
        exit 1
    }
    echo "$named" >".cache/$engine"
elif path=$(on_path || by_apt); then
    echo "$path" >".cache/$engine"
elif [ -n "${CI:-}" ]; then
    echo "error: found no $engine that starts and could install none: apt-get install $packages, then run this again" >&2
    exit 1
else
    echo "warning: found no $engine that starts and could install none: its tests are skipped;" \
        "apt-get install $packages, then run this again" >&2
fi
