import type { Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn, shortNameIn } from '../../src/catalogue/lookup.ts'
import type { StageName } from '../../src/registration/machine/file.ts'
import { deadline, left } from '../dates.ts'
import { Form, MainButton } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Band, Han, type Tone } from '../parts.tsx'

export type WelcomeSitting = {
  sitting: Sitting
  provinces: Province[]
  /** The province of the registration, or the one last chosen. */
  province: Province | null
  stage: StageName | null
}

const TONES: Record<StageName, Tone> = {
  filling: 'go',
  submitted: 'go',
  pending: 'wait',
  returned: 'back',
  approved: 'ok',
  due: 'go',
  paid: 'paid',
  lapsed: 'shut',
  deleted: 'shut',
}

/** After login (N1): who, which sitting, what has been done and the one next step. Asks nothing but, where needed, the province. */
export function WelcomePage(props: { f: Frame; who: string; sittings: WelcomeSitting[] }) {
  const { f, sittings } = props
  const w = f.words.registration.welcome
  return (
    <Layout f={f} title={w.title}>
      <p>
        <Han lang={f.lang}>{w.hello(props.who)}</Han>
      </p>
      {sittings.length === 0 ? (
        <section class="card">
          <h1>{w.none}</h1>
        </section>
      ) : (
        sittings.map((one) => <SittingCard f={f} one={one} />)
      )}
    </Layout>
  )
}

function SittingCard({ f, one }: { f: Frame; one: WelcomeSitting }) {
  const w = f.words.registration.welcome
  const { sitting, province, stage } = one
  const windows = province?.windows ?? sitting.windows
  const open = f.now >= windows.registrationFrom && f.now < windows.registrationUntil
  const begun = stage !== null && stage !== 'deleted'
  return (
    <section class="card next">
      {stage ? (
        <Band
          tone={TONES[stage]}
          word={f.words.registration.stage[stage]}
          note={
            open
              ? f.words.registration.hub.stillTime(left(windows.registrationUntil, f.now, f.lang))
              : undefined
          }
        />
      ) : null}
      <h1>{begun ? w.going(nameIn(f.lang, sitting)) : w.new}</h1>
      <p>
        {w.exam}：{nameIn(f.lang, sitting)}
        {province ? ` · ${nameIn(f.lang, province)}` : ''}
      </p>
      <p class="hint">{says(f, windows)}</p>
      {begun ? (
        <a class="button main" href={`/register/${sitting.id}`}>
          {w.current}
        </a>
      ) : province && open ? (
        <Start f={f} sitting={sitting.id} province={province.id} />
      ) : null}
      {begun && stage !== 'filling' ? null : <ChooseProvince f={f} one={one} first={!province} />}
    </section>
  )
}

function Start({ f, sitting, province }: { f: Frame; sitting: string; province: string }) {
  const w = f.words.registration.welcome
  return (
    <Form action="/welcome">
      <input type="hidden" name="sitting" value={sitting} />
      <input type="hidden" name="province" value={province} />
      <MainButton f={f}>{w.start}</MainButton>
      <p class="hint">{w.needs}</p>
    </Form>
  )
}

/** One button a province: the choice is the start. */
function ChooseProvince({ f, one, first }: { f: Frame; one: WelcomeSitting; first: boolean }) {
  const w = f.words.registration.welcome
  const open = one.provinces.filter(
    (p) =>
      f.now >= p.windows.registrationFrom && f.now < p.windows.registrationUntil && p.id !== one.province?.id,
  )
  if (open.length === 0) return null
  const form = (
    <Form action="/welcome">
      <input type="hidden" name="sitting" value={one.sitting.id} />
      <p class="acts">
        {open.map((province) => (
          <button name="province" value={province.id}>
            {shortNameIn(f.lang, province)}
          </button>
        ))}
      </p>
    </Form>
  )
  if (first) {
    return (
      <>
        <h2>{w.chooseProvince}</h2>
        <p class="hint">{w.chooseProvinceText}</p>
        {form}
      </>
    )
  }
  return (
    <details>
      <summary>{w.otherProvince}</summary>
      <p class="hint">{w.otherProvinceText}</p>
      {form}
    </details>
  )
}

function says(f: Frame, windows: Sitting['windows']): string {
  const w = f.words.registration.welcome
  if (f.now < windows.registrationFrom) return w.notYet(deadline(windows.registrationFrom, f.lang))
  if (f.now >= windows.registrationUntil) return w.over(deadline(windows.registrationUntil, f.lang))
  return w.until(deadline(windows.registrationUntil, f.lang))
}
