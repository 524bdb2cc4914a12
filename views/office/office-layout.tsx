import type { Child } from 'hono/jsx'
import { nameIn } from '../../src/catalogue/lookup.ts'
import { type CentreContext, COUNT_CAP } from '../../src/office/office-context.ts'
import { MixedText } from '../components.tsx'
import { RefreshedPart } from '../form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

/** The frame of the pages of a centre: the centre, the number that wait, the switch of the single keys, the officer. */
export function OfficeLayout(props: {
  page: PageContext
  office: CentreContext
  title: string
  error?: boolean | undefined
  children?: Child
}) {
  const { page, office } = props
  const name = `${page.words.passport.staff.product} · ${office.centre.id} ${nameIn(page.lang, office.centre)}`
  return (
    <Layout
      page={{ ...page, person: undefined }}
      title={props.title}
      error={props.error}
      office={{ name, nav: <Nav page={page} office={office} /> }}
    >
      {props.children}
      {office.singleKeys ? <script src="/built/keys.js" type="module"></script> : null}
    </Layout>
  )
}

/** The number that wait. With scripts it is loaded again every minute. */
export function WaitingCount({
  page,
  waiting,
  sitting,
}: {
  page: PageContext
  waiting: number
  sitting: string | null
}) {
  const query = sitting ? `?${new URLSearchParams({ sitting })}` : ''
  return (
    <RefreshedPart id="waiting" from={`/office/review/count${query}`} every="every 60s">
      <a href="/office/review">{page.words.review.waiting(cappedCount(page, waiting))}</a>
    </RefreshedPart>
  )
}

function Nav({ page, office }: { page: PageContext; office: CentreContext }) {
  const t = page.words.office
  const { name, role } = office.officer
  return (
    <>
      <WaitingCount page={page} waiting={office.waitingCount} sitting={office.sitting?.id ?? null} />
      {takesMoney(office) ? <a href="/office/money">{page.words.officeMoney.nav}</a> : null}
      <a href="/office/keys" accesskey="?" data-keys={office.singleKeys ? 'on' : 'off'}>
        {office.singleKeys ? t.keysOn : t.keysOff}
      </a>
      <span class="who">
        <MixedText lang={page.lang}>{t.who(name, t.roles[role])}</MixedText>
      </span>
      <a href="/office/logout">{page.words.frame.logout}</a>
    </>
  )
}

/** The centre takes the money at its counter. */
export function takesMoney({ catalogue, centre }: CentreContext): boolean {
  return catalogue?.centres.find(({ id }) => id === centre.id)?.money === 'centre'
}

/** “127”, or “1000+” where counting stopped. */
export function cappedCount(page: PageContext, count: number): string {
  return count > COUNT_CAP ? page.words.review.more(COUNT_CAP) : String(count)
}
