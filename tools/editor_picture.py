#!/usr/bin/env python3
"""editor_picture.py -- docs/editor.svg: a model as an editor shows it, by what `vaec lsp` answers: the output shape
behind each stage, a message under its place, and the help on a word.

    tools/editor_picture.py VAEC >docs/editor.svg
"""

import html
import json
import subprocess
import sys

MODEL = """model clothes

data   x: image(28, 28, 1)
latent z: normal(16)

encoder {
    conv(32, kernel=4, stride=2) relu
    conv(64, kernel=4, stride=2) relu
    flatten
}

decoder {
    dense(7 * 7 * 64) relu
    reshape(7, 7, 64)
    deconv(32, kernel=4, stride=2) relu
    deconv(1, kernel=4, stride=2) sigmoid
}

loss { likelihood = bernoulli }
"""
HOVER = (6, 6)  # line and character, from 0, of what the mouse is on
LINE, WIDTH, LEFT, TOP = 20, 7.83, 52, 24


def ask(vaec):
    """The messages, hints and hover text about MODEL."""
    uri = "file:///clothes.vae"
    document = {"textDocument": {"uri": uri}}
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": MODEL.count("\n"), "character": 0}}
    calls = [
        (1, "initialize", {"capabilities": {}}),
        (None, "initialized", {}),
        (None, "textDocument/didOpen",
         {"textDocument": {"uri": uri, "languageId": "vae", "version": 1, "text": MODEL}}),
        (2, "textDocument/inlayHint", {**document, "range": everything}),
        (3, "textDocument/hover", {**document, "position": {"line": HOVER[0], "character": HOVER[1]}}),
        (4, "shutdown", None),
        (None, "exit", None),
    ]
    sent = b""
    for number, method, params in calls:
        call = {"jsonrpc": "2.0", "method": method}
        if number is not None:
            call["id"] = number
        if params is not None:
            call["params"] = params
        body = json.dumps(call).encode()
        sent += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    rest = subprocess.run([vaec, "lsp"], input=sent, stdout=subprocess.PIPE, check=True).stdout
    answers, messages = {}, []
    while rest:
        head, rest = rest.split(b"\r\n\r\n", 1)
        size = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
        answer, rest = json.loads(rest[:size]), rest[size:]
        if answer.get("method") == "textDocument/publishDiagnostics":
            messages = answer["params"]["diagnostics"] or messages
        elif "id" in answer:
            answers[answer["id"]] = answer["result"]
    return messages, answers[2], answers[3]["contents"]["value"]


def text(x, y, words, kind=""):
    kind = ' class="%s"' % kind if kind else ""
    return '<text%s x="%.1f" y="%.1f">%s</text>' % (kind, x, y, html.escape(words, False))


def box(x, y, lines, kind):
    """A box of (words, class) at a place of the text, and its height in lines."""
    width = max(len(words) for words, _ in lines) * WIDTH + 24
    out = ['<rect class="%s" x="%.1f" y="%.1f" width="%.0f" height="%d" rx="5"/>'
           % (kind, x, y, width, LINE * len(lines) + 10)]
    return out + [text(x + 12, y + 20 + LINE * i, words, of) for i, (words, of) in enumerate(lines)]


def folded(paragraph, width=84):
    line = ""
    for word in paragraph.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line += " " * bool(line) + word
    yield line


def picture(messages, hints, hover):
    lines = MODEL.rstrip("\n").split("\n")
    hover = hover.replace("`", "").replace("**", "").split("\n")
    hover = [part for part in hover if part and not part.startswith("---")]
    said = [(line, "") for part in hover for line in folded(part)][:7]
    said[0] = (said[0][0], "k")
    room = {HOVER[0]: len(said) + 1, messages[0]["range"]["start"]["line"]: 3}  # lines that a box takes below
    out, y, at = [], TOP, {}
    for number, line in enumerate(lines):
        at[number] = y
        out.append(text(16, y, "%2d" % (number + 1), "n"))
        shown = line.lstrip(" ")
        out.append(text(LEFT + WIDTH * (len(line) - len(shown)), y, shown))
        end = LEFT + WIDTH * len(line)
        here = [h for h in hints if h["position"]["line"] == number]
        for hint in here[-1:]:  # of the last stage of the line
            label = hint["label"] if isinstance(hint["label"], str) else "".join(p["value"] for p in hint["label"])
            out.append(text(end + 14, y, label.strip(), "i"))
        y += LINE * (1 + room.get(number, 0))
    height = y
    out += box(LEFT + WIDTH * HOVER[1], at[HOVER[0]] + 8, said, "popup")
    for message in messages[:1]:
        start, end = message["range"]["start"], message["range"]["end"]
        x, right, y = LEFT + WIDTH * start["character"], LEFT + WIDTH * end["character"], at[start["line"]] + 4
        steps = "".join("l2 %d" % (2 if i % 2 else -2) for i in range(int((right - x) / 2)))
        out.append('<path class="wave" d="M%.1f %.1f%s"/>' % (x, y, steps))
        words = message["message"].split("\n")
        hint = [(w, "h") for w in words[1:] if w][:1]
        out += box(LEFT + 40, y + 5, [("%s: %s" % (message["code"], words[0]), "e")] + hint, "popup")
    style = """text { font: 13px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace }
text { fill: #24292f; white-space: pre }
.page { fill: #fff; stroke: #d0d7de } .popup { fill: #f6f8fa; stroke: #8c959f }
.n { fill: #8c959f } .i { fill: #6e7781; font-style: italic } .k { font-weight: bold }
.e { fill: #b3261e } .h { fill: #116329 }
.wave { fill: none; stroke: #cf222e; stroke-width: 1.2 }
@media (prefers-color-scheme: dark) {
text { fill: #d1d7e0 } .page { fill: #0d1117; stroke: #3d444d } .popup { fill: #1c2128; stroke: #57606a }
.n { fill: #656c76 } .i { fill: #9198a1 } .e { fill: #ff8f87 } .h { fill: #7ee787 } .wave { stroke: #ff7b72 } }"""
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 %d" width="820" height="%d" role="img">\n'
            "<title>A model in an editor: shapes behind the stages, the help on conv, a message with its hint</title>\n"
            '<style>\n%s\n</style>\n<rect class="page" x=".5" y=".5" width="819" height="%d" rx="8"/>\n%s\n</svg>'
            % (height, height, style, height - 1, "\n".join(out)))


print(picture(*ask(sys.argv[1])))
