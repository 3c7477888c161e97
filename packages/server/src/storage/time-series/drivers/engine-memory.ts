import { totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'

const mebibyte = 1024 ** 2

/** What neither the heap of JavaScript nor the engine takes: code, threads, buffers of sockets and files. */
const restBytes = 256 * mebibyte

/** The engine works with little, and more than half of a machine belongs to others. */
const leastShare = 0.25
const greatestShare = 0.5

/** Of what the engine may take, the share of each of its caches; their default is 5 GiB each. */
const cacheShare = 1 / 8

/** The memory of a process, in bytes. */
export interface ProcessMemory {
  /** What the machine has, or the container may use, whichever is less. */
  readonly limitBytes: number
  /** What the heap of JavaScript may grow to; Node derives it from the same limit. */
  readonly heapLimitBytes: number
}

/** The memory of this process: the limit of its control group counts, version 1 or 2. */
export function readProcessMemory(): ProcessMemory {
  const constrained = process.constrainedMemory()
  const machine = totalmem()
  return {
    limitBytes: constrained > 0 ? Math.min(constrained, machine) : machine,
    heapLimitBytes: getHeapStatistics().heap_size_limit,
  }
}

/**
 * How much memory the embedded engine may take, in bytes. By itself it takes nine tenths of the machine, whatever the
 * container may use, and is killed; with a limit it ends the statement that would go beyond it.
 */
export function chooseEngineBytes({ limitBytes, heapLimitBytes }: ProcessMemory): number {
  const left = limitBytes - heapLimitBytes - restBytes
  return Math.floor(Math.max(limitBytes * leastShare, Math.min(limitBytes * greatestShare, left)))
}

/** The arguments that say so to the engine. */
export function listMemoryArguments(engineBytes: number): string[] {
  const cacheBytes = Math.floor(engineBytes * cacheShare)
  return [
    `--max_server_memory_usage=${engineBytes}`,
    `--mark_cache_size=${cacheBytes}`,
    `--index_mark_cache_size=${cacheBytes}`,
    `--primary_index_cache_size=${cacheBytes}`,
  ]
}
