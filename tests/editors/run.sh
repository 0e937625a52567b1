#!/bin/sh
# run.sh -- the editor files of tools/editors: made from the tables as they are now, and working, where the editor is here.
#   VAEC=build/vaec tests/editors/run.sh       last line: N passed, N failed
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
VAEC=$(realpath "${VAEC:-$root/build/vaec}")
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
. "$root/tests/commands/lib.sh"

run "$root/tools/editors.sh" --check "$VAEC"
cat stdout
# and one that is stale is found out
mkdir -p stale/tools
cp -r "$root/tools/editors" "$root/tools/editors.sh" stale/tools/
sed -i 's/ conv / /' stale/tools/editors/vim/syntax/vae.vim
stale/tools/editors.sh --check "$VAEC" >stdout 2>&1
holds "$? == 1" "a stale grammar"
says stdout "tools/editors/vim/syntax/vae.vim is not what the tables say"
stale/tools/editors.sh "$VAEC" >stdout 2>&1
same stale/tools/editors/vim/syntax/vae.vim "$root/tools/editors/vim/syntax/vae.vim"
# every name is in every grammar
"$VAEC" help --words | cut -d' ' -f2 | sort -u >names
for grammar in vim/syntax/vae.vim vscode/syntaxes/vae.tmLanguage.json; do
    while read -r name; do
        grep -qE "(^|[^a-z_0-9])$name([^a-z_0-9]|\$)" "$root/tools/editors/$grammar" && ok || bad "$grammar lacks $name"
    done <names
done
printf 'model m\ntrain { batch = 16 }\nencoder { dense(8) relu }\nloss { likelihood = gaussian(sigma=learned) }  # all\n' >m.vae

# ---------------------------------------------------------------- Vim

if command -v vim >/dev/null; then
    # What each of some words is shown as.
    cat >ask.vim <<END
set runtimepath^=$root/tools/editors/vim
filetype plugin indent on
syntax on
edit m.vae
let out = [&filetype]
for word in ['model', 'train', 'batch', '16', 'dense', 'relu', 'likelihood', 'gaussian', 'sigma', 'learned', 'all']
    call cursor(1, 1)
    call search('\\<' . word . '\\>', 'c')
    call add(out, word . ' ' . synIDattr(synID(line('.'), col('.'), 1), 'name'))
endfor
call writefile(out, 'said')
qa!
END
    vim -N -u NONE -i NONE -n -es -S ask.vim </dev/null >/dev/null 2>&1
    cat >want <<'END'
vae
model vaeDeclaration
train vaeDeclaration
batch vaeSetting
16 vaeNumber
dense vaeStage
relu vaeActivation
likelihood vaeSetting
gaussian vaeChoice
sigma vaeArgument
learned vaeWord
all vaeComment
END
    same said want || diff want said
    # indentation is that of vaec fmt
    for example in "$root"/examples/*.vae; do
        sed 's/^ *//' "$example" >flat.vae
        vim -N -u NONE -i NONE -n -es -c "set runtimepath^=$root/tools/editors/vim" -c 'filetype plugin indent on' \
            -c 'edit flat.vae' -c 'normal gg=G' -c 'wq!' </dev/null >/dev/null 2>&1
        same flat.vae "$example"
    done
else
    skip "no vim to try its files in"
fi

# ---------------------------------------------------------------- VS Code

if command -v node >/dev/null; then
    run node --check "$root/tools/editors/vscode/extension.js"
    cat >grammar.js <<'END'
// Colours a text by the grammar's patterns: the first that begins leftmost, as TextMate has it.
const fs = require("fs"), at = process.argv[2];
const read = (name) => JSON.parse(fs.readFileSync(at + "/" + name, "utf8"));
const grammar = read("syntaxes/vae.tmLanguage.json"), extension = read("package.json");
read("language-configuration.json");
for (const g of extension.contributes.grammars) fs.accessSync(at + "/" + g.path);
const flat = (p) => p.include ? flat(grammar.repository[p.include.slice(1)]) : p.patterns ? p.patterns.flatMap(flat) : [p];
const patterns = grammar.patterns.flatMap(flat).map((p) => [new RegExp(p.match, "g"), p]);
for (const line of fs.readFileSync("m.vae", "utf8").split("\n"))
    for (let i = 0; i < line.length;) {
        let best = null;
        for (const [regexp, p] of patterns) {
            regexp.lastIndex = i;
            const m = regexp.exec(line);
            if (m && (!best || m.index < best.m.index)) best = { m, p };
        }
        if (!best) break;
        const name = best.p.name || best.p.captures[1].name;
        console.log(best.m[0].split(" ")[0], name);
        i = best.m.index + best.m[0].length;
    }
END
    run node grammar.js "$root/tools/editors/vscode"
    for line in 'model keyword.declaration.vae' 'train keyword.declaration.vae' 'batch support.variable.setting.vae' \
        '16 constant.numeric.vae' 'dense support.function.stage.vae' 'relu support.function.activation.vae' \
        'gaussian support.function.vae' 'sigma variable.parameter.vae' 'learned constant.language.vae' \
        '# comment.line.number-sign.vae'; do
        says stdout "$line"
    done
else
    skip "no node to try the files of VS Code with"
fi
# what the pages say of the server is so
grep -q "\"$("$VAEC" --version | sed -n '1s/^vaec //p')\"" "$root/tools/editors/vscode/package.json" && ok || bad "the extension's version"

# the picture of docs/editors.md is what the language server answers
if command -v python3 >/dev/null; then
    run python3 "$root/tools/editor_picture.py" "$VAEC"
    same stdout "$root/docs/editor.svg" || echo "docs/editor.svg is stale: make docs"
    for words in '[14, 14, 32]' 'E0215: bernoulli applies the sigmoid itself' 'conv(filters, '; do says stdout "$words"; done
else
    skip "no python3 to draw the picture of docs/editors.md with"
fi

summary
