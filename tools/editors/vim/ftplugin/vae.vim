" vae.vim -- settings for the .vae language of vaec.
if exists("b:did_ftplugin")
    finish
endif
let b:did_ftplugin = 1
setlocal comments=:# commentstring=#\ %s shiftwidth=4 expandtab textwidth=100
setlocal formatprg=vaec\ fmt\ -
let b:undo_ftplugin = "setlocal comments< commentstring< shiftwidth< expandtab< textwidth< formatprg<"
