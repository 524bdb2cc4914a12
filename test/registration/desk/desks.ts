import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { ALPHABET } from '../../../src/lib/ids.ts'
import { ObjectFormat } from '../../../src/lib/object-format-store.ts'
import type { ViewWithHistory } from '../../../src/registration/desk/desk-contract.ts'
import type { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import type { Actor } from '../../../src/registration/machine/registration.ts'
import { LEDGER_FORMATS } from '../../../src/seats/ledger-formats.ts'
import type { Candidate } from '../../fixture.ts'
import { waitingMails } from '../../messages/mailbox.ts'
import { inside as insideLedger } from '../../seats/ledgers.ts'

export const DAY = 86_400_000

export const WANG: Actor = { is: 'officer', id: 'staff-wang', name: '王老师', centre: '410032' }

/** A registration's number, different for every `n` below 784. */
export function idOf(n: number): string {
  const letter = (i: number) => ALPHABET[i % ALPHABET.length] ?? ''
  return `EXAMCANDLDATEX${letter(Math.floor(n / 28))}${letter(n)}`
}

/** Somebody's number, different for every `n`, of a woman born on 14 March 1997. */
export function numberOf(n: number): string {
  return `4101021997031${String(4000 + 2 * n).slice(-4)}`
}

/** Looks into the object itself, past its doors. */
export function inside<Result>(
  one: Pick<Candidate, 'desk'>,
  look: (desk: RegistrationDesk, state: DurableObjectState) => Result | Promise<Result>,
): Promise<Result> {
  return runInDurableObject<RegistrationDesk, Result>(one.desk, look)
}

export async function decideAsOfficer(
  one: Candidate,
  how: 'approve' | 'return',
  by: Actor = WANG,
): Promise<string | null> {
  const { round, photo } = await one.registration()
  const seen = { round, photo: photo?.hash ?? '' }
  const reasons = [{ field: 'photo' as const, code: 'background' as const, text: '' }]
  const command = how === 'approve' ? { do: how, ...seen } : { do: how, ...seen, reasons }
  const { refused } = await one.desk.handle({ command, by, now: Date.now(), requestId: 'test' })
  return refused?.is ?? null
}

/** Runs the alarm again and again, as time would, until nothing is owed at this moment. */
export async function runAlarms(one: Pick<Candidate, 'desk'>): Promise<void> {
  for (let run = 0; run < 10; run++) {
    await runDurableObjectAlarm(one.desk)
    const owed = await inside(one, (_, { storage }) =>
      storage.sql.exec('SELECT kind FROM task WHERE due_at <= ?', Date.now()).toArray(),
    )
    if (owed.length === 0) return
  }
  throw new Error('the desk owes something that never gets done')
}

export async function storedTasks(one: Candidate): Promise<string[]> {
  return inside(one, (_, { storage }) =>
    storage.sql
      .exec<{ task: string }>(`SELECT kind || ' ' || args AS task FROM task ORDER BY kind, args`)
      .toArray()
      .map(({ task }) => task),
  )
}

export async function viewOf(one: Candidate): Promise<ViewWithHistory> {
  const view = await one.desk.readWithHistory()
  if (!view) throw new Error('there is no such registration')
  return view
}

export async function historyOf(one: Candidate): Promise<string[]> {
  return (await viewOf(one)).history.map(({ what }) => what).reverse()
}

/** The row of the registration in D1. */
export async function projectedRow(one: { id: string }): Promise<{
  stage: string
  version: number
  centre: string | null
} | null> {
  return env.DB.prepare('SELECT stage, version, centre_id AS centre FROM registration WHERE id = ?')
    .bind(one.id)
    .first()
}

export async function mailsOf(one: Candidate): Promise<string[]> {
  const mails = await waitingMails()
  return mails.filter(({ key }) => key.startsWith(`${one.id}:`)).map(({ subject }) => subject)
}

export function ledger(centre: string) {
  return env.SEATS.getByName(`ncre-79:${centre}`)
}

/** The ledger of a centre writes nothing until it is mended: no answer, no seat given or taken back. */
export async function breakLedger(centre: string): Promise<void> {
  await insideLedger(ledger(centre), (_, { storage }) => {
    new ObjectFormat(storage, 'a seat ledger', LEDGER_FORMATS).create()
    for (const event of ['INSERT', 'UPDATE']) {
      storage.sql.exec(
        `CREATE TRIGGER down_${event} BEFORE ${event} ON last_answer BEGIN SELECT RAISE(ABORT, 'the ledger is down'); END`,
      )
    }
  })
}

export async function mendLedger(centre: string): Promise<void> {
  await insideLedger(ledger(centre), (_, { storage }) => {
    for (const event of ['INSERT', 'UPDATE']) storage.sql.exec(`DROP TRIGGER IF EXISTS down_${event}`)
  })
}

/** The platform has lost the alarm of a desk: nothing comes by itself any more. */
export async function loseAlarm(one: Pick<Candidate, 'desk'>): Promise<void> {
  await inside(one, (_, { storage }) => storage.deleteAlarm())
}
