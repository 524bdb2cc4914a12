import { Hono } from 'hono'
import { documents } from '../documents/documents-routes.ts'
import { validParam, validQuery } from '../lib/validate.ts'
import { order } from '../payment/candidate/order-routes.ts'
import { payment } from '../payment/candidate/pay-routes.ts'
import { centreQuery, sittingParam } from './address-schema.ts'
import { choices } from './choices/choices-routes.tsx'
import { type RegistrationSite, requireCandidate, writeFirst } from './current-registration.ts'
import { claimInFirstBatch, details } from './details/details-routes.tsx'
import { claimAfterLapse, hub } from './hub/hub-routes.ts'
import { identity, nameInFirstBatch } from './identity/identity-routes.tsx'
import { notices } from './notices/notices-routes.ts'
import { photo } from './photo/photo-routes.ts'

/** The candidate's journey under `/register/:sitting`, one room per step. */
export const registration = new Hono<RegistrationSite>()
registration.use('*', validParam(sittingParam), validQuery(centreQuery))
// The batch that reads the login writes along: a document that is named or claimed, a stage that is about to move.
registration.post('/identity', nameInFirstBatch)
registration.post('/details', claimInFirstBatch)
registration.post('/submission', claimAfterLapse)
for (const path of ['/withdrawal', '/deletion', '/payment/way'])
  registration.post(
    path,
    writeFirst(() => ({ is: 'move' })),
  )
registration.use('*', requireCandidate)
for (const room of [notices, identity, details, choices, photo, hub, payment, order, documents])
  registration.route('/', room)
