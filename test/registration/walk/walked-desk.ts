import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { readTerms } from '../../../src/catalogue/terms-store.ts'
import type { Command } from '../../../src/registration/machine/command.ts'
import { isOpenState } from '../../../src/registration/machine/payment/attempt.ts'
import {
  type Actor,
  type ReasonField,
  type Registration,
  totalOf,
} from '../../../src/registration/machine/registration.ts'

/** Where a walk begins. */
export type Goal =
  | 'filling'
  | 'no photo'
  | 'ready'
  | 'pending'
  | 'returned'
  | 'approved'
  | 'due'
  | 'paying'
  | 'lapsed'

/** The same, with everything else that a registration may stand at. */
export function standsAt({ stage, photo, trades }: Registration): Goal | 'paid' | 'deleted' | 'cancelled' {
  if (stage.is === 'submitted') return photo ? 'ready' : 'no photo'
  const isPayable = stage.is === 'approved' || stage.is === 'due'
  if (isPayable && trades.some(({ state }) => isOpenState(state))) return 'paying'
  return stage.is
}

/** The desk of a candidate who walks through the pages, and the officers and alarms that move it. */
export class WalkedDesk {
  readonly #passport: string
  #id: string | null = null

  constructor(passport: string) {
    this.#passport = passport
  }

  async read(): Promise<Registration | null> {
    const desk = await this.desk()
    return (await desk?.read())?.registration ?? null
  }

  /** All that is due is done, once. */
  async alarm(): Promise<void> {
    const desk = await this.desk()
    if (desk) await runDurableObjectAlarm(desk)
  }

  /** When the desk has something to do next; null where it has nothing. ms since 1970 */
  async nextTask(): Promise<number | null> {
    const [row] = await this.tasks()
    return row?.dueAt ?? null
  }

  /** The tasks in the order in which they are due. */
  async tasks(): Promise<{ kind: string; dueAt: number }[]> {
    const desk = await this.desk()
    if (!desk) return []
    return runInDurableObject(desk, (_, { storage }) =>
      storage.sql
        .exec<{ kind: string; dueAt: number }>('SELECT kind, due_at AS dueAt FROM task ORDER BY 2')
        .toArray(),
    )
  }

  /** Throws where the row of the registration in D1 holds another document than the desk: a claim would be made of that one. */
  async requireOwnDocument(): Promise<void> {
    const file = await this.read()
    if (!file || file.stage.is === 'deleted') return
    const document = await env.DB.prepare('SELECT blind_index FROM registration WHERE id = ?')
      .bind(file.id)
      .first<string | null>('blind_index')
    if ((document ?? null) !== (file.identity?.blindIndex ?? null))
      throw new Error('D1 knows another document than the desk')
  }

  async approve(): Promise<void> {
    const file = await this.read()
    if (file?.stage.is === 'pending') await this.#decide(file, { do: 'approve', ...seen(file) })
  }

  async returnFor(fields: readonly ReasonField[]): Promise<void> {
    const file = await this.read()
    const reasons = fields.map((field) => ({ field, code: null, text: '请修改' }))
    if (file?.stage.is === 'pending') await this.#decide(file, { do: 'return', ...seen(file), reasons })
  }

  /** The candidate pays at the counter: refused where the centre takes no money. */
  async bookReceipt(): Promise<void> {
    const file = await this.read()
    if (file?.stage.is !== 'approved' && file?.stage.is !== 'due') return
    const receipt = `R${file.trades.length}`
    await this.#decide(file, { do: 'book-receipt', receipt, amount: totalOf(file.choices) })
  }

  async desk() {
    this.#id ??= await env.DB.prepare('SELECT id FROM registration WHERE passport_id = ?')
      .bind(this.#passport)
      .first<string>('id')
    return this.#id ? env.REGISTRATION.getByName(this.#id) : null
  }

  /** On the terms of now, as the pages of officers send it. */
  async #decide(file: Registration, command: Command): Promise<void> {
    const by: Actor = { is: 'officer', id: 'staff-wang', name: '王老师', centre: file.centre ?? '' }
    const desk = await this.desk()
    const terms = await readTerms(env, file, file.centre, null)
    await desk?.handle({ command, by, now: Date.now(), requestId: 'walk', terms })
  }
}

function seen({ round, photo }: Registration) {
  return { round, photo: photo?.hash ?? '' }
}
