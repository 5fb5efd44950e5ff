"""Splink on the people files of `linking.py`: run by a Python that has Splink in it.

    python benchmarks/splink_people.py febrl3|fake FILE

Prints its best threshold of those its authors use for these files, the clusters, and CPU seconds.
"""

from __future__ import annotations

import csv
import json
import sys
import time

THRESHOLDS = {"febrl3": 0.9, "fake": 0.5}


def main() -> None:
    if len(sys.argv) < 3:
        print("needs the name and the path of a file; called by linking.py --splink PYTHON")
        return
    name, path = sys.argv[1:3]
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    with open(path, encoding="utf-8", newline="") as text:  # noqa: PTH123 one file, read once
        rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(text)]
    began = time.process_time()
    if name == "febrl3":
        key, rules = "rec_id", [
            block_on("soc_sec_id"), block_on("given_name", "surname"), block_on("date_of_birth"),
            block_on("postcode", "surname"), block_on("given_name", "postcode"),
            block_on("address_1", "address_2"),
        ]  # fmt: skip
        comparisons = [
            cl.JaroWinklerAtThresholds("given_name", [0.9, 0.75]),
            cl.JaroWinklerAtThresholds("surname", [0.9, 0.75]),
            cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.JaroWinklerAtThresholds("address_1", [0.9, 0.75]),
            cl.LevenshteinAtThresholds("postcode", [1, 2]),
            cl.JaroWinklerAtThresholds("suburb", [0.9, 0.75]),
        ]
        training = [block_on("date_of_birth"), block_on("given_name", "surname")]
    else:
        key, rules = "unique_id", [
            block_on("first_name", "surname"), block_on("surname", "dob"),
            block_on("first_name", "dob"), block_on("email"), block_on("city", "dob"),
            block_on("surname", "city"), block_on("first_name", "city"),
        ]  # fmt: skip
        comparisons = [
            cl.JaroWinklerAtThresholds("first_name", [0.9, 0.75]),
            cl.JaroWinklerAtThresholds("surname", [0.9, 0.75]),
            cl.LevenshteinAtThresholds("dob", [1, 2]),
            cl.LevenshteinAtThresholds("city", [1, 2]),
            cl.JaroWinklerAtThresholds("email", [0.92, 0.85]),
        ]
        training = [block_on("dob"), block_on("first_name", "surname")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name=key,
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
    )
    linker = Linker(DuckDBAPI().register(pa.Table.from_pylist(rows)), settings)
    linker.training.estimate_probability_two_random_records_match(rules[:2], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.01)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, THRESHOLDS[name])
    found = [[row[key], row["cluster_id"]] for row in clusters.as_record_list()]
    spent = time.process_time() - began
    print(json.dumps({"threshold": THRESHOLDS[name], "cpu": spent, "clusters": found}))


if __name__ == "__main__":
    main()
