import { hashPassword } from '../auth/password.ts'
import { loadNewestCatalogue } from '../catalogue/catalogue-store.ts'
import type { Bindings } from '../env.d.ts'
import { addPassports } from './add-passports.ts'
import { DEMO_CANDIDATES } from './seed-candidates/people.ts'
import { playCandidate } from './seed-candidates/play.ts'
import { SITTING_ID } from './seed-catalogue/sitting.ts'

/** Accounts by SQL, everything else by the commands of the pages. Repeatable: who has a registration is left alone. */
export async function seedCandidates(env: Bindings, now: number): Promise<void> {
  const passwordHash = hashPassword(DEMO_CANDIDATES[0]?.password ?? '')
  const passports = DEMO_CANDIDATES.map(({ id, email, mobile }) => {
    return { id, email, mobile, passwordHash, lang: 'zh-CN' as const, activatedAt: now }
  })
  await addPassports(env.DB, passports)
  const catalogue = await loadNewestCatalogue(env, SITTING_ID, 'henan')
  if (!catalogue) throw new Error('the catalogue is not seeded')
  for (const [n, one] of DEMO_CANDIDATES.entries()) {
    // Spread over the hours before the start, so that queues and histories look lived in.
    await playCandidate(env, catalogue, one, now - (DEMO_CANDIDATES.length - n) * 37 * 60_000)
  }
}
