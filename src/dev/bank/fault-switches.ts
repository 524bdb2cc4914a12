/** The faults that the control page can switch on, for all trades or one. */
export type FaultSwitches = {
  /** `drop`: nothing arrives while this is on, the schedule runs on. */
  notify: 'send' | 'drop'
  /** ms before the first sending */
  delay: number
  /** how many copies are posted at the same time */
  repeat: number
  /** `on`: the first waits for the second and arrives after it */
  reorder: 'off' | 'on'
  forge: Forgery
  /** fen added to the amount before the bank signs */
  amount: number
  /** ms before any answer of the gateway */
  slow: number
  answer: 'right' | 'error' | 'garbage' | 'redirect' | 'silence' | 'unsigned'
  /** The code with which refunds are refused: the first passes by itself, the others are final. */
  refund:
    | 'right'
    | 'ACQ.SELLER_BALANCE_NOT_ENOUGH'
    | 'ACQ.TRADE_HAS_FINISHED'
    | 'ACQ.REASON_TRADE_REFUND_FEE_ERR'
  /** how many times faster than Alipay's schedule */
  speed: number
}

export type Forgery =
  | 'no'
  | 'wrong-key'
  | 'unsigned'
  | 'sha1'
  | 'other-app'
  | 'other-seller'
  | 'altered'
  | 'twice'
  | 'gbk'

export const CHOICES = {
  notify: ['send', 'drop'],
  reorder: ['off', 'on'],
  forge: ['no', 'wrong-key', 'unsigned', 'sha1', 'other-app', 'other-seller', 'altered', 'twice', 'gbk'],
  answer: ['right', 'error', 'garbage', 'redirect', 'silence', 'unsigned'],
  refund: [
    'right',
    'ACQ.SELLER_BALANCE_NOT_ENOUGH',
    'ACQ.TRADE_HAS_FINISHED',
    'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  ],
} as const satisfies { [Name in keyof FaultSwitches]?: readonly FaultSwitches[Name][] }

/** Smallest and largest. */
export const NUMBERS = {
  delay: [0, 86_400_000],
  repeat: [1, 200],
  amount: [-10_000_000_000, 10_000_000_000],
  slow: [0, 60_000],
  speed: [0.001, 1_000_000],
} as const satisfies { [Name in keyof FaultSwitches]?: readonly [number, number] }

export function withoutFaults(speed: number): FaultSwitches {
  return {
    notify: 'send',
    delay: 0,
    repeat: 1,
    reorder: 'off',
    forge: 'no',
    amount: 0,
    slow: 0,
    answer: 'right',
    refund: 'right',
    speed: speed > 0 ? speed : 1,
  }
}

/** The switches named in a form or JSON object; the name of the first that makes no sense otherwise. Empty fields change nothing. */
export function readSwitches(given: Record<string, unknown>): Partial<FaultSwitches> | { wrong: string } {
  const read: Record<string, string | number> = {}
  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = given[name]
    if (value === undefined || value === '') continue
    const choice = choices.find((one) => one === value)
    if (choice === undefined) return { wrong: name }
    read[name] = choice
  }
  for (const [name, [least, most]] of Object.entries(NUMBERS)) {
    const value = given[name]
    if (value === undefined || value === '') continue
    const number = Number(value)
    if (!(number >= least && number <= most)) return { wrong: name }
    read[name] = name === 'speed' ? number : Math.trunc(number)
  }
  return read as Partial<FaultSwitches>
}
