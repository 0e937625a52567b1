#!/usr/bin/python3
"""run.py VAEC ROOT -- the language server against the command line, on every model of the project.

Prints a line for each check that fails, then "N passed, N failed".
"""

import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from client import Client, apply, offset, position  # noqa: E402

VAEC, ROOT = sys.argv[1:3]
URI = "file:///models/m.vae"
passed = failed = 0


def holds(good, what):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED: %s" % (what,))


def command(*args, text=""):
    """What it prints, line ends as they are."""
    return subprocess.run([VAEC, *args], input=text.encode(), capture_output=True).stdout.decode()


def models(*directories):
    """Those that are text; the others have tests of their own."""
    for directory in directories:
        for path in sorted(glob.glob(os.path.join(ROOT, directory, "*.vae"))):
            raw = open(path, "rb").read()
            try:
                yield os.path.relpath(path, ROOT), raw.decode()
            except UnicodeDecodeError:
                continue


def everywhere(text):
    return {"start": position(text, 0), "end": position(text, len(text))}


def column(text, line, col):
    """The character of the text at a line and column as vaec counts them: tabs to multiples of 8."""
    lines = text.split("\n")
    if line > len(lines):
        return len(text)
    start = sum(len(l) + 1 for l in lines[: line - 1])
    at = 1
    if line == 1 and lines[0].startswith("\ufeff"):
        start += 1
        lines[0] = lines[0][1:]
    for n, c in enumerate(lines[line - 1] + " "):
        if at >= col:
            return start + n
        at = (at - 1) // 8 * 8 + 9 if c == "\t" else at + 1
    return start + len(lines[line - 1])


BEHIND_CHECK = {"W0717"}  # said by a pass that an editor does not wait for


def check_messages(client):
    """What is published is what `vaec check --json` says, at the same places."""
    for name, text in models("tests/errors", "examples", "tests/golden"):
        got = client.open(URI, text)
        if "# args:" in text.split("\n")[0]:
            continue
        want = json.loads(command("check", "--json", "-", text=text))["messages"]
        want = [m for m in want if m["code"] not in BEHIND_CHECK]
        said = sorted((m["code"], m["message"].split("\nin: ")[0].split("\nhint: ")[0], m["severity"]) for m in got)
        told = sorted((m["code"], m["message"], 1 if m["severity"] == "error" else 2) for m in want)
        holds(said == told, "%s: %s, and on the command line %s" % (name, said, told))
        if "\r" not in text:  # a place behind the end of a line is another one there
            said = sorted((m["code"], offset(text, m["range"]["start"])) for m in got)
            told = sorted((m["code"], column(text, m["line"], m["column"]) if m["line"] else 0) for m in want)
            holds(said == told, "%s: at %s, and on the command line at %s" % (name, said, told))


