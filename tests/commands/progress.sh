# what training says: a bar on a terminal, plain lines elsewhere, nothing under --quiet

escape=$(printf '\033')
# on_terminal FILE VARIABLE=VALUE... -- WORDS: a training on a terminal, what it shows into FILE
on_terminal() {
    file=$1 settings=
    shift
    while [ "$1" != -- ]; do settings="$settings $1" && shift; done
    shift
    script -qec "env $settings ./shapes train --data shapes:4000 --epochs 3 --out out/progress $*" \
        /dev/null </dev/null >"$file" 2>&1
    if [ $? -eq 0 ]; then ok; else bad "training on a terminal: $(tail -n 3 "$file")"; fi
}
if script -qec true /dev/null </dev/null >stdout 2>&1; then
    on_terminal tty.txt TERM=xterm --
    says tty.txt "$escape[36m["
    says tty.txt "steps/s"
    says tty.txt " left"
    holds "$(tr '\r' '\n' <tty.txt | grep -c '^.\{0,3\}epoch [123]/3  loss') == 3" "a line an epoch"
    on_terminal plain.txt TERM=xterm NO_COLOR=1 --
    says plain.txt "[...."
    lacks plain.txt "$escape[36m"
    on_terminal empty.txt TERM=xterm NO_COLOR= -- # an empty NO_COLOR does not count
    says empty.txt "$escape[36m"
    on_terminal dumb.txt TERM=dumb --
    lacks dumb.txt "$escape"
    says dumb.txt "epoch 3/3"
    on_terminal quiet.txt TERM=xterm -- --quiet
    holds "$(wc -c <quiet.txt) == 0" "quiet"
else
    skip "no script to be a terminal, or no terminals here"
fi
run ./shapes train --data shapes:600 --epochs 2 --out out/progress
lacks stderr "$escape"
holds "$(grep -c '^epoch' stderr) == 2 && $(wc -c <stdout) == 0" "plain lines, all on standard error"
