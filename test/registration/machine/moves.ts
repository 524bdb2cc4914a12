import type { TradeState } from '../../../src/registration/machine/payment/attempt.ts'
import type { StageName } from '../../../src/registration/machine/registration.ts'

/** Every move there is, from each state to others, with a short reason. README's diagrams are printed from these tables. */
type Moves<State extends string> = Record<State, Partial<Record<State, string>>>

/** `journeys.test.ts` reaches each of these moves, and no other. */
export const STAGE_MOVES: Moves<StageName> = {
  filling: { submitted: '提交报考信息, seats held', deleted: '' },
  submitted: {
    pending: '提交信息审核',
    approved: 'unchanged since an approval',
    due: 'photo, centre without review',
    paid: 'photo, nothing to pay',
    lapsed: '72 h, seats back',
    deleted: '',
  },
  pending: {
    submitted: 'withdrawn',
    returned: '不通过, with reasons',
    approved: '通过, pay-by set',
    paid: '通过, nothing to pay',
    due: 'review switched off',
    lapsed: 'not decided in time',
    deleted: '',
  },
  returned: {
    pending: 'sent again',
    due: 'no review any more',
    paid: 'no review any more, nothing to pay',
    lapsed: 'review deadline',
    deleted: '',
  },
  approved: { paid: 'money', lapsed: 'pay-by, platform asked first', deleted: '' },
  due: {
    submitted: 'moved to a centre with review',
    paid: 'money',
    lapsed: 'pay-by, platform asked first',
    deleted: '',
  },
  paid: {
    approved: 'booking at the centre cancelled',
    due: 'booking at the centre cancelled',
    cancelled: 'given back by the province',
    deleted: 'nothing was paid',
  },
  lapsed: {
    submitted: 'changed, seats held again',
    pending: 'sent again changed',
    approved: 'sent again unchanged (twice)',
    due: 'sent again, centre without review',
    paid: 'late money, seat still free',
    deleted: '',
  },
  deleted: { filling: '开始报名' },
  cancelled: { filling: '开始报名' },
}

/** `trade-moves.test.ts` reaches each of these moves, and no other. */
export const TRADE_MOVES: Moves<TradeState['is']> = {
  open: {
    paid: 'signed word of the platform',
    closed: '',
    unknown: 'no answer',
    refunded: 'by the platform itself',
  },
  unknown: { open: 'still waiting', paid: '', closed: '', refunded: 'by the platform itself' },
  closed: {
    open: 'a buyer logged in after all',
    paid: 'money after all',
    refunded: 'by the platform itself',
  },
  paid: {
    refunding: 'second, wrong amount, no seat, deleted, given back',
    refunded: 'booking at the centre cancelled, or given back at the platform',
  },
  refunding: { refunded: '', 'refund-refused': 'refused for good' },
  'refund-refused': { refunding: 'asked once more', refunded: 'in another way, or at the platform' },
  refunded: {},
}

/** A table of moves as a mermaid diagram. */
export function diagramOf<State extends string>(
  moves: Moves<State>,
  begin: { state: State; reason: string },
  direction = '',
): string {
  const lines = Object.entries<Partial<Record<string, string>>>(moves).flatMap(([from, to]) =>
    Object.entries(to).map(([state, reason]) => `  ${from} --> ${state}${reason ? `: ${reason}` : ''}`),
  )
  const head = direction ? [`  direction ${direction}`] : []
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...head,
    `  [*] --> ${begin.state}: ${begin.reason}`,
    ...lines,
    '```',
  ].join('\n')
}

/** Each move as `from → to`. */
export function movesIn(moves: Moves<string>): string[] {
  return Object.entries(moves).flatMap(([from, to]) => Object.keys(to).map((state) => `${from} → ${state}`))
}
