import { Hono } from 'hono'
import { Subjects } from '../../../views/registration/choices/subjects.tsx'
import { fieldPropsFor } from '../../../views/registration/details/details-field-props.ts'
import { centreOf } from '../../catalogue/lookup.ts'
import { renderPart } from '../../lib/render.ts'
import { loadRegistration, type RegistrationSite } from '../current-registration.ts'
import { pagePath } from '../journey.ts'

/** The subjects of one centre as a fragment; nothing personal stands in its address. */
export const choices = new Hono<RegistrationSite>()

choices.get('/details/subjects', async (c) => {
  const path = pagePath('details', c.var.context.sitting)
  if (c.req.header('HX-Request-Type') !== 'partial') return c.redirect(path, 303)
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const { catalogue } = current
  const ask = fieldPropsFor({ page: c.var.page, problems: [], catalogue })
  return renderPart(
    c,
    <Subjects
      {...ask('offerings')}
      from={`${path}/subjects`}
      centre={centreOf(catalogue, c.req.query('centre') ?? '')}
      offerings={catalogue.offerings}
      maxSubjects={catalogue.sitting.maxSubjects}
      chosen={c.req.queries('offerings') ?? []}
      held={current.held}
      heldOfferings={current.view.registration.seating.held?.offerings ?? []}
    />,
  )
})
