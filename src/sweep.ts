import { sweepAuth } from './auth/sweep-store.ts'
import type { Bindings } from './env.d.ts'
import { sweepOffice } from './office/sweep-store.ts'
import { sweepPassport } from './passport/sweep-store.ts'
import { resumeDesk } from './registration/desk/call-desk.ts'
import { claimStaleDesks } from './registration/desk/stale-desks-store.ts'

/** Every five minutes: clears away what is over and wakes desks that D1 has not heard of. May run twice, late, or not at all. */
export async function sweep(env: Bindings, now: number): Promise<void> {
  const results = await Promise.allSettled([
    sweepAuth(env.DB, now),
    sweepPassport(env.DB, now),
    sweepOffice(env.DB, now),
    wakeStaleDesks(env, now),
  ])
  const failed = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  if (failed.length > 0) throw new AggregateError(failed, `sweep: ${failed.map(String).join('; ')}`)
}

/** A desk that does not answer is taken again by a later sweep; the others go on. If no desk answers, the sweep fails. */
async function wakeStaleDesks(env: Bindings, now: number): Promise<void> {
  const ids = await claimStaleDesks(env.DB, now)
  const answers = await Promise.allSettled(ids.map((id) => resumeDesk({ env }, id, now)))
  const failed = answers.filter((one) => one.status === 'rejected')
  for (const [i, one] of answers.entries()) {
    if (one.status === 'rejected') console.warn(JSON.stringify({ desk: ids[i], resume: String(one.reason) }))
  }
  if (failed[0] && failed.length === ids.length) throw failed[0].reason
}
