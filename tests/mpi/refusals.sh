# refusals.sh -- what is not shared out, or not evenly, says so, once, before anything is written.

refuses 64 '3 processes cannot share 8 shards evenly: start 1, 2, 4 or 8' \
    start "$first" 3 ./together train --data rows.csv --out no -q
refuses 64 '16 processes cannot share 8 shards evenly: start 1, 2, 4 or 8' \
    start "$first" 16 ./together train --data rows.csv --out no -q
refuses 64 '3 processes cannot share rows in pairs: start 1, 2 or 4' \
    start "$first" 3 ./together eval --data rows.csv --weights no
refuses 64 "mpirun started 2 processes: 'sample' is the work of one" start "$first" 2 ./together sample -o no.csv
build "$here/together.vae" undivided "$first" -D shards=1
refuses 64 '2 processes cannot share 1 shard evenly: start 1, or set shards' \
    start "$first" 2 ./undivided train --data rows.csv --out no -q

# Rows of a private training are drawn one by one; its evaluation is shared out.
build "$here/../golden/private.vae" private
refuses 64 "mpirun started 2 processes: 'train' of a private model, which draws its rows one by one, is the work of one" \
    start "$first" 2 ./private train --data shapes:50 --out no -q
run ./private train --data shapes:50 --out alone --noise-seed 7 --epochs 1 -q
run ./private eval --data shapes:50 --weights alone --json
tail -n 1 stdout >private.one
run start "$first" 2 ./private eval --data shapes:50 --weights alone --json
tail -n 1 stdout >private.two
same private.one private.two

# One of several that have no MPI says why.
[ -x plain ] || "$VAEC" build "$here/together.vae" -o plain >build.log 2>&1
for kind in $kinds; do
    refuses 64 'mpirun started 2 copies of a program that works alone' start "$kind" 2 ./plain train --data rows.csv --out no -q
done
SLURM_STEP_NUM_TASKS=4 SLURM_PROCID=0 refuses 64 'srun started 4 copies' ./plain train --data rows.csv --out no
SLURM_STEP_NUM_TASKS=4 SLURM_PROCID=2 ./plain train --data rows.csv --out no >stdout 2>stderr
[ $? -eq 64 ] && [ ! -s stderr ] && ok || bad "the third copy says $(cat stderr)"
SLURM_NTASKS=4 SLURM_PROCID=0 run ./plain info # a batch script's own environment
[ -e no ] && bad "something was written" || ok

MPICC=no-such-mpicc "$VAEC" build --mpi "$here/together.vae" -o no >stdout 2>stderr
[ $? -eq 69 ] && ok || bad "no mpicc: not 69"
says stderr "there is no 'no-such-mpicc'"
"$VAEC" build --mpi --static "$here/together.vae" -o no >stdout 2>stderr
[ $? -eq 64 ] && ok || bad "--mpi --static: not 64"
says stderr '--mpi or --static, not both'
