"""Scores and evidence of the sample study, from its CSV files alone.

  python3 sample_study.py > sample_study.csv        (PyYAML reads the codebook)

For each indicator the mean over its questions of the favourable share of those who answered; four
further rules on indicator C; the figures behind the findings about one question. Exact fractions,
written with 17 digits.
"""
import csv
import math
import pathlib
import platform
from fractions import Fraction

import yaml

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "Datasets" / "ssc-effectiveness"
study = yaml.safe_load((FOLDER / "study.yaml").read_text())
missing = {code for reason in study["missing"] for code in reason["codes"]} | {""}
scales = {scale["id"]: scale["levels"] for scale in study["scales"]}
answers = {
    r["id"]: list(csv.DictReader((FOLDER / r["file"]).open())) for r in study["rounds"]}
order = [r["id"] for r in study["rounds"]]


def favourable(scale):
    return {level["code"] for level in scales[scale] if level.get("side") == "favourable"}


def versions(question, round_):
    """The scale in a round and the codes as they are read today."""
    for version in question.get("versions", []):
        if order.index(round_) <= order.index(version["until"]):
            return version.get("scale", question["scale"]), version.get("crosswalk", {})
    return question["scale"], {}


def codes(question, actor, round_, column=None):
    """The answers of a kind of actor in a round, None where there is none."""
    if actor not in question["asked"] or round_ not in question.get("rounds", order):
        return []
    _, crosswalk = versions(question, round_)
    found = []
    for row in answers[round_]:
        if row["actor"] == actor:
            code = row[column or question["id"]]
            found.append(None if code in missing else crosswalk.get(code, code))
    return found


def share(given, wanted):
    known = [code for code in given if code is not None]
    return Fraction(sum(code in wanted for code in known), len(known)) if known else None


def wanted(question, round_):
    scale, crosswalk = versions(question, round_)
    return favourable(question["scale"] if crosswalk else scale)


def put(kind, item, actor, round_, statistic, value):
    print(f"{kind},{item},{actor},{round_},{statistic},{float(value):.17g}")


def scores():
    for indicator in study["indicators"]:
        own = [q for q in study["questions"]
               if q.get("indicator") == indicator["id"] and q.get("kind", "single") == "single"]
        for actor in [a["id"] for a in study["actors"]]:
            for round_ in order:
                parts = [share(codes(q, actor, round_), wanted(q, round_)) for q in own]
                parts = [part for part in parts if part is not None]
                if parts:
                    put("score", indicator["id"], actor, round_, "indicator_score",
                        sum(parts) / len(parts))


def rules():
    """Two of four of c1, c2, c4, c6; criteria met; weighted and geometric mean, among CSOs."""
    by_id = {q["id"]: q for q in study["questions"]}
    own = [by_id[name] for name in ("c1", "c2", "c4", "c6")]
    for round_ in order:
        columns = [codes(q, "cso", round_) for q in own]
        good = [wanted(q, round_) for q in own]
        rows = [[None if code is None else code in g for code, g in zip(row, good)]
                for row in zip(*columns)]
        low = [sum(x is True for x in row) for row in rows]
        high = [sum(x is not False for x in row) for row in rows]
        decided = [(a >= 2) for a, b in zip(low, high) if (a >= 2) == (b >= 2)]
        put("rule", "two", "cso", round_, "indicator_score", Fraction(sum(decided), len(decided)))
        put("rule", "two", "cso", round_, "lowest_possible",
            Fraction(sum(a >= 2 for a in low), len(rows)))
        put("rule", "two", "cso", round_, "highest_possible",
            Fraction(sum(b >= 2 for b in high), len(rows)))
        whole = [a for a, b in zip(low, high) if a == b]
        put("rule", "met", "cso", round_, "criteria_met", Fraction(sum(whole), len(whole)))
        parts = [share(c, g) for c, g in zip(columns, good)]
        weights = [1, 2, 3, 4]
        put("rule", "weighted", "cso", round_, "indicator_score",
            sum(w * p for w, p in zip(weights, parts)) / 10)
        put("rule", "geometric", "cso", round_, "indicator_score",
            math.exp(sum(math.log(p) for p in parts) / 4))


def evidence():
    by_id = {q["id"]: q for q in study["questions"]}

    def claims(rule):
        for key in ("all", "any"):
            if key in rule:
                return [claim for part in rule[key] for claim in claims(part)]
        return [rule]

    def figure(claim):
        name, _, option = claim["question"].partition("/")
        question = by_id[name]
        round_ = claim.get("round", order[0])
        if option:
            column = next(o["column"] for o in question["options"] if o["id"] == option)
            return share(codes(question, claim["actor"], round_, column), {"1"})
        given = codes(question, claim["actor"], round_)
        return share(given, set(claim.get("answers", [])) or wanted(question, round_))

    for finding in study["findings"]:
        for number, claim in enumerate(claims(finding.get("evidence", {"all": []}))):
            if "question" not in claim or claim.get("statistic") == "disagreement":
                continue
            limit = claim.get("above", claim.get("below"))
            value = figure(claim)
            if isinstance(limit, dict):
                value -= figure({**claim, **limit})
            put("evidence", f"{finding['id']}:{number}", claim["actor"], order[0], "figure", value)


print("# Python", platform.python_version(), "PyYAML", yaml.__version__)
print("kind,item,actor,round,statistic,value")
scores()
rules()
evidence()
