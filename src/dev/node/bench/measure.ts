import { Agent, get } from 'node:http'

/** One line of the table. `floor` is what the same runtime needs at the least, measured in the same run. */
export type BenchLine = { what: string; ours: string; floor: string; ratio: string }

/** Answers per second with so many connections; the time to warm up does not count. */
export async function perSecond(
  origin: string,
  path: string,
  load: { cookie?: string; connections: number; warmUpMs: number; loadMs: number },
): Promise<number> {
  const { cookie = '', connections, warmUpMs, loadMs } = load
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const start = performance.now()
  const warm = start + warmUpMs
  const end = warm + loadMs
  let answers = 0
  const visitor = async () => {
    while (performance.now() < end) {
      const status = await request(agent, origin + path, { Cookie: cookie, Origin: origin })
      if (status >= 400) throw new Error(`${path} answered ${status}`)
      if (performance.now() > warm) answers++
    }
  }
  await Promise.all(Array.from({ length: connections }, visitor))
  agent.destroy()
  return answers / (loadMs / 1_000)
}

function request(agent: Agent, url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { headers, agent }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', reject)
      answer.resume()
    })
    sent.on('error', reject)
  })
}

/** Median of `times` runs, after as many to warm up as a quarter of them. ms */
export async function median(
  times: number,
  run: () => unknown,
  /** Before each run; does not count. */
  prepare: () => unknown = () => {},
): Promise<number> {
  const took: number[] = []
  for (let i = -Math.ceil(times / 4); i < times; i++) {
    await prepare()
    const start = performance.now()
    await run()
    if (i >= 0) took.push(performance.now() - start)
  }
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

export function formatRatio(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio)} ×`
}
