import { benchAlone } from './bench/alone.ts'
import { benchBytes } from './bench/bytes.ts'
import { type Effort, FULL, SHORT } from './bench/effort.ts'
import type { BenchLine } from './bench/measure.ts'
import { startBench } from './bench/runtime.ts'
import { benchServed } from './bench/served.ts'
import { buildStatic } from './build.ts'
import { ROOT } from './root.ts'

/**
 * `npm run bench`: speed as ratios against a floor measured in the same run, which says more than times of a machine that is busy
 * with other things; sizes against their budgets. About a minute.
 */
async function bench(effort: Effort): Promise<void> {
  await buildStatic(ROOT)
  print('Alone', await benchAlone(effort))
  const { origin, stop } = await startBench()
  try {
    print(
      `Served by workerd on loopback, ${effort.connections} connections`,
      await benchServed(origin, effort),
    )
    print('Bytes, gzip', await benchBytes(origin))
  } finally {
    await stop()
  }
}

function print(title: string, lines: BenchLine[]): void {
  console.log(`\n${title}`)
  for (const { what, ours, floor, ratio } of lines) {
    console.log(`  ${what.padEnd(20)} ${ours.padStart(14)}   ${floor.padEnd(28)} ${ratio.padStart(8)}`)
  }
}

await bench(process.argv[2] === 'short' ? SHORT : FULL)
