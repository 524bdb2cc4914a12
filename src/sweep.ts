import { sweepAuth } from './auth/sweep-store.ts'
import type { Bindings } from './env.d.ts'
import { sweepOutbox } from './messages/outbox-store.ts'
import { sendMessages } from './messages/send-messages.ts'
import { sweepOffice } from './office/officer-store.ts'
import { sweepPassport } from './passport/sweep-store.ts'
import { resumeDesk } from './registration/desk/call-desk.ts'
import { claimOutdatedRows } from './registration/desk/outdated-rows-store.ts'
import { claimStaleDesks } from './registration/desk/stale-desks-store.ts'
import { isTimeToRecount } from './seats/recount-rules.ts'
import { type CentreGroup, centresToRecount, recountSeats } from './seats/recount-store.ts'

/** The crons of `wrangler.toml`. Each may run twice, late, or not at all. */
export const CRON = { everyMinute: '* * * * *', everyFiveMinutes: '*/5 * * * *' } as const

export async function runCron(env: Bindings, cron: string, now: number): Promise<void> {
  if (cron === CRON.everyMinute)
    await runAll([sendMessages(env, now, { rounds: 25 }), projectOutdatedRows(env, now)])
  else await sweep(env, now)
}

/** Every five minutes: deletes what has expired and resumes desks that D1 has not heard of. */
export async function sweep(env: Bindings, now: number): Promise<void> {
  await runAll([
    sweepAuth(env.DB, now),
    sweepPassport(env.DB, now),
    sweepOffice(env.DB, now),
    sweepOutbox(env.DB, now),
    resumeStaleDesks(env, now),
    ...(isTimeToRecount(now) ? [recountAllSeats(env.DB, now)] : []),
  ])
}

/**
 * Once a day (case 57): an offering whose ledger holds other seats than registrations have is told of in the log. Projections lag, so
 * only what differs in a second look, a minute later, counts.
 */
export async function recountAllSeats(
  db: D1Database,
  now: number,
  pause: () => Promise<void> = () => scheduler.wait(60_000),
): Promise<void> {
  const differing: { group: CentreGroup; offerings: string[] }[] = []
  for (const group of await centresToRecount(db, now)) {
    const offerings = (await recountSeats(db, group)).map(({ offering }) => offering)
    if (offerings.length > 0) differing.push({ group, offerings })
  }
  if (differing.length === 0) return
  await pause()
  for (const { group, offerings } of differing) {
    const still = (await recountSeats(db, group)).filter(({ offering }) => offerings.includes(offering))
    for (const one of still) console.warn(JSON.stringify({ recount: group.sittingId, ...one }))
  }
}

/** A job that fails stops none of the others; the platform learns of it from the error. */
async function runAll(jobs: Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(jobs)
  const failed = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  if (failed.length > 0) throw new AggregateError(failed, `cron: ${failed.map(String).join('; ')}`)
}

/** A desk that does not answer is taken again by a later sweep; the others go on. If no desk answers, the sweep fails. */
async function resumeStaleDesks(env: Bindings, now: number): Promise<void> {
  await resumeDesks(env, await claimStaleDesks(env.DB, now), now)
}

/** Every minute, until all rows have the format of this release: the desks of some older rows project them again. */
async function projectOutdatedRows(env: Bindings, now: number): Promise<void> {
  await resumeDesks(env, await claimOutdatedRows(env.DB, now), now)
}

async function resumeDesks(env: Bindings, ids: string[], now: number): Promise<void> {
  const failures: unknown[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE)
    const answers = await Promise.allSettled(some.map((id) => resumeDesk({ env }, id, now)))
    for (const [n, one] of answers.entries()) {
      if (one.status === 'fulfilled') continue
      failures.push(one.reason)
      console.warn(JSON.stringify({ desk: some[n], resume: String(one.reason) }))
    }
  }
  if (failures.length > 0 && failures.length === ids.length) throw failures[0]
}

/** Desks called at the same time. */
const AT_ONCE = 50
