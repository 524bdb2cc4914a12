import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { IdentityPage, identityProblemTexts } from '../../../views/registration/identity/identity-page.tsx'
import { JourneySteps } from '../../../views/registration/journey-steps.tsx'
import { reasonText } from '../../../views/registration/reason-text.ts'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { readForm } from '../../lib/body.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { renderPage } from '../../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  type RegistrationContext,
  type RegistrationSite,
  sendCommand,
} from '../current-registration.ts'
import { hiddenFields, loadUnfinished, saveDraft } from '../drafts.ts'
import type { FormValues } from '../form-values.ts'
import { isPageOpen, nextPage, pagePath } from '../journey.ts'
import { changedValues, fromForm } from '../registration-form-values.ts'
import { saveBlindIndex } from './claim-store.ts'
import { readIdentity } from './identity-rules.ts'
import { sealIdentity } from './identity-seal.ts'

/** The identity document (R3). */
export const identity = new Hono<RegistrationSite>()

identity.get('/identity', async (c) => {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  return showIdentity(
    c,
    current,
    { values: (await loadUnfinished(c, current, 'identity')) ?? {}, problems: [] },
    200,
  )
})

identity.get('/identity/draft', (c) => c.redirect(pagePath('identity', c.var.context.sitting), 303))
identity.post('/identity/draft', (c) => saveDraft(c, 'identity'))

identity.post('/identity', async (c) => {
  const form = await readForm(c)
  const values = fromForm(form)
  const { registrationId, sitting } = c.var.context
  const number = form.get('number')?.trim() ?? ''
  const read = readIdentity({ type: form.get('type'), number }, beijingTime(c.var.now).date)
  if ('problems' in read) {
    const current = await loadRegistration(c)
    if (!current) return c.redirect('/welcome', 303)
    const isKnown = current.view.registration.identity?.type === form.get('type')
    // It is not shown, so nobody has to write it again.
    if (number === '' && isKnown) return c.redirect(pagePath('details', sitting), 303)
    return showIdentity(
      c,
      current,
      { values, problems: identityProblemTexts(c.var.page, read.problems) },
      422,
    )
  }
  const document = sealIdentity(c.env, registrationId, read.ok)
  const free = await saveBlindIndex(c.env.DB, { id: registrationId, sitting }, document.blindIndex)
  if (!free) {
    const text = c.var.page.words.identity.taken(c.var.context.catalogue.province.phone)
    return refuse(c, values, [{ field: 'number', text }])
  }
  const { refused, current } = await sendCommand(c, {
    do: 'identify',
    revision: Number(form.get('revision')),
    identity: document,
  })
  if (!refused)
    return c.redirect(
      pagePath(
        current.view.registration.details ? 'details' : nextPage(current.view.registration, current.terms),
        sitting,
      ),
      303,
    )
  if (refused.is === 'changed') {
    const conflict = { foundAt: c.var.now, values: changedValues(values, {}) }
    return showIdentity(c, current, { values: {}, problems: [], conflict }, 409)
  }
  return showIdentity(
    c,
    current,
    { values, problems: [{ field: 'number', text: refusalText(c.var.page, refused, current.catalogue) }] },
    422,
  )
})

async function refuse(c: RegistrationContext, values: FormValues, problems: Problem[]) {
  const current = await loadRegistration(c)
  return current ? showIdentity(c, current, { values, problems }, 422) : c.redirect('/welcome', 303)
}

type Shown = { values: FormValues; problems: Problem[]; conflict?: { foundAt: number; values: FormValues } }

function showIdentity(
  c: RegistrationContext,
  current: CurrentRegistration,
  shown: Shown,
  status: 200 | 409 | 422,
) {
  const { registration: file } = current.view
  const page = c.var.page
  if (!isPageOpen('identity', file, current.terms))
    return c.redirect(pagePath(nextPage(file, current.terms), current.sitting), 303)
  const asked = file.requestedCorrections?.reasons.find((reason) => reason.field === 'number')
  return renderPage(
    c,
    <IdentityPage
      page={page}
      steps={<JourneySteps page={page} file={file} terms={current.terms} at="identity" />}
      action={pagePath('identity', current.sitting)}
      hidden={hiddenFields(current, 'identity')}
      saved={file.identity ?? undefined}
      notes={asked ? { number: reasonText(page, asked) } : undefined}
      {...shown}
    />,
    status,
  )
}
