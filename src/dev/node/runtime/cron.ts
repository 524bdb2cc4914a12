const MINUTE_MS = 60_000

/** Runs what is due at the start of each minute, as the platform does with the crons of wrangler.toml. Returns how to end it. */
export function startCron(
  crons: readonly string[],
  run: (cron: string, at: Date) => Promise<unknown>,
): () => void {
  let timer: NodeJS.Timeout
  const wait = () => {
    timer = setTimeout(
      () => {
        const at = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS)
        // A failed run shows in the output of the Worker; the next one does what it left.
        for (const cron of crons) if (isDue(cron, at)) void run(cron, at).catch(() => {})
        wait()
      },
      MINUTE_MS - (Date.now() % MINUTE_MS),
    )
  }
  for (const cron of crons) isDue(cron, new Date())
  wait()
  return () => clearTimeout(timer)
}

/** Knows crons that name minutes only: `* * * * *`, `0 * * * *`, `0,30 * * * *`. Throws at others. */
export function isDue(cron: string, at: Date): boolean {
  const [minutes = '', ...rest] = cron.trim().split(/\s+/)
  if (rest.length !== 4 || rest.some((field) => field !== '*')) throw new Error(`unknown cron: ${cron}`)
  const minute = at.getUTCMinutes()
  const [, step] = /^\*(?:\/(\d+))?$/.exec(minutes) ?? []
  if (step) return minute % Number(step) === 0
  if (minutes === '*') return true
  if (!/^\d+(?:,\d+)*$/.test(minutes)) throw new Error(`unknown cron: ${cron}`)
  return minutes.split(',').map(Number).includes(minute)
}
