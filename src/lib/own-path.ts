/** Only an address of this site is gone back to; anything else leads to the entry page. */
export function ownPath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/'
}
