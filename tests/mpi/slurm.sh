# slurm.sh -- srun: a Slurm of this machine alone, with ports and files of its own. Needs root, slurmctld, slurmd and srun
# (Debian's slurm-wlm), and an Open MPI that knows PMIx. SLURM_PLUGINS: where its plugins are, if not where it looks.

slurm_end() {
    for daemon in slurmd slurmctld; do [ -s slurm/$daemon.pid ] && kill "$(cat slurm/$daemon.pid)" 2>/dev/null; done
    sleep 0.5
}
slurm_begin() {
    node=$(hostname -s)
    mkdir slurm slurm/state slurm/spool || return 1
    cat >slurm/conf <<END
ClusterName=vae
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=$((20000 + $$ % 10000))
SlurmdPort=$((30000 + $$ % 10000))
AuthType=auth/none
CredType=cred/none
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$scratch/slurm/state
SlurmdSpoolDir=$scratch/slurm/spool
SlurmctldPidFile=$scratch/slurm/slurmctld.pid
SlurmdPidFile=$scratch/slurm/slurmd.pid
SlurmctldLogFile=$scratch/slurm/slurmctld.log
SlurmdLogFile=$scratch/slurm/slurmd.log
${SLURM_PLUGINS:+PluginDir=$SLURM_PLUGINS}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
END
    export SLURM_CONF="$scratch/slurm/conf"
    slurmctld -c && slurmd ${SLURM_STEPD:+-d "$SLURM_STEPD"} || return 1
    for try in $(seq 60); do
        srun -n 1 --quiet true 2>slurm/first.log && return
        sleep 0.5
    done
    return 1
}

# on_slurm N COMMAND...: in N tasks
on_slurm() {
    tasks=$1
    shift
    timeout 60 srun -n "$tasks" --overcommit --mpi=pmix "$@"
}

if [ "$first" != openmpi ] || [ "$(id -u)" -ne 0 ] || ! command -v slurmctld >/dev/null || ! command -v slurmd >/dev/null ||
    ! command -v srun >/dev/null; then
    skip "srun: needs Open MPI, root, slurmctld, slurmd and srun"
elif ! slurm_begin >slurm.log 2>&1; then
    slurm_end
    bad "Slurm does not start: $(tail -n 3 slurm.log slurm/*.log)"
else
    [ -d one ] || ./together train --data rows.csv --out one -q
    for n in 2 4; do
        run on_slurm $n ./together train --data rows.csv --out "slurm$n" -q
        alike one "slurm$n"
    done
    on_slurm 3 ./together train --data rows.csv --out no -q >stdout 2>stderr && bad "three share eight shards" || ok
    says stderr 'together: error: 3 processes cannot share 8 shards evenly: start 1, 2, 4 or 8'
    "$VAEC" build "$here/together.vae" -o alone >build.log 2>&1 || bad "it does not build"
    on_slurm 2 ./alone train --data rows.csv --out no -q >stdout 2>stderr
    [ $? -eq 64 ] && ok || bad "two copies: not 64: $(cat stderr)"
    says stderr 'alone: error: srun started 2 copies of a program that works alone'
    [ "$(grep -c 'alone: error: ' stderr)" -eq 1 ] && ok || bad "two copies: $(cat stderr)"
    [ -e no ] && bad "something was written" || ok

    # One of two dies; two are told that their time is over.
    [ -x long ] || { variant 'adam(lr=0.01)' elbo >long.vae && build long.vae long; }
    for signal in KILL TERM; do
        on_slurm 2 ./long train --data rows.csv --out "slurm.$signal" -q --epochs 20000 --checkpoint-every 2 >stdout 2>stderr &
        job=$!
        for try in $(seq 200); do
            [ -e "slurm.$signal/checkpoint" ] && break
            sleep 0.05
        done
        begin=$(date +%s)
        if [ $signal = TERM ]; then
            scancel --signal=TERM "$(squeue -h -o %i)"
        else
            for p in /proc/[0-9]*; do
                [ "$p/cwd" -ef "$scratch" ] &&
                    { tr '\0' ' ' <"$p/cmdline"; } 2>/dev/null | grep -q "^[^ ]*/long train .*--out slurm.KILL" &&
                    { tr '\0' '\n' <"$p/environ"; } 2>/dev/null | grep -q '^SLURM_PROCID=1$' && kill -9 "${p#/proc/}"
            done
        fi
        wait $job
        status=$?
        took=$(($(date +%s) - begin))
        if [ $status -ne 0 ] && [ $status -ne 124 ] && [ $took -le 10 ]; then ok; else bad "$signal: status $status after $took s"; fi
        [ $signal = TERM ] || says stderr 'task 1: Killed'
        [ -e "slurm.$signal/checkpoint" ] && ok || bad "$signal: nothing is saved"
    done
    slurm_end
fi
