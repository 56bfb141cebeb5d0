"""Parts of Oaxaca and Blinder without weights: python3 oaxaca.py > oaxaca.csv (data of ../survey)."""

import csv
import pathlib

import numpy as np
import statsmodels
from statsmodels.stats.oaxaca import OaxacaBlinder

folder = pathlib.Path(__file__).parent
rows = [row for row in csv.DictReader(open(folder / "../survey/data/waves.csv"))
        if row["q"] and row["sex"]]
y = np.array([float(row["q"]) for row in rows])
columns = [[1.0 if row["sex"] == "w" else 0.0 for row in rows]]
for name in ("age", "wave"):
    levels = sorted({row[name] for row in rows})
    columns += [[1.0 if row[name] == level else 0.0 for row in rows] for level in levels[1:]]
x = np.array(columns).T


def fitted():
    """A model that has not been asked anything: it keeps the coefficients of its first answer.

    The group whose indicator is 0, men, comes first.
    """
    return OaxacaBlinder(y, x, 0, hasconst=False, swap=False)


model = fitted()
print(f"# statsmodels {statsmodels.__version__}")
print("option,statistic,value")


def put(option, statistic, value):
    print(f"{option},{statistic},{float(value):.16g}")


put("", "decomposed_difference", model.gap)
# Here «pooled» holds a term for the group, and «nuemark» (spelled so) none.
for option, kind, weight in [("pooled-with-group", "pooled", None), ("pooled", "nuemark", None),
                             ("group", "self_submitted", 1.0), ("reference", "self_submitted", 0.0)]:
    model = fitted()
    model.two_fold(two_fold_type=kind, submitted_weight=weight)
    put(option, "unexplained", model.unexplained)
    put(option, "explained", model.explained)
model = fitted()
model.three_fold()
put("", "endowments", model.endow_eff)
put("", "coefficients", model.coef_eff)
put("", "interaction", model.int_eff)
