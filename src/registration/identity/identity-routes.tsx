import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import type { Entered } from '../../../views/registration/entered.ts'
import { IdentityPage, identityProblems } from '../../../views/registration/identity-page.tsx'
import { JourneyHead } from '../../../views/registration/journey-head.tsx'
import { reasonText } from '../../../views/registration/reasons.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { readForm } from '../../lib/read-form.ts'
import { renderPage } from '../../lib/render.ts'
import { headOf, saveDraft, unfinished } from '../drafts.ts'
import { differing, enteredIn } from '../entered.ts'
import { isOpen, nextPage, pathOf } from '../journey.ts'
import { type RegistrationAsk, type RegistrationSite, readOwn, tell } from '../own.ts'
import type { Own } from '../own-file.ts'
import { sayRefusal } from '../refusal-words.ts'
import { saveBlindIndex } from './claim-store.ts'
import { readIdentity } from './identity-rules.ts'
import { identityOf } from './identity-seal.ts'

/** The identity document (R3). */
export const identity = new Hono<RegistrationSite>()

identity.get('/identity', async (c) => {
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  return showIdentity(c, own, { values: (await unfinished(c, own, 'identity')) ?? {}, problems: [] }, 200)
})

identity.get('/identity/draft', (c) => c.redirect(pathOf('identity', c.var.mine.sitting), 303))
identity.post('/identity/draft', (c) => saveDraft(c, 'identity'))

identity.post('/identity', async (c) => {
  const form = await readForm(c)
  const values = enteredIn(form)
  const { registrationId, sitting } = c.var.mine
  const number = form.get('number')?.trim() ?? ''
  const read = readIdentity({ type: form.get('type'), number }, beijingTime(c.var.now).date)
  if ('problems' in read) {
    const own = await readOwn(c)
    if (!own) return c.redirect('/welcome', 303)
    const isKnown = own.view.registration.identity?.type === form.get('type')
    // It is not shown, so nobody has to write it again.
    if (number === '' && isKnown) return c.redirect(pathOf('details', sitting), 303)
    return showIdentity(c, own, { values, problems: identityProblems(c.var.page, read.problems) }, 422)
  }
  const document = identityOf(c.env, registrationId, read.ok)
  const free = await saveBlindIndex(c.env.DB, { id: registrationId, sitting }, document.blindIndex)
  if (!free) {
    const text = c.var.page.words.identity.taken(c.var.mine.catalogue.province.phone)
    return refuse(c, values, [{ field: 'number', text }])
  }
  const { refused, own } = await tell(c, {
    do: 'identify',
    revision: Number(form.get('revision')),
    identity: document,
  })
  if (!refused)
    return c.redirect(
      pathOf(own.view.registration.details ? 'details' : nextPage(own.view.registration, own.terms), sitting),
      303,
    )
  if (refused.is === 'changed') {
    const different = { at: c.var.now, entered: differing(values, {}) }
    return showIdentity(c, own, { values: {}, problems: [], different }, 409)
  }
  return showIdentity(
    c,
    own,
    { values, problems: [{ field: 'number', text: sayRefusal(c.var.page, refused, own.catalogue) }] },
    422,
  )
})

async function refuse(c: RegistrationAsk, values: Entered, problems: Problem[]) {
  const own = await readOwn(c)
  return own ? showIdentity(c, own, { values, problems }, 422) : c.redirect('/welcome', 303)
}

type Shown = { values: Entered; problems: Problem[]; different?: { at: number; entered: Entered } }

function showIdentity(c: RegistrationAsk, own: Own, shown: Shown, status: 200 | 409 | 422) {
  const { registration: file } = own.view
  const page = c.var.page
  if (!isOpen('identity', file, own.terms))
    return c.redirect(pathOf(nextPage(file, own.terms), own.sitting), 303)
  const asked = file.requestedCorrections?.reasons.find((reason) => reason.field === 'number')
  return renderPage(
    c,
    <IdentityPage
      page={page}
      head={<JourneyHead page={page} file={file} terms={own.terms} at="identity" />}
      action={pathOf('identity', own.sitting)}
      form={headOf(own, 'identity')}
      known={file.identity ?? undefined}
      notes={asked ? { number: reasonText(page, asked) } : undefined}
      {...shown}
    />,
    status,
  )
}
