#!/bin/sh
# dist.sh -- `make dist`: $BUILD/vaec-VERSION.tar.gz, which builds without git, flex and bison: what those two make
# is in generated/. The same files give the same bytes: all carry the time of the last commit, or SOURCE_DATE_EPOCH.
#   tools/dist.sh VERSION
set -eu
cd "$(dirname "$0")/.."
name=vaec-$1
mkdir -p "${BUILD:=build}"
out=$(realpath "$BUILD")
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
scratch=$(mktemp -d "$out/dist.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

mkdir "$scratch/$name"
git ls-files -z | xargs -0 cp -P --parents -t "$scratch/$name"
env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s -C "$scratch/$name" BUILD=generated \
    generated/compiler/front/parser.c generated/compiler/front/lexer.c
export LC_ALL=C
tar -C "$scratch" --format=ustar --sort=name --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
    --mtime="@$epoch" -cf "$scratch/tar" "$name"
gzip -9n <"$scratch/tar" >"$scratch/gz"
mv "$scratch/gz" "$out/$name.tar.gz"
echo "${out#"$PWD/"}/$name.tar.gz"
