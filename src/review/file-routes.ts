import { Hono } from 'hono'
import { FilePage } from '../../views/review/file-page.tsx'
import { renderPage } from '../lib/render.ts'
import { validParam } from '../lib/validate.ts'
import { photoResponse } from '../registration/photo/photo-store.ts'
import type { Site } from '../site.ts'
import { filePageProps, withFileView } from './open-file.ts'
import { fileAddress, photoAddress } from './review-schema.ts'

export const fileRoutes = new Hono<Site>()

fileRoutes.get('/:id', validParam(fileAddress), (c) => {
  const { id } = c.req.valid('param')
  return withFileView(c, { id, isShown: true }, async (found, view) =>
    renderPage(c, FilePage(await filePageProps(c, found, view))),
  )
})

/**
 * Only the photo that the registration has now: officers of a centre that the candidate has left lose it at once (section 13.10). No
 * audit: the address of a photo is on the page of its registration only, and opening that page is in the audit.
 */
fileRoutes.get('/:id/photo/:hash', validParam(photoAddress), (c) => {
  const { id, hash } = c.req.valid('param')
  return withFileView(c, { id, isShown: false }, async (_, { registration }) => {
    const photo = registration.photo?.hash === hash ? await photoResponse(c.env, id, hash) : null
    if (!photo) return c.notFound()
    photo.headers.set('Cache-Control', 'no-store')
    return photo
  })
})
