import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogueRevision, province } from '../../src/db/schema.ts'
import { metered, meteredD1, newMeter } from '../../src/lib/meter.ts'
import { beginRequest } from '../../src/lib/request.ts'
import type { AppContext, Site } from '../../src/site.ts'

type PageCalls = (c: AppContext) => Promise<unknown>

/** One page whose calls are known, with the product's own first middleware before it. */
async function timingOf(calls: PageCalls, local = true): Promise<string | null> {
  const app = new Hono<Site>().use(beginRequest).get('/', async (c) => {
    await calls(c)
    return c.text('done')
  })
  const answer = await app.request('/', {}, local ? env : { ...env, ENVIRONMENT: 'production' })
  expect(await answer.text()).toBe('done')
  return answer.headers.get('Server-Timing')
}

const says = (d1: number, objects: number, inner = 'd1=0 do=0') =>
  `d1;desc="${d1}", do;desc="${objects}", inner;desc="${inner}"`

beforeAll(() => env.DB.exec("INSERT INTO province VALUES ('henan', '河南', 'Henan')"))

describe('Server-Timing counts', () => {
  it.each<[string, PageCalls, number, number]>([
    ['nothing for a page without calls', async () => {}, 0, 0],
    ['a Drizzle select', (c) => drizzle(c.env.DB).select().from(province), 1, 0],
    ['a select for one row', (c) => drizzle(c.env.DB).select().from(province).get(), 1, 0],
    [
      'a select with parameters',
      (c) => drizzle(c.env.DB).select().from(province).where(eq(province.id, 'henan')),
      1,
      0,
    ],
    [
      'an insert and a delete',
      async (c) => {
        const d = drizzle(c.env.DB)
        await d.insert(province).values({ id: 'hubei', name: '湖北', nameEn: 'Hubei' })
        await d.delete(province).where(eq(province.id, 'hubei'))
      },
      2,
      0,
    ],
    [
      'a batch of three as one round trip',
      async (c) => {
        const d = drizzle(c.env.DB)
        const [one, two, three] = await d.batch([
          d.select().from(province).where(eq(province.id, 'henan')),
          d.select().from(catalogueRevision),
          d
            .insert(catalogueRevision)
            .values({ sittingId: '', provinceId: '', revision: 1 })
            .onConflictDoNothing(),
        ])
        expect([one.length, two.length, three.success]).toEqual([1, 0, true])
      },
      1,
      0,
    ],
    [
      'statements by hand: all, first, run, raw',
      async ({ env: { DB } }) => {
        const statement = DB.prepare('SELECT name FROM province WHERE id = ?').bind('henan')
        expect((await statement.all()).results).toEqual([{ name: '河南' }])
        expect(await statement.first('name')).toBe('河南')
        await statement.run()
        expect(await statement.raw()).toEqual([['河南']])
      },
      4,
      0,
    ],
    [
      'a batch by hand, bound and unbound, and exec',
      async ({ env: { DB } }) => {
        const statement = DB.prepare('SELECT count(*) AS n FROM province WHERE id = ?')
        await DB.batch([statement.bind('henan'), DB.prepare('SELECT 1')])
        await DB.exec('SELECT 1')
      },
      2,
      0,
    ],
    ['a statement that is not run as nothing', async (c) => c.env.DB.prepare('SELECT 1').bind(), 0, 0],
    ['a call of an object', (c) => c.env.REGISTRATION.getByName('NOBODY').read(), 0, 1],
    [
      'calls of two objects, through one stub and two',
      async (c) => {
        const ledger = c.env.SEATS.getByName('2027-03:410032')
        await Promise.all([ledger.countSeats(), ledger.offeringsHeldBy('NOBODY')])
        await c.env.SEATS.get(c.env.SEATS.idFromName('2027-03:410032')).countSeats()
      },
      0,
      3,
    ],
    [
      'both together',
      async (c) => {
        await c.env.REGISTRATION.getByName('NOBODY').read()
        await drizzle(c.env.DB).select().from(province)
      },
      1,
      1,
    ],
  ])('%s', async (_, calls, d1, objects) => {
    expect(await timingOf(calls)).toBe(says(d1, objects))
  })

  it('what objects call in their turn, apart', async () => {
    const calls: PageCalls = async (c) => {
      await c.env.REGISTRATION.getByName('NOBODY').read()
      c.var.meter.inner.d1 += 2
      c.var.meter.inner.do += 1
    }
    expect(await timingOf(calls)).toBe(says(0, 1, 'd1=2 do=1'))
  })

  it('a call that fails', async () => {
    const calls: PageCalls = (c) =>
      c.env.DB.prepare('SELECT nothing FROM nowhere')
        .all()
        .catch(() => {})
    expect(await timingOf(calls)).toBe(says(1, 0))
  })

  it('each request by itself, also at once', async () => {
    const select: PageCalls = (c) => drizzle(c.env.DB).select().from(province)
    const twice: PageCalls = async (c) => [await select(c), await select(c)]
    expect(await Promise.all([timingOf(select), timingOf(twice), timingOf(async () => {})])).toEqual([
      says(1, 0),
      says(2, 0),
      says(0, 0),
    ])
  })

  it('nothing outside local development', async () => {
    expect(await timingOf((c) => drizzle(c.env.DB).select().from(province), false)).toBeNull()
  })
})

it('an object counts its own calls the same way', async () => {
  const meter = newMeter()
  const inside = metered(env, meter)
  await inside.SEATS.getByName('2027-03:410032').countSeats()
  await drizzle(inside.DB).select().from(province)
  expect(meter).toEqual({ d1: 1, do: 1, inner: { d1: 0, do: 0 } })
})

it('the database behind the meter is the same', async () => {
  const db = meteredD1(env.DB, () => {})
  const { meta } = await db.prepare("UPDATE province SET name = '河南省' WHERE id = ?").bind('henan').run()
  expect(meta.changes).toBe(1)
  expect(await env.DB.prepare('SELECT name FROM province').first('name')).toBe('河南省')
})
