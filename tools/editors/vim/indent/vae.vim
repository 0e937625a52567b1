" vae.vim -- indentation by brackets, as vaec fmt has it.
if exists("b:did_indent")
    finish
endif
let b:did_indent = 1
setlocal indentexpr=VaeIndent() indentkeys=0},0),o,O
let b:undo_indent = "setlocal indentexpr< indentkeys<"

if exists("*VaeIndent")
    finish
endif

function VaeIndent()
    let last = prevnonblank(v:lnum - 1)
    if last == 0
        return 0
    endif
    let text = substitute(getline(last), "#.*", "", "")
    let more = len(substitute(text, "[^{(]", "", "g")) - len(substitute(text, "[^})]", "", "g"))
    " A line that begins with a closing bracket stands outside already.
    let more += text =~ '^\s*[})]'
    let more -= getline(v:lnum) =~ '^\s*[})]'
    return indent(last) + more * shiftwidth()
endfunction
