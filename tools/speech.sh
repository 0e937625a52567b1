#!/bin/sh
# speech.sh -- sentences for examples/speech.vae, spoken by espeak-ng: 128 in said/, 12 of other words in unsaid/.
set -eu
mkdir -p said unsaid
i=0
for verb in finds leaves paints carries opens follows remembers sells; do
    for thing in "a wooden box" "the narrow road" "seven green apples" "some warm bread" "the old clock" "a letter from home" \
        "two silver keys" "the garden door"; do
        for who in "The teacher" "My neighbour"; do
            i=$((i + 1))
            espeak-ng -v en -p $((30 + 5 * (i % 9))) -s $((130 + 7 * (i % 7))) -w said/$i.wav "$who $verb $thing in the morning."
        done
    done
done
i=0
for verb in washes buys hides; do
    for thing in "a heavy stone" "the blue window" "nine round plates" "a small fire"; do
        i=$((i + 1))
        espeak-ng -v en -p $((33 + 5 * (i % 9))) -s $((133 + 7 * (i % 7))) -w unsaid/$i.wav "A soldier $verb $thing before dinner."
    done
done
