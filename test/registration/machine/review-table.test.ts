import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../../src/dev/node/root.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { CLOCK, choice, content, DAY, DENGFENG, NOON, WINDOWS, ZHENGZHOU } from './facts.ts'
import {
  APPROVED,
  applied,
  appliedAll,
  CANCELLED,
  DELETED,
  DUE,
  decisionOn,
  FILLING,
  LAPSED,
  PAID,
  PENDING,
  READY,
  RETURNED,
  SUBMITTED,
  submission,
  USUAL,
} from './played.ts'

// README says in one table how a registration of each stage goes on when its centre switches review off or on. The cells are worked
// out here from what the rules do.

const SAYS_TIME = USUAL['time-passed']()
const passed = (file: Registration, now: number, terms = ZHENGZHOU) =>
  appliedAll(applied(file, SAYS_TIME, { now, terms, by: CLOCK }), ['held'], { terms })

/** Each with the centre where it stands, and a moment at which it stands so. */
const ROWS: [string, Registration, Terms, number][] = [
  ['filling', FILLING, ZHENGZHOU, NOON],
  ['submitted, no photo', SUBMITTED, ZHENGZHOU, NOON],
  ['submitted, with photo', READY, ZHENGZHOU, NOON],
  ['pending', PENDING, ZHENGZHOU, NOON],
  ['returned', RETURNED, ZHENGZHOU, NOON],
  ['approved', APPROVED, ZHENGZHOU, NOON],
  ['due', DUE, DENGFENG, NOON],
  ['paid', PAID, ZHENGZHOU, NOON],
  ['lapsed from submitted', passed(READY, NOON + 3 * DAY), ZHENGZHOU, NOON + 4 * DAY],
  ['lapsed from pending', passed(PENDING, WINDOWS.paymentUntil), ZHENGZHOU, NOON + 4 * DAY],
  ['lapsed from returned', passed(RETURNED, WINDOWS.reviewUntil), ZHENGZHOU, NOON + 4 * DAY],
  ['lapsed from approved', LAPSED, ZHENGZHOU, NOON + 4 * DAY],
  ['lapsed from due', passed(DUE, NOON + 2 * DAY, DENGFENG), DENGFENG, NOON + 4 * DAY],
  ['deleted', DELETED, ZHENGZHOU, NOON],
  ['cancelled', CANCELLED, ZHENGZHOU, NOON],
]

const SWITCHES: Partial<Terms>[] = [
  { review: false, passPending: false },
  { review: false, passPending: true },
  { review: true },
]

function outcome(file: Registration, terms: Terms, now: number): string {
  const at = { now, terms }
  const told = decisionOn(file, SAYS_TIME, { ...at, by: CLOCK })
  if ('next' in told) return told.next.stage.is === 'due' ? 'payable at once' : told.next.stage.is
  switch (file.stage.is) {
    case 'filling': {
      const kind = terms.centre === DENGFENG.centre ? 'submit-dengfeng' : 'submit'
      return `${afterSending(appliedAll(file, [kind, 'held', 'attach'], at), at)} when submitted`
    }
    case 'submitted':
    case 'returned':
      if (file.photo) return `${afterSending(file, at)} when sent`
      return appliedAll(file, ['attach'], at).stage.is === 'due'
        ? 'payable with its photo'
        : `${afterSending(appliedAll(file, ['attach'], at), at)} when sent`
    case 'pending':
      return 'waits for the officers'
    case 'approved':
      return 'keeps its pay-by'
    case 'due': {
      const form = content({ centre: file.centre ?? '', choices: [choice('office')] })
      const changed = appliedAll(applied(file, submission(file, form), at), ['held'], at)
      return changed.stage.is === 'due' ? 'keeps its pay-by' : 'keeps its pay-by; reviewed once changed'
    }
    case 'paid':
      return 'stays'
    case 'lapsed': {
      const sent = appliedAll(file, ['send', 'held'], at).stage.is
      return sent === 'approved' ? 'approved when sent again unchanged' : `${word(sent)} when sent again`
    }
    case 'deleted':
    case 'cancelled':
      return appliedAll(file, ['start'], at).stage.is === 'filling' ? 'begins again' : 'stays'
  }
}

function afterSending(file: Registration, at: { now: number; terms: Terms }): string {
  return word(file.stage.is === 'due' ? 'due' : appliedAll(file, ['send'], at).stage.is)
}

function word(stage: string): string {
  return stage === 'due' ? 'payable' : stage === 'pending' ? 'reviewed' : stage
}

test('README says how a registration of each stage goes on when review is switched off or on', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [, section = ''] = readme.split('### Review switched on or off')
  const table = section.split('\n').filter((line) => line.startsWith('| '))
  const head = '| stage | off, pending kept | off, pending passed | on |'
  const rows = ROWS.map(([name, file, terms, now]) => {
    const cells = SWITCHES.map((change) => outcome(file, { ...terms, ...change }, now))
    return `| ${[name, ...cells].join(' | ')} |`
  })
  expect(table.slice(0, rows.length + 1)).toEqual([head, ...rows])
})
