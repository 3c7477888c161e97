import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The places where control groups can be made, and the names of their files: version 2, else version 1. */
const kinds = [
  { root: '/sys/fs/cgroup', limit: 'memory.max', isThere: () => hasMemoryController('/sys/fs/cgroup') },
  {
    root: '/sys/fs/cgroup/memory',
    limit: 'memory.limit_in_bytes',
    isThere: () => existsSync('/sys/fs/cgroup/memory/memory.limit_in_bytes'),
  },
] as const

function hasMemoryController(root: string): boolean {
  const file = join(root, 'cgroup.subtree_control')
  return existsSync(file) && readFileSync(file, 'utf8').split(/\s+/).includes('memory')
}

/** A control group with a limit of memory, like that of a container. */
export class MemoryGroup {
  readonly #path: string

  private constructor(path: string) {
    this.#path = path
  }

  /**
   * Makes a group.
   * @returns undefined where this machine does not let tests make one.
   */
  static create(limitBytes: number): MemoryGroup | undefined {
    const kind = kinds.find(({ isThere }) => isThere())
    if (!kind) return undefined
    const path = join(kind.root, `lightfi-test-${process.pid}`)
    try {
      mkdirSync(path)
      writeFileSync(join(path, kind.limit), String(limitBytes))
      return new MemoryGroup(path)
    } catch {
      return undefined
    }
  }

  /**
   * Builds a command that starts another inside the group.
   * @param killPriority tells the kernel whom to kill first when there is no memory left, 0 to 1000.
   */
  prefix(killPriority: number): readonly string[] {
    const script = `echo ${killPriority} > /proc/self/oom_score_adj && echo $$ > ${this.#path}/cgroup.procs && exec "$@"`
    return ['sh', '-c', script, 'sh']
  }

  /** Removes the group, which must be empty by then. */
  remove(): void {
    rmdirSync(this.#path)
  }
}
