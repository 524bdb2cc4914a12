import fc from 'fast-check'

/** The weights as GB 11643-1999 prints them, so that the product's own arithmetic is not its own judge. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A citizen's number from its 17 digits. */
export function withCheck(body: string): string {
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(body[i]), 0)
  return body + ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum % 11]
}

/** Sound numbers of people from all over the country who are of an age to sit an examination at the end of 2026. */
export const soundNumbers = fc
  .record({
    region: fc.constantFrom('110105', '410102', '441900', '512301', '460026', '654201', '310230', '419001'),
    born: fc.date({ min: new Date('1930-01-01'), max: new Date('2018-12-31'), noInvalidDate: true }),
    order: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ region, born, order }) =>
    withCheck(
      `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
    ),
  )
