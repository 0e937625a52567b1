# parts.sh -- several files as one; files larger than what may be resident; orders that are computed

cat >wide.vae <<'END'
model wide
data   x: vector(4096)
latent z: normal(1)
encoder { dense(2) }
decoder { dense(4096) }
loss { likelihood = mse }
train { batch = 64 epochs = 1 seed = 1 }
END
run "$VAEC" build wide.vae -o wide
/usr/bin/python3 - <<'END'
import struct, zipfile, random

def npy(descr, rows, width, cells):
    head = "{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }" % (descr, rows, width)
    head += " " * (117 - len(head)) + "\n"
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(head)) + head.encode() + cells

def holes(name, descr, rows, width, size):  # zeros that take no room on the disk
    with open(name, "wb") as f:
        f.write(npy(descr, rows, width, b""))
        f.truncate(f.tell() + rows * width * size)

random.seed(3)
rows = [[random.gauss(0, 1) for _ in range(8)] for _ in range(601)]
cells = lambda rows, form: b"".join(struct.pack("<8" + form, *r) for r in rows)
cut = [0, 200, 201, 450, 601]
for i in range(4):
    part = rows[cut[i]:cut[i + 1]]
    open("part-%d.npy" % i, "wb").write(npy("<f4", len(part), 8, cells(part, "f")))
    with zipfile.ZipFile("stored-%d.npz" % i, "w") as z:
        z.writestr("other.npy", npy("<f4", 1, 8, cells(rows[:1], "f")))
        z.writestr("x.npy", npy("<f4", len(part), 8, cells(part, "f")))
open("all.npy", "wb").write(npy("<f4", 601, 8, cells(rows, "f")))
open("odd-0.npy", "wb").write(npy("<f4", 601, 8, cells(rows, "f")))
open("odd-1.npy", "wb").write(npy("<f8", 601, 8, cells(rows, "d")))
rows[70][3] = float("inf")
open("worse-0.npy", "wb").write(npy("<f4", 10, 8, cells(rows[:10], "f")))
open("worse-1.npy", "wb").write(npy("<f4", 70, 8, cells(rows[10:80], "f")))
open("short-0.npy", "wb").write(npy("<f4", 10, 8, cells(rows[:10], "f")))
open("short-1.npy", "wb").write(npy("<f4", 11, 8, cells(rows[:10], "f")))
holes("wide.npy", "<f4", 3000, 4096, 4)    # 49 MB
holes("wider.npy", "<f4", 20000, 4096, 4)  # 328 MB
holes("most.npy", "|u1", 2 ** 32, 8, 1)
END
run ./table train --data 'part-*.npy' --epochs 2 --out out/parts
says stderr 'data x: 601 rows, float32 from'
says stderr '4 files from part-0.npy to part-3.npy'
run ./table train --data all.npy --epochs 2 --out out/whole
same out/parts/model.safetensors out/whole/model.safetensors # the same rows: the metadata's hashes, too
run ./table train --data 'stored-*.npz' --epochs 2 --out out/stored # each by the member that is called so
same out/stored/model.safetensors out/whole/model.safetensors
run ./table train --data 'x=part-[0-3].npy' --epochs 1 --out out/parts --limit 201
says stderr '2 files from part-0.npy to part-1.npy'
run ./table eval --data 'part-*.npy' --weights out/whole --json
elbo=$(json stdout elbo)
run ./table eval --data all.npy --weights out/whole --json
[ "$elbo" = "$(json stdout elbo)" ] && ok || bad "parts: ELBO $elbo, not $(json stdout elbo)"

refuses 66 'there is no such file, and none that it is a pattern of' ./table eval --data 'none-*.npy' --weights out/whole
refuses 65 'odd-1.npy: its numbers are of another type than those of odd-0.npy' ./table eval --data 'odd-*.npy' --weights out/whole
refuses 65 'worse-1.npy: row 61, column 4' ./table eval --data 'worse-*.npy' --weights out/whole
refuses 65 'short-1.npy: truncated' ./table eval --data 'short-*.npy' --weights out/whole
refuses 64 'reads several files as one' ./table eval --data part-0.npy --data part-1.npy --weights out/whole
refuses 65 'are too many; at most 4294967294' ./table eval --data most.npy --weights out/whole
printf '1,2,3,4,5,6,7,8\n' >lines.csv
refuses 65 'and this is CSV' ./table eval --data 'line[r-t].csv' --weights out/whole
rm -f most.npy

# --shuffle block: another order, the same for any threads and after any kill
run ./table train --data all.npy --shuffle rows --epochs 2 --out out/rows
same out/rows/model.safetensors out/whole/model.safetensors
run ./table train --data all.npy --shuffle block --epochs 2 --out out/block --threads 1
differ out/block/model.safetensors out/whole/model.safetensors
run ./table train --data 'part-*.npy' --shuffle block --epochs 1 --out out/again --threads 2
refuses 64 'shuffle was block and is rows now' ./table train --data 'part-*.npy' --epochs 2 --out out/again --resume
run ./table train --data all.npy --shuffle block --epochs 2 --out out/again --resume
same out/block/model.safetensors out/again/model.safetensors
refuses 64 "--shuffle takes rows or block, not 'both'" ./table train --data all.npy --shuffle both

# What is resident does not grow with a file that is mapped. Prints the exit status and MB.
resident() {
    /usr/bin/python3 -c 'import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=open("stdout", "w"), stderr=open("stderr", "w"))
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' "$@"
}
if [ -n "${SANITIZED-}" ]; then
    skip "what is resident: AddressSanitizer needs more"
else
    set -- $(resident ./wide train --data wide.npy --out out/wide --quiet --threads 1 --limit 100)
    holds "$1 == 0 && $2 < 40" "train on 100 rows: status and MB $*"
    small=$2
    set -- $(resident ./wide score --data wider.npy --weights out/wide --quiet --threads 1 -o scores.csv)
    holds "$1 == 0 && $2 < $small + 110" "328 MB: status and MB $*; 100 rows take $small"
    holds "$(wc -l <scores.csv) >= 20000"
fi
rm -f wide.npy wider.npy
