"""client.py -- a plain client of the Language Server Protocol, for tests/lsp/run.py and for trying things out."""

import json
import queue
import subprocess
import threading


class Client:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.diagnostics = {}  # uri: the last ones published
        # Read as they come, so that the server never waits for a client that is still sending.
        self.messages = queue.Queue()
        threading.Thread(target=self.read_all, daemon=True).start()

    def send_bytes(self, body):
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def send(self, message):
        self.send_bytes(json.dumps(dict(message, jsonrpc="2.0")).encode())

    def read_all(self):
        message = True
        while message:
            message = self.read()
            self.messages.put(message)

    def read(self):
        """The next message; None: there is none any more."""
        length = None
        while True:
            line = self.process.stdout.readline()
            if not line:
                return None
            if line == b"\r\n":
                break
            name, value = line.split(b":")
            if name.lower() == b"content-length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def receive(self):
        message = self.messages.get(timeout=120)
        if message is None:
            raise EOFError("the server ended")
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def notify(self, method, params=None):
        self.send({"method": method, "params": params or {}})

    def request(self, method, params=None):
        """The whole answer, with "result" or "error"."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params or {}})
        while True:
            message = self.receive()
            if message.get("id") == self.number:
                return message

    def request_all(self, requests):
        """The answers to many requests, (method, params), sent at once."""
        first = self.number + 1
        for method, params in requests:
            self.number += 1
            self.send({"id": self.number, "method": method, "params": params})
        answers = {}
        while len(answers) < len(requests):
            message = self.receive()
            if message.get("id") is not None:
                answers[message["id"]] = message
        return [answers[n] for n in range(first, self.number + 1)]

    def ask(self, method, uri, **params):
        answer = self.request("textDocument/" + method, dict(params, textDocument={"uri": uri}))
        assert "error" not in answer, answer
        return answer["result"]

    def start(self):
        answer = self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.notify("initialized")
        return answer["result"]

    def open(self, uri, text):
        """The diagnostics of a text."""
        self.notify(
            "textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "vae", "version": 1, "text": text}}
        )
        return self.wait(uri)

    def change(self, uri, *changes):
        self.notify(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": list(changes)}
        )
        return self.wait(uri)

    def close(self, uri):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        return self.wait(uri)

    def wait(self, uri):
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return message["params"]["diagnostics"]

    def stop(self):
        """The exit code."""
        self.request("shutdown")
        self.notify("exit")
        self.process.stdin.close()
        return self.process.wait(10)


def units(text):
    """Its length as the protocol counts it."""
    return len(text.encode("utf-16-le")) // 2


def position(text, at):
    """The place of a character of the text."""
    lines = text[:at].split("\n")
    return {"line": len(lines) - 1, "character": units(lines[-1])}


def offset(text, place):
    """The character at a place; fails if the place is within one, or behind the line."""
    lines = text.split("\n")
    line = lines[place["line"]]
    for n in range(len(line) + 1):
        if units(line[:n]) == place["character"]:
            return sum(len(l) + 1 for l in lines[: place["line"]]) + n
    raise ValueError("no such place: %r" % place)


def apply(text, edits):
    """The text with all edits made; they may not touch."""
    spans = sorted(
        (offset(text, e["range"]["start"]), offset(text, e["range"]["end"]), e["newText"]) for e in edits
    )
    out, at = [], 0
    for start, end, new in spans:
        assert at <= start <= end, edits
        out += [text[at:start], new]
        at = end
    return "".join(out) + text[at:]
