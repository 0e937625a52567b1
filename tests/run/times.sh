# times.sh -- how long vaec takes. Printed, not judged: machines differ and are busy.
now() { date +%s%N; }
for name in mnist fashion; do
    begin=$(now)
    for i in 1 2 3 4 5; do "$VAEC" emit "$(model $name)" -o $name.c || bad "emit $name"; done
    emitted=$(now)
    run "$VAEC" build "$(model $name)" -o $name
    built=$(now)
    awk -v a="$begin" -v b="$emitted" -v c="$built" -v name=$name 'BEGIN {
        printf "note: %s: emit %.1f ms, build %.2f s\n", name, (b - a) / 5e6, (c - b) / 1e9 }'
done
