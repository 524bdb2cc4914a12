/**
 * Only an address of this site is gone back to, as a browser would understand it; anything else leads to the entry page.
 * Dots are resolved first: `/.//elsewhere.cn` is a path of ours, and what is left of it is another site.
 */
export function safePath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/[\x21-\x7e]*$/.test(to)) return '/'
  const url = URL.canParse(to, THIS_SITE) ? new URL(to, THIS_SITE) : null
  const path = url?.origin === THIS_SITE ? url.pathname + url.search + url.hash : '/'
  return path.startsWith('//') ? '/' : path
}

const THIS_SITE = 'http://here'
