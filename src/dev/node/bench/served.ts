import { type BenchLine, formatRatio, median, perSecond } from './measure.ts'

/** What is served, against the least that this runtime needs for as many calls. */
export async function benchServed(origin: string): Promise<BenchLine[]> {
  await seed(origin)
  const cookie = await login(origin, 'pending')
  const hello = await perSecond(origin, '/bench/hello')
  const read = await perSecond(origin, '/bench/read')
  const rate = async (what: string, path: string, floor: number, floorIs: string): Promise<BenchLine> => {
    const ours = await perSecond(origin, path, { cookie })
    return {
      what,
      ours: `${Math.round(ours)}/s`,
      floor: `${floorIs} ${Math.round(floor)}/s`,
      ratio: formatRatio(floor / ours),
    }
  }
  return [
    await rate('entry page', '/p/henan', hello, 'hello'),
    await rate('hub', '/register/ncre-79', hello, 'hello'),
    await rate('hub', '/register/ncre-79', read, '1 D1 + 1 object'),
    await submissions(origin),
  ]
}

async function seed(origin: string): Promise<void> {
  const answer = await fetch(`${origin}/dev/seed`, { method: 'POST', headers: { Origin: origin } })
  if (!answer.ok) throw new Error(`seeding failed: ${await answer.text()}`)
}

async function login(origin: string, name: string): Promise<string> {
  const answer = await fetch(`${origin}/bench/login?passport=demo-${name}`)
  return `__Host-login=${await answer.text()}; lang=zh-CN; province=henan`
}

/** 「提交报考信息」 with another subject each time, so that the desk commits, asks its ledger and claims the document. */
async function submissions(origin: string): Promise<BenchLine> {
  const cookie = await login(origin, 'nophoto')
  const path = `${origin}/register/ncre-79/details`
  let page = ''
  let n = 0
  const insert = await median(60, () => fetch(`${origin}/bench/insert`).then((answer) => answer.text()))
  const took: number[] = []
  for (let i = 0; i < 80; i++) {
    page = await (await fetch(path, { headers: { Cookie: cookie } })).text()
    const start = performance.now()
    const answer = await fetch(path, {
      method: 'POST',
      body: formOf(page, ++n % 2 ? '66' : '24'),
      headers: { Cookie: cookie, Origin: origin },
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    if (answer.status !== 303) throw new Error(`submission answered ${answer.status}`)
    if (i >= 20) took.push(performance.now() - start)
  }
  const ours = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0
  return {
    what: 'submission',
    ours: `${ours.toFixed(1)} ms`,
    floor: `1 D1 insert ${insert.toFixed(1)} ms`,
    ratio: formatRatio(ours / insert),
  }
}

/** What stands in the page, with this subject chosen. */
function formOf(page: string, subject: string): URLSearchParams {
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''
  const inputs = [
    ...main.matchAll(/<input (?:type="(?:hidden|tel|email)" |id="\w+" )*name="(\w+)"[^>]*?value="([^"]*)"/g),
  ]
  const form = new URLSearchParams(inputs.map(([, name = '', value = '']) => [name, value]))
  for (const [, name = '', value = ''] of main.matchAll(
    /<select id="(\w+)"(?:(?!<\/select>)[\s\S])*?value="([^"]*)" selected/g,
  )) {
    form.set(name, value)
  }
  for (const [, name = '', value = ''] of main.matchAll(/<input id="(\w+)"[^>]* value="([^"]*)"/g))
    form.set(name, value)
  form.delete('offerings')
  form.append('offerings', `ncre-79-410032-${subject}`)
  form.set('declaration', 'yes')
  form.set('do', 'submit')
  return form
}
