"""Attacks random tables with withheld cells by linear programming.

Writes attack.csv beside it: for each table the smallest and the largest value that every withheld
cell can have, given the published cells, the margins, and that no cell is negative. Needs numpy and
scipy, whose linprog calls HiGHS.
"""

import csv
import itertools
import pathlib
import random

import numpy
import scipy
from scipy.optimize import linprog

TABLES = 2000


def table(shape, counts, family):
    """The cells with all margins (each dimension's total last) and equations, total and parts."""
    inner = numpy.array(counts).reshape(shape)
    full = inner
    for axis in range(len(shape)):
        full = numpy.concatenate([full, full.sum(axis=axis, keepdims=True)], axis=axis)
    values = list(full.ravel())
    index = numpy.arange(full.size).reshape(full.shape)
    equations = []
    for place in itertools.product(*(range(n) for n in full.shape)):
        for axis, position in enumerate(place):
            if position == shape[axis]:
                parts = [
                    int(index[place[:axis] + (level,) + place[axis + 1 :]])
                    for level in range(shape[axis])
                ]
                equations.append((int(index[place]), parts))
    if family:
        # Rows come in families, each with a subtotal in every column, the margin included.
        for first in range(0, shape[0], family):
            for column in range(full.shape[1]):
                parts = [int(index[row, column]) for row in range(first, first + family)]
                equations.append((len(values), parts))
                values.append(sum(values[part] for part in parts))
    return values, equations


def limits(values, equations, withheld):
    places = {cell: place for place, cell in enumerate(withheld)}
    rows, right = [], []
    for total, parts in equations:
        row, constant = [0.0] * len(withheld), 0.0
        for cell, sign in [(part, 1) for part in parts] + [(total, -1)]:
            if cell in places:
                row[places[cell]] += sign
            else:
                constant += sign * values[cell]
        if any(row):
            rows.append(row)
            right.append(-constant)
    result = []
    for cell in range(len(withheld)):
        ends = []
        for sign in (1, -1):
            objective = [0.0] * len(withheld)
            objective[cell] = sign
            found = linprog(objective, A_eq=rows or None, b_eq=right or None, method="highs")
            ends.append(sign * found.fun if found.status == 0 else float("inf"))
        result.append(tuple(ends))
    return result


def main():
    draw = random.Random(20261125)
    shapes = [(3, 3), (4, 3), (5, 4), (2, 2, 2), (3, 2, 2), (3, 3, 2), (4, 3)]
    folder = pathlib.Path(__file__).parent
    with open(folder / "attack.csv", "w", encoding="utf-8", newline="") as file:
        file.write(f"# scipy {scipy.__version__}, linprog(method='highs'); made by attack.py\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["shape", "family", "counts", "withheld", "low", "high"])
        for number in range(TABLES):
            which = number % len(shapes)
            shape = shapes[which]
            family = 2 if which == len(shapes) - 1 else 0
            size = int(numpy.prod(shape))
            counts = [draw.choice([0, 1, 2, 3, 4, 6, 9, 14]) for _ in range(size)]
            values, equations = table(shape, counts, family)
            share = draw.choice([0.2, 0.35, 0.5])
            withheld = [cell for cell in range(len(values)) if draw.random() < share][:9]
            if not withheld:
                continue
            ends = limits(values, equations, withheld)
            writer.writerow(
                ["x".join(map(str, shape)), family]
                + [" ".join(map(str, part)) for part in (counts, withheld)]
                + [" ".join(f"{float(end[side]):.9g}" for end in ends) for side in (0, 1)]
            )


if __name__ == "__main__":
    main()
