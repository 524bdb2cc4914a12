import { signalGroup } from './group.ts'

/**
 * `guard.ts PID`: ends a process group when standard input does, which is when whoever holds its other end is gone, killed with
 * SIGKILL or with its terminal closed. In a process group of its own, so that it is not killed beside them.
 */
const pid = Number(process.argv[2])
if (!Number.isInteger(pid) || pid < 2) throw new Error('guard.ts needs a process group')

process.stdin.resume().once('close', () => {
  signalGroup(pid, 'SIGTERM')
  setTimeout(() => signalGroup(pid, 'SIGKILL'), 1_000)
})
