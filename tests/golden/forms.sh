#!/bin/sh
# forms.sh [FORM...] -- the other forms of the models here: a line for each, NAME FORM CHECKSUM SIZE. run.sh compares
# them with forms.txt. Where one differs, the same command of the compiler before shows what was changed.
#   pytorch    export --format pytorch
#   library    emit --library: the header and the functions, without the runtime
#   python     build --python: __init__.py and pyproject.toml; nothing is compiled
#   onnx, page export --format onnx, page: of weights that are made up
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

weights() { # weights NAME: a safetensors file of the tensors that NAME.c has, of numbers as they come
    header=$(awk -v model="$1" -F '"' '
        /^static const VaeTensor tensors/ { inside = 1; printf "{\"__metadata__\":{\"model\":\"%s\"}", model; next }
        /^};/ { inside = 0 }
        inside {
            text = $3
            sub(/^[^{]*{/, "", text); sub(/}.*/, "", text); gsub(/ /, "", text)
            n = split(text, dim, ","); size = 4
            for (i = 1; i <= n; i++) size *= dim[i]
            printf ",\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}", $2, text, at, at + size
            at += size
        }
        END { printf "}%d", at }' "$1.c")
    size=${header##*\}} header=${header%\}*}\}
    n=${#header}
    # shellcheck disable=SC2059
    printf "\\$(printf %o $((n % 256)))\\$(printf %o $((n / 256 % 256)))\\$(printf %o $((n / 65536)))\\0\\0\\0\\0\\0%s" "$header"
    yes 'A97>' | head -c "$size"
}
exported() { # exported NAME FORMAT
    weights "$1" >"$scratch/weights" && "$VAEC" export --format "$2" "$1.vae" --weights "$scratch/weights" -o "$scratch/$1.$2"
}
onnx() { exported "$1" onnx && cat "$scratch/$1.onnx"/*; }
page() { exported "$1" page && cat "$scratch/$1.page"; }

[ $# -gt 0 ] || set -- pytorch library python onnx page
for model in *.vae; do
    name=${model%.vae}
    for form; do
        echo "$name $form $($form "$name" 2>&1 | sed "s|$scratch/||g" | cksum)"
    done
done
