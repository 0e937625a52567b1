#!/bin/sh
# run.sh -- programs of `vaec build --mpi`: any number of processes comes to the same bits, whatever happens to one of
# them ends all, and what was not built for several processes refuses to run in them.
#   VAEC=build/vaec tests/mpi/run.sh [PART...]      parts: the other .sh files beside this one
# With Open MPI and MPICH, as far as they are there (mpicc.openmpi, mpicc.mpich; else mpicc). Models are small and
# processes share the cores. KILLS: how many processes are killed (4; with LONG 100). Last line: N passed, N failed, N skipped.
set -u
here=$(cd "$(dirname "$0")" && pwd)
VAEC=$(realpath "${VAEC:-$here/../../build/vaec}") || exit 1
unset NO_COLOR
export LC_ALL=C TERM=dumb VAE_CHECKPOINT_SECONDS=0
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 # tests may be run by root
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_btl_base_warn_component_unused=0
export REAL_CC="${CC:-cc}" CC="$(realpath "$here/../quick-cc")" # what is tested is not speed

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
cd "$scratch" || exit 1
. "$here/../commands/lib.sh"

kinds=
for kind in openmpi mpich; do
    command -v mpicc.$kind >/dev/null && command -v mpirun.$kind >/dev/null && kinds="$kinds $kind"
done
first=${kinds# } first=${first%% *}
if [ -z "$kinds" ]; then
    skip "neither Open MPI nor MPICH is here (tools/install-deps.sh test)"
    summary
    exit 0
fi

# start KIND N COMMAND...: in N processes, for a minute at most
start() {
    kind=$1 n=$2
    shift 2
    timeout 60 mpirun.$kind -n "$n" "$@"
}

# build MODEL.vae PROGRAM [KIND [OPTION...]]: with that MPI
build() {
    model=$1 program=$2 kind=${3-$first}
    shift 2
    [ $# -eq 0 ] || shift
    MPICC=mpicc.$kind "$VAEC" build --mpi "$@" "$model" -o "$program" >build.log 2>&1 && return
    cat build.log
    bad "$model does not build for $kind"
}

# variant OPTIMIZER OBJECTIVE >MODEL.vae
variant() { sed "s/OPTIMIZER/$1/; s/OBJECTIVE/$2/" "$here/long.vae"; }

# Everything in a metrics file but how long it took.
timeless() { sed 's/,"seconds":.*//' "$1"; }

# alike DIR DIR: what two trainings left is the same
alike() {
    for f in model.safetensors checkpoint report.html $(cd "$1" && ls samples.*); do same "$1/$f" "$2/$f"; done
    timeless "$1/metrics.jsonl" >metrics.one
    timeless "$2/metrics.jsonl" >metrics.other
    same metrics.one metrics.other
}

# 237 rows of six numbers, every ninth missing: the last batch is uneven, whatever is held out.
awk 'BEGIN { srand(7); for (r = 0; r < 237; r++) for (j = 0; j < 6; j++)
    printf "%s%s", (r * 6 + j) % 9 == 4 ? "" : sprintf("%.4f", rand() * 4 - 2 + j % 2), j < 5 ? "," : "\n" }' >rows.csv

parts=$*
[ -n "$parts" ] || parts="bits rows refusals faults nodes slurm"
build "$here/together.vae" together
for part in $parts; do
    echo "# $part"
    # shellcheck disable=SC1090
    . "$here/$part.sh"
done
summary
