#!/bin/sh
# install-deps.sh -- every package that this project needs, in one place.
#
#   tools/install-deps.sh          what building and `make demo` need
#   tools/install-deps.sh test     that, and what `make test` needs
#   tools/install-deps.sh torch    that, and PyTorch, which some tests compare with; they are
#                                  skipped, and say so, where it is missing
#   tools/install-deps.sh onnx     that of `test`, and from PyPI what reads and runs ONNX files, into a virtual
#                                  environment in the cache; tests are skipped, and say so, where it is missing
#   tools/install-deps.sh lsp      that of `test`, and from PyPI the client that tests the language server, likewise
#   tools/install-deps.sh browser  that of `test`, and a browser that opens the report in tests;
#                                  they are skipped, and say so, where it is missing
#   tools/install-deps.sh bench    that of `build`, and what `make bench` compares with: OpenBLAS, Debian's PyTorch, and
#                                  from PyPI PyTorch and JAX (6 GB); columns stay empty where they are missing
#   tools/install-deps.sh aarch64  that of `build`, and what tools/aarch64.sh needs: a compiler for another
#                                  processor, and what emulates that one
#   tools/install-deps.sh arm      that of `test`, and what runs examples/embed/cortex-m: a compiler for a microcontroller,
#                                  and what emulates one; its test is skipped, and says so, where they are missing
#   tools/install-deps.sh analyze  that of `test`, and what tools/analyze.sh and tools/coverage.sh run
#
# Installs only what is missing, by apt-get (and pip, for onnx, lsp and bench). Without root it prints the one command to run.
set -eu

build='gcc libc6-dev make flex bison
       libjansson-dev libzip-dev libpng-dev libjpeg-dev zlib1g-dev
       dataset-fashion-mnist'
test='g++ libcmocka-dev clang zsh libxml2-utils tidy python3-numpy python3-pip
      libsndfile1 libhdf5-103-1
      openmpi-bin libopenmpi-dev mpich libmpich-dev'
torch='python3-torch python3-numpy'
onnx='python3-venv'
onnx_pypi='onnx onnxruntime numpy'
lsp='python3-venv'
lsp_pypi='pytest-lsp'
browser='chromium'
bench='libopenblas-dev python3-venv'
bench_pypi='torch jax'
aarch64='gcc-aarch64-linux-gnu qemu-user-static'
arm='gcc-arm-none-eabi libnewlib-arm-none-eabi qemu-system-arm'
analyze='clang-tidy cppcheck gcovr'

case "${1-build}" in
build) wanted="$build" ;;
test) wanted="$build $test" ;;
torch) wanted="$build $test $torch" ;;
onnx) wanted="$build $test $onnx" ;;
lsp) wanted="$build $test $lsp" ;;
browser) wanted="$build $test $browser" ;;
bench) wanted="$build $torch $bench" ;;
aarch64) wanted="$build $aarch64" ;;
arm) wanted="$build $test $arm" ;;
analyze) wanted="$build $test $analyze" ;;
*)
    echo "usage: tools/install-deps.sh [build | test | torch | onnx | lsp | browser | bench | aarch64 | arm | analyze]" >&2
    exit 64
    ;;
esac

# A virtual environment, since Debian's own Python takes no packages from elsewhere.
from_pypi() { # from_pypi NAME PACKAGES: into the environment of that name; each is imported by its own name
    place=${XDG_CACHE_HOME:-$HOME/.cache}/vaec/$1
    shift
    "$place/bin/python" -c "import $(echo "$*" | tr ' -' ',_')" 2>/dev/null && return
    echo "install-deps: installing $* into $place"
    python3 -m venv "$place" && "$place/bin/python" -m pip install -q --disable-pip-version-check "$@"
}

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
finish() {
    case $1 in
    onnx) from_pypi onnx $onnx_pypi ;;
    lsp) from_pypi lsp $lsp_pypi ;;
    bench) from_pypi bench $bench_pypi ;;
    esac
    exit
}
[ -n "$missing" ] || finish "${1-build}"

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
finish "${1-build}"
