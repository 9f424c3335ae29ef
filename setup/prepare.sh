#!/bin/sh
# Installs the requirements of letters (or, with `test`, of the tests) that are missing:
# a Python, Debian or Ubuntu packages, and the virtual environment .venv with Drafter.
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

# A Python of 3.11 or later: the one named in PYTHON, the default one, or another installed one.
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
    may_install || { say "Drafter needs Python 3.11 or later. Install it, or give its path: make PYTHON=..."; exit 3; }
    refresh
    for version in 3.13 3.12 3.11; do
        if [ -n "$(apt-cache madison "python$version-venv" 2>/dev/null)" ]; then
            install "python$version" "python$version-venv"
            return
        fi
    done
    say "Drafter needs Python 3.11 or later, which this release does not offer. Install it, or give its path: make PYTHON=..."
    exit 3
}

# Debian has a separate package for virtual environments.
venv_package() {
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 && return
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    if [ -n "$(apt-cache madison "$version-venv" 2>/dev/null)" ]; then echo "$version-venv"; else echo python3-venv; fi
}

# A virtual environment contains its own path. Rebuild one that was moved, copied or left incomplete.
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
        install $(missing) # evaluated again: the refreshed lists show which of several names a package has
    elif is_needed; then
        say "Some packages are missing, and you have neither root nor sudo. Ask your administrator to run:"
        say "  apt-get update && apt-get install $(missing | tr '\n' ' ')"
        exit 3
    fi
fi

if ! has_environment; then
    say "Creating the virtual environment .venv"
    "$python" -m venv --clear .venv
    printf '%s' "$place" >.venv/.place
fi
say "Installing Drafter into .venv"
.venv/bin/python -m pip install --quiet --editable ".$extra"

# Ubuntu offers Chromium as a snap only; install the one of Playwright instead.
if [ "$what" = test ] && ! .venv/bin/python -c 'import sys; from drafter.cli.doctor.checks import chromium; sys.exit(not chromium())'
then
    say "Installing a browser"
    { .venv/bin/python -m playwright install chromium && as_root "$place/.venv/bin/python" -m playwright install-deps chromium; } >&2 ||
        say "No browser was installed; the tests of the gallery's pages will be skipped."
fi
touch ".venv/.$what"
