#!/usr/bin/env python3
"""molecules.py -- how many lines of SMILES are molecules, different ones, and new ones, by RDKit.

    python3 tools/molecules.py drawn.txt --known molecules.txt

valid: of the lines, those that RDKit reads as a molecule; unique: of the valid ones, different molecules; novel: of these, those
that are not among the known ones. Molecules are the same if their canonical SMILES are. RDKit is on PyPI: python3 -m venv chem &&
chem/bin/pip install rdkit
"""
import argparse
import sys

try:
    from rdkit import Chem, RDLogger
except ImportError:
    sys.exit("molecules.py: no RDKit here; pip install rdkit, in a virtual environment")


def molecules(path):
    """The canonical SMILES of each line, None where it is no molecule."""
    found = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            molecule = Chem.MolFromSmiles(line.strip()) if line.strip() else None
            found.append(Chem.MolToSmiles(molecule) if molecule else None)
    return found


def share(part, whole):
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"


arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("drawn", help="lines of SMILES")
arguments.add_argument("--known", help="those that the model was trained on")
arguments = arguments.parse_args()
RDLogger.DisableLog("rdApp.*")
try:
    drawn = molecules(arguments.drawn)
    known = set(molecules(arguments.known)) if arguments.known else set()
except OSError as error:
    sys.exit(f"molecules.py: {error.filename}: {error.strerror}")
valid = [molecule for molecule in drawn if molecule]
unique = set(valid)
print("valid", share(len(valid), len(drawn)))
print("unique", share(len(unique), len(valid)))
if arguments.known:
    print("novel", share(len(unique - known), len(unique)))
