import { drizzle } from 'drizzle-orm/d1'
import { hashPassword } from '../auth/password.ts'
import { loadNewestCatalogue } from '../catalogue/catalogue-store.ts'
import { passport } from '../db/schema.ts'
import type { Bindings } from '../env.d.ts'
import { DEMO_CANDIDATES } from './seed-candidates/people.ts'
import { playCandidate } from './seed-candidates/play.ts'
import { SITTING_ID } from './seed-catalogue/sitting.ts'

/** Accounts by SQL, everything else by the commands of the pages. Repeatable: who has a registration is left alone. */
export async function seedCandidates(env: Bindings, now: number): Promise<void> {
  const d = drizzle(env.DB)
  const password = hashPassword(DEMO_CANDIDATES[0]?.password ?? '')
  for (const one of DEMO_CANDIDATES) {
    const { id, email, mobile } = one
    await d
      .insert(passport)
      .values({ id, email, mobile, password, lang: 'zh-CN', activatedAt: now })
      .onConflictDoNothing()
  }
  const catalogue = await loadNewestCatalogue(env, SITTING_ID, 'henan')
  if (!catalogue) throw new Error('the catalogue is not seeded')
  for (const [n, one] of DEMO_CANDIDATES.entries()) {
    // Spread over the hours before the start, so that queues and histories look lived in.
    await playCandidate(env, catalogue, one, now - (DEMO_CANDIDATES.length - n) * 37 * 60_000)
  }
}
