import type { Bank } from './bank.ts'
import type { BankSettings } from './bank-settings.ts'

export type BankBindings = BankSettings & { BANK: DurableObjectNamespace<Bank> }
