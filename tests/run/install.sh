# install.sh -- an installed vaec finds its runtime where it was put, and needs no source.
run make -C "$root" -s install BUILD="${BUILD:-$root/build}" DESTDIR="$PWD/installed" PREFIX=/opt/vaec
vaec=$PWD/installed/opt/vaec/bin/vaec
run "$vaec" --version
cp "$(model vectors)" .
(cd / && "$vaec" build "$scratch/vectors.vae" -o "$scratch/from_installed" -v) 2>stderr && ok ||
    bad "the installed vaec does not build: $(cat stderr)"
says stderr installed/opt/vaec/bin/../include/vaec
lacks stderr "$root"
run ./from_installed train --data shapes:200 --epochs 1 --quiet --out installed_out
# It needs the libraries that read and write files, and none that computes or starts threads.
readelf -d from_installed | sed -n 's/.*(NEEDED).*\[\(lib\|\)\([a-z]*\).*/\2/p' >needed
[ -s needed ] && ! grep -vxE 'zip|png|jpeg|z|m|c|pthread|ld' needed >more && ok ||
    bad "a built model needs $(tr '\n' ' ' <more)"
# Copied somewhere alone it has all that it needs inside, but for a C compiler.
mkdir -p lonely cache
cp "$vaec" lonely/vaec
run env XDG_CACHE_HOME="$PWD/cache" ./lonely/vaec build -v vectors.vae -o alone
says stderr "$PWD/cache/vaec/runtime-"
run ./alone train --data shapes:200 --epochs 1 --quiet --out alone_out
same installed_out/model.safetensors alone_out/model.safetensors
# What is cut off there is unpacked again.
: >"$(echo cache/vaec/runtime-*/vae_math.h)"
run env XDG_CACHE_HOME="$PWD/cache" ./lonely/vaec build vectors.vae -o alone

# Weights inside the program: its commands use them, and train begins without them.
run "$vaec" build --weights installed_out vectors.vae -o filled
run ./filled info
says stdout 'weights      inside the program, of epoch 1'
run ./from_installed sample --weights installed_out -n 5 -o by_file.csv
run ./filled sample -n 5 -o by_inside.csv
says stderr 'weights: (inside the program) (epoch 1)'
same by_file.csv by_inside.csv
run ./filled train --data shapes:200 --epochs 1 --quiet --out filled_out
same installed_out/model.safetensors filled_out/model.safetensors
run ./filled init -o other.safetensors
run ./filled eval --data shapes:50 --weights other.safetensors --json
says stdout '"weights":{"file":"other.safetensors"'
# Refused while it is built: what is not there, is no such file, or another model's.
refuse_weights() { # refuse_weights STATUS WORDS FILE
    "$vaec" build --weights "$3" vectors.vae -o never >stdout 2>stderr
    holds "$? == $1" "vaec build --weights $3: $(cat stderr)"
    says stderr "$2"
    [ ! -e never ] && ok || bad "a program with $3 was made"
}
refuse_weights 66 'cannot read nowhere' nowhere
refuse_weights 65 '(inside the program): ' by_file.csv
sed 's/^model vectors/model others/' vectors.vae >others.vae
run "$vaec" build others.vae -o others
run ./others init -o others.safetensors
refuse_weights 65 'weights of the model others, and this is vectors' others.safetensors

# A static program needs no library, and does the same. (Sanitizers have no static form.)
[ -z "${SANITIZED:-}" ] || return 0
run "$vaec" build --static --weights installed_out vectors.vae -o still
if readelf -d still 2>/dev/null | grep -q NEEDED; then bad "still needs libraries: $(readelf -d still)"; else ok; fi
if [ "$(id -u)" -eq 0 ] && command -v chroot >/dev/null; then
    mkdir -p bare
    cp still bare
    run chroot bare /still train --data shapes:200 --epochs 1 --quiet --out /out
    same installed_out/model.safetensors bare/out/model.safetensors
    run chroot bare /still eval --data shapes:50 --json # by the weights inside
    [ -s bare/out/report.html ] && ok || bad "no report from the bare directory"
else
    skip "a static program in a bare directory: not root, or no chroot"
fi
printf 'PK\003\004' >some.npz
refuses 69 "does not read NPZ files" ./still eval --data some.npz --weights installed_out
