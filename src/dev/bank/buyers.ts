/** Accounts of the platform that people can pay with here, in the words of Alipay's notifications and bills. */
export const BUYERS = {
  candidate: { label: '考生的账户', id: '2088000000000042', logonId: 'kao***@example.cn' },
  parent: { label: '家长的账户', id: '2088000000000043', logonId: 'jia***@example.cn' },
  teacher: { label: '老师的账户', id: '2088000000000044', logonId: 'lao***@example.cn' },
} as const

export type Buyer = keyof typeof BUYERS

export const DEFAULT_BUYER: Buyer = 'candidate'

export function isBuyer(name: unknown): name is Buyer {
  return typeof name === 'string' && Object.hasOwn(BUYERS, name)
}
