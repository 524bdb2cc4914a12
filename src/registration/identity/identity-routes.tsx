import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { IdentityPage, identityProblemTexts } from '../../../views/registration/identity/identity-page.tsx'
import { JourneySteps } from '../../../views/registration/journey-steps.tsx'
import { reasonText } from '../../../views/registration/reason-text.ts'
import { refusalText, takenText } from '../../../views/registration/refusal-words.ts'
import { readForm } from '../../lib/body.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { renderPage } from '../../lib/render.ts'
import { anyForm, validForm, validQuery } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  drawAgain,
  ifOpen,
  type RegistrationContext,
  type RegistrationSite,
  requirePage,
  writeFirst,
} from '../current-registration.ts'
import { draftForm, savedPostQuery } from '../draft-schema.ts'
import { hiddenFields, loadUnfinished, saveDraft, sentValues } from '../drafts.ts'
import { type Conflict, changedValues, type FormValues } from '../form-values.ts'
import type { Refusal } from '../machine/command.ts'
import { pagePath } from '../paths.ts'
import { sendAndLeadOn } from '../send-command.ts'
import { isFree } from './claim-store.ts'
import { type IdentityProblem, readIdentity } from './identity-rules.ts'
import { identityForm } from './identity-schema.ts'
import { blindIndex, sealIdentity } from './identity-seal.ts'

/** The identity document (R3). */
export const identity = new Hono<RegistrationSite>()

identity.get('/identity', requirePage('identity'), validQuery(savedPostQuery), async (c) => {
  const { current } = c.var
  const values = await loadUnfinished(c, current, 'identity', c.req.valid('query').saved)
  return drawIdentity(c, current, { values: values ?? {}, problems: [] }, 200)
})

identity.get('/identity/draft', (c) => c.redirect(pagePath('identity', c.var.context.sitting), 303))
identity.post('/identity/draft', anyForm(draftForm), (c) => saveDraft(c, 'identity', c.req.valid('form')))

const todaysForm = (c: RegistrationContext) => identityForm(beijingTime(c.var.now).date)

/** The number that the form names is saved, where it is free. */
export const nameInFirstBatch = writeFirst(async (c) => {
  const form = await readForm(c)
  const sent = { type: form.get('type'), number: form.get('number') }
  const read = readIdentity(sent, beijingTime(c.var.now).date)
  return 'ok' in read ? { is: 'name', blindIndex: blindIndex(c.env, read.ok) } : null
})

identity.post('/identity', validForm(todaysForm, refuseForm), async (c) => {
  const { facts, revision } = c.req.valid('form')
  const { registrationId, sitting, written } = c.var.context
  if (!isFree(written.holder, registrationId)) return refuseNumber(c)
  const document = sealIdentity(c.env, registrationId, facts)
  const answer = await sendAndLeadOn(c, { do: 'identify', revision, identity: document })
  if (answer.refused) return refuseCommand(c, answer.current, answer.refused)
  const { hasDetails, nextPage } = answer.after
  return c.redirect(pagePath(hasDetails ? 'details' : nextPage, sitting), 303)
})

async function refuseForm(c: RegistrationContext, problems: IdentityProblem[]) {
  const values = sentValues(await readForm(c))
  return drawAgain(c, 'identity', (current) => {
    const isSavedDocument = current.view.registration.identity?.type === values.type
    // The page does not show the saved number: an empty field means that it stays.
    if (!values.number && isSavedDocument) return c.redirect(pagePath('details', current.sitting), 303)
    return drawIdentity(c, current, { values, problems: identityProblemTexts(c.var.page, problems) }, 422)
  })
}

async function refuseNumber(c: RegistrationContext) {
  const values = sentValues(await readForm(c))
  return drawAgain(c, 'identity', (current) => {
    const problems = [{ field: 'number', text: takenText(c.var.page) }]
    return drawIdentity(c, current, { values, problems }, 422)
  })
}

async function refuseCommand(c: RegistrationContext, current: CurrentRegistration, refused: Refusal) {
  const values = sentValues(await readForm(c))
  return ifOpen(c, 'identity', current, () => {
    if (refused.is === 'changed') {
      const conflict = { foundAt: c.var.now, values: changedValues(values, {}) }
      return drawIdentity(c, current, { values: {}, problems: [], conflict }, 409)
    }
    const problems = [{ field: 'number', text: refusalText(c.var.page, refused, current.catalogue) }]
    return drawIdentity(c, current, { values, problems }, 422)
  })
}

type Shown = { values: FormValues; problems: Problem[]; conflict?: Conflict }

function drawIdentity(
  c: RegistrationContext,
  current: CurrentRegistration,
  shown: Shown,
  status: 200 | 409 | 422,
) {
  const { registration } = current.view
  const { page } = c.var
  const reason = registration.requestedCorrections?.reasons.find(({ field }) => field === 'number')
  return renderPage(
    c,
    <IdentityPage
      page={page}
      steps={<JourneySteps page={page} registration={registration} terms={current.terms} at="identity" />}
      action={pagePath('identity', current.sitting)}
      hidden={hiddenFields(current, 'identity')}
      saved={registration.identity ?? undefined}
      notes={reason ? { number: reasonText(page, reason) } : undefined}
      {...shown}
    />,
    status,
  )
}
