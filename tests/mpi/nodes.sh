# nodes.sh -- two machines: network namespaces with a slow line between them that loses packets. Needs root, ip and tc,
# and Open MPI, whose daemons a script starts in the namespaces in place of ssh.

nodes_end() { for node in a b; do ip netns del "vae-$$-$node" 2>/dev/null; done; }
nodes_begin() {
    for node in a b; do ip netns add "vae-$$-$node" || return 1; done
    ip link add "va$$" netns "vae-$$-a" type veth peer name "vb$$" netns "vae-$$-b" || return 1
    for node in a b; do
        at=10.77.0.1
        [ $node = a ] || at=10.77.0.2
        ip -n "vae-$$-$node" addr add $at/24 dev "v$node$$" && ip -n "vae-$$-$node" link set "v$node$$" up &&
            ip -n "vae-$$-$node" link set lo up || return 1
    done
    for node in a b; do
        ip netns exec "vae-$$-$node" tc qdisc add dev "v$node$$" root netem delay 2ms loss 1% 2>/dev/null && continue
        skip "a slow line that loses packets: this kernel has no netem"
        break
    done
}

if [ "$first" != openmpi ] || [ "$(id -u)" -ne 0 ] || ! command -v ip >/dev/null || ! command -v tc >/dev/null; then
    skip "two machines: needs Open MPI, root, ip and tc"
elif ! nodes_begin 2>nodes.log; then
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
    run timeout 60 ip netns exec "vae-$$-a" mpirun.openmpi --mca plm_rsh_agent "$scratch/agent" \
        --mca oob_tcp_if_include 10.77.0.0/24 --mca btl tcp,self --mca btl_tcp_if_include 10.77.0.0/24 \
        -H 10.77.0.1:1,10.77.0.2:1 -n 2 "$scratch/together" train --data "$scratch/rows.csv" --out "$scratch/nodes" -q
    alike one nodes
    nodes_end
fi
