#!/bin/sh
# Finds an nginx that starts, or unpacks Debian's, and writes its path to .cache/nginx, where the tests look for it.
# Order: $NGINX, PATH, apt. Unpacked and not installed, because what apt installs is also started, as a server for all.
set -eu
cd "$(dirname "$0")/../.."
. scripts/setup/apt.sh
unpacked=.cache/debian

starts() {
    [ -n "$1" ] && [ -x "$1" ] && "$1" -v >/dev/null 2>&1
}

on_path() {
    # Debian keeps it where only root looks for programs.
    path=$(PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v nginx) && starts "$path" && echo "$path"
}

by_apt() {
    command -v apt-get >/dev/null || return 1
    echo "unpacking with apt: nginx" >&2
    rm -rf "$unpacked"
    mkdir -p "$unpacked"
    apt_update
    # apt-get loads into the folder where it is called. It needs no rights for this, only a list of packages.
    (cd "$unpacked" && apt-get -qq download nginx nginx-common) >>.cache/apt.log 2>&1 || {
        tail -n 5 .cache/apt.log >&2
        return 1
    }
    for package in "$unpacked"/*.deb; do
        dpkg-deb --extract "$package" "$unpacked"
        rm "$package"
    done
    starts "$unpacked/usr/sbin/nginx" && echo "$unpacked/usr/sbin/nginx"
}

mkdir -p .cache
if [ -n "${NGINX:-}" ]; then
    starts "$NGINX" || {
        echo "error: NGINX=$NGINX does not start" >&2
        exit 1
    }
    echo "$NGINX" >.cache/nginx
elif nginx=$(on_path || by_apt); then
    echo "$nginx" >.cache/nginx
elif [ -n "${CI:-}" ]; then
    echo "error: found no nginx that starts and could unpack none: install one, then run this again" >&2
    exit 1
else
    echo "warning: found no nginx that starts and could unpack none: tests of the container's server are skipped;" \
        "install one, or name it, as in: make test NGINX=/usr/sbin/nginx" >&2
fi
