# bleu.py -- prints bleu_lines.h: lines with all that the tokenizer 13a knows of, and what sacrebleu makes of them, whole and in
# pieces. usage: bleu.py >bleu_lines.h; needs sacrebleu (2.6.0) from PyPI. rt_bleu.c holds runtime/data/bleu.c against it.
import random
import sacrebleu

random.seed(4)
words = ("the a of house dog, cat. 3.14 1,000 5-6 x-y U.S. it's \"so\" (or) [not] {yes} a/b 50% $3 #1 @me &amp; &lt;b&gt; &quot; "
         "<skipped> <unk> ~ ` ^ _ caf\u00e9. \u00fcber, na\u00efve 10. .5 ... .. ,, a.b 1.a a.1 e-mail 7- -7 \u2019s \u201cq\u201d "
         "\u00a0 \u3000 \u65e5\u672c. \u00bf? !? : ; = + * | \\ &amp;lt; &").split(" ")
wanted, told = [], []
for i in range(60):
    line = [random.choice(words) for _ in range(random.randrange(0, 14))]
    other = [w if random.random() < 0.8 else random.choice(words) for w in line]
    if random.random() < 0.3:
        other = other[1:]
    if random.random() < 0.3:
        other += [random.choice(words)]
    wanted.append(" ".join(line))
    told.append(" ".join(other))


def literal(line):  # hexadecimal escapes end where the next literal begins
    out = ""
    for b in line.encode():
        c = chr(b)
        out += "\\" + c if c in "\"\\" else c if 32 <= b < 127 else f'\\x{b:02x}" "'
    return f'"{out}"'.replace("?", "\\?")


bleu = sacrebleu.BLEU()
pieces = [(0, 60), (0, 1), (3, 4), (10, 12), (20, 40), (40, 60)] + [(i, i + 1) for i in range(48, 60)]
print("// bleu_lines.h -- written by bleu.py. Lines told and wanted; and of pieces of them, first and behind the last: sacrebleu's")
print("// score, its four precisions, the brevity penalty, words told and words wanted.")
print("static const char *const bleu_lines[][2] = {")
for t, w in zip(told, wanted):
    print(f"    {{{literal(t)},\n     {literal(w)}}},")
print("};\nstatic const double bleu_scores[][10] = {")
for a, b in pieces:
    r = bleu.corpus_score(told[a:b], [wanted[a:b]])
    print(f"    {{{a}, {b}, {r.score!r}, " + ", ".join(repr(p) for p in r.precisions) + f", {r.bp!r}, {r.sys_len}, {r.ref_len}}},")
print("};")
print("// " + str(bleu.get_signature()))
