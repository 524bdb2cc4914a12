import type { Words } from '../zh-CN.ts'

export const payment: Words['payment'] = {
  confirm: {
    title: 'Check, then pay',
    nothing: 'Nothing is charged on this page',
    name: 'Name',
    document: 'Document',
    centre: 'Test centre',
    subject: 'Subject',
    due: 'Amount due',
    after: 'After payment nothing can be changed, and no subject exchanged.',
    tick: 'My personal and registration details are right',
    missing: 'Tick that your details are right',
    payBy: 'Pay by',
    payByAfter: '',
  },
  way: {
    title: 'Choose a way to pay',
    nothing: 'Nothing is charged on this page either; only the payment platform charges',
    label: 'Way to pay',
    names: { alipay: 'Alipay', wechat: 'WeChat Pay', centre: 'Paid at the centre' },
    noFee: 'No fee',
    go: 'Go to payment',
    goes: 'This opens the payment platform. Wait until it brings you back; if it does not, simply open this site again.',
    missing: 'Choose a way to pay',
    none: 'No way to pay is available just now; nothing was charged. Come back later, or contact the centre',
  },
  order: {
    title: 'Order and payment',
    none: 'There is no order yet',
    noneText: 'Once you may pay, press “Pay” on your registration page.',
    go: 'Go to payment',
    goText: (platform) => `The button below opens ${platform}; you pay there.`,
    amount: 'Amount',
    number: 'Order number',
    gateway: 'Way to pay',
    opened: 'Ordered',
    expires: 'Pay by',
    state: 'State',
    paidAt: 'Paid',
    platformNo: 'Platform number',
    update: 'I have paid; update',
    again: 'Pay again',
    another: 'Pay in another way, or by another person',
    anotherText:
      'Another payer, another way to pay, phone instead of computer: this closes the order and opens a new one.',
    back: 'Registration',
    others: 'Earlier orders',
  },
  waiting: {
    band: 'Waiting for the payment',
    asOf: (time) => `as of ${time}`,
    title: (platform) => `We are asking ${platform}`,
    text: 'If you have paid, do not pay again. Usually there is a result within a minute. You may leave this page; the result comes by e-mail.',
    over: (platform) =>
      `The time to pay is over; we are asking ${platform} whether you have paid. If you have, it counts; your seats are not given away meanwhile.`,
    overButTime: (at) =>
      `The time of this order is over, but you have until ${at}. To pay, press “Pay in another way, or by another person”.`,
    stopped: 'This page does not update by itself any more; press “I have paid; update”.',
    notYet: 'Not paid yet, or it did not work?',
    seats: 'Seats',
    seatsText: 'are not given away meanwhile',
    notReceived: (time, platform) =>
      `Asked at ${time}: ${platform} has not received it; nothing was charged. If you have not paid, pay again; if you have, press “I have paid; update” in a minute`,
    noAnswer: (platform) =>
      `${platform} does not answer; we keep asking. Look again in a minute. Your seats are held, do not pay twice`,
    closing: (platform) =>
      `This order is being closed, so that you cannot pay twice; ${platform} has not answered yet. Press again in a minute. Money that was paid is not lost`,
    otherDevice: {
      computer:
        'This order was opened on a computer. To pay on a phone, use “Pay in another way, or by another person”.',
      phone:
        'This order was opened on a phone. To pay on a computer, use “Pay in another way, or by another person”.',
    },
    help: 'Paid, but still “Unpaid” here? Press “I have paid; update”. If nothing has changed after 10 minutes, give the centre the order number; your money is not lost.',
  },
  bookingCancelled: 'Cancelled',
  states: {
    open: 'Unpaid',
    unknown: 'Waiting for the payment',
    closed: 'Closed',
    paid: 'Paid',
    refunding: 'Refund in progress',
    'refund-refused': 'Refund did not go through',
    refunded: 'Refunded',
  },
  refusals: {
    amount: (amount) => `The amount is now ${amount}. Check and confirm again`,
    payBy: (at) =>
      `The time to pay ended at ${at}; nothing was charged. Once the seats are released you can submit again`,
    paid: 'Already paid; nothing more to pay.',
    unconfirmed: 'Tick that your details are right first, then pay',
    noAnswer: (platform) =>
      `${platform} does not answer just now; nothing was charged. Try again in a minute`,
    another: (at) =>
      `The time to pay ended at ${at}, so no other order can be opened. We are asking the platform about this one; if it was paid, it counts, and no money is lost`,
  },
}
