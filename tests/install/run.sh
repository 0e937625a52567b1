#!/bin/sh
# run.sh -- `make install` into an empty directory: what is there, and that it works from there.
#   BUILD=build tests/install/run.sh       last line: N passed, N failed
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
BUILD=$(realpath "${BUILD:-$root/build}")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"
export XDG_CACHE_HOME=$scratch/cache

# A prefix with DESTDIR, as packages have it, and one without.
run make -s -C "$root" BUILD="$BUILD" PREFIX=/usr DESTDIR="$scratch/package" install
run make -s -C "$root" BUILD="$BUILD" PREFIX="$scratch/own" install
(cd package/usr && find . -type f | sort) >list
(cd own && find . -type f | sort) >own.list
same list own.list
for file in bin/vaec lib/libvaert.a include/vaec/vaert.h share/man/man1/vaec.1 share/man/man1/vaec-model.1 share/man/man5/vae.5 \
    share/bash-completion/completions/vaec share/zsh/site-functions/_vaec lib/pkgconfig/libvaert.pc \
    lib/cmake/vaert/vaertConfig.cmake lib/cmake/vaert/vaertConfigVersion.cmake share/vim/vimfiles/syntax/vae.vim \
    share/vaec/vscode/syntaxes/vae.tmLanguage.json share/doc/vaec/LICENSE; do
    says list "./$file"
    [ "$(stat -c %a "own/$file")" = "$([ $file = bin/vaec ] && echo 755 || echo 644)" ] && ok || bad "permissions of $file"
done
lacks list .in
grep -rlE '@[A-Z]+@' own/lib/pkgconfig own/lib/cmake >filled
holds "$(wc -l <filled) == 0" "not filled in: $(cat filled)"
grep -rl -- "$scratch" package/usr/lib/pkgconfig package/usr/lib/cmake >filled
holds "$(wc -l <filled) == 0" "the place of the package is in $(cat filled)"

# ---------------------------------------------------------------- manual pages

version=$(own/bin/vaec --version | sed -n 's/^vaec \([0-9.]*\)$/\1/p')
for page in man1/vaec.1 man1/vaec-model.1 man5/vae.5; do
    if command -v groff >/dev/null; then
        groff -man -ww -b -Tutf8 -Kutf8 -P-cbou "own/share/man/$page" >text 2>warnings
        holds "$(wc -c <warnings) == 0" "$page: $(head -n 3 warnings)"
        holds "$(wc -l <text) > 50" "$page is short"
        says own/share/man/$page "vaec $version"
    else
        skip "no groff to read $page with"
    fi
done
# every command, option and name of the tables
dots() { sed 's/\\-/-/g; s/\\f[BRI]//g; s/\\e/\\/g' "own/share/man/$1"; }
dots man1/vaec.1 >vaec.text
own/bin/vaec --help >help
sed -n 's/^  vaec \([a-z]*\) .*/.SS "vaec \1 /p' help >want
holds "$(wc -l <want) > 7"
while read -r line; do says vaec.text "$line"; done <want
sed -n 's/^  .*\(--[a-z-]*\) .*/\1/p' help | while read -r option; do grep -qF -- "$option" vaec.text || echo "$option"; done >lost
holds "$(wc -l <lost) == 0" "vaec.1 lacks $(cat lost)"
dots man5/vae.5 >vae.text
own/bin/vaec help --words | cut -d' ' -f2 | sort -u | while read -r name; do
    grep -qwF -- "$name" vae.text || echo "$name"
done >lost
holds "$(wc -l <lost) == 0" "vae.5 lacks $(cat lost)"

# ---------------------------------------------------------------- a model built with it

cat >small.vae <<'END'
model small
data x: vector(4)
latent z: normal(2)
encoder { dense(3) relu }
decoder { dense(4) }
loss { likelihood = mse }
END
export CFLAGS=-O1
run own/bin/vaec build -v small.vae -o small
grep -qF "own/bin/../lib/libvaert.a" stdout stderr && ok || bad "vaec does not take the runtime beside it"
dots man1/vaec-model.1 >model.text
./small --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' >commands
holds "$(wc -l <commands) > 15"
while read -r command; do
    says model.text ".SS \"NAME $command "
    ./small "$command" --help | sed -n 's/^ .*\(--[a-z-]*\) .*/\1/p' >options
    awk -v head=".SS \"NAME $command " 'index($0, ".SS") == 1 { on = index($0, head) == 1 } on' model.text >one
    while read -r option; do
        grep -qF -- "$option" one && ok || bad "vaec-model.1 lacks $command $option"
    done <options
done <commands

# ---------------------------------------------------------------- completion

if command -v bash >/dev/null; then
    run bash -c '. own/share/bash-completion/completions/vaec; complete -p vaec'
    says stdout vaec
    bash -c '. own/share/bash-completion/completions/vaec; COMP_WORDS=(vaec fm) COMP_CWORD=1
        "$(complete -p vaec | sed "s/.*-F \([^ ]*\).*/\1/")"; echo "${COMPREPLY[@]}"' >stdout 2>stderr
    says stdout fmt
fi
[ "$(head -n 1 own/share/zsh/site-functions/_vaec)" = '#compdef vaec' ] && ok || bad "zsh does not know whom _vaec is for"

