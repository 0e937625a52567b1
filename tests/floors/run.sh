#!/bin/sh
# run.sh -- holds the floors of compiler/ and runtime/ (the Makefile lists them, from the top): what stands on a floor
# uses only what stands there or below.
#   tests/floors/run.sh          every object and source file; prints "N passed, N failed"
# No #include points up, and no undefined symbol of an object file is defined on a higher floor. What fails is
# printed as a pair: the object, the symbol, the object that defines it; or the file and what it includes.
# What a library is made of (core/, and the C that vaec emits, as golden files have it) calls nothing that prints,
# exits, aborts, reads the environment or asks for memory, and defines nothing whose name does not begin with vae_;
# emitted C defines vae_model alone.
# All parts of the test are first run on a made-up house with one fault of each kind, which they must find.
# BUILD names the directory of the objects, default build. Objects without a source (left from before a file
# was moved) are not looked at; a source without an object fails.
set -u
export LC_ALL=C
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(realpath "${BUILD:-$root/build}") || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

# ---------------------------------------------------------------- one house

# objects SOURCES OBJECTS FLOOR...: "FLOOR SOURCE OBJECT" of each source file. Some sources are compiled for
# several processors: OBJECTS/avx2/FLOOR/x.o.
objects() {
    from=$1 to=$2
    shift 2
    for floor in "$@"; do
        find "$from/$floor" -name '*.[cly]' | sort | while read -r file; do
            stem=${file#"$from/"}
            stem=${stem%.*}
            found=
            for object in "$to/$stem.o" "$to"/*/"$stem.o"; do
                [ ! -e "$object" ] || found="$found $object"
            done
            [ -n "$found" ] || found=' none'
            for object in $found; do echo "$floor $file $object"; done
        done
    done
}

# symbols "HELD..." <objects: what is called upwards by objects of the floors that are held, as
# "up: OBJECT uses SYMBOL of OBJECT", and "ok: OBJECT" for the others. Floors are in the order of the lines.
symbols() {
    cat >"$scratch/objects"
    awk '$3 == "none" {print "up: " $2 " has no object"}' "$scratch/objects"
    awk '$3 != "none" {print $3}' "$scratch/objects" | xargs nm -A -g >"$scratch/nm" || echo "up: nm failed"
    awk -v held=" $1 " '
        FNR == NR {
            if (!($1 in height)) height[$1] = -NR
            at[$3] = height[$1]
            floor[$3] = $1
            next
        }
        {
            object = $0
            sub(/\.o:.*/, ".o", object)
            n = split(substr($0, length(object) + 2), field, " ")
            symbol = field[n]
            kind = field[n - 1]
            if (kind == "U" || kind == "w") { need[++needs] = symbol; needs_it[needs] = object }
            else if (!(symbol in owner)) owner[symbol] = object
        }
        END {
            for (i = 1; i <= needs; i++) {
                object = needs_it[i]
                if (!index(held, " " floor[object] " ") || !(need[i] in owner)) continue
                if (at[owner[need[i]]] > at[object]) {
                    print "up: " object " uses " need[i] " of " owner[need[i]]
                    bad[object] = 1
                }
            }
            for (object in at)
                if (object != "none" && index(held, " " floor[object] " ") && !(object in bad)) print "ok: " object
        }' "$scratch/objects" "$scratch/nm"
}

