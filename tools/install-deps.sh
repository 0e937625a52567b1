#!/bin/sh
# install-deps.sh -- every Debian package that this project needs, in one place.
#
#   tools/install-deps.sh          what building and `make demo` need
#   tools/install-deps.sh test     that, and what `make test` needs
#   tools/install-deps.sh torch    that, and PyTorch, which some tests compare with; they are
#                                  skipped, and say so, where it is missing
#   tools/install-deps.sh browser  that of `test`, and a browser that opens the report in tests;
#                                  they are skipped, and say so, where it is missing
#   tools/install-deps.sh bench    that of `build`, and what `make bench` compares with: PyTorch, and
#                                  OpenBLAS; columns stay empty where they are missing
#   tools/install-deps.sh aarch64  that of `build`, and what tools/aarch64.sh needs: a compiler for another
#                                  processor, and what emulates that one
#
# Installs only what is missing, by apt-get. Without root it prints the one command to run.
set -eu

build='gcc libc6-dev make flex bison
       libjansson-dev libzip-dev libpng-dev zlib1g-dev
       dataset-fashion-mnist'
test='libcmocka-dev clang zsh libxml2-utils'
torch='python3-torch python3-numpy'
browser='chromium'
bench='libopenblas-dev'
aarch64='gcc-aarch64-linux-gnu qemu-user-static'

case "${1-build}" in
build) wanted="$build" ;;
test) wanted="$build $test" ;;
torch) wanted="$build $test $torch" ;;
browser) wanted="$build $test $browser" ;;
bench) wanted="$build $torch $bench" ;;
aarch64) wanted="$build $aarch64" ;;
*)
    echo "usage: tools/install-deps.sh [build | test | torch | browser | bench | aarch64]" >&2
    exit 64
    ;;
esac

if ! command -v dpkg >/dev/null; then
    echo "install-deps: this is not Debian; install what these packages hold:" $wanted >&2
    exit 0
fi

installed() { dpkg -s "$1" 2>/dev/null | grep -q '^Status: install ok installed'; }
known() { apt-cache show --no-all-versions "$1" >/dev/null 2>&1; }

missing=
for package in $wanted; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "install-deps: these packages are missing:$missing" >&2
    echo "as root, run:  apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi

echo "install-deps: installing$missing"
export DEBIAN_FRONTEND=noninteractive
install() { apt-get install -y -q --no-install-recommends $missing; }

fresh=no # are the package lists?
for package in $missing; do
    if ! known "$package"; then
        echo "install-deps: package lists do not have $package; updating them"
        apt-get update -q
        fresh=yes
        break
    fi
done
# Lists that are old name files that mirrors no longer have: update and try once more.
if ! install; then
    [ $fresh = no ] || exit 1
    apt-get update -q
    install
fi
