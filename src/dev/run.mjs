// The door of every npm script. Plain JavaScript for whatever Node the machine has (20 or later): installs what is missing,
// then hands over to the Node that comes with the project.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const [task, ...args] = process.argv.slice(2)
const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  WRANGLER_SEND_METRICS: 'false',
}

if (!isInstalled()) {
  console.error('Installing what is missing …')
  // `npm ci` would delete node_modules first; this only adds packages that are missing.
  const done = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: process.env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
const script = join(root, 'src', 'dev', 'node', `${task}.ts`)
const ran = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
  cwd: task === 'photo-check' ? (process.env.INIT_CWD ?? process.cwd()) : root,
  env,
  // The channel tells the task when this launcher is gone, even by SIGKILL.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
// A terminal sends Ctrl+C to both; a signal to the launcher alone is meant for the task.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ran.kill(signal))
if (process.env.npm_lifecycle_event) {
  // npm ends its shell only, and the shell ends no process.
  const shell = process.ppid
  setInterval(() => process.ppid === shell || ran.kill('SIGTERM'), 1000).unref()
}
ran.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))

/** npm writes its own lock file last: older than ours, or absent, means the installation is not this one. */
function isInstalled() {
  const theirs = join(root, 'node_modules', '.package-lock.json')
  const ours = join(root, 'package-lock.json')
  return existsSync(node) && existsSync(theirs) && statSync(theirs).mtimeMs >= statSync(ours).mtimeMs - 1000
}
