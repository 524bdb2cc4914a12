/** A key cap beside a control that has the `accesskey`; not part of its name. */
export function KeyHint({ children }: { children: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing focuses a key cap
  return <kbd aria-hidden="true">{children}</kbd>
}
