/**
 * The address to go back to, if a browser would find it on this site; any other address becomes that of the entry page.
 * Dots are resolved first: `/.//elsewhere.cn` is a path of ours, and what is left of it is another site.
 */
export function safePath(to: unknown): string {
  if (typeof to !== 'string' || !/^\/[\x21-\x7e]*$/.test(to)) return '/'
  const url = URL.canParse(to, THIS_SITE) ? new URL(to, THIS_SITE) : null
  const path = url?.origin === THIS_SITE ? url.pathname + url.search + url.hash : '/'
  return path.startsWith('//') ? '/' : path
}

const THIS_SITE = 'http://here'
