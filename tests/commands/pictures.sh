# pictures.sh -- photos as they are: JPEG of another size, a folder for each class, files that are no pictures

# 20 by 16 pixels of grey, which EXIF says to turn by a quarter.
jpeg() {
    base64 -d >"$1" <<'END'
/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcH
Bw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/wAALCAAQABQBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACAT/
xAAaEAABBQEAAAAAAAAAAAAAAAAAAwUHQ4E1/9oACAEBAAA/ADrG1WCajarBBMXNTJZJt0Msk26H596Sh//Z
END
}
mkdir -p photos/cats photos/dogs photos/empty
for i in 1 2 3 4 5; do jpeg photos/cats/$i.jpg; jpeg photos/dogs/$i.JPEG; done
echo no picture >photos/dogs/list.txt
cat >seen.vae <<'END'
model seen
data   x: image(12, 12, 1)
data   y: label(3)
latent z: normal(2)
encoder(x) { flatten dense(16) relu }
decoder(z, y) { dense(16) relu dense(144) reshape(12, 12, 1) }
loss { likelihood = bernoulli }
train { batch = 4 epochs = 2 }
END
"$VAEC" build seen.vae -o seen >build.log 2>&1 || cat build.log
refuses 65 'photos/cats/1.jpg: is 20 by 16 pixels, but data x: image(12, 12, 1) needs 12 by 12 (--fit crop, pad or stretch makes it fit)' \
    ./seen train --data photos/cats --data y=photos --out out/none
refuses 64 "--fit takes crop, pad or stretch, for one stream as --fit x=crop; not 'cut'" ./seen train --data photos --fit cut --out out/none
run ./seen train --data photos --fit crop --out out/seen
says stderr 'photos: 10 pictures read; not read: 1 *.txt, 1 folder (pictures are *.png, *.jpg and *.jpeg in folders)'
says stderr 'data x: 10 rows, bytes / 255, 10 cropped to 12 by 12, 10 turned as EXIF says'
says stderr 'data y: 10 rows, folders: cats 0, dogs 1'
run ./seen eval --data photos --weights out/seen --json
says stderr '10 cropped to 12 by 12 as in training'
lacks stderr 'as in training, as in training'
elbo=$(json stdout elbo)
run ./seen eval --data photos --fit pad --weights out/seen --json
says stderr '10 padded to 12 by 12,'
[ "$elbo" != "$(json stdout elbo)" ] && ok || bad "cropped and padded: ELBO $elbo"
# only dogs: by its name the class is 1, though it is the first folder; a class of no training is refused
mkdir some && cp -r photos/dogs some/dogs && rm some/dogs/list.txt
run ./seen eval --data some --weights out/seen --json
says stderr 'data y: 5 rows, folders: dogs 1'
mkdir many && cp -r some many/1 && cp -r some many/2
refuses 65 'many/1: several files are read as one if they are arrays, pictures,' ./seen train --data 'many/*' --fit crop --out out/none
says stderr 'and this is a folder of folders: one folder with a folder for each class'
run ./seen eval --data 'man[y]/1' --weights out/seen --json # it is one
says stderr 'data y: 5 rows, folders: dogs 1'
rm -r many
mkdir some/birds && jpeg some/birds/1.jpg
refuses 65 'some: folder birds is none of the classes of training: cats/dogs' ./seen eval --data some --weights out/seen --json
rm -r some/birds && jpeg some/beside.jpg
refuses 65 'some: no folders of classes in it, but data y is a label' ./seen eval --data some --data y=some --weights out/seen
head -c 150 photos/cats/1.jpg >some/beside.jpg
refuses 65 'some/beside.jpg: damaged JPEG file: ' ./seen train --data some --data y=photos --fit crop --out out/none
[ -e out/none ] && bad "out/none was made" || ok

# a program that needs no library reads the same (sanitizers have no static form)
if [ -z "${SANITIZED:-}" ]; then
    run "$VAEC" build --static seen.vae -o still
    run ./seen reconstruct --data photos --weights out/seen -o shared.npy
    run ./still reconstruct --data photos --weights out/seen -o static.npy
    same shared.npy static.npy
fi
