# same_bits.sh -- sourced: $same_bits, the flags behind those of `vaec build` with which a model's bits are the same in one
# file as in several, as with -O3, for two thirds of what -O2 takes to compile. Of what -O1 leaves out,
# -fexpensive-optimizations is what makes multiply-adds. (Not of every model: tests/library has hierarchy with -O2, as some
# depend on what is inlined.) With LONG set it is -O3 itself.
same_bits='-O1 -fexpensive-optimizations'
[ -z "${LONG-}" ] || same_bits=-O3

# lighter FILE.c FLAGS: the parts of a joined file that fuse nothing, which read, write and print, get -O0; compiling a file
# of --standalone takes half as long. FLAGS are those of the rest.
lighter() {
    [ -z "${LONG-}" ] || return 0
    awk -v flags="$2" 'function quoted(flag) { sub(/^-f?/, "", flag); return "\\\"" flag "\\\"" }
        BEGIN { n = split(flags, flag, " "); for (i = 1; i <= n; i++) rest = rest (i > 1 ? "," : "") quoted(flag[i]) }
        /^#define VAE_(UN)?FUSED _Pragma\("GCC/ { $0 = $0 " _Pragma(\"GCC optimize(" (/UNFUSED/ ? quoted("-O0") : rest) ")\")" }
        { print }' "$1" >"$1.lighter" && mv "$1.lighter" "$1"
}