height() { # height FLOOR FLOORS...: how many stand below it; -1: it is none of them
    wanted=$1
    shift
    while [ $# -gt 0 ]; do
        if [ "$1" = "$wanted" ]; then
            echo $(($# - 1))
            return
        fi
        shift
    done
    echo -1
}

# includes SOURCES "FLOOR..." "HELD..." DIRECTORY...: the same of #include "...". A name is looked for beside the
# file, in SOURCES, and in each DIRECTORY; what is in none of them is generated. The directories are below all
# floors; whatever else lies outside is for the top floor only.
includes() {
    from=$1 floors=$2 held=$3
    shift 3
    top=${floors%% *}
    for floor in $held; do
        # shellcheck disable=SC2086
        own=$(height "$floor" $floors)
        find "$from/$floor" -name '*.[chly]' -o -name '*.def' | sort >"$scratch/files"
        while read -r file; do
            good=true
            for name in $(sed -n 's/^[ \t]*#[ \t]*include "\([^"]*\)".*/\1/p' "$file"); do
                for directory in "${file%/*}" "$from" "$@"; do
                    [ ! -e "$directory/$name" ] || break
                done
                target=$(realpath -m "$directory/$name")
                [ -e "$target" ] || continue
                rest=${target#"$from/"}
                for directory in "$@"; do
                    [ "${target%/*}" != "$directory" ] || rest=
                done
                [ -n "$rest" ] || continue
                # shellcheck disable=SC2086
                at=$(height "${rest%%/*}" $floors)
                if [ "$at" -gt "$own" ]; then
                    echo "up: $file includes $name"
                    good=false
                elif [ "$at" -lt 0 ] && { [ "$floor" != "$top" ] || [ "$rest" != "$target" ]; }; then
                    echo "up: $file includes $name, which stands on no floor"
                    good=false
                fi
            done
            $good && echo "ok: $file"
        done <"$scratch/files"
    done
}

calls='_?_?exit|_Exit|quick_exit|atexit|abort|raise|kill|signal|sigaction|(secure_)?getenv|setenv|putenv|environ|system'
memory='[mc]alloc|realloc(array)?|free|(aligned_|mem|v|pv)alloc|alloca|posix_memalign|memalign|strn?dup|mmap|munmap|s?brk'
stdio='(__)?(v?(f|s|sn|d|as)?printf|v?[fs]?scanf)(_chk)?|f?puts|f?putc|putchar|f?gets|f?getc|getchar|getline|perror'
files='(fd|f|fre)open(64)?|fclose|fflush|fread|fwrite|fseek|ftell|std(in|out|err)|open(at)?(64)?|close|read|write|p(read|write)'

# harmless PATTERN <objects: the same lines, of what an object needs or defines. PATTERN: of the names that it may
# define; an object that defines another is at fault, too.
harmless() {
    while read -r object; do
        wrong=$(nm "$object" | awk '$1 == "U" {sub(/@.*/, "", $2); print $2}' |
            grep -xE "$calls|$memory|$stdio|$files" | sed 's/^/calls /'
            nm -g --defined-only "$object" | awk '{print $NF}' | grep -vxE "$1" | sed 's/^/defines /')
        if [ -n "$wrong" ]; then
            echo "$wrong" | sed "s|^|up: $object |"
        else
            echo "ok: $object"
        fi
    done
}

judge() { # judge FILE of lines: counts them, prints those that fail
    sed -n 's/^up:/FAILED tests\/floors:/p' "$1" | sed "s|$root/||g; s|$build/||g"
    passed=$((passed + $(grep -c '^ok:' "$1")))
    failed=$((failed + $(grep -c '^up:' "$1")))
}

# ---------------------------------------------------------------- the test can fail

made=$scratch/made
mkdir -p "$made/high" "$made/low" "$made/o/high" "$made/o/low"
echo 'int above(void);' >"$made/high/above.h"
printf '#include "above.h"\n#include "low/below.h"\nint above(void) { return below(); }\n' >"$made/high/above.c"
echo 'int below(void);' >"$made/low/below.h"
printf '#include "below.h"\n#include "high/above.h"\nint below(void) { return above(); }\n' >"$made/low/below.c"
printf '#include "below.h"\nint good(void);\nint good(void) { return below(); }\n' >"$made/low/good.c"
for file in high/above low/below low/good; do
    "${CC:-cc}" -I"$made" -c -o "$made/o/$file.o" "$made/$file.c" || failed=$((failed + 1))
done
cat >"$made/faults.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
int vae_faults(void), other(void);
int vae_faults(void) { return printf("%s %p", getenv("HOME"), malloc(1)); }
int other(void) { abort(); }
END
"${CC:-cc}" -O1 -c -o "$made/faults.o" "$made/faults.c" || failed=$((failed + 1))
objects "$made" "$made/o" high low | symbols 'high low' | sort >"$scratch/got"
includes "$made" 'high low' 'high low' | sort >>"$scratch/got"
{
    echo "$made/o/low/good.o" | harmless 'good'
    echo "$made/faults.o" | harmless 'vae_.*' | sort
} >>"$scratch/got"
cat >"$scratch/want" <<END
ok: $made/o/high/above.o
ok: $made/o/low/good.o
up: $made/o/low/below.o uses above of $made/o/high/above.o
ok: $made/high/above.c
ok: $made/high/above.h
ok: $made/low/below.h
ok: $made/low/good.c
up: $made/low/below.c includes high/above.h
ok: $made/o/low/good.o
up: $made/faults.o calls abort
up: $made/faults.o calls getenv
up: $made/faults.o calls malloc
up: $made/faults.o calls printf
up: $made/faults.o defines other
END
if diff "$scratch/want" "$scratch/got"; then
    passed=$((passed + 1))
else
    echo "FAILED tests/floors: a made-up house with such faults is not judged so"
    failed=$((failed + 1))
fi

# ---------------------------------------------------------------- the houses

compiler=$(sed -n 's/^FLOORS_C := //p' "$root/Makefile")
runtime=$(sed -n 's/^FLOORS_R := //p' "$root/Makefile")
[ -n "$compiler" ] && [ -n "$runtime" ] || failed=$((failed + 1))
# shellcheck disable=SC2086
{
    objects "$root/compiler" "$build/compiler" $compiler | symbols "$compiler"
    includes "$root/compiler" "$compiler" "$compiler" "$root/runtime/kernels"
    # kernels/ is what programs are compiled with: it has no objects of its own.
    objects "$root/runtime" "$build/runtime" ${runtime% kernels} | symbols "$runtime"
    includes "$root/runtime" "$runtime" "$runtime" "$root/runtime/kernels"
    objects "$root/runtime" "$build/runtime" core | awk '$3 != "none" {print $3}' | harmless 'vae_.*'
    for name in plain convolutions gumbel; do
        "${CC:-cc}" -w -O1 -I"$root/runtime/kernels" -c -o "$scratch/$name.o" "$root/tests/golden/$name.c" ||
            echo "up: tests/golden/$name.c does not compile"
        echo "$scratch/$name.o" | harmless vae_model
    done
    # Whatever a program defines beside main, it is no name of the runtime's.
    nm -g --defined-only "$build/libvaert.a" 2>/dev/null | awk 'NF == 3 && $3 != "main" {print $3}' |
        sed '/^vae_/!s/^/up: libvaert.a defines /; /^vae_/s/^/ok: /'
} >"$scratch/all"
judge "$scratch/all"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
