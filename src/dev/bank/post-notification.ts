/** The answer of the notification address; status 0: there was none. */
export type MerchantAnswer = { status: number; answer: string }

const TIMEOUT_MS = 10_000

/** Posts one notification. Redirects are not followed. Never throws. */
export async function postNotification(address: string, form: string): Promise<MerchantAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: response.status, answer: (await response.text()).slice(0, 200) }
  } catch (error) {
    return { status: 0, answer: error instanceof Error ? error.name : 'error' }
  }
}

/** Only these seven letters and nothing else end the resending (Alipay, "异步通知"). */
export function isAcknowledged(echo: MerchantAnswer): boolean {
  return echo.status === 200 && echo.answer === 'success'
}
