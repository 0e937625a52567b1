#!/bin/sh
# forms.sh [FORM...] -- the other forms of the models here: a line for each, NAME FORM CHECKSUM SIZE. run.sh compares
# them with forms.txt. Where one differs, the same command of the compiler before shows what was changed.
#   pytorch    export --format pytorch
#   library    emit --library: the header and the functions, without the runtime
#   python     build --python: __init__.py and pyproject.toml; nothing is compiled
# Of a form that a model has not, what is said then. VAEC names the compiler, default build/vaec.
set -u
export LC_ALL=C
cd "$(dirname "$0")" || exit 1
root=$PWD/../..
VAEC=${VAEC:-$root/build/vaec}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

# A C compiler that leaves a file where one is looked for.
# shellcheck disable=SC2016
printf '%s\n' '#!/bin/sh' 'while [ $# -gt 0 ]; do case $1 in -o) echo >"$2" && chmod +x "$2" ;; esac; shift; done' >"$scratch/cc"
chmod +x "$scratch/cc"

pytorch() { "$VAEC" export --format pytorch "$1.vae"; }
library() {
    "$VAEC" emit --library "$1.vae" -o "$scratch/$1.c" && cat "$scratch/$1.h" && sed -n "/^\/\/ ====* $1\.h$/,\$p" "$scratch/$1.c"
}
python() {
    CC=$scratch/cc "$VAEC" build --python "$1.vae" -o "$scratch/$1" 2>"$scratch/said" || { cat "$scratch/said"; return; }
    cat "$scratch/$1/__init__.py" "$scratch/$1/pyproject.toml"
}

[ $# -gt 0 ] || set -- pytorch library python
for model in *.vae; do
    name=${model%.vae}
    for form; do
        echo "$name $form $($form "$name" 2>&1 | sed "s|$scratch/||g" | cksum)"
    done
done
