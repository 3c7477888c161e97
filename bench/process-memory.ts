import { readFileSync } from 'node:fs'

/** Memory that a process holds now, or the most that it held. @param field as Linux names it. */
export function readMemoryMiB(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const [, kib] = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status) ?? []
  if (kib === undefined) throw new Error(`the system does not say what memory process ${pid} has`)
  return Number(kib) / 1024
}
