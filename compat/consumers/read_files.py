"""Reads files with pandas, polars, DuckDB and pyarrow as they are by default, and says where they differ from what the API says.

    python read_files.py MANIFEST

The manifest is JSON: `files`, each with `path`, `format`, `columns` (name to kind) and `rows`, the columns' values as the API
says them; `recipes`, each with `code`, `folder` and `like`, the file that its tables are to equal; `remote`, a Parquet file of the
API with `url`, `token` and `like`. Kinds: `figure` is a double and `count` a whole number, `text` a text, `instant` a point in
time, as Unix milliseconds in `rows`. Differences are printed, one a line; there are none when nothing is printed.
"""

import json
import math
import os
import re
import sys
from datetime import date, datetime, timezone
from pathlib import Path

import duckdb
import fsspec
import pandas
import polars
from pyarrow import csv, feather, ipc, parquet
from pyarrow import json as arrow_json

Table = dict[str, list]


def from_pandas(frame: pandas.DataFrame) -> Table:
    return {name: frame[name].tolist() for name in frame.columns}


def from_polars(frame: polars.DataFrame) -> Table:
    return {name: frame[name].to_list() for name in frame.columns}


def from_arrow(table) -> Table:
    return {name: table[name].to_pylist() for name in table.column_names}


def from_duckdb(relation: duckdb.DuckDBPyRelation) -> Table:
    """Times as milliseconds: DuckDB asks for another package to make Python's of them."""
    columns = [
        f'epoch_ms("{name}")' if str(kind).startswith("TIMESTAMP") else f'"{name}"'
        for name, kind in zip(relation.columns, relation.types)
    ]
    rows = relation.select(*[duckdb.SQLExpression(column) for column in columns]).fetchall()
    return {name: [row[at] for row in rows] for at, name in enumerate(relation.columns)}


READERS = {
    "csv": {
        "pandas": lambda path: from_pandas(pandas.read_csv(path)),
        "polars": lambda path: from_polars(polars.read_csv(path)),
        "DuckDB": lambda path: from_duckdb(duckdb.sql(f"FROM '{path}'")),
        "pyarrow": lambda path: from_arrow(csv.read_csv(path)),
    },
    "ndjson": {
        "pandas": lambda path: from_pandas(pandas.read_json(path, lines=True)),
        "polars": lambda path: from_polars(polars.read_ndjson(path)),
        "DuckDB": lambda path: from_duckdb(duckdb.sql(f"FROM '{path}'")),
        "pyarrow": lambda path: from_arrow(arrow_json.read_json(path)),
    },
    "parquet": {
        "pandas": lambda path: from_pandas(pandas.read_parquet(path)),
        "polars": lambda path: from_polars(polars.read_parquet(path)),
        "DuckDB": lambda path: from_duckdb(duckdb.sql(f"FROM '{path}'")),
        "pyarrow": lambda path: from_arrow(parquet.read_table(path)),
    },
    "arrow": {
        "pandas": lambda path: from_pandas(pandas.read_feather(path)),
        "polars": lambda path: from_polars(polars.read_ipc(path)),
        "pyarrow": lambda path: from_arrow(feather.read_table(path)),
    },
    "arrow_stream": {
        "polars": lambda path: from_polars(polars.read_ipc_stream(path)),
        "pyarrow": lambda path: from_arrow(ipc.open_stream(path).read_all()),
    },
}


def to_milliseconds(value) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if value.tzinfo is None:
        value = value.replace(tzinfo=timezone.utc)
    return round(value.timestamp() * 1000)


def is_nothing(value) -> bool:
    return value is None or value is pandas.NaT or (isinstance(value, float) and math.isnan(value))


def is_same(kind: str, expected, value, is_loose: bool) -> bool:
    if expected is None:
        return is_nothing(value)
    if is_nothing(value):
        return False
    if kind == "figure":
        if not isinstance(value, (int, float) if is_loose else float):
            return False
        close = math.isclose(value, expected, rel_tol=1e-15) if is_loose else value == float(expected)
        return close and math.copysign(1, value) == math.copysign(1, expected)
    if kind == "count":
        return isinstance(value, int) and value == expected
    if kind == "instant":
        return to_milliseconds(value) == expected
    return (value.isoformat() if isinstance(value, date) else value) == expected


def find_difference(file: dict, table: Table, is_loose: bool = False) -> str | None:
    """Where a table is not what the API says. Loosely, a double may be off by its last bit, or an int where it is whole."""
    columns, rows = file["columns"], file["rows"]
    if list(table) != list(columns):
        return f"columns {list(table)}, not {list(columns)}"
    for at, (name, kind) in enumerate(columns.items()):
        values = table[name]
        if len(values) != len(rows):
            return f"{len(values)} rows, not {len(rows)}"
        for index, (row, value) in enumerate(zip(rows, values)):
            if not is_same(kind, row[at], value, is_loose):
                return f"{name} of row {index} is {value!r}, not {row[at]!r}"
    return None


