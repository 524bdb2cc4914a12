import { askBench } from './bench-server.ts'
import type { Effort } from './effort.ts'
import { type BenchLine, formatRatio } from './measure.ts'

/** Decisions of one ledger, all for the same three offerings, against writing one row in an object as often. */
export async function benchRace(origin: string, { decisions, holds }: Effort): Promise<BenchLine[]> {
  const calls = (ledger: string, first: number, seats = 0) => ({
    ledger,
    first: String(first),
    calls: String(decisions),
    seats: String(seats),
  })
  const floor = await perSecond(decisions, () => askBench(origin, 'object-inserts', calls('floor', 0)))
  const line = async (what: string, ledger: string, first: number, seats: number): Promise<BenchLine> => {
    const ours = await perSecond(decisions, () => askBench(origin, 'race', calls(ledger, first, seats)))
    return {
      what,
      ours: `${Math.round(ours)}/s`,
      floor: `1 row in an object ${Math.round(floor)}/s`,
      ratio: formatRatio(floor / ours),
    }
  }
  const race = await line('race for 3 × 240 seats', 'race', 0, 240)
  await askBench(origin, 'race', { ...calls('full', 0, holds), calls: String(holds) })
  return [race, await line(`  3 × ${holds} are held`, 'full', holds, holds + decisions)]
}

async function perSecond(times: number, run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return times / ((performance.now() - start) / 1_000)
}
