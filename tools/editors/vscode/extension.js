// extension.js -- starts `vaec lsp` for .vae files; all that is known of the language is known there.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
    const server = { command: workspace.getConfiguration("vae").get("server"), args: ["lsp"] };
    client = new LanguageClient("vae", "vaec", server, { documentSelector: [{ language: "vae" }] });
    return client.start();
};

exports.deactivate = () => client && client.stop();
