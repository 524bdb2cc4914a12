import type { BankStore, Delivery, Notification } from './bank-store.ts'
import type { FaultSwitches } from './fault-switches.ts'
import type { Order, Trade } from './trade.ts'

/** A cashier's page. `trade` is missing before a buyer has begun. */
export type Cashier = { id: string; order: Order; trade?: Trade }

/** Everything that the control page shows. */
export type Overview = {
  clock: number
  switches: FaultSwitches
  /** Pages that were opened, the newest of each number, where no buyer has begun. */
  opened: (Cashier & { switches: FaultSwitches })[]
  trades: (Trade & {
    switches: FaultSwitches
    cashier: string | undefined
    notifications: (Notification & { deliveries: Delivery[] })[]
  })[]
}

export function overviewOf(store: BankStore, clock: number): Overview {
  const trades = store.trades()
  const deliveries = store.deliveries()
  const cashiers = new Map(store.cashiers().map((cashier) => [cashier.order.no, cashier]))
  const known = new Set(trades.map(({ no }) => no))
  return {
    clock,
    switches: store.switches(),
    opened: [...cashiers.values()]
      .filter(({ order }) => !known.has(order.no))
      .map((cashier) => ({ ...cashier, switches: store.switches(cashier.order.no) }))
      .reverse(),
    trades: trades.map((trade) => ({
      ...trade,
      switches: store.switches(trade.no),
      cashier: cashiers.get(trade.no)?.id,
      notifications: store.notifications(trade.no).map((one) => ({
        ...one,
        deliveries: deliveries.filter((delivery) => delivery.notification === one.id),
      })),
    })),
  }
}
