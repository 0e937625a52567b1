#!/bin/sh
# scale.sh -- the table of docs/scale.md: what is left of a processor when N processes train together, each with as many
# rows a step as one has alone, by the formula there. Computed, not measured, from: microseconds of a step on one thread
# (of an earlier make bench), numbers in the gradient (vaec check), a line's speed, ALPHA microseconds for each exchange (default 20),
# and GAMMA nanoseconds for each addition (default 0.067, as measured by bench/exchange.c).
awk -v alpha="${ALPHA-20}" -v gamma="${GAMMA-0.067}" 'BEGIN {
    n = split("vectors 16.0 5774,small 1600.5 105620,mnist 5121.1 652824,dcgan 23797.3 260001,resnet 95155.6 346243", model, ",")
    printf "| model | Gbit/s | 2 | 4 | 8 | 16 | 64 | 256 | 1024 |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    split("10 25 100", speed, " ")
    for (m = 1; m <= n; m++) for (g = 1; g <= 3; g++) {
        split(model[m], of, " ")
        printf "| %s | %d", of[1], speed[g]
        split("2 4 8 16 64 256 1024", size, " ")
        for (k = 1; k <= 7; k++) {
            rounds = log(size[k]) / log(2)
            us = 3 * rounds * alpha + (1 - 1 / size[k]) * of[3] * (8 * 8 / speed[g] + gamma) / 1000
            printf " | %.0f %%", 100 * of[2] / (of[2] + us)
        }
        printf " |\n"
    }
}'
