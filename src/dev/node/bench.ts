import { benchAlone } from './bench/alone.ts'
import { benchBytes } from './bench/bytes.ts'
import { type Effort, FULL, SHORT } from './bench/effort.ts'
import { benchJourney } from './bench/journey.ts'
import type { BenchLine } from './bench/measure.ts'
import { benchRace } from './bench/race.ts'
import { benchRows } from './bench/rows.ts'
import { startBench } from './bench/runtime.ts'
import { benchServed } from './bench/served.ts'
import { buildStatic } from './build.ts'
import { ROOT } from './root.ts'

/**
 * `npm run bench`: speed as ratios against a floor measured in the same run, which says more than times of a machine that is busy
 * with other things; round trips and rows, which are the same on every machine; sizes against their budgets. A minute and a half.
 */
async function bench(effort: Effort): Promise<void> {
  await buildStatic(ROOT)
  print('Alone', await benchAlone(effort))
  const { origin, bankOrigin, stop } = await startBench()
  try {
    print('Round trips of one journey, from welcome to paid', await benchJourney(origin, bankOrigin))
    print(
      `Served by workerd on loopback, ${effort.connections} connections`,
      await benchServed(origin, effort),
    )
    print('Decisions of one seat ledger', await benchRace(origin, effort))
    print(`Rows read of D1, with ${effort.many} registrations at one centre`, await benchRows(origin, effort))
    print('Bytes, gzip', await benchBytes(origin))
  } finally {
    await stop()
  }
}

function print(title: string, lines: BenchLine[]): void {
  console.log(`\n${title}`)
  for (const { what, ours, floor, ratio } of lines) {
    console.log(`  ${what.padEnd(22)} ${ours.padStart(14)}   ${floor.padEnd(30)} ${ratio.padStart(8)}`)
  }
}

await bench(process.argv[2] === 'short' ? SHORT : FULL)
