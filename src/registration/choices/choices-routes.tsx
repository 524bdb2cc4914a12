import { Hono } from 'hono'
import { Subjects } from '../../../views/registration/choices/subjects.tsx'
import { fieldPropsFor } from '../../../views/registration/details/details-field-props.ts'
import { centreOf } from '../../catalogue/lookup.ts'
import { isPartial, renderPart } from '../../lib/render.ts'
import { validQuery } from '../../lib/validate.ts'
import { type RegistrationSite, requireRegistration } from '../current-registration.ts'
import { pagePath } from '../paths.ts'
import { choicesQuery } from './choices-schema.ts'

/** The subjects of one centre as a part of the page; nothing personal stands in its address. */
export const choices = new Hono<RegistrationSite>()

choices.use('/details/subjects', async (c, next) => {
  if (!isPartial(c.req.raw)) return c.redirect(pagePath('details', c.var.context.sitting), 303)
  await next()
})

choices.get('/details/subjects', requireRegistration, validQuery(choicesQuery), (c) => {
  const { centre, offerings } = c.req.valid('query')
  const { catalogue, held, sitting, view } = c.var.current
  const propsOf = fieldPropsFor({ page: c.var.page, problems: [], catalogue })
  return renderPart(
    c,
    <Subjects
      {...propsOf('offerings')}
      from={pagePath('details/subjects', sitting)}
      centre={centreOf(catalogue, centre)}
      offerings={catalogue.offerings}
      maxSubjects={catalogue.sitting.maxSubjects}
      chosen={offerings}
      held={held}
      heldOfferings={view.registration.seating.held?.offerings ?? []}
    />,
  )
})
