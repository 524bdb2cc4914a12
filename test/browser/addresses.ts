import { site } from '../../src/app.ts'

/** Examples of what stands in an address, by the name its route gives it. */
export type Examples = Record<string, string[]>

/** Every address that answers GET, as the app's own table has it, without the wildcards of its middleware. */
export function readableRoutes(): string[] {
  const paths = site()
    .routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .map(({ path }) => path.replace(/\{.*?\}+$/, ''))
  return [...new Set(paths)]
}

/** A route with its names filled in, once per example. Throws where a name has no example: a new page must not be missed. */
export function addressesOf(route: string, examples: Examples): string[] {
  const name = /:(\w+)/.exec(route)?.[1]
  if (!name) return [route]
  const values = examples[name]
  if (!values) throw new Error(`${route}: no example of “${name}”`)
  return values.flatMap((value) =>
    addressesOf(route.replace(`:${name}`, encodeURIComponent(value)), examples),
  )
}
