import { groupsOfFour } from '../src/lib/ids.ts'

/** An identity number in full, 6-8-4 by margins, so that copying gives the plain number. */
export function IdNumber({ number }: { number: string }) {
  if (number.length !== 18) return <b class="num">{number}</b>
  return (
    <b class="num">
      {number.slice(0, 6)}
      <span class="gap">{number.slice(6, 14)}</span>
      {number.slice(14)}
    </b>
  )
}

/** An order's or a trade's number: may break after every fourth character; copied, it is the plain number. */
export function LongNumber({ number }: { number: string }) {
  return (
    <span class="num">
      {groupsOfFour(number).map((four, n) => (
        <>
          {n > 0 ? <wbr /> : null}
          {four}
        </>
      ))}
    </span>
  )
}
