import { expect, test } from 'vitest'
import type { StageName } from '../../../src/registration/machine/registration.ts'
import { draw, NONE_IS_MISSING, type Place, withAttempt } from './diagram.ts'
import { DENGFENG, ZHENGZHOU } from './facts.ts'
import {
  APPROVED,
  appliedAll,
  CANCELLED,
  DELETED,
  DUE,
  FILLING,
  LAPSED,
  PAID,
  PAYING,
  PENDING,
  READY,
  RETURNED,
} from './played.ts'

// Every stage × every command. Each file had an attempt to pay that was closed; money is heard of for that one.
//
//   →stage  it moves there           asks   seats are asked for first     ✗why  it is refused
//   stays   something is written     back   money goes back               same  it is done already

const DIAGRAM = `
                       filling         submitted       pending         returned        approved        due             paid            lapsed          deleted         cancelled
start                  same            same            same            same            same            same            same            same            →filling        →filling
agree                  stays           stays           ✗stage          stays           ✗stage          stays           ✗stage          stays           ✗stage          ✗stage
identify               stays           stays           ✗stage          stays           ✗stage          stays           ✗paid           stays           ✗stage          ✗stage
submit the same        asks            same            same            same            same            same            same            asks            ✗deleted        ✗stage
submit another         asks            asks            ✗stage          asks            ✗stage          asks            ✗paid           asks            ✗deleted        ✗stage
attach-photo           ✗incomplete     stays           ✗stage          stays           ✗stage          stays           ✗stage          stays           ✗stage          ✗stage
send                   ✗incomplete     →pending        same            →pending        same            same            ✗paid           asks            ✗deleted        ✗stage
withdraw               ✗stage          same            →submitted      ✗decided        ✗decided        ✗stage          ✗stage          ✗stage          ✗deleted        ✗stage
approve                ✗stage          ✗withdrawn      →approved       ✗decided        same            ✗stage          ✗stage          ✗stage          ✗deleted        ✗stage
return                 ✗stage          ✗withdrawn      →returned       same            ✗decided        ✗stage          ✗stage          ✗stage          ✗deleted        ✗stage
open-payment           ✗stage          ✗stage          ✗stage          ✗stage          stays           stays           ✗paid           ✗stage          ✗stage          ✗stage
confirm-facts          ✗stage          ✗stage          ✗stage          ✗stage          stays           stays           ✗paid           ✗stage          ✗stage          ✗stage
book-receipt           ✗not-in-charge  ✗stage          ✗stage          ✗stage          →paid           ✗not-in-charge  ✗paid           asks            ✗stage          ✗stage
cancel-receipt         ✗not-in-charge  ✗unknown-trade  ✗unknown-trade  ✗unknown-trade  ✗unknown-trade  ✗not-in-charge  ✗unknown-trade  ✗unknown-trade  ✗unknown-trade  ✗unknown-trade
cancel                 ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          →cancelled      ✗stage          ✗stage          same
retry-refund           ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage
record-refund          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage
close-payment          same            same            same            same            same            same            same            same            same            same
delete                 →deleted        →deleted        →deleted        →deleted        →deleted        →deleted        ✗paid           →deleted        same            ✗stage
time-passed            same            same            same            same            same            same            same            same            same            same
time-passed (60 days)  same            →lapsed         →lapsed         →lapsed         →lapsed         →lapsed         same            same            same            same
trade-answer: paid     back            back            back            back            →paid           →paid           back            asks            back            back
trade-answer: less     ✗amount         ✗amount         ✗amount         ✗amount         ✗amount         ✗amount         ✗amount         ✗amount         ✗amount         ✗amount
trade-answer: closed   stays           stays           stays           stays           stays           stays           stays           stays           stays           back
refund-answer          same            same            same            same            same            same            same            same            same            same
seat-answer: held      same            same            same            same            same            same            same            same            same            back
seat-answer: full      same            same            same            same            same            same            same            same            same            back
claims-released        same            same            same            same            same            same            same            same            stays           back
retention-over         stays           stays           stays           stays           stays           stays           stays           stays           stays           back
photos-deleted         stays           stays           stays           stays           stays           stays           stays           stays           stays           back
`

