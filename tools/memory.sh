#!/bin/sh
# memory.sh -- the arena of every example's training step, planned and not, as a Markdown table: what
# docs/memory.md shows. usage: tools/memory.sh [MODEL.vae ...]
cd "$(dirname "$0")/.." || exit 1
vaec=${VAEC:-${BUILD:-build}/vaec}
[ $# -gt 0 ] || set -- examples/*.vae
echo '| example | kernels | one for each op | planned, bytes | not planned | ratio |'
echo '| --- | ---: | ---: | ---: | ---: | ---: |'
for model; do
    "$vaec" check "$model" 2>/dev/null | awk -v model="$(basename "$model")" '
        $1 == "train" && NF == 5 {
            planned = $4; unplanned = $5
            gsub(",", "", planned); gsub(",", "", unplanned)
            printf "| `%s` | %s | %s | %s | %s | %.2f |\n", model, $2, $3, $4, $5, unplanned / planned
        }' || exit 1
done
