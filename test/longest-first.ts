import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The story that waits for a real alarm, the walk over every page; of rules and rooms what takes more than ten seconds. */
const LONG = [
  ...['alarm.story', 'pages.story'],
  ...['jpeg-total.test', 'protocol.test', 'dev/bank/notifications.test', 'dev/bank/money.test', 'race.test'],
  ...['bodies.room.test', 'pages-weight.room.test'],
]

/** Begins with what takes longest, so that nothing of it is left over when everything else has ended. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.includes(name))
      return at < 0 ? LONG.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
