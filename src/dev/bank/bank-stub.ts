import type { Bank } from './bank.ts'
import type { BankBindings } from './bindings.ts'

export type BankSite = { Bindings: BankBindings }

export function bankStub(env: BankBindings): DurableObjectStub<Bank> {
  return env.BANK.getByName('bank')
}
