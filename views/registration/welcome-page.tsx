import type { Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn, shortNameIn } from '../../src/catalogue/lookup.ts'
import type { StageName } from '../../src/registration/machine/file.ts'
import { deadline, left } from '../dates.ts'
import { Form, MainButton, type Problem, Select } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Band, Han, type Tone } from '../parts.tsx'
import { Problems } from '../problems.tsx'

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
export function WelcomePage(props: {
  f: Frame
  who: string
  sittings: WelcomeSitting[]
  problems: Problem[]
}) {
  const { f, sittings, problems } = props
  const w = f.words.registration.welcome
  return (
    <Layout f={f} title={w.title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      <p>
        <Han lang={f.lang}>{w.hello(props.who)}</Han>
      </p>
      {sittings.length === 0 ? (
        <section class="card">
          <h1>{w.none}</h1>
        </section>
      ) : (
        sittings.map((one) => <SittingCard f={f} one={one} problems={problems} />)
      )}
    </Layout>
  )
}

function SittingCard({ f, one, problems }: { f: Frame; one: WelcomeSitting; problems: Problem[] }) {
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
      ) : open && (province || openIn(f, one).length > 0) ? (
        <Start f={f} one={one} problems={problems} />
      ) : null}
      {province && (!begun || stage === 'filling') ? <OtherProvince f={f} one={one} /> : null}
    </section>
  )
}

/** Where the browser remembers no province, it is asked for here (P1). */
function Start({ f, one, problems }: { f: Frame; one: WelcomeSitting; problems: Problem[] }) {
  const w = f.words.registration.welcome
  const { sitting, province } = one
  return (
    <Form action="/welcome">
      <input type="hidden" name="sitting" value={sitting.id} />
      {province ? (
        <input type="hidden" name={provinceOf(sitting.id)} value={province.id} />
      ) : (
        <Select
          f={f}
          name={provinceOf(sitting.id)}
          label={w.province}
          hint={w.chooseProvinceText}
          empty={f.words.details.choose}
          options={openIn(f, one).map((open) => ({ value: open.id, text: nameIn(f.lang, open) }))}
          mandatory
          problems={problems}
        />
      )}
      <MainButton f={f}>{w.start}</MainButton>
      <p class="hint">{w.needs}</p>
    </Form>
  )
}

/** One button a province: the choice is the start. */
function OtherProvince({ f, one }: { f: Frame; one: WelcomeSitting }) {
  const w = f.words.registration.welcome
  const others = openIn(f, one).filter(({ id }) => id !== one.province?.id)
  if (others.length === 0) return null
  return (
    <details>
      <summary>{w.otherProvince}</summary>
      <p class="hint">{w.otherProvinceText}</p>
      <Form action="/welcome">
        <input type="hidden" name="sitting" value={one.sitting.id} />
        <p class="acts">
          {others.map((province) => (
            <button name={provinceOf(one.sitting.id)} value={province.id}>
              {shortNameIn(f.lang, province)}
            </button>
          ))}
        </p>
      </Form>
    </details>
  )
}

/** The field of one sitting's form: several may stand on the page. */
export function provinceOf(sitting: string): string {
  return `province-${sitting}`
}

function openIn(f: Frame, { provinces }: WelcomeSitting): Province[] {
  return provinces.filter(
    ({ windows }) => f.now >= windows.registrationFrom && f.now < windows.registrationUntil,
  )
}

function says(f: Frame, windows: Sitting['windows']): string {
  const w = f.words.registration.welcome
  if (f.now < windows.registrationFrom) return w.notYet(deadline(windows.registrationFrom, f.lang))
  if (f.now >= windows.registrationUntil) return w.over(deadline(windows.registrationUntil, f.lang))
  return w.until(deadline(windows.registrationUntil, f.lang))
}
