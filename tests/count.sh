# count.sh -- sourced: what a cmocka program printed, counted.
# count LOG STATUS: sets good, left_out and bad. A program that died has a failed test, as has one
# that ran none. The list of skipped tests at the end repeats lines that were counted.
count() {
    ran=$(grep -c '^\[ RUN ' "$1")
    good=$(grep -c '^\[       OK \]' "$1")
    left_out=$(sed '/^\[=*\] [0-9]* test(s) run/q' "$1" | grep -c '^\[  SKIPPED \]')
    bad=$((ran - good - left_out))
    [ "$2" -eq 0 ] || [ $bad -gt 0 ] || bad=1
    [ "$ran" -gt 0 ] || bad=1
}
