"""k-anonymity, l-diversity and sample uniques of the sample study by pyCANON and pandas.

Run at the root of the project: python3 Tests/References/anonymity/generate.py
"""

import csv
import importlib.metadata
import itertools
import pathlib

import pandas
from pycanon import anonymity

STUDY = pathlib.Path("Datasets/ssc-effectiveness")
COLUMNS = {
    "sex": "sex",
    "age": "age_group",
    "ethnicity": "ethnic_origin",
    "actor": "actor",
}
UNSTATED = {"", "97", "98", "99"}


def main():
    folder = pathlib.Path(__file__).parent
    version = importlib.metadata.version("pycanon")
    with open(folder / "reference.csv", "w", encoding="utf-8", newline="") as file:
        file.write(f"# pyCANON {version}, pandas {pandas.__version__}; made by generate.py\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["keys", "round", "k", "l", "uniques", "combinations", "respondents"])
        for round_, size in itertools.product(("2018", "2021", "2024"), (1, 2, 3, 4)):
            data = pandas.read_csv(
                STUDY / f"responses-{round_}.csv", dtype=str, keep_default_na=False
            )
            for column in COLUMNS.values():
                data[column] = data[column].map(lambda v: "none" if v in UNSTATED else v)
            for keys in itertools.combinations(COLUMNS, size):
                columns = [COLUMNS[key] for key in keys]
                sizes = data.groupby(columns).size()
                small = sizes[sizes < 5]
                writer.writerow(
                    [
                        " ".join(keys),
                        round_,
                        anonymity.k_anonymity(data, columns),
                        anonymity.l_diversity(data, columns, ["c1"]),
                        int((sizes == 1).sum()),
                        len(small),
                        int(small.sum()),
                    ]
                )


if __name__ == "__main__":
    main()
