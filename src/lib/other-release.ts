/** An object runs another release than its caller, or its storage is of a newer one: soon after a deployment this passes. */
export class OtherReleaseError extends Error {
  override name = 'OtherReleaseError'
}

/** When the browser, or the payment platform, may try again. s */
export const OTHER_RELEASE_RETRY_SECONDS = 30

/** Part of the message of an object that finds a newer format in its storage; only messages travel over RPC. */
export const NEWER_FORMAT = 'is stored in a newer format'

/** The runtime's own words where an object has no method of that name. */
const NO_SUCH_METHOD = /RPC receiver does not implement/

export function isOtherRelease(error: unknown): boolean {
  return (
    error instanceof Error && (error.message.includes(NEWER_FORMAT) || NO_SUCH_METHOD.test(error.message))
  )
}
