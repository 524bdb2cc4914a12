import { withFields } from '../../actors/page-client.ts'
import { askBench, logInCandidate } from './bench-server.ts'
import type { Effort } from './effort.ts'
import { type BenchLine, formatRatio, median, perSecond } from './measure.ts'

/** The pages that are served, against the least that this runtime needs for as many calls. */
export async function benchServed(origin: string, effort: Effort): Promise<BenchLine[]> {
  const { cookies } = await logInCandidate(origin, 'pending')
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const hello = await perSecond(origin, '/bench/hello', effort)
  const read = await perSecond(origin, '/bench/read', effort)
  const rate = async (what: string, path: string, floor: number, floorIs: string): Promise<BenchLine> => {
    const ours = await perSecond(origin, path, { ...effort, cookie })
    return {
      what,
      ours: `${Math.round(ours)}/s`,
      floor: `${floorIs} ${Math.round(floor)}/s`,
      ratio: formatRatio(floor / ours),
    }
  }
  return [
    await rate('entry page', '/p/henan', hello, 'hello'),
    await rate('hub', '/register/ncre-79', hello, 'hello'),
    await rate('hub', '/register/ncre-79', read, '1 D1 + 1 object'),
    await submissions(origin, effort.submissions),
  ]
}

/** 「提交报考信息」 with another subject each time, so that the desk commits, asks its ledger and claims the document. */
async function submissions(origin: string, runs: number): Promise<BenchLine> {
  const client = await logInCandidate(origin, 'nophoto')
  const path = '/register/ncre-79/details'
  const insert = await median(runs, () => askBench(origin, 'insert'))
  let n = 0
  let form = new URLSearchParams()
  const submit = async () => {
    await client.post(path, form)
    if (client.status !== 303)
      throw new Error(`submission answered ${client.status}: ${client.text.slice(0, 500)}`)
  }
  const ours = await median(runs, submit, async () => {
    await client.get(path)
    const offerings = `ncre-79-410032-${++n % 2 ? '66' : '24'}`
    form = withFields(client.form(path), { offerings, declaration: 'yes', do: 'submit' })
  })
  return {
    what: 'submission',
    ours: `${ours.toFixed(1)} ms`,
    floor: `1 D1 insert ${insert.toFixed(1)} ms`,
    ratio: formatRatio(ours / insert),
  }
}
