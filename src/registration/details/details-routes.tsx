import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { detailsProblems } from '../../../views/registration/details-asked.ts'
import { DetailsPage } from '../../../views/registration/details-page.tsx'
import type { Different, Entered } from '../../../views/registration/entered.ts'
import { JourneyHead } from '../../../views/registration/journey-head.tsx'
import { centreOf } from '../../catalogue/lookup.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { readForm } from '../../lib/read-form.ts'
import { renderPage } from '../../lib/render.ts'
import { readChoices } from '../choices/choices-rules.ts'
import { draftIn, draftOf, headOf, saveDraft, unfinished } from '../drafts.ts'
import { differing, enteredIn, enteredOf } from '../entered.ts'
import { claimIdentity } from '../identity/claim-store.ts'
import { type DocumentType, isDocumentType } from '../identity/documents.ts'
import { isOpen, nextPage, pathOf } from '../journey.ts'
import type { Refusal } from '../machine/command.ts'
import type { SubmittedContent } from '../machine/registration.ts'
import { type RegistrationAsk, type RegistrationSite, readOwn, tell } from '../own.ts'
import type { Own } from '../own-file.ts'
import { sayRefusal } from '../refusal-words.ts'
import { notesOf } from './asked-notes.ts'
import { readDetails } from './details-rules.ts'

/** Details, centre, subjects and declaration (R4, R5, R6): one form, 「提交报考信息」. */
export const details = new Hono<RegistrationSite>()

details.get('/details', async (c) => {
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  const values = (await unfinished(c, own, 'details')) ?? enteredOf(own.view.registration)
  return showDetails(c, own, { values, problems: [] }, 200)
})

details.get('/details/draft', (c) => c.redirect(pathOf('details', c.var.mine.sitting), 303))
details.post('/details/draft', (c) => saveDraft(c, 'details'))

details.post('/details', async (c) => {
  const form = await readForm(c)
  const values = enteredIn(form)
  if (form.get('do') === 'subjects')
    return withOwn(c, (own) => showDetails(c, own, { values, problems: [] }, 200))
  const read = readContent(c, form, values)
  if ('problems' in read)
    return withOwn(c, (own) => showDetails(c, own, { values, problems: read.problems }, 422))
  const { registrationId, sitting } = c.var.mine
  const claimed = await claimIdentity(c.env.DB, { id: registrationId, sitting }, c.var.now)
  if (!claimed) {
    const text = c.var.page.words.identity.taken(c.var.mine.catalogue.province.phone)
    return withOwn(c, (own) => showDetails(c, own, { values, problems: [{ field: 'name', text }] }, 422))
  }
  const { content, document } = read
  const { refused, own } = await tell(
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
    { centre: content.centre, draft: draftOf(c, form, 'details') },
  )
  if (refused) return refuse(c, own, refused, values)
  return c.redirect(pathOf(own.view.registration.photo ? 'hub' : 'photo', sitting), 303)
})

type Read =
  | { content: SubmittedContent; document: { type: DocumentType; says: boolean } }
  | { problems: Problem[] }

/** Everything the form says, or every problem at once. */
function readContent(c: RegistrationAsk, form: URLSearchParams, values: Entered): Read {
  const { catalogue } = c.var.mine
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
    ...detailsProblems(c.var.page, 'problems' in read ? read.problems : [], centre),
    ...detailsProblems(c.var.page, 'problems' in chosen ? chosen.problems : [], centre),
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

function refuse(c: RegistrationAsk, own: Own, refused: Refusal, values: Entered) {
  if (refused.is === 'changed') {
    const newest = newestOf(c, own)
    const different = { at: c.var.now, entered: differing(values, newest) }
    return showDetails(c, own, { values: newest, problems: [], different }, 409)
  }
  const field = refused.is === 'full' || refused.is === 'fee' ? 'offerings' : 'centre'
  const problems = [{ field, text: sayRefusal(c.var.page, refused, own.catalogue) }]
  return showDetails(c, own, { values, problems }, 422)
}

/** What another window has committed, or is filling in. */
function newestOf(c: RegistrationAsk, own: Own): Entered {
  return { ...enteredOf(own.view.registration), ...draftIn(c, own, 'details') }
}

async function withOwn(c: RegistrationAsk, answer: (own: Own) => Response | Promise<Response>) {
  const own = await readOwn(c)
  return own ? answer(own) : c.redirect('/welcome', 303)
}

type Shown = { values: Entered; problems: Problem[]; different?: Different }

function showDetails(c: RegistrationAsk, own: Own, shown: Shown, status: 200 | 409 | 422) {
  const { registration: file } = own.view
  const page = c.var.page
  const { identity } = file
  if (!identity || !isOpen('details', file, own.terms)) {
    return c.redirect(pathOf(nextPage(file, own.terms), own.sitting), 303)
  }
  const path = pathOf('details', own.sitting)
  const { centres, offerings, sitting } = own.catalogue
  return renderPage(
    c,
    <DetailsPage
      page={page}
      head={<JourneyHead page={page} file={file} terms={own.terms} at="details" />}
      action={path}
      form={headOf(own, 'details')}
      subjectsFrom={`${path}/subjects`}
      identity={{ ...identity, change: pathOf('identity', own.sitting) }}
      passport={own.login}
      notes={notesOf(page, file)}
      catalogue={{ centres, offerings, maxSubjects: sitting.maxSubjects }}
      held={own.held}
      mine={file.seating.held?.offerings ?? []}
      {...shown}
    />,
    status,
  )
}
