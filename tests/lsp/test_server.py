"""test_server.py -- the language server under pytest-lsp, whose client checks every answer against the protocol.

VAEC names the compiler.
"""

import os

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

URI = "file:///models/m.vae"
TEXT = """model m
param hidden = 16
data   x: image(8, 8, 1)
latent z: normal(2)
encoder { flatten dense(hidden) relu }
decoder { dense(hidden) relu dense(64) reshape(8, 8, 1) sigmoid }
loss { likelihood = bernoulli }
"""


def place(mark):
    before = TEXT[: TEXT.index(mark)].split("\n")
    return types.Position(line=len(before) - 1, character=len(before[-1]))


WHOLE = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=9, character=0))
DOCUMENT = types.TextDocumentIdentifier(uri=URI)


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[os.environ["VAEC"], "lsp"]),
    params=["visual-studio-code", "neovim", "emacs"],
)
async def client(request, lsp_client: LanguageClient):
    await lsp_client.initialize_session(types.InitializeParams(capabilities=client_capabilities(request.param)))
    lsp_client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(uri=URI, language_id="vae", version=1, text=TEXT)
        )
    )
    await lsp_client.wait_for_notification("textDocument/publishDiagnostics")
    yield
    await lsp_client.shutdown_session()


@pytest.mark.asyncio
async def test_diagnostics(client: LanguageClient):
    (message,) = client.diagnostics[URI]
    assert message.code == "E0215" and message.range.start == place("sigmoid")


@pytest.mark.asyncio
async def test_hover(client: LanguageClient):
    got = await client.text_document_hover_async(
        types.HoverParams(text_document=DOCUMENT, position=place("dense(h"))
    )
    assert "`[64]` to `[16]`, 1040 parameters" in got.contents.value


@pytest.mark.asyncio
async def test_completion(client: LanguageClient):
    got = await client.text_document_completion_async(
        types.CompletionParams(text_document=DOCUMENT, position=place("flatten"))
    )
    assert {"dense", "relu"} <= {item.label for item in got}


@pytest.mark.asyncio
async def test_definition_and_rename(client: LanguageClient):
    at = place("hidden) relu dense")
    got = await client.text_document_definition_async(types.DefinitionParams(text_document=DOCUMENT, position=at))
    assert got.range.start == place("hidden = 16")
    got = await client.text_document_references_async(
        types.ReferenceParams(
            text_document=DOCUMENT, position=at, context=types.ReferenceContext(include_declaration=True)
        )
    )
    assert len(got) == 3
    got = await client.text_document_rename_async(
        types.RenameParams(text_document=DOCUMENT, position=at, new_name="units")
    )
    assert len(got.changes[URI]) == 3
    got = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(text_document=DOCUMENT, position=at)
    )
    assert got.placeholder == "hidden"


@pytest.mark.asyncio
async def test_actions(client: LanguageClient):
    got = await client.text_document_code_action_async(
        types.CodeActionParams(text_document=DOCUMENT, range=WHOLE, context=types.CodeActionContext(diagnostics=[]))
    )
    assert [a.title for a in got] == ["remove sigmoid", "mend all that is certain"]
    assert got[0].edit.changes[URI][0].new_text == "" and got[0].is_preferred


@pytest.mark.asyncio
async def test_outline(client: LanguageClient):
    got = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=DOCUMENT))
    assert [s.name for s in got] == ["m", "hidden", "x", "z", "encoder", "decoder", "loss"]
    got = await client.text_document_inlay_hint_async(types.InlayHintParams(text_document=DOCUMENT, range=WHOLE))
    assert [h.label for h in got][:3] == ["[64]", "[16]", "[16]"]


@pytest.mark.asyncio
async def test_formatting(client: LanguageClient):
    got = await client.text_document_formatting_async(
        types.DocumentFormattingParams(
            text_document=DOCUMENT, options=types.FormattingOptions(tab_size=4, insert_spaces=True)
        )
    )
    assert not got  # it is formatted
