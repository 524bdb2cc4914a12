import { listCode } from '../../views/registration/details/list-codes.ts'
import type { HiddenFields } from '../../views/registration/form-start.tsx'
import { readSavedPost } from '../auth/saved-post-store.ts'
import { readForm } from '../lib/body.ts'
import { randomId } from '../lib/bytes.ts'
import { beijingTime } from '../lib/calendar.ts'
import { isPartial } from '../lib/render.ts'
import { openText, sealKeys, sealText } from '../lib/seal.ts'
import type { CurrentRegistration, RegistrationContext } from './current-registration.ts'
import { saveDeskDraft } from './desk/call-desk.ts'
import { type DraftFields, draftForm } from './draft-schema.ts'
import { type FormValues, fromForm } from './form-values.ts'
import { pagePath } from './paths.ts'

type Step = 'identity' | 'details'

/** The values of a form that is half filled in: of the post that met an expired login, else of the draft; null where there is neither. */
export async function loadUnfinished(
  c: RegistrationContext,
  current: CurrentRegistration,
  step: Step,
  savedPost: string,
): Promise<FormValues | null> {
  const fields = savedPost ? await readSavedPost(c.env, savedPost, current.login.passportId, c.var.now) : null
  if (fields) return sentValues(new URLSearchParams(fields))
  return draftValues(c, current, step)
}

/** The values of a form that was sent, or kept as a draft. */
export function sentValues(form: URLSearchParams): FormValues {
  return fromForm(form, listCode)
}

export function draftValues(
  c: RegistrationContext,
  current: CurrentRegistration,
  step: Step,
): FormValues | null {
  const draft = current.view.drafts[step]
  return draft ? sentValues(new URLSearchParams(openDraft(c, current.registrationId, draft.body))) : null
}

/** The hidden part of a form of this step. */
export function hiddenFields(current: CurrentRegistration, step: Step): HiddenFields {
  const draft = current.view.drafts[step]
  const { identity, revision } = current.view.registration
  return {
    revision,
    page: randomId(8),
    basis: draft?.basis ?? 0,
    document:
      identity && step === 'details'
        ? { type: identity.type, numberTells: identity.sex !== null }
        : undefined,
    draft: { action: pagePath(`${step}/draft`, current.sitting), savedAt: draft?.savedAt ?? null },
  }
}

/** Saves the form as a draft; 204 where a newer page has written. One D1 round trip, one object call. */
export async function saveDraft(c: RegistrationContext, step: Step, fields: DraftFields) {
  const isKept = await keepForm(c, step, fields)
  if (!isPartial(c.req.raw)) return c.redirect(pagePath(step, c.var.context.sitting), 303)
  if (!isKept) return c.body(null, 204)
  return c.text(c.var.page.words.frame.saved(beijingTime(c.var.now).minute))
}

/** Keeps the form that was sent: the candidate is led to another page first, and finds it again. */
export async function keepSentForm(c: RegistrationContext, step: Step): Promise<void> {
  await keepForm(c, step, draftForm.parse(Object.fromEntries(await readForm(c))))
}

async function keepForm(c: RegistrationContext, step: Step, fields: DraftFields): Promise<boolean> {
  const { revision, page, basis, centre } = fields
  return saveDeskDraft(c, c.var.context.registrationId, {
    step,
    revision,
    page,
    basis,
    body: sealDraft(c, await readForm(c)),
    centre: centre || null,
    now: c.var.now,
  })
}

/** The posted form as it is kept while its seats are being asked for. */
export async function sealedDraft(c: RegistrationContext, step: Step, page: string) {
  return { step, page, body: sealDraft(c, await readForm(c)) }
}

/** Drafts may hold the identity number, so all of them are sealed for their registration. */
function sealDraft(c: RegistrationContext, form: URLSearchParams): string {
  return sealText(sealKeys(c.env), form.toString(), `draft ${c.var.context.registrationId}`)
}

function openDraft(c: RegistrationContext, registrationId: string, body: string): string {
  try {
    return openText(sealKeys(c.env), body, `draft ${registrationId}`)
  } catch {
    // Sealed with a key that has been retired: it is as if nothing had been half filled in.
    return ''
  }
}
