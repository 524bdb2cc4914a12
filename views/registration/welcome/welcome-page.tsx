import type { Province, Sitting } from '../../../src/catalogue/catalogue.ts'
import { nameIn, shortNameIn } from '../../../src/catalogue/lookup.ts'
import type { StageName } from '../../../src/registration/machine/registration.ts'
import { pagePath, WELCOME } from '../../../src/registration/paths.ts'
import { provinceField } from '../../../src/registration/welcome/welcome-rules.ts'
import { MainButton } from '../../buttons.tsx'
import { CardBand, MixedText, STAGE_TONES } from '../../components.tsx'
import { formatDeadline, formatTimeLeft } from '../../dates.ts'
import { Form, type Problem, Select } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'

type WelcomeSitting = {
  sitting: Sitting
  provinces: Province[]
  /** The province of the registration, or the one last chosen. */
  province: Province | null
  stage: StageName | null
}

/** After login (N1): who, which sitting, what has been done and the one next step. Asks nothing but, where needed, the province. */
export function WelcomePage(props: {
  page: PageContext
  who: string
  sittings: WelcomeSitting[]
  problems: Problem[]
}) {
  const { page, sittings, problems } = props
  const t = page.words.registration.welcome
  return (
    <Layout page={page} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <p>
        <MixedText lang={page.lang}>{t.hello(props.who)}</MixedText>
      </p>
      {sittings.length === 0 ? (
        <section class="card">
          <h1>{t.none}</h1>
        </section>
      ) : (
        sittings.map((one) => <SittingCard page={page} one={one} problems={problems} />)
      )}
    </Layout>
  )
}

function SittingCard({
  page,
  one,
  problems,
}: {
  page: PageContext
  one: WelcomeSitting
  problems: Problem[]
}) {
  const t = page.words.registration.welcome
  const { sitting, province, stage } = one
  const windows = province?.windows ?? sitting.windows
  const open = page.now >= windows.registrationFrom && page.now < windows.registrationUntil
  const begun = stage !== null && stage !== 'deleted'
  return (
    <section class="card next">
      {stage ? (
        <CardBand
          tone={STAGE_TONES[stage]}
          word={page.words.registration.stage[stage]}
          note={
            open && stage === 'filling'
              ? page.words.registration.hub.stillTime(
                  formatTimeLeft(windows.registrationUntil, page.now, page.lang),
                )
              : undefined
          }
        />
      ) : null}
      <h1>{begun ? t.going(nameIn(page.lang, sitting)) : open ? t.new : t.idle}</h1>
      <p>
        {t.exam}：{nameIn(page.lang, sitting)}
        {province ? ` · ${nameIn(page.lang, province)}` : ''}
      </p>
      <p class="hint">{windowText(page, windows)}</p>
      {begun ? (
        <a class="button main" href={pagePath('hub', sitting.id)}>
          {t.current}
        </a>
      ) : open && (province || openProvinces(page, one).length > 0) ? (
        <StartForm page={page} one={one} problems={problems} />
      ) : null}
      {province && (!begun || stage === 'filling') ? <OtherProvinces page={page} one={one} /> : null}
    </section>
  )
}

/** Where the browser remembers no province, it is asked for here (P1). */
function StartForm({ page, one, problems }: { page: PageContext; one: WelcomeSitting; problems: Problem[] }) {
  const t = page.words.registration.welcome
  const { sitting, province } = one
  return (
    <Form action={WELCOME}>
      <input type="hidden" name="sitting" value={sitting.id} />
      {province ? (
        <input type="hidden" name={provinceField(sitting.id)} value={province.id} />
      ) : (
        <Select
          page={page}
          name={provinceField(sitting.id)}
          label={t.province}
          hint={t.chooseProvinceText}
          empty={page.words.details.choose}
          options={openProvinces(page, one).map((open) => ({
            value: open.id,
            text: nameIn(page.lang, open),
          }))}
          mandatory
          problems={problems}
        />
      )}
      <MainButton page={page}>{t.start}</MainButton>
      <p class="hint">{t.needs}</p>
    </Form>
  )
}

/** One button a province: the choice is the start. */
function OtherProvinces({ page, one }: { page: PageContext; one: WelcomeSitting }) {
  const t = page.words.registration.welcome
  const others = openProvinces(page, one).filter(({ id }) => id !== one.province?.id)
  if (others.length === 0) return null
  return (
    <details>
      <summary>{t.otherProvince}</summary>
      <p class="hint">{t.otherProvinceText}</p>
      <Form action={WELCOME}>
        <input type="hidden" name="sitting" value={one.sitting.id} />
        <p class="acts">
          {others.map((province) => (
            <button name={provinceField(one.sitting.id)} value={province.id}>
              {shortNameIn(page.lang, province)}
            </button>
          ))}
        </p>
      </Form>
    </details>
  )
}

function openProvinces(page: PageContext, { provinces }: WelcomeSitting): Province[] {
  return provinces.filter(
    ({ windows }) => page.now >= windows.registrationFrom && page.now < windows.registrationUntil,
  )
}

function windowText(page: PageContext, windows: Sitting['windows']): string {
  const t = page.words.registration.welcome
  if (page.now < windows.registrationFrom)
    return t.notYet(formatDeadline(windows.registrationFrom, page.lang))
  if (page.now >= windows.registrationUntil)
    return t.over(formatDeadline(windows.registrationUntil, page.lang))
  return t.until(formatDeadline(windows.registrationUntil, page.lang))
}
