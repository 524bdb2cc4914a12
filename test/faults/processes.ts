import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The process ids of whom a process has started and who still run. */
export function childrenOf(parent: number): number[] {
  return existsSync('/proc/self/stat') ? byProc(parent) : byPs(parent)
}

function byProc(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === parent)
    .map(Number)
}

/** The fourth field; the second, a name in brackets, may hold anything (proc(5)). */
function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It ended while we looked.
    return undefined
  }
}

function byPs(parent: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'utf8' })
  return table.split('\n').flatMap((line) => {
    const [pid, ppid, name = ''] = line.trim().split(/\s+/)
    return Number(ppid) === parent && !name.endsWith('ps') ? [Number(pid)] : []
  })
}
