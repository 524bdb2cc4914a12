import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The ids of the processes that `parent` has started and that still run. */
export function childrenOf(parent: number): number[] {
  if (existsSync('/proc/self/stat')) {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.filter((pid) => statOf(Number(pid))?.parent === parent).map(Number)
  }
  const command =
    process.platform === 'win32'
      ? powerShell(`Get-CimInstance Win32_Process -Filter "ParentProcessId=${parent}" | % ProcessId`)
      : run('pgrep', ['-P', String(parent)])
  return command.split(/\s+/).filter(Boolean).map(Number)
}

/**
 * A text that no other process has: when it started, and its name. Null when it has ended. The id alone proves nothing, since
 * the system gives the ids of ended processes to new ones.
 */
export function identityOf(pid: number): string | null {
  if (existsSync('/proc/self/stat')) {
    const stat = statOf(pid)
    return stat && !stat.isZombie ? `${stat.name} ${stat.startedAt}` : null
  }
  const found =
    process.platform === 'win32'
      ? powerShell(`Get-Process -Id ${pid} | % { "$($_.ProcessName) $($_.StartTime.Ticks)" }`)
      : run('ps', ['-p', String(pid), '-o', 'lstart=,comm='])
  return found.trim() || null
}

type Stat = { name: string; isZombie: boolean; parent: number; startedAt: string }

/** The second field of the line, a name in brackets, may hold anything: the others are counted from its end (proc(5)). */
function statOf(pid: number): Stat | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = line.lastIndexOf(')')
    const fields = line.slice(end + 2).split(' ')
    const name = line.slice(line.indexOf('(') + 1, end)
    return { name, isZombie: fields[0] === 'Z', parent: Number(fields[1]), startedAt: fields[19] ?? '' }
  } catch {
    // It ended meanwhile.
    return undefined
  }
}

function powerShell(script: string): string {
  return run('powershell', ['-NoProfile', '-Command', script])
}

/** The output of a program of the system; empty when it fails, as `ps` does for an unknown id. */
function run(program: string, args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
