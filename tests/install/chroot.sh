#!/bin/sh
# chroot.sh -- `make check-install`: an empty Debian, made with debootstrap, in which the package of `make deb` is
# installed, used by an ordinary user and removed, and the tarball of `make dist` is built without git, flex and bison.
#   BUILD=build tests/install/chroot.sh       last line: N passed, N failed
# Needs root, debootstrap and a mirror of Debian (MIRROR, else debootstrap's own), and some minutes; is skipped where one
# of them is missing. Nothing is left behind.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
BUILD=$(realpath "${BUILD:-$root/build}")
export BUILD LC_ALL=C
scratch=$(mktemp -d) || exit 1
there=$scratch/debian
leave() {
    mountpoint -q "$there/proc" && umount "$there/proc"
    mountpoint -q "$there/proc" || rm -rf --one-file-system "$scratch"
}
trap leave EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"

without() {
    skip "no empty system to install in: $*"
    summary
    exit
}
[ "$(id -u)" -eq 0 ] || without "this is not root"
command -v debootstrap >/dev/null || without "no debootstrap (apt-get install debootstrap)"
suite=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
[ -n "$suite" ] || without "/etc/os-release names no suite of Debian"

# ---------------------------------------------------------------- what is tried

run make -s -C "$root" BUILD="$BUILD" deb
lacks stdout 'E: '
package=$BUILD/$(sed -n 's/.*\(vaec_.*\.deb\)$/\1/p' stdout)
run make -s -C "$root" BUILD="$BUILD" dist
tarball=$BUILD/$(sed -n 's/.*\(vaec-.*\.tar\.gz\)$/\1/p' stdout)
[ -f "$package" ] && [ -f "$tarball" ] && ok || { bad "no package or tarball"; summary; exit 1; }
version=$(basename "$tarball" .tar.gz | cut -d- -f2)

# shellcheck disable=SC2086
debootstrap --variant=minbase "$suite" "$there" ${MIRROR-} >stdout 2>&1 || without "$(tail -n 1 stdout)"
mount -t proc proc "$there/proc" || without "/proc cannot be mounted in it"
inside() { chroot "$there" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C DEBIAN_FRONTEND=noninteractive "$@"; }
user() { chroot --userspec=somebody "$there" env -i PATH=/usr/bin:/bin HOME=/home/somebody LC_ALL=C sh -c "cd && $*"; }
run inside useradd -m somebody

# ---------------------------------------------------------------- the package

cp "$package" "$there/vaec.deb"
run inside apt-get install -y -q --no-install-recommends /vaec.deb
rm "$there/vaec.deb"
for program in git flex bison python3; do
    inside sh -c "command -v $program" >/dev/null && bad "$program is in the empty system" || ok
done
run user 'vaec --version'
says stdout "vaec $version"
run user 'cp /usr/share/doc/vaec/examples/small.vae . && vaec check small.vae && vaec build small.vae'
run user './small train --data shapes:1000 --epochs 1 --out run && ./small sample -n 4 -o four.png --weights run'
png "$there/home/somebody/four.png" 118 118
[ -s "$there/home/somebody/run/model.safetensors" ] && [ -s "$there/home/somebody/run/report.html" ] && ok ||
    bad "a training leaves $(ls "$there/home/somebody/run")"
run user 'vaec build --static small.vae -o alone && ./alone info && vaec emit --standalone small.vae -o one.c'
for page in man1/vaec.1 man1/vaec-model.1 man5/vae.5; do
    run inside zcat "/usr/share/man/$page.gz"
    holds "$(wc -l <stdout) > 50" "$page is short"
done
run user bash -c "'. /usr/share/bash-completion/completions/vaec; complete -p vaec'"
says stdout vaec
[ -s "$there/usr/share/zsh/vendor-completions/_vaec" ] && ok || bad "no completion for zsh"

inside dpkg -L vaec | sort >files
inside dpkg-query --show --showformat='${Package}\n' | grep -vx vaec | while read -r other; do inside dpkg -L "$other"; done |
    sort -u >others
run inside dpkg --purge vaec
says stdout "Removing vaec"
comm -23 files others | while read -r file; do [ -e "$there$file" ] && echo "$file"; done >left
holds "$(wc -l <left) == 0" "left by the package: $(head -n 3 left)"
find "$there" -xdev -name '*vaec*' ! -path "$there/home/*" >left
holds "$(wc -l <left) == 0" "left by the package: $(head -n 3 left)"

# ---------------------------------------------------------------- the tarball

run inside apt-get install -y -q --no-install-recommends make libjansson-dev
cp "$tarball" "$there/home/somebody/vaec.tar.gz"
run user "tar xzf vaec.tar.gz && make -s -j$(nproc) -C vaec-$version && make -s -C vaec-$version PREFIX=\$HOME/own install"
for program in git flex bison; do
    inside sh -c "command -v $program" >/dev/null && bad "$program came with make" || ok
done
run user 'own/bin/vaec --version'
says stdout "vaec $version"
run user 'own/bin/vaec build small.vae -o again && ./again train --data shapes:1000 --epochs 1 --out again.run'
same "$there/home/somebody/run/model.safetensors" "$there/home/somebody/again.run/model.safetensors"
summary
