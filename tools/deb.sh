#!/bin/sh
# deb.sh -- `make deb`: $BUILD/vaec_VERSION_ARCHITECTURE.deb, of what `make install` installs, built anew into
# $BUILD-release without what debuggers need. lintian looks at it where it is there; an error of its ends this.
#   tools/deb.sh VERSION
set -eu
cd "$(dirname "$0")/.."
version=$1
mkdir -p "${BUILD:=build}"
out=$(realpath "$BUILD")
release=${RELEASE_BUILD:-$out-release}
command -v dpkg-deb >/dev/null || { echo "deb: dpkg-deb is missing: this is not Debian" >&2; exit 69; }
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)}"
scratch=$(mktemp -d "$out/deb.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
umask 022

# The same files wherever the tree lies. (From the environment: what the Makefile adds to OPT for some files stays.)
export OPT="-O2 -ffile-prefix-map=$PWD=."
unset MAKEFLAGS MFLAGS MAKELEVEL
make -s BUILD="$release" -j"$(nproc)" all man
root=$scratch/debian/vaec
make -s BUILD="$release" PREFIX=/usr DESTDIR="$root" ZSH_DIR=share/zsh/vendor-completions install
strip --strip-unneeded "$root/usr/bin/vaec"

# What Debian wants of every package.
doc=$root/usr/share/doc/vaec
{
    cat tools/deb/copyright.in
    awk 'NR == 1 { name = $1 } /^Copyright/ { sub(/^Copyright \(c\) /, ""); print "Copyright: " $0; print "License: " name; next }
        NR > 4 { print $0 == "" ? " ." : " " $0 }' name=Expat LICENSE | sed 's/^License: MIT/License: Expat/'
} >"$doc/copyright"
rm "$doc/LICENSE"
{
    echo "vaec ($version) unstable; urgency=medium"
    echo
    echo "  * See CHANGELOG.md."
    echo
    echo " -- $(sed -n 's/^Maintainer: //p' tools/deb/control.in)  $(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$doc/changelog.gz"
gzip -9n "$root"/usr/share/man/man*/*

# The libraries that vaec itself is linked with, of at least the versions that it was linked with.
printf 'Source: vaec\n\nPackage: vaec\nArchitecture: any\n' >"$scratch/debian/control"
if command -v dpkg-shlibdeps >/dev/null; then
    depends=$(cd "$scratch" && dpkg-shlibdeps -O "$root/usr/bin/vaec" 2>words | sed -n 's/^shlibs:Depends=//p')
    [ -n "$depends" ] || { cat "$scratch/words" >&2; exit 70; }
else
    depends='libc6, libjansson4'
fi
architecture=$(dpkg --print-architecture)
mkdir "$root/DEBIAN"
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) >"$root/DEBIAN/md5sums"
sed "s|@VERSION@|$version|; s|@ARCHITECTURE@|$architecture|; s|@DEPENDS@|$depends|
    s|@SIZE@|$(du -sk --apparent-size "$root/usr" | cut -f1)|" tools/deb/control.in >"$root/DEBIAN/control"

package=vaec_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$scratch/$package" >/dev/null
if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error "$scratch/$package" || { echo "deb: lintian finds errors" >&2; exit 70; }
else
    echo "deb: lintian is missing: nothing has looked at the package"
fi
mv "$scratch/$package" "$out/$package"
echo "${out#"$PWD/"}/$package"
