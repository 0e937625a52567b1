# data larger than memory: files that are mapped can be, under a limit on what a process may
# allocate; files that must be held are refused by one line

# huge FILE ROWS ORDER TYPE SIZE: an NPY file of zeros, sparse on the disk
huge() {
    header="{'descr': '$4', 'fortran_order': $3, 'shape': ($2, 12, 12, 1), }"
    { printf '\223NUMPY\001\000\166\000'; printf '%-117s\n' "$header"; } >"$1"
    truncate -s $((128 + $2 * 144 * $5)) "$1"
}
if [ -n "${SANITIZED-}" ]; then
    skip "a limit on memory: AddressSanitizer needs more"
else
    huge c.npy 300000 False '<f8' 8 # 345 MB
    huge fortran.npy 300000 True '<f8' 8
    printf '\000\000\010\003\000\044\237\000\000\000\000\014\000\000\000\014' >large.idx
    truncate -s $((16 + 2400000 * 144)) large.idx # 345 MB of bytes
    # at_most KILOBYTES COMMAND...: private memory, mapped files apart.
    at_most() {
        limit=$1
        shift
        (ulimit -d "$limit" && "$@")
    }
    for file in c.npy large.idx; do
        run at_most 50000 ./shapes eval --data $file --threads 1 --limit 50000 --json
        holds "$(json stdout rows) == 50000"
        run at_most 50000 ./shapes train --data $file --limit 100 --epochs 1 --quiet --threads 1 --out out/large
    done
    run at_most 50000 ./shapes score --data c.npy -o scores.npy --json --threads 1 --limit 50000
    holds "$(json stdout rows) == 50000"
    # The limit bites: the same numbers in the other order have to be held.
    refuses 71 "fortran.npy" at_most 50000 ./shapes eval --data fortran.npy --threads 1
    run ./shapes eval --data fortran.npy --limit 10 --threads 1
    # ... and a file that is mapped may not be shorter than its header says, whatever its size
    truncate -s -1 c.npy
    refuses 65 "truncated" ./shapes eval --data c.npy
    rm c.npy fortran.npy large.idx
fi
