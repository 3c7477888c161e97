"""A real ClickHouse server out of the engine library of the npm package chdb, for tests.

usage: clickhouse-server.py LIBCHDB DATA_DIR CONFIG_FILE

The library exports the program `clickhouse local`, which listens where the configuration says once it is told to.
The server lives as long as standard input is open, so that it ends with the process that started it, however that
one ends.
"""

import ctypes
import os
import sys
import threading

library, data_dir, config_file = sys.argv[1:]


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()

# A program ends when its queries are done: the last one takes ten years.
queries = """
SYSTEM START LISTEN HTTP;
SELECT count() FROM numbers(100000000) WHERE NOT ignore(sleepEachRow(3)) SETTINGS max_block_size = 1
"""
arguments = ["clickhouse-local", f"--path={data_dir}", f"--config-file={config_file}", f"--query={queries}"]

run = ctypes.CDLL(library).chdb_query_cmdline
run.restype = ctypes.c_void_p
run.argtypes = [ctypes.c_int, ctypes.POINTER(ctypes.c_char_p)]
run(len(arguments), (ctypes.c_char_p * len(arguments))(*[argument.encode() for argument in arguments]))
sys.exit("the engine ended by itself; its log says why")
