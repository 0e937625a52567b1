#!/usr/bin/env python3
"""impute_compare.py -- a table's gaps filled by a program of vaec, by means and modes, by neighbours, by regressions.

    impute_compare.py PROGRAM FILE.csv COLUMN=KIND...

KIND is number or word. A tenth of the known cells is hidden; the program (a table of these columns, as vaec new drafts
it), trained here on the file with these gaps, and scikit-learn fill them in. Prints a row for each column:
the root mean square error of numbers in deviations, the share of words that are wrong. Needs numpy and scikit-learn.
"""
import csv
import random
import subprocess
import sys

import numpy as np
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer, SimpleImputer


def main():
    model, path = sys.argv[1], sys.argv[2]
    kinds = dict(a.split("=") for a in sys.argv[3:])
    rows = list(csv.reader(open(path)))
    head, rows = rows[0], rows[1:]
    at = {n: head.index(n) for n in kinds}
    known = lambda v: v not in ("", "NA")
    rng = random.Random(1)
    hidden = {(r, n) for r in range(len(rows)) for n in kinds if known(rows[r][at[n]]) and rng.random() < 0.1}
    with open("gaps.csv", "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(head)
        for r, row in enumerate(rows):
            out.writerow(["" if (r, n) in hidden else v for n, v in zip(head, row)])
    subprocess.run([model, "train", "--data", "gaps.csv", "--out", "gaps", "--quiet"], check=True)
    subprocess.run([model, "impute", "--data", "gaps.csv", "--weights", "gaps", "-o", "filled.csv", "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)
    filled = list(csv.reader(open("filled.csv")))[1:]
    words = {n: sorted({row[at[n]] for row in rows if known(row[at[n]])}) for n in kinds if kinds[n] == "word"}
    code, place = [], {}
    for n in kinds:
        place[n] = len(code), len(words.get(n, [0]))
        for w in words.get(n, [None]):
            code.append([np.nan if not known(row[at[n]]) or (r, n) in hidden
                         else float(row[at[n]] == w) if w is not None else float(row[at[n]])
                         for r, row in enumerate(rows)])
    x = np.array(code).T
    mean, std = np.nanmean(x, 0), np.nanstd(x, 0)
    x = (x - mean) / std
    guess = {"mean or mode": SimpleImputer().fit_transform(x), "kNN": KNNImputer().fit_transform(x),
             "IterativeImputer": IterativeImputer(max_iter=20, random_state=0).fit_transform(x)}
    print("| column | vaec | " + " | ".join(guess) + " |\n| --- |" + " ---: |" * (1 + len(guess)))
    for n in kinds:
        first, width = place[n]
        cells = [r for r in range(len(rows)) if (r, n) in hidden]

        def error(told):
            if n in words: return np.mean([told(r) != rows[r][at[n]] for r in cells])
            return np.sqrt(np.mean([((told(r) - float(rows[r][at[n]])) / std[first]) ** 2 for r in cells]))

        def of(y):
            if n not in words: return lambda r: y[r, first] * std[first] + mean[first]
            return lambda r: words[n][int(np.argmax((y * std + mean)[r, first:first + width]))]
        ours = (lambda r: filled[r][at[n]]) if n in words else (lambda r: float(filled[r][at[n]]))
        print("| %s | " % n + " | ".join("%.3f" % e for e in [error(ours)] + [error(of(y)) for y in guess.values()]) + " |")


main()
