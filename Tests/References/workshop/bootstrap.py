"""How often each recommendation is among the first, over all draws of voters within their groups.

    python3 Tests/References/workshop/bootstrap.py

Writes bootstrap-ballots.csv and bootstrap.csv beside itself. Nothing is drawn: every way in which
each group could be made of its own voters with replacement is counted with its multinomial
probability, in exact fractions. Ranks are those of Borda with groups of equal weight; ties share
the mean rank, and where they stand across the limit of the first K, the places that are left.
Only the standard library is used.
"""

import itertools
import math
import platform
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
X = None
# Group, then one value a recommendation, a higher one for what is preferred.
TABLES = {
    "majority": [("a", [1, 0])] * 3 + [("a", [0, 1])] * 2,
    "two_groups": [("a", [1, 0])] * 3 + [("a", [0, 1])] + [("b", [0, 1])] * 3 + [("b", [1, 0])] * 2,
    "tied": [("a", [1, 1, 0]), ("a", [0, 1, 1]), ("b", [1, 0, 1]), ("b", [1, 1, 1])],
    "gaps": [
        ("a", [3, 1, X, 0, 2]), ("a", [1, 3, 2, 0, X]), ("a", [0, 1, 2, 3, 3]),
        ("a", [X, X, 1, 0, 1]),
        ("b", [2, 2, 0, 1, X]), ("b", [0, 3, 1, 2, 1]), ("b", [3, X, X, X, 1]),
        ("b", [1, 0, 3, 2, 2]), ("b", [2, 1, 0, 3, 0]),
        ("c", [0, 1, 2, X, X]), ("c", [2, 1, 0, 3, 1]), ("c", [1, 1, 1, 0, 2]),
    ],
}


def draws(voters):
    """Every multiset of as many voters, with its probability."""
    count = len(voters)
    for chosen in itertools.combinations_with_replacement(range(count), count):
        times = [chosen.count(voter) for voter in range(count)]
        ways = math.factorial(count)
        for number in times:
            ways //= math.factorial(number)
        yield times, Fraction(ways, count**count)


def group_tallies(ballots):
    """For every draw of a group: its probability and the share of it that prefers i to j."""
    count = len(ballots[0])
    for times, probability in draws(ballots):
        shares = {}
        for i, j in itertools.permutations(range(count), 2):
            wins, compared = Fraction(0), 0
            for number, values in zip(times, ballots):
                if values[i] is None or values[j] is None:
                    continue
                compared += number
                wins += number * (Fraction(values[i] > values[j])
                                  + Fraction(values[i] == values[j], 2))
            if compared:
                shares[i, j] = wins / compared
        yield probability, shares


def first(scores, limit):
    """The part of each recommendation that is among the first, ties sharing what is left."""
    parts = []
    for own in scores:
        above = sum(other > own for other in scores)
        equal = sum(other == own for other in scores)
        parts.append(min(Fraction(1), max(Fraction(0), Fraction(limit - above, equal))))
    return parts


def distribution(table, limit):
    groups = {}
    for group, values in table:
        groups.setdefault(group, []).append(values)
    count = len(table[0][1])
    top, mean = [Fraction(0)] * count, [Fraction(0)] * count
    for combination in itertools.product(*[list(group_tallies(g)) for g in groups.values()]):
        probability = math.prod(part[0] for part in combination)
        scores = []
        for i in range(count):
            score = Fraction(0)
            for j in range(count):
                known = [shares[i, j] for _, shares in combination if (i, j) in shares]
                if i != j:
                    score += sum(known) / len(known) if known else Fraction(1, 2)
            scores.append(score)
        for i, part in enumerate(first(scores, limit)):
            top[i] += probability * part
            above = sum(other > scores[i] for other in scores)
            equal = sum(other == scores[i] for other in scores)
            mean[i] += probability * (above + Fraction(equal + 1, 2))
    return top, mean


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8") as file:
        file.write(f"# Python {platform.python_version()}\n{header}\n")
        for row in rows:
            file.write(",".join("" if value is None else str(value) for value in row) + "\n")


write("bootstrap-ballots.csv", "table,voter,actor,item,value", [
    (name, voter, group, item, value)
    for name, table in TABLES.items()
    for voter, (group, values) in enumerate(table) for item, value in enumerate(values)])
write("bootstrap.csv", "table,top,item,top_share,mean_rank", [
    (name, limit, item, float(top), float(mean))
    for name, table in TABLES.items() for limit in (1, 2) if limit < len(table[0][1])
    for item, (top, mean) in enumerate(zip(*distribution(table, limit)))])
