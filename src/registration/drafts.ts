import type { HiddenFields } from '../../views/registration/form-start.tsx'
import { readSavedPost } from '../auth/saved-post-store.ts'
import { readForm } from '../lib/body.ts'
import { randomId } from '../lib/bytes.ts'
import { beijingTime } from '../lib/calendar.ts'
import { openText, sealKeys, sealText } from '../lib/seal.ts'
import type { CurrentRegistration, RegistrationContext } from './current-registration.ts'
import { saveDeskDraft } from './desk/call-desk.ts'
import type { FormValues } from './form-values.ts'
import { pagePath } from './journey.ts'
import { fromForm } from './registration-form-values.ts'

type Step = 'identity' | 'details'

/** What is half filled in at a step: a form that met an expired login, else the draft; null where neither. */
export async function loadUnfinished(
  c: RegistrationContext,
  current: CurrentRegistration,
  step: Step,
): Promise<FormValues | null> {
  const savedPost = c.req.query('saved')
  const fields = savedPost ? await readSavedPost(c.env, savedPost, current.login.passportId, c.var.now) : null
  if (fields) return fromForm(new URLSearchParams(fields))
  return draftValues(c, current, step)
}

export function draftValues(
  c: RegistrationContext,
  current: CurrentRegistration,
  step: Step,
): FormValues | null {
  const draft = current.view.drafts[step]
  return draft ? fromForm(new URLSearchParams(openDraft(c, current.registrationId, draft.body))) : null
}

/** The hidden part of a form of this step. */
export function hiddenFields(current: CurrentRegistration, step: Step): HiddenFields {
  const draft = current.view.drafts[step]
  const { identity } = current.view.registration
  return {
    revision: current.view.registration.revision,
    page: randomId(8),
    basis: draft?.basis ?? 0,
    document:
      identity && step === 'details'
        ? { type: identity.type, numberTells: identity.sex !== null }
        : undefined,
    draft: { action: `${pagePath(step, current.sitting)}/draft`, savedAt: draft?.savedAt ?? null },
  }
}

/** Saves what stands in the form (204 where a newer page has written): one D1 round trip, one object call. */
export async function saveDraft(c: RegistrationContext, step: Step) {
  const form = await readForm(c)
  const isKept = await saveDeskDraft(c, c.var.context.registrationId, {
    step,
    revision: Number(form.get('revision')),
    page: (form.get('page') ?? '').slice(0, 20),
    basis: Number(form.get('basis')),
    body: sealDraft(c, form),
    centre: form.get('centre'),
    now: c.var.now,
  })
  if (c.req.header('HX-Request-Type') !== 'partial')
    return c.redirect(pagePath(step, c.var.context.sitting), 303)
  if (!isKept) return c.body(null, 204)
  return c.text(c.var.page.words.frame.saved(beijingTime(c.var.now).minute))
}

/** The posted form as it is kept while its seats are being asked for. */
export function sealedDraft(c: RegistrationContext, form: URLSearchParams, step: Step) {
  return { step, page: (form.get('page') ?? '').slice(0, 20), body: sealDraft(c, form) }
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
