import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { correctionNotes } from '../../../views/registration/details/correction-notes.ts'
import { problemTexts } from '../../../views/registration/details/details-field-props.ts'
import { DetailsPage } from '../../../views/registration/details/details-page.tsx'
import { JourneySteps } from '../../../views/registration/journey-steps.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { centreOf } from '../../catalogue/lookup.ts'
import { readForm } from '../../lib/body.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { renderPage } from '../../lib/render.ts'
import { readChoices } from '../choices/choices-rules.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  type RegistrationContext,
  type RegistrationSite,
  sendCommand,
} from '../current-registration.ts'
import { draftValues, hiddenFields, loadUnfinished, saveDraft, sealedDraft } from '../drafts.ts'
import type { Conflict, FormValues } from '../form-values.ts'
import { claimIdentity } from '../identity/claim-store.ts'
import { type DocumentType, isDocumentType } from '../identity/documents.ts'
import { isPageOpen, nextPage, pagePath } from '../journey.ts'
import type { Refusal } from '../machine/command.ts'
import type { SubmittedContent } from '../machine/registration.ts'
import { changedValues, fromForm, fromRegistration } from '../registration-form-values.ts'
import { readDetails } from './details-rules.ts'

/** Details, centre, subjects and declaration (R4, R5, R6): one form, 「提交报考信息」. */
export const details = new Hono<RegistrationSite>()

details.get('/details', async (c) => {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const values = (await loadUnfinished(c, current, 'details')) ?? fromRegistration(current.view.registration)
  return showDetails(c, current, { values, problems: [] }, 200)
})

details.get('/details/draft', (c) => c.redirect(pagePath('details', c.var.context.sitting), 303))
details.post('/details/draft', (c) => saveDraft(c, 'details'))

details.post('/details', async (c) => {
  const form = await readForm(c)
  const values = fromForm(form)
  if (form.get('do') === 'subjects')
    return withOwn(c, (current) => showDetails(c, current, { values, problems: [] }, 200))
  const read = readContent(c, form, values)
  if ('problems' in read)
    return withOwn(c, (current) => showDetails(c, current, { values, problems: read.problems }, 422))
  const { registrationId, sitting } = c.var.context
  const claimed = await claimIdentity(c.env.DB, { id: registrationId, sitting }, c.var.now)
  if (!claimed) {
    const text = c.var.page.words.identity.taken(c.var.context.catalogue.province.phone)
    return withOwn(c, (current) =>
      showDetails(c, current, { values, problems: [{ field: 'name', text }] }, 422),
    )
  }
  const { content, document } = read
  const { refused, current } = await sendCommand(
    c,
    {
      ...{
        do: 'submit',
        revision: Number(form.get('revision')),
        content,
        claimedBlindIndex: claimed,
        document,
      },
      page: { id: form.get('page') ?? '', basis: Number(form.get('basis')) },
    },
    { centre: content.centre, draft: sealedDraft(c, form, 'details') },
  )
  if (refused) return refuse(c, current, refused, values)
  return c.redirect(pagePath(current.view.registration.photo ? 'hub' : 'photo', sitting), 303)
})

type Read =
  | { content: SubmittedContent; document: { type: DocumentType; says: boolean } }
  | { problems: Problem[] }

/** Everything the form says, or every problem at once. */
function readContent(c: RegistrationContext, form: URLSearchParams, values: FormValues): Read {
  const { catalogue } = c.var.context
  const type = form.get('document')
  const document = {
    type: isDocumentType(type) ? type : ('resident-card' as const),
    says: form.get('says') === 'yes',
  }
  // What the number says is not in the form: the desk fills it in, and refuses where the form took it for another document.
  const said = document.says ? { sex: 'male' as const, birth: '2000-01-01' } : {}
  const centre = centreOf(catalogue, form.get('centre') ?? '')
  const read = readDetails(values, {
    identity: { type: document.type, number: '', ...said },
    classMandatory: centre?.classMandatory ?? false,
    today: beijingTime(c.var.now).date,
  })
  const chosen = readChoices(
    { centre: form.get('centre'), offerings: form.getAll('offerings') },
    {
      centres: catalogue.centres,
      offerings: catalogue.offerings,
      maxSubjects: catalogue.sitting.maxSubjects,
    },
  )
  const problems = [
    ...problemTexts(c.var.page, 'problems' in read ? read.problems : [], centre),
    ...problemTexts(c.var.page, 'problems' in chosen ? chosen.problems : [], centre),
  ]
  if (form.get('declaration') !== 'yes') {
    problems.push({ field: 'declaration', text: c.var.page.words.choices.undeclared })
  }
  if (problems.length > 0 || !('ok' in read) || !('ok' in chosen)) return { problems }
  const choices = catalogue.offerings
    .filter((one) => chosen.ok.offerings.includes(one.id))
    .map(({ id, subject, fee, slot }) => ({
      ...{ offering: id, subject: subject.code, fee },
      ...{ startsAt: slot.startsAt, endsAt: slot.endsAt },
    }))
  const content: SubmittedContent = { details: read.ok, centre: chosen.ok.centre, choices }
  return { content, document }
}

function refuse(c: RegistrationContext, current: CurrentRegistration, refused: Refusal, values: FormValues) {
  if (refused.is === 'changed') {
    const newest = newestOf(c, current)
    const conflict = { foundAt: c.var.now, values: changedValues(values, newest) }
    return showDetails(c, current, { values: newest, problems: [], conflict }, 409)
  }
  const field = refused.is === 'full' || refused.is === 'fee' ? 'offerings' : 'centre'
  const problems = [{ field, text: refusalText(c.var.page, refused, current.catalogue) }]
  return showDetails(c, current, { values, problems }, 422)
}

/** What another window has committed, or is filling in. */
function newestOf(c: RegistrationContext, current: CurrentRegistration): FormValues {
  return { ...fromRegistration(current.view.registration), ...draftValues(c, current, 'details') }
}

async function withOwn(
  c: RegistrationContext,
  answer: (current: CurrentRegistration) => Response | Promise<Response>,
) {
  const current = await loadRegistration(c)
  return current ? answer(current) : c.redirect('/welcome', 303)
}

type Shown = { values: FormValues; problems: Problem[]; conflict?: Conflict }

function showDetails(
  c: RegistrationContext,
  current: CurrentRegistration,
  shown: Shown,
  status: 200 | 409 | 422,
) {
  const { registration: file } = current.view
  const page = c.var.page
  const { identity } = file
  if (!identity || !isPageOpen('details', file, current.terms)) {
    return c.redirect(pagePath(nextPage(file, current.terms), current.sitting), 303)
  }
  const path = pagePath('details', current.sitting)
  const { centres, offerings, sitting } = current.catalogue
  return renderPage(
    c,
    <DetailsPage
      page={page}
      steps={<JourneySteps page={page} file={file} terms={current.terms} at="details" />}
      action={path}
      hidden={hiddenFields(current, 'details')}
      subjectsFrom={`${path}/subjects`}
      identity={{ ...identity, change: pagePath('identity', current.sitting) }}
      passport={current.login}
      notes={correctionNotes(page, file)}
      catalogue={{ centres, offerings, maxSubjects: sitting.maxSubjects }}
      held={current.held}
      heldOfferings={file.seating.held?.offerings ?? []}
      {...shown}
    />,
    status,
  )
}