# ---------------------------------------------------------------- programs that link the runtime

run own/bin/vaec emit small.vae -o model.c
cat >main.c <<'END'
#include "vaert.h"
#include <stdio.h>
extern const VaeModel vae_model;
int main(void) { return printf("%s\n", vae_model.name) < 0; }
END
if command -v pkg-config >/dev/null; then
    export PKG_CONFIG_PATH=$scratch/own/lib/pkgconfig
    run pkg-config --exact-version="$version" libvaert
    # shellcheck disable=SC2046
    run cc -O1 -o linked main.c model.c $(pkg-config --cflags --libs libvaert)
    run ./linked
    says stdout small
else
    skip "no pkg-config"
fi
if command -v cmake >/dev/null; then
    mkdir project && cp main.c model.c project
    cat >project/CMakeLists.txt <<END
cmake_minimum_required(VERSION 3.10)
project(linked C)
find_package(vaert $version REQUIRED)
add_executable(linked main.c model.c)
target_link_libraries(linked vaert::vaert)
END
    run cmake -S project -B made -DCMAKE_PREFIX_PATH="$scratch/own"
    run cmake --build made
    run made/linked
    says stdout small
    sed -i "s/vaert $version/vaert 99/" project/CMakeLists.txt
    cmake -S project -B other -DCMAKE_PREFIX_PATH="$scratch/own" >stdout 2>&1 && bad "cmake takes a later version"
else
    skip "no cmake"
fi

# ---------------------------------------------------------------- what this vaec is

run own/bin/vaec --version
says stdout "ABI $(sed -n 's/^#define VAE_ABI //p' own/include/vaec/vaert.h), compiled for"
for isa in $(sed -n 's/^ISAS *:= //p' "$root/Makefile"); do
    nm own/lib/libvaert.a 2>/dev/null | grep -q " vae_philox_$isa\$" || continue
    grep -q "compiled for.*\b$isa\b.*;" stdout && ok || bad "--version lacks $isa"
done
run ./small info # vaec takes what the program takes
isa=$(sed -n 's/^kernels .*\(sse2\|avx2\|avx512\).*/\1/p' stdout)
own/bin/vaec --version >stdout
says stdout "; on this processor $isa"
for library in $(sed -n 's/^Libs: .*-lvaert//p' own/lib/pkgconfig/libvaert.pc | tr -d ,); do
    grep -qE "link .*\b${library#-l}\b.*;" stdout && ok || bad "--version lacks $library"
done
own/bin/vaec export --help | sed -n '/^formats:/,/^$/s/^  \([a-z]*\) .*/\1/p' >formats
holds "$(wc -l <formats) > 1"
while read -r format; do grep -qE "^formats .*\b$format\b" stdout && ok || bad "--version lacks $format"; done <formats

# ---------------------------------------------------------------- the tarball

if [ -e "$root/.git" ] && command -v git >/dev/null; then
    for n in 1 2; do
        mkdir dist.$n
        run env BUILD="$scratch/dist.$n" "$root/tools/dist.sh" "$version"
    done
    same "dist.1/vaec-$version.tar.gz" "dist.2/vaec-$version.tar.gz"
    tar tzf "dist.1/vaec-$version.tar.gz" | sed 's|^[^/]*/||' >list
    (cd "$root" && git ls-files) | grep -vxFf list >lost
    holds "$(wc -l <lost) == 0" "the tarball lacks $(head -n 3 lost)"
    grep -E '^(build|out|\.git)/|\.o$' list >more
    holds "$(wc -l <more) == 0" "the tarball has $(head -n 3 more)"
    # The first steps of a build, where flex, bison and git fail.
    tar xzf "dist.1/vaec-$version.tar.gz"
    mkdir stubs
    for program in flex bison git; do printf '#!/bin/sh\necho %s >>"%s/called"\nexit 1\n' $program "$scratch" >stubs/$program; done
    chmod +x stubs/*
    made="build/compiler/front/parser.c build/compiler/front/lexer.c"
    # shellcheck disable=SC2086
    run env PATH="$scratch/stubs:$PATH" BUILD= make -s -C "vaec-$version" BUILD=build $made build/compiler/front/parser.o
    [ ! -e called ] && ok || bad "the tarball calls $(cat called)"
    # A changed grammar needs bison again.
    touch -d '+1 minute' "vaec-$version/compiler/front/parser.y"
    # shellcheck disable=SC2086
    env PATH="$scratch/stubs:$PATH" make -s -C "vaec-$version" BUILD=build $made >stdout 2>&1 && bad "an old parser is taken"
    says called bison
else
    skip "this is no repository to make a tarball of"
fi

# ---------------------------------------------------------------- packages

if [ -n "${LONG-}" ]; then
    "$here/chroot.sh" | tee chroot.log | grep -E '^(FAILED|skipped):'
    last=$(tail -n 1 chroot.log)
    passed=$((passed + ${last%% passed*}))
    failed=$((failed + $(echo "$last" | sed 's/.*passed, //; s/ failed.*//')))
    case $last in *skipped) skipped=$((skipped + 1)) ;; esac
else
    skip "the package in an empty system (LONG=1, or make check-install)"
fi

summary
