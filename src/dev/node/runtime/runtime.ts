import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, NoOpLog } from 'miniflare'
import {
  unstable_readConfig as readConfig,
  unstable_getMiniflareWorkerOptions as readOptions,
} from 'wrangler'
import { childrenOf } from './processes.ts'

export type RuntimeOptions = {
  /** The wrangler.toml whose names, bindings, assets and compatibility date are used. State lies under these names. */
  config: string
  /** The Worker as one file, from `bundleWorker`. */
  script: string
  /** Variables and secrets besides those of wrangler.toml. */
  bindings: Record<string, string>
  /** Folder of the data, laid out as `wrangler dev --persist-to` does it. */
  state: string
  /** On loopback; 0 takes a free one. */
  port: number
  /** Shows the output of the Worker. */
  loud?: boolean
}

export type Runtime = {
  origin: string
  /** Runs the cron that its query `cron` names. */
  scheduledUrl: string
  miniflare: Miniflare
  /** The processes of workerd. */
  pids: number[]
  stop: () => Promise<void>
  /** Ends workerd with SIGKILL, at any point of its work. */
  kill: () => Promise<void>
}

/**
 * Starts a Worker on workerd, without wrangler and without a proxy before it: the process that answers is the one that decides.
 * Assets are served with the headers of `_headers`, as in production. `npm start`, the bench, the tests and the faults all use it.
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { name = 'worker', vars } = readConfig({ config: options.config, env: '' }, { hideWarnings: true })
  const { modulesRules: _, bindings: __, ...workerOptions } = readOptions(options.config, '').workerOptions
  const before = childrenOf(process.pid)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...workerOptions,
      name,
      rootPath: dirname(options.config),
      modules: true,
      script: options.script,
      cf: false,
      bindings: { ...(vars as Record<string, string>), ...options.bindings },
      resourcePersistencePath: join(options.state, 'v3'),
      unsafeDirectSockets: [{ host: '127.0.0.1', port: options.port }],
      unsafeTriggerHandlers: true,
      log: options.loud ? new Log(LogLevel.INFO) : new NoOpLog(),
      handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
        // Both are read always: a full pipe would stop workerd.
        for (const stream of [stdout, stderr]) {
          stream.on('data', (chunk: Buffer) => options.loud && process.stderr.write(chunk))
        }
      },
    }),
  )
  try {
    const { port } = await miniflare.unsafeGetDirectURL()
    const pids = childrenOf(process.pid).filter((pid) => !before.includes(pid))
    return {
      origin: `http://127.0.0.1:${port}`,
      scheduledUrl: new URL('/cdn-cgi/local/scheduled', await miniflare.ready).href,
      miniflare,
      pids,
      stop: () => miniflare.dispose(),
      async kill() {
        for (const pid of pids) process.kill(pid, 'SIGKILL')
        await miniflare.dispose().catch(() => {})
      },
    }
  } catch (error) {
    await miniflare.dispose().catch(() => {})
    throw error
  }
}

/** A new folder for data that is not needed afterwards: in memory where there is some, since every answer is a commit. */
export function makeScratchFolder(purpose: string): Promise<string> {
  return mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `baoming-${purpose}-`))
}
