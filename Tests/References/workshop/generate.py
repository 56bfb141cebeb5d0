"""Reference values of the workshop: orders of recommendations, tests, agreement of coders.

    python3 Tests/References/workshop/generate.py
    Rscript Tests/References/workshop/generate.R

The first writes ballots.csv, ranks.csv, kemeny.csv, codings.csv, coders.csv and tables.csv beside
this script, the second fisher.csv and psych.csv from tables.csv and codings.csv. The best orders are
found among all permutations, which the program under test never looks at; Borda and Copeland are
counted from the ballots one by one. Kappa is that of statsmodels, alpha that of krippendorff with
its own nominal metric and with MASI given to it as a function; statsmodels gives Fleiss's kappa.
"""
import csv
import itertools
import os
import random
import sys
from fractions import Fraction
from importlib.metadata import version

import krippendorff
import numpy
from nltk.metrics.distance import masi_distance
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa

here = os.path.dirname(os.path.abspath(__file__))
draw = random.Random(20)
versions = ", ".join(f"{name} {version(name)}" for name in ["krippendorff", "statsmodels", "nltk"])


def write(name, header, rows):
    with open(os.path.join(here, name), "w", newline="") as file:
        file.write(f"# Python {sys.version.split()[0]}, {versions}\n")
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


# Ballots: table, number of recommendations, then voters with their group and values (None: nothing).
def complete(sizes, count):
    """Rankings without ties around an order of each group."""
    rows = []
    for group, size in sizes:
        bias = [draw.gauss(0, 1) for _ in range(count)]
        for _ in range(size):
            keys = [bias[i] + draw.gauss(0, 1) for i in range(count)]
            order = sorted(range(count), key=lambda i: keys[i])
            rows.append((group, [order.index(i) for i in range(count)]))
    return rows


def graded(sizes, count, gap):
    """Votes of -1, 0 and 1 with gaps."""
    return [(group, [None if draw.random() < gap else draw.choice([-1, 0, 1]) for _ in range(count)])
            for group, size in sizes for _ in range(size)]


tables = {
    # Condorcet's cycle: every order of it is best.
    "cycle": (3, [("a", [2, 1, 0]), ("a", [0, 2, 1]), ("a", [1, 0, 2])]),
    "unanimous": (4, [("a", [3, 2, 1, 0])] * 3 + [("b", [3, 2, 1, 0])] * 2),
    "tied": (4, [("a", [1, 1, 0, 0])] * 2 + [("b", [0, 0, 0, 0])] * 2),
    "large_group": (5, complete([("a", 30), ("b", 3), ("c", 4)], 5)),
    "groups": (7, complete([("a", 9), ("b", 6), ("c", 11), ("d", 5)], 7)),
    "graded": (6, graded([("a", 8), ("b", 5), ("c", 12)], 6, 0.15)),
    "gaps": (7, graded([("a", 6), ("b", 7)], 7, 0.5)),
    "knot": (8, complete([("a", 7), ("b", 7), ("c", 7)], 8)),
}
write("ballots.csv", ["table", "voter", "actor", "item", "value"], [
    [table, voter, group, item, "" if value is None else value]
    for table, (_, rows) in tables.items()
    for voter, (group, values) in enumerate(rows) for item, value in enumerate(values)])


def pairwise(rows, count, equal):
    """Exact shares of ballots that prefer i to j."""
    parts = {}
    for group, values in rows:
        parts.setdefault(group if equal else "", []).append(values)
    shares = [[Fraction(1, 2)] * count for _ in range(count)]
    for i, j in itertools.permutations(range(count), 2):
        means = []
        for part in parts.values():
            votes = [Fraction(1) if v[i] > v[j] else Fraction(0) if v[i] < v[j] else Fraction(1, 2)
                     for v in part if v[i] is not None and v[j] is not None]
            if votes:
                means.append(sum(votes) / len(votes))
        if means:
            shares[i][j] = sum(means) / len(means)
    return shares


def mean_ranks(scores):
    return [sum(o > s for o in scores) + Fraction(sum(o == s for o in scores) + 1, 2) for s in scores]