const ASKING = `
                       filling         submitted       returned        due             lapsed, changing  lapsed, sent again  lapsed, late money
start                  same            same            same            same            same              same                same
agree                  stays           stays           stays           stays           stays             stays               stays
identify               ✗busy           ✗busy           ✗busy           ✗busy           ✗busy             ✗busy               ✗busy
submit the same        ✗busy           same            same            same            ✗busy             ✗busy               ✗busy
submit another         ✗busy           ✗busy           ✗busy           ✗busy           ✗busy             ✗busy               ✗busy
attach-photo           ✗incomplete     stays           stays           stays           stays             stays               ✗busy
send                   ✗incomplete     ✗busy           ✗busy           same            ✗busy             ✗waiting            ✗busy
withdraw               ✗stage          same            ✗decided        ✗stage          ✗stage            ✗stage              ✗stage
approve                ✗stage          ✗withdrawn      ✗decided        ✗stage          ✗stage            ✗stage              ✗stage
return                 ✗stage          ✗withdrawn      same            ✗stage          ✗stage            ✗stage              ✗stage
open-payment           ✗stage          ✗stage          ✗stage          ✗busy           ✗stage            ✗stage              ✗stage
confirm-facts          ✗stage          ✗stage          ✗stage          stays           ✗stage            ✗stage              ✗stage
book-receipt           ✗not-in-charge  ✗stage          ✗stage          ✗not-in-charge  ✗busy             ✗busy               ✗busy
cancel-receipt         ✗not-in-charge  ✗unknown-trade  ✗unknown-trade  ✗not-in-charge  ✗unknown-trade    ✗unknown-trade      ✗unknown-trade
cancel                 ✗stage          ✗stage          ✗stage          ✗stage          ✗stage            ✗stage              ✗stage
retry-refund           ✗stage          ✗stage          ✗stage          ✗stage          ✗stage            ✗stage              ✗stage
record-refund          ✗stage          ✗stage          ✗stage          ✗stage          ✗stage            ✗stage              ✗stage
close-payment          same            same            same            same            same              same                same
delete                 →deleted        →deleted        →deleted        →deleted        →deleted          →deleted            →deleted
time-passed            same            same            same            same            same              same                same
time-passed (60 days)  same            →lapsed         →lapsed         →lapsed         same              same                same
trade-answer: paid     stays           stays           stays           stays           stays             stays               same
trade-answer: less     ✗amount         ✗amount         ✗amount         ✗amount         ✗amount           ✗amount             same
trade-answer: closed   stays           stays           stays           stays           stays             stays               stays
refund-answer          same            same            same            same            same              same                same
seat-answer: held      →submitted      stays           stays           stays           →submitted        →approved           →paid
seat-answer: full      ✗full           ✗full           ✗full           ✗full           ✗full             ✗full               back
claims-released        same            same            same            same            same              same                same
retention-over         stays           stays           stays           stays           stays             stays               stays
photos-deleted         stays           stays           stays           stays           stays             stays               stays
`

const PAYMENT_OPEN = `
                       approved        approved, closing  due             due, closing
start                  same            same               same            same
agree                  ✗stage          ✗stage             stays           stays
identify               ✗stage          ✗stage             ✗payment-open   ✗payment-open
submit the same        same            same               same            same
submit another         ✗stage          ✗stage             ✗payment-open   ✗payment-open
attach-photo           ✗stage          ✗stage             ✗payment-open   ✗payment-open
send                   same            same               same            same
withdraw               ✗decided        ✗decided           ✗stage          ✗stage
approve                same            same               ✗stage          ✗stage
return                 ✗decided        ✗decided           ✗stage          ✗stage
open-payment           same            ✗payment-open      same            ✗payment-open
confirm-facts          same            same               same            same
book-receipt           ✗payment-open   ✗payment-open      ✗not-in-charge  ✗not-in-charge
cancel-receipt         ✗unknown-trade  ✗unknown-trade     ✗not-in-charge  ✗not-in-charge
cancel                 ✗stage          ✗stage             ✗stage          ✗stage
retry-refund           ✗stage          ✗stage             ✗stage          ✗stage
record-refund          ✗stage          ✗stage             ✗stage          ✗stage
close-payment          stays           same               stays           same
delete                 ✗payment-open   ✗payment-open      ✗payment-open   ✗payment-open
time-passed            same            same               same            same
time-passed (60 days)  stays           same               stays           same
trade-answer: paid     →paid           →paid              →paid           →paid
trade-answer: less     ✗amount         ✗amount            ✗amount         ✗amount
trade-answer: closed   stays           stays              stays           stays
refund-answer          same            same               same            same
seat-answer: held      same            same               same            same
seat-answer: full      same            same               same            same
claims-released        same            same               same            same
retention-over         stays           stays              stays           stays
photos-deleted         same            same               same            same
`

test('every command at every stage has the outcome that the diagram shows', () => {
  const at = (file: Place['file'], terms = ZHENGZHOU): Place => ({ file: withAttempt(file), terms })
  const stages: Record<StageName, Place> = {
    filling: at(FILLING),
    submitted: at(READY),
    pending: at(PENDING),
    returned: at(RETURNED),
    approved: at(APPROVED),
    due: at(DUE, DENGFENG),
    paid: at(PAID),
    lapsed: at(LAPSED),
    deleted: at(DELETED),
    cancelled: at(CANCELLED),
  }
  expect(draw(stages)).toBe(DIAGRAM)
  expect(NONE_IS_MISSING).toEqual({})
})

test('while seats are asked for, only what gives them back goes on beside it', () => {
  const asking = (file: Place['file'], terms = ZHENGZHOU): Place => {
    const said =
      file === DUE ? appliedAll(file, ['submit'], { terms }) : appliedAll(file, ['change'], { terms })
    return { file: withAttempt(said), terms }
  }
  const late = withAttempt(LAPSED)
  const places = {
    filling: asking(FILLING),
    submitted: asking(READY),
    returned: asking(RETURNED),
    due: asking(DUE, DENGFENG),
    'lapsed, changing': asking(LAPSED),
    'lapsed, sent again': { file: withAttempt(appliedAll(LAPSED, ['send'])), terms: ZHENGZHOU },
    'lapsed, late money': { file: appliedAll(late, ['pays']), terms: ZHENGZHOU },
  }
  expect(draw(places)).toBe(ASKING)
})

test('while a payment is open, nothing changes before its answer', () => {
  const places = {
    approved: { file: PAYING, terms: ZHENGZHOU },
    'approved, closing': { file: appliedAll(PAYING, ['close-payment']), terms: ZHENGZHOU },
    due: { file: appliedAll(DUE, ['open'], { terms: DENGFENG }), terms: DENGFENG },
    'due, closing': {
      file: appliedAll(DUE, ['open', 'close-payment'], { terms: DENGFENG }),
      terms: DENGFENG,
    },
  }
  expect(draw(places)).toBe(PAYMENT_OPEN)
})
