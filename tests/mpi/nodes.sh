# nodes.sh -- two machines: network namespaces with a slow line between them that loses packets and now and then stands
# still (line.py, as few kernels have netem). Needs root, ip, python3 and /dev/net/tun, and Open MPI, whose daemons a script
# starts in the namespaces in place of ssh.

nodes_end() {
    [ -n "$line" ] && kill "$line" 2>/dev/null && wait "$line"
    line=
    for node in a b; do ip netns del "vae-$$-$node" 2>/dev/null; done
}
nodes_begin() {
    for node in a b; do ip netns add "vae-$$-$node" || return 1; done
    python3 "$here/line.py" "va$$" "vb$$" "$scratch/line.log" >line.out 2>nodes.log &
    line=$!
    for try in $(seq 100); do
        [ -s line.out ] && break
        sleep 0.05
    done
    for node in a b; do
        at=10.77.0.1
        [ $node = a ] || at=10.77.0.2
        ip link set "v$node$$" netns "vae-$$-$node" && ip -n "vae-$$-$node" addr add $at/24 dev "v$node$$" &&
            ip -n "vae-$$-$node" link set "v$node$$" up && ip -n "vae-$$-$node" link set lo up || return 1
    done
}

# on_nodes COMMAND...: in two processes, one on each, with parts of the gradient exchanged beside the backward pass
on_nodes() {
    timeout 60 ip netns exec "vae-$$-a" mpirun.openmpi --mca plm_rsh_agent "$scratch/agent" --bind-to none \
        --mca oob_tcp_if_include 10.77.0.0/24 --mca btl tcp,self --mca btl_tcp_if_include 10.77.0.0/24 \
        -x VAE_MPI_BUCKET=64 -H 10.77.0.1:1,10.77.0.2:1 -n 2 "$@"
}

line=
if [ "$first" != openmpi ] || [ "$(id -u)" -ne 0 ] || [ ! -e /dev/net/tun ] || ! command -v ip >/dev/null ||
    ! command -v python3 >/dev/null; then
    skip "two machines: needs Open MPI, root, ip, python3 and /dev/net/tun"
elif ! nodes_begin 2>>nodes.log; then
    nodes_end
    skip "two machines: $(head -n 1 nodes.log)"
else
    cat >agent <<END
#!/bin/sh
# agent HOST COMMAND...: in place of ssh
shift
exec ip netns exec vae-$$-b sh -c "\$*"
END
    chmod +x agent
    [ -d one ] || ./together train --data rows.csv --out one -q
    run on_nodes "$scratch/together" train --data "$scratch/rows.csv" --out "$scratch/nodes" -q
    alike one nodes

    # The process on the other machine dies.
    [ -x long ] || { variant 'adam(lr=0.01)' elbo >long.vae && build long.vae long; }
    on_nodes "$scratch/long" train --data "$scratch/rows.csv" --out "$scratch/lost" -q --epochs 20000 --checkpoint-every 2 \
        >stdout 2>stderr &
    job=$!
    for try in $(seq 200); do
        [ -e lost/checkpoint ] && break
        sleep 0.05
    done
    for victim in $(ip netns pids "vae-$$-b"); do
        { tr '\0' ' ' <"/proc/$victim/cmdline"; } 2>/dev/null | grep -q "^$scratch/long train" && kill -9 "$victim"
    done
    begin=$(date +%s)
    wait $job
    status=$?
    took=$(($(date +%s) - begin))
    if [ $status -ne 0 ] && [ $status -ne 124 ] && [ $took -le 10 ]; then ok; else bad "killed on a node: status $status after $took s"; fi
    says stderr 'rank 1 '
    nodes_end
    if grep -q '^[1-9][0-9]* passed, [1-9][0-9]* lost$' line.log; then ok; else bad "the line lost nothing: $(cat line.log)"; fi
    echo "# the line: $(cat line.log)"
fi