def check_everywhere(client):
    """Every request at every word of every model is answered, and places are places."""
    for name, text in models("tests/errors", "examples", "tests/golden"):
        if len(text) > 20000:
            continue
        client.open(URI, text)
        try:
            for hint in client.ask("inlayHint", URI, range=everywhere(text)):
                offset(text, hint["position"])
            client.ask("documentSymbol", URI)
            client.ask("codeAction", URI, range=everywhere(text), context={"diagnostics": []})
            places = [m.start() for m in re.finditer(r"\b|[(=,:{}]", text)]
            requests = [
                ("textDocument/" + method, {"textDocument": {"uri": URI}, "position": position(text, at)})
                for at in places[:: len(places) // 30 + 1]
                for method in ("hover", "completion", "definition", "documentHighlight", "prepareRename")
            ]
            wrong = [a for a in client.request_all(requests) if "result" not in a]
            holds(not wrong, "%s: %s" % (name, wrong[:3]))
        except (AssertionError, ValueError) as e:
            holds(False, "%s: %s" % (name, e))


def check_time(client):
    """From the change to what is published: printed, not judged, since machines differ and are busy."""
    worst = 0
    for name, text in models("examples"):
        client.open(URI, text)
        best = 1e9
        for i in range(7):
            start = time.perf_counter()
            client.change(URI, {"text": text + "# %d\n" % i})
            best = min(best, time.perf_counter() - start)
        worst = max(worst, best)
    print("lsp: the slowest example is checked in %.1f ms" % (worst * 1e3))


def check_edits(client):
    """Pieces changed one after the other leave the same text as all at once, whatever is in it."""
    draw = random.Random(1)
    alphabet = [
        "a",
        "(",
        "}",
        "\n",
        " ",
        "8",
        "\u00e4",
        "\u20ac",
        "\U0001d6fd",
        "relu ",
        "dense(8) ",
        "\r\n",
        "# \U0001f600\n",
    ]
    for name, text in list(models("examples"))[::3]:
        client.open(URI, text)
        for _ in range(20):
            changes = []
            for _ in range(draw.randrange(1, 4)):
                start = draw.randrange(len(text) + 1)
                end = min(len(text), start + draw.randrange(12))
                while start < len(text) and text[start - 1 : start + 1] == "\r\n":  # no place in the protocol
                    start += 1
                while end < len(text) and text[end - 1 : end + 1] == "\r\n":
                    end += 1
                end = max(start, end)
                new = "".join(draw.choice(alphabet) for _ in range(draw.randrange(4)))
                changes.append({"range": {"start": position(text, start), "end": position(text, end)}, "text": new})
                text = text[:start] + new + text[end:]
            got = client.change(URI, *changes)
            again = client.open("file:///models/other.vae", text)
            holds(got == again, "%s: after edits %s" % (name, changes))


def check_places(client):
    """UTF-16: a character beyond the plane counts two."""
    text = "# \U0001f600 \u00e9\nmodel m\nencoder { dense(\U0001d6fd) \U0001d6fd rellu }\n"
    got = client.open(URI, text)
    codes = [(m["code"], m["range"]["start"]["character"], m["range"]["end"]["character"]) for m in got]
    line = "encoder { dense(\U0001d6fd) "
    first, second = len("encoder { dense("), len(line.encode("utf-16-le")) // 2
    holds(codes[:2] == [("E0105", first, first + 2), ("E0105", second, second + 2)], codes)
    # within a pair: before it
    text = "\U0001f600x"
    client.open(URI, text)
    client.change(
        URI, {"range": {"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 2}}, "text": ""}
    )
    # lines that are not there, columns behind the end
    client.open(URI, "model m\n")
    holds(client.ask("hover", URI, position={"line": 99, "character": 99}) is None, "hover behind the end")


GOOD = """model m

param hidden = 16                       # \U0001f600
param twice = 2 * hidden
data   x: image(8, 8, 1)
data   y: label(3)
latent z: normal(2)

block layer(k, rate=0.1) { dense(k) relu dropout(rate) }

encoder(x, y) {
    flatten layer(twice) as first
    residual { layer(k=(twice)) }
    layer(hidden, rate=0.2) concat(y) concat(first)
}

decoder(z, y) { concat(y) layer(hidden) dense(8 * 8) reshape(8, 8, 1) }
loss { likelihood = bernoulli  beta = linear(0, 1, epochs=2) }
"""


def at(text, mark, more=0):
    return position(text, text.index(mark) + more)


def check_names(client):
    holds(client.open(URI, GOOD) == [], "the good model has messages")
    cases = {  # where, the line that defines it, how often the name stands
        "twice) as": (3, 3),
        "hidden, rate": (2, 4),
        "layer(k=": (8, 5),
        "k=(tw": (8, 3),
        "rate=0.2": (8, 3),
        "(first)": (11, 2),
        "concat(y) layer": (5, 5),
        "(z, y)": (6, 2),
        "(rate) }": (8, 3),
        "2 * hidden": (2, 4),
    }
    for mark, (line, uses) in cases.items():
        name = re.search(r"[a-z]+", mark).group()
        if mark == "concat(y) layer":
            place, name = at(GOOD, mark, 7), "y"
        elif mark == "2 * hidden":
            place = at(GOOD, mark, 4)
        else:
            place = at(GOOD, mark, mark.index(name))
        found = client.ask("definition", URI, position=place)
        holds(found and found["range"]["start"]["line"] == line, "definition of %s: %s" % (mark, found))
        start = found and offset(GOOD, found["range"]["start"])
        holds(found and GOOD[start:].startswith(name), "the definition of %s is at %s" % (mark, found))
        found = client.ask("references", URI, position=place, context={"includeDeclaration": True})
        holds(len(found) == uses, "uses of %s: %d" % (mark, len(found)))
        for other in "renamed", "q":
            edit = client.ask("rename", URI, position=place, newName=other)
            text = apply(GOOD, edit["changes"][URI])
            back = client.open(URI, text)
            holds(
                back == [] and text.count(name) < GOOD.count(name), "%s is renamed to:\n%s%s" % (mark, text, back)
            )
            place_now = position(text, text.index(other, offset(GOOD, place) - 60 if mark != "2 * hidden" else 0))
            edit = client.ask("rename", URI, position=place_now, newName=name)
            holds(apply(text, edit["changes"][URI]) == GOOD, "%s is not renamed back" % mark)
            client.open(URI, GOOD)
    for name in "x", "9a", "model", "a b", "", "hidden ", "z":
        answer = client.request(
            "textDocument/rename", {"textDocument": {"uri": URI}, "position": at(GOOD, "hidden"), "newName": name}
        )
        holds("error" in answer, "renamed to '%s'" % name)
    holds(client.ask("prepareRename", URI, position=at(GOOD, "flatten")) is None, "flatten can be renamed")
    holds(
        client.ask("prepareRename", URI, position=at(GOOD, "(twice)", 1))["placeholder"] == "twice", "placeholder"
    )


def check_hover(client):
    client.open(URI, GOOD)
    for mark, words in {
        "flatten": ["`[8, 8, 1]` to `[64]`", "any shape to a vector"],
        "layer(twice)": ["`[64]` to `[32]`, 2080 parameters", "block layer(k, rate=0.1)"],
        "twice)": ["param twice = 2 * hidden  = 32"],
        "bernoulli": ["softplus(l) - x l"],
        "beta": ["Higgins"],
        "epochs=2": ["`epochs` of `linear("],
        "image": ["[height, width, channels]"],
        "normal": ["q(z|x)"],
        "reshape(8": ["`[64]` to `[8, 8, 1]`"],
        "hidden = ": ["param hidden = 16\n"],
    }.items():
        got = client.ask("hover", URI, position=at(GOOD, mark))
        value = got["contents"]["value"] if got else ""
        holds(all(w in value for w in words), "hover on %s: %s" % (mark, value))
    # what `vaec help` says of a name is said here, too
    for name in "flatten", "bernoulli", "normal":
        value = client.ask("hover", URI, position=at(GOOD, name))["contents"]["value"]
        told = command("help", name).split("\n")[1].strip()
        holds(told in re.sub(r"\s+", " ", value), "hover on %s lacks '%s'" % (name, told))
    # shapes up to the mistake
    client.open(URI, GOOD.replace("dense(8 * 8)", "dens(8 * 8)"))
    holds(
        "`[8, 8, 1]` to `[64]`" in client.ask("hover", URI, position=at(GOOD, "flatten"))["contents"]["value"],
        "no shapes beside a mistake",
    )


def check_hints(client):
    client.open(URI, GOOD)
    got = [
        (GOOD[: offset(GOOD, h["position"])].split("\n")[-1].strip(), h["label"])
        for h in client.ask("inlayHint", URI, range=everywhere(GOOD))
    ]
    for line, label in [
        ("flatten", "[64]"),
        ("flatten layer(twice)", "[32]"),
        ("residual", "[32]"),
        ("layer(hidden, rate=0.2) concat(y) concat(first)", "[51]"),
        ("decoder(z, y) { concat(y) layer(hidden) dense(8 * 8) reshape(8, 8, 1)", "[8, 8, 1]"),
    ]:
        holds((line, label) in got, "no hint %s behind '%s': %s" % (label, line, got))
    holds(not any("block" in line for line, _ in got), "a hint in a block that makes different shapes")
    half = {"start": position(GOOD, 0), "end": at(GOOD, "decoder")}
    holds(0 < len(client.ask("inlayHint", URI, range=half)) < len(got), "hints of a range")


def check_completion(client):
    cases = [
        ("|", {"model", "encoder"}, {"dense"}),
        ("data x: |", {"image"}, {"dense", "normal"}),
        ("data t: table { |", set(), {"dense", "number"}),
        ("data t: table { age |", {"number", "category", "date", "text"}, {"dense", "image"}),
        ("data t: table { age number vi|", set(), {"dense", "number"}),
        ("data t: table {\n  age number # years\n  \"a, b\" nu|\n}", {"number", "count"}, {"log"}),
        ("data t: table { age number(|", {"log", "true", "floor"}, {"number", "k"}),
        ("data t: table { age number(log=|", {"true", "false"}, {"number", "log"}),
        ("data t: table { age number(log=true) score ordinal(|", {"k"}, {"log"}),
        ("data t: table { id text age number }\n|", {"latent"}, {"number"}),
        ("latent z: normal(2, |", {"cov", "flow", "experts"}, {"n"}),
        ("latent z: normal(2, flow=|", {"iaf"}, {"vamp"}),
        ("encoder { de|", {"dense", "relu"}, {"model"}),
        ("encoder { upsample(2, mode=|", {"bilinear"}, {"mode"}),
        ("encoder { conv(3, |", {"kernel", "pad"}, {"filters"}),
        ("encoder { conv(3, kernel=3, |", {"stride", "pad"}, {"filters", "kernel"}),
        ("param units_of = 1\nencoder { dense(|", {"units_of", "units"}, {"dense"}),
        ("block up(k) { relu }\nencoder { |", {"up", "dense"}, {"k"}),
        ("block up(k) { dense(|", {"k"}, {"up"}),
        ("encoder { dense(8) as |", set(), {"dense"}),
        ("encoder { dense(8) as h add(|", {"h"}, {"dense"}),
        ("data x: vector(2)\nlatent z: normal(2)\ndecoder(|", {"x", "z"}, {"dense"}),
        ("loss { |", {"likelihood"}, {"epochs"}),
        ("train { |", {"epochs", "optimizer"}, {"likelihood"}),
        ("train { batch = 1\n  |\n}", {"epochs"}, {"likelihood"}),
        ("loss { likelihood = |", {"zinb"}, {"relu"}),
        ("loss { likelihood = gaussian(sigma=|", {"optimal"}, {"sigma"}),
        ("loss { beta = |", {"linear"}, {"elbo"}),
        ("train { optimizer = |", {"adamw"}, {"cosine"}),
        ("param a = 1\ntrain { epochs = 2 * |", {"a"}, {"optimizer"}),
        ("# |", set(), {"model"}),
        ("param a = 1 # |", set(), {"model"}),
    ]
    for text, present, absent in cases:
        i = text.index("|")
        text = text.replace("|", "")
        client.open(URI, text)
        got = {item["label"] for item in client.ask("completion", URI, position=position(text, i))}
        holds(present <= got and not absent & got, "completion of %r: %s" % (text, sorted(got)))


def check_actions(client):
    """Each fix of `vaec check --json` is an action that makes the same text; the sum of the certain ones is --fix."""
    seen = 0
    for name, text in models("tests/errors"):
        if "# args:" in text.split("\n")[0] or len(text) > 20000:
            continue
        client.open(URI, text)
        got = client.ask("codeAction", URI, range=everywhere(text), context={"diagnostics": []})
        raw = text.encode()
        want = [m["fix"] for m in json.loads(command("check", "--json", "-", text=text))["messages"] if "fix" in m]
        want = sorted((raw[: f["from"]] + f["text"].encode() + raw[f["to"] :]).decode() for f in want)
        quick = [a for a in got if a["kind"] == "quickfix"]
        holds(
            sorted(apply(text, a["edit"]["changes"][URI]) for a in quick) == want, "actions of %s: %s" % (name, got)
        )
        seen += len(quick)
        for action in got:
            if action["kind"] != "source.fixAll":
                continue
            fixed = text
            for _ in range(20):
                client.open(URI, fixed)
                more = [
                    a
                    for a in client.ask("codeAction", URI, range=everywhere(fixed), context={"diagnostics": []})
                    if a["kind"] == "source.fixAll"
                ]
                if not more:
                    break
                fixed = apply(fixed, more[0]["edit"]["changes"][URI])
            holds(fixed == command("check", "--fix", "-", text=text), "fixAll of %s" % name)
    holds(seen > 20, "only %d fixes" % seen)


def check_formatting(client):
    for name, text in models("examples", "tests/golden"):
        client.open(URI, text)
        edits = client.ask("formatting", URI, options={"tabSize": 4, "insertSpaces": True})
        holds(apply(text, edits) == command("fmt", "-", text=text), "formatting of %s" % name)
    client.open(URI, "model {")
    holds(client.ask("formatting", URI, options={}) == [], "formatting of what cannot be parsed")


def check_symbols(client):
    client.open(URI, GOOD)
    got = client.ask("documentSymbol", URI)
    holds(
        [s["name"] for s in got] == "m hidden twice x y z layer encoder decoder loss".split(),
        [s["name"] for s in got],
    )
    encoder = got[7]
    names = [s["name"] for s in encoder["children"]]
    holds(names[:3] == ["flatten", "layer(twice)", "residual"] and len(names) == 6, names)
    holds([s["name"] for s in encoder["children"][2]["children"]] == ["layer(k=(twice))"], "in residual")

    def inside(inner, outer):
        return offset(GOOD, outer["start"]) <= offset(GOOD, inner["start"]) and offset(
            GOOD, inner["end"]
        ) <= offset(GOOD, outer["end"])

    def walk(s):
        holds(inside(s["selectionRange"], s["range"]), s["name"])
        for child in s.get("children", []):
            holds(inside(child["range"], s["range"]), "%s in %s" % (child["name"], s["name"]))
            walk(child)

    for s in got:
        walk(s)


def check_protocol():
    client = Client([VAEC, "lsp"])
    code = client.request("textDocument/hover", {})["error"]["code"]
    holds(code == -32002, "before initialize: %s" % code)
    client.start()
    client.send_bytes(b"{nonsense")
    holds(client.receive()["error"]["code"] == -32700, "no JSON")
    for body in (
        b"[]",
        b"1",
        b'{"id": 1}',
        b'{"method": 5, "id": []}',
        b'{"id": {"a": 1}, "method": "textDocument/hover"}',
    ):
        client.send_bytes(body)
        holds("error" in client.receive(), body)
    for params in {}, {"textDocument": {"uri": 5}}, {"textDocument": {"uri": "file:///closed"}}, [], "x":
        holds("error" in client.request("textDocument/hover", params), params)
        for method in "didOpen", "didChange", "didClose":
            client.notify("textDocument/" + method, params)
    client.open(URI, "model m")
    for place in {}, {"line": "a", "character": 0}, {"line": -1, "character": 0}, {"line": 0}:
        answer = client.request("textDocument/hover", {"textDocument": {"uri": URI}, "position": place})
        holds("error" in answer, place)
    client.change(
        URI,
        {"text": 5},
        {"range": {}, "text": ""},
        {"range": {"start": {"line": 0, "character": 3}, "end": {"line": 0, "character": 1}}, "text": ""},
    )
    holds(client.open(URI, "a\0b")[0]["code"] == "E0102", "a zero byte")
    holds(client.request("no/such")["error"]["code"] == -32601, "no such method")
    client.notify("$/cancelRequest", {"id": 1})
    client.notify("no/such")
    holds(client.close(URI) == [], "messages of a closed text")
    holds(
        "error" in client.request("textDocument/hover", {"textDocument": {"uri": URI}, "position": {}}),
        "a closed text",
    )
    client.process.stdin.write(b"Content-Length: 0\r\n\r\n")
    client.process.stdin.flush()
    holds(client.receive()["error"]["code"] == -32700, "a message of no bytes")
    holds(client.stop() == 0, "the exit code")
    client = Client([VAEC, "lsp"])
    client.start()
    client.notify("exit")
    holds(client.process.wait(10) == 1, "exit without shutdown")
    for begin in (
        b"",
        b"Content-Length: x\r\n\r\n",
        b"Content-Length: 99999999999\r\n\r\n",
        b"Content-Length: 10\r\n\r\nabc",
        b"\r\n\r\n",
    ):
        done = subprocess.run([VAEC, "lsp"], input=begin, capture_output=True)
        holds(done.returncode == 1 and not done.stderr, begin)


def main():
    client = Client([VAEC, "lsp"])
    client.start()
    for check in (
        check_messages,
        check_places,
        check_names,
        check_hover,
        check_hints,
        check_completion,
        check_actions,
        check_formatting,
        check_symbols,
        check_edits,
        check_time,
        check_everywhere,
    ):
        check(client)
    holds(client.stop() == 0, "the exit code")
    check_protocol()
    print("%d passed, %d failed" % (passed, failed))
    return failed > 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        sys.exit(main())
