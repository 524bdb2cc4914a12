import { Hono } from 'hono'
import { asker } from '../../../views/registration/details-asked.ts'
import { Subjects } from '../../../views/registration/subjects.tsx'
import { centreOf } from '../../catalogue/lookup.ts'
import { renderPart } from '../../lib/render.ts'
import { pathOf } from '../journey.ts'
import { type RegistrationSite, readOwn } from '../own.ts'

/** The subjects of one centre as a fragment; nothing personal stands in its address. */
export const choices = new Hono<RegistrationSite>()

choices.get('/details/subjects', async (c) => {
  const path = pathOf('details', c.var.mine.sitting)
  if (c.req.header('HX-Request-Type') !== 'partial') return c.redirect(path, 303)
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  const { catalogue } = own
  const ask = asker({ page: c.var.page, problems: [], catalogue })
  return renderPart(
    c,
    <Subjects
      {...ask('offerings')}
      from={`${path}/subjects`}
      centre={centreOf(catalogue, c.req.query('centre') ?? '')}
      offerings={catalogue.offerings}
      maxSubjects={catalogue.sitting.maxSubjects}
      chosen={c.req.queries('offerings') ?? []}
      held={own.held}
      mine={own.view.registration.seating.held?.offerings ?? []}
    />,
  )
})
