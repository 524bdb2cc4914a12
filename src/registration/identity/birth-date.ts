/** A day of the calendar that exists, `YYYY-MM-DD`, from eight digits; null for any other text. */
export function parseDay(eight: string): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(eight)
  if (!parts) return null
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? `${parts[1]}-${parts[2]}-${parts[3]}` : null
}

/** Whether somebody born on `day` can sit an examination on `today` (both `YYYY-MM-DD`): 5 to 120 years old. */
export function isPossibleBirthDate(day: string, today: string): boolean {
  return day <= yearsBefore(today, 5) && day >= yearsBefore(today, 120)
}

function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
}
