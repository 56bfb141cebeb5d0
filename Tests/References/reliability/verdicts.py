"""Verdicts of every rule on the citizen study, computed from the tidy rows alone.

    contraste distribution Datasets/citizen-perception --question t1,k1 --by sex,language,region \
        --cross language:age --reliability none --format csv -o rows.csv
    python3 verdicts.py rows.csv > verdicts.csv

Needs scipy. Nothing of Contraste's own verdicts is read: shares, errors, respondents, degrees of
freedom, design effects and Korn-Graubard intervals come from the rows, cases from the rows of
counts. Names of outcomes: s shown, f flagged, w withheld, n not assessed.
"""
import csv
import math
import sys

from scipy.stats import t as student

RULES = ["dhs", "statistics-canada", "inegi", "ine-chile", "cepal-2020", "cepal-2023", "nchs",
         "30-30"]


def number(text):
    return float(text) if text else None


def kind(row):
    name = row["statistic"]
    if name in ("proportion", "favourable"):
        return "proportion"
    if name == "total":
        return "count" if row["level"] else "total"
    return "mean" if name in ("mean_score", "median") else None


def verdict(rule, cell):
    k, p, se, n, cases, df, deff = (cell[x] for x in ("kind", "p", "se", "n", "cases", "df", "deff"))
    unanimous = k == "proportion" and (cases in (0, n) or p in (0, 1))
    cv = None if se is None or p == 0 or unanimous else se / abs(p)
    q = min(p, 1 - p)
    log_cv = None if k != "proportion" or se is None or unanimous else se / q / -math.log(q)
    # Each test is its outcome where it fails, and whether it holds (None: not known).
    tests = []

    def ask(failing, holds):
        tests.append((failing, None if holds is None else bool(holds)))

    def at_most(x, limit):
        return None if x is None else x <= limit

    def at_least(x, limit):
        return None if x is None else x >= limit

    def below(x, limit):
        return None if x is None else x < limit

    ess = None if deff is None else n / deff
    if rule == "dhs":
        ask("w", n >= 25)
        ask("f", n >= 50)
    elif rule == "statistics-canada":
        percent = None if cv is None else math.floor(cv * 1000 + 0.5) / 10
        ask("w", n >= 10)
        ask("w", at_most(percent, 33.3))
        ask("f", at_most(percent, 16.5))
    elif rule == "inegi":
        ask("f", below(cv, 0.15))
    elif rule == "ine-chile":
        ask("w", n >= 60)
        ask("w", at_least(df, 9))
        if k == "proportion":
            ask("f", None if se is None or unanimous else se <= q ** (2 / 3) / 9)
        else:
            ask("w", at_most(cv, 0.30))
            ask("f", at_most(cv, 0.15))
    elif rule == "cepal-2020":
        ask("w", n >= 100)
        ask("w", at_least(ess, 140))
        ask("w", at_least(cases, 50))
        if k == "proportion":
            ask("w", at_most(log_cv, 0.175))
        ask("f", at_least(df, 9))
        ask("f", below(cv, 0.20))
    elif rule == "cepal-2023":
        # The whole is a planned domain; no dimension is declared to be one.
        if not (cell["whole"] and n >= 100 and (cases or 0) >= 100):
            ask("w", at_least(deff, 1))
            ask("w", at_least(ess, 60))
        ask("w", at_least(df, 9))
        ask("w", at_least(cases, 30))
        ask("f", at_least(cases, 50))
        if k == "proportion":
            ask("w", at_most(log_cv, 0.175))
        else:
            ask("w", at_most(cv, 0.30))
            ask("f", at_most(cv, 0.20))
    elif rule == "nchs":
        if k in ("mean", "total"):
            return "n"
        if k == "proportion":
            n_eff = n if unanimous else min(n, p * (1 - p) / se ** 2)
            width = 0 if unanimous else cell["high"] - cell["low"]
            ask("w", n_eff >= 30)
            ask("w", width < 0.30)
            if width > 0.05:
                ask("w", width / p <= 1.30)
                ask("f", width / (1 - p) <= 1.30)
            ask("f", not unanimous)
        else:
            effective = cases * min(1, cell["n_eff"] / n)
            ask("w", effective >= 10)
            if p > 0:
                k95 = student.ppf(0.975, max(effective - 1, 0.1)) * se / p
                ask("w", k95 < 1 and math.exp(k95) - math.exp(-k95) <= 1.60)
        ask("f", at_least(df, 8))
    elif rule == "30-30":
        ask("w", (cases if k == "count" else n) >= 30)
        ask("f", below(cv, 0.30))
    if any(failing == "w" and holds is False for failing, holds in tests):
        return "w"
    if any(holds is None for _, holds in tests):
        return "n"
    return "f" if any(holds is False for _, holds in tests) else "s"


def main():
    rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
    counts = {}
    for row in rows:
        if row["statistic"] == "count" and row["estimate"]:
            counts[(row["question"], row["group_by"], row["group"], row["round"], row["level"])] = int(
                float(row["estimate"]))
    favourable = {"k1": ["2"], "t1": ["4", "5"]}
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["question", "group_by", "group", "round", "level", "statistic"] + RULES)
    for row in rows:
        if kind(row) is None or not row["estimate"]:
            continue
        place = (row["question"], row["group_by"], row["group"], row["round"])
        n = int(row["n"])
        if row["level"]:
            cases = counts[place + (row["level"],)]
        elif row["statistic"] == "favourable":
            cases = sum(counts[place + (level,)] for level in favourable[row["question"]])
        else:
            cases = n
        cell = dict(kind=kind(row), p=float(row["estimate"]), se=number(row["se"]), n=n, cases=cases,
                    df=number(row["df"]), deff=number(row["deff"]), low=number(row["low"]),
                    high=number(row["high"]), n_eff=number(row["n_eff"]),
                    whole=not row["group_by"])
        out.writerow([row[x] for x in ("question", "group_by", "group", "round", "level", "statistic")]
                     + [verdict(rule, cell) for rule in RULES])


main()
