# The battery in svy: python3 battery.py data.csv questions dimensions
# Shares overall and by each dimension with their errors and intervals, and the test of each pair.
import sys

import polars
import svy

path, count, dimensions = sys.argv[1], int(sys.argv[2]), sys.argv[3].split(",")
questions = [f"q{i + 1}" for i in range(count)]
texts = {name: polars.String for name in questions + dimensions}
data = polars.read_csv(path, schema_overrides=texts, null_values=["", "NA"])
sample = svy.Sample(data, svy.Design(stratum="stratum", psu="cluster", wgt="weight"))
print("version: svy", svy.__version__)
for question in questions:
    sample.estimation.prop(question, drop_nulls=True)
    for dimension in dimensions:
        if dimension == question:
            continue
        sample.estimation.prop(question, by=dimension, drop_nulls=True)
        sample.categorical.tabulate(question, dimension, drop_nulls=True)
