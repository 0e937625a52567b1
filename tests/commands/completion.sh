# completion: the scripts are sourced, and asked what they would offer. And --help, which is made
# from the same tables.

# offers PROGRAM WORDS...: what bash offers for the last word, sorted, on one line
offers() {
    bash -c '
        source "$1.bash" || exit 1
        compopt() { :; } # outside of a completion it only complains
        [ "$(complete -p "$1")" = "complete -F _complete_${1//[^A-Za-z0-9]/_} $1" ] || exit 1
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _complete_${1//[^A-Za-z0-9]/_}
        printf "%s\n" "${COMPREPLY[@]}"' offers "$@" 2>&1 | LC_ALL=C sort | tr '\n' ' '
}
expect() { # expect WANTED PROGRAM WORDS...
    want=$1
    shift
    got=$(offers "$@")
    if [ "$got" = "$want" ]; then ok; else bad "$* offers '$got', not '$want'"; fi
}

mkdir -p elsewhere && touch elsewhere/a.npy elsewhere/b.vae "elsewhere/c d.npy"
if command -v bash >/dev/null; then
    ./shapes completion bash >shapes.bash
    "$VAEC" completion bash >vaec.bash
    cp shapes model-2.0 && ./model-2.0 completion bash >model-2.0.bash
    run bash -n shapes.bash
    expect "train traverse " shapes tra
    expect "--seconds --seed " shapes bench --se
    expect "elsewhere/a.npy elsewhere/b.vae elsewhere/c d.npy " shapes eval --data elsewhere/
    expect "elsewhere/a.npy " shapes eval --data x = elsewhere/a
    expect "elsewhere/a.npy " shapes sample -o elsewhere/a
    expect "elsewhere " shapes train --out elsewh
    expect " " shapes train --epochs ''
    expect "bash " shapes completion b
    expect "impute info init interpolate " shapes help i
    expect "train traverse " model-2.0 tra
    expect "build " vaec b
    expect "--dot " vaec graph --do
    expect "-o " vaec build -o
    expect "code decode encode eval explain prior step train " vaec graph --program ''
    expect "prior " vaec graph --program p
    expect "--tune " vaec build --tu
    expect "onnx page pytorch " vaec export --format ''
    expect "--weights " vaec export --we
    expect "elsewhere/b.vae " vaec check elsewhere/
    expect "zsh " vaec completion z
    expect "elsewhere " vaec compare elsewh
    expect "--seeds " vaec sweep --see
    # every command and every long option of its help is offered
    ./shapes --help | sed '/^example:/,$d' | sed -n 's/^  \([a-z]*\)  *[a-zA-Z].*/\1/p' >names
    holds "$(wc -l <names) > 18"
    while read -r name; do
        says shapes.bash " $name"
        case " $(offers shapes "$name" -) " in *" --help "*) ok ;; *) bad "$name: no --help" ;; esac
        run ./shapes "$name" --help
        says stdout "example:"
        says stdout "  shapes $name"
        ./shapes help "$name" >again && same again stdout
        sed -n "s/^  *\(-., \)\?--\([a-z-]*\) .*/--\2/p" stdout | sort -u >listed
        offers shapes "$name" -- | tr ' ' '\n' | sed '/^$/d' | sort -u >offered
        same listed offered
    done <names
    for name in check emit build run graph export completion; do
        run "$VAEC" "$name" --help
        says stdout "example:"
        "$VAEC" help "$name" >again && same again stdout
    done
else
    skip "no bash to source the completion in"
fi

if command -v zsh >/dev/null; then
    ./shapes completion zsh >shapes.zsh
    "$VAEC" completion zsh >vaec.zsh
    run zsh -n shapes.zsh
    run zsh -n vaec.zsh
    # What zsh would be told: its own functions replaced by ones that print
    cat >ask.zsh <<'END'
compdef() { print "compdef $*" }
_describe() { print -rl -- "${(@P)2}" }
_arguments() { print -rl -- "$@" }
source $1
shift
words=("$@") CURRENT=$#
_complete_$1
END
    run zsh -f ask.zsh ./shapes.zsh shapes ''
    says stdout "compdef _complete_shapes shapes"
    says stdout "train:train on data; writes weights, metrics"
    holds "$(wc -l <stdout) == $(wc -l <names) + 1" "every command"
    run zsh -f ask.zsh ./shapes.zsh shapes eval ''
    says stdout '*--data=['
    says stdout ':\[STREAM=\]FILE:_files'
    says stdout "--json[the last line is one JSON object]"
    run zsh -f ask.zsh ./shapes.zsh shapes train ''
    says stdout ':DIR:_files -/'
    run zsh -f ask.zsh ./vaec.zsh vaec check ''
    says stdout '*.vae'
    # and by its own: the options are taken without a word of complaint
    cat >real.zsh <<'END'
autoload -U compinit && compinit -u -d ./zcompdump
source ./shapes.zsh && source ./vaec.zsh
[[ ${_comps[shapes]} = _complete_shapes && ${_comps[vaec]} = _complete_vaec ]]
END
    run zsh -f real.zsh
    holds "$(wc -c <stderr) == 0" "$(cat stderr)"
else
    skip "no zsh to source the completion in"
fi

for program in ./shapes "$VAEC"; do
    run "$program" --help
    says stdout "example:"
    says stdout "COMMAND --help"
done
refuses 64 "bash zsh" ./shapes completion
refuses 64 "not 'fish'" ./shapes completion fish
refuses 64 "not an option" ./shapes completion bash zsh
"$VAEC" help nothing >stdout 2>stderr
holds "$? == 64"
"$VAEC" completion fish >stdout 2>stderr
holds "$? == 64"
cp shapes 'a b' && refuses 64 "rename it" './a b' completion bash
