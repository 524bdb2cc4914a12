import { Hono } from 'hono'
import { hashPassword } from '../auth/password.ts'
import type { Site } from '../site.ts'
import { DEMO_CANDIDATES } from './seed-candidates/people.ts'
import { seedCandidates } from './seed-candidates.ts'
import { DEMO_STAFF } from './seed-catalogue/staff.ts'
import { seedCatalogue, seededUntil, seedStaff } from './seed-catalogue.ts'

/** `POST /dev/seed`: fills an empty installation and tells the demo logins; repeatable. */
export const seedRoutes = new Hono<Site>()

seedRoutes.post('/seed', async (c) => {
  const now = Date.now()
  await seedCatalogue(c.env.DB, now)
  await seedStaff(c.env.DB, async (password) => hashPassword(password))
  await seedCandidates(c.env, now)
  return c.text(await describeLogins(c.env.DB, now))
})

async function describeLogins(db: D1Database, now: number): Promise<string> {
  const until = await seededUntil(db)
  const lines = ['Demo logins (local development only)', '', 'Candidates: /login']
  for (const one of DEMO_CANDIDATES) lines.push(`  ${one.email.padEnd(26)} ${one.password}   ${one.story}`)
  lines.push('', 'Officers: /office/login')
  for (const one of DEMO_STAFF) {
    lines.push(
      `  ${one.login.padEnd(8)} ${one.password.padEnd(16)} ${one.role} ${one.centreId ?? one.provinceId ?? ''}`,
    )
  }
  if (until !== null && until < now) {
    lines.push(
      '',
      'The seeded registration window has passed. `npm run reset`, then `npm start`, seeds a new one.',
    )
  }
  return `${lines.join('\n')}\n`
}
