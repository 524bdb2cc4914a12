import { Agent, request } from 'node:http'

/** Statuses in the order of `paths`; times are for the eye, no test looks at them. */
type Rush = { statuses: number[]; perSecond: number; p50: number; p99: number }

/** Posts to every path, all at once over so many connections as `connections` says. */
export async function rush(address: URL, paths: readonly string[], connections: number): Promise<Rush> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const statuses: number[] = []
  const times: number[] = []
  const waiting = paths.entries()
  const begun = performance.now()
  const visitor = async () => {
    for (const [i, path] of waiting) {
      const asked = performance.now()
      statuses[i] = await post(new URL(path, address).href, agent)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, visitor))
  const seconds = (performance.now() - begun) / 1_000
  agent.destroy()
  times.sort((one, other) => one - other)
  const share = (part: number) => times[Math.floor(times.length * part)] ?? 0
  return { statuses, perSecond: paths.length / seconds, p50: share(0.5), p99: share(0.99) }
}

function post(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent }, (response) => {
      response.on('error', reject)
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.resume()
    })
    sent.on('error', reject)
    sent.end()
  })
}
