import type { PageClient } from '../../actors/page-client.ts'
import { CRON_JOBS, LIST_PAGES, type ListPage } from '../../bench/lists.ts'
import { askBench, logInOfficer } from './bench-server.ts'
import type { Effort } from './effort.ts'
import { type BenchLine, formatRatio } from './measure.ts'

/** Rows that each list and each cron reads in D1 when few and when many have registered at one centre. */
export async function benchRows(origin: string, { few, many }: Effort): Promise<BenchLine[]> {
  await askBench(origin, 'many', { from: '1', to: String(few) })
  const before = await rowsOfLists(origin)
  await askBench(origin, 'many', { from: String(few + 1), to: String(many) })
  const after = await rowsOfLists(origin)
  return [...LIST_PAGES, ...CRON_JOBS].map(({ what }, i) => {
    const [least = 0, most = 0] = [before[i], after[i]]
    return {
      what,
      ours: `${most} rows`,
      floor: `with ${few} registrations ${least}`,
      ratio: formatRatio(most / least),
    }
  })
}

async function rowsOfLists(origin: string): Promise<number[]> {
  const officers = new Map<string, PageClient>()
  const rows: number[] = []
  for (const list of LIST_PAGES) {
    const officer = officers.get(list.login) ?? (await logInOfficer(origin, list.login))
    officers.set(list.login, officer)
    rows.push(await rowsOf(officer, list))
  }
  for (const { cron } of CRON_JOBS) rows.push(Number(await askBench(origin, 'cron', { cron })))
  return rows
}

async function rowsOf(officer: PageClient, { path, find }: ListPage): Promise<number> {
  const address = `/bench/rows${path}`
  if (find === undefined) await officer.get(address, { 'HX-Request-Type': partialOf(path) })
  else await officer.post(address, { find })
  if (officer.status >= 400) throw new Error(`${path} answered ${officer.status}`)
  return Number(officer.headers.get('Rows-Read'))
}

/** The count in the head is only a part of a page. */
function partialOf(path: string): string {
  return path.endsWith('/count') ? 'partial' : 'full'
}
