import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Problem } from '../../../views/form.tsx'
import { correctionNotes } from '../../../views/registration/details/correction-notes.ts'
import { problemTexts } from '../../../views/registration/details/details-field-props.ts'
import { DetailsPage } from '../../../views/registration/details/details-page.tsx'
import { listCode } from '../../../views/registration/details/list-codes.ts'
import { JourneySteps } from '../../../views/registration/journey-steps.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { knownCatalogue } from '../../catalogue/catalogue-store.ts'
import { centreOf } from '../../catalogue/lookup.ts'
import { readForm } from '../../lib/body.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { renderPage } from '../../lib/render.ts'
import { anyForm, readFormBy, validForm, validQuery } from '../../lib/validate.ts'
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
import {
  draftValues,
  hiddenFields,
  keepSentForm,
  loadUnfinished,
  saveDraft,
  sealedDraft,
  sentValues,
} from '../drafts.ts'
import { type Conflict, changedValues, type FormValues, fromRegistration } from '../form-values.ts'
import type { Refusal } from '../machine/command.ts'
import { EDITABLE_STAGES } from '../machine/registration.ts'
import { pagePath } from '../paths.ts'
import { sendWithClaim } from '../send-command.ts'
import { submissionForm } from './details-schema.ts'
import type { SubmissionProblem } from './submission-rules.ts'

/** Details, centre, subjects and declaration (R4, R5, R6): one form, 「提交报考信息」. */
export const details = new Hono<RegistrationSite>()

details.get('/details', requirePage('details'), validQuery(savedPostQuery), async (c) => {
  const { current } = c.var
  const unfinished = await loadUnfinished(c, current, 'details', c.req.valid('query').saved)
  const values = unfinished ?? fromRegistration(current.view.registration)
  return drawDetails(c, current, { values, problems: [] }, 200)
})

details.get('/details/draft', (c) => c.redirect(pagePath('details', c.var.context.sitting), 303))
details.post('/details/draft', anyForm(draftForm), (c) => saveDraft(c, 'details', c.req.valid('form')))

const todaysForm = (c: RegistrationContext) => formOf(c, c.var.context.catalogue)

function formOf(c: RegistrationContext, catalogue: Catalogue) {
  return submissionForm({ catalogue, today: beijingTime(c.var.now).date, codeOf: listCode })
}

/**
 * The document is claimed, for a form that is right by the catalogue this isolate knows: a form that will be refused must bar no other registration.
 * In the rare other cases the claim is made once the desk asks for it.
 */
export const claimInFirstBatch = writeFirst(async (c) => {
  const catalogue = knownCatalogue(c.req.valid('param').sitting, getCookie(c, 'province'))
  const submission = catalogue && (await readFormBy(c, formOf(c, catalogue)))
  return submission ? { is: 'claim', stages: EDITABLE_STAGES } : null
})

details.post('/details', validForm(todaysForm, refuseForm), async (c) => {
  const submission = c.req.valid('form')
  if (!submission) return drawForm(c, [], 200)
  const draft = await sealedDraft(c, 'details', submission.page.id)
  const command = { do: 'submit' as const, ...submission }
  const answer = await sendWithClaim(c, command, { centre: submission.content.centre, draft })
  if (answer.refused) return refuseCommand(c, answer.current, answer.refused)
  return c.redirect(pagePath(answer.after.hasPhoto ? 'hub' : 'photo', c.var.context.sitting), 303)
})

async function refuseForm(c: RegistrationContext, problems: SubmissionProblem[]) {
  const centre = centreOf(c.var.context.catalogue, (await readForm(c)).get('centre') ?? '')
  return drawForm(c, problemTexts(c.var.page, problems, centre), 422)
}

/** The form as it was sent. */
async function drawForm(c: RegistrationContext, problems: Problem[], status: 200 | 422) {
  const values = sentValues(await readForm(c))
  return drawAgain(c, 'details', (current) => drawDetails(c, current, { values, problems }, status))
}

async function refuseCommand(c: RegistrationContext, current: CurrentRegistration, refused: Refusal) {
  // A notice is read first; the form is there again afterwards.
  if (refused.is === 'unread') await keepSentForm(c, 'details')
  const values = sentValues(await readForm(c))
  return ifOpen(c, 'details', current, () => {
    if (refused.is === 'changed') {
      // Another window has committed these values, or is filling them in.
      const newest = {
        ...fromRegistration(current.view.registration),
        ...draftValues(c, current, 'details'),
      }
      const conflict = { foundAt: c.var.now, values: changedValues(values, newest) }
      return drawDetails(c, current, { values: newest, problems: [], conflict }, 409)
    }
    const fields = { full: 'offerings', fee: 'offerings', claim: 'name' } as const
    const field = refused.is in fields ? fields[refused.is as keyof typeof fields] : 'centre'
    const problems = [{ field, text: refusalText(c.var.page, refused, current.catalogue) }]
    return drawDetails(c, current, { values, problems }, 422)
  })
}

type Shown = { values: FormValues; problems: Problem[]; conflict?: Conflict }

function drawDetails(
  c: RegistrationContext,
  current: CurrentRegistration,
  shown: Shown,
  status: 200 | 409 | 422,
) {
  const { registration } = current.view
  const { page } = c.var
  // The page is open only where there is a document.
  if (!registration.identity) return c.redirect(pagePath('identity', current.sitting), 303)
  const { centres, offerings, sitting } = current.catalogue
  return renderPage(
    c,
    <DetailsPage
      page={page}
      steps={<JourneySteps page={page} registration={registration} terms={current.terms} at="details" />}
      action={pagePath('details', current.sitting)}
      hidden={hiddenFields(current, 'details')}
      subjectsFrom={pagePath('details/subjects', current.sitting)}
      identity={{ ...registration.identity, change: pagePath('identity', current.sitting) }}
      passport={current.login}
      notes={correctionNotes(page, registration)}
      catalogue={{ centres, offerings, maxSubjects: sitting.maxSubjects }}
      held={current.held}
      heldOfferings={registration.seating.held?.offerings ?? []}
      {...shown}
    />,
    status,
  )
}
