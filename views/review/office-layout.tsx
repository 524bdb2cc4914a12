import type { Child } from 'hono/jsx'
import { nameIn } from '../../src/catalogue/lookup.ts'
import type { Office } from '../../src/review/office.ts'
import { Fragment } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Han } from '../parts.tsx'
import { counted } from './counted.ts'

/** The officers' frame: whose centre, how many wait, the switch of the single keys, who is logged in. */
export function OfficeLayout(props: {
  f: Frame
  office: Office
  title: string
  error?: boolean | undefined
  children?: Child
}) {
  const { f, office } = props
  const name = `${f.words.passport.staff.product} · ${office.centre.id} ${nameIn(f.lang, office.centre)}`
  return (
    <Layout
      f={{ ...f, person: undefined }}
      title={props.title}
      error={props.error}
      office={{ name, nav: <Nav f={f} office={office} /> }}
    >
      {props.children}
      {office.keys ? <script src="/built/keys.js" type="module"></script> : null}
    </Layout>
  )
}

/** The count in the frame; asks again by itself every minute, where scripts run. */
export function WaitingCount({ f, waiting, sitting }: { f: Frame; waiting: number; sitting: string | null }) {
  const query = sitting ? `?${new URLSearchParams({ sitting })}` : ''
  return (
    <Fragment id="waiting" from={`/office/review/count${query}`} every="every 60s">
      <a href="/office/review">{f.words.review.waiting(counted(f, waiting))}</a>
    </Fragment>
  )
}

function Nav({ f, office }: { f: Frame; office: Office }) {
  const w = f.words.office
  const { name, role } = office.officer
  return (
    <>
      <WaitingCount f={f} waiting={office.waiting} sitting={office.sitting?.id ?? null} />
      <a href="/office/keys" accesskey="?" data-keys={office.keys ? 'on' : 'off'}>
        {office.keys ? w.keysOn : w.keysOff}
      </a>
      <span class="who">
        <Han lang={f.lang}>{w.who(name, w.roles[role])}</Han>
      </span>
      <a href="/office/logout">{f.words.frame.logout}</a>
    </>
  )
}
