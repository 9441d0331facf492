# Sourced by the other scripts: system packages, where this user may install them without being asked.

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}

# An old list of packages names files that are gone; one unreachable source must not stop the others.
apt_update() {
    mkdir -p .cache
    apt update >.cache/apt.log 2>&1 || true
}

# Installs the named packages; fails quietly where there is no apt or no right to use it, and says why otherwise.
apt_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    echo "installing with apt: $*"
    apt_update
    apt install --yes --no-install-recommends "$@" >>.cache/apt.log 2>&1 || {
        tail -n 5 .cache/apt.log >&2
        return 1
    }
}
