import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { hasNamedOtherDocument } from '../../../src/registration/machine/documents.ts'
import { isEditable } from '../../../src/registration/machine/registration.ts'
import {
  type Action,
  closedFor,
  formOpenElsewhereUntil,
  isFormOpen,
} from '../../../src/registration/machine/terms.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { Unavailable } from '../../components.tsx'
import { formatDeadline } from '../../dates.ts'
import type { PageContext } from '../../page-context.ts'
import { refusalText } from '../refusal-words.ts'

type Props = { page: PageContext; current: CurrentRegistration }

/** 「修改报考信息」 and 「修改照片」 while stage and time allow (R8); where they do not, why not and since when. */
export function EditButtons({ page, current }: Props) {
  const t = page.words.registration.hub
  const { registration } = current.view
  const { stage } = registration
  if (stage.is === 'paid' || stage.is === 'deleted' || stage.is === 'cancelled' || !registration.details)
    return null
  if (stage.is === 'approved') return <p class="hint">{t.notAvailable.approved}</p>
  const photo = registration.photo ? t.changePhoto : t.uploadPhoto
  if (isEditable(stage)) {
    return (
      <p class="acts">
        <EditButton page={page} current={current} to="details" action="change" name={t.changeDetails} />
        <EditButton page={page} current={current} to="photo" action="photo" name={photo} />
      </p>
    )
  }
  return (
    <p class="acts">
      <Unavailable name={t.changeDetails} why={t.notAvailable.pending} />
      <Unavailable name={photo} why={t.notAvailable.pending} />
    </p>
  )
}

/** Another document is named than the one that stands: what makes it count, or that it is too late for that. */
export function OtherDocument({ page, current }: Props) {
  const t = page.words.registration.hub
  const { registration } = current.view
  const masked = registration.identity?.masked ?? ''
  if (!isEditable(registration.stage) || !hasNamedOtherDocument(registration)) return null
  const closed = closedFor('change', registration, current.terms, page.now)
  if (closed?.why === 'over')
    return <p class="note">{t.otherDocumentOver(masked, formatDeadline(closed.until, page.lang))}</p>
  return (
    <p class="note">
      {t.otherDocument(masked)} <a href={pagePath('details', current.sitting)}>{t.changeDetails}</a>
    </p>
  )
}

function EditButton(props: Props & { to: 'details' | 'photo'; action: Action; name: string }) {
  const { page, current, to, action, name } = props
  const { registration } = current.view
  const isOpenElsewhere = to === 'details' && isFormOpen(registration, current.terms, page.now)
  const closed = closedFor(action, registration, current.terms, page.now)
  if (closed && !isOpenElsewhere)
    return (
      <Unavailable
        name={name}
        why={refusalText(page, { is: 'closed', action, ...closed }, current.catalogue)}
      />
    )
  return (
    <>
      <a class="button" href={pagePath(to, current.sitting)}>
        {name}
      </a>
      {closed ? (
        <span class="hint">{page.words.registration.hub.elsewhere(elsewhereUntil(page, current))}</span>
      ) : null}
    </>
  )
}

function elsewhereUntil(page: PageContext, { view, terms }: CurrentRegistration): string {
  return formatDeadline(formOpenElsewhereUntil(view.registration, terms), page.lang)
}
