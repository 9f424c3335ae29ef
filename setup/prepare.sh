#!/bin/sh
# Installs what the letters (or, with `test`, the tests) need, each thing only where it is missing:
# a Python, Debian or Ubuntu packages, the virtual environment .venv with Drafter in it.
#   sh setup/prepare.sh letter|test
set -eu
cd "$(dirname "$0")/.."
unset PYTHONHOME PYTHONPATH PYTHONSAFEPATH
export DEBIAN_FRONTEND=noninteractive PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0 PIP_ROOT_USER_ACTION=ignore

what=${1:-letter}
case $what in
    letter) extra= doctor=--packages ;;
    test) extra='[test]' doctor='--tests --packages' ;;
    *) echo "usage: sh setup/prepare.sh letter|test" >&2; exit 2 ;;
esac
say() { printf '%s\n' "$*" >&2; }

have_apt() { command -v apt-get >/dev/null 2>&1; }

is_root() { [ "$(id -u)" = 0 ]; }
may_install() { have_apt && { is_root || command -v sudo >/dev/null 2>&1; }; }
as_root() { if is_root; then "$@"; else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi; }

refreshed=
refresh() {
    [ -n "$refreshed" ] || as_root apt-get update -qq
    refreshed=yes
}

install() {
    say "Installing $*"
    log=$(mktemp)
    as_root apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 ||
        { tail -20 "$log" >&2; exit 3; }
    rm -f "$log"
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# A Python of 3.11 or later: the one named in PYTHON, the usual one, or another that is there.
find_python() {
    for candidate in ${PYTHON:-} python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

get_python() {
    may_install || { say "Drafter needs Python 3.11 or later; install it, or say where it is: make PYTHON=..."; exit 3; }
    refresh
    for version in 3.13 3.12 3.11; do
        if [ -n "$(apt-cache madison "python$version-venv" 2>/dev/null)" ]; then
            install "python$version" "python$version-venv"
            return
        fi
    done
    say "Drafter needs Python 3.11 or later, and this release has none. Install one, or say where it is: make PYTHON=..."
    exit 3
}

# Debian keeps what makes virtual environments in a package of its own.
venv_package() {
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 && return
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    if [ -n "$(apt-cache madison "$version-venv" 2>/dev/null)" ]; then echo "$version-venv"; else echo python3-venv; fi
}

# A virtual environment knows its place; one that was moved, copied or left half made is made again.
place=$(pwd -P)
has_environment() { [ "$(cat .venv/.place 2>/dev/null)" = "$place" ] && is_new_enough .venv/bin/python; }

missing() {
    "$python" -m drafter doctor $doctor || true
    has_environment || venv_package
}

is_needed() { ! "$python" -m drafter doctor $doctor >/dev/null || { ! has_environment && [ -n "$(venv_package)" ]; }; }

python=$(find_python) || { get_python; python=$(find_python); }

if have_apt && [ -n "$(missing)" ]; then
    if may_install; then
        refresh
        install $(missing) # asked again: the lists know now which of several names a package has
    elif is_needed; then
        say "Some packages are missing, and here is neither root nor sudo. Ask who looks after this machine to run:"
        say "  apt-get update && apt-get install $(missing | tr '\n' ' ')"
        exit 3
    fi
fi

if ! has_environment; then
    say "Making the virtual environment .venv"
    "$python" -m venv --clear .venv
    printf '%s' "$place" >.venv/.place
fi
say "Installing Drafter into .venv"
.venv/bin/python -m pip install --quiet --editable ".$extra"

# Ubuntu has Chromium as a snap only; there Playwright brings one of its own.
if [ "$what" = test ] && ! .venv/bin/python -c 'import sys; from drafter.cli.doctor.checks import chromium; sys.exit(not chromium())'
then
    say "Installing a browser"
    { .venv/bin/python -m playwright install chromium && as_root "$place/.venv/bin/python" -m playwright install-deps chromium; } >&2 ||
        say "There is no browser; the tests of the gallery's pages are skipped."
fi
touch ".venv/.$what"
