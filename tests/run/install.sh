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
[ -s needed ] && ! grep -vxE 'jansson|zip|png|z|m|c|pthread|ld' needed >more && ok ||
    bad "a built model needs $(tr '\n' ' ' <more)"
# Moved away from its runtime it says what it looked for.
mkdir -p lonely
cp "$vaec" lonely/vaec
./lonely/vaec build vectors.vae -o never 2>stderr
holds "$? == 69" "the exit status without a runtime"
says stderr 'cannot find the runtime'