def to_table(value) -> Table:
    if isinstance(value, pandas.DataFrame):
        return from_pandas(value)
    if isinstance(value, polars.DataFrame):
        return from_polars(value)
    if isinstance(value, duckdb.DuckDBPyRelation):
        return from_duckdb(value)
    return from_arrow(value)


def read_all(files: dict[str, dict]) -> None:
    for name, file in files.items():
        for reader, read in READERS[file["format"]].items():
            # pandas reads numbers of lines quicker than exactly unless told otherwise, and makes ints of a column that is whole
            is_loose = reader == "pandas" and file["format"] == "ndjson"
            try:
                difference = find_difference(file, read(file["path"]), is_loose)
            except Exception as error:
                difference = f"{type(error).__name__}: {error}"
            if difference is not None:
                print(f"{reader} {name}: {difference}")


def run_recipe(code: str, like: dict[str, dict]) -> None:
    names: dict = {}
    exec(code, names)
    tables = {name: value for name, value in names.items() if name.startswith("from_")}
    if not tables:
        print(f"a recipe reads nothing: {code}")
    for name, value in tables.items():
        kind = "files" if re.search("parquet|arrow", name) else "text"
        difference = find_difference(like[kind], to_table(value))
        if difference is not None:
            print(f"{name} of the recipe {code.splitlines()[0]}: {difference}")
    if "times" in names:
        table = to_table(names["times"].to_frame() if isinstance(names["times"], pandas.Series) else names["times"])
        at = list(like["files"]["columns"]).index("time")
        expected = {"columns": {"time": "instant"}, "rows": [[row[at]] for row in like["files"]["rows"]]}
        difference = find_difference(expected, table)
        if difference is not None:
            print(f"times of the recipe {code.splitlines()[0]}: {difference}")


def check_formula(formula: str, like: dict[str, dict]) -> None:
    """Works a formula of a spreadsheet out. Such days are counted from the end of 1899 on."""
    at = list(like["files"]["columns"]).index("time")
    for text, row in zip(like["text"]["rows"], like["files"]["rows"]):
        days = eval(formula.removeprefix("=").replace("C2", repr(float(text[at]))), {})
        if abs((days - 25569) * 86_400_000 - row[at]) > 1:
            print(f"{formula} is {days} days for {row[at]} ms")
            return


def read_remote(url: str, token: str, like: dict) -> None:
    """Reads a file of the API in pieces, as DuckDB and fsspec do by themselves."""
    extension = Path(duckdb.__file__).parent.parent / "duckdb_extension_httpfs" / "extensions" / f"v{duckdb.__version__}"
    connection = duckdb.connect()
    connection.load_extension(str(extension / "httpfs.duckdb_extension"))
    connection.execute(f"CREATE SECRET (TYPE http, BEARER_TOKEN '{token}')")
    differences = {"DuckDB": find_difference(like, from_duckdb(connection.sql(f"FROM read_parquet('{url}')")))}
    headers = {"authorization": f"Bearer {token}"}
    remote = fsspec.filesystem("http", client_kwargs={"headers": headers}, block_size=65_536)
    with remote.open(url) as file:
        differences["pyarrow"] = find_difference(like, from_arrow(parquet.read_table(file)))
    with remote.open(url) as file:
        differences["pandas"] = find_difference(like, from_pandas(pandas.read_parquet(file)))
    with remote.open(url) as file:
        only_values = parquet.ParquetFile(file).read(columns=["value"])
        at = list(like["columns"]).index("value")
        values = {"columns": {"value": "figure"}, "rows": [[row[at]] for row in like["rows"]]}
        differences["a column by pyarrow"] = find_difference(values, from_arrow(only_values))
    for reader, difference in differences.items():
        if difference is not None:
            print(f"{reader} {url}: {difference}")


def main(path: str) -> None:
    manifest = json.loads(Path(path).read_text())
    files = manifest["files"]
    os.chdir(manifest["folder"])
    read_all(files)
    like = {kind: files[name] for kind, name in manifest["like"].items()}
    for code in manifest["recipes"]:
        run_recipe(code, like)
    for formula in manifest["formulas"]:
        check_formula(formula, like)
    remote = manifest["remote"]
    read_remote(remote["url"], remote["token"], files[remote["like"]])


main(sys.argv[1])
