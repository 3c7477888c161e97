import { totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'

const mebibyte = 1024 ** 2

/**
 * The memory of everything but the heap of JavaScript and the engine: code, threads, buffers of sockets and
 * files.
 */
const restBytes = 256 * mebibyte

/** The least share of the engine, which works with little: more than half of a machine belongs to others. */
const leastShare = 0.25
const greatestShare = 0.5

/** The share of each cache in the memory of the engine; their default is 5 GiB each. */
const cacheShare = 1 / 8

/** The memory of a process, in bytes. */
export interface ProcessMemory {
  /** The memory of the machine, or that which the container may use, whichever is less. */
  readonly limitBytes: number
  /** The largest size of the heap of JavaScript; Node derives it from the same limit. */
  readonly heapLimitBytes: number
}

/** Reads the memory of this process: the limit of its control group counts, version 1 or 2. */
export function readProcessMemory(): ProcessMemory {
  const constrained = process.constrainedMemory()
  const machine = totalmem()
  return {
    limitBytes: constrained > 0 ? Math.min(constrained, machine) : machine,
    heapLimitBytes: getHeapStatistics().heap_size_limit,
  }
}

/**
 * Chooses the memory that the embedded engine may take, in bytes. Without a limit it takes nine tenths of the
 * machine, whatever the container may use, and is killed; with a limit it ends the statement that would go
 * beyond it.
 */
export function chooseEngineBytes({ limitBytes, heapLimitBytes }: ProcessMemory): number {
  const left = limitBytes - heapLimitBytes - restBytes
  return Math.floor(Math.max(limitBytes * leastShare, Math.min(limitBytes * greatestShare, left)))
}

/** Lists the arguments that tell the engine its limit. */
export function listMemoryArguments(engineBytes: number): string[] {
  const cacheBytes = Math.floor(engineBytes * cacheShare)
  return [
    `--max_server_memory_usage=${engineBytes}`,
    `--mark_cache_size=${cacheBytes}`,
    `--index_mark_cache_size=${cacheBytes}`,
    `--primary_index_cache_size=${cacheBytes}`,
  ]
}