ranks, kemeny = [], []
for table, (count, rows) in tables.items():
    for weighting in ["group_equal", "voter_equal"]:
        shares = pairwise(rows, count, weighting == "group_equal")
        borda = [sum(shares[i][j] for j in range(count) if j != i) for i in range(count)]
        copeland = [sum(Fraction(1) if shares[i][j] > Fraction(1, 2) else
                        Fraction(1, 2) if shares[i][j] == Fraction(1, 2) else Fraction(0)
                        for j in range(count) if j != i) for i in range(count)]
        best, orders = None, []
        for order in itertools.permutations(range(count)):
            cost = sum(shares[order[b]][order[a]] for a in range(count) for b in range(a + 1, count))
            if best is None or cost < best:
                best, orders = cost, [order]
            elif cost == best:
                orders.append(order)
        places = [Fraction(sum(order.index(i) + 1 for order in orders), len(orders))
                  for i in range(count)]
        kemeny.append([table, weighting, repr(float(best / (count * (count - 1) // 2))), len(orders)])
        for i in range(count):
            values = [borda[i], copeland[i], mean_ranks(borda)[i], mean_ranks(copeland)[i], places[i]]
            ranks.append([table, weighting, i] + [repr(float(v)) for v in values])
write("ranks.csv", ["table", "weighting", "item", "borda_score", "copeland_score", "borda_rank",
                    "copeland_rank", "kemeny_rank"], ranks)
write("kemeny.csv", ["table", "weighting", "distance", "orders"], kemeny)

# Codings: items by coders, one theme or several.
themes = "capacity dialogue gender transparency".split()


def single(items, coders, noise, gap):
    rows = []
    for item in range(items):
        truth = draw.choice(themes)
        rows.append([None if draw.random() < gap else
                     {draw.choice(themes) if draw.random() < noise else truth} for _ in range(coders)])
    return rows


def several(items, coders, noise, gap):
    rows = []
    for item in range(items):
        truth = {t for t in themes if draw.random() < 0.4}
        rows.append([None if draw.random() < gap else
                     {t for t in themes if (t in truth) != (draw.random() < noise)}
                     for _ in range(coders)])
    return rows


codings = {
    "two": single(20, 2, 0.3, 0.0), "three": single(25, 3, 0.4, 0.0),
    "gaps": single(30, 4, 0.3, 0.25), "sets": several(24, 3, 0.15, 0.0),
    "sets_gaps": several(18, 4, 0.2, 0.3),
}
write("codings.csv", ["table", "item", "coder", "themes"], [
    [table, f"i{item:02}", f"c{coder}", ";".join(sorted(value))]
    for table, rows in codings.items() for item, row in enumerate(rows)
    for coder, value in enumerate(row) if value is not None])


def masi(a, b):
    if a == b:
        return 0.0
    share = len(a & b) / len(a | b)
    return 1 - share * (2 / 3 if a <= b or b <= a else 1 / 3)


# The library's form of the distance, but for its factors of two digits.
for a in range(16):
    for b in range(16):
        x, y = [{t for i, t in enumerate(themes) if n >> i & 1} for n in (a, b)]
        if x | y:
            assert abs(masi(x, y) - masi_distance(x, y)) < 0.0034, (x, y)

reference = []
for table, rows in codings.items():
    flat = sorted({frozenset(v) for row in rows for v in row if v is not None}, key=sorted)
    codes = numpy.array([[numpy.nan if row[c] is None else flat.index(frozenset(row[c]))
                          for row in rows] for c in range(len(rows[0]))])

    def metric(v1, v2, i1, i2, n_v, dtype=float):
        first, second = numpy.broadcast_arrays(i1, i2)
        return numpy.array([[masi(flat[a], flat[b]) for a, b in zip(r, s)]
                            for r, s in zip(first, second)])

    value = krippendorff.alpha(
        reliability_data=codes, level_of_measurement=metric, value_domain=list(range(len(flat))))
    reference.append([table, "krippendorff_alpha_masi", "", "", "", repr(float(value))])
    parts = [("", codes)] if all(len(s) == 1 for s in flat) else []
    parts += [(theme, numpy.array([[numpy.nan if row[c] is None else float(theme in row[c])
                                    for row in rows] for c in range(len(rows[0]))]))
              for theme in themes]
    for theme, part in parts:
        reference.append([table, "krippendorff_alpha_nominal", "", "", theme, repr(float(
            krippendorff.alpha(reliability_data=part, level_of_measurement="nominal")))])
        if not numpy.isnan(part).any() and len(part) > 2:
            counts, _ = aggregate_raters(part.T.astype(int))
            reference.append([table, "fleiss_kappa", "", "", theme,
                              repr(float(fleiss_kappa(counts, method="fleiss")))])
        for a, b in itertools.combinations(range(len(part)), 2):
            both = ~numpy.isnan(part[a]) & ~numpy.isnan(part[b])
            levels = int(numpy.nanmax(part)) + 1
            square = numpy.zeros((levels, levels))
            for x, y in zip(part[a][both], part[b][both]):
                square[int(x), int(y)] += 1
            reference.append([table, "cohen_kappa", f"c{a}", f"c{b}", theme,
                              repr(float(cohens_kappa(square).kappa))])
write("coders.csv", ["table", "statistic", "group", "versus_group", "level", "value"], reference)

# Tables of support by group, for the exact test.
support = [[(8, 2), (2, 8), (5, 5)], [(21, 3), (8, 4), (12, 2), (10, 0)], [(3, 0), (0, 3)],
           [(12, 0), (7, 0)], [(19, 5), (4, 7), (8, 6), (2, 8)], [(1, 5), (4, 2)], [(6, 1), (1, 4), (3, 3)]]
support += [[(draw.randint(0, 9), draw.randint(1, 9)) for _ in range(draw.choice([2, 3, 4]))]
            for _ in range(12)]
write("tables.csv", ["table", "group", "support", "other"], [
    [table, group, yes, no] for table, rows in enumerate(support)
    for group, (yes, no) in enumerate(rows)])
