#!/bin/sh
# run.sh -- trains examples/anomaly.vae, puts it into the flash of a Cortex-M4F, runs that in an emulator, and holds
# its scores against those of the program that trained it.
#   examples/embed/cortex-m/run.sh [VAEC]     default: $VAEC, or vaec
# It needs Debian's gcc-arm-none-eabi, libnewlib-arm-none-eabi and qemu-system-arm (tools/install-deps.sh arm).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
vaec=${1-${VAEC-vaec}}
model=$here/../../anomaly.vae
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$vaec" build "$model" -o anomaly.program
./anomaly.program train --data signals:5000 --epochs 10 --out run --quiet

# Twenty rows as the model knows them, and four with a sensor that says nothing.
./anomaly.program sample -n 24 --draw --weights run --quiet -o drawn.csv
awk -F , -v OFS=, '{ for (i = 1; i <= NF; i++) $i = sprintf("%.2f", $i); if (NR > 20) $5 = "0.00"; print }' drawn.csv >rows.csv
./anomaly.program score --data rows.csv --weights run --quiet -o scores.csv >/dev/null
{
    echo '#define ROWS 24'
    echo '#define LIMIT 21.0f // nats'
    echo 'static const float rows[ROWS][ANOMALY_X] = {'
    sed 's/^/    {/; s/,/f, /g; s/$/f},/' rows.csv
    echo '};'
} >rows.h

"$vaec" emit --library --inference --batch 1 --weights run "$model" -o anomaly.c
arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb -mfloat-abi=hard -mfpu=fpv4-sp-d16 --specs=nano.specs -nostartfiles -std=c11 \
    ${ARM_CFLAGS--O2} -Wall -Wextra -Werror -ffunction-sections -fdata-sections -Wl,--gc-sections -DANOMALY_NO_HEAP -DVAE_BLOCK_K=8 -I. \
    -T "$here/stm32f405.ld" "$here/monitor.c" "$here/board.c" anomaly.c -lm -o monitor.elf
arm-none-eabi-size monitor.elf
if arm-none-eabi-nm monitor.elf | grep -wE '_*(malloc|_malloc_r|sbrk|_sbrk_r|free|exit|printf)'; then
    echo "there is a heap, or more of the C library than is needed" >&2
    exit 1
fi
qemu-system-arm -M netduinoplus2 -display none -monitor none -serial none -semihosting-config enable=on,target=native \
    -kernel monitor.elf >said 2>&1 || { cat said; exit 1; }
cat said

# What both say of each row: within 1e-5 of the score's size.
sed -n 's/^row \([0-9]*\): \([-0-9.]*\) nats.*/\1,\2/p' said >here.csv
awk -F , 'FNR == NR { if (FNR > 1) want[$1] = $2; next }
    { d = ($2 - want[$1]) / want[$1]; if (d < 0) d = -d; if (d > worst) worst = d; n++ }
    END { printf "%d scores differ from the program'\''s by at most %.1e of their size\n", n, worst
          exit !(n == 24 && worst < 1e-5) }' scores.csv here.csv
