import * as z from 'zod/mini'
import { oneOf } from '../../lib/schema.ts'

/** The address says that a photo was just received, or that one was lost because it met an expired login. */
export const photoQuery = z.object({ received: oneOf(['1']), again: oneOf(['1']) })

/** The name of the picture is its hash. */
export const pictureParam = z.object({
  name: z.pipe(
    z.string().check(z.regex(/^[\w-]{43}\.jpg$/)),
    z.transform((name) => name.slice(0, -'.jpg'.length)),
  ),
})
