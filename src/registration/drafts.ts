import type { Entered } from '../../views/registration/entered.ts'
import type { FormHead } from '../../views/registration/form-head.tsx'
import { readSavedPost } from '../auth/saved-post-store.ts'
import { randomId } from '../lib/bytes.ts'
import { beijingTime } from '../lib/calendar.ts'
import { readForm } from '../lib/read-form.ts'
import { openText, sealKeys, sealText } from '../lib/seal.ts'
import { enteredIn } from './entered.ts'
import { pathOf } from './journey.ts'
import type { RegistrationAsk } from './own.ts'
import type { Own } from './own-file.ts'

type Step = 'identity' | 'details'

/** What is half filled in at a step: a form that met an expired login, else the draft; null where neither. */
export async function unfinished(c: RegistrationAsk, own: Own, step: Step): Promise<Entered | null> {
  const parked = c.req.query('parked')
  const fields = parked ? await readSavedPost(c.env, parked, own.login.passportId, c.var.now) : null
  if (fields) return enteredIn(new URLSearchParams(fields))
  return draftIn(c, own, step)
}

export function draftIn(c: RegistrationAsk, own: Own, step: Step): Entered | null {
  const draft = own.view.drafts[step]
  return draft ? enteredIn(new URLSearchParams(opened(c, own.registrationId, draft.body))) : null
}

/** The hidden part of a form of this step. */
export function headOf(own: Own, step: Step): FormHead {
  const draft = own.view.drafts[step]
  const { identity } = own.view.registration
  return {
    revision: own.view.registration.revision,
    page: randomId(8),
    basis: draft?.basis ?? 0,
    document:
      identity && step === 'details' ? { type: identity.type, says: identity.sex !== null } : undefined,
    draft: { action: `${pathOf(step, own.sitting)}/draft`, savedAt: draft?.at ?? null },
  }
}

/** Saves what stands in the form (204 where a newer page has written): one D1 round trip, one object call. */
export async function saveDraft(c: RegistrationAsk, step: Step) {
  const form = await readForm(c)
  const kept = await c.env.REGISTRATION.getByName(c.var.mine.registrationId).keepDraft({
    step,
    revision: Number(form.get('revision')),
    page: (form.get('page') ?? '').slice(0, 20),
    basis: Number(form.get('basis')),
    body: sealed(c, form),
    centre: form.get('centre'),
    now: c.var.now,
  })
  if (c.req.header('HX-Request-Type') !== 'partial') return c.redirect(pathOf(step, c.var.mine.sitting), 303)
  if (!kept) return c.body(null, 204)
  return c.text(c.var.page.words.frame.saved(beijingTime(c.var.now).minute))
}

/** The posted form as it is kept while its seats are being asked for. */
export function draftOf(c: RegistrationAsk, form: URLSearchParams, step: Step) {
  return { step, page: (form.get('page') ?? '').slice(0, 20), body: sealed(c, form) }
}

/** Drafts may hold the identity number, so all of them are sealed for their registration. */
function sealed(c: RegistrationAsk, form: URLSearchParams): string {
  return sealText(sealKeys(c.env), form.toString(), `draft ${c.var.mine.registrationId}`)
}

function opened(c: RegistrationAsk, registrationId: string, body: string): string {
  try {
    return openText(sealKeys(c.env), body, `draft ${registrationId}`)
  } catch {
    // Sealed with a key that has been retired: it is as if nothing had been half filled in.
    return ''
  }
}
