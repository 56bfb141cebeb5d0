"""A recount of the sample study's programmes by gender marker, from the registry's text alone.

    python3 Tests/References/audit/generate.py

Writes programmes.csv beside this script: for each marker the programmes, their known budgets, those
of unknown budget and those with indicators split by each dimension; then the programmes whose marker
and indicators do not agree. It shares no code with the project and uses the standard library only.
"""
import csv
import platform
from pathlib import Path

here = Path(__file__).resolve().parent
registry = here.parents[2] / "Datasets" / "ssc-effectiveness" / "programmes.csv"
with registry.open(encoding="utf-8", newline="") as file:
    programmes = list(csv.DictReader(file))

lines = []


def add(quantity, marker, rows, value=None):
    lines.append((quantity, marker, len(rows) if value is None else value))


dimensions = ["sex", "age", "ethnicity", "socioeconomic"]
for marker in ["0", "1", "2", "not_screened"]:
    own = [row for row in programmes if (row["gender_marker"] or "not_screened") == marker]
    add("programmes", marker, own)
    add("budget", marker, own, sum(int(row["budget_usd"]) for row in own if row["budget_usd"]))
    add("budget_unknown", marker, [row for row in own if not row["budget_usd"]])
    for dimension in dimensions:
        add(dimension, marker, [row for row in own if dimension in row["disaggregation"].split()])

marked = [row for row in programmes if row["gender_marker"] in {"1", "2"}]
silent = [row for row in marked if row["indicators"] == "0"]
measured = [row for row in marked if row["indicators"] != "0"]
by_sex = [row for row in measured if "sex" in row["disaggregation"].split()]
without = [row for row in measured if row not in by_sex]
zero = [row for row in programmes
        if row["gender_marker"] == "0" and "sex" in row["disaggregation"].split()]
for quantity, rows in [("marked_with_sex", by_sex), ("marked_without_sex", without),
                       ("marked_without_indicators", silent), ("not_targeted_with_sex", zero)]:
    add(quantity, "", rows)
    lines.append((quantity + "_ids", "", " ".join(row["id"] for row in rows)))
for dimension in dimensions:
    own = [row for row in programmes if dimension in row["disaggregation"].split()]
    for column in ["indicators", "baseline", "target"]:
        add(f"{dimension}_{column}", "", own, sum(int(row[column] or 0) for row in own))

with (here / "programmes.csv").open("w", encoding="utf-8") as file:
    file.write(f"# Python {platform.python_version()}, standard library\n")
    file.write("quantity,marker,value\n")
    for line in lines:
        file.write(",".join(map(str, line)) + "\n")
