"""Reference values of agreement over several questions.

    python3 Tests/References/concordance/generate.py

Writes ratings.csv and reference.csv beside this script. Alpha is that of the package krippendorff;
Gwet's coefficients are averages over all pairs of answers, enumerated; the concordance is Friedman's
statistic of SciPy over the respondents with every answer.
"""
import itertools
import os
import random
import sys
from importlib.metadata import version

import krippendorff
import numpy
import scipy
import scipy.stats

here = os.path.dirname(os.path.abspath(__file__))
N = None
tables = {
    # Krippendorff's example: four coders, twelve units, levels 1 to 5.
    "canonical": (5, [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
        [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
    ]),
    # Twelve organisations, six questions.
    "organisations": (5, [
        [1, 2, 1, 4, 3, 5], [1, 1, 2, 4, 3, 4], [2, 1, 1, 5, 3, 5], [1, 2, 2, 4, N, 5],
        [2, 2, 1, 3, 3, 4], [4, 2, 2, 4, 3, 5], [5, 4, 4, 4, 3, 4], [5, 4, 5, 4, 4, 5],
        [4, 5, 4, 5, 3, 5], [5, 4, N, 4, 3, 4], [5, 5, 4, 3, 2, 5], [4, 4, 5, 4, 3, N],
    ]),
}
tables["national"] = (5, tables["organisations"][1][:7])
tables["international"] = (5, tables["organisations"][1][7:])
generator = random.Random(20)
for index, (raters, questions, levels, missing) in enumerate(
    [(6, 4, 3, 0.0), (15, 9, 5, 0.2), (40, 12, 7, 0.1), (9, 20, 2, 0.3), (3, 5, 4, 0.0)]
):
    tables[f"random{index}"] = (levels, [
        [N if generator.random() < missing else
         min(levels, max(1, round(generator.gauss(1 + q * levels / questions, 1.2))))
         for q in range(questions)] for _ in range(raters)])


def gwet(rows, levels, weight):
    units = [[row[u] for row in rows if row[u] is not None] for u in range(len(rows[0]))]
    agreements = [
        sum(weight(a, b) for a, b in itertools.permutations(unit, 2)) / (len(unit) * (len(unit) - 1))
        for unit in units if len(unit) > 1]
    answered = [unit for unit in units if unit]
    shares = [sum(unit.count(k) / len(unit) for unit in answered) / len(answered)
              for k in range(1, levels + 1)]
    total = sum(weight(a, b) for a in range(1, levels + 1) for b in range(1, levels + 1))
    chance = total / (levels * (levels - 1)) * sum(p * (1 - p) for p in shares)
    return (sum(agreements) / len(agreements) - chance) / (1 - chance)


lines, ratings = [], []
for name, (levels, rows) in tables.items():
    for rater, row in enumerate(rows):
        ratings += [f"{name},{levels},{rater},{q},{'' if v is None else v}"
                    for q, v in enumerate(row)]
    data = numpy.array([[numpy.nan if v is None else v for v in row] for row in rows])
    for metric in ["nominal", "ordinal", "interval", "ratio"]:
        value = krippendorff.alpha(
            reliability_data=data, level_of_measurement=metric,
            value_domain=list(range(1, levels + 1)))
        lines.append(f"{name},krippendorff_alpha_{metric},{value:.17g}")
    lines.append(f"{name},gwet_ac1,{gwet(rows, levels, lambda a, b: float(a == b)):.17g}")
    ordinal = lambda a, b: 1 - abs(a - b) * (abs(a - b) + 1) / (levels * (levels - 1))
    lines.append(f"{name},gwet_ac2,{gwet(rows, levels, ordinal):.17g}")
    complete = [row for row in rows if None not in row]
    if len(complete) > 1 and len(rows[0]) > 2:
        statistic, _ = scipy.stats.friedmanchisquare(*map(list, zip(*complete)))
        lines.append(f"{name},kendall_w,{statistic / (len(complete) * (len(rows[0]) - 1)):.17g}")
        lines.append(f"{name},friedman,{statistic:.17g}")
versions = (f"# Python {sys.version.split()[0]}; krippendorff {version('krippendorff')}, "
            f"scipy {scipy.__version__}, numpy {numpy.__version__}")
for file, header, body in [("ratings.csv", "table,levels,rater,question,answer", ratings),
                           ("reference.csv", "table,statistic,value", lines)]:
    with open(os.path.join(here, file), "w") as out:
        out.write("\n".join([versions, header] + body) + "\n")
