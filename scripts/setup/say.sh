# Sourced by the other scripts: a step that fails ends in one line, which says what to do.

stop() {
    echo "error: $*" >&2
    exit 1
}

# attempt WHAT COMMAND …: runs a command whose words nobody needs unless it fails.
attempt() {
    what=$1
    shift
    log=$(mktemp) || stop "nothing can be written into ${TMPDIR:-/tmp}: free some space there, then run this again"
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        stop "$what: $(reason "$log"); all that was said is in $log"
    fi
}

said() {
    grep -qiE "$1" "$2"
}

# What to do about what a program said before it failed.
reason() {
    if said 'no space left|ENOSPC|errno 28|disk quota' "$1"; then
        echo "the disk is full: free some space, then run this again"
    elif said 'EACCES|EPERM|EROFS|permission denied|read-only file system|not a directory|ENOTDIR|EEXIST' "$1"; then
        echo "$(line_with 'EACCES|EPERM|EROFS|denied|read-only|directory|EEXIST' "$1"): make that place writable, then run this again"
    elif said 'do not match the hashes|EINTEGRITY' "$1"; then
        echo "a file is not the one that is pinned: get the pins anew (git checkout), or ask who changed them"
    elif said 'ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ERR_SOCKET|proxy|connection|name resolution|timed out|no matching distribution|certificate' "$1"; then
        echo "what it needs could not be fetched: see to the network and the proxy (https_proxy), then run this again"
    else
        echo "$(line_with . "$1"): run this again, or remove .venv and node_modules first"
    fi
}

# The last line of a file that has the pattern, short enough to be read.
line_with() {
    grep -iE "$1" "$2" | tail -n 1 | cut -c 1-160
}
