# portable.sh -- one program for every x86-64: each of its variants that this processor can run trains
# as the others do, to rounding; it takes the best one by itself, and says which.
if [ "$(uname -m)" != x86_64 ]; then
    skip 'portable.sh: the variants are for x86-64'
else
    cp "$(model mixed)" portable.vae
    run "$VAEC" build --portable portable.vae -o portable
    run ./portable info
    best=$(sed -n 's/^kernels *\([a-z0-9]*\),.*/\1/p' stdout)
    for isa in sse2 avx2 avx512; do
        status=0
        VAE_ISA=$isa ./portable info >info.$isa 2>stderr || status=$?
        if [ $status -ne 0 ]; then
            if [ $status -eq 69 ] && grep -q 'does not have these instructions' stderr; then
                skip "portable.sh: this processor has no $isa"
            else bad "VAE_ISA=$isa ./portable info: $(cat stderr)"; fi
            continue
        fi
        [ "$(sed -n 's/^kernels *//p' info.$isa)" = "$isa, runtime $isa" ] && ok ||
            bad "VAE_ISA=$isa: $(grep ^kernels info.$isa)"
        last=$isa
        export VAE_ISA=$isa
        run ./portable train --data shapes:300 --epochs 2 --quiet --out "by.$isa"
        run ./portable train --data shapes:300 --epochs 2 --quiet --threads 3 --out "again.$isa"
        same "by.$isa/model.safetensors" "again.$isa/model.safetensors"
        run ./portable gradcheck
        run ./portable eval --data shapes:300 --weights "by.$isa" --json
        elbo=$(json stdout elbo)
        first=${first-$elbo}
        # 1e-4 of the value: two epochs of rounding in other places
        holds "($elbo - $first)^2 <= (1e-4 * $first)^2" "ELBO of $isa and of sse2"
        unset VAE_ISA
    done
    # the best that runs is what is chosen
    [ "$best" = "$last" ] && ok || bad "chooses '$best', not '$last'"
    VAE_ISA=mmx refuses 64 'VAE_ISA=mmx' ./portable info
    build mixed
    VAE_ISA=sse2 refuses 64 '--portable' ./mixed info
fi
